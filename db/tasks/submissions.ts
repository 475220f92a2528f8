import { and, asc, desc, eq, gt, inArray, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { CauseReview, EventKind, TaskState, Undecided } from '../../src/domain/tasks/task.ts'
import type { Reads } from '../db.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { officers, taskEvents } from '../schema.ts'

/** The event by which what waits for a decision was laid before those who decide. */
export const askingKinds = {
  result: 'submitted',
  extension: 'extension_asked',
  cause: 'cause_stated',
} as const satisfies Record<Undecided, EventKind>

/** A result that was handed in, or what else waits for a decision. Its number names it wherever it is decided on: another one has another. */
export interface Submission {
  /** the event by which it was handed in */
  id: number
  /** ms */
  at: number
  officerId: number | null
  /** how the task stood before */
  before: Partial<TaskState>
  /** the officer's own words */
  note: string | null
}

const selectLast = prepared(tx =>
  tx
    .select({
      id: taskEvents.id,
      at: taskEvents.at,
      officerId: taskEvents.officerId,
      before: taskEvents.before,
      note: taskEvents.note,
    })
    .from(taskEvents)
    .where(and(eq(taskEvents.taskId, given('task')), eq(taskEvents.kind, given('kind')), notExists(undoing(tx))))
    .orderBy(desc(taskEvents.id))
    .limit(1),
)

function undoing(tx: Reads) {
  const undoing = alias(taskEvents, 'undoing')
  return tx
    .select({ id: undoing.id })
    .from(undoing)
    .where(and(eq(undoing.taskId, given('task')), eq(undoing.undoes, taskEvents.id)))
}

/** The newest result of a task that was handed in for approval (or request, or cause) and not taken back, whatever became of it. */
export async function lastSubmission(
  tx: Reads,
  taskId: number,
  matter: Undecided = 'result',
): Promise<Submission | undefined> {
  const [submission] = await selectLast(tx).execute({ task: taskId, kind: askingKinds[matter] })
  return submission
}

/** What kind of event this is, if it is one of the task. */
export async function kindOfEvent(tx: Reads, taskId: number, event: number): Promise<EventKind | undefined> {
  const [found] = await tx
    .select({ kind: taskEvents.kind })
    .from(taskEvents)
    .where(and(eq(taskEvents.id, event), eq(taskEvents.taskId, taskId)))
  return found?.kind
}

export interface TaskDeed {
  id: number
  at: number
  kind: EventKind
  officerId: number | null
  by: string | null
  note: string | null
  undoes: number | null
  after: Partial<TaskState>
}

/** In their order: the last one of a task counts. */
const selectSeveral = prepared(tx => {
  const undoing = alias(taskEvents, 'undoing')
  const takenBack = tx
    .select({ id: undoing.id })
    .from(undoing)
    .where(and(eq(undoing.taskId, taskEvents.taskId), eq(undoing.undoes, taskEvents.id)))
  return tx
    .select({
      taskId: taskEvents.taskId,
      id: taskEvents.id,
      at: taskEvents.at,
      officerId: taskEvents.officerId,
      before: taskEvents.before,
      note: taskEvents.note,
    })
    .from(taskEvents)
    .where(and(inArray(taskEvents.taskId, listed('tasks')), eq(taskEvents.kind, given('kind')), notExists(takenBack)))
    .orderBy(asc(taskEvents.id))
})

/** What was done with the task after this event, in its order. */
export const eventsAfter = (tx: Reads, taskId: number, event: number): Promise<TaskDeed[]> =>
  tx
    .select({
      id: taskEvents.id,
      at: taskEvents.at,
      kind: taskEvents.kind,
      officerId: taskEvents.officerId,
      by: officers.name,
      note: taskEvents.note,
      undoes: taskEvents.undoes,
      after: taskEvents.after,
    })
    .from(taskEvents)
    .leftJoin(officers, eq(officers.id, taskEvents.officerId))
    .where(and(eq(taskEvents.taskId, taskId), gt(taskEvents.id, event)))
    .orderBy(asc(taskEvents.id))
    .execute()

/** By task: the newest result (or request, or cause) of each of these tasks that was laid before those who decide and not taken back. */
export async function lastSubmissions(
  tx: Reads,
  taskIds: readonly number[],
  matter: Undecided = 'result',
): Promise<Map<number, Submission>> {
  const found = new Map<number, Submission>()
  if (taskIds.length === 0) return found
  const rows = await selectSeveral(tx).execute({ tasks: JSON.stringify(taskIds), kind: askingKinds[matter] })
  for (const { taskId, ...submission } of rows) found.set(taskId, submission)
  return found
}

/** Who has said by name whether the cause of the task's lateness was objective. */
export async function whoJudgedCause(
  tx: Reads,
  { id, causeReview }: { id: number; causeReview: CauseReview },
): Promise<string | undefined> {
  if (causeReview !== 'confirmed' && causeReview !== 'refused') return undefined
  const stated = await lastSubmission(tx, id, 'cause')
  const events = stated ? await eventsAfter(tx, id, stated.id) : []
  return events.findLast(({ kind, after }) => kind !== 'undone' && after.causeReview === causeReview)?.by ?? undefined
}
