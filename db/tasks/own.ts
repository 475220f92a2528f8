import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, ne, not, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Actor, Assignment } from '../../src/domain/people/access.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import type { OwnCounts, OwnFilter, OwnPart } from '../../src/domain/tasks/own-tasks.ts'
import type { Task } from '../../src/domain/tasks/task.ts'
import type { Reads } from '../db.ts'
import { given, prepared, type Prepared } from '../sqlite/prepared.ts'
import { assignments, memberships, tasks } from '../schema.ts'
import { taskColumns } from './columns.ts'

/** A task in somebody's own list, with their part in it. */
export interface OwnTask extends Task {
  role: Assignment['role']
}

/** What a list is made of, besides the values: each shape is written as SQL once. */
interface Shape {
  leads: boolean
  days: number
  role: boolean
  urgent: boolean
  notAcknowledged: boolean
  words: boolean
}

const shapeOf = (actor: Actor, { days, role, urgent, notAcknowledged, words }: OwnFilter): Shape => ({
  leads: actor.ledUnits.length > 0,
  days: days?.length ?? 0,
  role: role !== undefined,
  urgent: urgent === true,
  notAcknowledged: notAcknowledged === true,
  words: words !== undefined,
})

function valuesOf(actor: Actor, { days = [], role, words }: OwnFilter): Record<string, unknown> {
  const bounds: Record<string, string> = {}
  for (const [at, { from, to }] of days.entries()) {
    bounds[`from${at}`] = from
    bounds[`to${at}`] = to
  }
  const [fromAll] = days.map(({ from }) => from).toSorted()
  const toAll = days
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  return { officer: actor.officerId, role, words, fromAll, toAll, ...bounds }
}

/** One query a shape, each written at its first use. */
function ofShape<Result>(build: (tx: Reads, shape: Shape) => PromiseLike<Result> & { toSQL(): SqlText }) {
  const known = new Map<string, (tx: Reads) => Prepared<Result>>()
  return (tx: Reads, shape: Shape): Prepared<Result> => {
    const key = JSON.stringify(Object.values(shape))
    const query = known.get(key) ?? prepared((from: Reads) => build(from, shape))
    known.set(key, query)
    return query(tx)
  }
}
type SqlText = ReturnType<ReturnType<ReturnType<Reads['select']>['from']>['toSQL']>

type Assigned = typeof assignments | ReturnType<typeof alias<typeof assignments, string>>

/** Assignments that are this person's own: by name, or as head of a unit that has named nobody. `place`: in the queue, or not. */
function mine(tx: Reads, { leads }: Shape, of: Assigned, place?: SQL): SQL | undefined {
  const byName = and(eq(of.officerId, given('officer')), place)
  if (!leads) return byName
  const led = tx
    .select({ unit: memberships.unitId })
    .from(memberships)
    .where(and(eq(memberships.officerId, given('officer')), eq(memberships.role, 'leader')))
  // The plus keeps SQLite from looking through all that name nobody, instead of those of the units (schema.ts).
  return or(byName, and(sql`+${of.officerId} is null`, inArray(of.unitId, led), place))
}

const rankOf = (of: Assigned): SQL => sql`case ${of.role} when 'lead' then 0 when 'coordinator' then 1 else 2 end`

/** The head of two units may lead a task with one and co-ordinate it with the other: it is listed once, as lead. */
function firstPart(tx: Reads, shape: Shape): SQL {
  const other = alias(assignments, 'other')
  const better = tx
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        eq(other.taskId, assignments.taskId),
        mine(tx, shape, other),
        sql`(${rankOf(other)}, ${other.id}) < (${rankOf(assignments)}, ${assignments.id})`,
      ),
    )
  return not(exists(better))
}

type DayColumn = typeof assignments.openDue | typeof tasks.submittedOn

/** Of several stretches of days SQLite reads the one from the first to the last, and looks at each (hence the plus). */
function onDays({ days }: Shape, day: DayColumn): SQL | undefined {
  const within = (column: SQL | DayColumn, name: string | number) =>
    sql`${column} between ${given(`from${name}`)} and ${given(`to${name}`)}`
  if (days < 2) return days === 0 ? undefined : within(day, 0)
  return and(within(day, 'All'), or(...Array.from({ length: days }, (_, at) => within(sql`+${day}`, at))))
}

