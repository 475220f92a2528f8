import { between, isPaper, lettersAfter, lettersBefore, paperBefore, paperLength } from './papers.ts'
import type { Place } from './degree.ts'
import {
  afterNo,
  askedOf,
  beforeNo,
  asking,
  beforeQuestion,
  beginningWithMat,
  brokenBefore,
  counted,
  gathered,
  endingInMat,
  forbidding,
  honey,
  keeping,
  managing,
  measures,
  pointing,
  produced,
  quantities,
  questionWords,
  ruling,
  sealHandling,
  sealStates,
  services,
  ways,
  whence,
} from './vocabulary.ts'
import type { Word, Words } from './words.ts'

/** Is it part of another word: "bí mật", "mật độ", the "độ mật" that is only asked for? */
export function isOtherWord(place: Place): boolean {
  const { words, first, degree, one } = place
  if (isLabel(place) || goesOn(place) || isMeasured(place)) return true
  const before = words.at(first - 1)
  if (degree !== 'MẬT' || !before || one.gapBefore === 'sign') return false
  if (one.gapBefore === 'break') return brokenBefore.has(before.text)
  if (place.spelling.least === 'exact' && gathered.has(before.text)) return true
  return endingInMat.has(before.text) || endsIn(lettersBefore(words, first), endingInMat)
}

function endsIn(run: string, ends: ReadonlySet<string>): boolean {
  if (run !== '') for (const end of ends) if (run.endsWith(end)) return true
  return false
}

/** "độ", and not the "đồ" of a map, nor the "do" of "do Mật soạn". */
export const isUnit = (word: Word | undefined, { spelling }: Pick<Place, 'spelling'>): boolean =>
  word?.text === 'độ' || (word?.text === 'do' && spelling.least === 'plain')

/** The "độ mật" that a degree is the value of; but "tài liệu có độ mật", "độ Mật", "chế độ mật", "Độ MẬT: …" have one. */
function isLabel(place: Place): boolean {
  const { words, first, degree, one } = place
  const [unit, before] = [words.at(first - 1), words.at(first - 2)]
  if (degree !== 'MẬT' || !isUnit(unit, place) || one.gapBefore !== 'blank' || before?.bare === 'che') return false
  if (isBracketedLabel(place)) return false
  const next = words.at(first + 1)
  const isAsked = one.gapAfter === 'blank' && next !== undefined && askedOf.has(next.text)
  if (
    isAsked ||
    (/^\s*[:=–-]/.test(one.after) && (one.shape !== 'caps' || unit?.shape === 'caps' || next?.bare === 'khong'))
  )
    return true
  if (one.shape !== 'lower') return unit?.shape !== 'lower' && one.shape !== 'caps'
  // "cấp độ mật", and nothing else
  if (before?.bare === 'cap') return before.gapBefore === 'blank' || one.gapAfter === 'blank'
  if (before?.bare === 'muc') return true
  return paperBefore(place) === undefined
}

