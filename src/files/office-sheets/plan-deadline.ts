import type { LocalDate } from '../../domain/days/local-date.ts'
import { parseDeadline, type Deadline } from '../../vietnamese/dates.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { shortDate } from '../../vietnamese/phrases.ts'
import { beginsLikeUnit } from '../../vietnamese/unit-words.ts'
import { progressIn } from './progress-words.ts'

/** `words`: no day is meant ("Theo tiến độ của Bộ"); the task keeps the words as they stand. */
export type PlanDeadline = Deadline | { kind: 'words' }

export interface ReadDeadline {
  deadline: PlanDeadline
  /** how it was understood, where a person should see that: it follows `Thời hạn “…”` */
  understood?: string
}

export interface DeadlineContext {
  today: LocalDate
  documentDate?: LocalDate
}

/** A deadline as plans have it: besides what is one date, spans, words that name no day, and short forms. */
export function parsePlanDeadline(text: string, context: DeadlineContext): ReadDeadline {
  const direct = parseDeadline(text, context)
  if (direct.kind !== 'unclear') return { deadline: direct }
  if (/^(?:nhiem vu|cong viec|viec|thuc hien|duoc thuc hien) thuong xuyen(?:,? lien tuc)?$/.test(fold(text)))
    return { deadline: { kind: 'standing' } }
  const short = parseDeadline(quarterWritten(text), context)
  if (short.kind !== 'unclear') return { deadline: short }
  const aside = /^(.*\d\S*)\s*\(([^()\d]+)\)$/s.exec(text)
  if (aside) {
    const bare = parsePlanDeadline(aside[1] ?? '', context)
    if (bare.deadline.kind === 'date')
      return { ...bare, understood: `có ghi thêm “${aside[2] ?? ''}”; ${lastDay(bare.deadline.date)}` }
  }
  const span = readSpan(quarterWritten(text), context)
  if (span) return { deadline: span, understood: `là một khoảng thời gian; ${lastDay(span.date)}` }
  return namesNoDay(text)
    ? { deadline: { kind: 'words' }, understood: 'không nêu ngày; được ghi nguyên văn và không nhắc hạn' }
    : { deadline: direct }
}

const lastDay = (date: LocalDate): string => `lấy hạn là ${shortDate(date)}`

/** "QIV/2026", "Q.4-2026" */
const quarterWritten = (text: string): string =>
  text.replace(
    /(?<!\p{L})q(?:uý)?\.?\s*(iv|i{1,3}|[1-4])(?=\s*[-–/,.]|\s|$)/giu,
    (_, quarter: string) => `Quý ${quarter.toUpperCase()}`,
  )

const units = '(?:tháng|quý|năm|ngày)'
const number = String.raw`\d{1,4}|[ivx]{1,4}`
/** a part of a span: perhaps a unit, numbers with slashes, dots or words between */
const part = String.raw`(?:${units}\s*)?(?:${number})(?:\s*(?:[/.]|tháng|năm|quý)\s*\d{1,4}){0,2}`
const spanForm = new RegExp(
  String.raw`^(?:thời gian\s*:?\s*)?(?:trong\s+)?(?:giai đoạn\s+)?(?:từ\s+)?(${part})\s*(-|–|—|đến hết|đến|tới|,|và)\s*(${part})$`,
  'iu',
)

/** "05–07/09/2026", "Quý III - IV/2026", "Từ tháng 3 đến tháng 12/2026", "2025 - 2026": its last day. */
function readSpan(text: string, context: DeadlineContext): Extract<Deadline, { kind: 'date' }> | undefined {
  const [, from = '', sign = '', to = ''] = spanForm.exec(text.normalize('NFC').trim()) ?? []
  if (!to) return undefined
  const [unit] = new RegExp(`^${units}`, 'iu').exec(from) ?? []
  const ownUnit = new RegExp(`^${units}`, 'iu').test(to)
  const bareYears = /^\d{4}$/.test(from) && /^\d{4}$/.test(to)
  const wholeDay = /^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(to)
  // "05-07/2026" without a word may be a day of July, or May to July.
  if (!unit && !ownUnit && !bareYears && !wholeDay) return undefined
  const end = parseDeadline(unit && !ownUnit ? `${unit} ${to}` : to, context)
  if (end.kind !== 'date') return undefined
  const begins = (year: string) => parseDeadline(startOf(from, to, unit, year), context)
  const year = end.date.slice(0, 4)
  const start = [begins(year), begins(String(Number(year) - 1))].find(
    read => read.kind === 'date' && (read.date < end.date || (read.date === end.date && bareYears)),
  )
  if (start?.kind !== 'date') return undefined
  // "30/6 và 15/12/2026" are two days; of months and quarters only neighbours make one time.
  const list = sign === ',' || sign.toLowerCase() === 'và'
  if (list && (/ngày/iu.test(unit ?? '') || wholeDay || !areNeighbours(start.date, end.date))) return undefined
  return end
}

const areNeighbours = (start: LocalDate, end: LocalDate): boolean =>
  (Date.parse(end) - Date.parse(start)) / 86_400_000 <= 93

/** The beginning of a span with what it leaves to its end: "05" of "05–07/09/2026" is 05/09/2026. */
function startOf(from: string, to: string, unit: string | undefined, year: string): string {
  if (/\d{4}$/.test(from)) return from
  const tail = /^\d{1,2}([/.]\d{1,2}[/.])\d{4}$/.exec(to.replace(new RegExp(`^${units}\\s*`, 'iu'), ''))
  if (tail && /^(?:ngày\s*)?\d{1,2}$/iu.test(from)) return `${from}${tail[1] ?? ''}${year}`
  return `${from}${unit || /^\d+[/.]\d+$/.test(from) ? `/${year}` : ''}`
}

/** Words only, and none of them of a day: "Theo tiến độ của Bộ", "Khi có yêu cầu". */
const namesNoDay = (text: string): boolean =>
  !/\d/.test(text) &&
  text.trim().split(/\s+/).length >= 2 &&
  !progressIn(text) &&
  !beginsLikeUnit(text) &&
  !/\b(?:thang|quy|tuan|nam|ngay|dau|giua|cuoi|mai|thu)\b(?! (?:sau khi|khi|dinh|che|hoach))/.test(fold(text))
