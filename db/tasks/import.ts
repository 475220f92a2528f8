import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { AssignmentRole } from '../../src/domain/people/access.ts'
import type { LeadNews } from '../../src/domain/tasks/announcing.ts'
import type { EventKind, TaskState, Urgency } from '../../src/domain/tasks/task.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { taskSubject } from '../../src/vietnamese/button-subjects.ts'
import { inBatches } from '../batches.ts'
import type { Reads, Tx } from '../db.ts'
import { lookAgain } from '../messages/shown-buttons.ts'
import { assignments, documents, taskEvents, tasks, units } from '../schema.ts'

/** What a spreadsheet knows of a task besides its state. */
export interface SheetFields {
  code: string
  number: string | null
  title: string
  source: string | null
  assigner: string | null
  /** the officer whom that means; null: none, or not one alone */
  assignerId: number | null
  leader: string | null
  leaderId: number | null
  assignedOn: string | null
  dueText: string | null
  recurrence: string | null
  product: string | null
  urgency: Urgency
  needsApproval: boolean
  note: string | null
  otherCoordinators: string | null
}

export interface DocumentKey {
  document: string | null
  /** empty: not known */
  documentDate: string
}

export interface KnownTask extends SheetFields, DocumentKey, TaskState {
  id: number
  importHash: string | null
}

/** The tasks with these codes, by code. */
export async function tasksByCode(tx: Reads, codes: readonly string[]): Promise<Map<string, KnownTask>> {
  const found = new Map<string, KnownTask>()
  for (const batch of inBatches(codes, 5_000)) {
    const rows = await tx
      .select()
      .from(tasks)
      .leftJoin(documents, eq(documents.id, tasks.documentId))
      .where(inArray(tasks.code, batch))
    for (const { tasks: task, documents: document } of rows)
      found.set(task.code, { ...task, document: document?.number ?? null, documentDate: document?.issuedOn ?? '' })
  }
  return found
}

/** The tasks that came from a plan, as far as the next edition of the plan must know them. */
export const tasksOfPlans = (tx: Reads) =>
  tx
    .select({
      id: tasks.id,
      code: tasks.code,
      number: tasks.number,
      title: tasks.title,
      document: documents.number,
      due: tasks.due,
      leadCode: units.code,
    })
    .from(tasks)
    .leftJoin(documents, eq(documents.id, tasks.documentId))
    .leftJoin(assignments, and(eq(assignments.taskId, tasks.id), eq(assignments.role, 'lead')))
    .leftJoin(units, eq(units.id, assignments.unitId))
    .where(isNotNull(tasks.importHash))
    .orderBy(asc(tasks.id))

export interface AssignmentFields {
  taskId: number
  role: AssignmentRole
  unitId: number | null
  officerId: number | null
  openDue: string | null
  /** what whoever leads it has to be told; left out: as it was */
  untold?: LeadNews | null
  awaitedSince?: number | null
}

/**
 * The deadline that the last file said of each of these tasks, where it was moved in chat since (an extension, a return): the
 * same one in another file changes nothing.
 */
export async function deadlinesOfFiles(tx: Reads, taskIds: readonly number[]): Promise<Map<number, string | null>> {
  const found = new Map<number, string | null>()
  for (const batch of inBatches(taskIds, 5_000)) {
    const rows = await tx
      .select({
        taskId: taskEvents.taskId,
        kind: taskEvents.kind,
        before: taskEvents.before,
        after: taskEvents.after,
      })
      .from(taskEvents)
      .where(
        and(
          inArray(taskEvents.taskId, batch),
          inArray(taskEvents.kind, ['imported', 'import_changed', 'returned', 'extension_granted']),
        ),
      )
      .orderBy(asc(taskEvents.id))
    for (const { taskId, kind, before, after } of rows) {
      if (after.due === undefined || after.due === before.due) continue
      if (kind === 'imported' || kind === 'import_changed') found.delete(taskId)
      else if (before.due !== undefined && !found.has(taskId)) found.set(taskId, before.due)
    }
  }
  return found
}

/** Who leads and co-ordinates these tasks, by task. */
export async function assignmentsOf(tx: Reads, taskIds: readonly number[]) {
  const found = new Map<number, (AssignmentFields & { id: number })[]>()
  for (const batch of inBatches(taskIds, 5_000))
    for (const row of await tx.select().from(assignments).where(inArray(assignments.taskId, batch))) {
      const own = found.get(row.taskId)
      if (own) own.push(row)
      else found.set(row.taskId, [row])
    }
  return found
}

export interface DocumentIdentity {
  number: string
  /** empty: not known */
  issuedOn: string
}

/** Finds the ids of these documents; those not there yet are added. */
export async function documentIds(
  tx: Tx,
  wanted: Iterable<DocumentIdentity>,
): Promise<(document: DocumentIdentity) => number | undefined> {
  const key = ({ number, issuedOn }: DocumentIdentity): string => `${number}\n${issuedOn}`
  const missing = new Map<string, DocumentIdentity>()
  for (const document of wanted) missing.set(key(document), document)
  const ids = new Map<string, number>()
  const keep = (rows: (DocumentIdentity & { id: number })[]): void => {
    for (const row of rows) {
      ids.set(key(row), row.id)
      missing.delete(key(row))
    }
  }
  const columns = { id: documents.id, number: documents.number, issuedOn: documents.issuedOn }
  const numbers = [...new Set([...missing.values()].map(document => document.number))]
  for (const batch of inBatches(numbers, 5_000)) {
    const here = and(inArray(documents.number, batch), eq(documents.issuer, ''))
    keep(await tx.select(columns).from(documents).where(here))
  }
  for (const batch of inBatches([...missing.values()])) {
    const rows = batch.map(({ number, issuedOn }) => ({ number, issuedOn, search: fold(number) }))
    keep(await tx.insert(documents).values(rows).returning(columns))
  }
  return document => ids.get(key(document))
}

export interface NewTask extends SheetFields, TaskState {
  search: string
  documentId: number | null
  createdAt: number
  importHash: string | null
}

/** The ids of the new tasks by code. */
export async function addTasks(tx: Tx, rows: readonly NewTask[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const batch of inBatches(rows))
    for (const { id, code } of await tx.insert(tasks).values(batch).returning({ id: tasks.id, code: tasks.code }))
      ids.set(code, id)
  return ids
}

export type TaskUpdate = Partial<Omit<NewTask, 'code' | 'createdAt'>>

export async function changeTask(tx: Tx, id: number, set: TaskUpdate): Promise<void> {
  await tx.update(tasks).set(set).where(eq(tasks.id, id))
}

export async function addAssignments(tx: Tx, rows: readonly AssignmentFields[]): Promise<void> {
  for (const batch of inBatches(rows, 2_000)) await tx.insert(assignments).values(batch)
}

export async function changeAssignment(tx: Tx, id: number, set: Partial<AssignmentFields>): Promise<void> {
  await tx.update(assignments).set(set).where(eq(assignments.id, id))
}

export async function removeAssignments(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.delete(assignments).where(inArray(assignments.id, [...ids]))
}

export interface EventFields {
  taskId: number
  at: number
  /** null: not by an officer, but by an import */
  officerId: number | null
  kind: EventKind
  before: Partial<TaskState>
  after: Partial<TaskState>
  note: string | null
}

export async function addEvents(tx: Tx, rows: readonly EventFields[]): Promise<void> {
  for (const batch of inBatches(rows, 2_000)) await tx.insert(taskEvents).values(batch)
  for (const { taskId, at, kind } of rows) if (kind !== 'imported') await lookAgain(tx, taskSubject(taskId), at)
}
