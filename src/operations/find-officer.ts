import type { Reads } from '../../db/db.ts'
import { officerRows } from '../../db/people/import.ts'
import { formerOfficers, officerByCode } from '../../db/people/officers.ts'
import { officerStatusNames } from '../domain/people/access.ts'
import { UserError } from '../domain/chat/errors.ts'
import { nearest } from '../vietnamese/nearest.ts'
import { fold } from '../vietnamese/normalise.ts'

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
  const named = officers.filter(({ name }) => fold(name) === wanted)
  const found = officers.find(({ code }) => fold(code) === wanted) ?? (named.length === 1 ? named[0] : undefined)
  if (found) return found
  if (named.length > 1)
    throw new UserError(
      `Có ${named.length} cán bộ tên “${said}”: ${named.map(({ code }) => code).join(', ')}. Hãy dùng mã.`,
    )
  const former = (await formerOfficers(tx)).find(isCalled(said))
  if (former)
    throw new UserError(
      `Đồng chí ${former.name} (${former.code}) không còn công tác (tình trạng: ${officerStatusNames[former.status]}). Nếu đồng chí đã trở lại, ghi “đang làm” ở cột Tình trạng của trang Cán bộ rồi nhập lại.`,
    )
  throw new UserError(`Không có cán bộ nào có mã hoặc họ tên “${said}”.${hint(said, officers)}`)
}

/** Who has left and is meant, unless the words mean somebody who serves: a code may have been given on. */
export async function findFormerOfficer(tx: Reads, said: string): Promise<FoundOfficer | undefined> {
  const former = (await formerOfficers(tx)).find(isCalled(said))
  if (!former) return undefined
  const serving = (await officerRows(tx)).filter(({ status }) => status === 'serving')
  return serving.some(isCalled(said)) ? undefined : former
}

const isCalled = (said: string) => {
  const wanted = fold(said)
  return ({ code, name }: FoundOfficer): boolean => fold(code) === wanted || fold(name) === wanted
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
