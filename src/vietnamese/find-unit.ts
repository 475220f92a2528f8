import type { Unit } from '../domain/people/organisation.ts'
import { nearest } from './nearest.ts'
import { fold } from './normalise.ts'

/**
 * The unit a person means by its code, or by its name or a part of it that no other unit has; else the first of those
 * that have it, or the nearest in spelling, as a suggestion. Every ward has a "Văn phòng": a name alone may mean many.
 */
export function findUnit(units: readonly Unit[], words: string): { unit?: Unit; suggestion?: Unit } {
  const wanted = wordsOf(words)
  const byCode = units.find(unit => wordsOf(unit.code) === wanted)
  if (byCode) return { unit: byCode }
  const named = units.filter(unit => wordsOf(unit.name) === wanted)
  const [first, another] = named.length > 0 ? named : units.filter(unit => wordsOf(unit.name).includes(wanted))
  if (first) return another ? { suggestion: first } : { unit: first }
  const name = nearest(
    words,
    units.map(unit => unit.name),
  )
  const suggestion = units.find(unit => unit.name === name)
  return suggestion ? { suggestion } : {}
}

/** Without diacritics and punctuation: "Văn hóa - Xã hội" is typed "van hoa xa hoi". */
const wordsOf = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
