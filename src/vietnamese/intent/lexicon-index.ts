import { lexicon, type Concept } from './lexicon.ts'
import { withoutEach } from './slips.ts'
import { marksOf, wordsOf } from './words.ts'

/** One way of the lexicon to say a concept. */
export interface Phrase {
  concept: Concept
  /** its words without diacritics */
  folded: string[]
  /** the diacritics of each */
  marks: string[]
  joined: string
  /** only when typed with exactly these diacritics, and without a slip */
  exact: boolean
}

/** Letters a phrase must have before a slip is forgiven. */
export const forgiven = 5

/** The lexicon as it is looked up. */
interface LexiconIndex {
  byLetters: ReadonlyMap<string, Phrase[]>
  /** under each form with one letter missing */
  bySlip: ReadonlyMap<string, Phrase[]>
  /** every word that some phrase has */
  vocabulary: ReadonlySet<string>
  /** words of the longest phrase */
  longest: number
}

let kept: LexiconIndex | undefined
/** Built by the first free text (a tenth of a start's time): most starts of the program never read one. */
export const lexiconIndex = (): LexiconIndex => (kept ??= buildIndex())

function buildIndex(): LexiconIndex {
  const wordsIn = takenApartOnce()
  const phrases = Object.entries(lexicon).flatMap(([concept, row]) =>
    row.split('|').map(said => phraseOf(concept as Concept, said.trim(), wordsIn)),
  )
  return {
    byLetters: groupBy(phrases, phrase => [phrase.joined]),
    bySlip: groupBy(
      phrases.filter(phrase => phrase.joined.length >= forgiven && !phrase.exact),
      phrase => withoutEach(phrase.joined),
    ),
    vocabulary: new Set(phrases.flatMap(phrase => phrase.folded)),
    longest: Math.max(...phrases.map(phrase => phrase.folded.length)),
  }
}

interface LexiconWord {
  folded: string
  marks: string
}

/** The lexicon says the same thousand words again and again. */
function takenApartOnce(): (said: string) => readonly LexiconWord[] {
  const known = new Map<string, LexiconWord[]>()
  return said => {
    const words = known.get(said) ?? wordsOf(said).map(({ text, folded }) => ({ folded, marks: marksOf(text) }))
    known.set(said, words)
    return words
  }
}

function phraseOf(concept: Concept, said: string, wordsIn: (said: string) => readonly LexiconWord[]): Phrase {
  const words = said.replace(/^=/, '').split(' ').flatMap(wordsIn)
  return {
    concept,
    folded: words.map(word => word.folded),
    joined: words.map(word => word.folded).join(''),
    marks: words.map(word => word.marks),
    exact: said.startsWith('='),
  }
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
