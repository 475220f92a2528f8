import { addDays } from '../../../domain/days/local-date.ts'
import type { Doubt } from '../calendar/doubt.ts'
import { known, type KnownNode } from '../calendar/node.ts'
import type { Line } from '../words/line.ts'
import { type Got, meaning, oneOf, phrases } from '../words/matchers.ts'
import { limitsNext } from '../words/step.ts'
import { isNamed } from './fraction.ts'

type Days = readonly [number, (number | undefined)?, Doubt?]

const named = phrases<Days>({
  'hôm nay': [0],
  'ngày hôm nay': [0],
  'bữa nay': [0],
  'bữa ni': [0],
  'bựa ni': [0],
  'hôm ni': [0],
  'ngày ni': [0],
  'hum nay': [0],
  hnay: [0],
  'hôm qua': [-1],
  'ngày hôm qua': [-1],
  'bữa qua': [-1],
  hqua: [-1],
  hkia: [-2],
  ngmai: [1],
  nmai: [1],
  'hôm kia': [-2],
  'ngày hôm kia': [-2],
  'hôm kìa': [-3],
  'ngày mai': [1],
  'ngày mốt': [2],
  'bữa mốt': [2],
  'bữa mai': [1],
  // In the North two days on, in the South three.
  'ngày kia': [2, 3, 'region'],
  'ngày kìa': [3, 4, 'region'],
  'bữa kia': [-2, -3, 'region'],
  'bữa tê': [2, -2, 'region'],
  'hôm tê': [-2, 2, 'region'],
  'ngày tê': [2, 3, 'region'],
  'hồi hôm': [-1, 0, 'region'],
  'mai mốt': [1, 2, 'vague'],
  'mai kia': [1, 2, 'vague'],
  'nay mai': [1, 2, 'vague'],
  'hôm sau': [1, 1, 'anchor'],
  'ngày hôm sau': [1, 1, 'anchor'],
  'hôm trước': [-1, -2, 'vague'],
  'bữa trước': [-1, -2, 'vague'],
  'hôm nọ': [-2, -7, 'vague'],
  'bữa nọ': [-2, -7, 'vague'],
  'hôm rồi': [-1, -7, 'vague'],
  'bữa rồi': [-1, -7, 'vague'],
  'hôm tới': [1, 2, 'vague'],
})
const afterPart = meaning<Days>({
  nay: [0],
  ni: [0],
  mai: [1],
  qua: [-1],
  mốt: [2],
  kia: [2, 3, 'region'],
  tê: [2, 3, 'region'],
})
const afterTitle = oneOf(
  'anh chị cô chú bác bà ông em bạn thầy bé dì cậu mợ chí đc dc c thị ms mr nguyễn trần lê phạm sương hoa ' +
    'thanh ngọc phương trúc tân sao ban khởi',
)
const notMai = oneOf('táng mối mỉa một ơi')
// "12 cây mai", "hoa mai", "bệnh viện Bạch Mai", "quận Hoàng Mai"; bare "chau" is rather "cháu".
const tree = oneOf('cây gốc cành vườn nhành bông hoàng bạch tương quỳnh tuyết xuân thúy thuý')
// Bare "sua mai" mends a roof, "chau mai" may be a pot of blossoms.
const mayBeRoof = oneOf('sửa lợp thay chống dột chậu sập tốc hỏng')
// "gui mai nhe" may be for a woman called Mai.
const toSomebody = oneOf('gửi nhờ hỏi gọi tặng gặp')
// "khuyến mãi", "thương mại", "mềm mại" without their diacritics.
const endsInMai = oneOf('khuyến thương mềm')
const ofMany = oneOf('chậu giò nhánh')
const planned = oneOf('họp nộp trình trực gửi')
const wholeToday = phrases({ 'cuối ngày': true, 'hết ngày': true, 'trong ngày': true })
const dayAgain = oneOf('mai mốt kia hôm thứ')
const long = oneOf('năm tháng tuần hôm ngày')
const beforeNay = oneOf('hiện ngày lâu xưa đời trước bấy')

/** "hôm nay", "mai", "ngày kia", "chiều nay", "cuối ngày", in any usual spelling. */
export function readRelativeDay(line: Line, at: number): Got<KnownNode> | undefined {
  const found = limitsNext(line, at + 1) ? undefined : named(line, at)
  // "ngay mot" may be "ngày một" (the first, or "day by day").
  if (found) return { value: node(line, spelled(line, at, found.value)), next: found.next }
  return readWholeToday(line, at) ?? readOneWord(line, at)
}

/** "sáng mai", "chiều nay", "tối qua": the day, read from its second word. */
export function readDayOfPart(line: Line, at: number): Got<KnownNode> | undefined {
  const days = saysOne(line, at) ? undefined : afterPart(line.tokens[at])
  return days === undefined ? undefined : { value: node(line, days), next: at + 1 }
}

/** "cho toi mot danh sach": bare "mot" behind "toi", "sang" and "dem" is one of something, unless the text ends there. */
const saysOne = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.lower === 'mot' &&
  /^(?:toi|sang|dem)$/.test(tokens[at - 1]?.lower ?? '') &&
  !/^(?:h|g|gio|\d+)$/.test(tokens[at - 2]?.folded ?? '') &&
  tokens[at + 1]?.word === true

