import { and, asc, between, eq, gt, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import type { WorkbookList } from '../../src/domain/chat/reply.ts'
import type { Holder, ListFilter, ListPart } from '../../src/domain/tasks/task-list.ts'
import { withoutDeadline } from '../../src/domain/tasks/task.ts'
import type { Reads } from '../db.ts'
import { contains } from '../sqlite/words.ts'
import type { KnownTask } from './import.ts'
import { assignments, documents, tasks } from '../schema.ts'

export interface ExportFilter {
  /** lead units, or units of which one has to do with the tasks of the list's people; undefined: all */
  units: ReadonlySet<number> | undefined
  /** of the deadline, both days included; undefined: all, tasks without a deadline too */
  period: { from: LocalDate; to: LocalDate } | undefined
  list?: WorkbookList | undefined
}

/** The next `limit` tasks after the one with the id `after`, in the order of their ids. */
export async function taskPage(tx: Reads, filter: ExportFilter, after: number, limit: number): Promise<KnownTask[]> {
  const rows = await tx
    .select()
    .from(tasks)
    .leftJoin(documents, eq(documents.id, tasks.documentId))
    .where(and(gt(tasks.id, after), ...conditions(tx, filter)))
    .orderBy(asc(tasks.id))
    .limit(limit)
  return rows.map(({ tasks: task, documents: document }) => ({
    ...task,
    document: document?.number ?? null,
    documentDate: document?.issuedOn ?? '',
  }))
}

const conditions = (tx: Reads, { units, period, list }: ExportFilter): (SQL | undefined)[] => [
  period && between(tasks.due, period.from, period.to),
  ...(list?.people ? ofPeople(tx, list.people, units, list.filter) : [ofUnits(tx, units, list)]),
  ...(list ? [inParts(list.parts), filtered(list.filter)] : []),
]

const assigned = (tx: Reads, ...conditions: (SQL | undefined)[]): SQL =>
  inArray(
    tasks.id,
    tx
      .select({ id: assignments.taskId })
      .from(assignments)
      .where(and(...conditions)),
  )

const held = (people: readonly Holder[]): SQL | undefined =>
  or(
    inArray(
      assignments.officerId,
      people.map(({ officerId }) => officerId),
    ),
    and(
      isNull(assignments.officerId),
      inArray(
        assignments.unitId,
        people.flatMap(({ ledUnits }) => ledUnits),
      ),
    ),
  )

function ofPeople(
  tx: Reads,
  people: readonly Holder[],
  units: ReadonlySet<number> | undefined,
  { role }: ListFilter,
): (SQL | undefined)[] {
  const roles = role ? [role] : (['lead', 'coordinator'] as const)
  return [
    assigned(tx, held(people), inArray(assignments.role, [...roles])),
    units && assigned(tx, inArray(assignments.unitId, [...units])),
  ]
}

function ofUnits(tx: Reads, units: ReadonlySet<number> | undefined, list: WorkbookList | undefined): SQL | undefined {
  const { without = [], filter: { role = 'lead' } = {} } = list ?? {}
  if (!units && without.length === 0 && role === 'lead') return undefined
  return assigned(
    tx,
    eq(assignments.role, role),
    units && inArray(assignments.unitId, [...units]),
    without.length > 0 ? sql`not coalesce(${held(without)}, 0)` : undefined,
  )
}

function inParts(parts: readonly ListPart[] | undefined): SQL | undefined {
  const isOpen = inArray(tasks.work, ['not_acknowledged', 'in_progress', 'paused'])
  const ofPart: Record<ListPart, SQL | undefined> = {
    open: and(isOpen, ne(tasks.review, 'pending')),
    waiting: and(isOpen, eq(tasks.review, 'pending')),
    done: eq(tasks.work, 'done'),
  }
  return parts && or(...parts.map(part => ofPart[part]))
}

function filtered(filter: ListFilter): SQL | undefined {
  const { days, urgent, work, figure, created, document, words = [], asTyped } = filter
  const due = sql`coalesce(${tasks.due}, ${withoutDeadline})`
  const has = (word: string) => contains(sql`replace(${tasks.search}, lower(${tasks.code}), '')`, sql`${word}`)
  const all = and(
    days && or(...days.map(({ from, to }) => sql`${due} between ${from} and ${to}`)),
    urgent ? ne(tasks.urgency, 'normal') : undefined,
    work && eq(tasks.work, work),
    figure && inFigure(figure),
    created && sql`${tasks.createdAt} >= ${created.from} and ${tasks.createdAt} < ${created.before}`,
    document === undefined ? undefined : eq(documents.number, document),
    ...words.map(has),
  )
  return asTyped === undefined ? all : or(all, has(asTyped))
}

/** `category` in domain/reports/progress.ts; whether it is done is a matter of the list's parts. */
function inFigure({ kind, today }: NonNullable<ListFilter['figure']>): SQL {
  const judged = sql`coalesce(${tasks.submittedOn}, ${today})`
  if (kind === 'noDeadline') return isNull(tasks.due)
  const isLate = kind === 'doneLate' || kind === 'openLate'
  return isLate ? sql`${judged} > ${tasks.due}` : sql`${judged} <= ${tasks.due}`
}
