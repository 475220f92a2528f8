import { fold } from '../../vietnamese/normalise.ts'

/** Words that are written short whatever follows: "P. Kinh tế", "TT Y tế", "CA xã". */
const shortWords: Record<string, string> = {
  p: 'phong',
  vp: 'van phong',
  tt: 'trung tam',
  ca: 'cong an',
  tp: 'thanh pho',
  cty: 'cong ty',
  bv: 'benh vien',
  cd: 'cong doan',
}

interface Token {
  folded: string
  /** Written in capitals where words are not: letters, of words or of themselves. */
  capitals: boolean
}

const tokens = (text: string): Token[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(word => ({ folded: fold(word), capitals: /^\p{Lu}[\p{Lu}\p{N}]*$/u.test(word) }))

const namedWords = (name: string): string[] => tokens(name).flatMap(({ folded }) => (folded === 'va' ? [] : folded))

/** The letters with which the words of a name begin: two names that may stand for one another have the same. */
const initials = (words: readonly string[]): string => words.map(word => word.charAt(0)).join('')

export interface Abbreviations {
  /** the codes of the units whose names a text may write short */
  find(text: string): string[]
}

/** Finds "P. Kinh tế", "Phòng VH-XH", "Sở TT&TT", "VP HĐND-UBND" among whole names; never a part of one. */
export function abbreviations(units: Iterable<{ code: string; name: string }>): Abbreviations {
  const byInitials = new Map<string, { code: string; words: string[] }[]>()
  for (const { code, name } of units) {
    const words = namedWords(name)
    // "HĐND" in a name may be written out, or stand as it is: its letters count as those of words.
    const key = tokens(name).flatMap(({ folded, capitals }) =>
      folded === 'va' ? [] : capitals && folded.length > 1 && name !== name.toUpperCase() ? folded : folded.charAt(0),
    )
    const known = byInitials.get(key.join('')) ?? []
    byInitials.set(key.join(''), [...known, { code, words }])
  }
  return {
    find(text) {
      const said = tokens(text).filter(({ folded }) => folded !== 'va')
      if (said.length === 0 || !said.some(token => isShort(token))) return []
      const codes = new Set<string>()
      for (const key of keysOf(said))
        for (const { code, words } of byInitials.get(key) ?? []) if (covers(said, words)) codes.add(code)
      return [...codes]
    },
  }
}

const isShort = ({ folded, capitals }: Token): boolean => capitals || folded in shortWords

/** "TT" is "trung tâm" or two words that begin so. */
function keysOf(said: readonly Token[]): Set<string> {
  let keys = ['']
  for (const { folded, capitals } of said) {
    const long = shortWords[folded]
    const parts = new Set([
      ...(capitals ? [folded] : [folded.charAt(0)]),
      ...(long === undefined ? [] : [initials(long.split(' '))]),
    ])
    keys = keys.flatMap(key => [...parts].map(part => key + part)).slice(0, 32)
  }
  return new Set(keys)
}

/** Does each word of the name stand in the text, whole, or by its first letter among capitals? */
function covers(said: readonly Token[], words: readonly string[]): boolean {
  const [first, ...rest] = said
  if (!first) return words.length === 0
  const [word, ...others] = words
  if (word === undefined) return false
  if (first.folded === word && covers(rest, others)) return true
  const long = shortWords[first.folded]?.split(' ')
  if (long && long.every((part, i) => words[i] === part) && covers(rest, words.slice(long.length))) return true
  if (!first.capitals) return false
  // Some of the letters are an acronym that the name holds too: "HĐND" of "VPHĐND".
  for (let taken = 1, letters = first.folded; taken <= words.length && letters !== ''; taken++) {
    const next = words[taken - 1] ?? ''
    letters =
      letters.startsWith(next) && next.length > 1
        ? letters.slice(next.length)
        : letters.charAt(0) === next.charAt(0)
          ? letters.slice(1)
          : '\n'
    if (letters === '' && covers(rest, words.slice(taken))) return true
  }
  return false
}
