import type { Concept } from './lexicon.ts'
import type { Message } from './message.ts'

/** What a message ends with out of courtesy, and what joins its parts. */
const courtesy = new Set(
  'ạ ah giup voi dum nhé nha nhe nhá với giúp giùm hộ ha luôn đó bot nghe thôi thoi vậy ơi oi hi hí hỉ hè'.split(' '),
)
const addressed = new Set('em anh chị e a c tôi mình sếp sep cháu chau bác đ/c bạn bot'.split(' '))
const leading = new Set(
  'ket qua là la và va thì với rồi roi r rùi ạ nhé nhe nha em e anh chị kq nữa lại giúp nhé'.split(' '),
)
const belongsToPronoun = new Set('cho của với bởi từ'.split(' '))

/** The words from `first` on (up to `last`), as typed, without what only joins or greets at both ends. */
export function said({ text, words, phrases }: Message, first: number, last = words.length - 1): string {
  let [from, to] = [first, last]
  const folded = (at: number) => {
    const word = words[at]
    return (word?.marks === '' ? word.folded : word?.usual) ?? ''
  }
  for (; from <= to; from++)
    if (isResult(folded(from), folded(from + 1))) from++
    else if (words[from]?.kind !== 'mark' && !leading.has(folded(from))) break
  const polite = (at: number) =>
    phrases.some(({ concept, first, last }) => concept === 'polite' && first <= at && at <= last)
  while (
    to >= from &&
    (polite(to) ||
      isClosingMark(folded(to)) ||
      courtesy.has(folded(to)) ||
      isAddress(folded, to) ||
      isCalled(words, to))
  )
    to--
  const [start, end] = [words[from]?.start, words[to]?.end]
  return start === undefined || end === undefined || to < from ? '' : text.slice(start, end)
}

/** "kết quả" introduces one; "kẹt lịch họp" is a reason. */
const isResult = (word: string, next: string): boolean => /^k[eế]t$/.test(word) && /^qu[aả]$/.test(next)

const isClosingMark = (text: string): boolean => /^[.,;:!?…-]$/.test(text)

/** "… rồi anh Dũng ơi" */
const isCalled = (words: Message['words'], at: number): boolean =>
  words[at + 1]?.folded === 'oi' && /^\p{Lu}/u.test(words[at]?.text ?? '')

/** "… rồi anh ạ": the one addressed; in "gửi cho anh" it is the one who got it. */
const isAddress = (folded: (at: number) => string, at: number): boolean =>
  addressed.has(folded(at)) && !belongsToPronoun.has(folded(at - 1)) && folded(at - 1) !== ''

/** The part of the text after the last word of any of these. */
export const after = (message: Message, ...lasts: (number | undefined)[]): string =>
  said(message, Math.max(...lasts.map(last => last ?? -1)) + 1)

export const lastOf = ({ phrases }: Message, ...concepts: Concept[]): number | undefined =>
  phrases.findLast(phrase => concepts.includes(phrase.concept))?.last

export const firstOf = ({ phrases }: Message, ...concepts: Concept[]): number | undefined =>
  phrases.find(phrase => concepts.includes(phrase.concept))?.first
