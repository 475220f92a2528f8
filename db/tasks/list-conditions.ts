import { and, eq, exists, inArray, isNotNull, isNull, ne, not, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reads } from '../db.ts'
import { given, listed } from '../sqlite/prepared.ts'
import { contains, unindexed } from '../sqlite/words.ts'
import { assignments, documents, tasks } from '../schema.ts'
import type { Shape } from './list-shape.ts'

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

/** What one only follows is in a list where that is asked for. */
const hasPartIn = ({ role }: Shape): SQL =>
  inArray(assignments.role, role === 'follower' ? ['follower'] : ['lead', 'coordinator'])

/** The assignments whose list this is, each task once; `place`: those in the queue, or those out of it. */
function listedParts(tx: Reads, shape: Shape, place: SQL, roles: 'lead' | 'both'): SQL | undefined {
  const isPeople = shape.whose === 'one' || shape.whose === 'several'
  if (isPeople) {
    const theirs = (of: Assigned) => held(shape, of)
    const role = roles === 'lead' ? eq(assignments.role, 'lead') : hasPartIn(shape)
    const wanted = shape.role ? sql`${assignments.role} = ${sql.raw(`'${shape.role}'`)}` : undefined
    const inUnits = shape.ledIn ? inArray(unindexed(assignments.unitId), listed('units')) : undefined
    return and(held(shape, assignments, place), role, wanted, inUnits, firstPart(tx, theirs), seen(tx, shape))
  }
  // A task has one lead. The role as it is written in the index's condition, or SQLite does not take the index.
  const role = shape.role ?? 'lead'
  if (role === 'lead')
    return and(ofUnits(shape, assignments), sql`${assignments.role} = 'lead'`, place, withoutSome(shape))
  const helps = (of: Assigned) => and(ofUnits(shape, of), eq(of.role, role))
  return and(helps(assignments), place, withoutSome(shape), firstPart(tx, helps))
}

type DayColumn = typeof assignments.openDue | typeof tasks.submittedOn | typeof tasks.due

/** Of several stretches of days SQLite reads the one from the first to the last, and looks at each (hence the plus). */
function onDays({ days }: Shape, day: SQL | DayColumn): SQL | undefined {
  const within = (column: SQL | DayColumn, name: string | number) =>
    sql`${column} between ${given(`from${name}`)} and ${given(`to${name}`)}`
  if (days < 2) return days === 0 ? undefined : within(day, 0)
  return and(within(day, 'All'), or(...Array.from({ length: days }, (_, at) => within(unindexed(day), at))))
}

// What is searched has the code in it too, whose letters mostly are a checksum.
const has = (name: string): SQL => contains(sql`replace(${tasks.search}, lower(${tasks.code}), '')`, given(name))

/** The task belongs to one of the counts of a progress report (`category` in domain/reports/progress.ts). */
function inFigure({ figure, whose }: Shape): SQL | undefined {
  if (!figure) return undefined
  // A report counts by the unit that leads.
  const ofSomeUnit = whose === 'office' ? isNotNull(assignments.unitId) : undefined
  const judged = sql`coalesce(${tasks.submittedOn}, ${given('judgedOn')})`
  switch (figure) {
    case 'noDeadline':
      return and(isNull(tasks.due), ofSomeUnit)
    case 'doneLate':
    case 'openLate':
      return and(sql`${judged} > ${tasks.due}`, ofSomeUnit)
    case 'doneOnTime':
    case 'openOnTime':
      return and(sql`${judged} <= ${tasks.due}`, ofSomeUnit)
  }
}

const ofDocument = (tx: Reads): SQL =>
  inArray(
    tasks.documentId,
    tx
      .select({ id: documents.id })
      .from(documents)
      .where(eq(documents.number, given('document'))),
  )

const since = sql`${tasks.createdAt} >= ${given('createdFrom')} and ${tasks.createdAt} < ${given('createdBefore')}`

function filtered(tx: Reads, shape: Shape, day: DayColumn): SQL | undefined {
  const { words, urgent, work, created, document, asTyped } = shape
  const conditions = (column: SQL | DayColumn) =>
    and(
      onDays(shape, column),
      urgent ? ne(tasks.urgency, 'normal') : undefined,
      work ? eq(tasks.work, given('work')) : undefined,
      inFigure(shape),
      created ? since : undefined,
      document ? ofDocument(tx) : undefined,
      ...Array.from({ length: words }, (_, at) => has(`word${at}`)),
    )
  return asTyped ? or(conditions(unindexed(day)), has('asTyped')) : conditions(day)
}

/** The parts of a list that are in the queue: what is open, and what waits for approval. */
export const queued = (tx: Reads, shape: Shape): SQL | undefined =>
  and(
    listedParts(tx, shape, isNotNull(assignments.openDue), 'both'),
    filtered(tx, shape, shape.handedIn ? tasks.submittedOn : assignments.openDue),
  )

/** What is done, by those who lead it. */
export const completed = (tx: Reads, shape: Shape): SQL | undefined =>
  and(
    listedParts(tx, shape, isNull(assignments.openDue), 'lead'),
    eq(tasks.work, 'done'),
    // Of what is done the days are those of the result; of a report's count always those of the deadline.
    filtered(tx, shape, shape.figure ? tasks.due : tasks.submittedOn),
  )
