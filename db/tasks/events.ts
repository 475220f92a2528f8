import { and, asc, between, desc, eq, gt, gte, inArray, sql, type SQL } from 'drizzle-orm'
import { queuePlace, type EventKind, type Task, type TaskChange, type TaskState } from '../../src/domain/tasks/task.ts'
import type { Reads, Tx } from '../db.ts'
import { asGiven, given, listed, prepared, preparedInsert } from '../sqlite/prepared.ts'
import { assignments, officers, taskEvents, tasks } from '../schema.ts'

export interface By {
  officerId: number
  /** whose authority was used, where it was not the officer's own */
  onBehalfOf?: number
  /** ms */
  now: number
  note?: string | undefined
  /** the event this one takes back */
  undoes?: number
}

const updateState = prepared((tx: Tx) =>
  tx
    .update(tasks)
    .set({
      work: asGiven('work'),
      review: asGiven('review'),
      extension: asGiven('extension'),
      askedDue: asGiven('askedDue'),
      progress: asGiven('progress'),
      due: asGiven('due'),
      dueTime: asGiven('dueTime'),
      submittedOn: asGiven('submittedOn'),
      submittedAt: asGiven('submittedAt'),
      result: asGiven('result'),
      resultDocument: asGiven('resultDocument'),
      lateCause: asGiven('lateCause'),
      causeReview: asGiven('causeReview'),
      obstructed: asGiven('obstructed'),
    } satisfies Record<keyof TaskState, SQL>)
    .where(eq(tasks.id, given('id'))),
)
const updatePlace = prepared((tx: Tx) =>
  tx
    .update(assignments)
    .set({ openDue: asGiven('place') })
    .where(eq(assignments.taskId, given('task'))),
)
const updateTakenOn = prepared((tx: Tx) =>
  tx
    .update(assignments)
    .set({ untold: sql`null`, awaitedSince: sql`null` })
    .where(and(eq(assignments.taskId, given('task')), eq(assignments.role, 'lead'))),
)
const updateAwaited = prepared((tx: Tx) =>
  tx
    .update(assignments)
    .set({ awaitedSince: asGiven('now') })
    .where(and(eq(assignments.taskId, given('task')), eq(assignments.role, 'lead'))),
)
const insertEvent = preparedInsert(tx =>
  tx.insert(taskEvents).values({
    taskId: given('task'),
    at: given('at'),
    officerId: given('officer'),
    onBehalfOf: given('onBehalfOf'),
    kind: given('kind'),
    before: given('before'),
    after: given('after'),
    note: given('note'),
    undoes: given('undoes'),
    mark: given('mark'),
    promisedOn: given('promisedOn'),
  }),
)

/** Carries out a permitted step: the task, its place in the queues, and the line in its history, whose id it returns. */
export async function recordChange(tx: Tx, task: Task, change: TaskChange, by: By): Promise<number> {
  const after = { ...task, ...change.set }
  await updateState(tx).execute({ ...after, obstructed: Number(after.obstructed) })
  if (queuePlace(after) !== queuePlace(task)) await updatePlace(tx).execute({ place: queuePlace(after), task: task.id })
  // Whoever has taken a task on knows of it; whoever takes that back, or goes on with a task that rested, has to be asked again.
  if (task.work === 'not_acknowledged' && after.work === 'in_progress')
    await updateTakenOn(tx).execute({ task: task.id })
  else if (after.work === 'not_acknowledged' && task.work !== 'not_acknowledged')
    await updateAwaited(tx).execute({ task: task.id, now: by.now })
  return insertEvent(tx).execute({
    task: task.id,
    at: by.now,
    officer: by.officerId,
    onBehalfOf: by.onBehalfOf ?? null,
    kind: change.kind,
    before: pick(task, change.set),
    after: change.set,
    note: by.note ?? null,
    undoes: by.undoes ?? null,
    mark: change.mark ?? null,
    promisedOn: change.promisedOn ?? null,
  })
}

/** The fields of `task` that `set` is about to change. */
function pick(task: TaskState, set: Partial<TaskState>): Partial<TaskState> {
  const keys = new Set(Object.keys(set))
  return Object.fromEntries(Object.entries(task).filter(([key]) => keys.has(key)))
}

const selectHistory = prepared(tx =>
  tx
    .select({
      at: taskEvents.at,
      kind: taskEvents.kind,
      note: taskEvents.note,
      mark: taskEvents.mark,
      promisedOn: taskEvents.promisedOn,
      by: officers.name,
      before: taskEvents.before,
      after: taskEvents.after,
    })
    .from(taskEvents)
    .leftJoin(officers, eq(officers.id, taskEvents.officerId))
    .where(eq(taskEvents.taskId, given('task')))
    .orderBy(desc(taskEvents.id))
    .limit(given('limit'))
    .offset(given('offset')),
)
const countHistory = prepared(tx =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(taskEvents)
    .where(eq(taskEvents.taskId, given('task'))),
)

