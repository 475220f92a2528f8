import { addDays, type LocalDate } from '../../../domain/days/local-date.ts'
import type { Resolved } from '../calendar/tense.ts'
import { weekOf } from '../calendar/span.ts'
import type { Line } from '../words/line.ts'
import { oneOf } from '../words/matchers.ts'
import type { Reading } from './mention.ts'

const moves = oneOf('dời chuyển đổi lùi hoãn dồn')
const target = oneOf('sang qua tới đến vào')

/**
 * A bare weekday behind one of a later week: "thứ 5 tuần tới dời sang thứ 6" moves within that week, "thứ 5 tuần tới họp,
 * thứ 6 nộp" may mean either.
 */
export function inNamedWeek<T extends Reading>(line: Line, sentence: readonly T[]): T[] {
  let named: LocalDate | undefined
  return sentence.map(reading => {
    const before = named
    named = laterDay(line, reading) ?? named
    const { node, resolved } = reading
    if (before === undefined || node?.form !== 'weekday' || node.date !== undefined || !resolved) return reading
    const date = addDays(weekOf(before).from, node.day - 1)
    const there: Resolved = { span: { from: date, to: date }, kind: 'day' }
    if (isMoved(line, reading.start) && date > before) return { ...reading, resolved: there }
    return { ...reading, resolved: { ...there, doubt: 'ambiguous' as const, alternatives: [resolved.span] } }
  })
}

function laterDay({ today }: Line, { node }: Reading): LocalDate | undefined {
  const date = node?.form === 'weekday' ? node.date : undefined
  return date !== undefined && date > weekOf(today).to ? date : undefined
}

const isMoved = ({ tokens }: Line, at: number): boolean =>
  target(tokens[at - 1]) && [2, 3, 4, 5].some(back => moves(tokens[at - back]))
