import { and, eq } from 'drizzle-orm'
import { queuePlace } from '../../src/domain/tasks/task.ts'
import type { Tx } from '../db.ts'
import { assignments } from '../schema.ts'
import { findTask } from './find.ts'

/** Somebody else leads the task from now on, and has to be told. */
export async function changeLead(
  tx: Tx,
  taskId: number,
  lead: { officerId: number | null; unitId: number | null },
): Promise<void> {
  const set = { ...lead, untold: 'assigned' as const, awaitedSince: null }
  const changed = await tx
    .update(assignments)
    .set(set)
    .where(and(eq(assignments.taskId, taskId), eq(assignments.role, 'lead')))
    .returning({ id: assignments.id })
  const task = changed.length === 0 ? await findTask(tx, taskId) : undefined
  if (task) await tx.insert(assignments).values({ ...set, taskId, role: 'lead', openDue: queuePlace(task) })
}
