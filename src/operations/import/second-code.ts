import { officerStatusNames, type OfficerStatus } from '../../domain/people/access.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { sameName } from '../../vietnamese/person-name.ts'
import { place } from '../../files/office-sheets/report.ts'
import { groupBy } from '../group-by.ts'
import { leaveCommand } from '../officer-leaves.ts'
import { shellWord } from '../shell-word.ts'
import type { KnownOfficer } from './officer-standing.ts'
import type { Outcomes } from './result.ts'
import type { Person, Served } from './write-officers.ts'

/** Somebody with a code, as far as that tells who they are. */
interface Bearer {
  code: string
  name: string
  status: OfficerStatus
  phone: string | null
  units: readonly string[]
  /** by this very file */
  leaves?: boolean
}

/**
 * Two of one name in one unit, or with one telephone, may be one person under two codes, with tasks and reminders under
 * both. Nobody but the office knows: whoever begins to serve is taken, and the one they may be is named.
 */
export function warnOfSecondCodes(
  people: readonly Person[],
  known: readonly KnownOfficer[],
  served: ReadonlyMap<number, readonly Served[]>,
  { warnings }: Pick<Outcomes, 'warnings'>,
): void {
  const leaving = new Map(
    people.flatMap(({ standing }) =>
      standing.kind === 'leaves' ? [[standing.known.id, standing.status] as const] : [],
    ),
  )
  const named = groupBy(
    known.map((officer): Bearer => {
      const status = leaving.get(officer.id)
      const units = (served.get(officer.id) ?? []).map(m => m.unitCode)
      return { ...officer, units, ...(status && { status, leaves: true }) }
    }),
    bearer => fold(bearer.name),
  )
  const inUse = new Set([
    ...known.flatMap(({ code, status }) => (status === 'serving' ? [fold(code)] : [])),
    ...people.flatMap(({ code, standing }) => (standing.kind === 'serves' ? [fold(code)] : [])),
  ])
  for (const person of people) {
    const { standing, code, name, phone = null, rows } = person
    if (standing.kind !== 'serves' || (standing.known && !standing.returns)) continue
    const own: Bearer = { code, name, phone, status: 'serving', units: rows.map(({ unitCode }) => unitCode) }
    const namesakes = named.get(fold(name)) ?? []
    const other = namesakes.find(bearer => fold(bearer.code) !== fold(code) && maybeOne(bearer, own))
    const [first] = rows
    if (other && first)
      warnings.push({ ...place(first.row), reason: maybeTwice(own, other, inUse.has(fold(other.code))) })
    named.set(fold(name), [...namesakes, own])
  }
}

const maybeOne = (one: Bearer, other: Bearer): boolean =>
  sameName(one.name, other.name) &&
  ((one.phone !== null && one.phone === other.phone) || one.units.some(unit => other.units.includes(unit)))

/** `inUse`: the other's code, which nobody can get back who left it to somebody else. */
function maybeTwice(own: Bearer, other: Bearer, inUse: boolean): string {
  const shared = own.units.some(unit => other.units.includes(unit)) ? 'cùng đơn vị' : 'cùng số điện thoại'
  const said = `Đồng chí ${own.name} (${own.code}) cùng họ tên, ${shared} với mã “${other.code}” (${officerStatusNames[other.status]}).`
  return `${said} Nếu là hai người thì không phải làm gì; nếu là một người, ${remedyOf(own, other, inUse)}`
}

function remedyOf(own: Bearer, other: Bearer, inUse: boolean): string {
  if (other.status === 'serving')
    return `đề nghị ghi mã “${other.code}” ở dòng này, hoặc nếu đã nhập thì chạy: ${leaveCommand(own, shellWord(other.code))}`
  if (other.leaves) return `việc còn mở thì bàn giao sau khi nhập: ${leaveCommand(other, shellWord(own.code))}`
  if (inUse)
    return `giữ mã “${own.code}” vì mã “${other.code}” nay là của người khác; việc cũ còn mở thì bàn giao sau khi nhập: ${leaveCommand(other, shellWord(own.code))}`
  return `đề nghị ghi mã “${other.code}” và Tình trạng “${officerStatusNames.serving}” ở dòng này.`
}
