import type { Db } from '../../db/db.ts'
import { officerRows } from '../../db/import-office.ts'
import { createInvite } from '../../db/invites.ts'
import { UserError } from '../domain/errors.ts'
import { nearest } from '../domain/text/nearest.ts'
import { fold } from '../domain/text/normalise.ts'

export interface Invite {
  /** one-time; only its hash is kept */
  code: string
  /** the officer's code */
  officer: string
  name: string
  /** ms */
  expires: number
}

/**
 * A one-time link code for the officer with this code, at the instant `now` (ms).
 * @throws UserError for an unknown officer, naming the nearest
 */
export async function inviteOfficer(db: Db, officerCode: string, now: number): Promise<Invite> {
  return db.transact(async tx => {
    const officers = await officerRows(tx)
    const wanted = fold(officerCode)
    const officer = officers.find(({ code }) => fold(code) === wanted)
    if (!officer) throw unknownOfficer(officerCode, officers)
    const { code, expires } = await createInvite(tx, officer.id, now)
    return { code, officer: officer.code, name: officer.name, expires }
  })
}

function unknownOfficer(said: string, officers: readonly { code: string; name: string }[]): UserError {
  const code = nearest(
    said,
    officers.map(officer => officer.code),
  )
  const name = nearest(
    said,
    officers.map(officer => officer.name),
  )
  const near = officers.find(officer => officer.name === name) ?? officers.find(officer => officer.code === code)
  const hint = near ? ` Gần giống nhất là ${near.code}, đồng chí ${near.name}.` : ''
  return new UserError(`Không có cán bộ nào có mã “${said}”.${hint}`)
}
