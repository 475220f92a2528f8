import { type LocalDate, weekday } from '../domain/days/local-date.ts'

const dayNames = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** `thứ Hai` … `Chủ nhật` */
export const dayName = (date: LocalDate): string => dayNames[weekday(date) - 1] ?? ''

/** `04/12/2026` */
export const shortDate = (date: LocalDate): string => `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

/** `thứ Sáu 04/12/2026`: wherever something must be done on that day. */
export const fullDate = (date: LocalDate): string => `${dayName(date)} ${shortDate(date)}`

/** A deadline: `thứ Sáu 04/12/2026`, with its hour `15:00 thứ Sáu 04/12/2026`. */
export const fullDeadline = (due: LocalDate, dueTime: string | null): string =>
  dueTime === null ? fullDate(due) : `${dueTime} ${fullDate(due)}`

/** `08:05 ngày 04/12/2026`; `time` is `HH:MM`. */
export const moment = (date: LocalDate, time: string): string => `${time} ngày ${shortDate(date)}`

/** `a, b và c`; `a; b và c; d` where a name itself has an "và" or a comma: "Phòng Kinh tế, Hạ tầng và Đô thị". */
export function joinList(items: readonly string[]): string {
  const named = items.filter(item => item !== '')
  if (named.length > 1 && named.some(item => /[,;]|\svà\s/u.test(item))) return named.join('; ')
  return [named.slice(0, -1).join(', '), ...named.slice(-1)].filter(Boolean).join(' và ')
}

/** First letter upper case, the rest as it is: names keep theirs. */
export const sentenceCase = (text: string): string => text.replace(/^\P{L}*\p{Ll}/u, start => start.toUpperCase())

/** Closed with a full stop, where the text does not end a sentence itself. */
export const asSentence = (text: string): string => (/[.…!?]$/u.test(text) ? text : `${text}.`)

/** At most `max` characters (≥ 1), cut after a whole word and closed with `…`. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  const letters = Array.from(text)
  if (letters.length <= max) return text
  const head = letters.slice(0, max - 1).join('')
  const atWord = /\s/.test(letters[max - 1] ?? '') ? head : head.replace(/\s+\S*$/, '')
  return `${(atWord.trim() || head).replace(/[\s,;:.–-]+$/, '')}…`
}

/** The words, and whom people may turn to, where the office has said so. */
export const withContact = (words: string, contact: string | undefined): string =>
  contact === undefined ? words : `${words} Cần người hỗ trợ: ${contact.replace(/[.\s]+$/, '')}.`
