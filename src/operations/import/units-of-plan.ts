import { unitMatcher } from '../../files/office-sheets/split-units.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { beginsLikeUnit, isCollective } from '../../vietnamese/unit-words.ts'
import type { Directory } from '../directory.ts'
import { namesIn } from './parties.ts'

/** A unit that a plan names and the office does not know. */
export interface UnknownUnit {
  /** as the plan writes it, whole */
  name: string
  /** rows that name it */
  count: number
  /** the known unit that is nearest in spelling */
  suggestion?: string
  /** So near that it is rather that unit with a slip: nothing is made of it unasked. */
  slip: boolean
}

/** Names of one unit that a plan writes whole and short are one. The most frequent come first. */
export function unknownUnits(rows: readonly TaskRow[], directory: Directory): UnknownUnit[] {
  const said = new Map<string, UnknownUnit>()
  for (const row of rows) {
    const { strangers, helpers } = namesIn(row, directory)
    const named = [
      ...strangers.filter(({ text }) => isName(text)),
      ...helpers.unknown.filter(({ text }) => isName(text) && beginsLikeUnit(text)),
    ]
    for (const { text, suggestion } of named) {
      const known = said.get(fold(text))
      if (known) known.count++
      else
        said.set(fold(text), {
          name: text,
          count: 1,
          slip: suggestion !== undefined && isSlip(text, suggestion),
          ...(suggestion !== undefined && { suggestion }),
        })
    }
  }
  return withoutShortForms([...said.values()]).toSorted((a, b) => b.count - a.count)
}

const isName = (text: string): boolean =>
  !isCollective(text) && /\p{L}{2}/u.test(text) && text.length <= 120 && !text.includes('\n')

/** "Sở Tài chánh" for "Sở Tài chính": one letter of one longer word. "Thôn 1" and "Thôn 2", "Xã Tân An" and "Xã Tân Ân" are two. */
function isSlip(text: string, known: string): boolean {
  const [a, b] = [fold(text).split(/\W+/), fold(known).split(/\W+/)]
  const differing = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] ?? ''] as const]))
  const [pair, another] = differing
  if (a.length !== b.length || !pair || another) return false
  const [x, y] = pair
  return Math.min(x.length, y.length) >= 4 && Math.abs(x.length - y.length) <= 1 && oneLetterAway(x, y)
}

function oneLetterAway(x: string, y: string): boolean {
  let from = 0
  while (from < x.length && x[from] === y[from]) from++
  const rest = (text: string, skip: number): string => text.slice(from + skip)
  return rest(x, 1) === rest(y, 1) || rest(x, 1) === rest(y, 0) || rest(x, 0) === rest(y, 1)
}

/** "P. Kinh tế" beside "Phòng Kinh tế" is the same unit: the longer name stands. */
function withoutShortForms(units: readonly UnknownUnit[]): UnknownUnit[] {
  const kept: UnknownUnit[] = []
  for (const unit of units.toSorted((a, b) => b.name.length - a.name.length)) {
    const matcher = unitMatcher(kept.map(({ name }) => ({ code: name, name })))
    const same = matcher.find(unit.name) ?? matcher.findShort(unit.name)
    const whole = kept.find(({ name }) => name === same)
    if (whole) whole.count += unit.count
    else kept.push(unit)
  }
  return kept
}

/** Codes of the first letters ("Phòng Kinh tế": PKT), each new. */
export function unitCodes(names: readonly string[], known: Iterable<string>): string[] {
  const taken = new Set([...known].map(fold))
  return names.map(name => {
    const words = name.split(/[^\p{L}\p{N}]+/u).filter(word => word && fold(word) !== 'va')
    const letters = words.map(word => (/^[\p{Lu}\p{N}]{2,}$/u.test(word) ? word : word.charAt(0))).join('')
    const short = fold(letters).toUpperCase().slice(0, 12)
    let code = short
    for (let n = 2; taken.has(fold(code)); n++) code = `${short}${n}`
    taken.add(fold(code))
    return code
  })
}

/** What the plan names and is no slip, each with a code. */
export function unitsToCreate(
  units: readonly UnknownUnit[],
  known: Iterable<string>,
): { code: string; name: string }[] {
  const names = units.filter(({ slip }) => !slip).map(({ name }) => name)
  const codes = unitCodes(names, known)
  return names.map((name, i) => ({ code: codes[i] ?? name, name }))
}
