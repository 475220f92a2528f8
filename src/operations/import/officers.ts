import {
  addMemberships,
  addOfficers,
  changeMembership,
  changeOfficer,
  endMembership,
  membershipRows,
  officerRows,
  unitRows,
  type MembershipFields,
} from '../../../db/import-office.ts'
import type { Reads, Tx } from '../../../db/db.ts'
import { fold } from '../../domain/text/normalise.ts'
import { keepLatest } from '../../files/office-sheets/keep-latest.ts'
import type { OfficerRow } from '../../files/office-sheets/officers.ts'
import { place } from '../../files/office-sheets/report.ts'
import type { UnitMatcher } from '../../files/office-sheets/split-units.ts'
import { orSuggestion } from './sentences.ts'
import { noOutcomes, type Outcomes } from './result.ts'

export interface OfficerPlan extends Outcomes {
  /** After the units were written. */
  write(tx: Tx): Promise<void>
}

interface Served extends MembershipFields {
  unitCode: string
}

interface Person {
  code: string
  /** what the rows say, the last of several */
  name: string
  phone: string | undefined
  email: string | undefined
  known: KnownOfficer | undefined
  rows: { row: OfficerRow; unitCode: string; before: Served | undefined }[]
  /** units of the database the rows no longer name */
  left: Served[]
}

type KnownOfficer = Awaited<ReturnType<typeof officerRows>>[number]

/**
 * What the rows of `Cán bộ` would change. The rows of an officer are all the units that officer serves in: whoever moved
 * loses the rights of the old unit. Officers the sheet does not name stay as they are.
 */
export async function planOfficers(tx: Reads, rows: readonly OfficerRow[], matcher: UnitMatcher): Promise<OfficerPlan> {
  const outcomes = noOutcomes()
  const units = new Map<OfficerRow, string>()
  for (const row of rows) {
    const unit = matcher.find(row.unit)
    if (unit !== undefined) units.set(row, unit)
    else {
      const reason = `Không có đơn vị “${row.unit}” của đồng chí ${row.name}${orSuggestion(matcher.suggest(row.unit))}.`
      outcomes.refused.push({ ...place(row), reason })
    }
  }
  const kept = keepLatest(
    [...units.keys()],
    row => row.code,
    outcomes,
    row => `${row.code}\n${units.get(row) ?? ''}`,
  )
  const people = await peopleOf(tx, kept, units)
  for (const person of people.values()) describe(person, outcomes)
  return { ...outcomes, write: tx => writeOfficers(tx, [...people.values()]) }
}

async function peopleOf(tx: Reads, rows: readonly OfficerRow[], units: ReadonlyMap<OfficerRow, string>) {
  const known = new Map((await officerRows(tx)).map(officer => [fold(officer.code), officer]))
  const served = await servedByOfficer(tx)
  const people = new Map<string, Person>()
  for (const row of rows) {
    const key = fold(row.code)
    const before = known.get(key)
    const fresh = { code: before?.code ?? row.code, known: before, rows: [], left: served.get(before?.id ?? -1) ?? [] }
    const person: Person = people.get(key) ?? { ...fresh, name: row.name, phone: undefined, email: undefined }
    people.set(key, person)
    const unitCode = units.get(row) ?? ''
    person.name = row.name
    person.phone = row.phone ?? person.phone
    person.email = row.email ?? person.email
    person.rows.push({ row, unitCode, before: person.left.find(m => m.unitCode === unitCode) })
    person.left = person.left.filter(m => m.unitCode !== unitCode)
  }
  return people
}

async function servedByOfficer(tx: Reads): Promise<Map<number, Served[]>> {
  const codes = new Map((await unitRows(tx)).map(unit => [unit.id, unit.code]))
  const served = new Map<number, Served[]>()
  for (const membership of await membershipRows(tx)) {
    const own = served.get(membership.officerId) ?? []
    own.push({ ...membership, unitCode: codes.get(membership.unitId) ?? '' })
    served.set(membership.officerId, own)
  }
  return served
}

function describe(person: Person, outcomes: Outcomes): void {
  const { known, rows, left, code } = person
  const personal =
    known && (known.name !== person.name || differs(person.phone, known.phone) || differs(person.email, known.email))
  for (const { row, before } of rows) {
    const moved = before && (differs(row.role, before.role) || differs(row.position, before.position))
    const changed = (personal ?? false) || left.length > 0 || moved
    const outcome = !before ? 'new' : changed ? 'changed' : 'unchanged'
    outcomes.rows.push({ ...place(row), outcome, code, title: row.name })
  }
  const first = rows[0]?.row
  if (!first) return
  const warn = (reason: string) => outcomes.warnings.push({ ...place(first), reason })
  if (known && fold(known.name) !== fold(person.name))
    warn(
      `Mã “${code}” đang là của đồng chí ${known.name}, nay ghi là ${person.name}; đề nghị kiểm tra có đúng một người.`,
    )
  for (const { unitCode } of left) warn(`Đồng chí ${person.name} không còn thuộc đơn vị “${unitCode}” theo bảng này.`)
}

/** An empty cell states nothing. */
const differs = (said: string | undefined, known: string | null): boolean => said !== undefined && said !== known

async function writeOfficers(tx: Tx, people: readonly Person[]): Promise<void> {
  const unitIds = new Map((await unitRows(tx)).map(unit => [unit.code, unit.id]))
  const added = await addOfficers(
    tx,
    people
      .filter(person => !person.known)
      .map(({ code, name, phone, email }) => ({
        ...{ code, name },
        phone: phone ?? null,
        email: email ?? null,
        search: fold(name),
      })),
  )
  const fresh: MembershipFields[] = []
  for (const person of people) {
    const { known, name, phone, email } = person
    const officerId = known?.id ?? added.get(person.code)
    if (officerId === undefined) throw new Error(`officer ${person.code} was not added`)
    if (known && (known.name !== name || differs(phone, known.phone) || differs(email, known.email)))
      await changeOfficer(tx, known.id, {
        name,
        search: fold(name),
        phone: phone ?? known.phone,
        email: email ?? known.email,
      })
    for (const membership of person.left) await endMembership(tx, membership)
    for (const { row, unitCode, before } of person.rows) {
      const unitId = unitIds.get(unitCode)
      if (unitId === undefined) throw new Error(`unit ${unitCode} was not added`)
      const membership = {
        officerId,
        unitId,
        role: row.role ?? before?.role ?? 'officer',
        position: row.position ?? before?.position ?? null,
      }
      if (!before) fresh.push(membership)
      else if (before.role !== membership.role || before.position !== membership.position)
        await changeMembership(tx, membership)
    }
  }
  await addMemberships(tx, fresh)
}
