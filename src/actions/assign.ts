import type { Tx } from '../../db/db.ts'
import { concernedBy, findActor } from '../../db/people/officers.ts'
import { servingOfficers, unitNames } from '../../db/people/receivers.ts'
import { addAssigned, taskOfCode, type Part } from '../../db/tasks/assign.ts'
import { partiesOf, type Party } from '../../db/tasks/find.ts'
import { documentIds } from '../../db/tasks/import.ts'
import { localDate, localTime, type LocalDate } from '../domain/days/local-date.ts'
import { isMine, type Actor } from '../domain/people/access.ts'
import { assigningTo, beyond, type Receiver } from '../domain/people/assigning.ts'
import { isPast } from '../domain/tasks/due.ts'
import { unfitFile } from '../domain/tasks/evidence.ts'
import type { Task, Urgency } from '../domain/tasks/task.ts'
import { fold } from '../vietnamese/normalise.ts'
import { isRefused, type Action, type Refusal } from './action.ts'
import { announce } from './announce.ts'
import { fileName, keepEvidence, type Sent } from './evidence.ts'
import { tellConcerned } from './tell-concerned.ts'

/** Who gets a part: an officer for a unit, or the unit alone. */
type Given = Pick<Part, 'unitId' | 'officerId'>

/** The task as its draft has it. */
export interface Assignment extends Sent {
  /** the draft's own name: it is assigned once, however often that is asked for */
  draft: string
  /** the first one leads */
  workers: readonly Given[]
  followers: readonly Given[]
  title: string
  due: LocalDate | null
  dueTime: string | null
  source: string | null
  product: string | null
  /** the number of the document that assigns it */
  document: string | null
  urgency: Urgency
  needsApproval: boolean
  /** the leader in whose name general affairs assign it */
  inNameOf: number | null
}

export interface Assigned {
  task: Task
  parties: Party[]
  event: number
  /** the leader in whose name it was assigned, where that is somebody else */
  inNameOf: string | undefined
}

/** The code of a task that comes out of a draft. */
const codeOf = ({ officerId }: Actor, draft: string): string => `GV-${officerId}-${draft}`

/** What became of a draft that was assigned already; undefined: it was not. */
export async function assignedBefore(
  tx: Tx,
  actor: Actor,
  { timeZone }: { timeZone: string },
  draft: string,
): Promise<Refusal | undefined> {
  const task = await taskOfCode(tx, codeOf(actor, draft))
  if (!task) return undefined
  const [day, time] = [localDate(task.createdAt, timeZone), localTime(task.createdAt, timeZone)]
  return { refused: 'already-assigned', task: task.id, day, time }
}

interface Named extends Receiver {
  name: string
}

/** The parts with what is known of those who get them; without those who are not there any more, or not in that unit. */
async function named(tx: Tx, parts: readonly Given[]): Promise<Named[]> {
  const officers = await servingOfficers(
    tx,
    parts.flatMap(({ officerId }) => officerId ?? []),
  )
  const units = await unitNames(
    tx,
    parts.flatMap(({ officerId, unitId }) => (officerId === null ? (unitId ?? []) : [])),
  )
  return parts.flatMap(({ unitId, officerId }) => {
    const officer = officerId === null ? undefined : officers.get(officerId)
    if (officer) return serves(officer, unitId) ? [{ unitId, officerId, ...officer }] : []
    const unit = officerId === null && unitId !== null ? units.get(unitId) : undefined
    return unit === undefined || unitId === null ? [] : [{ unitId, officerId, name: unit, unitIds: [unitId] }]
  })
}

/** Whether an officer can have a part for this unit. */
export const serves = ({ unitIds }: Pick<Receiver, 'unitIds'>, unitId: number | null): boolean =>
  unitId === null || unitIds.includes(unitId)

