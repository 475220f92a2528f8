// Soft hyphen, zero-width and direction marks, fillers, tags: pasted along from web pages and Word, or put there to hide or
// to turn around what stands beside them. The two selectors belong to emoji.
const invisible = /(?![\ufe0e\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
// Letters with more marks than any language puts on them run over the lines above and below.
const piledMarks = /(\p{M}{3})\p{M}+/gu
const control = /(?!\n)\p{Cc}/gu
// Half an emoji, left by a client that counts UTF-16 units: no platform takes it back, as it cannot be written in UTF-8.
const half = /\p{Surrogate}/gu
const blanks = /[\t\v\f \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]+/g

/** Words of ASCII and composed Latin letters with single spaces between: nearly all that people type. It is NFC as it is. */
const tidyAlready = /^[!-~\u00c0-\u024f\u1ea0-\u1ef9]+(?: [!-~\u00c0-\u024f\u1ea0-\u1ef9]+)*$/

/**
 * Text as we store and show it: NFC, of whole characters, without invisible ones, every run of blanks one space, trimmed.
 * New lines stay, at most two in a row (one empty line).
 */
export const nfc = (text: string): string => (tidyAlready.test(text) ? text : tidied(text))

const tidied = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(blanks, ' ')
    .replace(control, '')
    .replace(half, '\ufffd')
    .normalize('NFC')
    .replace(piledMarks, '$1')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Text for matching and search: lower case, no diacritics, đ as d, all white space one space, trimmed. */
export function fold(text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const plain = plainLetters[text.charCodeAt(i)]
    if (plain === undefined) return tidy(withoutMarks(text))
    folded += plain
  }
  return tidy(folded)
}

// ư, ơ and the tones fall apart in NFD; only đ does not.
const withoutMarks = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replace(invisible, '')
    .replace(/\p{Cc}/gu, ' ')

// Single spaces are left where they are: replacing each would cost more than all the rest.
const tidy = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ').trim()

// fold runs for every task of a list of 300,000: a table of the Latin letters, marks and punctuation is several times
// as fast as NFD. Text with anything else in it takes the long way.
const inTable = (code: number): boolean =>
  code < 0x250 || (code >= 0x300 && code < 0x370) || (code >= 0x1e00 && code < 0x1f00) || code >= 0x2000
const plainLetters = Array.from({ length: 0x2070 }, (_, code) =>
  inTable(code) ? withoutMarks(String.fromCharCode(code)) : undefined,
)
