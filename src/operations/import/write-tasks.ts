import type { Tx } from '../../../db/db.ts'
import {
  addAssignments,
  addEvents,
  addTasks,
  changeAssignment,
  changeTask,
  documentIds,
  removeAssignments,
  type AssignmentFields,
  type DocumentIdentity,
  type EventFields,
  type KnownTask,
} from '../../../db/tasks/import.ts'
import type { LeadNews } from '../../domain/tasks/announcing.ts'
import { queuePlace, type TaskState } from '../../domain/tasks/task.ts'
import { joinList } from '../../vietnamese/phrases.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import type { Difference } from './compare.ts'
import type { AddedTask } from './new-task.ts'
import type { NamedOfficers, StatedParties } from './parties.ts'

export interface Addition {
  row: TaskRow
  task: AddedTask
  parties: StatedParties
}

export interface Change {
  task: KnownTask
  assignments: readonly (AssignmentFields & { id: number })[]
  difference: Difference
  hash: string
}

/** Says the same in another way, or under another number, or of whom it means: only remembered, so that the next import need not compare. */
export interface Rewritten extends NamedOfficers {
  id: number
  hash: string
  number?: string
}

export interface TaskPlan {
  added: Addition[]
  changed: Change[]
  rewritten: Rewritten[]
}

/** `now` in ms. The history names no officer: it was the file. */
export async function writeTasks(tx: Tx, plan: TaskPlan, now: number): Promise<void> {
  const find = await documentIds(tx, [
    ...plan.added.flatMap(({ row }) => documentOf(row) ?? []),
    ...plan.changed.flatMap(({ difference }) => difference.document ?? []),
  ])
  const idOf = (document: DocumentIdentity | undefined): number | undefined => document && find(document)
  await writeAdded(tx, plan.added, row => idOf(documentOf(row)) ?? null, now)
  for (const change of plan.changed) await writeChanged(tx, change, idOf(change.difference.document))
  await addEvents(
    tx,
    plan.changed.map(change => changeEvent(change, now)),
  )
  for (const { id, hash, ...fields } of plan.rewritten) await changeTask(tx, id, { ...fields, importHash: hash })
}

const documentOf = ({ document, documentDate }: TaskRow): DocumentIdentity | undefined =>
  document === undefined ? undefined : { number: document, issuedOn: documentDate ?? '' }

async function writeAdded(
  tx: Tx,
  added: readonly Addition[],
  documentId: (row: TaskRow) => number | null,
  now: number,
) {
  const ids = await addTasks(
    tx,
    added.map(({ row, task }) => ({ ...task, documentId: documentId(row) })),
  )
  const assignments: AssignmentFields[] = []
  const events: EventFields[] = []
  for (const { task, parties } of added) {
    const taskId = ids.get(task.code)
    if (taskId === undefined) throw new Error(`task ${task.code} was not added`)
    const openDue = queuePlace(task)
    const unitId = parties.unitId ?? parties.officerUnitId
    assignments.push({
      taskId,
      role: 'lead',
      unitId,
      officerId: parties.officerId ?? null,
      openDue,
      untold: newsOf(task),
    })
    for (const unit of parties.coordinators?.units ?? [])
      if (unit !== unitId) assignments.push({ taskId, role: 'coordinator', unitId: unit, officerId: null, openDue })
    for (const follower of parties.followers ?? [])
      assignments.push({ taskId, role: 'follower', unitId: null, officerId: follower, openDue })
    const after = { work: task.work, due: task.due }
    events.push({ taskId, at: now, officerId: null, kind: 'imported', before: {}, after, note: null })
  }
  await addAssignments(tx, assignments)
  await addEvents(tx, events)
}

/** Whoever leads it is told of what is theirs to begin; what is under way already is no news to them. */
const newsOf = (task: Pick<AddedTask, 'work'>): LeadNews | null =>
  task.work === 'not_acknowledged' ? 'assigned' : null

/** A change of lead or deadline is told, and nothing else that a file changes; a lead who was told nothing yet is told all at once. */
function newsOfChange(
  { lead, state }: Difference,
  { untold }: AssignmentFields,
): Pick<AssignmentFields, 'untold' | 'awaitedSince'> | undefined {
  if (lead) return { untold: 'assigned', awaitedSince: null }
  return state.due !== undefined && (untold ?? null) === null ? { untold: 'due' } : undefined
}

async function writeChanged(tx: Tx, change: Change, documentId: number | undefined): Promise<void> {
  const { task, assignments, difference, hash } = change
  await changeTask(tx, task.id, {
    ...difference.set,
    ...(documentId !== undefined && { documentId }),
    importHash: hash,
  })
  const openDue = queuePlace({ ...task, ...difference.state })
  const fields = { taskId: task.id, openDue }
  const lead = assignments.find(assignment => assignment.role === 'lead')
  if (difference.lead && !lead)
    await addAssignments(tx, [
      { ...fields, role: 'lead', ...difference.lead, untold: openDue === null ? null : 'assigned' },
    ])
  for (const assignment of assignments) {
    const moved = assignment === lead ? difference.lead : undefined
    const news = assignment === lead && openDue !== null ? newsOfChange(difference, assignment) : undefined
    if (moved || news || assignment.openDue !== openDue)
      await changeAssignment(tx, assignment.id, { openDue, ...moved, ...news })
  }
  if (difference.followers) await writeFollowers(tx, assignments, difference.followers, fields)
  if (!difference.coordinators) return
  const wanted = new Set(difference.coordinators)
  const helping = assignments.filter(assignment => assignment.role === 'coordinator' && assignment.unitId !== null)
  await removeAssignments(
    tx,
    helping.flatMap(({ id, unitId }) => (unitId !== null && !wanted.has(unitId) ? [id] : [])),
  )
  for (const { unitId } of helping) if (unitId !== null) wanted.delete(unitId)
  await addAssignments(
    tx,
    [...wanted].map(unitId => ({ ...fields, role: 'coordinator' as const, unitId, officerId: null })),
  )
}

async function writeFollowers(
  tx: Tx,
  assignments: readonly (AssignmentFields & { id: number })[],
  wanted: readonly number[],
  fields: Pick<AssignmentFields, 'taskId' | 'openDue'>,
): Promise<void> {
  const following = assignments.filter(({ role, officerId }) => role === 'follower' && officerId !== null)
  await removeAssignments(
    tx,
    following.flatMap(({ id, officerId }) => (officerId !== null && wanted.includes(officerId) ? [] : [id])),
  )
  const known = new Set(following.map(({ officerId }) => officerId))
  await addAssignments(
    tx,
    wanted.flatMap(officerId =>
      known.has(officerId) ? [] : [{ ...fields, role: 'follower', unitId: null, officerId }],
    ),
  )
}

function changeEvent({ task, difference }: Change, at: number): EventFields {
  const keys = new Set(Object.keys(difference.state))
  const before: Partial<TaskState> = Object.fromEntries(Object.entries(task).filter(([key]) => keys.has(key)))
  const note = joinList(difference.names)
  return { taskId: task.id, at, officerId: null, kind: 'import_changed', before, after: difference.state, note }
}
