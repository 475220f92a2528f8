import type { Db, Tx } from '../../db/db.ts'
import { sharingPhoneOf } from '../../db/people/phones.ts'
import { isLandline } from '../domain/people/phone.ts'
import { addEvents } from '../../db/tasks/import.ts'
import { handOverOpen, openAssignmentsOf, type OpenAssignment } from '../../db/tasks/open-assignments.ts'
import { endService, type Ended } from '../actions/unlink.ts'
import type { Departure } from '../domain/people/access.ts'
import { UserError } from '../domain/chat/errors.ts'
import { findAnyOfficer, findOfficer, type FoundOfficer } from './find-officer.ts'
import { shellWord } from './shell-word.ts'

export interface Leaving extends Ended {
  officer: FoundOfficer
  /** open parts of tasks in their name, or which were until they were handed over */
  open: OpenAssignment[]
  successor: FoundOfficer | undefined
  /** they had left before; what was still open may be handed over now */
  before: boolean
  /** who serves and has their number, which links nobody any more */
  sharingPhone: Pick<FoundOfficer, 'code' | 'name'>[]
}

export interface LeavingOptions {
  /** the name of whoever is meant, where the code has been given on */
  name?: string | undefined
  status: Departure
  /** who takes over what is open */
  to?: string | undefined
  now: number
}

/** The command that means this person, also when their code is somebody else's later. `to`: a code. */
export const leaveCommand = ({ code, name }: Pick<FoundOfficer, 'code' | 'name'>, to?: string): string =>
  `nhacviec officer leave ${shellWord(code)} ${shellWord(name)}${to === undefined ? '' : ` --to ${to}`}`

/** Said wherever open tasks are left in the name of somebody who has left. */
export const untilHandedOver = 'Cho đến khi bàn giao, không ai được nhắc về các việc này.'

/**
 * @throws UserError for an unknown officer, for a code or name of several people of whom none is named, and for a successor who
 * is unknown, has left or is the same person
 */
export const officerLeaves = (db: Db, said: string, { name, status, to, now }: LeavingOptions): Promise<Leaving> =>
  db.transact(async tx => {
    const successorTyped = to === undefined ? undefined : shellWord(to)
    const officer = await findAnyOfficer(tx, said, name, one => leaveCommand(one, successorTyped))
    const before = officer.status !== 'serving'
    const successor = to === undefined ? undefined : await findOfficer(tx, to)
    if (successor?.id === officer.id)
      throw new UserError(`Không thể bàn giao việc của ${officer.code} cho chính ${officer.code}.`)
    const sharingPhone = (await sharingPhoneOf(tx, officer.id)).filter(
      ({ phone }) => phone !== null && !isLandline(phone),
    )
    const ended = before ? { accounts: [], invites: 0 } : await endService(tx, officer.id, status, now)
    const open = await openAssignmentsOf(tx, officer.id)
    if (successor) await handOver(tx, officer, successor, open, now)
    return { ...ended, officer, open, successor, before, sharingPhone }
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
