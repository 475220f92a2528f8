import { isBracketedLabel, isUnit } from './other-words.ts'
import { between, hasPaperHead, isPaper, paperBefore, paperEndingAt, paperLength, withoutNumber } from './papers.ts'
import type { Degree, Place } from './degree.ts'
import { isOnShift, isPerson } from './people.ts'
import {
  abbreviations,
  beforeNames,
  bareBeforeNames,
  bareNames,
  handing,
  honey,
  labels,
  losses,
  particles,
  attachedPapers,
  plainPapers,
  produced,
  shown,
} from './vocabulary.ts'
import { bareOf, type Gap, type Word, type Words } from './words.ts'

/** Does the word stand as a degree of secrecy here? */
export const standsAsDegree = (place: Place): boolean =>
  place.degree === 'MẬT' ? standsAlone(place) : standsAsTwo(place)

/** "Tối mật" and "tuyệt mật" are hardly anything else; without their marks they may be ("tôi mất", "chị Tuyết mất"). */
function standsAsTwo(place: Place): boolean {
  const { words, first, last, degree, one, two, spelling } = place
  if (spelling.least === 'exact') return true
  const highest = degree === 'TUYỆT MẬT'
  const someMarks = spelling.one !== 'plain' || spelling.two !== 'plain'
  if (highest && someMarks && (spelling.two !== 'plain' || one.text !== 'tuyết')) return true
  const caps = one.shape === 'caps' && two.shape === 'caps'
  if (caps && (someMarks || (highest && !bareNames.has(words.at(first - 1)?.bare ?? '')))) return true
  // "tuyetmat.pdf", but not "ToiMatDienThoai.jpg".
  if (two.before === '' && two.after !== '') return true
  if (isSaidOnLine(place) || isInName(place)) return true
  if (opensLine(one, two) && (highest || /^\s*:/.test(two.after))) return true
  // "do toi mat: ke hoach A"
  const unit = words.at(first - 1)
  if (unit?.bare === 'do' && unit.gapBefore === 'break' && /^\s*:/.test(two.after) && isPaper(words, last + 1))
    return true
  if ((caps || /[-_]/.test(two.before + two.after)) && one.gapBefore === 'break' && isPaper(words, last + 1))
    return true
  // "toi mat so 5" at the beginning; but a number that somebody has lost is longer, or told in a sentence.
  if (isEdge(one.gapBefore) && isNumbered(place) && !bareNames.has(words.at(first - 1)?.bare ?? '')) return true
  // "Toi mat, khong tim thay" is a sentence.
  const isShown = highest ? one.shape !== 'lower' : caps
  return isCertain(place) || isOwnLine(place) || (isShown && isEdge(one.gapBefore) && isEdge(two.gapAfter))
}

/**
 * "phuong an A2 tuyet mat", with a paper on the line: hardly Tuyết, who is called "chị"; "toi mat" only where nothing is
 * said of what would be lost.
 */
function isSaidOnLine(place: Place): boolean {
  const { words, first, degree } = place
  if (degree === 'TUYỆT MẬT' ? isTuyet(place) : !endsThere(place) || isLost(place)) return false
  return isAboutPaper(words, lineBefore(words, first), first)
}

/** "toi_mat_v2.docx"; but "don_toi_mat_the.docx". */
const isInName = (place: Place): boolean =>
  /^[-_]+$/.test(place.two.before) && (place.degree === 'TUYỆT MẬT' ? !isTuyet(place) : endsThere(place))

/** "chi Tuyet mat the", "Bao cao Tuyet mat hom qua" */
function isTuyet({ words, first, one, two }: Place): boolean {
  const before = words.at(first - 1)?.bare ?? ''
  if (one.gapBefore !== 'break' && (bareNames.has(before) || bareBeforeNames.has(before))) return true
  return one.shape === 'title' && two.shape === 'lower' && two.gapAfter === 'blank'
}

