import type { DayNode, Node } from '../calendar/node.ts'
import { isNamed, isNoun } from '../nodes/fraction.ts'
import { readNextOfList } from '../nodes/months.ts'
import type { Line } from '../words/line.ts'
import { type Got, phrases } from '../words/matchers.ts'
import { readNumber } from '../words/number.ts'
import { fourDigits } from '../words/year.ts'

export type Connection = 'to' | 'or' | 'and'

export const readConnection = phrases<Connection>({
  đến: 'to',
  'cho đến': 'to',
  'cho tới': 'to',
  tới: 'to',
  '-': 'to',
  '- đến': 'to',
  '~': 'to',
  '→': 'to',
  '- >': 'to',
  '= >': 'to',
  hoặc: 'or',
  'hoặc là': 'or',
  hay: 'or',
  'hay là': 'or',
  ',': 'and',
  và: 'and',
  '&': 'and',
})
/** The bare day that begins "25-27/11", "1 đến 15/12", "25, 26/12"; its month comes with the other. */
export function readBareDay(line: Line, at: number): Got<DayNode> | undefined {
  const token = line.tokens[at]
  if (token?.number === undefined || !readConnection(line, at + 1)) return undefined
  // Nor the month of "20/12 -> 25/12".
  if ((isNamed(line, at) && fourDigits(line, at + 6) === undefined) || isPartOf(line, at)) return undefined
  const day = readNumber(line, at, 31)
  return day && { value: { form: 'day', day: day.value, lunar: false, sure: false }, next: day.next }
}

const isPartOf = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.spaced === false && /^[/.]$/.test(tokens[at - 1]?.lower ?? '')

/** What goes on after a connection with a number alone: the "II" of "quý I, II", the "9" of "tháng 6-9". */
export function readContinued(line: Line, at: number, first: Node, connection: Connection): Got<Node> | undefined {
  if (first.form === 'months' && first.part === undefined) {
    const next = readNextOfList(line, at, first)
    const after = next && line.tokens[next.next]
    // "tháng 10, 5 việc": only a later month can belong to it.
    const fits = next && (next.value.first > first.last || first.year !== undefined || next.value.year !== undefined)
    return fits && !isNoun(after) && after?.lower !== '/' ? next : undefined
  }
  if (first.form === 'day' && connection !== 'and') {
    const token = line.tokens[at]
    const day = token?.number === undefined ? undefined : readNumber(line, at, 31)
    if (!day || isNoun(line.tokens[day.next]) || /^[/.:]$/.test(line.tokens[day.next]?.lower ?? '')) return undefined
    const later =
      first.month === undefined ? day.value > first.day : connection === 'to' && line.tokens[at - 1]?.folded !== '-'
    return later ? { value: { form: 'day', day: day.value, lunar: false, sure: false }, next: day.next } : undefined
  }
  return undefined
}