const spelled = (line: Line, at: number, days: Days): Days =>
  line.tokens[at + 1]?.lower === 'mot' && line.tokens.length > 2 && !hour(line, at + 2)
    ? [2, undefined, 'spelling']
    : days

/** "ngay mot 9h" */
const hour = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.number !== undefined && /^(?:h|g|gio|:)$/.test(tokens[at + 1]?.folded ?? '')

function node({ today }: Line, [days, other, doubt]: Days): KnownNode {
  const date = addDays(today, days)
  const second = other === undefined ? undefined : addDays(today, other)
  return { ...known(date, date, doubt), ...(second !== undefined && { alternatives: [{ from: second, to: second }] }) }
}

function readWholeToday(line: Line, at: number): Got<KnownNode> | undefined {
  const found = wholeToday(line, at)
  const after = found && line.tokens[found.next]
  if (!found || after?.number !== undefined || dayAgain(after) || /^(?:dau|cuoi|thang|lam)$/.test(after?.folded ?? ''))
    return undefined
  return { value: node(line, [0]), next: found.next }
}

function readOneWord(line: Line, at: number): Got<KnownNode> | undefined {
  const token = line.tokens[at]
  switch (token?.lower ?? '') {
    case 'mai':
      return readMai(line, at)
    case 'mốt':
      return line.tokens[at + 1]?.lower === 'thời' || isName(line, at)
        ? undefined
        : { value: node(line, [2]), next: at + 1 }
    case 'mot':
      // Alone it is an answer to "bao giờ?"; in a sentence it is mostly the number one.
      return line.tokens.length === 1 || line.tokens[at - 2]?.lower === 'mai' || opensPlan(line, at)
        ? { value: node(line, [2]), next: at + 1 }
        : undefined
    case 'nay':
      return saysNow(line, at) ? { value: node(line, [0]), next: at + 1 } : undefined
    default:
      return undefined
  }
}

/** "mot hop o So", but not "mot hop dong" */
const opensPlan = ({ tokens }: Line, at: number): boolean =>
  at === 0 && planned(tokens[1]) && !/^(?:dong|ly|phan|tac|chat)$/.test(tokens[2]?.folded ?? '')

/** "chị Mốt" */
const isName = ({ tokens, text }: Line, at: number): boolean =>
  tokens[at]?.capital === true && text !== text.toUpperCase() && afterTitle(tokens[at - 1])

/** Tomorrow, unless it is a name ("chị Mai", "Mai Anh") or "mai táng". */
function readMai(line: Line, at: number): Got<KnownNode> | undefined {
  const { tokens, text } = line
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (notMai(after) || after?.lower === 'vàng' || tree(before)) return undefined
  if (ofMany(before) && (before?.marked || line.tokens[at - 2]?.number !== undefined)) return undefined
  if (countsRoofs(line, at) || (!line.accented && endsInMai(before))) return undefined
  if (before?.lower === 'hoa' && !afterTitle(tokens[at - 2])) return undefined
  const name = token?.capital === true && text !== text.toUpperCase()
  const opens = !/[\p{L}\d]/u.test(before?.lower ?? '')
  if (name && (!opens || after?.capital || afterTitle(before))) return undefined
  const doubt = afterTitle(before) ? 'ambiguous' : isRoof(line, at) || isAnother(line, at) ? 'spelling' : undefined
  return { value: node(line, doubt ? [1, undefined, doubt] : [1]), next: at + 1 }
}

const isAnother = (line: Line, at: number): boolean =>
  !line.accented && line.tokens[at - 1]?.marked === false && toSomebody(line.tokens[at - 1]) && !hour(line, at + 1)

const isRoof = (line: Line, at: number): boolean =>
  !line.accented && line.tokens[at - 1]?.marked === false && mayBeRoof(line.tokens[at - 1]) && !hour(line, at + 1)

/** "45 mai nha": bare behind a number it is "mái", but for "8h30 mai", "viec 5 mai nop". */
const countsRoofs = (line: Line, at: number): boolean =>
  !line.accented &&
  line.tokens[at - 1]?.number !== undefined &&
  !isNamed(line, at - 1) &&
  !/^(?:h|g|gio|:|\/|-|\.|so|#|ngay|thu|t|thang|quy)$/.test(line.tokens[at - 2]?.folded ?? '')

/** Bare "nay": in a text without diacritics it is mostly "này", and capital before a name it opens a decree. */
function saysNow({ tokens, accented }: Line, at: number): boolean {
  const opens = at === 0 || /^[.,;:!?]$/.test(tokens[at - 1]?.lower ?? '')
  const after = tokens[at + 1]
  // "2 năm nay" lasts till now.
  if (beforeNay(tokens[at - 1]) || (long(tokens[at - 1]) && tokens[at - 2]?.number !== undefined)) return false
  return (
    tokens.length > 1 && (accented || opens) && !after?.capital && !/^(?:den|lai|da|xin)$/.test(after?.folded ?? '')
  )
}
