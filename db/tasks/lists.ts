import { asc, desc, eq, not, sql, and, type SQL } from 'drizzle-orm'
import type { Actor } from '../../src/domain/people/access.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import {
  isByDeadline,
  own,
  type ListCounts,
  type ListedPart,
  type ListFilter,
  type ListPart,
  type Whose,
} from '../../src/domain/tasks/task-list.ts'
import type { Reads } from '../db.ts'
import { given, preparedBy } from '../sqlite/prepared.ts'
import { assignments, tasks } from '../schema.ts'
import { taskColumns } from './columns.ts'
import { completed, queued } from './list-conditions.ts'
import { shapeOf, valuesOf, type Shape } from './list-shape.ts'
import { countFromTallies } from './unit-tallies.ts'

const countIf = (condition: SQL): SQL<number> => sql<number>`count(*) filter (where ${condition})`
const isWaiting = sql`${tasks.review} = 'pending'`

const countQueued = preparedBy((tx, shape: Shape) => {
  const open = (condition: SQL) => countIf(sql`${tasks.review} <> 'pending' and ${condition}`)
  const due = assignments.openDue
  return tx
    .select({
      overdue: open(sql`${due} < ${given('today')}`),
      today: open(sql`${due} = ${given('today')}`),
      soon: open(sql`${due} > ${given('today')} and ${due} <= ${given('soonUntil')}`),
      later: open(sql`${due} > ${given('soonUntil')} and ${tasks.due} is not null`),
      undated: open(sql`${tasks.due} is null`),
      waiting: countIf(isWaiting),
    })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(queued(tx, shape))
})

const countCompleted = preparedBy((tx, shape: Shape) =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(completed(tx, shape)),
)

const partColumns = { ...taskColumns, role: assignments.role, assignmentId: assignments.id }

const selectQueued = (waiting: boolean) =>
  preparedBy((tx, shape: Shape) =>
    tx
      .select(partColumns)
      .from(assignments)
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .where(and(queued(tx, shape), waiting ? isWaiting : not(isWaiting)))
      // As the index of the whole office's deadlines lies, or it would have to be sorted day by day.
      .orderBy(
        ...(shape.byDeadline
          ? [asc(assignments.openDue), asc(assignments.unitId), asc(assignments.id)]
          : [asc(assignments.openDue), asc(assignments.taskId)]),
      )
      .limit(given('limit'))
      .offset(given('offset')),
  )
const selectOpen = selectQueued(false)
const selectWaiting = selectQueued(true)

const selectCompleted = preparedBy((tx, shape: Shape) =>
  tx
    .select(partColumns)
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(completed(tx, shape))
    .orderBy(desc(tasks.submittedOn), desc(assignments.taskId))
    .limit(given('limit'))
    .offset(given('offset')),
)

type OfUnits = Extract<Whose, { kind: 'units' }>

const noneOf = (): ListCounts => ({ overdue: 0, today: 0, soon: 0, later: 0, undated: 0, waiting: 0 })

interface Day {
  today: LocalDate
  soonUntil: LocalDate
}

/** How many tasks of the list are open and waiting. */
export async function countOpen(tx: Reads, whose: Whose, filter: ListFilter, at: Day): Promise<ListCounts> {
  if (whose.kind === 'people' || !isByDeadline(filter)) return countRows(tx, whose, filter, at)
  const counts = await countFromTallies(tx, whose.units, filter, at)
  return whose.without.length === 0 ? counts : minus(counts, await countLeftOut(tx, whose, filter, at))
}

async function countRows(tx: Reads, whose: Whose, filter: ListFilter, at: Day): Promise<ListCounts> {
  const [counts] = await countQueued(tx, shapeOf(whose, filter)).execute({ ...valuesOf(whose, filter), ...at })
  return counts ?? noneOf()
}

/** Of those who are left out only what they lead in these units is missing. */
const countLeftOut = (tx: Reads, { units, without }: OfUnits, filter: ListFilter, at: Day): Promise<ListCounts> =>
  countRows(tx, { kind: 'people', people: without, ...(units && { ledIn: units }) }, { ...filter, role: 'lead' }, at)

const minus = (a: ListCounts, b: ListCounts): ListCounts => ({
  overdue: a.overdue - b.overdue,
  today: a.today - b.today,
  soon: a.soon - b.soon,
  later: a.later - b.later,
  undated: a.undated - b.undated,
  waiting: a.waiting - b.waiting,
})

/** How many tasks of the list are done, by those who lead them. */
export async function countDone(tx: Reads, whose: Whose, filter: ListFilter): Promise<number> {
  const [row] = await countCompleted(tx, shapeOf(whose, filter)).execute(valuesOf(whose, filter))
  return row?.count ?? 0
}

/** From so many tasks on, the first of them are found sooner along the deadlines of the whole office than unit by unit. */
const manyTasks = 1_000

interface PageOf {
  offset: number
  limit: number
  /** how many there are in this part of the list, where that is known */
  total?: number
}

/** What is open or waiting by its deadline, those without one last; what is done, the latest first. */
export function listTasks(
  tx: Reads,
  whose: Whose,
  part: ListPart,
  filter: ListFilter,
  { offset, limit, total = 0 }: PageOf,
): Promise<ListedPart[]> {
  const select = { open: selectOpen, waiting: selectWaiting, done: selectCompleted }[part]
  const byDeadline = whose.kind === 'units' && whose.units?.length !== 1 && total > manyTasks
  return select(tx, shapeOf(whose, filter, byDeadline)).execute({ ...valuesOf(whose, filter), offset, limit })
}

/** The first of what this person has to do. */
export const mostUrgent = (tx: Reads, actor: Actor, limit: number): Promise<ListedPart[]> =>
  listTasks(tx, own(actor), 'open', {}, { offset: 0, limit })
