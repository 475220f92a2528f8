import { and, asc, eq, inArray, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { UrgingEvent } from '../../src/domain/tasks/urging.ts'
import type { Reads } from '../db.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { officers, taskEvents } from '../schema.ts'

export interface NamedEvent extends UrgingEvent {
  /** the name of whoever did it */
  by: string | null
}

const selectHistory = prepared(tx =>
  tx
    .select({
      id: taskEvents.id,
      kind: taskEvents.kind,
      at: taskEvents.at,
      officerId: taskEvents.officerId,
      undoes: taskEvents.undoes,
      promisedOn: taskEvents.promisedOn,
      by: officers.name,
    })
    .from(taskEvents)
    .leftJoin(officers, eq(officers.id, taskEvents.officerId))
    .where(eq(taskEvents.taskId, given('task')))
    .orderBy(asc(taskEvents.id)),
)

/** All that was done with a task, in its order, for `urgingOf`. */
export const urgingHistory = (tx: Reads, taskId: number): Promise<NamedEvent[]> =>
  selectHistory(tx).execute({ task: taskId })

const countUrges = prepared(tx => {
  const undoing = alias(taskEvents, 'undoing')
  const takenBack = tx
    .select({ id: undoing.id })
    .from(undoing)
    .where(and(eq(undoing.taskId, taskEvents.taskId), eq(undoing.undoes, taskEvents.id)))
  return tx
    .select({ taskId: taskEvents.taskId, count: sql<number>`count(*)` })
    .from(taskEvents)
    .where(and(inArray(taskEvents.taskId, listed('tasks')), eq(taskEvents.kind, 'urged'), notExists(takenBack)))
    .groupBy(taskEvents.taskId)
})

/** How often the leads of these tasks were urged; who never was is not in it. */
export async function urgeCounts(tx: Reads, taskIds: readonly number[]): Promise<Map<number, number>> {
  if (taskIds.length === 0) return new Map()
  const rows = await countUrges(tx).execute({ tasks: JSON.stringify(taskIds) })
  return new Map(rows.map(({ taskId, count }) => [taskId, count]))
}
