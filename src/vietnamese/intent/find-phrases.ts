import { looksVietnamese } from '../telex.ts'
import type { Concept } from './lexicon.ts'
import { forgiven, lexiconIndex, type Phrase } from './lexicon-index.ts'
import { oneSlip, withoutEach } from './slips.ts'
import { isBare, type Word } from './words.ts'

/** Words `first` … `last` of a message stand for a concept of the lexicon. */
export interface Found {
  concept: Concept
  first: number
  last: number
}

interface Candidate extends Found {
  letters: number
  slip: boolean
}

/** Slips are looked for in so many words at most: a report may be long, what is asked stands at its beginning. */
const slipsWithin = 40
/** Letters a phrase must have before a slip is forgiven that yields another real word. */
const surelyMeant = 7

/** The concepts in the words that `free` leaves open; none overlaps another, the longest first come first served. */
export function findPhrases(words: readonly Word[], free: (index: number) => boolean): Found[] {
  const { longest } = lexiconIndex()
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
  const { byLetters, bySlip, vocabulary } = lexiconIndex()
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
    .find(phrase => phrase.folded.length >= window.length && oneSlip(joined, phrase.joined))
  return candidate(near, true)
}

/** A word typed without diacritics may be any; one with them must be this. */
function sameMarks(phrase: Phrase, window: readonly Word[], exactly: boolean): boolean {
  const strict = exactly || phrase.exact
  if (phrase.folded.length !== window.length) return !strict && window.every(isBare)
  return window.every((word, at) => word.marks === phrase.marks[at] || (!strict && isBare(word)))
}

const nearlySameMarks = (phrase: Phrase, window: readonly Word[]): boolean =>
  !phrase.exact &&
  phrase.folded.length === window.length &&
  window.filter((word, at) => !isBare(word) && word.marks !== phrase.marks[at]).length === 1
