import type { WorkingCalendar } from '../../../domain/days/working-calendar.ts'
import type { LocalDate } from '../../../domain/days/local-date.ts'
import { nfc } from '../../../domain/chat/tidy-text.ts'
import type { Clock } from '../calendar/hour.ts'
import type { Moment } from '../calendar/moment.ts'
import type { Node } from '../calendar/node.ts'
import { maskedTokens } from './masks.ts'
import type { Got } from './matchers.ts'
import { type Token, tokenize } from './token.ts'

export interface DateContext {
  today: LocalDate
  /** Of the office, for "5 ngày làm việc nữa": without it those are not certain. */
  calendar?: WorkingCalendar
  /** `HH:MM` on the office's clock, for "2 tiếng nữa", and for an hour that is over today. */
  time?: string
}

type Memory<T> = (T | undefined | null)[]

/** A text as the readers see it. */
export interface Line extends DateContext {
  text: string
  tokens: readonly Token[]
  /** Tokens of document numbers, telephone numbers and the like, where no date is looked for. */
  masked: ReadonlySet<number>
  /** What was read at a token already: readers look ahead at the same places again and again. */
  read: { nodes: Memory<Got<Node>>; clocks: Memory<Got<Clock>>; moments: Memory<Moment> }
  /** Typed with diacritics: then a word without them is meant without. */
  accented: boolean
  /** "Thứ nhất …, thứ hai …" count arguments. */
  enumerates: boolean
}

export function readLine(text: string, context: DateContext): Line {
  const clean = nfc(text)
  const tokens = tokenize(clean)
  const words = tokens.filter(token => token.word)
  const accented = words.filter(token => token.marked).length * 3 >= words.length && words.length > 0
  return {
    ...context,
    text: clean,
    tokens,
    masked: maskedTokens(clean, tokens),
    accented,
    enumerates: tokens.some(({ folded }, at) => folded === 'thu' && tokens[at + 1]?.folded === 'nhat'),
    read: { nodes: [], clocks: [], moments: [] },
  }
}

/** What `read` gives at a token, read once. */
export function once<T>(memory: Memory<T>, at: number, read: () => T | undefined): T | undefined {
  const known = memory[at]
  if (known !== undefined) return known ?? undefined
  const found = read()
  memory[at] = found ?? null
  return found
}
