import { invisible } from '../domain/chat/tidy-text.ts'

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
