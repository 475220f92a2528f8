// Soft hyphen, zero-width and direction marks, fillers, tags: pasted along from web pages and Word, or put there to hide or
// to turn around what stands beside them. The two selectors belong to emoji.
/** What is written and not seen. */
export const invisible = /(?![\ufe0e\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
// Letters with more marks than any language puts on them run over the lines above and below.
const piledMarks = /(\p{M}{3})\p{M}+/gu
const control = /(?!\n)\p{Cc}/gu
// Half an emoji, left by a client that counts UTF-16 units: no platform takes it back, as it cannot be written in UTF-8.
const half = /\p{Surrogate}/gu
const blanks = /[\t\v\f \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]+/g

/** What a database can take of a text that a client made: NFC, without NUL and without halves of characters. */
export const storable = (text: string): string =>
  tidyAlready.test(text) ? text : text.replaceAll('\0', '').replace(half, '').normalize('NFC')

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
