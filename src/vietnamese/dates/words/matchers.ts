import { fold } from '../../normalise.ts'
import type { Token } from './token.ts'

/** What was read, and the token after it. */
export interface Got<T> {
  value: T
  next: number
}

/**
 * Whether a token is one of `list` (parted by blanks, written with their diacritics). A token with diacritics must be
 * the very word, one without may stand for any of its spellings: "sau" for "sáu", but "sáu" never for "sau".
 */
export function oneOf(list: string): (token: Token | undefined) => boolean {
  const meanings = meaning(Object.fromEntries(list.split(' ').map(word => [word, true])))
  return token => meanings(token) ?? false
}

/** The same with a value for each word; of two that only diacritics tell apart the first is taken for a bare one. */
export function meaning<T>(values: Record<string, T>): (token: Token | undefined) => T | undefined {
  const exact = new Map(Object.entries(values))
  const plain = new Map([...exact].reverse().map(([word, value]) => [fold(word), value]))
  return token => token && (token.marked ? exact.get(token.lower) : plain.get(token.folded))
}

/** Reads the longest of several phrases, spelled as in `oneOf`. */
export function phrases<T>(
  values: Record<string, T>,
): (line: { tokens: readonly Token[] }, at: number) => Got<T> | undefined {
  const byFirst = new Map<string, { words: ReturnType<typeof oneOf>[]; value: T }[]>()
  for (const [phrase, value] of Object.entries(values).sort(([a], [b]) => b.length - a.length)) {
    const words = phrase.split(' ')
    const first = fold(words[0] ?? '')
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words: words.map(oneOf), value }])
  }
  return ({ tokens }, at) => {
    for (const { words, value } of byFirst.get(tokens[at]?.folded ?? '') ?? [])
      if (words.every((word, offset) => word(tokens[at + offset]))) return { value, next: at + words.length }
    return undefined
  }
}
