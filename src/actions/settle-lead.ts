import { takeBack } from '../../db/messages/notices.ts'
import { colleagues, concernedBy } from '../../db/people/officers.ts'
import { changeLead } from '../../db/tasks/lead.ts'
import { lastOnLead } from '../../db/tasks/talk.ts'
import type { Reads } from '../../db/db.ts'
import { leadNewsTopic } from '../domain/chat/notice.ts'
import { isMine, type Actor } from '../domain/people/access.ts'
import { assigningTo } from '../domain/people/assigning.ts'
import { barredStep, handOver as handedOver, keepLead as kept, type EventKind } from '../domain/tasks/task.ts'
import { isRefused, type Action, type Refusal } from './action.ts'
import { announce } from './announce.ts'
import { assignerFor } from './assign.ts'
import { firstSince, type When } from './decide.ts'
import { allowedTask, takeStep, type SeenTask, type Taken } from './task-step.ts'

/** What is settled: what the task's lead has said, named by that event; left out: what they say now, if anything. */
interface Settled {
  task: number
  dispute?: number | undefined
}

/** The task where this person may settle who leads it, and what they look at is not settled yet. Changes nothing. */
export async function openLead(
  tx: Reads,
  actor: Actor,
  at: When,
  step: 'keep-lead' | 'hand-over',
  { task, dispute }: Settled,
): Promise<SeenTask | Refusal> {
  const seen = await allowedTask(tx, actor, at.now, step, task)
  if (isRefused(seen)) return seen
  const last = await lastOnLead(tx, task)
  const lead = seen.parties.filter(({ role }) => role === 'lead')
  // A file may have named another lead since.
  const stands =
    last?.kind === 'disputed' && (await concernedBy(tx, lead)).some(({ officerId }) => officerId === last.officerId)
  if (dispute === undefined ? step === 'keep-lead' && !stands : !stands || last.id !== dispute) {
    const since = { task, since: dispute ?? (last?.id ?? 0) - 1 }
    const outcome = await firstSince(tx, actor, at.office.timeZone, since, ({ kind }) => ofLead.has(kind))
    return { refused: 'lead-settled', task, outcome }
  }
  return barredStep(step, seen.task) ?? seen
}

/** What settles it; a file may have named another lead. */
const ofLead: ReadonlySet<EventKind> = new Set<EventKind>(['lead_kept', 'handed_over', 'import_changed', 'withdrawn'])

/** The same one goes on leading the task, and is told. */
export const keepLead: Action<Settled & { words?: string | undefined }, Taken> = async (tx, actor, at, input) => {
  const open = await openLead(tx, actor, at, 'keep-lead', input)
  if (isRefused(open)) return open
  return takeStep(tx, actor, at, { step: 'keep-lead', task: input.task, change: kept, note: input.words })
}

export interface HandOver extends Settled {
  /** who leads it from now on, by code */
  to: string
}

export interface HandedOver extends Taken {
  lead: { name: string; unit: string | null }
}

/** Somebody with authority over a task gives it to another officer, who is told of it as of a new one; the old one is told too. */
export const handOver: Action<HandOver, HandedOver> = async (tx, actor, at, input) => {
  const open = await openLead(tx, actor, at, 'hand-over', input)
  if (isRefused(open)) return open
  const { task, parties } = open
  const [to] = await colleagues(tx, [input.to])
  if (!to) return { refused: 'receiver-gone' }
  const before = parties.find(({ role }) => role === 'lead')
  if (before && isMine({ ...actor, officerId: to.officerId, ledUnits: [] }, before))
    return { refused: 'leads-already', task: task.id, lead: to.name }
  // As for a new task; general affairs do it for the leader in charge, or where there is none to keep the office's tables.
  const inCharge = assigningTo(actor, [to]) === 'for-leader' ? (task.assignerId ?? task.leaderId) : null
  const may = await assignerFor(tx, actor, [{ officerId: to.officerId, unitId: null }], inCharge)
  if (isRefused(may) && may.refused !== 'no-leader-named') return may
  const former = (await concernedBy(tx, before ? [before] : [])).map(({ officerId }) => officerId)
  const taken = await takeStep(tx, actor, at, {
    step: 'hand-over',
    task: task.id,
    change: handedOver,
    note: `${before?.officer ?? before?.unit ?? ''} → ${to.name}`,
    newLead: to.name,
  })
  if (isRefused(taken)) return taken
  // They may not have been told that it was theirs: then the others that were told with it are told anew.
  await takeBack(tx, former, leadNewsTopic)
  const stays = before?.unitId !== null && before?.unitId !== undefined && to.unitIds.includes(before.unitId)
  await changeLead(tx, task.id, { officerId: to.officerId, unitId: stays ? before.unitId : (to.unitIds[0] ?? null) })
  await announce(tx, at, [...former, to.officerId])
  return { ...taken, lead: { name: to.name, unit: to.unitName } }
}