/** "Kế hoạch A (Độ Mật)", "ke hoach A (muc do mat)" */
export function isBracketedLabel(place: Place): boolean {
  const { words, first, one, two } = place
  const unit = words.at(first - 1)
  if (!isUnit(unit, place) || one.gapBefore !== 'blank' || !/^["'”’]?\s*[)\]]/.test(two.after)) return false
  const begin =
    /^(?:muc|cap)$/.test(words.at(first - 2)?.bare ?? '') && unit?.gapBefore === 'blank' ? first - 2 : first - 1
  if (!/[([]\s*["'“‘]?$/.test(words.at(begin)?.before ?? '')) return false
  for (let at = begin - 1; at >= Math.max(0, begin - longestTitle); at--) {
    if (isPaper(words, at)) return true
    if (words.at(at)?.gapBefore === 'break') return false
  }
  return false
}
const longestTitle = 20

/** "Mật: 200 lít", "Sản lượng (mật): 5 tấn" */
function isMeasured({ words, first, last, degree, one, two }: Place): boolean {
  const inBrackets = /\($/.test(one.before) && produced.has(words.at(first - 1)?.text ?? '')
  if (degree !== 'MẬT' || !(inBrackets ? /^\) *: *$/ : /^ *: *$/).test(two.after)) return false
  if (!inBrackets && one.gapBefore !== 'break') return false
  let unit = last + 1
  while (/^\d/.test(words.at(unit)?.text ?? '') && unit < last + 4) unit++
  return unit > last + 1 && measures.has(words.at(unit)?.text ?? '')
}

/** "mật độ"; but "MẬT" on a line of its own has nothing after it, and "MẬT BÁO CÁO" is no "mật báo". */
function goesOn({ words, last, one, two }: Place): boolean {
  const after = words.at(last + 1)
  if (!after || two.gapAfter === 'sign' || (two.gapAfter === 'break' && one.gapBefore === 'break')) return false
  // "Độ mật: Tối mật", and under it "Độ khẩn: …"
  if (two.gapAfter === 'break' && after.shape !== 'lower' && after.shape !== two.shape) return false
  if (isPaper(words, last + 1)) return false
  // "MẬT mã hiệu 5": nobody writes one word so; "MẬT ong" somebody may, to show which.
  if (one.shape === 'caps' && one.gapBefore === 'break' && after.shape === 'lower' && !honey.has(after.text))
    return false
  if (beginningWithMat.has(after.text)) return true
  const run = lettersAfter(words, last)
  if (run !== '') for (const rest of beginningWithMat) if (run.startsWith(rest)) return true
  return false
}

/**
 * Papers under a degree as such, with no single one named: "quản lý tài liệu mật", "không gửi văn bản mật qua Zalo".
 * `general`: the last word of the place before that was so, as what is said of one degree is said of those listed with it.
 */
export function isInGeneral(place: Place, general: number): boolean {
  const { words, first, last, degree, one, two } = place
  if (degree !== 'MẬT' && one.shape === 'caps') return false
  const [next, then] = [words.at(last + 1), words.at(last + 2)]
  const numbered = two.gapAfter !== 'break' && /^\d/.test(next?.text ?? '') && !isPeriod(words, last + 1)
  const named = numbered || (next?.bare === 'so' && /^\d/.test(then?.text ?? '') && !/\n\s*\n/.test(two.after))
  if (named || /^ *[:"“«([]/.test(two.after)) return false
  if (
    general >= 0 &&
    first - general <= 2 &&
    between(words, general + 1, first).every(({ text }) => /^(và|hoặc|hay)$/.test(text))
  )
    return true
  const paper = paperBefore(place)
  if (paper === undefined || (two.gapAfter === 'blank' && pointing.has(next?.text ?? ''))) return false
  return (
    isAsked(place) ||
    isQuestion(place, paper) ||
    isSeal(place, paper) ||
    isCountedInReport(place, paper) ||
    isSubject(words, paper)
  )
}

/** "6 tháng đầu năm", "quý IV", "tháng 11", "năm 2026" */
function isPeriod(words: Words, at: number): boolean {
  const [one, two] = [words.at(at)?.text ?? '', words.at(at + 1)?.text ?? '']
  return (
    (/^\d{1,2}$/.test(one) && /^(?:tháng|quý|năm|tuần)$/.test(two)) ||
    (/^(?:tháng|quý|năm|tuần|kỳ)$/.test(one) && /^(?:\d{1,4}|i{1,3}|iv|này|trước|qua)$/.test(two))
  )
}

/** "Báo cáo văn bản mật quý IV"; but "Báo cáo mật quý IV" is one. */
function isCountedInReport({ words, first, last }: Place, paper: number): boolean {
  const said = between(words, paper, first).map(({ bare }) => bare)
  const report = between(words, paper - 2, paper).map(({ bare }) => bare)
  return counted.has(said.join('')) && report.join('') === 'baocao' && isPeriod(words, last + 1)
}

/** "Xin cấp dấu mật", "dấu mật hỏng": what is stamped with; but "đóng dấu mật". */
function isSeal({ words, first, last }: Place, paper: number): boolean {
  if (words.at(first - 1)?.text !== 'dấu' || paper !== first - 1) return false
  if (words.at(last + 1)?.text === 'cho' && isPaper(words, last + 2)) return false
  return sealHandling.has(words.at(paper - 1)?.text ?? '') || sealStates.has(words.at(last + 1)?.text ?? '')
}

/** "Tài liệu mật là gì", "gồm những loại nào" */
function isAsked({ words, last, two }: Place): boolean {
  const next = words.at(last + 1)?.text ?? ''
  if (two.gapAfter !== 'blank') return false
  if (next === 'nào' || asksWhether(words, last + 1)) return true
  if (ways.has(next) && asksAtEnd(words, last + 2)) return true
  if (!beforeQuestion.has(next)) return false
  return between(words, last + 2, last + 2 + longestClause).some(({ text }) => asking.has(text))
}

/**
 * "Cơ quan có được gửi văn bản mật qua đây không?", "Ai được xem tài liệu mật?": a question by itself that ends its line, and
 * shows nothing of a paper, neither a number nor a name nor another paper.
 */
function isQuestion({ words, last }: Place, paper: number): boolean {
  let [from, to] = [paper, last]
  while (from > 0 && paper - from < longestSentence && !/[\n.!?:;]/.test(words.at(from)?.before ?? '')) from--
  while (to - last < longestSentence && !/[\n.!?:;]|^$/.test(words.at(to)?.after ?? '')) to++
  const end = words.at(to)
  if (end?.gapAfter !== 'break' || end.after.includes(':')) return false
  const [said, behind] = [between(words, from, to + 1), between(words, last + 1, to + 1)]
  if (said.some(({ text }, i) => /\d/.test(text) || isHandedOver(text, said[i + 1]?.text, said[i + 2]?.text)))
    return false
  if (behind.some(({ text, shape }) => shape !== 'lower' && !services.has(text))) return false
  for (let at = from; at <= to; at++) if ((at < paper || at > last) && isSinglePaper(words, at)) return false
  if (/^\s*\?/.test(end.after) && said.some(({ text }) => questionWords.has(text))) return true
  while (to > last && afterNo.has(words.at(to)?.text ?? '')) to--
  return words.at(to)?.text === 'không' && between(words, from, to).some(({ text }) => beforeNo.has(text))
}
const longestSentence = 16

/** A paper that is called by what it is, unlike "văn bản" and the like, which are all papers. */
const isSinglePaper = (words: Words, at: number): boolean => {
  const length = paperLength(words, at)
  return (
    length > 0 &&
    !counted.has(
      between(words, at, at + length)
        .map(({ bare }) => bare)
        .join(''),
    )
  )
}

/** "gửi anh", "xem giúp": said of a paper that is there; but "cho em hỏi". */
const isHandedOver = (word: string, next = '', then = ''): boolean =>
  /^(?:giúp|hộ|giùm)$/.test(next) ||
  (/^(?:gửi|chuyển|trình|cho)$/.test(word) && /^(?:anh|chị|em|bạn|bác|chú|cô|sếp|thầy)$/.test(next) && then !== 'hỏi')

/** "… mật không ạ?"; but "mật không chuyển tiếp" */
function asksWhether(words: Words, at: number): boolean {
  if (words.at(at)?.text !== 'không') return false
  let end = at
  while (words.at(end)?.gapAfter === 'blank' && afterNo.has(words.at(end + 1)?.text ?? '')) end++
  const after = words.at(end)
  return after?.gapAfter === 'break' || /^\s*[?.!)]/.test(after?.after ?? '')
}

/** "… qua đây được không ạ?" */
function asksAtEnd(words: Words, from: number): boolean {
  for (let at = from; at < from + longestQuestion; at++)
    if (words.at(at)?.text === 'được' && asksWhether(words, at + 1)) return true
  return false
}
const longestQuestion = 6

/** Is what is done with the paper that begins here, or where it is kept, said right before it? */
function isSubject(words: Words, paper: number): boolean {
  let end = paper
  while (quantities.has(words.at(end - 1)?.text ?? '')) end--
  let from = clauseBefore(words, end)
  // "gửi, nhận văn bản mật"
  const isList = end - from === 1 && /^, *$/.test(words.at(from)?.before ?? '')
  if (isList) from = clauseBefore(words, from - 1)
  const clause = between(words, from, end)
  const near = clause.slice(isList ? -4 : -3)
  // "sao, chụp"
  const verbs = clause.length < near.length + 1 ? [words.at(from - 1), ...near] : near
  return (
    clause.some(({ text }) => forbidding.has(text) || asking.has(text)) ||
    near.some(({ text }, i) => keeping.has(text) && !whence.has(clause.at(i - near.length - 1)?.text ?? '')) ||
    hasPair(clause, ruling) ||
    hasPair(verbs, managing)
  )
}

const hasPair = (words: readonly (Word | undefined)[], pairs: ReadonlySet<string>): boolean =>
  words.some((word, i) => pairs.has((word?.bare ?? '') + (words[i + 1]?.bare ?? '')))

/** Where what is said of a paper begins: at a sign of punctuation, at most so many words before it. */
function clauseBefore(words: Words, paper: number): number {
  let from = paper
  while (from > Math.max(0, paper - longestClause) && /^["'“”]* +["'“”]*$/.test(words.at(from)?.before ?? '')) from--
  return from
}

const longestClause = 4
