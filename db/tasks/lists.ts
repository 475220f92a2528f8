import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, ne, not, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Actor } from '../../src/domain/people/access.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import {
  isByDeadline,
  own,
  type Holder,
  type ListCounts,
  type ListedPart,
  type ListFilter,
  type ListPart,
  type Whose,
} from '../../src/domain/tasks/task-list.ts'
import type { Reads } from '../db.ts'
import { given, listed, prepared, type Prepared } from '../sqlite/prepared.ts'
import { contains, unindexed } from '../sqlite/words.ts'
import { assignments, officers, tasks, units } from '../schema.ts'
import { taskColumns } from './columns.ts'
import { countFromTallies } from './unit-tallies.ts'

/** What a list is made of, besides the values: each shape is written as SQL once. */
interface Shape {
  whose: 'one' | 'several' | 'unit' | 'units' | 'office'
  leads: boolean
  seen: boolean
  ledIn: boolean
  without: boolean
  days: number
  role: ListFilter['role']
  urgent: boolean
  handedIn: boolean
  work: boolean
  words: number
  asTyped: boolean
  /** Read in the order of the deadlines of the whole office, and not unit by unit: few of many units' tasks are shown. */
  byDeadline: boolean
}

function shapeOf(whose: Whose, filter: ListFilter, byDeadline = false): Shape {
  const { days = [], role, urgent = false, handedIn = false, work, words = [], asTyped } = filter
  const which = {
    days: days.length,
    role,
    urgent,
    handedIn,
    work: work !== undefined,
    words: words.length,
    asTyped: asTyped !== undefined,
    byDeadline,
  }
  if (whose.kind === 'people')
    return {
      ...which,
      whose: whose.people.length === 1 ? 'one' : 'several',
      leads: ledBy(whose.people).length > 0,
      seen: whose.seenBy !== undefined,
      ledIn: whose.ledIn !== undefined,
      without: false,
    }
  const { units, without } = whose
  return {
    ...which,
    whose: units === undefined ? 'office' : units.length === 1 ? 'unit' : 'units',
    leads: false,
    seen: false,
    ledIn: false,
    without: without.length > 0,
  }
}

type OfUnits = Extract<Whose, { kind: 'units' }>

const ledBy = (people: readonly Holder[]): number[] => people.flatMap(({ ledUnits }) => ledUnits)
const idsOf = (people: readonly Holder[]): number[] => people.map(({ officerId }) => officerId)

function valuesOf(whose: Whose, { days = [], work, words = [], asTyped }: ListFilter): Record<string, unknown> {
  const values: Record<string, unknown> = { work, asTyped }
  for (const [at, { from, to }] of days.entries()) Object.assign(values, { [`from${at}`]: from, [`to${at}`]: to })
  for (const [at, word] of words.entries()) values[`word${at}`] = word
  values['fromAll'] = days.map(({ from }) => from).toSorted()[0]
  values['toAll'] = days
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  if (whose.kind === 'people') {
    const { people, seenBy, ledIn = [] } = whose
    return {
      ...values,
      officer: people[0]?.officerId,
      officers: JSON.stringify(idsOf(people)),
      led: JSON.stringify(ledBy(people)),
      units: JSON.stringify(ledIn),
      ...(seenBy && { viewer: seenBy.officerId, scope: JSON.stringify([...seenBy.scope]) }),
    }
  }
  const { units = [], without } = whose
  return {
    ...values,
    unit: units[0],
    units: JSON.stringify(units),
    leftOut: JSON.stringify(idsOf(without)),
    leftOutLed: JSON.stringify(ledBy(without)),
  }
}

/** One query a shape, each written at its first use. */
function ofShape<Result>(build: (tx: Reads, shape: Shape) => PromiseLike<Result> & { toSQL(): SqlText }) {
  const known = new Map<string, (tx: Reads) => Prepared<Result>>()
  return (tx: Reads, shape: Shape): Prepared<Result> => {
    const key = JSON.stringify(shape)
    const query = known.get(key) ?? prepared((from: Reads) => build(from, shape))
    known.set(key, query)
    return query(tx)
  }
}
type SqlText = ReturnType<ReturnType<ReturnType<Reads['select']>['from']>['toSQL']>

type Assigned = typeof assignments | ReturnType<typeof alias<typeof assignments, string>>

/** Assignments of these people: by name, or as head of a unit that has named nobody. `place`: in the queue, or not. */
function held({ whose, leads }: Shape, of: Assigned, place?: SQL): SQL | undefined {
  const named = whose === 'one' ? eq(of.officerId, given('officer')) : inArray(of.officerId, listed('officers'))
  const byName = and(named, place)
  if (!leads) return byName
  // The plus keeps SQLite from looking through all that name nobody, instead of those of the units (schema.ts).
  return or(byName, and(isNull(unindexed(of.officerId)), inArray(of.unitId, listed('led')), place))
}

/** The task is one that the asker may see too (domain/people/access.ts). */
function seen(tx: Reads, shape: Shape): SQL | undefined {
  if (!shape.seen) return undefined
  const other = alias(assignments, 'seen')
  const inScope = inArray(other.unitId, listed('scope'))
  return or(
    exists(
      tx
        .select({ id: other.id })
        .from(other)
        .where(and(eq(other.taskId, assignments.taskId), or(inScope, eq(other.officerId, given('viewer'))))),
    ),
    eq(tasks.assignerId, given('viewer')),
    eq(tasks.leaderId, given('viewer')),
  )
}

const rankOf = (of: Assigned): SQL => sql`case ${of.role} when 'lead' then 0 when 'coordinator' then 1 else 2 end`

