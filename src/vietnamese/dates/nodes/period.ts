import { addDays, type LocalDate } from '../../../domain/days/local-date.ts'
import { type KnownNode, known, type MonthsNode, type Node } from '../calendar/node.ts'
import { monthOf, weekNumber, weekOf, yearOf } from '../calendar/span.ts'
import type { Line } from '../words/line.ts'
import { type Got, meaning, oneOf, phrases } from '../words/matchers.ts'
import { readNumber } from '../words/number.ts'
import { isReported } from '../words/reported.ts'
import { readStep } from '../words/step.ts'
import { readYearAfter } from '../words/year.ts'
import { months, readMonths } from './months.ts'

type Unit = 'week' | 'month' | 'quarter' | 'year'

export const unitOf = meaning<Unit>({
  tuần: 'week',
  tháng: 'month',
  thg: 'month',
  th: 'month',
  quý: 'quarter',
  quí: 'quarter',
  năm: 'year',
})
const parts = phrases<NonNullable<MonthsNode['part']>>({
  đầu: 'start',
  giữa: 'middle',
  cuối: 'end',
  'nửa đầu': 'first-half',
  'nửa cuối': 'second-half',
  'nửa sau': 'second-half',
})
// Tens of days: "trung tuần tháng 12".
const tenDays = phrases<NonNullable<MonthsNode['part']>>({
  'thượng tuần': 'start',
  'trung tuần': 'middle',
  'hạ tuần': 'end',
})
// As the young type them.
export const shortWeeks = new Map([
  ['tsau', 1],
  ['ttruoc', -1],
])
// "trong tuần", "hết tháng": the present one, whole; "sang năm": the next.
const present = oneOf('trong hết cả nội')
const within = oneOf('nội')
const coming = oneOf('sang qua ra')
const ofNothing = oneOf('tra lễ lộc hoàn lương sinh học')
// "chúc sang năm mới vui vẻ"
const wish = oneOf('vui hạnh an sức thắng bình tốt may')
const ended = oneOf('hết')
const gone = oneOf('rồi')
const esteemed = oneOf(
  'cơ vị đơn bà ông khách phòng ban sở anh chị thầy cô bạn đại doanh công bác cụ trường hội đồng nhơn',
)
const nearly = oneOf('sắp gần')
const many = oneOf('mấy nhiều những bao vài hàng mươi nửa các một hai ba bốn sáu bảy tám chín mười')
// "anh Tuấn nay nghỉ", "ông Năm sau về hưu" without their diacritics.
const title = oneOf('anh chú ông chị bà bác thầy')
const lately = oneOf('rồi qua nay ni vừa')
const numbersIt = oneOf('quý tháng / - . q t việc số nv đợt kỳ kì lần khóa mười thứ mùng mồng')
const repeated = oneOf('mỗi một hằng hàng')
const times = oneOf('buổi lần')
const numbering = oneOf('thứ số')

/** A period, whole or a part of it: "tuần này", "cuối tháng 11", "hết quý", "sang năm", "quý I/2027". */
export function readPeriod(line: Line, at: number): Got<Node> | undefined {
  const ten = tenDays(line, at)
  if (ten) return readTenDays(line, ten.next, ten.value)
  const part = parts(line, at)
  if (part) return readPart(line, part.next, part.value)
  const typed = shortWeeks.get(line.tokens[at]?.folded ?? '')
  if (typed !== undefined) return { value: unitNode(line.today, 'week', typed), next: at + 1 }
  const step = present(line.tokens[at]) ? 0 : coming(line.tokens[at]) ? 1 : undefined
  return step === undefined ? readWhole(line, at) : readBare(line, at, step)
}

function readWhole(line: Line, at: number): Got<Node> | undefined {
  return readMonths(line, at) ?? readNamedStep(line, at) ?? readWeekNumber(line, at)
}

/** "hết tháng", "sang tuần"; what names its period itself is read from there. */
function readBare(line: Line, at: number, step: number): Got<Node> | undefined {
  const unit = unitOf(line.tokens[at + 1])
  // "nội quy" are the rules of the house.
  if (within(line.tokens[at]) && unit === 'quarter' && !line.tokens[at + 1]?.marked) return undefined
  const verb = step === 1 && (line.accented ? line.tokens[at + 1]?.marked === false : line.tokens[at]?.lower === 'ra')
  if (unit === undefined || verb || !endsHere(line, at + 2) || isOver(line, at) || readWhole(line, at + 1))
    return undefined
  return { value: unitNode(line.today, unit, step), next: at + 2 }
}

/** "hết năm rồi", "sắp hết tháng": it is late, and no date. */
const isOver = ({ tokens }: Line, at: number): boolean =>
  ended(tokens[at]) && (gone(tokens[at + 2]) || nearly(tokens[at - 1]))

/** Nothing that makes another thing of the unit: a number or a second noun as in "tuần tra". */
const endsHere = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.number === undefined && !ofNothing(tokens[at]) && !(tokens[at]?.folded === 'moi' && wish(tokens[at + 1]))

