import { addDays } from '../../../domain/days/local-date.ts'
import { newYear } from '../calendar/lunar-date.ts'
import { type DayNode, known, type KnownNode } from '../calendar/node.ts'
import { readHolidayName } from '../words/holiday-name.ts'
import type { Line } from '../words/line.ts'
import { readLunarMark } from '../words/lunar.ts'
import { type Got, oneOf, phrases } from '../words/matchers.ts'
import { readYearAfter } from '../words/year.ts'
import { readDay } from './day.ts'

const eve = phrases({ 'giao thừa': true, 'đêm giao thừa': true, 'tối giao thừa': true })
const opens = oneOf('( , -')
const night = oneOf('đêm')
const now = oneOf('này nay')

/** A day by the name of its feast: "Noel năm nay", "Giỗ Tổ 10/3", "ngày Pháp luật Việt Nam", "giao thừa". */
export function readHoliday(line: Line, at: number): Got<DayNode | KnownNode> | undefined {
  const lastNight = eve(line, at)
  if (lastNight) {
    const year = readYearAfter(line, lastNight.next)
    return { value: known(addDays(newYear(line.today, year?.value), -1)), next: year?.next ?? lastNight.next }
  }
  const found = readHolidayName(line, at)
  if (!found) return undefined
  const { day, month, lunar, loose } = found.value
  const node: DayNode = { form: 'day', day, month, lunar, sure: true, feast: true }
  const mark = opens(line.tokens[found.next]) ? 1 : 0
  const written = readDay(line, found.next + mark)
  if (written?.value.month !== undefined) {
    // "Giỗ Tổ 26/4" is said by the solar calendar: the day itself is read.
    if (written.value.day !== day || written.value.month !== month) return undefined
    const closes = mark === 1 && line.tokens[written.next]?.lower === ')' ? 1 : 0
    return { value: { ...written.value, lunar, feast: true }, next: written.next + closes }
  }
  const said = readLunarMark(line, found.next)?.next ?? found.next
  const year = readYearAfter(line, said)
  // "đêm Noel" is the eve to some.
  const christmasEve = night(line.tokens[at - 1]) && month === 12 && !lunar
  const doubt = christmasEve || loose ? { doubt: 'ambiguous' as const } : {}
  const next = year?.next ?? (now(line.tokens[said]) ? said + 1 : said)
  // A year has two days of its last lunar month to some: the one in its January and the one that ends it.
  const twice = year && lunar && month === 12 ? { doubt: 'year' as const } : {}
  return { value: { ...node, ...doubt, ...twice, ...(year && { year: year.value }) }, next }
}
