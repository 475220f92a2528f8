import { and, desc, eq, inArray } from 'drizzle-orm'
import type { EventKind } from '../../src/domain/tasks/task.ts'
import type { Reads } from '../db.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { taskEvents } from '../schema.ts'

const selectSpoken = prepared(tx =>
  tx
    .selectDistinct({ officerId: taskEvents.officerId })
    .from(taskEvents)
    .where(and(eq(taskEvents.taskId, given('task')), eq(taskEvents.kind, 'commented'))),
)

/** Who has asked or answered something about the task. */
export const thoseWhoSpoke = async (tx: Reads, taskId: number): Promise<number[]> =>
  (await selectSpoken(tx).execute({ task: taskId })).flatMap(({ officerId }) => officerId ?? [])

/** What says who leads a task, or that it is somebody else's to do. */
const ofLead: readonly EventKind[] = ['disputed', 'lead_kept', 'handed_over']
const selectOfLead = prepared(tx =>
  tx
    .select({ id: taskEvents.id, kind: taskEvents.kind, officerId: taskEvents.officerId })
    .from(taskEvents)
    .where(and(eq(taskEvents.taskId, given('task')), inArray(taskEvents.kind, listed('kinds'))))
    .orderBy(desc(taskEvents.id))
    .limit(1),
)

/** The last word on who leads the task. */
export async function lastOnLead(tx: Reads, taskId: number) {
  const [event] = await selectOfLead(tx).execute({ task: taskId, kinds: JSON.stringify(ofLead) })
  return event
}
