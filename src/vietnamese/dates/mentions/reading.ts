import type { Moment } from '../calendar/moment.ts'
import { known, type Node } from '../calendar/node.ts'
import { resolve } from '../calendar/resolve.ts'
import type { Tense } from '../calendar/tense.ts'
import { readClock } from '../words/clock.ts'
import type { Line } from '../words/line.ts'
import { oneOf, phrases } from '../words/matchers.ts'
import { completeDays, connect, spanOf } from './join.ts'
import { readBareDay, readConnection, readContinued } from './list.ts'
import { readMoment } from './moment.ts'
import { readSeries } from './series.ts'
import type { Reading } from './mention.ts'

const from = oneOf('từ')
const between = oneOf('giữa')
const dayWord = oneOf('ngày')
const nowWord = phrases({ 'hôm nay': true, nay: true, giờ: true, 'bây giờ': true })
const tillNow = phrases({
  nay: true,
  giờ: true,
  h: true,
  'hiện nay': true,
  'hôm nay': true,
  'thời điểm này': true,
  'bây giờ': true,
  'hiện tại': true,
})

export function read(line: Line, at: number, tense: () => Tense): Reading | undefined {
  if (from(line.tokens[at]) && line.tokens[at]?.lower !== 'tư') return readFrom(line, at, tense)
  const inner = between(line.tokens[at]) ? readBetween(line, at, tense) : undefined
  if (inner) return inner
  const first = readMoment(line, at)
  const bare = readBareDay(line, at)
  const start = bare ?? (first?.node && { value: first.node, next: first.next })
  const [listed, ...others] = (start && readSeries(line, at, start.value, start.next, tense)) ?? []
  if (listed) return { ...listed, others }
  const joined =
    (bare && readBareJoined(line, at, bare.value, bare.next, tense)) ?? (first && readJoined(line, at, first, tense))
  return joined ?? (first && single(line, at, first, tense))
}

/** "giữa mùng 3 và mùng 7 tháng 1"; "giữa tháng 3 và tháng 5" are two middles. */
function readBetween(line: Line, at: number, tense: () => Tense): Reading | undefined {
  const moment = readMoment(line, at + 1)
  const bare = moment?.node ? undefined : readBareDay(line, at + 1)
  const [first, after] = moment?.node ? [moment.node, moment.next] : [bare?.value, bare?.next]
  const isAnd = after !== undefined && line.tokens[after]?.folded === 'va'
  const last = isAnd ? readMoment(line, after + 1) : undefined
  if (!first || !last?.node || !isDayLike(first) || !isDayLike(last.node)) return undefined
  return { resolved: spanOf(line, first, last.node, tense), start: at, next: last.next }
}

const isDayLike = (node: Node): boolean => node.form === 'day' || node.form === 'weekday'

const single = (line: Line, at: number, moment: Moment, tense: () => Tense): Reading => ({
  ...moment,
  resolved: moment.node && resolve(moment.node, line.today, tense),
  start: at,
})

/** "từ mai đến thứ sáu", "từ nay đến cuối năm", "từ đầu tháng" (to this day), "từ 8h đến 10h sáng mai". */
function readFrom(line: Line, at: number, tense: () => Tense): Reading | undefined {
  const now = nowWord(line, at + 1)
  const first: Moment | undefined = now ? { node: known(line.today), next: now.next } : readMoment(line, at + 1)
  const bare = now ? undefined : readBareDay(line, at + 1)
  const joined =
    (bare && readBareJoined(line, at + 1, bare.value, bare.next, tense)) ??
    (first && readJoined(line, at + 1, first, tense))
  if (joined) return { ...joined, start: at }
  const node = first?.node
  const begun = node && resolve(node, line.today, tense)
  const beginning = node?.form === 'months' && node.part === 'start'
  if (!first || !begun || !beginning || begun.span.from > line.today) return undefined
  return {
    // What has begun began this year.
    resolved: {
      span: { from: begun.span.from, to: line.today },
      kind: 'period',
      ...(begun.doubt && begun.doubt !== 'year' && { doubt: begun.doubt }),
    },
    start: at,
    next: first.next,
  }
}

