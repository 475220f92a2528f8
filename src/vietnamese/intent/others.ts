import type { DateMention } from '../dates.ts'
import type { Found } from './find-phrases.ts'
import type { Concept } from './lexicon.ts'
import type { FoundName, NamesIndex } from './names.ts'
import {
  behindExcept,
  behindJoin,
  behindTitle,
  calledAt,
  folded,
  isCapital,
  isSelf,
  joined,
  unnamedAt,
  type Called,
} from './somebody.ts'
import { marksOf, wordsOf, type Word } from './words.ts'

/** Whose tasks are asked for, where they are not only the writer's own. */
export interface Others {
  /** as `/nhiemvu` takes them (../whose.ts): `đơn vị Phòng Kinh tế trừ Phạm Văn Hùng`, `đồng chí Lan, tôi`, `anh ấy` */
  line: string
  /** words of the message that name them */
  spans: readonly Span[]
  /** those of them that are names of people, whatever else their words may mean */
  names: readonly Span[]
  /** those of them that are to be left out */
  without: readonly Span[]
}

interface Span {
  first: number
  last: number
}

interface Mention extends Span {
  /** as it stands in the line */
  part: string
  kind: 'person' | 'unit' | 'group' | 'self'
  /** where the name begins, behind a title */
  nameFirst?: number
}

