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

/** A desk has one for several, and no account of a platform. */
const isLandline = (phone: string): boolean => phone.startsWith('842')

const sharedWords = (phone: string, own: Pick<Owner, 'code' | 'name'>, other: Owner): string =>
  `Số điện thoại ${phone.replace(/^84/, '0')} của đồng chí ${own.name} (${own.code}) đang là của đồng chí ${other.name} (${other.code}). ` +
  `Khi còn dùng chung, không ai liên kết được bằng số này, chỉ bằng mã: nhacviec invite ${shellWord(own.code)}. Nếu ghi nhầm, đề nghị sửa ô Điện thoại rồi nhập lại.`
