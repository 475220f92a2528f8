import { and, asc, countDistinct, eq, isNotNull, ne } from 'drizzle-orm'
import type { AssignmentRole } from '../../src/domain/people/access.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import type { Reads, Tx } from '../db.ts'
import { assignments, officers, tasks } from '../schema.ts'

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

/** Those who have left with tasks still open in their name, of which nobody is reminded, and how many. */
export const departedWithOpen = (tx: Reads): Promise<{ code: string; name: string; count: number }[]> =>
  tx
    .select({ code: officers.code, name: officers.name, count: countDistinct(assignments.taskId) })
    .from(officers)
    .innerJoin(assignments, eq(assignments.officerId, officers.id))
    .where(and(ne(officers.status, 'serving'), isNotNull(assignments.openDue)))
    .groupBy(officers.id)
    .orderBy(asc(officers.leftAt), asc(officers.id))
    .execute()

/** Puts another officer into every open part of this one; the units stay. */
export async function handOverOpen(tx: Tx, from: number, to: number): Promise<void> {
  await tx.update(assignments).set({ officerId: to }).where(openOf(from))
}
