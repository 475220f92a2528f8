import { fold } from '../normalise.ts'
import { looksVietnamese, withoutTelex } from './syllable.ts'
import { wordsOf, type Word } from './words.ts'

/** The names of an office, looked up by their folded words: built once, however many messages come. */
export interface NamesIndex {
  units: ReadonlyMap<string, Named>
  officers: ReadonlyMap<string, Named>
  /** words of the longest name */
  longest: number
}

export interface Named {
  name: string
  /** Nobody else answers to these words. */
  unique: boolean
}

/** Words `first` … `last` of a message are a name; the words as typed where it is not unique. */
export interface FoundName extends Named {
  first: number
  last: number
}

interface Entry {
  key: string
  name: string
  /** tells two bearers of one name apart */
  owner: string
  /** the whole name or the code, before which a part of another name steps back */
  whole: boolean
}

export const noNames: NamesIndex = { units: new Map(), officers: new Map(), longest: 0 }

/** Units answer to their code, their name and its beginning; officers to their name and its last words. */
export function indexNames(
  units: Iterable<{ code: string; name: string }>,
  officers: Iterable<{ code: string; name: string }>,
): NamesIndex {
  const unitEntries = [...units].flatMap(unitKeys)
  const officerEntries = [...officers].flatMap(officerKeys)
  const keys = [...unitEntries, ...officerEntries].map(entry => entry.key)
  return {
    units: indexOf(unitEntries),
    officers: indexOf(officerEntries),
    longest: keys.reduce((most, key) => Math.max(most, key.split(' ').length), 0),
  }
}

function unitKeys({ code, name }: { code: string; name: string }): Entry[] {
  const words = foldedWords(name)
  const abbreviated = short(words)
  // "UBND phường Bình Minh" is "phường Bình Minh" to everybody.
  const bare = abbreviated[0] === 'ubnd' && abbreviated.length > 2 ? [abbreviated.slice(1)] : []
  const begun = [words, abbreviated, ...bare].flatMap(spelling =>
    spelling.map((_, at) => ({ key: spelling.slice(0, at + 1).join(' '), whole: at + 1 === spelling.length })),
  )
  const keys = begun.filter(({ key, whole }) => whole || key.includes(' '))
  return [{ key: `=${foldedWords(code).join(' ')}`, whole: true }, ...keys].map(key => ({ ...key, name, owner: code }))
}

const short = (words: readonly string[]): string[] =>
  words
    .join(' ')
    .replace(/^uy ban nhan dan/, 'ubnd')
    .split(' ')

function officerKeys({ code, name }: { code: string; name: string }): Entry[] {
  const words = foldedWords(name)
  return words.map((_, at) => ({
    ...{ key: words.slice(at).join(' '), name, owner: code },
    whole: at === 0 && words.length > 1,
  }))
}

/** As `wordsOf` folds them, but several times as fast: thousands of names are taken in at once. */
const foldedWords = (text: string): string[] => (fold(text).match(/\p{L}+|\d+/gu) ?? []).map(withoutTelex)

function indexOf(entries: readonly Entry[]): Map<string, Named> {
  const found = new Map<string, Named & Entry>()
  for (const entry of entries) {
    const other = found.get(entry.key)
    if (!other || (entry.whole && !other.whole)) found.set(entry.key, { ...entry, unique: true })
    else if (entry.whole === other.whole && entry.owner !== other.owner)
      found.set(entry.key, { ...other, unique: false })
  }
  return found
}

/** The longest name of `kind` that begins at word `first`. */
export function nameAt(
  index: NamesIndex,
  kind: 'units' | 'officers',
  words: readonly Word[],
  first: number,
): FoundName | undefined {
  let key = ''
  let count = 0
  let found: FoundName | undefined
  for (let last = first; last < words.length && count < index.longest; last++) {
    const word = words[last]
    if (!word || (word.kind === 'mark' && (last === first || !/^[,.\-–()]$/.test(word.text)))) break
    if (word.kind === 'mark') continue
    key = key === '' ? word.folded : `${key} ${word.folded}`
    count++
    const named = index[kind].get(key) ?? (kind === 'units' ? codeAt(index, word, count) : undefined)
    if (named && agrees(named, words.slice(first, last + 1)))
      found = { name: named.name, unique: named.unique, first, last }
  }
  return found
}

/** A code typed in capitals, or one that is no word: in small letters "vp" or "an" may be anything. */
const codeAt = (index: NamesIndex, word: Word, count: number): Named | undefined =>
  count === 1 &&
  word.text.length > 1 &&
  (word.text === word.text.toUpperCase() || (word.text.length > 2 && !looksVietnamese(word.folded)))
    ? index.units.get(`=${word.folded}`)
    : undefined

/** "Lân" is not Lan, though they fold to the same; "lan" may be either. */
function agrees({ name, unique }: Named, typed: readonly Word[]): boolean {
  const marks = new Set(wordsOf(name).map(word => `${word.folded} ${word.marks}`))
  return !unique || typed.every(word => word.marks === '' || marks.has(`${word.folded} ${word.marks}`))
}
