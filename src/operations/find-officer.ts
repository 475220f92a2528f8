import type { Reads } from '../../db/db.ts'
import { officerRows } from '../../db/people/import.ts'
import { formerOfficers, officerByCode } from '../../db/people/officers.ts'
import { officerStatusNames, type OfficerStatus } from '../domain/people/access.ts'
import { UserError } from '../domain/chat/errors.ts'
import { nearest } from '../vietnamese/nearest.ts'
import { fold } from '../vietnamese/normalise.ts'
import { sameName } from '../vietnamese/person-name.ts'

export interface FoundOfficer {
  id: number
  code: string
  name: string
}

/**
 * The officer an operator means, among those who serve: by code in any case, or by full name if only one has it.
 * @throws UserError for an unknown officer, naming the nearest, and for one who has left
 */
export async function findOfficer(tx: Reads, said: string): Promise<FoundOfficer> {
  // Nearly always the very code: a city's 31,300 officers are read only where it is not.
  const exact = await officerByCode(tx, said.trim())
  if (exact) return exact
  const officers = (await officerRows(tx)).filter(({ status }) => status === 'serving')
  const wanted = fold(said)
  const named = officers.filter(({ name }) => sameName(name, said))
  const found = officers.find(({ code }) => fold(code) === wanted) ?? (named.length === 1 ? named[0] : undefined)
  if (found) return found
  if (named.length > 1)
    throw new UserError(
      `Có ${named.length} cán bộ tên “${said}”: ${named.map(({ code }) => code).join(', ')}. Hãy dùng mã.`,
    )
  const former = (await formerOfficers(tx)).find(({ code, name }) => fold(code) === wanted || sameName(name, said))
  if (former)
    throw new UserError(
      `Đồng chí ${former.name} (${former.code}) không còn công tác (tình trạng: ${officerStatusNames[former.status]}). Nếu đồng chí đã trở lại, ghi “đang làm” ở cột Tình trạng của trang Cán bộ rồi nhập lại.`,
    )
  throw new UserError(`Không có cán bộ nào có mã hoặc họ tên “${said}”.${hint(said, officers)}`)
}

export interface OfficerWithStatus extends FoundOfficer {
  status: OfficerStatus
}

/**
 * The one person, serving or not, whom an operator means: a code given on was that of several. `name`: that of the holder
 * who is meant. @throws UserError when several or nobody can be meant; `typed` is how each of several is named
 */
export async function findAnyOfficer(
  tx: Reads,
  said: string,
  name: string | undefined,
  typed: (officer: FoundOfficer) => string,
): Promise<OfficerWithStatus> {
  const everybody = await officerRows(tx)
  const coded = everybody.filter(({ code }) => fold(code) === fold(said))
  const called = coded.length > 0 ? coded : everybody.filter(officer => sameName(officer.name, said))
  const meant = name === undefined ? called : called.filter(officer => sameName(officer.name, name))
  const [one, another] = meant
  if (one && !another) return one
  const described = (list: readonly OfficerWithStatus[]) =>
    list.map(officer => `${officer.name} (${officer.code}, ${officerStatusNames[officer.status]})`).join('; ')
  if (another)
    throw new UserError(
      `“${said}” có thể là: ${described(meant)}. Hãy nói rõ là ai: ${meant.map(typed).join(' hoặc ')}`,
    )
  if (called.length > 0) throw new UserError(`“${said}” không phải của đồng chí ${name}, mà của: ${described(called)}.`)
  return { ...(await findOfficer(tx, said)), status: 'serving' }
}

function hint(said: string, officers: readonly FoundOfficer[]): string {
  const name = nearest(
    said,
    officers.map(officer => officer.name),
  )
  const code = nearest(
    said,
    officers.map(officer => officer.code),
  )
  const near = officers.find(officer => officer.name === name) ?? officers.find(officer => officer.code === code)
  return near ? ` Gần giống nhất là ${near.code}, đồng chí ${near.name}.` : ''
}
