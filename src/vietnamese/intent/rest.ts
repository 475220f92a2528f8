import { fold } from '../normalise.ts'
import type { Concept } from './lexicon.ts'
import type { Message } from './message.ts'

/** Particles that a message ends with; they mean nothing else. */
const particles = new Set('ạ ah nhé nha nhe nhá ơi oi hí hỉ'.split(' '))
/**
 * Courtesies and forms of address that are words of a result too ("loại a", "36 hộ", "40 cháu", "mùa hè", "5 ha"): they are
 * left out only behind what closes a report ("… xong rồi anh", "… rồi đó").
 */
const courtesy = new Set('giup voi dum với giúp giùm hộ ha luôn đó bot nghe thôi thoi vậy hi hè'.split(' '))
const addressed = new Set('em anh chị e a c tôi mình sếp sep cháu chau bác đ/c bạn bot'.split(' '))
const leading = new Set('la là va và thì với rồi roi r rùi ạ nhé nhe nha em e anh chị kq nữa lại giúp'.split(' '))
/** Without diacritics in a text that has them they are words of their own: "thi đua", "va chạm", "a" of "loại a". */
const bareOnly = new Set('la va thi a'.split(' '))
const belongsToPronoun = new Set('cho của với bởi từ cua gui gửi'.split(' '))
/** Behind these a letter or a word names a kind or a place: "loại a", "nhà c", "ngày hè". */
const namesKind = new Set(
  (
    'loai hang khoi muc nhom to nha phong lop cap bac diem khoan mau luc toa block cum khu day dot goi bang an doi kho tuyen ' +
    'duong gan vitamin so mua ngay dip trai bo y cot dong nganh giai khung phan quyen tap thuc hanh dien vi'
  ).split(' '),
)
const quantities = new Set(
  'cac nhung nhieu tung moi may vai so hai ba bon nam sau bay tam chin muoi tram nghin'.split(' '),
)

const closing = new Set('cơ chứ kìa kia đấy đó do day nè mà hen nghen'.split(' '))

/** The words from `first` on (up to `last`), as typed, without what only joins or greets at both ends. */
export function said({ text, words, phrases }: Message, first: number, last = words.length - 1): string {
  let [from, to] = [first, last]
  const marked = words.some(({ marks }) => marks !== '')
  const folded = (at: number) => {
    const word = words[at]
    return (word?.marks === '' ? word.folded : word?.usual) ?? ''
  }
  for (; from <= to; from++)
    if (isResult(folded(from), folded(from + 1))) from++
    else if (words[from]?.kind !== 'mark' && !(leading.has(folded(from)) && !(marked && bareOnly.has(folded(from)))))
      break
  const polite = (at: number) =>
    phrases.some(({ concept, first, last }) => concept === 'polite' && first <= at && at <= last)
  while (
    to >= from &&
    (polite(to) ||
      isClosingMark(folded(to)) ||
      particles.has(folded(to)) ||
      isCourteous(folded, to, from) ||
      isCalled(words, to))
  )
    to--
  // "xong 22 cơ", "xong 29 rùi đó"
  if (from === to && closing.has(folded(from))) return ''
  const [start, end] = [words[from]?.start, words[to]?.end]
  return start === undefined || end === undefined || to < from ? '' : text.slice(start, end)
}

/** "kết quả" introduces one; "kẹt lịch họp" is a reason. */
const isResult = (word: string, next: string): boolean => /^k[eế]t$/.test(word) && /^qu[aả]$/.test(next)

const isClosingMark = (text: string): boolean => /^[.,;:!?…-]$/.test(text)

/** "… rồi anh Dũng ơi" */
const isCalled = (words: Message['words'], at: number): boolean =>
  words[at + 1]?.folded === 'oi' && /^\p{Lu}/u.test(words[at]?.text ?? '')

/** "… rồi anh ạ": the one addressed; in "gửi cho anh", "36 hộ", "loại a" it is a word of the result. */
function isCourteous(folded: (at: number) => string, at: number, from: number): boolean {
  const word = folded(at)
  if (!courtesy.has(word) && !addressed.has(word)) return false
  const before = fold(folded(at - 1))
  if (at <= from || before === '') return addressed.has(word) ? before !== '' : true
  return (
    !belongsToPronoun.has(folded(at - 1)) && !namesKind.has(before) && !quantities.has(before) && !/^\d/.test(before)
  )
}

/** The part of the text after the last word of any of these. */
export const after = (message: Message, ...lasts: (number | undefined)[]): string =>
  said(message, Math.max(...lasts.map(last => last ?? -1)) + 1)

export const lastOf = ({ phrases }: Message, ...concepts: Concept[]): number | undefined =>
  phrases.findLast(phrase => concepts.includes(phrase.concept))?.last

export const firstOf = ({ phrases }: Message, ...concepts: Concept[]): number | undefined =>
  phrases.find(phrase => concepts.includes(phrase.concept))?.first
