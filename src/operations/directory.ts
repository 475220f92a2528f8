import type { Reads } from '../../db/db.ts'
import { officerRows, postRows, unitRows } from '../../db/people/import.ts'
import type { OfficerStatus } from '../domain/people/access.ts'
import { nearest } from '../vietnamese/nearest.ts'
import { fold } from '../vietnamese/normalise.ts'
import { sameName } from '../vietnamese/person-name.ts'
import { namedPerson } from '../vietnamese/person-words.ts'
import { groupBy } from './group-by.ts'
import { splitUnits, unitMatcher, type SplitUnits, type UnitMatcher } from '../files/office-sheets/split-units.ts'

export interface KnownOfficer {
  id: number
  code: string
  name: string
  /** units served in */
  units: readonly number[]
  /** what they are there, as it is said: "Giám đốc", "Giám đốc Sở Tài chính" */
  titles: readonly string[]
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
  /** The one who serves and is meant by a code, a name or a position ("Phó Chủ tịch Trần Thị B"); undefined: nobody, or several. */
  theOfficer(text: string): KnownOfficer | undefined
  /** The name (or code) of an officer nearest to a text that names none. */
  suggestOfficer(text: string, unitId: number | undefined): string | undefined
}

/** By folded code whom it means in a file that is older than its holder: the id of who had it then. */
export type FormerHolders = ReadonlyMap<string, number>

/** What the store knows of units and officers. */
export interface Roster {
  units: { id: number; code: string; name: string }[]
  posts: Awaited<ReturnType<typeof postRows>>
  officers: Awaited<ReturnType<typeof officerRows>>
}

export const readRoster = async (tx: Reads): Promise<Roster> => ({
  units: await unitRows(tx),
  posts: await postRows(tx),
  officers: await officerRows(tx),
})

export const openDirectory = async (tx: Reads): Promise<Directory> => directoryOf(await readRoster(tx))

export function directoryOf(roster: Roster, formerHolders: FormerHolders = new Map()): Directory {
  const { units } = roster
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const ids = new Map(units.map(unit => [unit.code, unit.id]))
  const postsOf = groupBy(roster.posts, ({ officerId }) => String(officerId))
  const officers = roster.officers.map(({ id, code, name, status }) => ({
    id,
    code,
    name,
    status,
    units: (postsOf.get(String(id)) ?? []).map(({ unitId }) => unitId),
    titles: (postsOf.get(String(id)) ?? []).flatMap(({ position, unitId }) =>
      titlesOf(position, byId.get(unitId)?.name ?? ''),
    ),
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
  const byTitle = groupBy(
    serving.flatMap(officer => officer.titles.map(title => ({ officer, title: fold(title) }))),
    ({ title }) => title,
  )
  const only = (officers: readonly KnownOfficer[]): KnownOfficer | undefined => {
    const [one, another] = new Set(officers.filter(officer => officer.status === 'serving'))
    return another ? undefined : one
  }
  const within = (unitId: number | undefined) =>
    unitId === undefined ? serving : serving.filter(officer => officer.units.includes(unitId))
  const matcher = unitMatcher(units)
  const split = new Map<string, SplitUnits>()
  const officersCalled: Directory['officersCalled'] = (text, unitId) => {
    const coded = byCode.get(fold(text))
    if (coded) return [coded]
    const called = (byFoldedName.get(fold(text)) ?? []).filter(officer => sameName(officer.name, text))
    const named = byName.get(text.toLowerCase()) ?? called
    const inside = unitId === undefined ? [] : answering(named.filter(officer => officer.units.includes(unitId)))
    return inside.length > 0 ? inside : answering(named)
  }
  /** "Phó Chủ tịch UBND Trần Thị B": a name behind a title that is theirs. */
  const calledWithTitle = (text: string): readonly KnownOfficer[] =>
    serving.filter(officer =>
      officer.titles.some(title => fold(`${title} ${officer.name}`) === fold(text.replace(/[,–-]/g, ' '))),
    )
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
    officersCalled,
    theOfficer: text => {
      const name = namedPerson(text) ?? text
      const called = officersCalled(name, undefined)
      if (called.length > 0) return only(called)
      const titled = (byTitle.get(fold(text)) ?? []).map(({ officer }) => officer)
      return only(titled.length > 0 ? titled : calledWithTitle(text))
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

/** A position alone, and with the unit it is held in, whose first words it may end with: "Giám đốc Sở" of "Sở Tài chính". */
function titlesOf(position: string | null, unit: string): string[] {
  if (position === null) return []
  const words = position.split(' ')
  const shared = words.findIndex((_, at) => fold(unit).startsWith(`${fold(words.slice(at).join(' '))} `))
  const bare = shared > 0 ? words.slice(0, shared).join(' ') : position
  return [...new Set([position, `${bare} ${unit}`])]
}
