import { looksVietnamese } from '../telex.ts'
import { lexicon, type Concept } from './lexicon.ts'
import { oneSlip, withoutEach } from './slips.ts'
import { isBare, marksOf, wordsOf, type Word } from './words.ts'

/** Words `first` … `last` of a message stand for a concept of the lexicon. */
export interface Found {
  concept: Concept
  first: number
  last: number
}

interface Phrase {
  concept: Concept
  words: number
  joined: string
  /** the diacritics of each word */
  marks: string[]
  exact: boolean
}

interface Candidate extends Found {
  letters: number
  slip: boolean
}

/** Slips are looked for in so many words at most: a report may be long, what is asked stands at its beginning. */
const slipsWithin = 40
/** Letters a phrase must have before a slip is forgiven, and before one that yields another real word is. */
const forgiven = 5
const surelyMeant = 7

/** The lexicon says the same thousand words again and again: each is taken apart once, as a start waits for it. */
const known = new Map<string, { folded: string; marks: string }[]>()
const vocabulary = new Set<string>()
const phrases: Phrase[] = Object.entries(lexicon).flatMap(([concept, row]) =>
  row.split('|').map(said => phraseOf(concept as Concept, said.trim())),
)
const byLetters = groupBy(phrases, phrase => [phrase.joined])
const bySlip = groupBy(
  phrases.filter(phrase => phrase.joined.length >= forgiven && !phrase.exact),
  phrase => withoutEach(phrase.joined),
)
const longest = Math.max(...phrases.map(phrase => phrase.words))

function phraseOf(concept: Concept, said: string): Phrase {
  const words = said.replace(/^=/, '').split(' ').flatMap(knownWords)
  return {
    concept,
    words: words.length,
    joined: words.map(word => word.folded).join(''),
    marks: words.map(word => word.marks),
    exact: said.startsWith('='),
  }
}

function knownWords(said: string): { folded: string; marks: string }[] {
  const words = known.get(said) ?? wordsOf(said).map(({ text, folded }) => ({ folded, marks: marksOf(text) }))
  known.set(said, words)
  for (const { folded } of words) vocabulary.add(folded)
  return words
}

function groupBy(all: readonly Phrase[], keysOf: (phrase: Phrase) => readonly string[]): Map<string, Phrase[]> {
  const groups = new Map<string, Phrase[]>()
  for (const phrase of all)
    for (const key of new Set(keysOf(phrase))) {
      const group = groups.get(key)
      if (group) group.push(phrase)
      else groups.set(key, [phrase])
    }
  return groups
}

/** The concepts in the words that `free` leaves open; none overlaps another, the longest first come first served. */
export function findPhrases(words: readonly Word[], free: (index: number) => boolean): Found[] {
  const candidates: Candidate[] = []
  for (let first = 0; first < words.length; first++)
    for (let last = first; last < words.length && last < first + longest; last++) {
      if (!free(last) || words[last]?.kind !== 'word') break
      const found = readWindow(words.slice(first, last + 1), first)
      if (found) candidates.push(found)
    }
  candidates.sort((a, b) => weight(b) - weight(a) || a.first - b.first)
  const taken = new Set<number>()
  const kept: Found[] = []
  for (const { concept, first, last } of candidates) {
    const span = Array.from({ length: last - first + 1 }, (_, step) => first + step)
    if (span.some(index => taken.has(index))) continue
    for (const index of span) taken.add(index)
    kept.push({ concept, first, last })
  }
  return kept.sort((a, b) => a.first - b.first)
}

/** A phrase with a slip must be clearly longer than what is spelled right inside it. */
const weight = ({ letters, slip }: Candidate): number => letters - (slip ? 3 : 0)

function readWindow(window: readonly Word[], first: number): Candidate | undefined {
  const joined = window.map(word => word.folded).join('')
  const candidate = (phrase: Phrase | undefined, slip: boolean): Candidate | undefined =>
    phrase && { concept: phrase.concept, first, last: first + window.length - 1, letters: joined.length, slip }
  const known = byLetters.get(joined) ?? []
  // "a" is first of all what it says, and "à" or "ạ" only where no phrase is spelled like that.
  const exact =
    known.find(phrase => sameMarks(phrase, window, true)) ?? known.find(phrase => sameMarks(phrase, window, false))
  if (exact) return candidate(exact, false)
  if (joined.length < forgiven || first > slipsWithin) return undefined
  if (known.length > 0)
    return candidate(window.length > 1 ? known.find(p => nearlySameMarks(p, window)) : undefined, true)
  // "xong việc" is one letter from "công việc": a slip is looked for only where some word is none of ours.
  const strange = window.filter(word => !vocabulary.has(word.folded))
  if (strange.length === 0) return undefined
  if (joined.length < surelyMeant && strange.every(word => looksVietnamese(word.folded))) return undefined
  const near = withoutEach(joined)
    .flatMap(key => bySlip.get(key) ?? [])
    .find(phrase => phrase.words >= window.length && oneSlip(joined, phrase.joined))
  return candidate(near, true)
}

/** A word typed without diacritics may be any; one with them must be this. */
function sameMarks(phrase: Phrase, window: readonly Word[], exactly: boolean): boolean {
  const strict = exactly || phrase.exact
  if (phrase.words !== window.length) return !strict && window.every(isBare)
  return window.every((word, at) => word.marks === phrase.marks[at] || (!strict && isBare(word)))
}

const nearlySameMarks = (phrase: Phrase, window: readonly Word[]): boolean =>
  !phrase.exact &&
  phrase.words === window.length &&
  window.filter((word, at) => !isBare(word) && word.marks !== phrase.marks[at]).length === 1
