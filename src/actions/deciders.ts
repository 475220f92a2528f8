import type { Reads } from '../../db/db.ts'
import { decidingOffice } from '../../db/people/officers.ts'
import type { Party } from '../../db/tasks/find.ts'
import { lastSubmission, type Submission } from '../../db/tasks/submissions.ts'
import type { TaskAction } from '../domain/people/access.ts'
import { decidersOf, type Decider } from '../domain/people/deciders.ts'
import type { Task, Undecided } from '../domain/tasks/task.ts'

/** The steps that a decider takes, and on what. */
const decisions = {
  approve: 'result',
  'return-result': 'result',
  'grant-extension': 'extension',
  'refuse-extension': 'extension',
  'set-deadline': 'extension',
  'judge-cause': 'cause',
} as const satisfies Partial<Record<TaskAction, Undecided>>
type Decision = keyof typeof decisions

export const isDecision = (action: TaskAction): action is Decision => Object.hasOwn(decisions, action)
export const decidedBy = (step: Decision): Undecided => decisions[step]

export interface Deciding {
  /** the newest result that was handed in for approval and not taken back; or the newest request, or cause */
  submission: Submission | undefined
  deciders: Decider[]
}

/** Who decides on a task's result, on its deadline or on why it came late, at `now` (ms). */
export async function decidingOn(
  tx: Reads,
  task: Task,
  parties: readonly Party[],
  now: number,
  matter: Undecided = 'result',
): Promise<Deciding> {
  const submission = await lastSubmission(tx, task.id, matter)
  return { submission, deciders: await decidersIf(tx, task, parties, submission?.officerId ?? null, now) }
}

/** Who would decide on what this officer hands in. */
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
