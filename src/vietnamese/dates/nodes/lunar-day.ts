import { addDays, daysBetween, type LocalDate } from '../../../domain/days/local-date.ts'
import { lunarToSolar, solarToLunar } from '../../../domain/days/lunar.ts'
import { newYear, lunarDay } from '../calendar/lunar-date.ts'
import { known, type KnownNode } from '../calendar/node.ts'
import type { Line } from '../words/line.ts'
import { readLunarMark, readLunarMonth } from '../words/lunar.ts'
import { type Got, oneOf, phrases } from '../words/matchers.ts'
import { readNumber } from '../words/number.ts'
import { readStep } from '../words/step.ts'
import { readNamedYear, readYearAfter } from '../words/year.ts'

// A full moon so many days gone is still spoken of.
const justGone = 14
const stem = oneOf('giáp ất bính đinh mậu kỷ canh tân nhâm quý')
const branch = oneOf('tý sửu dần mão mẹo thìn tỵ tị ngọ mùi thân dậu tuất hợi')
const full = oneOf('rằm')
const monthWord = oneOf('tháng thg th')
const tet = oneOf('tết')
const early = oneOf('mùng mồng ngày')
const solar = oneOf('dương tây')
const about = oneOf('trước sau qua ra đến')
const around = oneOf('sau qua ra nghỉ dịp trong ăn vui đón chúc quà lo hậu mừng trực phục')
const past = oneOf('hôm hồi')
const justGoneBy = phrases({ 'vừa rồi': true, 'vừa qua': true })
const newYearName = phrases({ 'tết nguyên đán': true, 'tết âm lịch': true, 'tết cổ truyền': true, 'tết ta': true })

/** Days that are lunar by nature: "rằm tháng 7", "mùng 3 Tết", "30 Tết", "sau Tết". */
export function readLunarDay(line: Line, at: number): Got<KnownNode> | undefined {
  const { tokens } = line
  if (full(tokens[at])) return readFullMoon(line, at)
  if (tet(tokens[at])) return readTet(line, at)
  const start = early(tokens[at]) ? at + 1 : at
  const day = readNumber(line, start, 30)
  if (!day || !tet(tokens[day.next]) || solar(tokens[day.next + 1])) return undefined
  // "sau tet" is after it, not its sixth day.
  const guess = start === at && tokens[at]?.number === undefined && day.value < 20
  if (guess) return undefined
  const named = newYearName(line, day.next)?.next ?? day.next + 1
  const year = readNamedYear(line, named)
  const gone = year ? undefined : justGoneBy(line, named)
  const first = gone || past(tokens[at - 1]) ? lastNewYear(line.today) : newYear(line.today, year?.value)
  const mung = tokens[at]?.lower.startsWith('m') === true
  return { value: dayOfTet(first, day.value, mung), next: year?.next ?? gone?.next ?? named }
}

/** "hôm mùng 4 Tết", "mùng 4 Tết vừa rồi" */
function lastNewYear(today: LocalDate): LocalDate {
  const { year } = solarToLunar(today)
  return lunarToSolar(year, 1, 1) ?? today
}

function readFullMoon(line: Line, at: number): Got<KnownNode> | undefined {
  const { tokens, today } = line
  const month = monthWord(tokens[at + 1]) ? (readLunarMonth(line, at + 2) ?? readNumber(line, at + 2, 12)) : undefined
  if (!month) {
    const step = monthWord(tokens[at + 1]) ? readStep(line, at + 2) : undefined
    const date = lunarToSolar(solarToLunar(today).year, solarToLunar(today).month, 15) ?? today
    return line.accented ? { value: known(date, date, 'lunar'), next: step?.next ?? at + 1 } : undefined
  }
  const early = readYearAfter(line, month.next)
  const said = early?.next ?? month.next
  const marked = readLunarMark(line, said)?.next ?? said
  const year = early ?? readYearAfter(line, marked)
  const next = Math.max(marked, year?.next ?? 0)
  const { span, doubt } = lunarDay(today, { day: 15, month: month.value, ...(year && { year: year.value }) })
  if (year || doubt || daysBetween(span.from, today) <= justGone)
    return { value: known(span.from, span.to, doubt), next }
  const coming = lunarDay(today, { day: 15, month: month.value, year: solarToLunar(today).year + 1 }).span
  return { value: { ...known(span.from, span.to, 'year'), alternatives: [coming] }, next }
}

/** "trước Tết" may be long before it; "Tết Nguyên đán", "Tết năm sau" is its first day, unless one speaks of the days around. */
function readTet(line: Line, at: number): Got<KnownNode> | undefined {
  const named = newYearName(line, at) ?? readZodiac(line, at + 1)
  const year = readYearAfter(line, named?.next ?? at + 1)
  const before = line.tokens[at - 1]
  if (!named && !year && !about(before)) return undefined
  const first = newYear(line.today, year?.value)
  const exact = (named !== undefined || year !== undefined) && !around(before)
  return { value: known(first, first, exact ? undefined : 'vague'), next: year?.next ?? named?.next ?? at + 1 }
}

/** "Tết Đinh Mùi" */
const readZodiac = ({ tokens }: Line, at: number): Got<true> | undefined =>
  stem(tokens[at]) && branch(tokens[at + 1]) ? { value: true, next: at + 2 } : undefined

export function dayOfTet(first: LocalDate, day: number, mung = day <= 15): KnownNode {
  if (mung || day <= 15) return { ...known(addDays(first, day - 1)), tet: first }
  // Some years have no 30th: their last day is the 29th.
  const date = lunarToSolar(solarToLunar(addDays(first, -1)).year, 12, day)
  return date === undefined
    ? known(addDays(first, -1), addDays(first, -1), 'no-such-day')
    : { ...known(date), tet: first }
}
