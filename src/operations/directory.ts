import type { Reads } from '../../db/db.ts'
import { membershipRows, officerRows, unitRows } from '../../db/people/import.ts'
import type { OfficerStatus } from '../domain/people/access.ts'
import { nearest } from '../vietnamese/nearest.ts'
import { fold } from '../vietnamese/normalise.ts'
import { sameName } from '../vietnamese/person-name.ts'
import { groupBy } from './group-by.ts'
import { splitUnits, unitMatcher, type SplitUnits, type UnitMatcher } from '../files/office-sheets/split-units.ts'

export interface KnownOfficer {
  id: number
  code: string
  name: string
  /** units served in */
  units: readonly number[]
  status: OfficerStatus
}

/** The units and officers of the office, as a spreadsheet names them. */
export interface Directory {
  matcher: UnitMatcher
  /** The units named in a cell; the same cell stands in many rows, so it is taken apart once. */
  unitsIn(text: string): SplitUnits
  unitCodes(): Iterable<string>
  unitId(code: string): number
  unit(id: number): { code: string; name: string } | undefined
  officer(id: number): KnownOfficer | undefined
  /**
   * By code, or by full name within the unit, or by full name anywhere; several when the name is not unique. Whoever has left
   * answers only where nobody who serves does.
   */
  officersCalled(text: string, unitId: number | undefined): readonly KnownOfficer[]
  /** Those whose name ends with the words of a text ("A. Hùng", "Chị Lan"), in the unit where that is known. */
  officersByGivenName(text: string, unitId: number | undefined): readonly KnownOfficer[]
  /** The name (or code) of an officer nearest to a text that names none. */
  suggestOfficer(text: string, unitId: number | undefined): string | undefined
}

/** By folded code whom it means in a file that is older than its holder: the id of who had it then. */
export type FormerHolders = ReadonlyMap<string, number>

/** What the store knows of units and officers. */
export interface Roster {
  units: { id: number; code: string; name: string }[]
  memberships: Awaited<ReturnType<typeof membershipRows>>
  officers: Awaited<ReturnType<typeof officerRows>>
}

export const readRoster = async (tx: Reads): Promise<Roster> => ({
  units: await unitRows(tx),
  memberships: await membershipRows(tx),
  officers: await officerRows(tx),
})

export const openDirectory = async (tx: Reads): Promise<Directory> => directoryOf(await readRoster(tx))

export function directoryOf(roster: Roster, formerHolders: FormerHolders = new Map()): Directory {
  const { units } = roster
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const ids = new Map(units.map(unit => [unit.code, unit.id]))
  const unitsOf = new Map<number, number[]>()
  for (const { officerId, unitId } of roster.memberships)
    unitsOf.set(officerId, [...(unitsOf.get(officerId) ?? []), unitId])
  const officers = roster.officers.map(({ id, code, name, status }) => ({
    id,
    code,
    name,
    status,
    units: unitsOf.get(id) ?? [],
  }))
  const officerById = new Map(officers.map(officer => [officer.id, officer]))
  const byCode = new Map(officers.map(officer => [fold(officer.code), officer]))
  for (const [code, id] of formerHolders) {
    const former = officerById.get(id)
    if (former) byCode.set(code, former)
  }
  const byName = groupBy(officers, officer => officer.name.toLowerCase())
  const serving = officers.filter(officer => officer.status === 'serving')
  // With its marks a name is somebody else's than with others (Hùng, Hưng); typed without, it may be any of these.
  const byFoldedName = groupBy(officers, officer => fold(officer.name))

  const answering = (named: readonly KnownOfficer[]): readonly KnownOfficer[] => {
    const still = named.filter(officer => officer.status === 'serving')
    return still.length > 0 ? still : named
  }
  const within = (unitId: number | undefined) =>
    unitId === undefined ? serving : serving.filter(officer => officer.units.includes(unitId))
  const matcher = unitMatcher(units)
  const split = new Map<string, SplitUnits>()
  return {
    matcher,
    unitsIn: text => {
      const found = split.get(text) ?? splitUnits(text, matcher)
      split.set(text, found)
      return found
    },
    unitCodes: () => ids.keys(),
    unitId: code => {
      const id = ids.get(code)
      if (id === undefined) throw new Error(`unit ${code} is not in the database`)
      return id
    },
    unit: id => byId.get(id),
    officer: id => officerById.get(id),
    officersCalled: (text, unitId) => {
      const coded = byCode.get(fold(text))
      if (coded) return [coded]
      const called = (byFoldedName.get(fold(text)) ?? []).filter(officer => sameName(officer.name, text))
      const named = byName.get(text.toLowerCase()) ?? called
      const inside = unitId === undefined ? [] : answering(named.filter(officer => officer.units.includes(unitId)))
      return inside.length > 0 ? inside : answering(named)
    },
    officersByGivenName: (text, unitId) => {
      const count = text.trim().split(/\s+/).length
      const end = (name: string) => name.split(' ').slice(-count).join(' ')
      const alike = within(unitId).filter(officer => sameName(end(officer.name), text))
      const exact = alike.filter(officer => end(officer.name).toLowerCase() === text.toLowerCase())
      return exact.length > 0 ? exact : alike
    },
    suggestOfficer: (text, unitId) => {
      const names = (list: readonly KnownOfficer[]) => list.map(officer => officer.name)
      const codes = serving.map(officer => officer.code)
      return nearest(text, names(within(unitId))) ?? nearest(text, names(serving)) ?? nearest(text, codes)
    },
  }
}