/** In whose name this person assigns to these, or why not. Changes nothing. */
export async function assignerFor(
  tx: Tx,
  actor: Actor,
  parts: readonly Given[],
  inNameOf: number | null,
): Promise<{ assigner: Actor } | Refusal> {
  const receivers = await named(tx, parts)
  if (receivers.length < parts.length || receivers.length === 0) return { refused: 'receiver-gone' }
  const way = assigningTo(actor, receivers)
  if (way === 'no-authority') return { refused: 'may-not-assign' }
  const outside = (leader: Actor): Refusal => ({
    refused: 'outside-scope',
    leader: leader.officerId === actor.officerId ? undefined : leader.name,
    outside: beyond(leader, receivers).map(({ name }) => name),
  })
  if (way === 'outside') return outside(actor)
  if (way === 'own' && (inNameOf === null || inNameOf === actor.officerId || !actor.seesAll)) return { assigner: actor }
  const leader = inNameOf === null ? undefined : await findActor(tx, inNameOf)
  if (!leader || leader.ledUnits.length === 0) return { refused: 'no-leader-named' }
  return assigningTo({ ...leader, seesAll: false }, receivers) === 'own' ? { assigner: leader } : outside(leader)
}

/** Somebody with authority over these gives them a new task. The clerk of a leader is kept as who typed it, and decides nothing. */
export const assign: Action<Assignment, Assigned> = async (tx, actor, at, assignment) => {
  const before = await assignedBefore(tx, actor, at.office, assignment.draft)
  if (before) return before
  const { workers, followers, title, due, dueTime, product, source, document, urgency, needsApproval, files } =
    assignment
  const found = await assignerFor(tx, actor, [...workers, ...followers], assignment.inNameOf)
  if (isRefused(found)) return found
  if (isPast({ due, dueTime }, at.today, localTime(at.now, at.office.timeZone)))
    return { refused: 'deadline-past', due: due ?? at.today, dueTime }
  for (const file of files) {
    const unfit = unfitFile(file)
    if (unfit) return { refused: 'unfit-attachment', why: unfit, file: fileName(file) }
  }
  const { assigner } = found
  const [lead] = workers
  // Nobody need be told what they have given themselves.
  const ownLead = lead !== undefined && isMine(actor, { ...lead, role: 'lead' })
  const isClerk = assigner.officerId !== actor.officerId
  const code = codeOf(actor, assignment.draft)
  const documentId = await idOfDocument(tx, document)
  const { task, event } = await addAssigned(tx, {
    task: {
      ...{ code, title, documentId, due, dueTime, product, source, urgency, needsApproval },
      search: fold([title, document ?? '', code].join(' ')),
      assigner: assigner.name,
      assignerId: assigner.officerId,
      enteredById: isClerk ? actor.officerId : null,
      assignedOn: at.today,
      createdAt: at.now,
    },
    parts: [
      ...workers.map(({ unitId, officerId }, place): Part => ({
        ...{ unitId, officerId },
        ...(place === 0
          ? { role: 'lead', untold: ownLead ? null : 'assigned' }
          : { role: 'coordinator', untold: null }),
      })),
      ...followers.map(({ unitId, officerId }): Part => ({ unitId, officerId, role: 'follower', untold: null })),
    ],
    by: { officerId: actor.officerId, onBehalfOf: isClerk ? assigner.officerId : null },
  })
  await keepEvidence(tx, actor, at, { task: task.id, event }, assignment)
  const parties = await partiesOf(tx, task.id)
  await tellConcerned(tx, actor, at, {
    ...{ event, kind: 'assigned', undone: undefined, before: task, task, parties, note: undefined },
    files: files.length,
    ...(isClerk && { inNameOf: assigner }),
  })
  if (lead && !ownLead) await announce(tx, at, await leading(tx, lead))
  return { task, parties, event, inNameOf: isClerk ? assigner.name : undefined }
}

/** Who leads it: by name, or as head of a unit that has named nobody. */
const leading = async (tx: Tx, lead: Given): Promise<number[]> =>
  (await concernedBy(tx, [{ ...lead, role: 'lead' }])).map(({ officerId }) => officerId)

async function idOfDocument(tx: Tx, number: string | null): Promise<number | null> {
  if (number === null) return null
  const document = { number, issuedOn: '' }
  return (await documentIds(tx, [document]))(document) ?? null
}