export function readNamedStep(line: Line, at: number): Got<MonthsNode | KnownNode> | undefined {
  const unit = unitOf(line.tokens[at])
  if (unit === undefined || isCounted(line, at)) return undefined
  const kia = unit === 'year' && line.tokens[at + 1]?.folded === 'kia' ? { value: -2, next: at + 2 } : undefined
  const step = kia ?? readStep(line, at + 1)
  if (!step || isOver(line, at - 1)) return undefined
  const value = unitNode(line.today, unit, step.value)
  // Nothing is reported of next month: "so lieu thang sau" may be June's.
  const june = unit === 'month' && line.tokens[at + 1]?.lower === 'sau' && !line.accented && isReported(line, at)
  const person = (unit === 'week' || unit === 'year') && line.tokens[at]?.marked === false && !line.accented
  return {
    value: june || (person && title(line.tokens[at - 1])) ? { ...value, doubt: 'spelling' } : value,
    next: step.next,
  }
}

/** "3 năm rồi", "nhiều năm qua", "những năm gần đây": how long it is, and no year of its own. */
const isCounted = (line: Line, at: number): boolean => {
  const before = line.tokens[at - 1]
  const since = lately(line.tokens[at + 1])
  return (
    since && (many(before) || (before?.number !== undefined && before.number < 100)) && !numbersIt(line.tokens[at - 2])
  )
}

/** `step` units on from the present one. */
export function unitNode(today: LocalDate, unit: Unit, step: number): MonthsNode | KnownNode {
  if (unit === 'week') {
    const { from, to } = weekOf(today, step)
    return { ...known(from, to), whole: true }
  }
  const length = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12
  const month = monthOf(today) - 1
  const first = yearOf(today) * 12 + month - (month % length) + step * length
  return months((first % 12) + 1, (first % 12) + length, Math.floor(first / 12))
}

/** Those of a month; "trung tuần" alone is left open. */
function readTenDays(line: Line, at: number, part: NonNullable<MonthsNode['part']>): Got<Node> | undefined {
  const start = line.tokens[at]?.folded === 'cua' ? at + 1 : at
  if (unitOf(line.tokens[start]) !== 'month' && line.tokens[start]?.lower !== 't') return undefined
  return readPart(line, start, part)
}

function readPart(line: Line, at: number, part: NonNullable<MonthsNode['part']>): Got<Node> | undefined {
  const unit = unitOf(line.tokens[at])
  const whole =
    unit || line.tokens[at]?.lower === 'q' || line.tokens[at]?.lower === 't' ? readWhole(line, at) : undefined
  const next = whole?.next ?? at + 1
  if (unit === 'week')
    return whole?.value.form === 'known' || !whole ? partOfWeek(line, part, whole?.value, next) : undefined
  if (!whole && (unit === undefined || !endsHere(line, at + 1) || esteems(line, at))) return undefined
  const value = whole?.value ?? (unit && unitNode(line.today, unit, 0))
  if (value?.form !== 'months') return undefined
  const ofYear = value.last - value.first === 11
  const node: MonthsNode = { ...value, part, ...(!whole && { bare: true }) }
  if (part === 'middle' && ofYear) node.doubt = 'vague'
  // In November "đầu năm" may be that of next year.
  if (part === 'start' && ofYear && !whole) delete node.year
  return { value: node, next }
}

/** "giữa quý cơ quan và doanh nghiệp", "giữa Quy Nhơn và Huế" */
const esteems = ({ tokens, text }: Line, at: number): boolean => {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!/^qu[iy]$/.test(token?.folded ?? '')) return false
  return esteemed(next) || (token?.capital === true && next?.capital === true && text !== text.toUpperCase())
}

/** "cuối tuần" is Saturday and Sunday, "đầu tuần sau" Monday and Tuesday; of a week that has begun it is asked. */
function partOfWeek(line: Line, part: MonthsNode['part'], of: Node | undefined, next: number): Got<Node> | undefined {
  const from = of?.form === 'known' ? of.span.from : weekOf(line.today).from
  if (!of && !endsHere(line, next)) return undefined
  const [first, last] = part === 'start' ? [0, 1] : part === 'middle' ? [2, 3] : part === 'end' ? [5, 6] : [0, 6]
  const days = known(
    addDays(from, first),
    addDays(from, last),
    part === 'end' || (of && from > line.today) ? undefined : 'vague',
  )
  return { value: of ? days : { ...days, bare: true }, next }
}

/** "tuần 48", which may be of the year or of a plan; with its year it is that of ISO 8601. */
function readWeekNumber(line: Line, at: number): Got<Node> | undefined {
  const { tokens, today } = line
  if (unitOf(tokens[at]) !== 'week' || repeated(tokens[at - 1])) return undefined
  const number = readNumber(line, numbering(tokens[at + 1]) ? at + 2 : at + 1, 53)
  // "tuần 2 buổi"
  if (!number || times(line.tokens[number.next]) || line.tokens[at + 1]?.lower === 'sau') return undefined
  const year = readYearAfter(line, number.next)
  const span = weekNumber(year?.value ?? yearOf(today), number.value)
  return span && { value: known(span.from, span.to, year ? undefined : 'week-number'), next: year?.next ?? number.next }
}
