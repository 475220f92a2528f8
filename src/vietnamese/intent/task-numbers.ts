import { countedAt, countsAnything } from './counted.ts'
import { isPartOf } from './numbers.ts'
import type { Word } from './words.ts'

/** A task named by its number: `việc 12`, `nv12`, `số 12`, `#12`; words `first` … `last`. */
export interface TaskReference {
  number: number
  first: number
  last: number
}

const taskWords = new Set(['viec', 'vu', 'nv', 'nvu', 'cv', 'task', 'v'])
const numberSigns = new Set(['so', '#', 'ma'])
const joiners = new Set([',', 'va', 'voi', '&', '+', ';'])
interface Around {
  /** Words that other readings have taken: documents, shares. */
  taken: (index: number) => boolean
  /** Words behind which a bare number is a task: "xong 12", "duyệt 5". */
  takesNumber: (index: number) => boolean
  /** Words behind which a bare number may count things as well: "xong 12 hồ sơ", but not "tạm dừng 12 chờ vốn". */
  mayCount: (index: number) => boolean
  /** Words behind which "số 12" is one; it is none in "xe số 12" or "công văn số 12". */
  takesSign: (index: number) => boolean
  /** Words that mean something themselves. */
  known: (index: number) => boolean
}

/** All tasks that the message names, in order, each with the words that name it. */
export function findTasks(words: readonly Word[], around: Around): TaskReference[] {
  const found: TaskReference[] = []
  words.forEach((word, at) => {
    if (word.kind !== 'number' || around.taken(at) || word.text.length > 9 || Number(word.text) === 0) return
    if (words[at + 1]?.text === '%' || isDatePart(words, at) || countsPart(words, at)) return
    const first = beginning(words, at, around, found.at(-1))
    if (first !== undefined) found.push({ number: Number(word.text), first, last: at })
  })
  // "việc 34: đã khảo sát xong 4 thôn": beside a task that is called one a bare number counts what follows it.
  const named = found.some(({ first }) => isTaskWord(words[first]))
  return named ? found.filter(({ first, last }) => first < last || !countsNoun(words, last, around)) : found
}

/** "xong 3 trên 5 chỉ tiêu"; "việc 12 còn 3 hộ" names a task. */
const countsPart = (words: readonly Word[], at: number): boolean =>
  (isPartOf(words, at) && !isTaskWord(words[at - 1]) && !isTaskWord(words[at - 2])) ||
  (/^(?:so|tong)$/.test(words[at - 1]?.folded ?? '') && /^(?:trong|tren|tong)$/.test(words[at - 2]?.folded ?? ''))

const isTaskWord = (word: Word | undefined): boolean =>
  word !== undefined && (taskWords.has(word.folded) || /^(?:nhiem|cong|dau|#|so)$/.test(word.folded))

const countsNoun = (words: readonly Word[], at: number, { known, takesNumber }: Around): boolean =>
  words[at + 1]?.kind === 'word' && !joiners.has(words[at + 1]?.folded ?? '') && !known(at + 1) && takesNumber(at - 1)

function beginning(
  words: readonly Word[],
  at: number,
  { takesNumber, takesSign, mayCount }: Around,
  previous: TaskReference | undefined,
): number | undefined {
  let first = at
  while (first > 0 && numberSigns.has(words[first - 1]?.folded ?? '')) first--
  const signed = first < at
  const before = words[first - 1]?.folded ?? ''
  if (taskWords.has(before) && countsTime(words, at) && !signed) return undefined
  if (taskWords.has(before)) return isTwoWords(words, first - 1) ? first - 2 : first - 1
  if (words[first]?.text === '#') return first
  if (!signed && (countedAt(words, at + 1) !== undefined || (mayCount(first - 1) && countsAnything(words, at + 1))))
    return undefined
  // "việc 12 và 13", "12, 13": the list goes on.
  if (previous && joiners.has(before) && previous.last === first - 2 && endsThere(words, at, takesSign)) return first
  // "việc 51 52 53"
  if (previous?.last === first - 1 && endsRow(words, at)) return first
  // "số 12" with nothing else is the twelfth choice of a list.
  if (signed) return (first === 0 && at < words.length - 1) || (first > 0 && takesSign(first - 1)) ? first : undefined
  // "12 xong"
  return takesNumber(first - 1) || (at === 0 && takesNumber(1)) ? first : undefined
}

/** "nhiệm vụ 6 tháng cuối năm", "việc 3 ngày tới"; but "việc 12 tháng này", "việc 5 ngày mai" name a task. */
function countsTime(words: readonly Word[], at: number): boolean {
  const [number, unit, next, last] = [0, 1, 2, 3].map(step => words[at + step]?.folded ?? '')
  const most = mostOf.get(unit ?? '')
  if (most === undefined || Number(number) > most || atOnce(words, at + 1)) return false
  if (next === '' || /^[,.;:!?]$/.test(next ?? '')) return true
  if (/^(?:dau|cuoi|nua|qua|vua|gan)$/.test(next ?? '')) return true
  if (next === 'lam') return last === 'viec'
  if (next === 'toi' || (next === 'sap' && last === 'toi')) return unit !== 'nam'
  return unit === 'thang' && next === 'nam' && /^(?:\d{4}|nay|ngoai|sau)$/.test(last ?? '')
}

const mostOf = new Map([
  ['ngay', 90],
  ['tuan', 4],
  ['thang', 12],
  ['quy', 4],
  ['nam', 5],
])

/** In a text with diacritics "ngay" is at once, and counts nothing. */
const atOnce = (words: readonly Word[], at: number): boolean =>
  words[at]?.usual === 'ngay' && words.some(({ marks }) => marks !== '')

const isTwoWords = (words: readonly Word[], at: number): boolean =>
  (words[at]?.folded === 'vu' && words[at - 1]?.folded === 'nhiem') ||
  (words[at]?.folded === 'viec' && ['cong', 'dau'].includes(words[at - 1]?.folded ?? ''))

/** The 6 of "t6", and of "6/12". */
const isDatePart = (words: readonly Word[], at: number): boolean =>
  (words[at - 1]?.folded === 't' && words[at - 1]?.end === words[at]?.start) ||
  (words[at + 2]?.kind === 'number' &&
    (words[at + 1]?.folded === 'thang' || (['/', '-', '.'].includes(words[at + 1]?.text ?? '') && touching(words, at))))

const touching = (words: readonly Word[], at: number): boolean => words[at]?.end === words[at + 1]?.start

/** Behind the last of several numbers nothing is counted. */
const endsRow = (words: readonly Word[], at: number): boolean =>
  words[at + 1] === undefined || words[at + 1]?.kind === 'number' || /^[.?!]$/.test(words[at + 1]?.text ?? '')

/** "việc 12, 3 phòng đã góp ý": what counts something does not continue the list. */
const endsThere = (words: readonly Word[], at: number, known: Around['takesNumber']): boolean =>
  words[at + 1] === undefined ||
  words[at + 1]?.kind === 'mark' ||
  known(at + 1) ||
  joiners.has(words[at + 1]?.folded ?? '')
