import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { isLeadNews } from '../../src/domain/tasks/announcing.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import type { DueTask, Reminder } from '../../src/domain/tasks/reminders.ts'
import type { Holder } from '../../src/domain/tasks/task-list.ts'
import { inBatches } from '../batches.ts'
import type { Reads, Tx } from '../db.ts'
import { isServing } from '../people/officers.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { assignments, memberships, reminders, officers, tasks } from '../schema.ts'

interface Chunk {
  /** reminders of earlier days count as given; those of `day` itself do not, so that a run can be repeated */
  day: LocalDate
  horizon: LocalDate
}

/** The next officers who serve, with a larger id, and the units that they lead. */
export async function servingAfter(tx: Reads, after: number, limit: number): Promise<Holder[]> {
  const ids = (
    await tx
      .select({ id: officers.id })
      .from(officers)
      .where(and(gt(officers.id, after), isServing))
      .orderBy(asc(officers.id))
      .limit(limit)
  ).map(row => row.id)
  const led = await ledUnitsOf(tx, ids)
  return ids.map(officerId => ({ officerId, ledUnits: led.get(officerId) ?? [] }))
}

/** Of each of these officers the tasks whose deadline lies before the horizon. */
export async function dueChunk(tx: Reads, people: readonly Holder[], chunk: Chunk): Promise<Map<number, DueTask[]>> {
  const ids = people.map(({ officerId }) => officerId)
  const byName = await dueTasks(tx, inArray(assignments.officerId, ids), chunk)
  const ledIds = [...new Set(people.flatMap(({ ledUnits }) => ledUnits))]
  // A unit that has named nobody: its head answers for it.
  const byUnit = await dueTasks(tx, and(isNull(assignments.officerId), inArray(assignments.unitId, ledIds)), chunk)
  const given = await remindersBefore(
    tx,
    ids,
    [...byName, ...byUnit].map(row => row.id),
    chunk.day,
  )
  return new Map(
    people.map(({ officerId, ledUnits }) => {
      const own = [
        ...byName.filter(row => row.officerId === officerId),
        ...byUnit.filter(row => row.unitId !== null && ledUnits.includes(row.unitId)),
      ]
      // Of two parts in one task the lead counts: it is set last.
      const leadLast = own.toSorted((a, b) => Number(a.role === 'lead') - Number(b.role === 'lead'))
      const unique = new Map(leadLast.map(row => [row.id, row]))
      return [officerId, [...unique.values()].map(row => ({ ...row, reminded: given(officerId, row.id, row.due) }))]
    }),
  )
}

/** Of each of these officers the tasks that they follow and that are overdue. */
export async function followedOverdue(
  tx: Reads,
  ids: readonly number[],
  day: LocalDate,
): Promise<Map<number, DueTask[]>> {
  const rows = await overdueFollowed(tx).execute({ officers: JSON.stringify(ids), day })
  const told = await remindersBefore(
    tx,
    [...ids],
    rows.map(({ id }) => id),
    day,
  )
  const found = new Map<number, DueTask[]>()
  for (const { officerId, due, ...task } of rows)
    if (officerId !== null && due !== null)
      found.set(officerId, [...(found.get(officerId) ?? []), { ...task, due, reminded: told(officerId, task.id, due) }])
  return found
}

const overdueFollowed = prepared(tx =>
  tx
    .select({
      id: tasks.id,
      title: tasks.title,
      due: tasks.due,
      dueTime: tasks.dueTime,
      urgency: tasks.urgency,
      extension: tasks.extension,
      obstructed: tasks.obstructed,
      role: assignments.role,
      officerId: assignments.officerId,
    })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(
      and(
        inArray(assignments.officerId, listed('officers')),
        lt(assignments.openDue, given('day')),
        eq(assignments.role, 'follower'),
        ne(tasks.review, 'pending'),
        ne(tasks.work, 'paused'),
      ),
    )
    .orderBy(asc(assignments.openDue), asc(assignments.taskId)),
)

async function ledUnitsOf(tx: Reads, ids: number[]): Promise<Map<number, number[]>> {
  const rows = await tx
    .select({ officerId: memberships.officerId, unitId: memberships.unitId })
    .from(memberships)
    .where(and(eq(memberships.role, 'leader'), inArray(memberships.officerId, ids)))
  const led = new Map<number, number[]>()
  for (const row of rows) led.set(row.officerId, [...(led.get(row.officerId) ?? []), row.unitId])
  return led
}