/** Nothing more is said, or the version of a file, a number, to whom it goes. */
function endsThere(place: Place): boolean {
  const { words, last, two } = place
  const next = words.at(last + 1)?.bare ?? ''
  return isEdge(two.gapAfter) || isNumbered(place) || handing.has(next) || /^(?:v\d+|final)$/.test(next)
}

function standsAlone(place: Place): boolean {
  const { words, first, one, spelling } = place
  if ((one.shape === 'title' && isPerson(place)) || (one.shape !== 'lower' && isOnShift(place)) || isLost(place))
    return false
  if (isCertain(place) || isNameWithNumber(place)) return true
  // Without its mark it is any of "mất", "mặt", "mắt" too.
  if (spelling.least === 'plain') {
    // "Mat so 12/KH-UBND", "MAT so 5"
    if (one.gapBefore === 'break' && isOfNumber(place)) return true
    if ((opensLine(one) || isPartOfName(one)) && isPaper(words, first + 1)) return true
    return (
      one.shape === 'caps' && (isOwnLine(place) || opensLine(one) || (followsNumber(place) && isEdge(one.gapAfter)))
    )
  }
  if (isTagged(place) || isExclaimed(place) || isTelegram(place) || isWithNumber(place) || isAbsolute(place))
    return true
  const before = words.at(first - 1)
  if (before && one.gapBefore === 'blank' && beforeNames.has(before.text)) return false
  if (one.scattered || isOwnLine(place) || isFramed(place) || isSaidAlone(place) || followsNumber(place)) return true
  // "độ Mật", "cấp độ mật"
  if ((isUnit(before, place) && one.gapBefore !== 'break') || isSaidOfThis(place)) return true
  switch (one.shape) {
    case 'caps':
      return standsInCapitals(place)
    case 'title':
      return standsInTitle(place)
    case 'lower':
      if (isEndOfName(place)) return true
      return isEdge(one.gapAfter) && (opensLine(one) || /[:=]\s*$/.test(one.before)) && !hasHoney(place)
  }
}

/** "#mật kế hoạch" */
const isTagged = ({ one }: Place): boolean => /(?:^|\s)#$/.test(one.before)

/** "Mật! Công văn 5" */
const isExclaimed = ({ words, last, one, two }: Place): boolean =>
  one.gapBefore === 'break' && /^\W*!\W*$/.test(two.after) && isPaper(words, last + 1)

/** "Kế hoạch phòng thủ mật.docx"; but "Sản lượng mật.xlsx" */
const isEndOfName = (place: Place): boolean =>
  place.two.after === '.' &&
  place.two.gapAfter === 'break' &&
  !produced.has(place.words.at(place.first - 1)?.text ?? '') &&
  !hasHoney(place) &&
  isAboutPaper(place.words, lineBefore(place.words, place.first), place.first)

/** "mật 12", "Mat_12.pdf": a number and nothing else; without marks only as the name of a file. */
function isNameWithNumber({ words, last, one, spelling }: Place): boolean {
  const next = words.at(last + 1)
  if (one.gapBefore !== 'break' || !next || !/^\d{1,6}$/.test(next.text) || next.gapAfter !== 'break') return false
  return /^(?: |[-_ .]+)$/.test(next.before) && (spelling.least !== 'plain' || next.after === '.')
}

/** "Mật điện số 12", as a secret telegram was called; but "mật điện thoại". */
function isTelegram({ words, last, two }: Place): boolean {
  const next = words.at(last + 1)
  if (two.gapAfter !== 'blank' || next?.text !== 'điện') return false
  return isEdge(next.gapAfter) || /^(?:số|của|từ|gửi|đến|đi|về)$/.test(words.at(last + 2)?.text ?? '')
}

/** "Mật số 12/KH-UBND": only papers are numbered so. */
function isWithNumber({ words, one, two }: Place): boolean {
  if (one.shape === 'title' && !isEdge(one.gapBefore)) return false
  return numberSaid.test(text(words, two.to, two.to + 80))
}

