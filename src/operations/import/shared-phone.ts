import { phoneHash, type FormerPhone } from '../../../db/people/phones.ts'
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
export function warnOfFormerPhones(
  people: readonly Person[],
  known: readonly KnownOfficer[],
  remembered: readonly FormerPhone[],
  { warnings }: Pick<Outcomes, 'warnings'>,
): void {
  const byId = new Map(known.map(officer => [officer.id, officer]))
  const before = remembered.flatMap(({ phoneHash: hash, officerId }) => {
    const officer = byId.get(officerId)
    return officer ? [{ hash, former: officer, row: undefined }] : []
  })
  const isRemembered = new Set(remembered.map(({ phoneHash: hash, officerId }) => `${hash} ${officerId}`))
  const now = people.flatMap(({ standing, phone, code, name, rows: [first] }) => {
    if (standing.kind === 'serves') return []
    const status = 'status' in standing ? standing.status : standing.known.status
    const former: Former = { id: standing.known?.id, code, name, status }
    return [standing.known?.phone, phone]
      .flatMap(own => (own ? [phoneHash(own)] : []))
      .filter(hash => !isRemembered.has(`${hash} ${former.id}`))
      .map(hash => ({ hash, former, row: first?.row }))
  })
  const formers = groupBy([...before, ...now], ({ hash }) => hash)
  const named = new Set(people.flatMap(({ standing }) => standing.known?.id ?? []))
  const serving = [
    ...people.flatMap(({ standing, code, name, phone, rows: [first] }) => {
      if (standing.kind !== 'serves') return []
      const { known: officer, returns } = standing
      const isNew = returns || (phone !== undefined && phone !== officer?.phone)
      return [{ id: officer?.id, code, name, phone: phone ?? officer?.phone, isNew, row: first?.row }]
    }),
    ...known
      .filter(({ id, status }) => status === 'serving' && !named.has(id))
      .map(officer => ({ ...officer, isNew: false, row: undefined })),
  ]
  for (const { id, code, name, phone, isNew, row } of serving) {
    if (!phone || isLandline(phone)) continue
    const others = (formers.get(phoneHash(phone)) ?? []).filter(
      one => one.former.id === undefined || one.former.id !== id,
    )
    const told = others.find(one => isNew || one.row !== undefined)
    const at = row ?? told?.row
    if (told && at) warnings.push({ ...place(at), reason: formerWords(phone, { code, name }, told.former) })
  }
}

const formerWords = (phone: string, own: Owner, former: Former): string =>
  `Số điện thoại ${phone.replace(/^84/, '0')} của đồng chí ${own.name} (${own.code}) trước đây là của đồng chí ${former.name} (${former.code}, ${officerStatusNames[former.status]}). ` +
  `Không ai liên kết được bằng số này; đồng chí ${own.name} liên kết bằng mã: nhacviec invite ${shellWord(own.code)}. Nếu ghi sót số của người cũ, đề nghị sửa ô Điện thoại rồi nhập lại.`