/** The newest first. */
export const historyOf = (tx: Reads, taskId: number, limit: number, offset = 0) =>
  selectHistory(tx).execute({ task: taskId, limit, offset })

export async function historyLength(tx: Reads, taskId: number): Promise<number> {
  const [row] = await countHistory(tx).execute({ task: taskId })
  return row?.count ?? 0
}

export interface OwnEvent {
  id: number
  taskId: number
  kind: EventKind
  before: Partial<TaskState>
}

const notOwnSteps: ReadonlySet<EventKind> = new Set(['undone', 'imported', 'import_changed'])

/**
 * The officer's newest step after `since` (ms) that was not taken back yet, whether it can be or not. On one task if it is
 * given: there what was only said of it is passed over.
 */
export async function lastOwnStep(
  tx: Reads,
  officerId: number,
  since: number,
  task?: number,
): Promise<OwnEvent | undefined> {
  const recent = await tx
    .select({
      id: taskEvents.id,
      taskId: taskEvents.taskId,
      kind: taskEvents.kind,
      before: taskEvents.before,
      undoes: taskEvents.undoes,
    })
    .from(taskEvents)
    .where(and(eq(taskEvents.officerId, officerId), gt(taskEvents.at, since)))
    .orderBy(desc(taskEvents.id))
  const undone = new Set(recent.map(event => event.undoes))
  return recent.find(
    ({ id, kind, taskId }) =>
      !undone.has(id) && !notOwnSteps.has(kind) && (task === undefined || (taskId === task && kind !== 'commented')),
  )
}

const selectNewest = prepared(tx => tx.select({ id: sql<number | null>`max(${taskEvents.id})` }).from(taskEvents))

/** The id of the office's newest event: whatever is said now is said as things stand by it. */
export async function newestEventId(tx: Reads): Promise<number> {
  const [row] = await selectNewest(tx).execute()
  return row?.id ?? 0
}

const selectAcknowledging = prepared(tx =>
  tx
    .selectDistinct({ officerId: taskEvents.officerId })
    .from(taskEvents)
    .where(
      and(
        inArray(taskEvents.officerId, listed('officers')),
        gte(taskEvents.at, given('since')),
        eq(taskEvents.kind, 'acknowledged'),
      ),
    ),
)

/** Those of these officers who have taken a task on since (ms). */
export async function acknowledgedSince(tx: Reads, officerIds: readonly number[], since: number): Promise<Set<number>> {
  const rows = await selectAcknowledging(tx).execute({ officers: JSON.stringify(officerIds), since })
  return new Set(rows.flatMap(({ officerId }) => officerId ?? []))
}

/** The officer's urgings among these events. */
export const ownUrges = (
  tx: Reads,
  officerId: number,
  { first, last }: { first: number; last: number },
): Promise<OwnEvent[]> =>
  tx
    .select({ id: taskEvents.id, taskId: taskEvents.taskId, kind: taskEvents.kind, before: taskEvents.before })
    .from(taskEvents)
    .where(and(between(taskEvents.id, first, last), eq(taskEvents.officerId, officerId), eq(taskEvents.kind, 'urged')))
    .orderBy(asc(taskEvents.id))
    .execute()

/** The id of the task's newest event that still stands. */
export async function newestEvent(tx: Reads, taskId: number): Promise<number | undefined> {
  const events = await tx
    .select({ id: taskEvents.id, kind: taskEvents.kind, undoes: taskEvents.undoes })
    .from(taskEvents)
    .where(eq(taskEvents.taskId, taskId))
    .orderBy(desc(taskEvents.id))
  const takenBack = new Set(events.map(event => event.undoes))
  // What is said of a task changes nothing of it.
  return events.find(({ id, kind }) => kind !== 'undone' && kind !== 'commented' && !takenBack.has(id))?.id
}

/** How the work stood before the step that set the task as it is to rest. */
export async function workBeforePause(tx: Reads, taskId: number): Promise<TaskState['work'] | undefined> {
  const [pausing] = await tx
    .select({ before: taskEvents.before })
    .from(taskEvents)
    .where(and(eq(taskEvents.taskId, taskId), eq(taskEvents.kind, 'paused')))
    .orderBy(desc(taskEvents.id))
    .limit(1)
  return pausing?.before.work
}
