import { fold } from '../../vietnamese/normalise.ts'
import { sameName } from '../../vietnamese/person-name.ts'

interface OfPerson {
  code: string
  name: string
}

/** The rows of each person: those of one code under one name. */
export function peopleIn<T extends OfPerson>(rows: readonly T[]): T[][] {
  const byCode = new Map<string, T[][]>()
  for (const row of rows) {
    const code = fold(row.code)
    const people = byCode.get(code) ?? []
    byCode.set(code, people)
    const own = people.find(others => others.every(other => sameName(other.name, row.name)))
    if (own) own.push(row)
    else people.push([row])
  }
  return [...byCode.values()].flat()
}

/** What is the same for rows that say the same person to serve in the same unit. */
export function membershipIn<T extends OfPerson>(rows: readonly T[], unitOf: (row: T) => string): (row: T) => string {
  const people = new Map(peopleIn(rows).flatMap((own, person) => own.map(row => [row, person] as const)))
  return row => `${people.get(row)}\n${unitOf(row)}`
}