const filtered = (shape: Shape, day: DayColumn): (SQL | undefined)[] => [
  onDays(shape, day),
  shape.role ? eq(assignments.role, given('role')) : undefined,
  shape.urgent ? ne(tasks.urgency, 'normal') : undefined,
  shape.notAcknowledged ? eq(tasks.work, 'not_acknowledged') : undefined,
  // What is searched has the code in it too, whose letters mostly are a checksum.
  shape.words ? sql`instr(replace(${tasks.search}, lower(${tasks.code}), ''), ${given('words')}) > 0` : undefined,
]

const queued = (tx: Reads, shape: Shape): SQL | undefined =>
  and(
    mine(tx, shape, assignments, isNotNull(assignments.openDue)),
    inArray(assignments.role, ['lead', 'coordinator']),
    firstPart(tx, shape),
    ...filtered(shape, assignments.openDue),
  )

const completed = (tx: Reads, shape: Shape): SQL | undefined =>
  and(
    mine(tx, shape, assignments, isNull(assignments.openDue)),
    eq(assignments.role, 'lead'),
    eq(tasks.work, 'done'),
    firstPart(tx, shape),
    ...filtered(shape, tasks.submittedOn),
  )

const countIf = (condition: SQL): SQL<number> => sql<number>`count(*) filter (where ${condition})`
const isWaiting = sql`${tasks.review} = 'pending'`

const countQueued = ofShape((tx, shape) => {
  const open = (condition: SQL) => countIf(sql`${tasks.review} <> 'pending' and ${condition}`)
  return tx
    .select({
      overdue: open(sql`${assignments.openDue} < ${given('today')}`),
      today: open(sql`${assignments.openDue} = ${given('today')}`),
      soon: open(sql`${assignments.openDue} > ${given('today')} and ${assignments.openDue} <= ${given('soonUntil')}`),
      later: open(sql`${assignments.openDue} > ${given('soonUntil')}`),
      waiting: countIf(isWaiting),
    })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(queued(tx, shape))
})

const countCompleted = ofShape((tx, shape) =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(completed(tx, shape)),
)

const selectQueued = (waiting: boolean) =>
  ofShape((tx, shape) =>
    tx
      .select({ ...taskColumns, role: assignments.role })
      .from(assignments)
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .where(and(queued(tx, shape), waiting ? isWaiting : not(isWaiting)))
      .orderBy(asc(assignments.openDue), asc(assignments.taskId))
      .limit(given('limit'))
      .offset(given('offset')),
  )
const selectOpen = selectQueued(false)
const selectWaiting = selectQueued(true)

const selectCompleted = ofShape((tx, shape) =>
  tx
    .select({ ...taskColumns, role: assignments.role })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(completed(tx, shape))
    .orderBy(desc(tasks.submittedOn), desc(assignments.taskId))
    .limit(given('limit'))
    .offset(given('offset')),
)

/** How many open and waiting tasks this person leads or co-ordinates. */
export async function countOwnTasks(
  tx: Reads,
  actor: Actor,
  filter: OwnFilter,
  at: { today: LocalDate; soonUntil: LocalDate },
): Promise<OwnCounts> {
  const values = { ...valuesOf(actor, filter), ...at }
  const [counts] = await countQueued(tx, shapeOf(actor, filter)).execute(values)
  return counts ?? { overdue: 0, today: 0, soon: 0, later: 0, waiting: 0 }
}

/** How many tasks this person has completed as lead. */
export async function countDoneTasks(tx: Reads, actor: Actor, filter: OwnFilter): Promise<number> {
  const [row] = await countCompleted(tx, shapeOf(actor, filter)).execute(valuesOf(actor, filter))
  return row?.count ?? 0
}

/** What is open or waiting by its deadline, those without one last; what is done, the latest first. */
export function ownTasks(
  tx: Reads,
  actor: Actor,
  part: OwnPart,
  filter: OwnFilter,
  page: { offset: number; limit: number },
): Promise<OwnTask[]> {
  const select = { open: selectOpen, waiting: selectWaiting, done: selectCompleted }[part]
  return select(tx, shapeOf(actor, filter)).execute({ ...valuesOf(actor, filter), ...page })
}

/** The first of what this person has to do. */
export const mostUrgent = (tx: Reads, actor: Actor, limit: number): Promise<OwnTask[]> =>
  ownTasks(tx, actor, 'open', {}, { offset: 0, limit })
