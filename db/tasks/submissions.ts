import { and, desc, eq, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { TaskState } from '../../src/domain/tasks/task.ts'
import type { Reads } from '../db.ts'
import { given, prepared } from '../sqlite/prepared.ts'
import { taskEvents } from '../schema.ts'

/** A result that was handed in. Its number names it wherever it is decided on: another one has another. */
export interface Submission {
  /** the event by which it was handed in */
  id: number
  /** ms */
  at: number
  officerId: number | null
  /** how the task stood before */
  before: Partial<TaskState>
}

const selectLast = prepared(tx =>
  tx
    .select({ id: taskEvents.id, at: taskEvents.at, officerId: taskEvents.officerId, before: taskEvents.before })
    .from(taskEvents)
    .where(and(eq(taskEvents.taskId, given('task')), eq(taskEvents.kind, 'submitted'), notExists(undoing(tx))))
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

/** The newest result of a task that was handed in for approval and not taken back, whatever became of it. */
export async function lastSubmission(tx: Reads, taskId: number): Promise<Submission | undefined> {
  const [submission] = await selectLast(tx).execute({ task: taskId })
  return submission
}
