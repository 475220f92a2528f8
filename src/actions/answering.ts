import type { Reads } from '../../db/db.ts'
import { officersWithRole, readersAmong } from '../../db/people/officers.ts'
import type { Party } from '../../db/tasks/find.ts'
import { thoseWhoSpoke } from '../../db/tasks/talk.ts'
import type { Task } from '../domain/tasks/task.ts'
import { decidersIf } from './deciders.ts'

/**
 * Who hears what is said of a task besides its lead: who assigned it; without them who decides on its result, else general
 * affairs, who keep the office's tables; and whoever has spoken of it before.
 */
export async function answeringOn(tx: Reads, task: Task, parties: readonly Party[], now: number): Promise<number[]> {
  const spoke = await thoseWhoSpoke(tx, task.id)
  return [...new Set([...(await inCharge(tx, task, parties, now)), ...spoke])]
}

/** Who is asked where its lead is in question, or does nothing. */
async function inCharge(tx: Reads, task: Task, parties: readonly Party[], now: number): Promise<number[]> {
  const lead = parties.find(({ role }) => role === 'lead')?.officerId ?? null
  const { assignerId } = task
  if (assignerId !== null && assignerId !== lead && (await readersAmong(tx, [assignerId])).has(assignerId))
    return [assignerId]
  const deciders = await decidersIf(tx, task, parties, lead, now)
  return deciders.length > 0
    ? deciders.map(({ officerId }) => officerId)
    : (await officersWithRole(tx, 'general_affairs')).filter(officer => officer !== lead)
}