function readJoined(line: Line, at: number, first: Moment, tense: () => Tense): Reading | undefined {
  const connection = readConnection(line, first.next)
  if (!connection) return undefined
  const { value: how, next } = connection
  const now = how === 'to' ? tillNow(line, next) : undefined
  const last: Moment | undefined = now ? { node: known(line.today), next: now.next } : readEnd(line, next)
  if (!first.node) return last && how === 'to' ? hours(line, at, first, last, tense) : undefined
  const continued = last?.node ? undefined : readContinued(line, next, first.node, how)
  const node = last?.node ?? continued?.value
  const apart = how === 'and' && dayWord(line.tokens[next]) && node && apartFrom(first.node, node)
  if (apart) return single(line, at, { ...first, node: apart }, tense)
  if (!node)
    return last?.clock && first.clock && how === 'to'
      ? { ...single(line, at, first, tense), next: last.next }
      : undefined
  const resolved = connect(line, first.node, node, how, tense)
  if (!resolved) return undefined
  const { clock, part, loosePart } = first
  const reading: Reading = {
    ...(clock && { clock }),
    ...(part && { part }),
    ...(loosePart && { loosePart }),
    resolved,
    start: at,
    next: continued?.next ?? last?.next ?? next,
  }
  return reading
}

/** "ngày 25 và ngày 28/8" are two days, the first of the month of the other. */
function apartFrom(first: Node, last: Node): Node | undefined {
  if (first.form !== 'day' || last.form !== 'day' || first.month !== undefined || !first.sure) return undefined
  if (last.month === undefined || last.day === first.day + 1) return undefined
  return completeDays(first, last)[0]
}

/** "hết tháng" is a period itself; in "đến hết ngày 30" the word adds nothing. */
const readEnd = (line: Line, at: number): Moment | undefined =>
  readMoment(line, at) ?? (line.tokens[at]?.folded === 'het' ? readMoment(line, at + 1) : undefined)

/** "8h-10h sáng mai": the day stands with the end, the beginning is the hour. */
function hours(line: Line, at: number, first: Moment, last: Moment, tense: () => Tense): Reading | undefined {
  if (!last.clock) return undefined
  const { node } = last
  const part = first.part ?? last.part
  return {
    ...(node && { node }),
    ...(first.clock && { clock: first.clock }),
    ...(part && { part }),
    resolved: node && resolve(node, line.today, tense),
    clockFirst: true,
    start: at,
    next: last.next,
  }
}

const tellsMonth = (node: Node): boolean =>
  (node.form === 'day' && node.month !== undefined) || (node.form === 'known' && node.tet !== undefined)

/** "25-27/11", "1 đến 15 tháng 12", "25, 26/12", "8-10h mai" */
function readBareJoined(line: Line, at: number, first: Node, after: number, tense: () => Tense): Reading | undefined {
  if (first.form !== 'day') return undefined
  const connection = readConnection(line, after)
  const clock = connection?.value === 'to' ? readClock(line, connection.next) : undefined
  if (clock && first.day <= clock.value.hour) {
    const moment = readMoment(line, connection?.next ?? after)
    const hour = { hour: first.day, minute: 0, loose: first.day <= 5 }
    return moment && hours(line, at, { clock: hour, next: after }, moment, tense)
  }
  const last = connection && readEnd(line, connection.next)
  const { node } = last ?? {}
  if (!connection || !node || !tellsMonth(node)) return undefined
  // "sáng 25 và chiều 26/2" are two.
  const apart =
    connection.value === 'and' && last?.part && node.form === 'day' ? completeDays(first, node)[0] : undefined
  if (apart) return single(line, at, { node: apart, next: after }, tense)
  const resolved = connect(line, first, node, connection.value, tense)
  return (
    resolved && {
      ...(last?.clock && { clock: last.clock }),
      ...(last?.part && { part: last.part }),
      resolved,
      start: at,
      next: last?.next ?? after,
    }
  )
}
