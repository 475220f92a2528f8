import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Actor } from '../../src/domain/people/access.ts'
import { decidersOf, type DecidingOffice } from '../../src/domain/people/deciders.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import type { Task } from '../../src/domain/tasks/task.ts'
import { inBatches } from '../batches.ts'
import type { Reads } from '../db.ts'
import { decidingOffice } from '../people/officers.ts'
import { listed, given, prepared } from '../sqlite/prepared.ts'
import { assignments, tasks } from '../schema.ts'
import { taskColumns } from './columns.ts'
import { lastSubmissions, type Submission } from './submissions.ts'

/** A task whose result waits for a decision, with that result; undefined: one of which the history knows nothing. */
export interface WaitingTask extends Task {
  submission: Submission | undefined
}

const columns = { ...taskColumns, unitId: assignments.unitId, officerId: assignments.officerId }

/** In the words of the index of what waits. */
const waits = and(sql`${tasks.review} = 'pending'`, inArray(tasks.work, ['not_acknowledged', 'in_progress', 'paused']))
const leads = and(eq(assignments.taskId, tasks.id), eq(assignments.role, 'lead'))

/** What waits and may be this officer's to decide: what names them, and what units lead for which they may be asked. */
const selectReach = prepared(tx =>
  tx
    .select(columns)
    .from(tasks)
    .leftJoin(assignments, leads)
    .where(
      and(
        waits,
        or(
          eq(tasks.assignerId, given('officer')),
          eq(tasks.leaderId, given('officer')),
          inArray(assignments.unitId, listed('near')),
          and(
            inArray(assignments.unitId, listed('scope')),
            or(isNull(assignments.officerId), inArray(assignments.officerId, listed('heads'))),
          ),
        ),
      ),
    )
    .orderBy(asc(tasks.submittedAt), asc(tasks.id)),
)

/** The results that wait for this officer's decision at `now` (ms), those that have waited longest first. */
export async function waitingFor(tx: Reads, actor: Actor, now: number): Promise<WaitingTask[]> {
  const units = await decidingOffice(tx, undefined, [actor.officerId])
  const scope = [...actor.scope]
  const reached = await selectReach(tx).execute({
    officer: actor.officerId,
    near: JSON.stringify(scope.filter(unit => nearestLeaders(unit, units).includes(actor.officerId))),
    scope: JSON.stringify(scope),
    // Where the head of a unit leads a task, those above are asked.
    heads: JSON.stringify([...new Set(scope.flatMap(unit => units.leaders.get(unit) ?? []))]),
  })
  const submissions = await lastSubmissions(
    tx,
    reached.map(({ id }) => id),
  )
  const office = await withNamed(tx, units, reached)
  return reached.flatMap(({ unitId, officerId, ...task }) => {
    const submission = submissions.get(task.id)
    const lead = { role: 'lead' as const, unitId, officerId }
    const about = { ...task, assignments: [lead], submittedBy: submission?.officerId ?? null }
    const decides = decidersOf(about, office, [], now).some(decider => decider.officerId === actor.officerId)
    return decides ? [{ ...task, submission }] : []
  })
}

/** A result that waits, and for whom. */
export interface Waiting {
  id: number
  title: string
  /** the day on which it was handed in */
  since: LocalDate
  deciders: number[]
  /** who handed it in, or has to do the task */
  lead: number | null
}

const atOnce = 200

/** All results that wait at `now` (ms), each with who decides on it then; some at a time, with a pause between. */
export async function allWaiting(tx: Reads, now: number, pause: () => Promise<void>): Promise<Waiting[]> {
  const units = await decidingOffice(tx, undefined, [])
  const ids = (await tx.select({ id: tasks.id }).from(tasks).where(waits).orderBy(asc(tasks.submittedAt))).map(
    ({ id }) => id,
  )
  const found: Waiting[] = []
  for (const batch of inBatches(ids, atOnce)) {
    const page = await tx.select(columns).from(tasks).leftJoin(assignments, leads).where(inArray(tasks.id, batch))
    const submissions = await lastSubmissions(
      tx,
      page.map(({ id }) => id),
    )
    const office = await withNamed(tx, units, page)
    for (const { unitId, officerId, ...task } of page) {
      const submittedBy = submissions.get(task.id)?.officerId ?? null
      const assignments = [{ role: 'lead' as const, unitId, officerId }]
      const deciders = decidersOf({ ...task, assignments, submittedBy }, office, [], now)
      const { id, title, submittedOn } = task
      if (submittedOn !== null)
        found.push({
          id,
          title,
          since: submittedOn,
          deciders: deciders.map(decider => decider.officerId),
          lead: submittedBy ?? officerId,
        })
    }
    await pause()
  }
  return found
}

/** Those of these tasks whose results still wait. */
export async function stillWaiting(tx: Reads, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(inArray(tasks.id, [...ids]), waits))
  return new Set(rows.map(({ id }) => id))
}

export async function withNamed(
  tx: Reads,
  office: DecidingOffice,
  reached: readonly Pick<Task, 'assignerId' | 'leaderId'>[],
): Promise<DecidingOffice> {
  const named = await decidingOffice(
    tx,
    null,
    reached.flatMap(({ assignerId, leaderId }) => [assignerId, leaderId]),
  )
  return { ...office, mayDecide: new Set([...office.mayDecide, ...named.mayDecide]) }
}

/** The leaders of the unit, or of the nearest one above it that has any. */
function nearestLeaders(unitId: number, { above, leaders }: DecidingOffice): readonly number[] {
  const passed = new Set<number>()
  for (let at: number | null = unitId; at !== null && !passed.has(at); at = above.get(at) ?? null) {
    passed.add(at)
    const found = leaders.get(at) ?? []
    if (found.length > 0) return found
  }
  return []
}
