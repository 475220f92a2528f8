import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { AssignmentRole } from '../../src/domain/people/access.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import type { Reads, Tx } from '../db.ts'
import { assignments, tasks } from '../schema.ts'

export interface OpenAssignment {
  taskId: number
  title: string
  due: LocalDate | null
  role: AssignmentRole
}

/** What is open and bears the officer's name, the earliest deadline first. */
export const openAssignmentsOf = (tx: Reads, officerId: number): Promise<OpenAssignment[]> =>
  tx
    .select({ taskId: tasks.id, title: tasks.title, due: tasks.due, role: assignments.role })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(openOf(officerId))
    .orderBy(asc(assignments.openDue), asc(tasks.id))
    .execute()

const openOf = (officerId: number) => and(eq(assignments.officerId, officerId), isNotNull(assignments.openDue))

/** Puts another officer into every open part of this one; the units stay. */
export async function handOverOpen(tx: Tx, from: number, to: number): Promise<void> {
  await tx.update(assignments).set({ officerId: to }).where(openOf(from))
}
