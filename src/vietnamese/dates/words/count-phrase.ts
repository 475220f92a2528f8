import type { Line } from './line.ts'
import { type Got, meaning, oneOf } from './matchers.ts'
import { readNumber } from './number.ts'

export type CountedUnit = 'day' | 'workday' | 'week' | 'month' | 'quarter' | 'year' | 'hour' | 'minute'

/** "3 ngày", "hai ba hôm", "5 ngày làm việc", "vài tuần": `from` and `to` differ when it is not exact. */
export interface Count {
  from: number
  to: number
  vague: boolean
  unit: CountedUnit
  /** Read from "nam", "sau" and the like, which may be no numbers. */
  guess: boolean
}

const units = meaning<CountedUnit>({
  ngày: 'day',
  hôm: 'day',
  bữa: 'day',
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  năm: 'year',
  tiếng: 'hour',
  giờ: 'hour',
  phút: 'minute',
})
const some = meaning<readonly [number, number]>({ vài: [2, 4], mấy: [2, 5], ít: [2, 5], dăm: [4, 6], đôi: [2, 3] })
// With diacritics only: bare "muoi ngay" are ten, and "chuc" mostly wishes something.
const dozen = oneOf('mươi chục')
const most: Record<CountedUnit, number> = {
  day: 999,
  workday: 999,
  week: 260,
  month: 240,
  quarter: 40,
  year: 50,
  hour: 999,
  minute: 999,
}
const notFive = oneOf('việt miền phía nữ hà quảng thứ')
const work = oneOf('làm')
const job = oneOf('việc')
const joints = oneOf('- , ~ / đến tới hoặc hay')

/** A number of days, weeks, months … and nothing after it; at most 999 days, 50 years. */
export function readCount(line: Line, at: number): Got<Count> | undefined {
  const { tokens } = line
  const read = readAmount(line, at)
  // "bốn năm tiếp theo" are four years, not four or five of something.
  const number = read && units(tokens[read.next]) === undefined ? (readOne(line, at) ?? read) : read
  const unit = number && units(tokens[number.next])
  if (!number || unit === undefined || number.value.to > most[unit] || number.value.from < 1) return undefined
  const short = unit === 'day' && tokens[number.next + 1]?.lower === 'lv'
  const working = unit === 'day' && work(tokens[number.next + 1]) && job(tokens[number.next + 2])
  return {
    value: { ...number.value, unit: working || short ? 'workday' : unit },
    next: number.next + (working ? 3 : short ? 2 : 1),
  }
}

function readAmount(line: Line, at: number): Got<Omit<Count, 'unit'>> | undefined {
  const { tokens } = line
  // Bare "doi" is "dõi", "đội", "dời" as well.
  const few = tokens[at]?.lower === 'doi' ? undefined : some(tokens[at])
  const about = { vague: true, guess: false }
  // "vài ba ngày"
  if (few) {
    const second = readNumber(line, at + 1, 9)?.next ?? at + 1
    // The "năm" of "mấy năm qua" is no number.
    return { value: { from: few[0], to: few[1], ...about }, next: units(tokens[second]) ? second : at + 1 }
  }
  if (dozen(tokens[at]) && tokens[at]?.marked) return { value: { from: 8, to: 12, ...about }, next: at + 1 }
  const first = readOne(line, at)
  if (!first) return undefined
  const second = readSecond(line, first)
  return second ? { value: { ...first.value, to: second.value, vague: true }, next: second.next } : first
}

/** One number, "nam" among them where it is five. */
function readOne(line: Line, at: number): Got<Omit<Count, 'unit'>> | undefined {
  const { tokens } = line
  const first = readNumber(line, at)
  if (!first || (tokens[at]?.folded === 'nam' && notFive(tokens[at - 1]))) return undefined
  const guess = ['nam', 'sau', 'ba', 'tu', 'bay'].includes(tokens[at]?.lower ?? '')
  return { value: { from: first.value, to: first.value, vague: false, guess }, next: first.next }
}

/** "2-3 ngày", "5 đến 7 ngày", "hai ba hôm", "1 2 bữa"; but "2 năm" are years. */
function readSecond(line: Line, first: Got<Omit<Count, 'unit'>>): Got<number> | undefined {
  const joint = joints(line.tokens[first.next])
  const inDigits = (at: number) => line.tokens[at]?.number !== undefined
  if (!joint && inDigits(first.next - 1) !== inDigits(first.next)) return undefined
  const second = readNumber(line, joint ? first.next + 1 : first.next, 99)
  const furthest = first.value.from + (joint ? 30 : 3)
  return second && second.value > first.value.from && second.value <= furthest ? second : undefined
}
