import { accountsOf } from '../../db/people/accounts.ts'
import type { Db, Tx } from '../../db/db.ts'
import { addEvents } from '../../db/tasks/import.ts'
import { voidInvites } from '../../db/people/invites.ts'
import { handOverOpen, openAssignmentsOf, type OpenAssignment } from '../../db/tasks/open-assignments.ts'
import { setDeparted } from '../../db/people/officers.ts'
import { eraseChatData } from '../../db/people/personal-data.ts'
import type { Departure } from '../domain/people/access.ts'
import { UserError } from '../domain/chat/errors.ts'
import { findFormerOfficer, findOfficer, type FoundOfficer } from './find-officer.ts'

export interface Ended {
  accounts: number
  invites: number
}

/**
 * From now (ms) on the officer is a stranger everywhere: accounts, invitations and messages still to come end with this
 * transaction, and their chat data is erased as they could have asked. What they did to tasks stays under their name.
 */
export async function endService(tx: Tx, officerId: number, status: Departure, now: number): Promise<Ended> {
  const accounts = (await accountsOf(tx, officerId)).length
  const invites = await voidInvites(tx, officerId, now)
  await eraseChatData(tx, officerId)
  await setDeparted(tx, officerId, status, now)
  return { accounts, invites }
}

export interface Leaving extends Ended {
  officer: FoundOfficer
  /** open parts of tasks in their name, or which were until they were handed over */
  open: OpenAssignment[]
  successor: FoundOfficer | undefined
  /** they had left before; what was still open may be handed over now */
  before: boolean
}

export interface LeavingOptions {
  status: Departure
  /** who takes over what is open */
  to?: string | undefined
  now: number
}

/** @throws UserError for an unknown officer, and for a successor who is unknown, has left or is the same person */
export const officerLeaves = (db: Db, said: string, { status, to, now }: LeavingOptions): Promise<Leaving> =>
  db.transact(async tx => {
    const former = await findFormerOfficer(tx, said)
    const officer = former ?? (await findOfficer(tx, said))
    const successor = to === undefined ? undefined : await findOfficer(tx, to)
    if (successor?.id === officer.id)
      throw new UserError(`Không thể bàn giao việc của ${officer.code} cho chính ${officer.code}.`)
    const ended = former ? { accounts: 0, invites: 0 } : await endService(tx, officer.id, status, now)
    const open = await openAssignmentsOf(tx, officer.id)
    if (successor) await handOver(tx, officer, successor, open, now)
    return { ...ended, officer, open, successor, before: former !== undefined }
  })

async function handOver(
  tx: Tx,
  from: FoundOfficer,
  to: FoundOfficer,
  open: readonly OpenAssignment[],
  at: number,
): Promise<void> {
  await handOverOpen(tx, from.id, to.id)
  const note = `từ đồng chí ${from.name} sang đồng chí ${to.name}`
  const event = { at, officerId: null, kind: 'handed_over' as const, before: {}, after: {}, note }
  await addEvents(
    tx,
    [...new Set(open.map(({ taskId }) => taskId))].map(taskId => ({ ...event, taskId })),
  )
}
