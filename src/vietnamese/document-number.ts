import { nfc } from '../domain/chat/tidy-text.ts'

// Abbreviations of types of document: Decree 30/2020/ND-CP, appendix III, and those of the Party.
const types =
  'NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ GUQ GM NĐ TT TTLT KL CV LT UBND HĐND VPCP VP QH'.split(' ')
const typeSpelling = new Map([
  ...types.map(type => [type.toUpperCase(), type] as const),
  ['QD', 'QĐ'],
  ['QYD', 'QyĐ'],
  ['CD', 'CĐ'],
  ['ND', 'NĐ'],
  ['HDND', 'HĐND'],
])
const issuerSpelling = new Map([
  ['TƯ', 'TW'],
  ['DU', 'ĐU'],
  ['HDND', 'HĐND'],
  ['BCD', 'BCĐ'],
  ['BGDDT', 'BGDĐT'],
  ['SGDDT', 'SGDĐT'],
  ['BLDTBXH', 'BLĐTBXH'],
  ['SLDTBXH', 'SLĐTBXH'],
  ['SKHDT', 'SKHĐT'],
])

const group = '[A-Za-zĐđƯư][A-Za-z0-9ĐđƯư&]{1,11}'
// Blanks round a hyphen only before capitals: a dash also parts two halves of a sentence.
const more = `(?:-${group}| ?- ?(?=[A-ZĐ]{2})${group})`
const government = `(?<number>\\d{1,6}) ?/ ?(?:(?<year>(?:19|20)\\d{2}) ?/ ?)?(?<symbol>${group}${more}{0,3})`
const party = `(?<partyNumber>\\d{1,6}) ?- ?(?<partyType>${group}) ?/ ?(?<issuer>${group}${more}{0,2})`
const either = `(?<![\\p{L}\\p{N}/.-])(?:${government}|${party})(?![\\p{L}\\p{N}/])`
const alone = new RegExp(`^${either}$`, 'u')
const anywhere = new RegExp(either, 'gu')

/**
 * The number and symbol of a document in its canonical form (`05/QĐ-UBND`, `42/2014/QĐ-TTg`, `80-NQ/TW`), from any
 * case, with blanks or without diacritics; undefined when the text is not one and nothing else.
 */
export function parseDocumentNumber(text: string): string | undefined {
  const tidy = tidyDashes(text)
    .replace(/^s[ốo](?: hi[ệe]u)?\s*:?\s*(?=\d)/i, '')
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/[.,;]$/, '')
  const match = alone.exec(tidy)
  return match ? canonical(match) : undefined
}

/** The first document number inside a sentence; dates, fractions and quotients are none. */
export function findDocumentNumber(text: string): string | undefined {
  for (const match of tidyDashes(text).matchAll(anywhere)) {
    const found = canonical(match)
    if (found !== undefined) return found
  }
  return undefined
}

const tidyDashes = (text: string): string => nfc(text).replace(/[\u2010-\u2015\u2212]/g, '-')

function canonical({ groups = {} }: RegExpExecArray): string | undefined {
  const { number, year, symbol = '', partyNumber, partyType = '', issuer = '' } = groups
  if (partyNumber !== undefined) {
    const type = typeSpelling.get(partyType.toUpperCase())
    return type && withNumber(partyNumber, `-${type}/${spell(issuer)}`)
  }
  const known = typeSpelling.has(first(symbol)) || /^QH\d+$/.test(first(symbol))
  // "12/người-ngày" or "5/lần" are quantities; an unknown symbol must at least look like one.
  const looksLikeOne = /[A-ZĐ]{2}/.test(symbol) && (symbol.includes('-') || year !== undefined)
  if (!known && !looksLikeOne) return undefined
  const [type = '', ...rest] = symbol.split(/ ?- ?/)
  const spelled = [typeSpelling.get(type.toUpperCase()) ?? spell(type), ...rest.map(spell)].join('-')
  return withNumber(number ?? '', `${year === undefined ? '' : `/${year}`}/${spelled}`)
}

const first = (symbol: string): string => (symbol.split(/ ?- ?/)[0] ?? '').toUpperCase()

const spell = (issuer: string): string =>
  issuer
    .split(/ ?- ?/)
    .map(part => issuerSpelling.get(part.toUpperCase()) ?? part.toUpperCase().replace(/TTG$/, 'TTg'))
    .join('-')

/** Numbers under 10 are written with a zero before them (Decree 30/2020/ND-CP, appendix I). */
const withNumber = (digits: string, rest: string): string | undefined =>
  Number(digits) > 0 ? `${String(Number(digits)).padStart(2, '0')}${rest}` : undefined
