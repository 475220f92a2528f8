import { yearOf } from '../calendar/span.ts'
import type { Line } from './line.ts'
import { type Got, meaning, oneOf, phrases } from './matchers.ts'
import { readNumber } from './number.ts'
import { asksHowFar, limitsNext } from './step.ts'

const yearWord = oneOf('năm')
const coming = oneOf('sang qua')
const of = oneOf('của ,')
const steps = meaning({ nay: 0, này: 0, ni: 0, ngoái: -1, trước: -1, rồi: -1, qua: -1, sau: 1, tới: 1 })

const zeros = ['', ' không trăm', ' linh', ' lẻ', ' không trăm linh', ' không trăm lẻ']
const spoken = ['hai nghìn', 'hai ngàn'].flatMap(thousand => zeros.map(zero => thousand + zero))
const centuries = phrases(Object.fromEntries([...spoken, 'hai không', 'hai lẻ'].map(words => [words, true as const])))

/** A year in four digits, 1900–2199. */
export function fourDigits({ tokens, masked }: Line, at: number): number | undefined {
  const token = tokens[at]
  return token && !masked.has(at) && /^(?:19|2[01])\d\d$/.test(token.lower) ? token.number : undefined
}

/** "năm 2026", "năm nay", "của năm ngoái", "sang năm" … */
export function readNamedYear(line: Line, at: number): Got<number> | undefined {
  const { tokens } = line
  const start = of(tokens[at]) ? at + 1 : at
  if (coming(tokens[start])) return comingYear(line, start + 1)
  if (!yearWord(tokens[start])) return undefined
  const written = fourDigits(line, start + 1)
  if (written !== undefined) return { value: written, next: start + 2 }
  const inWords = spokenYear(line, start + 1)
  if (inWords) return inWords
  const step = limitsNext(line, start + 1) || asksHowFar(line, start + 1) ? undefined : steps(tokens[start + 1])
  return step === undefined ? undefined : { value: yearOf(line.today) + step, next: start + 2 }
}

/** "hai nghìn không trăm hai mươi bảy", "hai ngàn hai bảy", "hai không hai bảy": a year of this century. */
function spokenYear(line: Line, at: number): Got<number> | undefined {
  const century = centuries(line, at)
  const rest = century && readNumber(line, century.next, 99)
  return rest && { value: 2000 + rest.value, next: rest.next }
}

/** "quý I sang năm", but not "từ quý I sang năm sau" nor "sang năm mới". */
function comingYear(line: Line, at: number): Got<number> | undefined {
  const after = line.tokens[at + 1]
  const other = steps(after) !== undefined || after?.number !== undefined || after?.folded === 'moi'
  return yearWord(line.tokens[at]) && !other ? { value: yearOf(line.today) + 1, next: at + 1 } : undefined
}

/** What follows a month or a quarter: "/2026", "-2026", ", 2026", " 2026" or a named year. */
export function readYearAfter(line: Line, at: number): Got<number> | undefined {
  const { tokens } = line
  const named = readNamedYear(line, at)
  if (named) return named
  const start = /^[/.,-]$/.test(tokens[at]?.folded ?? '') ? at + 1 : at
  const year = fourDigits(line, start)
  // "tháng 6/2026-2027" and "tháng 6/2026/3" are something else.
  if (year === undefined || (tokens[start + 1]?.lower === '/' && tokens[start + 1]?.spaced === false)) return undefined
  return { value: year, next: start + 1 }
}
