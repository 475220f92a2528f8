import { fold } from '../normalise.ts'
import { usualSpelling } from './dialect.ts'
import { withoutTelex } from './syllable.ts'

/** One word, number or mark of a message, with where it stands (`end` behind its last letter). */
export interface Word {
  text: string
  start: number
  end: number
  kind: 'word' | 'number' | 'mark'
  /** in small letters and in the usual spelling: `không` for `ko`, `xem` for `coi` */
  usual: string
  /** that without diacritics */
  folded: string
  /** its diacritics alone, in a fixed order; empty for a word typed without */
  marks: string
}

// Letters and digits part ("nv27"); the usual abbreviations of address keep their stroke.
const piece = /(?:đ|d|a)\/c(?![\p{L}\p{M}])|\p{L}[\p{L}\p{M}]*|\d+|\S/giu

export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(piece)].map(match => wordOf(match[0], match.index, text))

function wordOf(text: string, start: number, whole: string): Word {
  const kind = /^\p{L}/u.test(text) ? 'word' : /^\d/.test(text) ? 'number' : 'mark'
  const lower = text.toLowerCase()
  const other =
    kind === 'word'
      ? usualSpelling(lower, whole.slice(Math.max(0, start - 2), start), whole[start + text.length])
      : undefined
  const usual = other ?? lower
  return {
    ...{ text, start, end: start + text.length, kind, usual },
    folded: kind === 'word' ? withoutTelex(fold(usual)) : fold(text),
    marks: marksOf(usual),
  }
}

/** "hoà" and "hòa" carry the same marks: where the tone stands is a matter of taste. */
export const marksOf = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? ''
    : [...text.toLowerCase().normalize('NFD')]
        .filter(letter => /[\u0300-\u036fđ]/.test(letter))
        .sort()
        .join('')
