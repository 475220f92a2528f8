import { fold } from '../normalise.ts'
import { fromKeys } from '../telex.ts'
import { usualSpelling } from './dialect.ts'

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
  /** Typed in raw keys: its diacritics tell what is meant, but may be half of them ("roif"). */
  raw: boolean
}

// Letters and digits part ("nv27"); the usual abbreviations of address keep their stroke.
const piece = /(?:đ|d|a)\/c(?![\p{L}\p{M}])|\p{L}[\p{L}\p{M}]*|\d+|\S/giu
// What VNI may have made: "vie6c5".
const keys = /(?<![\p{L}\d])[a-z]+[1-9]+[a-z]+[1-9]?(?![\p{L}\d])/giu

export function wordsOf(text: string): Word[] {
  const typed = /\p{L}\d/u.test(text)
    ? [...text.matchAll(keys)].filter(([run]) => fromKeys(run.toLowerCase()) !== undefined)
    : []
  const inKeys = (at: number): boolean => typed.some(({ 0: run, index }) => index <= at && at < index + run.length)
  return [...[...text.matchAll(piece)].filter(({ index }) => !inKeys(index)), ...typed]
    .sort((a, b) => a.index - b.index)
    .map(match => wordOf(match[0], match.index, text))
}

/** Without diacritics, as the word was meant that was typed raw: "nhieemj" is "nhiem". */
export function foldWord(word: string): string {
  const folded = fold(word)
  const meant = fromKeys(folded)
  return meant === undefined ? folded : fold(meant)
}

function wordOf(text: string, start: number, whole: string): Word {
  const kind = /^\p{L}/u.test(text) ? 'word' : /^\d/.test(text) ? 'number' : 'mark'
  const lower = text.toLowerCase()
  const other =
    kind === 'word'
      ? usualSpelling(lower, whole.slice(Math.max(0, start - 2), start), whole[start + text.length])
      : undefined
  const meant = kind === 'word' && other === undefined ? fromKeys(lower) : undefined
  const usual = other ?? (meant === undefined ? lower : (usualSpelling(meant, '') ?? meant))
  return {
    text,
    start,
    end: start + text.length,
    kind,
    usual,
    raw: meant !== undefined,
    folded: kind === 'word' ? foldWord(usual) : fold(text),
    marks: marksOf(usual),
  }
}

/** Whether its diacritics may be left out of account. */
export const isBare = ({ marks, raw }: Word): boolean => marks === '' || raw

/** "hoà" and "hòa" carry the same marks: where the tone stands is a matter of taste. */
export const marksOf = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? ''
    : [...text.toLowerCase().normalize('NFD')]
        .filter(letter => /[\u0300-\u036fđ]/.test(letter))
        .sort()
        .join('')
