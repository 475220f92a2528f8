import { fold } from '../normalise.ts'
import { looksVietnamese } from '../telex.ts'
import { foldWord, isBare, wordsOf, type Word } from './words.ts'

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

interface Coded {
  code: string
  name: string
}

interface Entry extends Named {
  /** tells two bearers of one name apart */
  owner: string
  /** the whole name or the code, before which a part of another name steps back */
  whole: boolean
}

export const noNames: NamesIndex = { units: new Map(), officers: new Map(), longest: 0 }

/** Units answer to their code, their name and its beginning; officers to their name and its last words. */
export function indexNames(units: Iterable<Coded>, officers: Iterable<Coded>): NamesIndex {
  const steps = indexInSteps(units, officers)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** So many names at a time take a few milliseconds. */
const namesAStep = 250

/** The same with a pause after every few names: a city has tens of thousands, and others wait meanwhile. */
export function* indexInSteps(units: Iterable<Coded>, officers: Iterable<Coded>): Generator<void, NamesIndex, void> {
  const [unitNames, officerNames] = [new Map<string, Entry>(), new Map<string, Entry>()]
  const known = new Map<string, string>()
  let longest = 0
  let count = 0
  for (const unit of units) {
    longest = Math.max(longest, addUnit(unitNames, unit, known))
    if (++count % namesAStep === 0) yield
  }
  for (const officer of officers) {
    longest = Math.max(longest, addOfficer(officerNames, officer, known))
    if (++count % namesAStep === 0) yield
  }
  return { units: unitNames, officers: officerNames, longest }
}

/** Returns the words of the longest spelling. */
function addUnit(index: Map<string, Entry>, { code, name }: Coded, known: Map<string, string>): number {
  const words = foldedWords(name, known)
  add(index, `=${foldedWords(code, known).join(' ')}`, { name, owner: code, whole: true, unique: true })
  const spellings = [words]
  const begins = words.slice(0, 4).join(' ') === 'uy ban nhan dan' ? 4 : words[0] === 'ubnd' ? 1 : 0
  const rest = words.slice(begins)
  if (begins === 4) spellings.push(['ubnd', ...rest])
  // "UBND phường Bình Minh" is "phường Bình Minh" or "ủy ban phường Bình Minh" to everybody.
  if (begins > 0 && rest.length > 1) spellings.push(rest, ['uy', 'ban', ...rest])
  for (const spelling of spellings) {
    let key = ''
    for (const [at, word] of spelling.entries()) {
      key = at === 0 ? word : `${key} ${word}`
      const whole = at + 1 === spelling.length
      if (whole || at > 0) add(index, key, { name, owner: code, whole, unique: true })
    }
  }
  return spellings.reduce((most, { length }) => Math.max(most, length), 0)
}

function addOfficer(index: Map<string, Entry>, { code, name }: Coded, known: Map<string, string>): number {
  const words = foldedWords(name, known)
  let key = ''
  for (let at = words.length - 1; at >= 0; at--) {
    key = key === '' ? (words[at] ?? '') : `${words[at] ?? ''} ${key}`
    add(index, key, { name, owner: code, whole: at === 0 && words.length > 1, unique: true })
  }
  return words.length
}

function add(index: Map<string, Entry>, key: string, entry: Entry): void {
  const other = index.get(key)
  if (!other || (entry.whole && !other.whole)) index.set(key, entry)
  else if (entry.whole === other.whole && entry.owner !== other.owner) other.unique = false
}

/** As `wordsOf` folds them; names are made of a few words over and over, so each is folded once. */
function foldedWords(text: string, known: Map<string, string>): string[] {
  return (text.match(/[\p{L}\p{M}]+|\d+/gu) ?? []).map(word => {
    const before = known.get(word)
    if (before !== undefined) return before
    const folded = foldWord(word)
    known.set(word, folded)
    return folded
  })
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
  (word.text === word.text.toUpperCase() || (word.text.length > 2 && !looksVietnamese(fold(word.text))))
    ? index.units.get(`=${fold(word.text)}`)
    : undefined

/** "Lân" is not Lan, though they fold to the same; "lan" may be either. */
function agrees({ name, unique }: Named, typed: readonly Word[]): boolean {
  if (!unique) return true
  const own = wordsOf(name)
  const marks = new Set(own.map(word => `${word.folded} ${word.marks}`))
  // "ủy ban" for UBND stands in no name.
  const letters = new Set(own.map(word => word.folded))
  return typed.every(word => isBare(word) || !letters.has(word.folded) || marks.has(`${word.folded} ${word.marks}`))
}
