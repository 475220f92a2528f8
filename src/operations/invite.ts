import type { Db, Tx } from '../../db/db.ts'
import { noteDemoInvite } from '../../db/office/demo.ts'
import { createInvite } from '../../db/people/invites.ts'
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
  db.transact(tx => makeInvite(tx, officerCode, now))

/** The same for the demo's newcomer: not an office's doing, so the file stays the demo's. */
export const inviteDemoOfficer = (db: Db, officerCode: string, now: number): Promise<Invite> =>
  db.transact(async tx => {
    await noteDemoInvite(tx)
    return makeInvite(tx, officerCode, now)
  })

async function makeInvite(tx: Tx, officerCode: string, now: number): Promise<Invite> {
  const officer = await findOfficer(tx, officerCode)
  const { code, expires } = await createInvite(tx, officer.id, now)
  return { code, officer: officer.code, name: officer.name, expires }
}
