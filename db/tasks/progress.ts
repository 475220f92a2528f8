import { and, between, eq, inArray, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import { addCounts, category, noCounts, type ProgressCounts } from '../../src/domain/reports/progress.ts'
import type { Holder } from '../../src/domain/tasks/task-list.ts'
import type { WorkState } from '../../src/domain/tasks/task.ts'
import type { Reads } from '../db.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { unindexed } from '../sqlite/words.ts'
import { assignments, documents, progressTallies as tallies, tasks } from '../schema.ts'

export interface ProgressFilter {
  /** lead units; undefined: all */
  units?: ReadonlySet<number> | undefined
  /** a task counts in the period of its deadline; undefined: all, those without a deadline too */
  period?: { from: LocalDate; to: LocalDate } | undefined
  /** canonical document number */
  document?: string | undefined
}

/** Tasks that are alike in all that decides their count. */
interface Group {
  unitId: number | null
  work: WorkState
  dated: boolean | number
  late: boolean | number | null
  count: number
}

/** The official counts by lead unit. SQL only counts like with like; which count each group is, domain/progress.ts decides. */
export async function progressByUnit(
  tx: Reads,
  filter: ProgressFilter,
  today: LocalDate,
): Promise<Map<number, ProgressCounts>> {
  const groups = await (filter.document === undefined
    ? fromTallies(tx, filter, today)
    : fromTasks(tx, filter, filter.document, today))
  const counts = new Map<number, ProgressCounts>()
  for (const { unitId, work, dated, late, count } of groups) {
    if (unitId === null) continue
    // A stand-in with the group's properties, so that the rule is written once.
    const kind = category({ work, due: dated ? today : null, submittedOn: late ? '9999' : '0000' }, today)
    if (kind) counts.set(unitId, addCounts(counts.get(unitId) ?? noCounts(), { ...noCounts(), [kind]: count }))
  }
  return counts
}

/** Overdue tasks of these lead units; what was handed in before its deadline is not overdue, however long the approval takes. */
export async function overdueByUnit(
  tx: Reads,
  units: ReadonlySet<number>,
  today: LocalDate,
): Promise<Map<number, number>> {
  const counts = await progressByUnit(tx, { units }, today)
  return new Map([...counts].map(([unit, { openLate }]) => [unit, openLate]))
}

/** Tasks of these lead units that are to be done, and have their deadline in these days. */
export async function dueByUnit(
  tx: Reads,
  units: ReadonlySet<number>,
  days: { from: LocalDate; to: LocalDate },
): Promise<Map<number, number>> {
  const rows = await tx
    .select({ unitId: tallies.unitId, count: sql<number>`sum(${tallies.count})` })
    .from(tallies)
    .where(
      and(
        inArray(tallies.unitId, [...units]),
        inArray(tallies.work, ['not_acknowledged', 'in_progress', 'paused']),
        eq(tallies.submitted, 0),
        between(tallies.due, days.from, days.to),
      ),
    )
    .groupBy(tallies.unitId)
  return new Map(rows.filter(({ count }) => count > 0).map(({ unitId, count }) => [unitId, count]))
}

const ownCounts = (whose: SQL | undefined) =>
  prepared(tx =>
    tx
      .select({ officerId: assignments.officerId, unitId: assignments.unitId, count: sql<number>`count(*)` })
      .from(assignments)
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .where(
        and(
          whose,
          eq(assignments.role, 'lead'),
          between(assignments.openDue, given('from'), given('to')),
          ne(tasks.review, 'pending'),
        ),
      )
      .groupBy(assignments.officerId, assignments.unitId),
  )
const countByName = ownCounts(inArray(assignments.officerId, listed('officers')))
// A unit that has named nobody: its head answers for it. The plus as in db/tasks/list-conditions.ts.
const countByUnit = ownCounts(and(isNull(unindexed(assignments.officerId)), inArray(assignments.unitId, listed('led'))))

/** Of these the ones that each of these officers leads, by name or as head of a unit that has named nobody: by their unit. */
export async function ownDueByUnit(
  tx: Reads,
  people: readonly Holder[],
  days: { from: LocalDate; to: LocalDate },
): Promise<Map<number, Map<number, number>>> {
  const officers = JSON.stringify(people.map(({ officerId }) => officerId))
  const led = JSON.stringify(people.flatMap(({ ledUnits }) => ledUnits))
  const byName = people.length === 0 ? [] : await countByName(tx).execute({ officers, ...days })
  const byUnit = people.length === 0 ? [] : await countByUnit(tx).execute({ led, ...days })
  return new Map(
    people.map(({ officerId, ledUnits }) => {
      const own = new Map<number, number>()
      for (const { unitId, count } of [
        ...byName.filter(row => row.officerId === officerId),
        ...byUnit.filter(row => row.unitId !== null && ledUnits.includes(row.unitId)),
      ])
        if (unitId !== null) own.set(unitId, (own.get(unitId) ?? 0) + count)
      return [officerId, own]
    }),
  )
}

/** However many tasks there are, a unit has a few lines a day of deadlines. Grouped as the key is ordered: no sorting. */
async function fromTallies(tx: Reads, { units, period }: ProgressFilter, today: LocalDate): Promise<Group[]> {
  const countIf = (condition: SQL) => sql<number>`sum(case when ${condition} then ${tallies.count} else 0 end)`
  const rows = await tx
    .select({
      unitId: tallies.unitId,
      work: tallies.work,
      submitted: tallies.submitted,
      undated: countIf(sql`${tallies.due} = ''`),
      past: countIf(sql`${tallies.due} <> '' and ${tallies.due} < ${today}`),
      ahead: countIf(sql`${tallies.due} >= ${today}`),
    })
    .from(tallies)
    .where(
      and(
        units && inArray(tallies.unitId, [...units]),
        period && between(tallies.due, period.from, period.to),
        ne(tallies.work, 'withdrawn'),
      ),
    )
    .groupBy(tallies.unitId, tallies.work, tallies.submitted)
  return rows.flatMap(({ unitId, work, submitted, undated, past, ahead }) => {
    const group = (dated: boolean, late: boolean, count: number) => ({ unitId, work, dated, late, count })
    const lateOf = (overdueToday: boolean) => (submitted === 0 ? overdueToday : submitted === 2)
    return [group(false, false, undated), group(true, lateOf(true), past), group(true, lateOf(false), ahead)]
  })
}

/** A document assigns a few hundred tasks at the most: they are counted one by one. */
const fromTasks = (tx: Reads, filter: ProgressFilter, document: string, today: LocalDate): Promise<Group[]> =>
  tx
    .select({
      unitId: assignments.unitId,
      work: tasks.work,
      dated: sql<number>`${tasks.due} is not null`,
      late: sql<number | null>`coalesce(${tasks.submittedOn}, ${today}) > ${tasks.due}`,
      count: sql<number>`count(*)`,
    })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(and(eq(assignments.role, 'lead'), isNotNull(assignments.unitId), ...conditions(tx, filter, document)))
    .groupBy(assignments.unitId, tasks.work, sql`3`, sql`4`)
    .execute()

const conditions = (tx: Reads, { units, period }: ProgressFilter, document: string): (SQL | undefined)[] => [
  units && inArray(assignments.unitId, [...units]),
  period && between(tasks.due, period.from, period.to),
  inArray(tasks.documentId, tx.select({ id: documents.id }).from(documents).where(eq(documents.number, document))),
  ne(tasks.work, 'withdrawn'),
]

export async function documentExists(tx: Reads, number: string): Promise<boolean> {
  const rows = await tx.select({ id: documents.id }).from(documents).where(eq(documents.number, number)).limit(1)
  return rows.length > 0
}
