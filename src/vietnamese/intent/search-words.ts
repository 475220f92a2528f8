import type { Message } from './message.ts'
import { said } from './rest.ts'
import { marksOf, wordsOf, type Word } from './words.ts'

const only = (words: string): ((word: Word | undefined) => boolean) => {
  const known = new Set(wordsOf(words).flatMap(word => [word.folded, `${word.folded}${word.marks}`]))
  return word => word !== undefined && known.has(`${word.folded}${marksOf(word.text)}`)
}
const opens = only(
  'việc nhiệm vụ nv nvu công đầu văn bản vb xem giúp em e tôi anh chị cho mình có nào gì các những về liên quan đến tới nội dung cv số thông tin với của tìm tra cứu',
)
const closes = only('không ko k kg nhé nhe nha ạ a với giúp')
/** Words that open only together with the next one: "tìm công dân" is about citizens. */
const together = new Map([
  ['cong', ['viec', 'van']],
  ['van', ['ban']],
  ['thong', ['tin']],
  ['noi', ['dung']],
  ['dau', ['viec']],
])

/** What is to be looked for: the document, or the words behind "tìm", "về", "liên quan đến". */
export function searchWords(message: Message): string {
  const { documents, phrases, words } = message
  if (documents[0]) return documents[0].number
  const opening = phrases.filter(({ concept }) => concept === 'search' || concept === 'about')
  const last = opening.findLast(({ concept }) => concept === 'about') ?? opening.at(-1)
  let from = (last?.last ?? -1) + 1
  let to = words.length - 1
  while (from <= to && opens(words[from]) && !beginsName(message, from)) from++
  while (to > from && (words[to]?.kind === 'mark' || closes(words[to]))) to--
  return said(message, from, to)
}

const beginsName = ({ words }: Message, at: number): boolean => {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]].map(one => one?.folded ?? '')
  const pairs = together.get(word ?? '')
  return pairs !== undefined && !pairs.includes(next ?? '') && !(word === 'van' && before === 'cong')
}
