import type { Line } from './line.ts'
import { type Got, oneOf, phrases } from './matchers.ts'

const steps = phrases({
  này: 0,
  nay: 0,
  ni: 0,
  nì: 0,
  'hiện tại': 0,
  'hiện nay': 0,
  sau: 1,
  tới: 1,
  kế: 1,
  'kế tiếp': 1,
  tiếp: 1,
  'tiếp theo': 1,
  'sắp tới': 1,
  'tới đây': 1,
  'sau nữa': 2,
  'tới nữa': 2,
  trước: -1,
  'trước nữa': -2,
  qua: -1,
  'vừa qua': -1,
  'vừa rồi': -1,
  'vừa xong': -1,
  rồi: -1,
  ngoái: -1,
})
const event = oneOf('khi hạn tết')
const before = oneOf('trước')
const till = oneOf('tới')
const goesOn = oneOf('tiếp')
const far = oneOf('đâu')
const from = oneOf('từ')
const now = phrases({
  nay: true,
  giờ: true,
  h: true,
  'bây giờ': true,
  'hôm nay': true,
  'hiện nay': true,
  'hiện tại': true,
})
const notFar = oneOf('tư bài giờ buổi tuần tháng quý năm ngày mùa vụ')
const led = oneOf('ngày mùng mồng thứ tháng quý năm ng')
const sunday = oneOf('chủ chúa')
const nhat = oneOf('nhật nhựt')
const quarter = oneOf('quý quí')
const roman = oneOf('i ii iii iv')
const whole = oneOf('hết cuối đầu giữa')
const unit = oneOf('ngày tuần tháng quý năm giờ')
const thu = oneOf('thứ')
const byName = oneOf('hai ba tư năm sáu bảy bẩy')
const hourMark = oneOf('h g giờ :')

/** "này", "sau", "vừa qua" …: how many units on from the present one. Not the preposition of "sau khi", "trước ngày 5". */
export function readStep(line: Line, at: number): Got<number> | undefined {
  const found = asksHowFar(line, at) || reachesNow(line, at) ? undefined : steps(line, at)
  if (!found || Math.abs(found.value) !== 1) return found
  // "tuần tiếp công dân" receives them.
  if (goesOn(line.tokens[at]) && found.next === at + 1 && /[\p{L}\d]/u.test(line.tokens[found.next]?.lower ?? ''))
    return undefined
  return event(line.tokens[found.next]) || limitsNext(line, at) ? undefined : found
}

/** "tiến độ quý 3 tới đâu rồi", "lam den dau roi": it is asked how far; but "tháng tới đầu tuần", bare too, goes on with a time. */
export const asksHowFar = ({ tokens }: Line, at: number): boolean =>
  /^(?:toi|den)$/.test(tokens[at]?.folded ?? '') &&
  far(tokens[at + 1]) &&
  !(tokens[at + 1]?.marked === false && notFar(tokens[at + 2]))

/** "từ đầu tháng tới giờ": up to now, and nothing of the next month. */
const reachesNow = (line: Line, at: number): boolean =>
  till(line.tokens[at]) && now(line, at + 1) !== undefined && [2, 3, 4].some(back => from(line.tokens[at - back]))

/** After a weekday also not that of "thứ sáu trước 17h". */
export function readStepOfDay(line: Line, at: number): Got<number> | undefined {
  const found = leadsOn(line, at) ? undefined : readStep(line, at)
  const clock = found && line.tokens[found.next]?.number !== undefined && hourMark(line.tokens[found.next + 1])
  return clock && found.next === at + 1 && found.value !== 0 ? undefined : found
}

/**
 * "báo cáo tuần trước thứ 6", "9 tháng đầu năm trước ngày 15/9": "trước" before a date limits it, and says nothing of the
 * period before.
 */
export const limitsNext = (line: Line, at: number): boolean => before(line.tokens[at]) && beginsDate(line, at + 1)

/** "từ tháng 10 tới tháng 12", "ngày 25 tới ngày 28": "tới" goes on to the date behind it. */
export const leadsOn = (line: Line, at: number): boolean => till(line.tokens[at]) && beginsDate(line, at + 1)

function beginsDate({ tokens }: Line, at: number): boolean {
  const [next, behind] = [tokens[at], tokens[at + 1]]
  if (next === undefined) return false
  if (whole(next)) return unit(behind) || behind?.number !== undefined
  if ((thu(next) && byName(behind)) || (sunday(next) && nhat(behind)) || (quarter(next) && roman(behind))) return true
  if (led(next) || (next.lower === 't' && behind?.spaced === false)) return behind?.number !== undefined
  return next.number !== undefined && /^[/.-]$/.test(behind?.folded ?? '') && behind?.spaced === false
}
