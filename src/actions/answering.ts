import type { Reads } from '../../db/db.ts'
import { findActor, officersWithRole, readersAmong } from '../../db/people/officers.ts'
import type { Party } from '../../db/tasks/find.ts'
import { thoseWhoSpoke } from '../../db/tasks/talk.ts'
import { may } from '../domain/people/access.ts'
import type { Task } from '../domain/tasks/task.ts'
import { decidersIf } from './deciders.ts'

/**
 * Who hears what is said of a task besides its lead: who assigned it; without them who decides on its result, else general
 * affairs, who keep the office's tables; and whoever has spoken of it before, as long as it is theirs to see.
 */
export async function answeringOn(tx: Reads, task: Task, parties: readonly Party[], now: number): Promise<number[]> {
  const spoke = await thoseWhoSee(tx, await thoseWhoSpoke(tx, task.id), task, parties)
  return [...new Set([...(await inCharge(tx, task, parties, now)), ...spoke])]
}

/** Those of these officers who may see the task now: what they once did about it opens nothing of it to them. */
export async function thoseWhoSee(
  tx: Reads,
  officers: readonly number[],
  task: Task,
  parties: readonly Party[],
): Promise<number[]> {
  const seeing: number[] = []
  for (const id of new Set(officers)) {
    const actor = await findActor(tx, id)
    if (actor && may('see', actor, parties, task)) seeing.push(id)
  }
  return seeing
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
