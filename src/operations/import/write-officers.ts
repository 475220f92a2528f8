import {
  addOfficers,
  addPosts,
  changeOfficer,
  changePost,
  endPost,
  unitRows,
  type Post,
} from '../../../db/people/import.ts'
import type { Tx } from '../../../db/db.ts'
import { setDeparted, setServing } from '../../../db/people/departures.ts'
import { rememberFormerPhone } from '../../../db/people/phones.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { endService } from '../../actions/unlink.ts'
import type { Departure, Role } from '../../domain/people/access.ts'
import type { OfficerRow } from '../../files/office-sheets/officers.ts'
import type { SaidOfficer, Standing } from './officer-standing.ts'

export interface Served extends Post {
  unitCode: string
}

export interface Person extends SaidOfficer {
  standing: Standing
  /** what the rows say, the last of several */
  phone: string | undefined
  email: string | undefined
  rows: { row: OfficerRow; unitCode: string; before: Served | undefined }[]
  /** units of the database the rows no longer name */
  left: Served[]
}

/** An empty cell states nothing. */
export const differs = (said: string | undefined, known: string | null): boolean => said !== undefined && said !== known

/** In whatever order they stand. */
export const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean =>
  a.length === b.length && a.every(role => b.includes(role))

/** Whoever leaves first: a successor may take their code. `now` in ms. */
export async function writeOfficers(tx: Tx, people: readonly Person[], now: number): Promise<void> {
  const unitIds = new Map((await unitRows(tx)).map(unit => [unit.code, unit.id]))
  for (const person of people) await writeDeparture(tx, person, unitIds, now)
  await writeServing(tx, people, unitIds)
}

type UnitIds = ReadonlyMap<string, number>

async function writeDeparture(tx: Tx, person: Person, unitIds: UnitIds, now: number): Promise<void> {
  const { standing, phone } = person
  if (standing.kind === 'serves') return
  const id = await endStanding(tx, person, standing, unitIds, now)
  if (phone !== undefined) await rememberFormerPhone(tx, id, phone)
}

/** Returns who it was. */
async function endStanding(
  tx: Tx,
  person: Person,
  standing: Exclude<Standing, { kind: 'serves' }>,
  unitIds: UnitIds,
  now: number,
): Promise<number> {
  switch (standing.kind) {
    case 'leaves':
      await endService(tx, standing.known.id, standing.status, now)
      return standing.known.id
    case 'gone': {
      const { known, status } = standing
      if (!known) return addFormer(tx, person, status, unitIds, now)
      if (known.status !== status) await setDeparted(tx, known.id, status, known.leftAt ?? now)
      return known.id
    }
    case 'stays-away':
    case 'superseded':
      return standing.known.id
  }
}

async function addFormer(tx: Tx, person: Person, status: Departure, unitIds: UnitIds, now: number): Promise<number> {
  const { code, name } = person
  const former = {
    code,
    name,
    search: fold(name),
    phone: null,
    email: null,
    status,
    leftAt: now,
    linksByCodeOnly: true,
  }
  const id = (await addOfficers(tx, [former])).get(code)
  if (id === undefined) throw new Error(`officer ${code} was not added`)
  await addPosts(
    tx,
    postsOf(person, id, unitIds).map(({ post }) => post),
  )
  return id
}

async function writeServing(tx: Tx, people: readonly Person[], unitIds: UnitIds): Promise<void> {
  const serving = people.flatMap(person => (person.standing.kind === 'serves' ? [{ ...person.standing, person }] : []))
  const added = await addOfficers(
    tx,
    serving.flatMap(({ known, person: { code, name, phone = null, email = null } }) =>
      known ? [] : [{ code, name, phone, email, search: fold(name) }],
    ),
  )
  const fresh: Post[] = []
  for (const { known, returns, person } of serving) {
    const { code, name, phone, email } = person
    const officerId = known?.id ?? added.get(code)
    if (officerId === undefined) throw new Error(`officer ${code} was not added`)
    if (returns) await setServing(tx, officerId)
    if (known && (known.name !== name || differs(phone, known.phone) || differs(email, known.email)))
      await changeOfficer(tx, known.id, {
        name,
        search: fold(name),
        phone: phone ?? known.phone,
        email: email ?? known.email,
      })
    for (const post of person.left) await endPost(tx, post)
    for (const { before, post } of postsOf(person, officerId, unitIds)) {
      if (!before) fresh.push(post)
      else if (!sameRoles(before.roles, post.roles) || before.position !== post.position) await changePost(tx, post)
    }
  }
  await addPosts(tx, fresh)
}

const postsOf = ({ rows }: Person, officerId: number, unitIds: UnitIds): { before: Served | undefined; post: Post }[] =>
  rows.map(({ row, unitCode, before }) => {
    const unitId = unitIds.get(unitCode)
    if (unitId === undefined) throw new Error(`unit ${unitCode} was not added`)
    const roles = row.roles ?? before?.roles ?? (['officer'] as const)
    return { before, post: { officerId, unitId, roles, position: row.position ?? before?.position ?? null } }
  })
