import { fold } from '../normalise.ts'
import { looksVietnamese } from '../telex.ts'
import { lexiconIndex } from './lexicon-index.ts'
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
  code: string
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
  add(index, `=${foldedWords(code, known).join(' ')}`, { name, code, whole: true, unique: true })
  const spellings = unitSpellings(words)
  for (const spelling of spellings) {
    let key = ''
    for (const [at, word] of spelling.entries()) {
      key = at === 0 ? word : `${key} ${word}`
      const whole = at + 1 === spelling.length
      if (whole || at > 0) add(index, key, { name, code, whole, unique: true })
    }
  }
  addAbbreviations(index, { code, name }, words)
  return Math.max(longestAbbreviation, ...spellings.map(({ length }) => length))
}

/** Words of an abbreviation that is written apart: "phòng KT - HT - ĐT". */
const longestAbbreviation = 6

/** The ways to write a unit's name out, by its folded words. */
function unitSpellings(words: readonly string[]): (readonly string[])[] {
  const begins = words.slice(0, 4).join(' ') === 'uy ban nhan dan' ? 4 : words[0] === 'ubnd' ? 1 : 0
  const rest = words.slice(begins)
  return [
    words,
    ...(begins === 4 ? [['ubnd', ...rest]] : []),
    ...spokenKinds(words),
    // "UBND phường Bình Minh" is "phường Bình Minh" or "ủy ban phường Bình Minh" to everybody.
    ...(begins > 0 && rest.length > 1 ? [rest, ['uy', 'ban', ...rest]] : []),
  ]
}

/** "vp hđnd", "trung tâm hành chính công": with the letters of what it is, and without "Phục vụ". */
function spokenKinds(words: readonly string[]): (readonly string[])[] {
  const kind = [2, 1].map(count => words.slice(0, count).join(' ')).find(key => kinds.get(key) === key)
  if (kind === undefined) return []
  const rest = words.slice(kind.split(' ').length)
  const plain = rest[0] === 'phuc' && rest[1] === 'vu' ? rest.slice(2) : rest
  const letters = [...kinds].flatMap(([said, meant]) =>
    meant === kind && said !== kind && said.length > 1 ? [said] : [],
  )
  return [kind, ...letters].flatMap(said =>
    [rest, plain].filter(behind => behind.length > 1).map(behind => [...said.split(' '), ...behind]),
  )
}

/** What a unit is, and the letters that stand for it: "P. VHXH", "TT PVHCC". */
const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    phong: 'phong',
    p: 'phong',
    so: 'so',
    s: 'so',
    ban: 'ban',
    to: 'to',
    vien: 'vien',
    truong: 'truong',
    cuc: 'cuc',
    'chi cuc': 'chi cuc',
    cc: 'chi cuc',
    'trung tam': 'trung tam',
    tt: 'trung tam',
    'thanh tra': 'thanh tra',
    'van phong': 'van phong',
    vp: 'van phong',
    phuong: 'phuong',
    xa: 'xa',
  }),
)

/**
 * The letters that a unit is known by behind what it is: "VHXH", "KT", "KTHT" of "Phòng Kinh tế, Hạ tầng và Đô thị"; the
 * whole of them also alone and with the letters of what it is ("STC").
 */
function addAbbreviations(index: Map<string, Entry>, { code, name }: Coded, words: readonly string[]): void {
  const kind = [2, 1].map(count => words.slice(0, count).join(' ')).find(key => kinds.get(key) === key)
  if (kind === undefined) return
  const rest = words.slice(kind.split(' ').length).filter(word => word !== 'va')
  if (rest.length < 2) return
  const letters = rest.map(word => (/^\d/.test(word) ? word : word.slice(0, 1)))
  const put = (key: string, whole: boolean) => add(index, `~${key}`, { name, code, whole, unique: true })
  for (let count = 2; count <= letters.length; count++)
    put(`${kind} ${letters.slice(0, count).join('')}`, count === letters.length)
  const all = letters.join('')
  put(all, false)
  put(
    `${kind
      .split(' ')
      .map(word => word.slice(0, 1))
      .join('')}${all}`,
    false,
  )
}

function addOfficer(index: Map<string, Entry>, { code, name }: Coded, known: Map<string, string>): number {
  const words = foldedWords(name, known)
  let key = ''
  for (let at = words.length - 1; at >= 0; at--) {
    key = key === '' ? (words[at] ?? '') : `${words[at] ?? ''} ${key}`
    add(index, key, { name, code, whole: at === 0 && words.length > 1, unique: true })
  }
  return words.length
}

function add(index: Map<string, Entry>, key: string, entry: Entry): void {
  const other = index.get(key)
  if (!other || (entry.whole && !other.whole)) index.set(key, entry)
  else if (entry.whole === other.whole && entry.code !== other.code) other.unique = false
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
  const short = kind === 'units' ? abbreviationFrom(index) : undefined
  for (let last = first; last < words.length && count < index.longest; last++) {
    const word = words[last]
    if (!word || (word.kind === 'mark' && (last === first || !/^[,.\-–()&]$/.test(word.text)))) break
    if (word.kind === 'mark') continue
    key = key === '' ? word.folded : `${key} ${word.folded}`
    count++
    const abbreviated = short?.(word)
    const named = index[kind].get(key) ?? abbreviated ?? (kind === 'units' ? codeAt(index, word, count) : undefined)
    if (named && agrees(named, words.slice(first, last + 1)))
      found = { name: named.name, code: named.code, unique: named.unique, first, last }
  }
  return found
}

/** Takes the words one by one, and tells the unit whose letters they are so far: "P.", "VH", "XH". */
function abbreviationFrom(index: NamesIndex): (word: Word) => Named | undefined {
  let before = ''
  let kind = ''
  let letters = ''
  let over = false
  return word => {
    const { folded } = word
    const longer = before === '' ? folded : `${before} ${folded}`
    before = folded
    if (letters === '' && kinds.has(longer)) {
      kind = kinds.get(longer) ?? ''
      over = false
      // "TT" and "VP" may be the kind of a unit, or the letters of one.
      return isLetters(word) ? index.units.get(`~${folded}`) : undefined
    }
    if (letters !== '' && folded === 'va') return undefined
    over ||= !isLetters(word)
    if (over) return undefined
    letters += folded
    return index.units.get(kind === '' ? `~${letters}` : `~${kind} ${letters}`)
  }
}

/** Written in capitals, or no word: "kt", "vhxh". */
const isLetters = ({ text, folded, kind }: Word): boolean =>
  kind === 'number' || (text.length > 1 && text === text.toUpperCase()) || !looksVietnamese(folded)

/** A code typed in capitals, or one that is no word: in small letters "an" or "td" (tiến độ) may be anything. */
const codeAt = (index: NamesIndex, word: Word, count: number): Named | undefined =>
  count === 1 &&
  word.text.length > 1 &&
  (word.text === word.text.toUpperCase() ||
    (!looksVietnamese(word.folded) && !lexiconIndex().vocabulary.has(word.folded)))
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