/** Who leads a task with one unit and co-ordinates it with another has it listed once, as lead. */
function firstPart(tx: Reads, theirs: (of: Assigned) => SQL | undefined): SQL {
  const other = alias(assignments, 'other')
  const better = tx
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        eq(other.taskId, assignments.taskId),
        theirs(other),
        sql`(${rankOf(other)}, ${other.id}) < (${rankOf(assignments)}, ${assignments.id})`,
      ),
    )
  return not(exists(better))
}

function ofUnits({ whose, byDeadline }: Shape, of: Assigned): SQL | undefined {
  switch (whose) {
    case 'unit':
      return eq(of.unitId, given('unit'))
    case 'units':
      return byDeadline ? inArray(unindexed(of.unitId), listed('units')) : inArray(of.unitId, listed('units'))
    case 'office':
    case 'one':
    case 'several':
      return undefined
  }
}

/** The part in it of a unit is that of the people named, or of its head where nobody is. */
const withoutSome = ({ without }: Shape): SQL | undefined =>
  without
    ? sql`case when ${assignments.officerId} is null then ${assignments.unitId} not in ${listed('leftOutLed')} else ${assignments.officerId} not in ${listed('leftOut')} end`
    : undefined

/** The assignments whose list this is, each task once; `place`: those in the queue, or those out of it. */
function listedParts(tx: Reads, shape: Shape, place: SQL, roles: 'lead' | 'both'): SQL | undefined {
  const isPeople = shape.whose === 'one' || shape.whose === 'several'
  if (isPeople) {
    const theirs = (of: Assigned) => held(shape, of)
    const role = roles === 'lead' ? eq(assignments.role, 'lead') : inArray(assignments.role, ['lead', 'coordinator'])
    const wanted = shape.role ? sql`${assignments.role} = ${sql.raw(`'${shape.role}'`)}` : undefined
    const inUnits = shape.ledIn ? inArray(unindexed(assignments.unitId), listed('units')) : undefined
    return and(held(shape, assignments, place), role, wanted, inUnits, firstPart(tx, theirs), seen(tx, shape))
  }
  // A task has one lead. The role as it is written in the index's condition, or SQLite does not take the index.
  if (shape.role !== 'coordinator')
    return and(ofUnits(shape, assignments), sql`${assignments.role} = 'lead'`, place, withoutSome(shape))
  const helps = (of: Assigned) => and(ofUnits(shape, of), eq(of.role, 'coordinator'))
  return and(helps(assignments), place, withoutSome(shape), firstPart(tx, helps))
}

type DayColumn = typeof assignments.openDue | typeof tasks.submittedOn

/** Of several stretches of days SQLite reads the one from the first to the last, and looks at each (hence the plus). */
function onDays({ days }: Shape, day: SQL | DayColumn): SQL | undefined {
  const within = (column: SQL | DayColumn, name: string | number) =>
    sql`${column} between ${given(`from${name}`)} and ${given(`to${name}`)}`
  if (days < 2) return days === 0 ? undefined : within(day, 0)
  return and(within(day, 'All'), or(...Array.from({ length: days }, (_, at) => within(unindexed(day), at))))
}

// What is searched has the code in it too, whose letters mostly are a checksum.
const has = (name: string): SQL => contains(sql`replace(${tasks.search}, lower(${tasks.code}), '')`, given(name))

function filtered(shape: Shape, day: DayColumn): SQL | undefined {
  const { words, urgent, work, asTyped } = shape
  const conditions = (column: SQL | DayColumn) =>
    and(
      onDays(shape, column),
      urgent ? ne(tasks.urgency, 'normal') : undefined,
      work ? eq(tasks.work, given('work')) : undefined,
      ...Array.from({ length: words }, (_, at) => has(`word${at}`)),
    )
  return asTyped ? or(conditions(unindexed(day)), has('asTyped')) : conditions(day)
}

const queued = (tx: Reads, shape: Shape): SQL | undefined =>
  and(
    listedParts(tx, shape, isNotNull(assignments.openDue), 'both'),
    filtered(shape, shape.handedIn ? tasks.submittedOn : assignments.openDue),
  )

const completed = (tx: Reads, shape: Shape): SQL | undefined =>
  and(
    listedParts(tx, shape, isNull(assignments.openDue), 'lead'),
    eq(tasks.work, 'done'),
    filtered(shape, tasks.submittedOn),
  )

const countIf = (condition: SQL): SQL<number> => sql<number>`count(*) filter (where ${condition})`
const isWaiting = sql`${tasks.review} = 'pending'`

const countQueued = ofShape((tx, shape) => {
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

const countCompleted = ofShape((tx, shape) =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(completed(tx, shape)),
)

const partColumns = { ...taskColumns, role: assignments.role, assignmentId: assignments.id }

const selectQueued = (waiting: boolean) =>
  ofShape((tx, shape) =>
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

const selectCompleted = ofShape((tx, shape) =>
  tx
    .select(partColumns)
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(completed(tx, shape))
    .orderBy(desc(tasks.submittedOn), desc(assignments.taskId))
    .limit(given('limit'))
    .offset(given('offset')),
)

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

export interface PartHolder {
  unit: string | null
  officer: string | null
}

const selectHolders = prepared(tx =>
  tx
    .select({ id: assignments.id, unit: units.name, officer: officers.name })
    .from(assignments)
    .leftJoin(units, eq(units.id, assignments.unitId))
    .leftJoin(officers, eq(officers.id, assignments.officerId))
    .where(inArray(assignments.id, listed('ids'))),
)

/** Whose each of these parts is. */
export async function holdersOf(tx: Reads, parts: readonly ListedPart[]): Promise<Map<number, PartHolder>> {
  const ids = JSON.stringify(parts.map(({ assignmentId }) => assignmentId))
  return new Map((await selectHolders(tx).execute({ ids })).map(({ id, ...holder }) => [id, holder]))
}
