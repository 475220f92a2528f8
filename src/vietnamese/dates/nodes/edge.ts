import { addDays, daysBetween, lastDayOfMonth } from '../../../domain/days/local-date.ts'
import { known, type Node } from '../calendar/node.ts'
import { monthSpan, yearOf } from '../calendar/span.ts'
import { halfYear } from '../calendar/tense.ts'
import type { Line } from '../words/line.ts'
import { type Got, oneOf, phrases } from '../words/matchers.ts'
import { readNumber } from '../words/number.ts'
import { readStep } from '../words/step.ts'
import { readNamedYear, readYearAfter } from '../words/year.ts'
import { months, readMonths } from './months.ts'
import { unitNode, unitOf } from './period.ts'

const edge = phrases<'first' | 'last'>({ đầu: 'first', 'đầu tiên': 'first', cuối: 'last', 'cuối cùng': 'last' })
const of = oneOf('của trong')
const yearWord = oneOf('năm')
const dayWord = oneOf('ngày')
const report = oneOf('cáo bc kết quả liệu độ hoạch hợp giá')
const halves = [3, 6, 9]
const repeatedly = oneOf('một 1 mỗi liền liên / gần lần')

/**
 * Months, quarters and days counted from the edge of a period: "6 tháng đầu năm 2026", "9 tháng", "hai quý cuối năm",
 * "10 ngày đầu tháng 12", "ngày cuối tháng".
 */
export function readEdge(line: Line, at: number): Got<Node> | undefined {
  if (dayWord(line.tokens[at])) return readEdgeDays(line, 1, at + 1)
  const count = readNumber(line, at, 31)
  if (!count) return undefined
  if (dayWord(line.tokens[count.next])) return readEdgeDays(line, count.value, count.next + 1)
  const unit = unitOf(line.tokens[count.next])
  if (unit !== 'month' && unit !== 'quarter') return undefined
  return readEdgeMonths(line, at, unit === 'month' ? count.value : 3 * count.value, count.next + 1)
}

function readEdgeMonths(line: Line, at: number, count: number, after: number): Got<Node> | undefined {
  if (count < 1 || count > 12) return undefined
  const side = edge(line, after)
  const ofYear: (Got<number> & { anyYear?: true }) | undefined = side
    ? readYear(line, side.next)
    : readNamedYear(line, after)
  if (ofYear) {
    const { value: year, next } = ofYear
    const node = side?.value === 'last' ? months(13 - count, 12, year) : months(1, count, year)
    return { value: ofYear.anyYear ? { ...node, anyYear: true } : node, next }
  }
  // "báo cáo 11 tháng" is that of the first eleven; "nghỉ 6 tháng" and "báo cáo 3 tháng một lần" are no dates.
  const alone = halves.includes(count) && at === 0 && !line.tokens[after]
  const reported = count > 1 && report(line.tokens[at - 1]) && !repeatedly(line.tokens[after])
  const bare = !side && (reported || alone)
  return bare ? { value: months(1, count, yearOf(line.today)), next: after } : undefined
}

/** "năm", "năm 2026", "năm ngoái", "/2026"; the present year for a bare "năm". */
function readYear(line: Line, at: number): (Got<number> & { anyYear?: true }) | undefined {
  const start = of(line.tokens[at]) ? at + 1 : at
  const year = readYearAfter(line, start)
  if (year) return year
  return yearWord(line.tokens[start]) ? { value: yearOf(line.today), next: start + 1, anyYear: true } : undefined
}

function readEdgeDays(line: Line, count: number, at: number): Got<Node> | undefined {
  const side = edge(line, at)
  if (!side) return undefined
  const start = of(line.tokens[side.next]) ? side.next + 1 : side.next
  const unit = unitOf(line.tokens[start])
  if (unit !== 'month' && unit !== 'quarter' && unit !== 'year') return undefined
  const step = readStep(line, start + 1)
  const node = readMonths(line, start) ?? {
    value: unitNode(line.today, unit, step?.value ?? 0),
    next: step?.next ?? start + 1,
  }
  if (node.value.form !== 'months') return undefined
  const { first, last } = node.value
  const inYear = (year: number) => monthSpan(year * 12 + first - 1, last - first + 1)
  const present = yearOf(line.today)
  // "ngày đầu tiên của tháng 2" said in December.
  const gone = node.value.year === undefined && daysBetween(inYear(present).to, line.today) > halfYear
  const year = node.value.year ?? (gone ? present + 1 : present)
  const whole = inYear(year)
  const value =
    side.value === 'first'
      ? known(whole.from, addDays(whole.from, count - 1))
      : known(addDays(lastDayOfMonth(year, last), 1 - count), whole.to)
  return { value, next: node.next }
}
