import type { DayNode } from '../calendar/node.ts'
import type { Line } from '../words/line.ts'
import type { Got } from '../words/matchers.ts'
import { fourDigits, readNamedYear } from '../words/year.ts'

/** Day and month in digits: `25/11`, `25-11-2026`, `25.11.26`, `2026-11-25`, `25/11 năm 2026`; the day always first. */
export function readWrittenDay(line: Line, at: number): Got<DayNode> | undefined {
  return readYearFirst(line, at) ?? readDayFirst(line, at)
}

const digits = ({ tokens, masked }: Line, at: number, most: number): number | undefined => {
  const token = tokens[at]
  return token && !masked.has(at) && token.end - token.start <= most ? token.number : undefined
}
const mark = ({ tokens }: Line, at: number): string =>
  /^[/.-]$/.test(tokens[at]?.folded ?? '') ? (tokens[at]?.folded ?? '') : ''
const glued = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.spaced === false && tokens[at + 1]?.spaced === false

function readYearFirst(line: Line, at: number): Got<DayNode> | undefined {
  const year = fourDigits(line, at)
  const [month, day] = [digits(line, at + 2, 2), digits(line, at + 4, 2)]
  const same = mark(line, at + 1) !== '' && mark(line, at + 1) === mark(line, at + 3)
  if (year === undefined || month === undefined || day === undefined || !same) return undefined
  // "2026-06-30T17:00": the letter goes with the date.
  const next = line.tokens[at + 5]?.lower === 't' ? at + 6 : at + 5
  return { value: { form: 'day', day, month, year, lunar: false, sure: true }, next }
}

function readDayFirst(line: Line, at: number): Got<DayNode> | undefined {
  const [day, month, between] = [digits(line, at, 2), digits(line, at + 2, 2), mark(line, at + 1)]
  if (day === undefined || month === undefined || between === '') return undefined
  const node: DayNode = { form: 'day', day, month, lunar: false, sure: false }
  return readYear(line, node, between, at) ?? withoutYear(line, node, between, at)
}

function readYear(line: Line, node: DayNode, between: string, at: number): Got<DayNode> | undefined {
  const second = mark(line, at + 3)
  const year = second === '' ? undefined : fourDigits(line, at + 4)
  if (year !== undefined && (second === between || glued(line, at + 3))) {
    // "30/6-2026" may be a range that lost something.
    const doubt = second === between ? {} : { doubt: 'ambiguous' as const }
    return { value: { ...node, year, sure: true, ...doubt }, next: at + 5 }
  }
  const short = second === between && glued(line, at + 3) ? digits(line, at + 4, 2) : undefined
  if (short !== undefined && mark(line, at + 5) !== between) return ofShortYear(line, node, short, at + 4)
  const named = readNamedYear(line, at + 3) ?? bareYear(line, at + 3)
  return named && { value: { ...node, year: named.value, sure: true }, next: named.next }
}

/** "5/8/95" is of 1995, "26/3/08" of 2008; a year of one digit may be anything. */
function ofShortYear({ tokens }: Line, node: DayNode, short: number, at: number): Got<DayNode> {
  const token = tokens[at]
  const year = short < 50 ? 2000 + short : 1900 + short
  const sure = token !== undefined && token.end - token.start === 2
  const old = short < 50 ? {} : { old: true as const }
  return { value: { ...node, ...old, year, sure, ...(!sure && { doubt: 'ambiguous' as const }) }, next: at + 1 }
}

/** "25/11 2026", "25/11, 2026" */
function bareYear(line: Line, at: number): Got<number> | undefined {
  const start = line.tokens[at]?.lower === ',' ? at + 1 : at
  const year = line.tokens[start]?.spaced ? fourDigits(line, start) : undefined
  return year === undefined ? undefined : { value: year, next: start + 1 }
}

function withoutYear(line: Line, node: DayNode, between: string, at: number): Got<DayNode> | undefined {
  const tight = glued(line, at + 1)
  // "1 - 15/12" and "1-15/12" begin a range; "12/2/…" is no date at all.
  if (between !== '/' && !tight) return undefined
  const more = mark(line, at + 3)
  if (more !== '' && glued(line, at + 3) && digits(line, at + 4, 4) !== undefined && (more !== '-' || between !== '/'))
    return undefined
  return { value: node, next: at + 3 }
}