/** "Việc này tuyệt đối mật" */
const isAbsolute = ({ words, first, one }: Place): boolean =>
  one.gapBefore === 'blank' && words.at(first - 1)?.text === 'đối' && words.at(first - 2)?.text === 'tuyệt'

/** Without its mark it may be "mất", and is where the rest of the line asks for the paper anew. */
function isLost({ words, last, spelling }: Place): boolean {
  if (spelling.least !== 'plain') return false
  for (let at = last + 1; at < last + nearLoss; at++) {
    const [word, next] = [words.at(at), words.at(at + 1)]
    if (!word || word.gapBefore === 'break') return false
    if (next && losses.has(word.bare + next.bare)) return true
  }
  return false
}
const nearLoss = 9

/** Before the number of a paper; "mat so 0912345678" is lost. */
function isOfNumber({ words, one, two }: Place): boolean {
  const next = text(words, two.to, two.to + 80)
  return bareNumberSaid.test(next) || (one.shape === 'caps' && /^ so \d{1,4}(?!\d)/i.test(next))
}

/** Alone among small letters ("công văn MẬT số 5"); among capitals by itself, before a paper, or at the end of a line about one. */
function standsInCapitals({ words, first, one }: Place): boolean {
  const left = !isEdge(one.gapBefore) && isCapital(words.at(first - 1))
  const right = !isEdge(one.gapAfter) && isCapital(words.at(first + 1))
  if (!left && !right) return true
  if (!left) return isEdge(one.gapBefore) && isPaper(words, first + 1)
  if (right) return false
  const line = lineBefore(words, first)
  const person = between(words, first - 3, first).some(({ text }) => beforeNames.has(text))
  return !person && isAboutPaper(words, line, first)
}

function standsInTitle({ words, first, one }: Place): boolean {
  const next = text(words, one.to, one.to + 80)
  if (one.gapBefore === 'break' && (isPaper(words, first + 1) || numberAhead.test(next))) return true
  if (!isEdge(one.gapBefore) || !isEdge(one.gapAfter)) return false
  if (opensLine(one) || (one.gapBefore === 'sign' && /[.!?–—/|-]\s*$/.test(one.before))) return true
  // "a) Mật: kế hoạch B"
  if (/^\) *$/.test(one.before) && isPaper(words, first + 1)) return true
  // "Phân loại: Mật", but not "Người phụ trách: Mật".
  const label = Math.max(lineBefore(words, first), first - 4)
  const names = between(words, label, first).some(({ bare }) => labels.has(bare))
  return /[:=]\s*$/.test(one.before) && (names || isAboutPaper(words, label, first))
}

/** In brackets, as the value of "độ mật", beside an urgency, or said of a paper. */
function isCertain(place: Place): boolean {
  return (
    isBracketed(place) || isBracketedLabel(place) || isValue(place) || isBesideUrgency(place) || isSaidOfPaper(place)
  )
}

