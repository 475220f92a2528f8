import { nameAt, type FoundName, type NamesIndex } from './names.ts'
import type { Word } from './words.ts'

// The words with which people and units are named, in a sentence (others.ts) and in a line (../whose.ts).

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Before a name; two words stand with a hyphen. */
const titles = set('anh chi ong ba co chu bac dong-chi d/c ban em chau thay cau')
/** Before a name that is known, or written with a capital; otherwise they are other words. */
const shortTitles = set('a c đc dc ô b e')
const pronounEnds = set('ay ta do kia')
/** Who has no name here: who is meant has to be asked. */
const posts = set(
  'sep lanh-dao thu-truong chu-tich pho-chu-tich giam-doc pho-giam-doc truong-phong pho-phong bi-thu pho-bi-thu ' +
    'chanh-van-phong cap-tren ban-be',
)
const selves = set('toi minh em e to')

export interface Called {
  first: number
  last: number
  /** of the office, where the name is one of its own */
  name?: FoundName
  /** behind a title */
  titled: boolean
}

export const folded = (words: readonly Word[], at: number): string => words[at]?.folded ?? ''
export const joined = (words: readonly Word[], at: number, count: number): string =>
  Array.from({ length: count }, (_, step) => folded(words, at + step)).join('-')

export const isCapital = (word: Word | undefined): boolean => /^\p{Lu}\p{Ll}/u.test(word?.text ?? '')

/** The place behind a title that begins at a word, or undefined; `short`: one that may be another word. */
export function behindTitle(words: readonly Word[], at: number): { next: number; short: boolean } | undefined {
  const dotted = (next: number) => (words[next]?.text === '.' ? next + 1 : next)
  if (titles.has(joined(words, at, 2))) return { next: at + 2, short: false }
  if (titles.has(folded(words, at))) return { next: at + 1, short: false }
  return shortTitles.has(words[at]?.text.toLowerCase() ?? '') ? { next: dotted(at + 1), short: true } : undefined
}

/** Somebody called by title and name, or by their name alone where the office knows it. */
export function calledAt(words: readonly Word[], names: NamesIndex, at: number): Called | undefined {
  const title = behindTitle(words, at)
  const first = title?.next ?? at
  const name = nameAt(names, 'officers', words, first)
  if (name) return { first: at, last: name.last, name, titled: title !== undefined }
  // "Chi trễ mấy việc": what is otherwise a title, with the capital of a name.
  const own = title && isCapital(words[at]) ? nameAt(names, 'officers', words, at) : undefined
  if (own && !isCapital(words[first])) return { first: at, last: own.last, name: own, titled: false }
  if (!title || !isCapital(words[first])) return undefined
  let last = first
  while (isCapital(words[last + 1])) last++
  return { first: at, last, titled: true }
}

/** "anh ấy", "sếp", "đồng chí trưởng phòng": the last of the words. */
export function unnamedAt(words: readonly Word[], at: number): number | undefined {
  const title = behindTitle(words, at)
  if (title && !title.short && pronounEnds.has(folded(words, title.next))) return title.next
  // "chủ tịch" begins like "chú".
  const begins = title && !title.short ? [title.next, at] : [at]
  for (const from of begins)
    for (const count of [3, 2, 1]) if (posts.has(joined(words, from, count))) return from + count - 1
  return undefined
}

/** "tôi", "em": the one who writes. */
export const isSelf = (words: readonly Word[], at: number): boolean =>
  selves.has(folded(words, at)) && !isCapital(words[at])

/** Between those who are named: the place of the next one. */
export function behindJoin(words: readonly Word[], at: number): number | undefined {
  const joins = /^(?:,|;|\+|&|va|voi|cung|hoac|hay)$/
  // "việc của Lan và việc của Toàn"
  const again = (next: number) => folded(words, next) === 'viec' && folded(words, next + 1) === 'cua'
  let next = at
  while (joins.test(folded(words, next)) || (next > at && (folded(words, next) === 'cua' || again(next)))) next++
  if (next > at) return folded(words, next) === 'cua' ? next + 1 : next
  return folded(words, at) === 'cua' ? at + 1 : undefined
}

const exceptions = set('tru ngoai khong-tinh khong-ke tru-ra ngoai-tru chua-ke')

/** Behind "trừ", "ngoài", "không tính": the place of the one who is left out. */
export function behindExcept(words: readonly Word[], at: number): number | undefined {
  const start = words[at]?.text === ',' ? at + 1 : at
  for (const count of [2, 1])
    if (exceptions.has(joined(words, start, count)))
      return folded(words, start + count) === 'cua' ? start + count + 1 : start + count
  return undefined
}
