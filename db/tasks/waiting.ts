import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../src/domain/people/access.ts'
import { decidersOf, type DecidingOffice } from '../../src/domain/people/deciders.ts'
import { localDate, type LocalDate } from '../../src/domain/days/local-date.ts'
import { undecidedMatters, waitsOn, type Task, type Undecided } from '../../src/domain/tasks/task.ts'
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

/** What waits, in the words of its index. */
const waits: Record<Undecided, SQL | undefined> = {
  result: and(sql`${tasks.review} = 'pending'`, inArray(tasks.work, ['not_acknowledged', 'in_progress', 'paused'])),
  extension: sql`${tasks.extension} = 'pending'`,
  cause: sql`${tasks.causeReview} = 'pending'`,
}
const leads = and(eq(assignments.taskId, tasks.id), eq(assignments.role, 'lead'))

/** What waits and may be this officer's to decide: what names them, and what units lead for which they may be asked. */
const reach = (matter: Undecided) =>
  prepared(tx =>
    tx
      .select(columns)
      .from(tasks)
      .leftJoin(assignments, leads)
      .where(
        and(
          waits[matter],
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
const selectReach = {
  result: reach('result'),
  extension: reach('extension'),
  cause: reach('cause'),
} as const satisfies Record<Undecided, unknown>

/** What waits for this officer's decision at `now` (ms), that which has waited longest first. */
export async function waitingFor(
  tx: Reads,
  actor: Actor,
  now: number,
  matter: Undecided = 'result',
): Promise<WaitingTask[]> {
  const units = await decidingOffice(tx, undefined, [actor.officerId])
  const scope = [...actor.scope]
  const reached = await selectReach[matter](tx).execute({
    officer: actor.officerId,
    near: JSON.stringify(scope.filter(unit => nearestLeaders(unit, units).includes(actor.officerId))),
    scope: JSON.stringify(scope),
    // Where the head of a unit leads a task, those above are asked.
    heads: JSON.stringify([...new Set(scope.flatMap(unit => units.leaders.get(unit) ?? []))]),
  })
  const submissions = await lastSubmissions(
    tx,
    reached.map(({ id }) => id),
    matter,
  )
  const office = await withNamed(tx, units, reached)
  const found = reached.flatMap(({ unitId, officerId, ...task }) => {
    const submission = submissions.get(task.id)
    const lead = { role: 'lead' as const, unitId, officerId }
    const about = { ...task, assignments: [lead], submittedBy: submission?.officerId ?? null }
    const decides = decidersOf(about, office, [], now).some(decider => decider.officerId === actor.officerId)
    return decides ? [{ ...task, submission }] : []
  })
  const since = ({ submission, submittedAt }: WaitingTask): number => submission?.at ?? submittedAt ?? 0
  return matter === 'result' ? found : found.sort((a, b) => since(a) - since(b))
}

/** Which of its matters waits, and since when. */
export type Awaiting = WaitingTask & { matter: Undecided }

/** All that waits for this officer's decision: results, other deadlines, causes; that which has waited longest first. */
export async function allWaitingFor(tx: Reads, actor: Actor, now: number): Promise<Awaiting[]> {
  const found: Awaiting[] = []
  for (const matter of undecidedMatters)
    for (const task of await waitingFor(tx, actor, now, matter))
      // Decided on with its result.
      if (matter !== 'cause' || task.review !== 'pending') found.push({ ...task, matter })
  return found.toSorted((a, b) => (a.submission?.at ?? 0) - (b.submission?.at ?? 0))
}

/** A result, a request or a cause that waits, and for whom. */
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

interface Morning {
  /** ms */
  now: number
  timeZone: string
}

/** All of a kind that waits in the morning, each with who decides on it then; some at a time, with a pause between. */
export async function allWaiting(
  tx: Reads,
  matter: Undecided,
  { now, timeZone }: Morning,
  pause: () => Promise<void>,
): Promise<Waiting[]> {
  const units = await decidingOffice(tx, undefined, [])
  const ids = (await tx.select({ id: tasks.id }).from(tasks).where(waits[matter]).orderBy(asc(tasks.submittedAt))).map(
    ({ id }) => id,
  )
  const found: Waiting[] = []
  for (const batch of inBatches(ids, atOnce)) {
    const page = await tx.select(columns).from(tasks).leftJoin(assignments, leads).where(inArray(tasks.id, batch))
    const submissions = await lastSubmissions(
      tx,
      page.map(({ id }) => id),
      matter,
    )
    const office = await withNamed(tx, units, page)
    for (const { unitId, officerId, ...task } of page) {
      // Decided on with its result.
      if (matter === 'cause' && task.review === 'pending') continue
      const submission = submissions.get(task.id)
      const submittedBy = submission?.officerId ?? null
      const assignments = [{ role: 'lead' as const, unitId, officerId }]
      const deciders = decidersOf({ ...task, assignments, submittedBy }, office, [], now)
      const { id, title, submittedOn } = task
      const asked = submission && localDate(submission.at, timeZone)
      const since = matter === 'result' ? submittedOn : (asked ?? submittedOn)
      if (since !== null)
        found.push({
          id,
          title,
          since,
          deciders: deciders.map(decider => decider.officerId),
          lead: submittedBy ?? officerId,
        })
    }
    await pause()
  }
  return found
}

/** Does this matter of the task, one of these, still wait? */
export async function stillWaiting(
  tx: Reads,
  ids: readonly number[],
): Promise<(task: number, matter: Undecided) => boolean> {
  if (ids.length === 0) return () => false
  const { id, review, extension, causeReview } = tasks
  const rows = await tx
    .select({ id, review, extension, causeReview })
    .from(tasks)
    .where(and(inArray(id, [...ids]), or(...undecidedMatters.map(matter => waits[matter]))))
  const states = new Map(rows.map(row => [row.id, row]))
  return (task, matter) => {
    const state = states.get(task)
    return state !== undefined && waitsOn[matter](state)
  }
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