function isBracketed(place: Place): boolean {
  const { words, first, last, degree, one, two, spelling } = place
  if (!/[([{<][\s"'“”*]*$/.test(one.before) || !/^[\s"'“”*.!]*[)\]}>]/.test(two.after)) return false
  if (two.shape !== 'lower') return true
  if (degree !== 'MẬT') return true
  const code = /\d/.test(words.at(first - 1)?.text ?? '') ? 1 : 0
  if (spelling.least === 'plain')
    return paperEndingAt(words, first - 1 - code) !== undefined || isPaper(words, last + 1)
  return !hasHoney(place)
}

/** "Độ mật: Mật"; without marks only behind a colon or the like. */
function isValue(place: Place): boolean {
  const { words, first, degree, one, spelling } = place
  const label = words.at(first - 1)
  if (label?.bare !== 'mat' || !isUnit(words.at(first - 2), { spelling }) || label.gapBefore !== 'blank') return false
  const spoken = label.text === 'mật' && spelling.least !== 'plain'
  return one.gapBefore !== 'break' && (spoken || degree !== 'MẬT' || /[:=–-]/.test(one.before))
}

function isBesideUrgency({ words, first, last, one, two, spelling }: Place): boolean {
  if (spelling.least === 'plain') return false
  const [before, after] = [words.at(first - 1)?.text ?? '', words.at(last + 1)?.text ?? '']
  const isNear = (gap: string) => /^[ ,;+&/–-]*$/.test(gap)
  // "HT-MẬT"; but "TK MẬT SƠN"
  const isBeside = (gap: string) => isNear(gap) && gap !== ' '
  return (
    (isNear(one.before) && /^(khẩn|tốc|gấp)$/.test(before)) ||
    (isNear(two.after) && /^(khẩn|hỏa|hoả|thượng|gấp)$/.test(after)) ||
    (isBeside(one.before) && /^(ht|tk)$/.test(before)) ||
    (isBeside(two.after) && /^(ht|tk)$/.test(after))
  )
}

/** "MAT_KH_A2.pdf"; but "MAT HO SO" is lost. */
const isPartOfName = (one: Word): boolean =>
  one.shape === 'caps' && one.gapBefore === 'break' && /^[-_]+$/.test(one.after)

/** "-mật-", "_mật_" */
const isFramed = ({ one, two }: Place): boolean =>
  /(?:^|\s)[-_*~|=]+$/.test(one.before) && /^[-_*~|=]+(?:\s|$)/.test(two.after)

/** "Mật nhé" */
function isSaidAlone({ words, last, one }: Place): boolean {
  const next = words.at(last + 1)
  return one.gapBefore === 'break' && next !== undefined && particles.has(next.text) && isEdge(next.gapAfter)
}

function isSaidOfPaper(place: Place): boolean {
  const { words, first, last, degree, one, two, spelling } = place
  const paper = paperBefore(place)
  if (paper === undefined)
    return spelling.least === 'exact' && (one.shape === 'lower' || one.shape === 'caps') && hasPaperHead(place)
  const said = between(words, paper, first)
  const next = words.at(last + 1)
  // Whoever marks the paper's own syllables and not this one does not mean "mất".
  if (spelling.least !== 'plain' || said.some(({ text, bare }) => text !== bare)) {
    const properName = degree === 'MẬT' && two.shape === 'title' && two.gapAfter === 'blank' && next?.shape === 'title'
    return !properName || next.bare === 'so'
  }
  if (degree === 'TUYỆT MẬT' && isPaper(words, paper)) return true
  const [word, then] = said.map(({ lettered }) => lettered)
  // "QD mat.pdf"
  if (
    word !== undefined &&
    abbreviations.has(withoutNumber(words.at(paper)?.bare ?? '')) &&
    (isNumbered(place) || two.after === '.')
  )
    return true
  if (word === undefined || !(plainPapers.has(word) || plainPapers.has(word + (then ?? '')))) return false
  // "tai lieu MAT cua Ban": in capitals by itself, and of no paper that is said to be lost.
  if (one.shape === 'caps' && said.every(({ shape }) => shape !== 'caps') && !isCapital(next)) return true
  return (
    isNumbered(place) || (isEdge(two.gapAfter) && (one.before === '' || isEdge(words.at(paper)?.gapBefore ?? 'break')))
  )
}

/** "so 5", or as files are called, "HoSoMat_05"; but "ho so mat 3 trang". */
function isNumbered({ words, last, two }: Place): boolean {
  const [next, then] = [words.at(last + 1)?.bare ?? '', words.at(last + 2)?.bare ?? '']
  return /^\d{1,6}(?!\d)/.test(next === 'so' ? then : two.after === ' ' ? '' : next)
}

/** "Thông tin dưới đây là mật", "việc này mật nhé": said at the end of a sentence of what is shown. */
function isSaidOfThis(place: Place): boolean {
  const { words, first, last, two, spelling } = place
  const before = words.at(first - 1)?.text
  if (spelling.least === 'plain' || (before !== 'là' && before !== 'thuộc')) return false
  if (!isEdge(two.gapAfter) && !particles.has(words.at(last + 1)?.text ?? '')) return false
  return between(words, first - 8, first).some(({ text }) => shown.has(text)) && !hasHoney(place)
}

const degrees = new Map<string, Degree>([
  ['M', 'MẬT'],
  ['C', 'MẬT'],
  ['TM', 'TỐI MẬT'],
  ['B', 'TỐI MẬT'],
  ['TUM', 'TUYỆT MẬT'],
  ['TYM', 'TUYỆT MẬT'],
  ['A', 'TUYỆT MẬT'],
])

const number = String.raw`\d{1,6} ?[/-] ?\p{Lu}[\p{L}\d]{0,12}(?: ?[/-] ?[\p{L}\d]{1,12}){0,5}`
const numberAhead = new RegExp(`^\\s*${number}`, 'u')
const bareNumberSaid = new RegExp(`^ (?:so|So|SO):? ${number}`, 'u')
const numberSaid = new RegExp(`^[ \\t]*[,:–-]?[ \\t]*(?:số|Số|SỐ):?[ \\t]*${number}`, 'u')
const numberBehind = new RegExp(`${number}[ \\t,;_.]*\\n?[ \\t]*$`, 'u')
const stamp = new RegExp(`${number} ?[([] ?(M|TM|T[UY]M) ?[)\\]]`, 'iu')
const headingLine = /(?<=^[ \t]*[([])(M|TM|T[UY]M)(?=[)\]][ \t]+\p{L})/gimu
// "45-M/UBND", "112/KH-BCH-M". A "TM" behind the symbol may be a department or the General Staff.
const besideNumber = /\d{1,6} ?(?:[-–] ?(M|TM|T[UuYy]M)|\/ ?(M|T[UuYy]M))[/-]\p{Lu}{2}/u
const inSymbol =
  /\d{1,6} ?[/-] ?\p{Lu}[\p{L}]{1,6}(?: ?[/-] ?\p{Lu}[\p{L}]{1,12}){0,4}(?: ?[/-] ?|\.)(M|T[UuYy]M)(?![\p{L}\d]|\.\p{Lu}(?!\p{L}))/u
const registered = /(?:độ mật|do mat) *(?:[:=–-]+|là) *(M|TM|T[UY]M|A|B|C)(?![\p{L}\d.])(?! *\p{L})/iu
// In brackets, before a full stop or after a blank alone only a capital is a degree: "độ mật: a. …" begins a list, and
// "độ mật A, B, C" are all there are.
const inCapitals =
  /(?:[Đđ]ộ|ĐỘ|[Dd]o|DO) (?:[Mm]ật|MẬT|[Mm]at|MAT)(?: *[([] *(M|TM|T[UuYy]M|A|B|C) *[)\]]| *(?:[:=–-]+|là)? *(?<=[\s:=–-])(M|TM|T[UuYy]M|A|B|C)(?:\.(?!\S)|(?![\p{L}\d.])(?! *\p{L})))(?! *[,;/&] *(?:TM|[ABCM])(?!\p{L}))/u

/** "độ mật “TM”", "ĐM: TM" */
const quoted = /(?:[Đđ]ộ|ĐỘ) (?:[Mm]ật|MẬT)[ :=–-]*(?:là)? *["“‘'](M|TM|T[UuYy]M|A|B|C)["”’']/u
const shortLabel = /(?<![\p{L}\d])(?:ĐM|Đm|đm) *[:=] *["“]?(M|TM|T[UuYy]M)(?![\p{L}\d])/u
/** "độ M" on a line of its own, "Độ TM: kế hoạch A" */
const linedUp = /(?<=^[ \t]*)[Đđ]ộ (M|TM|T[Uu]M)(?=[ \t]*(?:$|:))/mu
/** "12_KH_UBND_M.pdf", "12.KH-M" */
const inName = /(?<![\p{L}\d])\d{1,6}[._-](\p{Lu}{2,4})(?:[._-]\p{Lu}{2,6}){0,3}[._-](M|T[Uu]M)(?![\p{L}\d])/u

/** As registries abbreviate it: "05/KH-UBND (M)", "112/KH-BCH-M", "Độ mật: A". */
export function abbreviated(words: Words): Degree | undefined {
  const whole = words.text
  const forms = [stamp, besideNumber, inSymbol, registered, inCapitals, quoted, shortLabel, linedUp]
  const short =
    forms.flatMap(form => form.exec(whole)?.slice(1) ?? []).find(Boolean) ??
    nameOfFile(whole) ??
    headingPaper(words) ??
    behindPaper(words)
  return short === undefined ? undefined : degrees.get(short.toUpperCase())
}

/** "(TM) Kế hoạch A2"; but "(TM) Chủ tịch" signs for somebody. */
function headingPaper(words: Words): string | undefined {
  let at = 0
  for (const { 0: short, index } of words.text.matchAll(headingLine)) {
    while (at < words.length && (words.at(at)?.from ?? 0) <= index) at++
    if (isPaper(words, at)) return short
  }
  return undefined
}

function nameOfFile(whole: string): string | undefined {
  const [, paper, short] = inName.exec(whole) ?? []
  return paper !== undefined && abbreviations.has(bareOf(paper.toLowerCase())) ? short : undefined
}

const bracketed = /[([][ "“]*(?:(?:[Mm]ức )?[Đđ]ộ(?: [Mm]ật)? *:? *["“]?)?(M|TM|T[UuYy]M)[ "”]*[)\]]/gu

/** "KH PTDS (M).docx", "Kế hoạch (TM)", "công văn 5 (độ M)": at the end of what is said of a paper that may have a degree. */
function behindPaper(words: Words): string | undefined {
  let at = 0
  for (const { 0: mark, 1: short, index } of words.text.matchAll(bracketed)) {
    while (at < words.length && (words.at(at)?.to ?? 0) <= index) at++
    const rest = words.text.slice(index + mark.length, index + mark.length + 8)
    if (!/^\s*(?:$|[.,;:\n])/.test(rest)) continue
    for (let paper = lineBefore(words, at); paper < at; paper++) if (mayHaveDegree(words, paper)) return short
  }
  return undefined
}

/** A paper that is no list of sizes, in which M is one. */
function mayHaveDegree(words: Words, at: number): boolean {
  const length = paperLength(words, at)
  const said = between(words, at, at + length)
    .map(({ bare }) => bare)
    .join('')
  return plainPapers.has(said) || attachedPapers.has(said) || (length === 1 && abbreviations.has(withoutNumber(said)))
}

function followsNumber({ words, one }: Place): boolean {
  const before = text(words, one.from - 80, one.from)
  return /\d/.test(before) && numberBehind.test(before)
}

const text = (words: Words, from: number, to: number): string => words.text.slice(Math.max(0, from), to)

const isEdge = (gap: Gap): boolean => gap !== 'blank'
const isOwnLine = ({ one, two }: Place): boolean => one.gapBefore === 'break' && two.gapAfter === 'break'
/** "MẬT: …", "Mật - …" at the beginning of a line. */
const opensLine = (one: Word, two = one): boolean =>
  one.gapBefore === 'break' && /^["'”’*_~]*\s*(?::|[–—-]\s|\/|\|)/.test(two.after)
const isCapital = (word: Word | undefined): boolean =>
  word?.shape === 'caps' && word.bare.length > 1 && word.bare !== 'mat' && !/\d/.test(word.text)

const longestLine = 40

/** Where the line of this word begins; of a very long one, a part. */
function lineBefore(words: Words, from: number): number {
  let at = from
  while (at > Math.max(0, from - longestLine) && words.at(at)?.gapBefore !== 'break') at--
  return at
}

function isAboutPaper(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isPaper(words, at)) return true
  return false
}

const nearby = 30

/** Near it is spoken of honey or of gall. */
const hasHoney = ({ words, first }: Place): boolean =>
  between(words, Math.max(0, first - nearby), first + nearby).some(({ text: said }) => honey.has(said))
