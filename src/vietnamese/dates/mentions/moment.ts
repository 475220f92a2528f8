import type { Moment } from '../calendar/moment.ts'
import { readNode } from '../nodes/read.ts'
import { readDayOfPart } from '../nodes/relative-day.ts'
import { readClock } from '../words/clock.ts'
import { isVerbToo, readPart } from '../words/day-part.ts'
import { type Line, once } from '../words/line.ts'
import { oneOf } from '../words/matchers.ts'
import { mayBegin } from '../words/starters.ts'
import { merge } from './merge.ts'

const joint = oneOf(', ( - lúc vào hồi là tầm khoảng đúng @ của nhằm tức')
const clockJoint = oneOf('trước sau từ')
const moves = oneOf('dời chuyển đổi lùi hoãn')
const pieces = 5

export const readMoment = (line: Line, at: number): Moment | undefined =>
  mayBegin(line, at) ? once(line.read.moments, at, () => build(line, at)) : undefined

function build(line: Line, at: number): Moment | undefined {
  let moment: Moment = { next: at }
  for (let count = 0; count < pieces; count++) {
    const grown = grow(line, moment, count === 0)
    if (!grown) break
    moment = grown
  }
  return moment.node || moment.clock ? closed(line, at, moment) : undefined
}

function grow(line: Line, moment: Moment, first: boolean): Moment | undefined {
  let at = moment.next
  if (first) return addPiece(line, moment, at, '')
  for (let joints = 0; joints < 3; joints++) {
    const grown = addPiece(line, moment, at, separator(line, moment.next, at))
    if (grown) return grown
    if (!joint(line.tokens[at]) && !clockJoint(line.tokens[at])) return undefined
    at++
  }
  return undefined
}

const separator = ({ tokens }: Line, from: number, to: number): string => {
  if (from === to) return ''
  const between = tokens.slice(from, to)
  return between.map(token => token.folded).join(' ')
}

function addPiece(line: Line, moment: Moment, at: number, between: string): Moment | undefined {
  const onlyClock = /(?:truoc|sau|tu)$/.test(between)
  const clock = addClock(line, moment, at)
  if (clock || onlyClock) return clock
  // Bare "sang nam" is the next year, not a morning.
  const period = line.tokens[at]?.lower === 'sang' && readNode(line, at)
  return (period ? undefined : addPart(line, moment, at, between)) ?? addNode(line, moment, at, between)
}

function addClock(line: Line, moment: Moment, at: number): Moment | undefined {
  const clock = moment.clock ? undefined : readClock(line, at)
  if (!clock) return undefined
  // "hôm qua, 8h mai": the hour goes with the day after it.
  const part = readPart(line, clock.next)
  const other =
    moment.node &&
    (readNode(line, clock.next) ?? (part && (readDayOfPart(line, part.next) ?? readNode(line, part.next))))
  if (moment.node && other && !merge(line, moment.node, other.value, '')) return undefined
  const timed = { ...moment, clock: clock.value, next: clock.next }
  return moment.node ? timed : { ...timed, clockFirst: true }
}

function addPart(line: Line, moment: Moment, at: number, between: string): Moment | undefined {
  const part = moment.part || /[,(-]/.test(between) ? undefined : readPart(line, at)
  if (!part) return undefined
  const last = part.next - 1
  const verb = !line.accented && isVerbToo(line, last)
  if (verb && isMoved(line, at)) return undefined
  const day = moment.node ? undefined : readDayOfPart(line, part.next)
  if (day) return { ...moment, part: part.value, node: day.value, next: day.next }
  const after = readNode(line, part.next)
  // "sang thang 1" goes over to January.
  if (verb && after?.value.form === 'months') return undefined
  const goesOn = after !== undefined
  if (verb && (moment.node ? !ends(line, part.next) : !goesOn && moment.clock && !ends(line, part.next)))
    return undefined
  if (moment.node && goesOn) return undefined
  return { ...moment, part: part.value, next: part.next, ...(verb && !moment.clock && { loosePart: true }) }
}

/** "doi sang ngay 20" */
const isMoved = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.lower === 'sang' && [1, 2, 3].some(back => moves(tokens[at - back]))

const ends = ({ tokens }: Line, at: number): boolean => !/[\p{L}\d]/u.test(tokens[at]?.lower ?? '')

function addNode(line: Line, moment: Moment, at: number, between: string): Moment | undefined {
  const found = readNode(line, at)
  if (!found) return undefined
  const node = moment.node ? merge(line, moment.node, found.value, between) : found.value
  const clock = node?.form === 'known' ? (moment.clock ?? node.clock) : moment.clock
  return node && { ...moment, node, ...(clock && { clock }), next: found.next }
}

/** With the bracket that was opened inside. */
function closed({ tokens }: Line, at: number, moment: Moment): Moment {
  if (tokens[moment.next]?.lower !== ')') return moment
  const inside = tokens.slice(at, moment.next)
  const opened = inside.some(token => token.lower === '(') && !inside.some(token => token.lower === ')')
  return opened ? { ...moment, next: moment.next + 1 } : moment
}
