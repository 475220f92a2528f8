import type { Db } from '../../db/db.ts'
import { createInvite } from '../../db/invites.ts'
import { findOfficer } from './find-officer.ts'

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
 * A one-time link code for an officer, made at `now` (ms).
 * @throws UserError for an unknown officer, naming the nearest
 */
export const inviteOfficer = (db: Db, officerCode: string, now: number): Promise<Invite> =>
  db.transact(async tx => {
    const officer = await findOfficer(tx, officerCode)
    const { code, expires } = await createInvite(tx, officer.id, now)
    return { code, officer: officer.code, name: officer.name, expires }
  })
