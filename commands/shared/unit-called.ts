import type { Unit } from '../../src/domain/people/organisation.ts'
import { indexNames, nameAt } from '../../src/vietnamese/intent/names.ts'
import { wordsOf } from '../../src/vietnamese/intent/words.ts'

/** The one of these units that the whole of the words names, abbreviated or not: of many a leader means one of their own. */
export function unitCalled(units: readonly Unit[], words: string): Unit | undefined {
  const typed = wordsOf(words)
  const found = nameAt(indexNames(units, []), 'units', typed, 0)
  return found?.unique && found.last === typed.length - 1 ? units.find(({ code }) => code === found.code) : undefined
}
