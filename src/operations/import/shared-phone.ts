import { formerOwners } from '../../../db/people/phones.ts'
import type { Reads } from '../../../db/db.ts'
import { officerStatusNames, type OfficerStatus } from '../../domain/people/access.ts'
import { isLandline } from '../../domain/people/phone.ts'
import { place } from '../../files/office-sheets/report.ts'
import { sameName } from '../../vietnamese/person-name.ts'
import { groupBy } from '../group-by.ts'
import { shellWord } from '../shell-word.ts'
import type { KnownOfficer } from './officer-standing.ts'
import type { Outcomes } from './result.ts'
import type { Person } from './write-officers.ts'

interface Owner {
  code: string
  name: string
}

/**
 * A mobile number that two who serve share, as the office is with this import: nobody is recognised by it any more. It is taken,
 * and said, as it may have been typed into the wrong row. (One name under two codes is `warnOfSecondCodes`.)
 */
export function warnOfSharedPhones(
  people: readonly Person[],
  known: readonly KnownOfficer[],
  { warnings }: Pick<Outcomes, 'warnings'>,
): void {
  const named = new Set(people.flatMap(({ standing }) => standing.known?.id ?? []))
  const others = known.filter(({ id, status }) => status === 'serving' && !named.has(id))
  const owners: Map<string, Owner[]> = groupBy(others, ({ phone }) => phone ?? '')
  const serving = people.flatMap(person => (person.standing.kind === 'serves' ? [{ person, ...person.standing }] : []))
  // Whose number stays as it is stands first: whoever it is new for is told of.
  const isNew = ({ person, known: before, returns }: (typeof serving)[number]): boolean =>
    person.phone !== undefined && (returns || person.phone !== before?.phone)
  for (const each of [...serving.filter(one => !isNew(one)), ...serving.filter(isNew)]) {
    const { person, known: before } = each
    const phone = person.phone ?? before?.phone
    if (!phone || isLandline(phone)) continue
    const [first] = person.rows
    const sharing = owners.get(phone) ?? []
    const other = sharing.find(({ name }) => !sameName(name, person.name))
    if (first && other && isNew(each)) warnings.push({ ...place(first.row), reason: sharedWords(phone, person, other) })
    owners.set(phone, [...sharing, { code: person.code, name: person.name }])
  }
}

const sharedWords = (phone: string, own: Pick<Owner, 'code' | 'name'>, other: Owner): string =>
  `Số điện thoại ${phone.replace(/^84/, '0')} của đồng chí ${own.name} (${own.code}) đang là của đồng chí ${other.name} (${other.code}). ` +
  `Khi còn dùng chung, không ai liên kết được bằng số này, chỉ bằng mã: nhacviec invite ${shellWord(own.code)}. Nếu ghi nhầm, đề nghị sửa ô Điện thoại rồi nhập lại.`

interface Former {
  /** undefined: never known before */
  id: number | undefined
  code: string
  name: string
  status: OfficerStatus
}

/**
 * A mobile number of who has left, or leaves with this import, that somebody who serves has: it may still be in the hands of
 * who has left, and links nobody. It is taken, and said, as it may only have been left standing in the row.
 */
export async function warnOfFormerPhones(
  tx: Reads,
  people: readonly Person[],
  known: readonly KnownOfficer[],
  { warnings }: Pick<Outcomes, 'warnings'>,
): Promise<void> {
  const serving = servingWithPhones(people, known)
  const remembered = await formerOwners(tx, new Set(serving.map(({ phone }) => phone)))
  const byId = new Map(known.map(officer => [officer.id, officer]))
  const before = remembered.flatMap(({ phone, officerId }) => {
    const former = byId.get(officerId)
    return former ? [{ phone, former, row: undefined }] : []
  })
  const now = leavingWithPhones(people).filter(
    ({ phone, former }) => !before.some(one => one.phone === phone && one.former.id === former.id),
  )
  const formers = groupBy([...before, ...now], ({ phone }) => phone)
  for (const { id, code, name, phone, isNew, row } of serving) {
    const others = (formers.get(phone) ?? []).filter(({ former }) => former.id === undefined || former.id !== id)
    const told = others.find(other => isNew || other.row !== undefined)
    const at = row ?? told?.row
    if (told && at) warnings.push({ ...place(at), reason: formerWords(phone, { code, name }, told.former) })
  }
}

/** Those who serve with this import and have a mobile number; `isNew`: to them. */
function servingWithPhones(people: readonly Person[], known: readonly KnownOfficer[]) {
  const named = new Set(people.flatMap(({ standing }) => standing.known?.id ?? []))
  const ofFile = people.flatMap(({ standing, code, name, phone, rows: [first] }) => {
    if (standing.kind !== 'serves') return []
    const { known: officer, returns } = standing
    const isNew = returns || (phone !== undefined && phone !== officer?.phone)
    return [{ id: officer?.id, code, name, phone: phone ?? officer?.phone, isNew, row: first?.row }]
  })
  const others = known
    .filter(({ id, status }) => status === 'serving' && !named.has(id))
    .map(({ id, code, name, phone }) => ({ id, code, name, phone, isNew: false, row: undefined }))
  return [...ofFile, ...others].flatMap(one =>
    one.phone && !isLandline(one.phone) ? [{ ...one, phone: one.phone }] : [],
  )
}

/** Those of the file who serve no more, with each number that the office or the file has of them. */
function leavingWithPhones(people: readonly Person[]) {
  return people.flatMap(({ standing, phone, code, name, rows: [first] }) => {
    if (standing.kind === 'serves') return []
    const status = 'status' in standing ? standing.status : standing.known.status
    const former: Former = { id: standing.known?.id, code, name, status }
    return [standing.known?.phone, phone].flatMap(own => (own ? [{ phone: own, former, row: first?.row }] : []))
  })
}

const formerWords = (phone: string, own: Owner, former: Former): string =>
  `Số điện thoại ${phone.replace(/^84/, '0')} của đồng chí ${own.name} (${own.code}) trước đây là của đồng chí ${former.name} (${former.code}, ${officerStatusNames[former.status]}). ` +
  `Không ai liên kết được bằng số này; đồng chí ${own.name} liên kết bằng mã: nhacviec invite ${shellWord(own.code)}. Nếu ghi sót số của người cũ, đề nghị sửa ô Điện thoại rồi nhập lại.`
