import type { Found } from './find-phrases.ts'
import type { FoundName } from './names.ts'
import type { Word } from './words.ts'

/** Somebody else whose tasks are asked for: words `first` … `last` of the message name them. */
export interface Others {
  /** as `/nhiemvu` takes them: `đơn vị`, `đơn vị Phòng Kinh tế`, `Phạm Văn Hùng`, `anh ấy` */
  line: string
  first: number
  last: number
}

interface Around {
  text: string
  words: readonly Word[]
  phrases: readonly Found[]
  people: readonly FoundName[]
  units: readonly FoundName[]
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const titles = set('anh chi ong ba co chu bac dong-chi d/c ban em chau thay cau')
const pronounEnds = set('ay ta do kia')
const selves = set('toi minh em e anh chi ta tui to chau con')

/** Groups and posts, by their folded words: "phòng tôi", "cả sở", "của lãnh đạo". Two words stand with a hyphen. */
const groups = set(
  'phong so ban to xa phuong cum khoi nhom doi nganh cuc vien truong linh don-vi co-quan uy-ban trung-tam van-phong chi-cuc ' +
    'phong-ban nhan-vien can-bo chuyen-vien cong-chuc vien-chuc cap-duoi dong-nghiep anh-em anh-chi dong-chi ban-be dia-phuong ' +
    'sep lanh-dao thu-truong chu-tich giam-doc truong-phong pho-phong bi-thu ban',
)
/** Groups that need no word before or behind them. */
const everybody = set('moi-nguoi nguoi-khac chung-ta chung-toi chung-minh chung-em bon-em bon-minh tui-em tui-minh ho')
const allOf = set('ca toan cac moi tung nhung toan-bo tat-ca may')
const within = set('trong o tai ben duoi')
const which = set('nao nay')
/** Behind the one who does something, or has it to do. */
const verbs = set('co con dang bi lam cham tre qua phai can no chua da hoan xu duoc hien')
/** Before one who is spoken to, or has another part in it than having the task. */
const towards = set('voi cung gui bao cao trinh thua chao kinh cho doi nho xin cam on theo ve')
/** Behind one who is spoken to, who gave the task, or that is no group: "phòng chống", "đơn vị chủ trì". */
const elsewise = set('oi cho giao chi duyet phe yeu bao hoi nhac chong chay ngua hop chu phoi giup a nhe')
const whoWords = set('nguoi-nao dong-chi-nao can-bo-nao nhan-vien-nao chuyen-vien-nao cong-chuc-nao nhung-ai ai')

/** Whose tasks a message asks for, where they are not the writer's own. */
export function othersIn(around: Around): Others | undefined {
  const { words } = around
  for (let at = 0; at < words.length; at++) {
    const found = personAt(around, at) ?? unitAt(around, at) ?? groupAt(around, at)
    if (found && !hasOtherPart(words, found)) return found
  }
  return undefined
}

const folded = (words: readonly Word[], at: number): string => words[at]?.folded ?? ''
const joined = (words: readonly Word[], at: number, count: number): string =>
  Array.from({ length: count }, (_, step) => folded(words, at + step)).join('-')

/** "anh Hùng ơi", "chờ sếp duyệt", "việc phòng giao": it is not their tasks that are asked for. */
function hasOtherPart(words: readonly Word[], { first, last }: Others): boolean {
  const [before, behind] = [folded(words, first - 1), words[last + 1]]
  if (towards.has(before)) return true
  return behind !== undefined && (elsewise.has(behind.folded) || (behind.text === ',' && first === 0))
}

const said = ({ text, words }: Around, first: number, last: number): string =>
  text.slice(words[first]?.start, words[last]?.end)

/** Where the title before a name begins. */
function titled(words: readonly Word[], first: number): number {
  if (titles.has(joined(words, first - 2, 2))) return first - 2
  return titles.has(folded(words, first - 1)) ? first - 1 : first
}

function personAt(around: Around, at: number): Others | undefined {
  const { words, people, phrases } = around
  const person = people.find(({ first }) => first === at)
  if (person) {
    const { first: name, last } = person
    const line = person.unique ? person.name : `đồng chí ${said(around, name, last)}`
    return { line, first: titled(words, name), last }
  }
  const before = titled(words, at + 1)
  if (before <= at && pronounEnds.has(folded(words, at + 1)))
    return { line: said(around, before, at + 1), first: before, last: at + 1 }
  // "đồng chí Toàn", "việc của Toàn": a name that nobody of the office has, or has alone.
  const named = words[at]
  // In a text all in capitals no letter behind the first is small.
  if (!named || !/^\p{Lu}\p{Ll}/u.test(named.text)) return undefined
  if (phrases.some(({ concept, first, last }) => concept !== 'filler' && first <= at && at <= last)) return undefined
  const first = titled(words, at)
  if (first === at && folded(words, at - 1) !== 'cua') return undefined
  if (groups.has(named.folded) || groups.has(joined(words, at, 2))) return undefined
  let last = at
  while (/^\p{Lu}\p{Ll}/u.test(words[last + 1]?.text ?? '')) last++
  return { line: first < at ? said(around, first, last) : `đồng chí ${said(around, at, last)}`, first, last }
}

function unitAt(around: Around, at: number): Others | undefined {
  const unit = around.units.find(({ first }) => first === at)
  return unit && { line: `đơn vị ${unit.unique ? unit.name : said(around, at, unit.last)}`, first: at, last: unit.last }
}

function groupAt(around: Around, at: number): Others | undefined {
  const { words, phrases } = around
  const spoken = phrases.find(({ first, last }) => first <= at && at <= last)
  if (spoken?.concept === 'who') return { line: 'đơn vị', first: spoken.first, last: spoken.last }
  for (const count of [3, 2, 1]) {
    const last = at + count - 1
    if (last >= words.length) continue
    const name = joined(words, at, count)
    if (whoWords.has(name) && words[at]?.text !== 'AI') return { line: 'đơn vị', first: at, last }
    if (everybody.has(name) && (count > 1 || words[at]?.usual === 'họ')) return { line: 'đơn vị', first: at, last }
    if (!groups.has(name)) continue
    const owned = belonging(words, last)
    const counted = countedGroup(words, at, last)
    if (!isGroup(words, at, last, phrases) && owned === undefined && counted === undefined) continue
    // "cụm 1", "khối II", and a unit that is none of the office's: "Sở Ngoại vụ".
    const named = counted ?? nameEnd(words, last)
    const line = named === undefined ? 'đơn vị' : `đơn vị ${said(around, at, named)}`
    const first = allOf.has(folded(words, at - 1)) ? at - 1 : at
    return { line, first, last: named ?? owned ?? last }
  }
  return undefined
}

/** "phòng tôi", "nhân viên của tôi": where the words that say whose it is end. */
function belonging(words: readonly Word[], last: number): number | undefined {
  const own = folded(words, last + 1) === 'cua' ? last + 2 : last + 1
  return selves.has(folded(words, own)) || which.has(folded(words, own)) ? own : undefined
}

/** Where a name behind "Sở", "Phòng" ends, written with a capital. */
function nameEnd(words: readonly Word[], last: number): number | undefined {
  if (!/^\p{Lu}\p{Ll}/u.test(words[last + 1]?.text ?? '') || folded(words, last + 1) === folded(words, last))
    return undefined
  // The second half of a word is small: "Tài chính".
  return words[last + 2]?.kind === 'word' && !verbs.has(folded(words, last + 2)) ? last + 2 : last + 1
}

const countedGroup = (words: readonly Word[], at: number, last: number): number | undefined =>
  /^(?:cum|khoi|to|doi|nhom)$/.test(folded(words, at)) && /^(?:\d{1,2}|[IVX]{1,4})$/.test(words[last + 1]?.text ?? '')
    ? last + 1
    : undefined

function isGroup(words: readonly Word[], at: number, last: number, phrases: readonly Found[]): boolean {
  const before = folded(words, at - 1)
  // Without its marks "so" may be a number, "ban" the one who is spoken to.
  if (folded(words, at) === 'ban' && words[at]?.usual !== 'ban') return allOf.has(before)
  if (before === 'cua' || within.has(before)) return words[last + 1]?.kind !== 'number'
  if (allOf.has(before) || allOf.has(joined(words, at - 2, 2))) return true
  const opens = words.every(
    (_, index) =>
      index >= at ||
      phrases.some(({ concept, first, last: end }) => concept === 'filler' && first <= index && index <= end),
  )
  return opens && verbs.has(folded(words, last + 1))
}