async function dueTasks(tx: Reads, whose: ReturnType<typeof and>, chunk: Chunk) {
  const rows = await tx
    .select({
      id: tasks.id,
      title: tasks.title,
      due: tasks.due,
      dueTime: tasks.dueTime,
      urgency: tasks.urgency,
      extension: tasks.extension,
      obstructed: tasks.obstructed,
      role: assignments.role,
      officerId: assignments.officerId,
      unitId: assignments.unitId,
    })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(
      and(
        whose,
        lte(assignments.openDue, chunk.horizon),
        ne(assignments.role, 'follower'),
        // Handed in or paused: nothing for the officer to do now.
        ne(tasks.review, 'pending'),
        ne(tasks.work, 'paused'),
      ),
    )
  return rows.flatMap(row => (row.due === null ? [] : [{ ...row, due: row.due }]))
}

const reminderKey = (officerId: number, taskId: number, due: LocalDate): string => `${officerId}/${taskId}/${due}`

/** Only about tasks that are due now: those of years gone by stay in the table. */
export async function remindersBefore(
  tx: Reads,
  ids: number[],
  taskIds: number[],
  day: LocalDate,
): Promise<(officerId: number, taskId: number, due: LocalDate) => string[]> {
  const given = new Map<string, string[]>()
  for (const batch of inBatches([...new Set(taskIds)], 5_000)) {
    const rows = await tx
      .select()
      .from(reminders)
      .where(and(inArray(reminders.officerId, ids), inArray(reminders.taskId, batch), lt(reminders.day, day)))
    for (const row of rows) {
      const key = reminderKey(row.officerId, row.taskId, row.due)
      given.set(key, [...(given.get(key) ?? []), row.stage])
    }
  }
  return (officerId, taskId, due) => given.get(reminderKey(officerId, taskId, due)) ?? []
}

/** What messages told (`now` in ms); forgotten again where one is never delivered (outbox-delivery.ts). */
export async function recordReminders(
  tx: Tx,
  messages: { to: number; key: string; reminders: readonly Reminder[] }[],
  day: LocalDate,
  now: number,
): Promise<void> {
  const rows = messages.flatMap(({ to, key, reminders }) =>
    reminders.map(reminder => ({ ...reminder, officerId: to, day, outboxKey: key })),
  )
  // SQLite takes 32,766 values in one statement; an officer may have a thousand overdue tasks.
  for (let at = 0; at < rows.length; at += 1_000)
    await tx
      .insert(reminders)
      .values(rows.slice(at, at + 1_000))
      .onConflictDoUpdate({
        target: [reminders.officerId, reminders.taskId, reminders.due, reminders.stage],
        set: { day: sql`excluded.day`, outboxKey: sql`excluded.outbox_key` },
      })
  const news = rows.flatMap(({ stage, taskId }) => (isLeadNews(stage) ? [taskId] : []))
  if (news.length > 0) await updateTold(tx).execute({ tasks: JSON.stringify(news), now })
}

/** Whoever was told of a new task is asked from now on to take it on; what was theirs before people were told is not chased. */
const updateTold = prepared((tx: Tx) =>
  tx
    .update(assignments)
    .set({
      awaitedSince: sql`case when ${assignments.untold} = 'assigned' and exists (select 1 from ${tasks} where ${tasks.id} = ${assignments.taskId} and ${tasks.work} = 'not_acknowledged') then ${given('now')} else ${assignments.awaitedSince} end`,
      untold: sql`null`,
    })
    .where(
      and(inArray(assignments.taskId, listed('tasks')), eq(assignments.role, 'lead'), isNotNull(assignments.untold)),
    ),
)

/** What the messages under these keys told counts as not told. */
export async function forgetReminders(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const gone = await tx.delete(reminders).where(eq(reminders.outboxKey, key)).returning()
    for (const { stage, taskId, officerId } of gone)
      if (isLeadNews(stage))
        await tx
          .update(assignments)
          .set({ untold: stage, awaitedSince: null })
          .where(
            and(
              eq(assignments.taskId, taskId),
              eq(assignments.role, 'lead'),
              // It may be somebody else's by now, or have been taken on without the message.
              or(eq(assignments.officerId, officerId), isNull(assignments.officerId)),
              isNull(assignments.untold),
              isNotNull(assignments.openDue),
            ),
          )
  }
}
