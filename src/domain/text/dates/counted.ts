import { addDays, type LocalDate } from '../../local-date.ts'
import { type Count, readCount } from './count-phrase.ts'
import type { Line } from './line.ts'
import type { Doubt } from './mention.ts'
import { known, type KnownNode } from './node.ts'
import { addMonths } from './span.ts'
import { type Got, oneOf, phrases } from './words.ts'
import { addWorkingDays } from './working-days.ts'

type Way = 'on' | 'ago' | 'ahead' | 'back' | 'anchor'

const before = phrases<Way>({
  'cách đây': 'ago',
  'trước đây': 'ago',
  sau: 'on',
  trong: 'ahead',
  'trong vòng': 'ahead',
  'trong khoảng': 'ahead',
  'nội trong': 'ahead',
})
const after = phrases<Way>({
  nữa: 'on',
  'nữa thôi': 'on',
  sau: 'on',
  trước: 'ago',
  'trước đây': 'ago',
  tới: 'ahead',
  'sắp tới': 'ahead',
  'tiếp theo': 'ahead',
  'kế tiếp': 'ahead',
  'tới đây': 'ahead',
  qua: 'back',
  'vừa qua': 'back',
  'vừa rồi': 'back',
  'gần đây': 'back',
  'gần nhất': 'back',
})
const since = phrases({ 'kể từ': true, 'tính từ': true, từ: true, kể: true })
const fromNow = phrases({ 'hôm nay': true, 'ngày hôm nay': true, nay: true, 'bây giờ': true, 'thời điểm này': true })
// "3 ngày trước hạn", "5 ngày sau khi nhận": counted from something we do not know.
const event = oneOf('khi hạn ngày cuộc kỳ kì đó lúc tết thời')
const meeting = oneOf('họp hội lễ')
const moved = oneOf('thêm lùi hoãn dài giahan')
const extend = phrases({ 'gia hạn': true })
const lasting = oneOf('nghỉ mất còn quá trễ chậm muộn hết mỗi các làm')

const roughly = phrases({
  'tuần nữa': 7,
  'nửa tháng nữa': 15,
  'tháng nữa': 30,
  'tháng rưỡi nữa': 45,
  'nửa năm nữa': 182,
  'năm nữa': 365,
})

/** Days counted from today: "3 ngày nữa", "cách đây 2 tuần", "trong 5 ngày làm việc", "7 ngày tới", "sau 3 ngày". */
export function readCounted(line: Line, at: number): Got<KnownNode> | undefined {
  const round = roughly(line, at)
  if (round) return { value: known(addDays(line.today, round.value), undefined, 'vague'), next: round.next }
  const lead = before(line, at)
  const count = readCount(line, lead?.next ?? at)
  if (!count) return undefined
  const tail = readTail(line, count)
  const way = tail && lead?.value !== 'ago' ? tailWay(tail.value, lead?.value) : lead?.value
  const next = tail?.next ?? count.next
  if (way === undefined) return readBare(line, at, count)
  if (!tail && isLength(count.value, way)) return undefined
  const added = way === 'on' && !lead && moved(line.tokens[at - 1])
  const found = { value: place(line, count.value, added ? 'anchor' : way), next }
  if (count.value.guess && !line.accented && ['sau', 'bay'].includes(line.tokens[at]?.lower ?? ''))
    found.value.doubt ??= 'spelling'
  return found
}

/** "trong 6 tháng" and "sau 8 giờ" are lengths of time. */
const isLength = ({ unit }: Count, way: Way): boolean =>
  unit === 'clock' || (way === 'ahead' && !['day', 'workday', 'week'].includes(unit))

const tailWay = (tail: Way, lead: Way | undefined): Way => (lead === 'ahead' && tail === 'on' ? 'ahead' : tail)

function readTail(line: Line, count: Got<Count>): Got<Way> | undefined {
  const from = since(line, count.next)
  if (from) {
    const now = fromNow(line, from.next)
    return now
      ? { value: 'on', next: now.next }
      : { value: 'anchor', next: line.tokens[from.next] ? from.next + 1 : from.next }
  }
  const tail = after(line, count.next)
  if (!tail) return undefined
  const word = line.tokens[count.next]?.folded ?? ''
  const following = line.tokens[tail.next]
  const anchored = (/^(?:sau|truoc)$/.test(word) && event(following)) || (word === 'truoc' && meeting(following))
  return anchored ? { value: 'anchor', next: tail.next + 1 } : tail
}

/** "5 ngày làm việc" is a deadline; "thêm 3 ngày" counts from the old one; "nghỉ 3 ngày" is no date. */
function readBare(line: Line, at: number, count: Got<Count>): Got<KnownNode> | undefined {
  const previous = line.tokens[at - 1]
  const { unit } = count.value
  if (unit !== 'day' && unit !== 'workday' && unit !== 'week') return undefined
  const anchored = isMoved(line, at) || previous?.folded === 'truoc'
  if (!anchored && (unit !== 'workday' || lasting(previous))) return undefined
  return { value: place(line, count.value, anchored ? 'anchor' : 'on'), next: count.next }
}

/** "gia hạn việc 7 thêm 3 ngày" */
const isMoved = (line: Line, at: number): boolean =>
  [1, 2, 3, 4].some(back => moved(line.tokens[at - back]) || extend(line, at - back) !== undefined)

function place(line: Line, count: Count, way: Way): KnownNode {
  const { today } = line
  if (count.unit === 'clock') return known(today, today, 'time')
  const back = way === 'ago' || way === 'back'
  const near = shift(line, count, back ? -count.from : count.from)
  const far = shift(line, count, back ? -count.to : count.to)
  const doubt: Doubt | undefined = way === 'anchor' ? 'anchor' : count.vague ? 'vague' : (near.doubt ?? far.doubt)
  switch (way) {
    case 'on':
    case 'anchor':
      return known(near.date, far.date, doubt)
    case 'ago':
      return known(far.date, near.date, doubt)
    case 'ahead':
      // "2 tuần tới" may begin on Monday.
      return period(addDays(today, 1), far.date, doubt ?? longer(count))
    case 'back':
      return period(far.date, addDays(today, -1), doubt ?? longer(count))
  }
}

const longer = ({ unit }: Count): Doubt | undefined => (unit === 'day' || unit === 'workday' ? undefined : 'ambiguous')

const period = (from: LocalDate, to: LocalDate, doubt: Doubt | undefined): KnownNode => ({
  ...known(from, to, doubt),
  kind: 'period',
})

function shift(line: Line, { unit }: Count, n: number): { date: LocalDate; doubt?: Doubt } {
  const { today, calendar } = line
  switch (unit) {
    case 'day':
    case 'clock':
      return { date: addDays(today, n) }
    case 'week':
      return { date: addDays(today, 7 * n) }
    case 'workday':
      return { date: addWorkingDays(calendar, today, n), ...(!calendar && { doubt: 'calendar' }) }
    case 'month':
    case 'quarter':
    case 'year': {
      const moved = addMonths(today, n * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12))
      return { date: moved.date, ...(!moved.exact && { doubt: 'no-such-day' }) }
    }
  }
}
