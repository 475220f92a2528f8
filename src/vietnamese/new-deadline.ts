import { nfc } from '../domain/chat/tidy-text.ts'
import { addDays, type LocalDate } from '../domain/days/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../domain/days/working-calendar.ts'
import { addMonths, findDates } from './dates.ts'
import { fold } from './normalise.ts'

export interface DeadlineContext {
  /** the deadline that stands */
  due: LocalDate
  today: LocalDate
  calendar: WorkingCalendar
}

/** `unsure`: one of these days may be meant · `no-such-day`: the calendar has none like this, in their words · `none`: no day is named */
type SaidDay =
  { kind: 'day'; day: LocalDate } | { kind: 'unsure'; days: LocalDate[] } | { kind: 'no-such-day'; words: string }
export type SaidDeadline = { reason: string } & (SaidDay | { kind: 'none' })

/** "xin lùi hạn đến ngày": what stands before a day, and says nothing more. */
const leadsTo =
  /^[\s,]*(?:(?:xin|cho|em|de nghi|gia han|gia|han|lui|doi|chuyen|keo dai|thoi han|moi|lai|la|thanh|sang|den|toi|vao|het|truoc|them|cong|ngay|han)[\s,:]+)*$/
const added =
  /^((?:(?:xin|cho|em|de nghi|gia han|lui|doi|keo dai|thoi han|han|lai|them|cong)\s+)*)(\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s+(ngay lam viec|ngay|hom|bua|tuan|thang)(\s+nua)?(?![\p{L}\d])/u
const spoken = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
/** "chờ thẩm định, xin lùi đến 15/12" */
const asksBehind =
  /[,.;]?\s*(?:(?:nen|xin|de nghi|cho|em)\s+)*(?:gia han|lui|doi|xin)(?:\s+(?:han|thoi han|lai|them))*(?:\s+(?:den|toi|sang))?(?:\s+ngay)?\s*$/
const before =
  /^[\s,.;:–-]*(?:(?:với|voi)\s+)?(?:(?:lý do|ly do)(?:\s+(?:là|la)(?=\s))?|(?:vì|vi|do|bởi vì|boi vi|tại|tai)(?=\s))?[\s,:;–-]*/iu

/** What reason words give, without "vì", "do", "lý do:" before it. */
const withoutBecause = (words: string): string => words.replace(before, '').trim()

/**
 * Until when a deadline is to be moved, and why: "20/12 chờ số liệu", "thêm 5 ngày làm việc vì …", "lùi 1 tuần". What is
 * added counts from the deadline, or from today where that is over.
 */
export function readNewDeadline(said: string, { due, today, calendar }: DeadlineContext): SaidDeadline {
  const words = nfc(said).trim()
  const more = added.exec(fold(words))
  const [whole = '', request = '', count = '', unit = '', fromNow] = more ?? []
  // "5 ngày nữa" is said of today, "thêm 5 ngày nữa" of the deadline.
  if (more && (fromNow === undefined || /them|lui|keo dai/.test(request))) {
    const amount = /\d/.test(count) ? Number(count) : spoken.indexOf(count)
    const from = due > today ? due : today
    const day = later(from, amount, unit, calendar)
    const behind = readDay(words.slice(whole.length), { due, today, calendar })
    // "thêm 3 ngày, đến 30/11": the one or the other.
    const other = behind.kind === 'day' && behind.day !== day ? behind.day : undefined
    if (other !== undefined) return { kind: 'unsure', days: [day, other], reason: behind.reason }
    return { kind: 'day', day, reason: behind.reason }
  }
  return readDay(words, { due, today, calendar })
}

/** "đến 20/12 chờ số liệu" */
function readDay(words: string, { due, today, calendar }: DeadlineContext): SaidDeadline {
  const folded = fold(words)
  const mentions = findDates(words, { today, calendar })
  const first = mentions[0]
  const last = mentions.at(-1)
  if (first && leadsTo.test(folded.slice(0, first.start)))
    return { ...dayOf(first, { due, today }), reason: withoutBecause(words.slice(first.end)) }
  const asked = last && /^[\s.!ạa]*$/iu.test(words.slice(last.end)) && asksBehind.exec(folded.slice(0, last.start))
  if (last && asked) return { ...dayOf(last, { due, today }), reason: withoutBecause(words.slice(0, asked.index)) }
  return { kind: 'none', reason: withoutBecause(words) }
}

function later(from: LocalDate, amount: number, unit: string, calendar: WorkingCalendar): LocalDate {
  switch (unit) {
    case 'ngay lam viec':
      return addWorkingDays(calendar, from, amount)
    case 'tuan':
      return addDays(from, 7 * amount)
    case 'thang':
      return addMonths(from, amount)
    default:
      return addDays(from, amount)
  }
}

function dayOf(
  { text, to, certain, why, alternatives = [] }: ReturnType<typeof findDates>[number],
  { due, today }: Pick<DeadlineContext, 'due' | 'today'>,
): SaidDay {
  if (why === 'no-such-day') return { kind: 'no-such-day', words: text }
  if (certain) return { kind: 'day', day: to }
  // Of two readings only one may lie where a new deadline can.
  const days = [...new Set([to, ...alternatives.map(other => other.to)])].filter(day => day > due && day >= today)
  const [only, another] = days
  return only !== undefined && another === undefined ? { kind: 'day', day: only } : { kind: 'unsure', days }
}
