import type { LocalDate } from '../../../domain/days/local-date.ts'
import { type Span, yearOf } from '../calendar/span.ts'
import { months } from '../nodes/months.ts'
import { bareCell, leadIn, withoutTime } from './lead-in.ts'
import { readRecurrence } from './recurrence.ts'
import { ofMonths, readShape, type Shape } from './shape.ts'

export type Deadline =
  | { kind: 'date'; date: LocalDate; assumedYear: boolean }
  | { kind: 'none' }
  | { kind: 'standing' }
  | { kind: 'recurring'; rule: string }
  | { kind: 'unclear'; why: 'ambiguous' | 'unreadable' | 'no-such-day' }

export interface DeadlineContext {
  today: LocalDate
  /** Of the document that assigns the task: a deadline without a year is the first such day on or after it. */
  documentDate?: LocalDate
}

const nothing = /^[-/._…]*$|^n\/a$|^(?:khong|ko)(?: co| xac dinh| quy dinh| ghi)?(?: thoi)?(?: han)?$/
const standing = /^(?:thuong xuyen|lien tuc|thuong xuyen,? (?:va )?lien tuc|quanh nam)(?:,? (?:trong|ca|suot) nam)?$/
const aboutTime =
  /\d ?[/.-] ?\d|\b(?:thang|tuan|ngay|dinh ky)\b|\bquy ?(?:[1-4]|i|v)|\bnam \d|\b(?:quy|nam) (?:nay|sau|toi|truoc|ngoai)\b|\b(?:dau|giua|cuoi|trong) nam\b/
// What an empty date becomes in databases and in Excel; real deadlines do not lie there.
const emptyDates = ['1970-01-01', '1900-01-01']

const unclear = (why: 'ambiguous' | 'unreadable' | 'no-such-day'): Deadline => ({ kind: 'unclear', why })

/**
 * A deadline as office spreadsheets hold it. A period means its last day; "trước ngày 25/11" means the 25th, as
 * trackers enter it. Whatever is not understood to the last word is `unclear`, never a guess.
 */
export function parseDeadline(text: string, context: DeadlineContext): Deadline {
  const cell = bareCell(text)
  const { bounds, rest } = leadIn(cell)
  if (nothing.test(cell) || nothing.test(rest)) return { kind: 'none' }
  if (standing.test(rest)) return { kind: 'standing' }
  const recurrence = readRecurrence(rest)
  if (recurrence === 'unclear') return unclear('ambiguous')
  if (recurrence) return { kind: 'recurring', rule: recurrence.rule }

  const shape = readCell(rest) ?? readThisYear(rest, bounds)
  if (!shape) return unclear(aboutTime.test(cell) ? 'ambiguous' : 'unreadable')
  // "Trước tháng 6" is the end of May to some and the end of June to others.
  if (shape.kind === 'period' && bounds.includes('truoc')) return unclear('ambiguous')
  const date = place(shape, context)?.to
  if (!date) return unclear('no-such-day')
  return emptyDates.includes(date) ? { kind: 'none' } : { kind: 'date', date, assumedYear: shape.year === undefined }
}

/** A day may bear its hour, a period none. */
function readCell(rest: string): Shape | undefined {
  const bare = withoutTime(rest)
  const shape = readShape(bare)
  return shape?.kind === 'period' && bare !== rest ? undefined : shape
}

/** "cuối năm", "trong năm" */
const readThisYear = (rest: string, bounds: string[]): Shape | undefined =>
  rest === 'nam' && bounds.some(word => ['cuoi', 'trong', 'het'].includes(word)) ? ofMonths(months(1, 12)) : undefined

function place(shape: Shape, { today, documentDate }: DeadlineContext): Span | undefined {
  if (shape.year !== undefined) return shape.in(shape.year)
  if (documentDate === undefined) return shape.in(yearOf(today))
  const year = yearOf(documentDate)
  return [shape.in(year), shape.in(year + 1)].find(span => span && span.to >= documentDate)
}
