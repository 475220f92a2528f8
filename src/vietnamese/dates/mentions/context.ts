import type { Tense } from '../calendar/tense.ts'
import type { Line } from '../words/line.ts'
import { meaning, oneOf } from '../words/matchers.ts'
import { purposeOf } from '../words/reported.ts'
import { asksHowFar } from '../words/step.ts'
import type { Reading } from './mention.ts'

export interface Bound {
  kind: 'by' | 'from' | 'after'
  /** Folded, as it stands. */
  word: string
}

const bounds = meaning<Bound['kind']>({
  trước: 'by',
  tr: 'by',
  đến: 'by',
  tới: 'by',
  hạn: 'by',
  nhất: 'by',
  quá: 'by',
  sang: 'by',
  sau: 'after',
  từ: 'from',
})
const between = oneOf('hết là vào mức cuối đến trong của :')

/** The limiting word before a date, back to token `last`: "trước", "đến hết", "chậm nhất là", "từ", "sau". */
export function boundBefore({ tokens }: Line, at: number, last: number): Bound | undefined {
  let place = at - 1
  while (place >= last && between(tokens[place]) && !bounds(tokens[place])) place--
  const kind = place >= last ? bounds(tokens[place]) : undefined
  // "kết quả tháng 11": no "quá".
  const result = tokens[place]?.folded === 'qua' && /^(?:ket|hieu)$/.test(tokens[place - 1]?.folded ?? '')
  return kind && !result ? { kind, word: tokens[place]?.folded ?? '' } : undefined
}

const pastWord = oneOf('hôm hồi bữa')
const done = oneOf('đã rồi vừa r')
const late = oneOf('chưa trễ đã rồi')
const stop = /^[.,;:!?\n]$/
const near = 8

/** Whether a day without its week or month is meant of the past: "hôm thứ hai"; perhaps, in "thứ hai em nộp rồi";
 * whether a period without its year is reported of or awaited. */
export function tenseOf(line: Line, at: number, last: number): Tense {
  const { tokens } = line
  if (pastWord(tokens[at - 1])) return 'past'
  if (boundBefore(line, at, last)?.kind === 'by')
    return around(line, at, place => late(tokens[place])) ? 'overdue' : 'due'
  const purpose = purposeOf(line, at)
  if (purpose === 'result') return 'result'
  if (around(line, at, place => asksHowFar(line, place))) return 'how-far'
  if (around(line, at, place => done(tokens[place]))) return 'maybe-past'
  return purpose ?? 'open'
}

/** Is there such a word near in the clause? */
function around({ tokens }: Line, at: number, is: (place: number) => boolean): boolean {
  for (const step of [-1, 1])
    for (let place = at + step; Math.abs(place - at) <= near; place += step) {
      const token = tokens[place]
      if (!token || stop.test(token.lower)) break
      if (is(place)) return true
    }
  return false
}

const every = oneOf('hằng hàng mỗi các')
const period = oneOf('tuần tháng quý năm ngày')

/** "mỗi thứ hai", "ngày 25 hằng tháng", "hằng tháng, trước ngày 25" */
export function recurs({ tokens }: Line, { start, next, node }: Reading, last: number): boolean {
  const dayLike = node?.form === 'weekday' || node?.form === 'day'
  if (!dayLike) return false
  // "1/9, 2/9 mỗi ngày 2 người" is a rate.
  if (every(tokens[next]) && period(tokens[next + 1])) return tokens[next + 2]?.number === undefined
  let place = start - 1
  while (
    place >= last &&
    (bounds(tokens[place]) || /^[,:]$/.test(tokens[place]?.lower ?? '') || tokens[place]?.folded === 'vao')
  )
    place--
  if (place < last) return false
  return every(tokens[place]) || (period(tokens[place]) && every(tokens[place - 1]))
}
