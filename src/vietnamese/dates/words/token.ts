import { fold } from '../../normalise.ts'
import { fromKeys } from '../../telex.ts'
import { spelledRight, withoutSlip } from './misspelt.ts'

/** A number, a word or a single mark of a text. */
export interface Token {
  start: number
  end: number
  /** Lower case, with its diacritics: those of "thứ" for a raw "thuws". */
  lower: string
  /** Lower case without diacritics, dashes as `-`. */
  folded: string
  /** Of digits only. */
  number: number | undefined
  /** Letters, unlike a punctuation mark. */
  word: boolean
  /** Written with diacritics, so that "sáu" cannot be "sau". */
  marked: boolean
  capital: boolean
  /** Blanks or the beginning of the text stand before it. */
  spaced: boolean
}

// Typed key by key, with one to spare.
const longestSyllable = 10

type Kind = 'blank' | 'digit' | 'letter' | 'mark'

// A table, because Unicode classes in a regular expression would take a quarter of all the time. In NFC every letter of
// Vietnamese lies in it; other scripts are only passed over.
const kinds = Array.from({ length: 0x2100 }, (_, code) => kindOf(String.fromCharCode(code)))

function kindOf(letter: string): Kind {
  if (/\s/.test(letter)) return 'blank'
  if (/[0-9]/.test(letter)) return 'digit'
  return /[\p{L}\p{M}]/u.test(letter) ? 'letter' : 'mark'
}

/** The pieces of a text in NFC, with their places in it. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const kindAt = (at: number): Kind => kinds[text.charCodeAt(at)] ?? 'mark'
  let last = -1
  for (let start = 0, end: number; start < text.length; start = end) {
    const kind = kindAt(start)
    end = start + 1
    if (kind !== 'mark') while (end < text.length && kindAt(end) === kind) end++
    if (kind === 'blank') continue
    // "nga2y" is one word, "t6" and "nv27" are two.
    if (kind === 'letter' && kindAt(end) === 'digit') end = endOfKeys(text, start, end)
    tokens.push(token(text.slice(start, end), kind, start, start !== last))
    last = end
  }
  return tokens
}

function endOfKeys(text: string, start: number, end: number): number {
  const run = /^[a-z1-9]+(?![\p{L}\p{N}])/iu.exec(text.slice(start, start + longestSyllable))?.[0]
  // "truoc1/7": the digit is of a date.
  const dated = run !== undefined && /^[/.-]\d/.test(text.slice(start + run.length, start + run.length + 2))
  return run !== undefined && !dated && fromKeys(run.toLowerCase()) !== undefined ? start + run.length : end
}

const dash = /[\u2010-\u2015\u2212]/

function token(text: string, kind: Exclude<Kind, 'blank'>, start: number, spaced: boolean): Token {
  const word = kind === 'letter'
  const small = word ? text.toLowerCase() : text
  const typed = (word && fromKeys(small)) || withoutSlip(small)
  const folded = word ? fold(typed) : kind === 'mark' && dash.test(text) ? '-' : text
  const lower = word && folded !== typed ? spelledRight(typed, folded) : typed
  return {
    start,
    end: start + text.length,
    lower,
    folded,
    number: kind === 'digit' ? Number(text) : undefined,
    word,
    marked: word && folded !== lower,
    capital: small !== text,
    spaced,
  }
}
