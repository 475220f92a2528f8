import { type Deadline, parseDeadline } from '../../src/vietnamese/dates.ts'
import { fold } from '../../src/vietnamese/normalise.ts'

const today = '2026-03-10'
export const read = (text: string, documentDate?: string): Deadline =>
  parseDeadline(text, documentDate === undefined ? { today } : { today, documentDate })
export const known = (date: string, assumedYear = false): Deadline => ({ kind: 'date', date, assumedYear })
export const unclear = (why: 'ambiguous' | 'unreadable' | 'no-such-day'): Deadline => ({ kind: 'unclear', why })

/** Every form must read the same with and without diacritics, in any case and Unicode form. */
export const spellings = (text: string): string[] => [
  text,
  text.normalize('NFD'),
  text.toUpperCase(),
  fold(text),
  `  ${text.replaceAll(' ', '\u00a0 ')}. `,
  `Hạn: ${text}`,
]
