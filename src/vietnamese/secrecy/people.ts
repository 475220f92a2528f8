import { between, isPaper, paperBefore, paperEndingAt } from './papers.ts'
import type { Place } from './degree.ts'
import {
  answers,
  beforeNames,
  doneByPeople,
  doneWhen,
  duties,
  fields,
  handedOn,
  shifts,
  spelledPapers,
  urgencies,
} from './vocabulary.ts'
import type { Word, Words } from './words.ts'

/**
 * Is "Mật" somebody's name here: who does what only a person does ("công văn Mật soạn"), has to do something ("Mật: nộp
 * báo cáo"), stands in a list of people, or is called so elsewhere in the text ("chị Mật")?
 */
export function isPerson(place: Place): boolean {
  const { words, first, last, one, two } = place
  const [before, next] = [words.at(first - 1), words.at(last + 1)]
  // "T. Mật"
  if (before?.text.length === 1 && before.shape === 'caps' && /^\. ?$/.test(one.before)) return true
  // "bản Mật" is a village, "tin Mật nhắn" came from somebody; but "văn bản Mật".
  if (before && spelledPapers.has(before.text) && one.gapBefore === 'blank' && paperBefore(place) === first - 1)
    return before.text === 'bản' || (two.gapAfter === 'blank' && !isNumber(next))
  // "xin ý kiến Mật"
  if (before?.text === 'kiến' && one.gapBefore === 'blank') return true
  if (isAmongNames(place) || isOnDay(place)) return true
  if (next === undefined || isNumber(next)) return false
  if (two.gapAfter === 'blank' && next.shape === 'lower')
    return (
      doneByPeople.has(next.text) || isDoneWith(place, next) || (paperBefore(place) !== undefined && isNamed(place))
    )
  return isListed(place, next)
}

/** "Văn bản Mật trình", "hồ sơ Mật nhận hôm qua"; but "công văn Mật gửi Bộ" may be one. */
function isDoneWith({ words, last }: Place, { text, gapAfter }: Word): boolean {
  return handedOn.has(text) && (gapAfter === 'break' || doneWhen.has(words.at(last + 2)?.text ?? ''))
}

/** "Danh sách hộ: Mật, Hoa, Lan"; but "Mật, Khẩn" */
function isAmongNames({ words, first, last, one, two }: Place): boolean {
  const isName = (at: number) => {
    const word = words.at(at)
    return (
      word?.shape === 'title' && word.gapBefore !== 'blank' && word.gapAfter !== 'blank' && !urgencies.has(word.text)
    )
  }
  if (one.gapBefore === 'blank' || two.gapAfter === 'blank') return false
  const [before, after] = [/^ *[,;] *$/.test(one.before), /^ *[,;] *$/.test(two.after)]
  return (after && isName(last + 1)) || (before && isName(first - 1) && !after)
}

/** "thứ 2 Mật", "thứ hai Mật" */
const isOnDay = ({ words, first, one }: Place): boolean =>
  one.gapBefore === 'blank' && words.at(first - 2)?.text === 'thứ' && words.at(first - 1)?.gapBefore === 'blank'

/** "CA 1: MẬT", "TRỰC: MẬT" */
export function isOnShift({ words, first, one }: Place): boolean {
  if (!/^ *: *$/.test(one.before)) return false
  for (let at = first - 1; at >= first - 3; at--) {
    const word = words.at(at)
    if (!word || word.gapBefore !== 'blank') return shifts.has(word?.text ?? '')
  }
  return false
}

/** "Mật: nộp báo cáo tuần", "Mật: báo cáo tháng 11", or one line of "Lan: …", "Mật: …". */
function isListed({ words, first, last }: Place, next: Word): boolean {
  if (!opensWithName(words, first)) return false
  if (answers.has(next.text) && isShortLine(words, last + 1)) return true
  if (next.shape !== 'lower') return false
  if (duties.has(next.text) || isRoutine(words, last + 1)) return true
  if (isPaper(words, last + 1) && words.at(first)?.gapBefore === 'break') return false
  for (let at = Math.max(0, first - nearby); at < first + nearby; at++) {
    const word = words.at(at)
    if (at !== first && word?.shape === 'title' && !fields.has(word.bare) && opensWithName(words, at)) return true
  }
  return false
}

/** At most three words to the end of the line, and no number. */
function isShortLine(words: Words, from: number): boolean {
  for (let at = from; at < from + 3; at++) {
    const word = words.at(at)
    if (!word || /\d/.test(word.text)) return false
    if (word.gapAfter === 'break') return true
  }
  return false
}

const isNumber = (word: Word | undefined): boolean => /^(?:số|so|\d.*)$/.test(word?.text ?? '')

const nearby = 40

/** A report that is called by its period alone. */
export const isRoutine = (words: Words, at: number): boolean =>
  between(words, at, at + 2)
    .map(({ text }) => text)
    .join(' ') === 'báo cáo' && /^(?:ngày|tuần|tháng|quý|năm)$/.test(words.at(at + 2)?.text ?? '')

/** "Lan: …", "2. Lan: …" */
function opensWithName(words: Words, at: number): boolean {
  const [before, word] = [words.at(at - 1), words.at(at)]
  if (!word || !/^ *: *$/.test(word.after)) return false
  const numbered =
    /^[.)/] *$/.test(word.before) && /^(?:\d+|[a-zđ])$/.test(before?.text ?? '') && before?.gapBefore === 'break'
  return word.gapBefore === 'break' || numbered
}

/** "chị Mật", "đ/c Mật", near it */
function isNamed({ words, first }: Place): boolean {
  for (let at = Math.max(0, first - nearby); at < first + nearby; at++) {
    const word = words.at(at)
    const isName = word?.text === 'mật' && word.shape === 'title' && word.gapBefore === 'blank'
    // "công văn Mật" is no "Văn Mật".
    if (isName && beforeNames.has(words.at(at - 1)?.text ?? '') && paperEndingAt(words, at - 1) === undefined)
      return true
  }
  return false
}