interface Around {
  text: string
  words: readonly Word[]
  names: NamesIndex
  phrases: readonly Found[]
  dates: readonly DateMention[]
  units: readonly FoundName[]
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Groups and posts, by their folded words: "phòng tôi", "cả sở", "của lãnh đạo". Two words stand with a hyphen. */
const groups = set(
  'phong ubnd so ban to xa phuong cum khoi nhom doi nganh cuc vien truong linh don-vi co-quan uy-ban trung-tam van-phong chi-cuc ' +
    'phong-ban nhan-vien can-bo chuyen-vien cong-chuc vien-chuc cap-duoi dong-nghiep anh-em anh-chi dong-chi ban-be dia-phuong ' +
    'sep lanh-dao thu-truong chu-tich giam-doc truong-phong pho-phong bi-thu ban',
)
/** The people below a leader, and not the leader. */
const subordinates = set('cap-duoi nhan-vien can-bo chuyen-vien cong-chuc vien-chuc linh anh-em anh-chi-em')
/** Groups that need no word before or behind them. */
const everybody = set(
  'tui-no bon-no tui-nho moi-nguoi nguoi-khac chung-ta chung-toi chung-minh chung-em bon-em bon-minh tui-em tui-minh ho cap-duoi',
)
const allOf = set('ca toan cac moi tung nhung toan-bo tat-ca may')
const within = set('trong o tai ben duoi')
const which = set('nao nay')
const selves = set('toi minh em e anh chi ta tui to chau con')
/** Behind the one who does something, or has it to do. */
const verbs = set('co con dang bi lam cham tre qua phai can no chua da xong hoan xu duoc hien het sap vuong mac nop')
/** Before one who is spoken to, or has another part in it than having the task. */
const towards = set('voi cung gui bao cao trinh thua chao kinh cho doi nho xin cam on theo ve hoi')
/** Behind one who is spoken to, who gave the task, or that is no group: "phòng chống", "đơn vị chủ trì". */
const elsewise = set('oi cho giao chi duyet phe yeu bao hoi nhac chong chay ngua hop chu phoi giup a nhe')
const whoWords = set(
  'dua-nao thang-nao ong-nao ba-nao co-nao anh-nao chi-nao cha-nao may-dua may-nguoi may-ong may-ba nguoi-nao dong-chi-nao can-bo-nao nhan-vien-nao chuyen-vien-nao cong-chuc-nao nhung-ai ai',
)
const tasks = set('viec vu nv cv')
/** What only asks to see something may stand before the one whose tasks are asked for. */
const introducing: ReadonlySet<string> = new Set(['filler', 'list', 'request', 'search', 'wish', 'polite', 'figures'])

/** Whose tasks a message asks for, where they are not the writer's own. */
export function othersIn(around: Around): Others | undefined {
  const { words } = around
  const mentions = mentionsIn(around)
  const start = mentions.findIndex(mention => mention.kind !== 'self' && !hasOtherPart(around, mentions, mention))
  const found = mentions[start]
  if (!found) return undefined
  // "tôi và Lan": the writer stands before the others.
  const from = chainStart(words, mentions, start)
  const chain = chained(words, mentions, from)
  const who = chain.filter(({ isExcept }) => !isExcept)
  const without = chain.filter(({ isExcept }) => isExcept)
  const parts = who.map(({ mention }) => mention.part)
  const line = [
    who.length > 0 ? [...new Set(parts)].join(', ') : 'đơn vị',
    ...(without.length > 0 ? [`trừ ${without.map(({ mention }) => mention.part).join(', ')}`] : []),
  ].join(' ')
  const spans = chain.map(({ mention }) => mention)
  return {
    line,
    spans,
    without: without.map(({ mention }) => mention),
    names: spans.flatMap(({ nameFirst, last }) => (nameFirst === undefined ? [] : [{ first: nameFirst, last }])),
  }
}

const isIn = (spans: readonly Span[], at: number): boolean => spans.some(({ first, last }) => first <= at && at <= last)

export const isNameOfOthers = (others: Others | undefined, at: number): boolean => isIn(others?.names ?? [], at)

export const isLeftOut = (others: Others | undefined, at: number): boolean => isIn(others?.without ?? [], at)

export const isOfOthers = (others: Others | undefined, at: number): boolean => isIn(others?.spans ?? [], at)

function chainStart(words: readonly Word[], mentions: readonly Mention[], start: number): number {
  let from = start
  while (from > 0 && mentions[from - 1]?.kind === 'self' && areJoined(words, mentions[from - 1], mentions[from])) from--
  return from
}

/** Those who are named together with the one at `from`, and those who are left out wherever that is said. */
function chained(words: readonly Word[], mentions: readonly Mention[], from: number) {
  const chain: { mention: Mention; isExcept: boolean }[] = []
  for (const mention of mentions.slice(from)) {
    const last = chain.at(-1)
    if (isExcepted(words, mention)) chain.push({ mention, isExcept: true })
    else if (!last) chain.push({ mention, isExcept: false })
    else if (areJoined(words, last.mention, mention)) chain.push({ mention, isExcept: last.isExcept })
  }
  return chain
}

const isExcepted = (words: readonly Word[], { first }: Span): boolean =>
  [1, 2, 3].some(back => behindExcept(words, first - back) === first)

function areJoined(words: readonly Word[], before: Mention | undefined, { first, kind }: Mention = nobody): boolean {
  if (!before) return false
  if (behindJoin(words, before.last + 1) === first) return true
  // "anh Hùng chị Lan"
  return (
    before.last + 1 === first &&
    before.kind === 'person' &&
    kind === 'person' &&
    behindTitle(words, first) !== undefined
  )
}
const nobody: Mention = { first: -1, last: -1, kind: 'self', part: '' }

function mentionsIn(around: Around): Mention[] {
  const found: Mention[] = []
  for (let at = 0; at < around.words.length; at++) {
    const mention =
      personAt(around, at, found.at(-1)) ?? unitAt(around, at) ?? groupAt(around, at) ?? selfAt(around, at)
    if (!mention) continue
    found.push(mention)
    at = mention.last
  }
  return found
}

/** "anh Hùng ơi", "chờ sếp duyệt", "việc phòng giao": it is not their tasks that are asked for. */
function hasOtherPart({ words }: Around, mentions: readonly Mention[], { first, last }: Span): boolean {
  const [before, behind] = [folded(words, first - 1), words[last + 1]]
  // "theo từng cán bộ"
  if (towards.has(before) && !(before === 'theo' && allOf.has(folded(words, first)))) return true
  // "anh Hùng chị Lan"
  if (mentions.some(next => next.first === last + 1)) return false
  // "đ/c Mai báo cáo chưa" asks what they handed in.
  if (joined(words, last + 1, 2) === 'bao-cao' && /^(?:chua|gi|may|nhung)$/.test(folded(words, last + 3))) return false
  // "cả phường bao nhiêu việc"
  if (behind?.folded === 'bao' && words[last + 2]?.folded === 'nhieu') return false
  return behind !== undefined && elsewise.has(behind.folded) && !isCapital(behind)
}

const said = ({ text, words }: Around, first: number, last: number): string =>
  text.slice(words[first]?.start, words[last]?.end)

function personAt(around: Around, at: number, before: Mention | undefined): Mention | undefined {
  const { words, names } = around
  const unnamed = unnamedAt(words, at)
  if (unnamed !== undefined && (behindTitle(words, at) || isSubject(around, at, unnamed) || isOwner(words, at)))
    return { part: said(around, at, unnamed), first: at, last: unnamed, kind: 'person' }
  const called = calledAt(words, names, at)
  if (called) return meansPerson(around, called, before) ? personOf(around, called) : undefined
  return unknownAt(around, at, before)
}

function personOf(around: Around, { first, last, name, titled }: Called): Mention {
  const words = said(around, first, last)
  const nameFirst = name?.first ?? (titled ? (behindTitle(around.words, first)?.next ?? first) : first)
  return {
    part: name?.unique ? name.name : titled ? words : `đồng chí ${words}`,
    first,
    last,
    kind: 'person',
    nameFirst,
  }
}

/** Is a name here that of a person? "an", "mai" and "văn hùng" are words too. */
function meansPerson(around: Around, called: Called, before: Mention | undefined): boolean {
  const { words } = around
  const { first, last, name, titled } = called
  const from = titled ? (behindTitle(words, first)?.next ?? first) : first
  const short = titled && behindTitle(words, first)?.short
  if (!name)
    return (
      !isTaken(around, from, last, false) && !groups.has(folded(words, from)) && !groups.has(joined(words, from, 2))
    )
  if (titled && !short) return !isSpoken(around, first, from, name)
  const shouted = words.every(word => word.text === word.text.toUpperCase())
  const capital = !shouted && isCapital(words[from]) && isCapital(words[last])
  if (capital && last > from) return true
  if (!isSpelledRight(around, name, from, last)) return false
  // "Mai và Lan": beside another one it is no tomorrow.
  const joint = behindJoin(words, last + 1)
  const besides = joint !== undefined && joint > last + 1 ? calledAt(words, around.names, joint) : undefined
  const inside = capital && (from > 0 || (besides !== undefined && isCapital(words[besides.last])))
  if (!titled && isActing(around, from, last)) return true
  // "dc toan dang lam gi": nobody but an officer is called so.
  if (titled && /^[dđ]c$/i.test(words[first]?.text ?? '') && isSubject(around, first, last)) return true
  if (isTaken(around, from, last, !inside)) return false
  return (
    isOwner(words, first) ||
    isSubject(around, first, last) ||
    follows(words, before, first) ||
    (inside && tasks.has(folded(words, first - 1)))
  )
}

/** "chị an toàn", "anh mai đi họp": the name is the beginning of other words. */
const isSpoken = (around: Around, first: number, from: number, name: FoundName): boolean =>
  !isCapital(around.words[from]) &&
  isTaken(around, from, name.last, true) &&
  !isSubject(around, from, name.last) &&
  !isSubject(around, first, name.last)

/**
 * "Toàn trễ mấy việc", "mai chưa xong": the word is otherwise "all" or tomorrow, but it stands where the one stands whose
 * work is spoken of. A day may do what is to come ("mai còn việc gì"), so of it only what has been is said; "toàn trễ hết"
 * may be all of them.
 */
function isActing(around: Around, first: number, last: number): boolean {
  const { words, phrases, dates } = around
  const word = words[first]
  const behind = words
    .slice(last + 1)
    .map(({ folded }) => folded)
    .join(' ')
  const isHow = ({ concept, first }: Found) => concept === 'status' && first <= last + 2 && first > last
  const marked = words.some(({ text }) => marksOf(text) !== '')
  if (spokenTo.test(word?.usual ?? '')) return false
  // "chi", "minh" are names only with a capital, and in a text that shows that no mark was left out.
  if ((behindTitle(words, first) || isSelf(words, first)) && !(isCapital(word) && marked)) return false
  const isOwned = isOwner(words, first)
  const isAfterTask = tasks.has(folded(words, first - 1)) && verbs.has(folded(words, last + 1))
  if (!isOwned && !isAfterTask && !isSubject(around, first, last)) return false
  // "tam hoan viec 5", "bao xong": the word is the beginning of another, or reports.
  const isOther = ({ concept, first: from, last: to }: Found) =>
    from <= last && first <= to && (from < first || last < to || !light.has(concept))
  if (phrases.some(isOther) || (folded(words, last + 1) === 'xong' && !told.test(behind))) return false
  const [start, end] = [word?.start ?? 0, words[last]?.end ?? 0]
  const day = dates.find(date => date.start < end && start < date.end)
  // "ngày mai" is no Mai.
  if (day) return day.start >= start && day.end <= end && (isOwned || told.test(behind) || phrases.some(isHow))
  return isCapital(word) || !everyOne.test(behind)
}

/** What a name may be taken for and be one nevertheless: "toàn", "hả", "bảo". */
const light: ReadonlySet<string> = new Set(['filler', 'question', 'hearsay'])
/** A sentence may begin with them in a capital, too. */
const spokenTo = /^(?:anh|em|bà|ba|cô|chú|bác|ông|bạn|thầy|cậu|cháu)$/

/** What somebody has, or has not, done by now: of tomorrow it cannot be said. */
const told = /^(?:(?:tre|cham|no|qua|da|chua)\b|xong (?:chua|may|gi|nhung|bao)|(?:nop|bao cao) .*(?:roi|chua)$)/
const everyOne = /(?:^| )(?:het|ca|thoi|khong|luon)(?: (?:roi|a|vay|tron|sach))*$/

/** In a text with diacritics a name has its own: "minh" is "mình" only where all are left out. */
function isSpelledRight({ words }: Around, { name }: FoundName, from: number, last: number): boolean {
  if (words.every(({ text }) => marksOf(text) === '')) return true
  const own = new Set(wordsOf(name).map(word => `${word.folded} ${word.marks}`))
  return words.slice(from, last + 1).every(word => own.has(`${word.folded} ${word.marks}`))
}

/** Do the words mean something else: a date, the writer, or what the lexicon knows? `fillers` count, too. */
function isTaken({ words, phrases, dates }: Around, first: number, last: number, fillers: boolean): boolean {
  const [start, end] = [words[first]?.start ?? 0, words[last]?.end ?? 0]
  if (fillers && dates.some(date => date.start < end && start < date.end)) return true
  if (fillers && isSelf(words, first)) return true
  return phrases.some(
    ({ concept, first: from, last: to }) => from <= last && first <= to && (fillers || !introducing.has(concept)),
  )
}

const isOwner = (words: readonly Word[], at: number): boolean => folded(words, at - 1) === 'cua'

const follows = (words: readonly Word[], before: Mention | undefined, at: number): boolean =>
  before !== undefined && (behindJoin(words, before.last + 1) === at || behindExcept(words, before.last + 1) === at)
    ? true
    : isExcepted(words, { first: at, last: at })

/** One who has something to do: what stands before only introduces, what stands behind says so, or names another one. */
function isSubject(around: Around, first: number, last: number): boolean {
  const { words, phrases, dates } = around
  const isDate = (at: number) =>
    dates.some(({ start, end }) => start <= (words[at]?.start ?? -1) && (words[at]?.end ?? 0) <= end)
  const introduces = (at: number) =>
    at < 0 ||
    words[at]?.kind === 'mark' ||
    isDate(at) ||
    phrases.some(({ concept, first, last }) => introducing.has(concept) && first <= at && at <= last)
  if (!introduces(first - 1)) return false
  const next = last + 1
  if (verbs.has(folded(words, next)) || isDate(next)) return true
  if (phrases.some(({ concept, first }) => concept === 'status' && first === next)) return true
  const joint = behindJoin(words, next)
  return (
    joint !== undefined && joint > next && (calledAt(words, around.names, joint) !== undefined || isSelf(words, joint))
  )
}

/** "việc của Toàn", "Dũng còn việc gì", "Hùng và Dũng": a name that nobody of the office has. */
function unknownAt(around: Around, at: number, before: Mention | undefined): Mention | undefined {
  const { words } = around
  if (!isCapital(words[at]) || isTaken(around, at, at, true)) return undefined
  if (groups.has(folded(words, at)) || groups.has(joined(words, at, 2))) return undefined
  // In a text all in capitals no letter behind the first is small.
  let last = at
  while (isCapital(words[last + 1]) && !isTaken(around, last + 1, last + 1, true)) last++
  const isNext = before?.kind === 'person' && follows(words, before, at)
  if (!isOwner(words, at) && !isNext && !isSubject(around, at, last)) return undefined
  return { part: `đồng chí ${said(around, at, last)}`, first: at, last, kind: 'person', nameFirst: at }
}

function unitAt(around: Around, at: number): Mention | undefined {
  const unit = around.units.find(({ first }) => first === at)
  if (!unit) return undefined
  return {
    part: `đơn vị ${unit.unique ? unit.name : said(around, at, unit.last)}`,
    first: at,
    last: unit.last,
    kind: 'unit',
  }
}

/** "tôi và Lan", "Hùng và tôi": the writer beside others. */
function selfAt({ words }: Around, at: number): Mention | undefined {
  if (!isSelf(words, at)) return undefined
  const besides = behindJoin(words, at + 1)
  const beside = [1, 2, 3].some(back => (behindJoin(words, at - back) ?? behindExcept(words, at - back)) === at)
  return (besides !== undefined && folded(words, at + 1) !== 'cua') || beside
    ? { part: 'tôi', first: at, last: at, kind: 'self' }
    : undefined
}

function groupAt(around: Around, at: number): Mention | undefined {
  const { words, phrases } = around
  const group = (first: number, last: number, part = 'đơn vị'): Mention => ({ part, first, last, kind: 'group' })
  const spoken = phrases.find(({ first, last }) => first <= at && at <= last)
  if (spoken?.concept === 'who') return group(spoken.first, spoken.last)
  // "việc chưa ai nhận", "chưa có người nhận"
  if (spoken && ofNobody.includes(spoken.concept) && words.slice(spoken.first, spoken.last + 1).some(isAnybody))
    return group(spoken.first, spoken.last)
  if (isNumbered(around, at)) return group(at, at)
  for (const count of [3, 2, 1]) {
    const last = at + count - 1
    if (last >= words.length) continue
    const name = joined(words, at, count)
    const part = subordinates.has(name) || subordinates.has(name.replace(/-nao$/, '')) ? 'cấp dưới' : 'đơn vị'
    if (whoWords.has(name) && words[at]?.text !== 'AI') return group(at, last, part)
    if (everybody.has(name) && (count > 1 || words[at]?.usual === 'họ'))
      return group(at, belonging(words, last) ?? last, part)
    if (!groups.has(name)) continue
    const owned = belonging(words, last)
    const cluster = clusterEnd(around, at, last) ?? unknownEnd(around, at, last)
    const named = cluster ?? nameEnd(words, last)
    if (!isGroup(around, at, last) && owned === undefined && cluster === undefined) continue
    // "cụm 1", "khối II", and a unit that is none of the office's: "Sở Ngoại vụ".
    const line = named === undefined ? part : `đơn vị ${said(around, at, named)}`
    const first = allOf.has(folded(words, at - 1)) ? at - 1 : at
    return group(first, named ?? owned ?? last, line)
  }
  return undefined
}

const ofNobody: readonly Concept[] = ['notTaken', 'notHandedIn']
const isAnybody = ({ folded }: Word): boolean => folded === 'ai' || folded === 'nguoi'

/** "5 người trễ nhiều nhất", "top 3 cán bộ chậm": the number is not taken into account, and named. */
function isNumbered({ words, phrases }: Around, at: number): boolean {
  if (!/^(?:nguoi|dua|ong)$/.test(folded(words, at)) || words[at - 1]?.kind !== 'number') return false
  return (
    verbs.has(folded(words, at + 1)) &&
    words
      .slice(0, at - 1)
      .every(
        ({ folded }, index) =>
          folded === 'top' ||
          phrases.some(({ concept, first, last }) => introducing.has(concept) && first <= index && index <= last),
      )
  )
}

/** "phòng tôi", "nhân viên của tôi": where the words that say whose it is end. */
function belonging(words: readonly Word[], last: number): number | undefined {
  const own = folded(words, last + 1) === 'cua' ? last + 2 : last + 1
  // "cả phường còn mấy việc"
  if (own === last + 1 && folded(words, own) === 'con') return undefined
  return selves.has(folded(words, own)) || which.has(folded(words, own)) ? own : undefined
}

/** Where a name behind "Sở", "Phòng" ends, written with a capital. */
function nameEnd(words: readonly Word[], last: number): number | undefined {
  if (!isCapital(words[last + 1]) || folded(words, last + 1) === folded(words, last)) return undefined
  // The second half of a word is small: "Tài chính".
  return words[last + 2]?.kind === 'word' && !verbs.has(folded(words, last + 2)) ? last + 2 : last + 1
}

/** "cụm 1", "khối II", "khối kinh tế" */
function clusterEnd({ words, phrases, dates }: Around, at: number, last: number): number | undefined {
  if (!/^(?:cum|khoi|to|doi|nhom)$/.test(folded(words, at)) || at !== last) return undefined
  if (/^(?:\d{1,2}|[IVX]{1,4})$/.test(words[last + 1]?.text ?? '')) return last + 1
  if (!/^(?:cum|khoi)$/.test(folded(words, at))) return undefined
  const isOpen = (index: number) =>
    words[index]?.kind === 'word' &&
    !verbs.has(folded(words, index)) &&
    !phrases.some(({ first, last }) => first <= index && index <= last) &&
    !dates.some(({ start, end }) => start <= (words[index]?.start ?? -1) && (words[index]?.start ?? 0) < end)
  let end = last
  while (end < last + 4 && isOpen(end + 1)) end++
  return end > last ? end : undefined
}

/** "phòng tư pháp tới đâu rồi": where the name ends of a unit that the office does not have, in small letters too. */
function unknownEnd(around: Around, at: number, last: number): number | undefined {
  const { words, phrases, dates } = around
  const kind = joined(words, at, last - at + 1)
  if (!/^(?:phong|so|trung-tam|chi-cuc)$/.test(kind) || (kind === 'so' && words[at]?.usual !== 'sở')) return undefined
  const opens = words.every(
    (_, index) =>
      index >= at ||
      phrases.some(({ concept, first, last: end }) => introducing.has(concept) && first <= index && index <= end),
  )
  if (!opens || elsewise.has(folded(words, last + 1))) return undefined
  const isDate = (index: number) =>
    dates.some(({ start, end }) => start <= (words[index]?.start ?? -1) && (words[index]?.start ?? 0) < end)
  const isKnown = (index: number) => phrases.some(({ first, last }) => first <= index && index <= last)
  let end = last
  while (end < last + 5 && words[end + 1]?.kind === 'word' && !isDate(end + 1) && !isKnown(end + 1)) {
    if (verbs.has(folded(words, end + 1))) break
    end++
  }
  const follows =
    verbs.has(folded(words, end + 1)) ||
    isDate(end + 1) ||
    phrases.some(({ concept, first }) => first === end + 1 && concept === 'status')
  return end > last + 1 && follows ? end : undefined
}

const narrowing: readonly Concept[] = [
  ...(['overdue', 'dueSoon', 'waiting', 'notTaken', 'notHandedIn', 'unfinished', 'pressing', 'urgency'] as const),
]

const isNarrowed = ({ words, phrases, dates }: Around, at: number): boolean =>
  words[at] === undefined ||
  phrases.some(({ concept, first }) => first === at && narrowing.includes(concept)) ||
  dates.some(({ start }) => start === words[at]?.start)

function isGroup(around: Around, at: number, last: number): boolean {
  const { words, phrases } = around
  const before = folded(words, at - 1)
  // Without its marks "so" may be a number, "ban" the one who is spoken to.
  if (folded(words, at) === 'ban' && words[at]?.usual !== 'ban') return allOf.has(before)
  // "việc phòng tuần này", "việc phòng quá hạn": what stands behind narrows the list.
  if (tasks.has(before) && /^(?:phong|don-vi|co-quan)$/.test(joined(words, at, last - at + 1)))
    return isNarrowed(around, last + 1)
  if (before === 'cua' || within.has(before)) return words[last + 1]?.kind !== 'number'
  if (allOf.has(before) || allOf.has(joined(words, at - 2, 2))) return true
  const opens = words.every(
    (_, index) =>
      index >= at ||
      phrases.some(({ concept, first, last: end }) => introducing.has(concept) && first <= index && index <= end),
  )
  return opens && verbs.has(folded(words, last + 1))
}
