import type { DayNode, Node } from '../calendar/node.ts'
import { resolve, type Resolved, type Tense } from '../calendar/resolve.ts'
import { isNoun } from '../nodes/fraction.ts'
import { readNode } from '../nodes/read.ts'
import type { Line } from '../words/line.ts'
import { type Got, oneOf } from '../words/matchers.ts'
import { readStep } from '../words/step.ts'
import { readBareDay, readConnection } from './list.ts'

const longest = 12
const week = oneOf('tuần')

/** Three or more in one breath: "ngày 1, 2 và 3 tháng 12", "thứ 2, 4, 6 tuần sau". */
export function readSeries(line: Line, first: Node, after: number, tense: () => Tense): Got<Resolved> | undefined {
  if (first.form === 'day' && first.month === undefined) return readDays(line, first, after, tense)
  if (first.form === 'weekday' && first.date === undefined) return readWeekdays(line, first, after, tense)
  return undefined
}

/** One span when no day between is left out. */
function readDays(line: Line, first: DayNode, after: number, tense: () => Tense): Got<Resolved> | undefined {
  const days = [first.day]
  for (let at = after; days.length < longest;) {
    const connection = readConnection(line, at)
    if (connection?.value !== 'and') return undefined
    const found = readNode(line, connection.next) ?? readBareDay(line, connection.next)
    if (found?.value.form !== 'day') return undefined
    days.push(found.value.day)
    at = found.next
    if (found.value.month === undefined) continue
    if (days.length < 3) return undefined
    const [from, to] = [{ ...found.value, day: first.day }, found.value].map(node => resolve(node, line.today, tense))
    if (!from || !to || to.span.to < from.span.from) return undefined
    const gaps = days.some((day, index) => day !== first.day + index)
    const doubt = gaps ? 'several' : (from.doubt ?? to.doubt)
    const span = { from: from.span.from, to: to.span.to }
    return { value: { span, kind: 'period', ...(doubt && { doubt }) }, next: at }
  }
  return undefined
}

/** Weekdays by number after the first; which of them is meant cannot be told, so never certain. */
function readWeekdays(line: Line, first: Node, after: number, tense: () => Tense): Got<Resolved> | undefined {
  let next = after
  for (let count = 0; count < longest; count++) {
    const connection = readConnection(line, next)
    const token = connection && line.tokens[connection.next]
    const follower = connection && line.tokens[connection.next + 1]
    if (!connection || connection.value === 'or' || !token || !/^[2-7]$/.test(token.lower)) break
    if (/^[/.:]$/.test(follower?.lower ?? '') || (isNoun(follower) && !week(follower))) break
    next = connection.next + 1
  }
  if (next === after) return undefined
  const step = week(line.tokens[next]) ? readStep(line, next + 1) : undefined
  return { value: { ...resolve(first, line.today, tense), doubt: 'several' }, next: step?.next ?? next }
}
