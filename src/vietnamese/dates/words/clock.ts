import type { Clock } from '../calendar/hour.ts'
import { readPartWord } from './day-part.ts'
import { type Line, once } from './line.ts'
import { type Got, oneOf, phrases } from './matchers.ts'
import { readNumber } from './number.ts'
import { leadsOn } from './step.ts'
import { mayBegin } from './starters.ts'

const hourWord = oneOf('giờ')
const hourLetter = oneOf('h g')
const minuteWord = oneOf('phút ph p')
const half = oneOf('rưỡi')
const less = oneOf('kém')
const duration = oneOf('liền nữa mỗi')
// "8 giờ làm việc", but "8h làm việc với đoàn"; "8 giờ đồng hồ", but "8h đồng chí Lan".
const lengths = phrases({ 'làm việc': true, 'đồng hồ': true, 'hành chính': true, 'giờ công': true, 'công lao': true })
const meets = oneOf('với vs cùng tại ở')
const isMai = oneOf('mai mốt')
const dayLong = oneOf('tới qua tiếp kế vừa')
const lasting = oneOf('trong vòng suốt mất nghỉ')
const beforeHour = oneOf('lúc hồi')
const thang = oneOf('tháng thg th')

/** An hour of the clock: `8h`, `8h30`, `8g30`, `14:30`, `14 giờ 15`, `tám giờ rưỡi`, `9 giờ kém 15`. Not "8 giờ làm việc". */
export const readClock = (line: Line, at: number): Got<Clock> | undefined =>
  mayBegin(line, at) ? once(line.read.clocks, at, () => read(line, at)) : undefined

function read(line: Line, at: number): Got<Clock> | undefined {
  const { tokens } = line
  const first = tokens[at]
  const count = readNumber(line, at, 24)
  if (!first || !count || (first.number !== undefined && first.end - first.start > 2)) return undefined
  // "24h/24h"
  if (tokens[at - 1]?.lower === '/' && !first.spaced) return undefined
  const mark = tokens[count.next]
  if (mark?.lower === ':') return first.number === undefined ? undefined : readColon(line, at)
  // "8 rưỡi sáng"
  if (
    half(mark) &&
    count.value <= 12 &&
    (beforeHour(tokens[at - 1]) || readPartWord(line, count.next + 1) || isMai(tokens[count.next + 1]))
  )
    return clock(first.lower, count.value, 30, count.next + 1)
  const letter = hourLetter(mark) && first.number !== undefined && (mark?.spaced === false || mark?.lower === 'h')
  if ((!letter && !hourWord(mark)) || lasting(tokens[at - 1])) return undefined
  // "24h/ngày", "24h/24h"
  const [slash, per] = [tokens[count.next + 1], tokens[count.next + 2]]
  if (slash?.lower === '/' && (per?.word || per?.number === 24)) return undefined
  // "24h tới" is a day and a night.
  if (count.value === 24 && dayLong(tokens[count.next + 1]) && !leadsOn(line, count.next + 1)) return undefined
  const minutes = readMinutes(line, count.next + 1)
  // "8g" alone weighs eight grams; "sau gio lam viec" is no six o'clock.
  if (mark?.lower === 'g' && !minutes && !readPartWord(line, count.next + 1) && !besideDay(line, at, count.next + 1))
    return undefined
  const next = minutes?.next ?? afterMinuteWord(line, count.next + 1)
  if (duration(tokens[next]) || (!minutes && !beforeHour(tokens[at - 1]) && isLength(line, next))) return undefined
  const guess = first.number === undefined && ['sau', 'nam', 'tu', 'ba', 'bay'].includes(first.lower)
  if (guess && !minutes && !readPartWord(line, next)) return undefined
  return clock(first.lower, count.value, minutes?.value ?? 0, next)
}

function isLength(line: Line, at: number): boolean {
  const length = lengths(line, at) ?? lengths(line, at - 1)
  return length !== undefined && length.next > at && !meets(line.tokens[length.next])
}

/** "16g hôm nay", "lúc 16g" */
const besideDay = (line: Line, at: number, next: number): boolean =>
  beforeHour(line.tokens[at - 1]) || (line.tokens[next]?.word === true && mayBegin(line, next))

function readColon({ tokens }: Line, at: number): Got<Clock> | undefined {
  const [hour, , minute, colon, second] = tokens.slice(at, at + 5)
  if (minute?.number === undefined || minute.spaced || minute.end - minute.start !== 2) return undefined
  const seconds = colon?.lower === ':' && second?.number !== undefined && second.end - second.start === 2
  return clock(hour?.lower ?? '', hour?.number ?? 0, minute.number, at + (seconds ? 5 : 3))
}

function readMinutes(line: Line, at: number): Got<number> | undefined {
  const { tokens } = line
  if (half(tokens[at])) return { value: 30, next: at + 1 }
  if (less(tokens[at])) {
    const minus = readNumber(line, at + 1, 59)
    return minus && { value: -minus.value, next: afterMinuteWord(line, minus.next) }
  }
  const minute = readNumber(line, at, 59)
  if (!minute) return undefined
  const [token, follower] = [tokens[at], tokens[minute.next]]
  const said = minuteWord(follower)
  const pair = token?.number !== undefined && token.end - token.start === 2
  // "8h 25/11" and "8 giờ 30 tháng 11" go on with a day.
  if (!said && (!pair || (token.spaced && !ends(follower)) || thang(follower) || dateMark(line, minute.next)))
    return undefined
  return { value: minute.value, next: afterMinuteWord(line, minute.next) }
}

const ends = (token: Line['tokens'][number] | undefined): boolean => !/^[/.-]$/.test(token?.folded ?? '')
const dateMark = ({ tokens }: Line, at: number): boolean => {
  const [mark, month, after] = tokens.slice(at, at + 3)
  const glued = mark?.spaced === false && month?.spaced === false && month.number !== undefined
  return glued && /^[/.]$/.test(mark.folded) && !hourLetter(after)
}

const afterMinuteWord = ({ tokens }: Line, at: number): number =>
  minuteWord(tokens[at]) || tokens[at]?.lower === "'" ? at + 1 : at

function clock(written: string, hour: number, minute: number, next: number): Got<Clock> | undefined {
  const total = hour * 60 + minute
  if (total < 0 || total > 24 * 60 || Math.abs(minute) > 59) return undefined
  const loose = hour >= 1 && hour <= 5 && !written.startsWith('0')
  return { value: { hour: Math.floor(total / 60), minute: total % 60, loose }, next }
}
