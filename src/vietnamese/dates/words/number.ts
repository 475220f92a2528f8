import type { Line } from './line.ts'
import { type Got, meaning, oneOf } from './matchers.ts'

const unit = meaning({ một: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 })
// After a ten: "lăm" and "nhăm" for five, after two tens and more "mốt" for one. "Mười năm" is ten years.
const ones = { hai: 2, ba: 3, bốn: 4, tư: 4, lăm: 5, nhăm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 }
const afterTen = meaning({ một: 1, ...ones })
const afterTens = meaning({ mốt: 1, ...ones })
const short = meaning({ mốt: 1, tư: 4, lăm: 5, nhăm: 5 })
const ten = oneOf('mười')
const tens = oneOf('mươi')
const twenty = oneOf('hăm')
const work = oneOf('việc')

/** A whole number in up to three digits or in words up to 99, at most `max`: `15`, `mười lăm`, `hai mốt`, `hăm lăm`. */
export function readNumber(line: Line, at: number, max = 999): Got<number> | undefined {
  const { tokens } = line
  const token = tokens[at]
  if (token?.number !== undefined)
    return token.end - token.start <= 3 && token.number <= max && !line.masked.has(at)
      ? { value: token.number, next: at + 1 }
      : undefined
  // In a text with diacritics "sau" is no "sáu".
  if (line.accented && token?.marked === false && !/^(?:hai|ba)$/.test(token.lower)) return undefined
  return readings(line, at).find(({ value }) => value <= max)
}

/** All readings of number words, the longest first: "mười ba" is thirteen, else ten. */
function readings({ tokens }: Line, at: number): Got<number>[] {
  const found: Got<number>[] = []
  const keep = (value: number | undefined, next: number) => {
    if (value !== undefined) found.unshift({ value, next })
  }
  const token = tokens[at]
  const after = tokens[at + 1]
  const first = unit(token)
  if (ten(token)) {
    keep(10, at + 1)
    const one = workFollows(tokens[at + 2], after?.folded) ? undefined : afterTen(after)
    if (one !== undefined) keep(10 + one, at + 2)
  } else if (twenty(token)) {
    const one = afterTens(after)
    if (one !== undefined) keep(20 + one, at + 2)
  } else if (first !== undefined) {
    keep(first, at + 1)
    if (first < 2) return found
    if (tens(after)) {
      keep(first * 10, at + 2)
      const one = afterTens(tokens[at + 2])
      if (one !== undefined) keep(first * 10 + one, at + 3)
    } else if (!workFollows(tokens[at + 2], after?.folded)) {
      const one = short(after)
      if (one !== undefined) keep(first * 10 + one, at + 2)
    }
  }
  return found
}

// "hai lam viec" is two at work, not twenty-five.
const workFollows = (next: Parameters<typeof work>[0], word: string | undefined): boolean =>
  word === 'lam' && work(next)
