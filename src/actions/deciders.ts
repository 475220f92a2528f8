import type { Reads } from '../../db/db.ts'
import { decidingOffice } from '../../db/people/officers.ts'
import type { Party } from '../../db/tasks/find.ts'
import { lastSubmission, type Submission } from '../../db/tasks/submissions.ts'
import { decidersOf, type Decider } from '../domain/people/deciders.ts'
import type { Task } from '../domain/tasks/task.ts'

export interface Deciding {
  /** the newest result that was handed in for approval and not taken back */
  submission: Submission | undefined
  deciders: Decider[]
}

/** Who decides on a task's result at `now` (ms). */
export async function decidingOn(tx: Reads, task: Task, parties: readonly Party[], now: number): Promise<Deciding> {
  const submission = await lastSubmission(tx, task.id)
  return { submission, deciders: await decidersIf(tx, task, parties, submission?.officerId ?? null, now) }
}

/** Who would decide on a result that this officer hands in. */
export async function decidersIf(
  tx: Reads,
  { assignerId, leaderId }: Task,
  assignments: readonly Party[],
  submittedBy: number | null,
  now: number,
): Promise<Decider[]> {
  const unitId = assignments.find(({ role }) => role === 'lead')?.unitId ?? null
  const office = await decidingOffice(tx, unitId, [assignerId, leaderId])
  return decidersOf({ assignerId, leaderId, assignments, submittedBy }, office, [], now)
}

/** Who would decide on the result of a task that is about to be assigned. */
export async function decidersOfNew(
  tx: Reads,
  {
    assignerId,
    lead,
    submittedBy,
  }: { assignerId: number; lead: Pick<Party, 'unitId' | 'officerId'>; submittedBy: number | null },
  now: number,
): Promise<number[]> {
  const office = await decidingOffice(tx, lead.unitId, [assignerId])
  const task = { assignerId, leaderId: null, assignments: [{ ...lead, role: 'lead' as const }], submittedBy }
  return decidersOf(task, office, [], now).map(({ officerId }) => officerId)
}
