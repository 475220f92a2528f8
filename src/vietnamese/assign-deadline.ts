import { nfc } from '../domain/chat/tidy-text.ts'
import { dateOf, type LocalDate } from '../domain/days/local-date.ts'
import { findDates, type DateContext, type DateMention } from './dates.ts'
import { fold } from './normalise.ts'

export interface Due {
  due: LocalDate
  /** `HH:MM` */
  dueTime: string | null
}

/** `unclear`: it may be one of these days */
export type SaidDeadline =
  | ({ kind: 'day' } & Due)
  | { kind: 'none' }
  | { kind: 'unclear'; days: readonly Due[] }
  | { kind: 'no-such-day' | 'recurring' | 'unreadable' }

const none =
  /^(?:(?:khong|ko|chua)(?: (?:co|xac dinh|quy dinh|gioi han))?(?: (?:thoi han|han))?|vo thoi han|(?:khong|ko) can(?: (?:han|thoi han))?)$/
/** What introduces a deadline, or limits it: "hạn chót: hoàn thành chậm nhất trước …". */
const introducing =
  /^(?:(?:thoi|han|xu ly|hoan thanh|hoan tat|chot|cuoi|cung|truoc|den|toi|het|ngay|gio|cham|muon|tre|nhat|sau|tu|la|vao|trong|luc|khong|qua|hon|nop|bao cao|trinh|xong|phai|can|deadline|vong|nhe|a|di)(?:\s|$)|[:;,.()–-]|\s)*$/
const canonical = /^((\d{4})-(\d\d)-(\d\d))(?: (\d\d:\d\d))?$/
const hour = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** As the draft keeps it; `readDeadline` reads it again. */
export const deadlineText = ({ due, dueTime }: Due): string => (dueTime === null ? due : `${due} ${dueTime}`)

/** What `deadlineText` wrote. */
export const dueOf = (kept: string): Due | undefined => {
  const [due = '', dueTime] = kept.split(' ')
  return due === '' ? undefined : { due, dueTime: dueTime ?? null }
}

/** One deadline and nothing else: "22/12", "trước 15h00 thứ Sáu", "5 ngày làm việc", "hết tháng 12", "không thời hạn". */
export function readDeadline(raw: string, context: DateContext): SaidDeadline {
  const text = nfc(raw)
  const [, kept, year, month, day, time] = canonical.exec(text) ?? []
  if (kept !== undefined) {
    // A person may type it as well.
    const isThere = dateOf(Number(year), Number(month), Number(day)) !== undefined
    if (!isThere) return { kind: 'no-such-day' }
    return time === undefined || hour.test(time)
      ? { kind: 'day', due: kept, dueTime: time ?? null }
      : { kind: 'unreadable' }
  }
  const folded = fold(text).replace(/[.!]+$/, '')
  if (none.test(folded)) return { kind: 'none' }
  if (/^(?:hang|moi|dinh ky|thuong xuyen)\b/.test(folded)) return { kind: 'recurring' }
  const [mention, another] = findDates(text, context)
  if (!mention || another) return { kind: 'unreadable' }
  return introducing.test(fold(without(text, mention))) ? deadlineOf(mention) : { kind: 'unreadable' }
}

/** What a date that was found somewhere means as a deadline. */
export function deadlineOf({ to, time, certain, why, alternatives = [] }: DateMention): SaidDeadline {
  const dueTime = time ?? null
  if (certain || why === 'year' || (why === 'time' && alternatives.length === 0))
    return { kind: 'day', due: to, dueTime }
  if (why === 'no-such-day' || why === 'recurring') return { kind: why }
  const days = [...new Set([to, ...alternatives.map(other => other.to)])]
  return { kind: 'unclear', days: days.map(due => ({ due, dueTime })) }
}

/** The text without the words of the date, and without its hour where that stands apart. */
function without(text: string, { start, end, hour }: DateMention): string {
  const spans = [{ start, end }, ...(hour ? [hour] : [])].toSorted((a, b) => b.start - a.start)
  return spans.reduce((left, span) => `${left.slice(0, span.start)} ${left.slice(span.end)}`, text)
}
