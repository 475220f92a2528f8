import {
  abbreviations,
  degreeFollows,
  linking,
  ofGoods,
  otherWords,
  paperHeads,
  papers,
  shortPapers,
  spelledPapers,
} from './vocabulary.ts'
import { looksVietnamese } from '../telex.ts'
import { bareOf, type Word, type Words } from './words.ts'
import type { Place, Spelling } from './degree.ts'

/** Where the paper begins of which the degree is said, right before it or over "này là", "thuộc loại", "số 5". */
export function paperBefore({ words, first, one, spelling }: Place): number | undefined {
  for (let at = first; at > first - 7 && at > 0; at--) {
    const [word, before] = [words.at(at), words.at(at - 1)]
    if (!word || !before || !(goesTogether(word, spelling.least) || isDotted(words, at))) return undefined
    const start = paperEndingAt(words, at - 1)
    if (start !== undefined) return start
    const links = linking.has(before.text)
    if (!links && !/\d/.test(before.text)) return undefined
    // "danh sách có Mật, Lan": a name.
    if (at === first && one.shape === 'title' && links && !degreeFollows.has(before.text)) return undefined
  }
  return undefined
}

/** On one line, or on two where it is spelt so that it is no other word. */
const goesTogether = ({ before, gapBefore }: Word, spelling: Spelling): boolean =>
  gapBefore === 'break' ? spelling !== 'plain' && isOneBreak(before) : gapBefore === 'blank' || /^[/-]$/.test(before)

/** "c.v. mật": after the last letter of an abbreviation. */
const isDotted = (words: Words, at: number): boolean =>
  words.at(at)?.before === '. ' && words.at(at - 1)?.before === '.' && words.at(at - 1)?.text.length === 1

/** "/nhiemvu Mật": whose tasks. */
const isCommand = ({ bare, before, gapBefore }: Word): boolean =>
  bare === 'nhiemvu' && gapBefore === 'break' && before.endsWith('/')

const isOneBreak = (between: string): boolean => /^ *\n *$/.test(between)

/** Where the paper begins that ends with this word: "tài liệu" as two words, as one, or letter by letter. */
export function paperEndingAt(words: Words, end: number): number | undefined {
  const [last, before] = [words.at(end), words.at(end - 1)]
  if (!last || isCommand(last)) return undefined
  if (papers.has(last.bare)) return end
  const together = last.gapBefore === 'blank' || isOneBreak(last.before)
  if (before && together && isPaperOfTwo(before, last)) return end - 1
  if (before && together && otherWords.has(before.bare + last.bare)) return undefined
  if (shortPapers.has(last.bare) || spelledPapers.has(last.text) || isAbbreviation(last)) return end
  const run = bareOf(lettersBefore(words, end + 1))
  // "K/H"
  if (run.length > 1 && abbreviations.has(run)) return end + 1 - run.length
  if (run !== '') for (const paper of papers) if (run.endsWith(paper)) return end + 1 - paper.length
  return undefined
}

/** "tài liệu", also "T4I LI3U" */
const isPaperOfTwo = (one: Word, two: Word): boolean =>
  papers.has(one.bare + two.bare) || papers.has(one.lettered + two.lettered)

/** "QĐ", "cv"; but "da" is a word. */
const isAbbreviation = ({ bare, shape }: Word): boolean => {
  const letters = withoutNumber(bare)
  return abbreviations.has(letters) && (shape === 'caps' || !looksVietnamese(letters))
}

/** "KH05" */
export const withoutNumber = (bare: string): string => bare.replace(/(?<=^[a-z]+)\d+$/, '')

const longestName = 5

/** "Giấy triệu tập mật", "lịch công tác mật": a paper that is called by a few words, and no goods. */
export function hasPaperHead({ words, first }: Place): boolean {
  for (let at = first; at > first - longestName; at--) {
    const before = words.at(at - 1)
    if (!before || words.at(at)?.gapBefore !== 'blank' || ofGoods.has(before.text) || before.shape === 'caps')
      return false
    if (paperHeads.has(before.text)) return !otherWords.has((words.at(at - 2)?.bare ?? '') + before.bare)
  }
  return false
}

export const isPaper = (words: Words, start: number): boolean => paperLength(words, start) > 0

/** Of how many words the paper is that begins here; 0 where none does. */
export function paperLength(words: Words, start: number): number {
  const [one, two] = [words.at(start), words.at(start + 1)]
  if (!one || isCommand(one)) return 0
  if (papers.has(one.bare) || isAbbreviation(one)) return 1
  return two !== undefined && isPaperOfTwo(one, two) ? 2 : 0
}

/** The words from `from` up to `to`, without it. */
export const between = (words: Words, from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => words.at(from + i)).filter(word => word !== undefined)

const longestRun = 9

/** Letters one by one before or after a word, as in a heading "B Í  M Ậ T". */
export function lettersBefore(words: Words, first: number): string {
  let run = ''
  for (let i = first - 1; i >= first - longestRun && words.at(i)?.text.length === 1; i--)
    run = `${words.at(i)?.text}${run}`
  return run
}

export function lettersAfter(words: Words, last: number): string {
  let run = ''
  for (let i = last + 1; i <= last + longestRun && words.at(i)?.text.length === 1; i++)
    run = `${run}${words.at(i)?.text}`
  return run
}
