import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import type { Actor, Assignment } from '../src/domain/access.ts'
import type { Task } from '../src/domain/task.ts'
import type { Reads } from './db.ts'
import { given, prepared } from './prepared.ts'
import { assignments, documents, memberships, officers, tasks, units } from './schema.ts'

const taskColumns = {
  id: tasks.id,
  code: tasks.code,
  title: tasks.title,
  due: tasks.due,
  work: tasks.work,
  review: tasks.review,
  extension: tasks.extension,
  progress: tasks.progress,
  submittedOn: tasks.submittedOn,
  submittedAt: tasks.submittedAt,
  result: tasks.result,
  resultDocument: tasks.resultDocument,
  needsApproval: tasks.needsApproval,
  urgency: tasks.urgency,
}

export interface QueuedTask extends Task {
  role: Assignment['role']
}

/** Nobody reads further than this down a list of open tasks. */
const listLimit = 500

const leadFirst = sql`case ${assignments.role} when 'lead' then 0 when 'coordinator' then 1 else 2 end`

/** Assignments that are this person's own: by name, or as head of a unit that has named nobody. */
function mine(actor: Actor): SQL | undefined {
  const byName = eq(assignments.officerId, actor.officerId)
  if (actor.ledUnits.length === 0) return byName
  return or(byName, and(isNull(assignments.officerId), inArray(assignments.unitId, [...actor.ledUnits])))
}

/** The queue of whoever `whose` says, earliest deadline first, tasks without one last. */
const openTasks = (tx: Reads, whose: SQL | undefined) =>
  tx
    .select({ ...taskColumns, role: assignments.role })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(and(whose, isNotNull(assignments.openDue), ne(assignments.role, 'follower')))
    .orderBy(asc(assignments.openDue), asc(assignments.taskId), leadFirst)
    .limit(listLimit)

const byName = eq(assignments.officerId, sql.placeholder('officer'))
const openByName = prepared(tx => openTasks(tx, byName))
const openOfLeader = prepared(tx => {
  const led = tx
    .select({ unit: memberships.unitId })
    .from(memberships)
    .where(and(eq(memberships.officerId, sql.placeholder('officer')), eq(memberships.role, 'leader')))
  return openTasks(tx, or(byName, and(isNull(assignments.officerId), inArray(assignments.unitId, led))))
})

/** The open tasks this person leads or co-ordinates. */
export async function openTasksOf(tx: Reads, actor: Actor): Promise<QueuedTask[]> {
  const query = actor.ledUnits.length > 0 ? openOfLeader : openByName
  const rows = await query(tx).execute({ officer: actor.officerId })
  // The head of two units may lead a task with one and co-ordinate it with the other.
  return rows.filter((row, at) => row.id !== rows[at - 1]?.id)
}

/** What this person completed as lead, the latest first. */
export const doneTasksOf = (tx: Reads, actor: Actor, limit: number): Promise<QueuedTask[]> =>
  tx
    .select({ ...taskColumns, role: assignments.role })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(and(mine(actor), eq(tasks.work, 'done'), eq(assignments.role, 'lead')))
    .orderBy(desc(assignments.taskId))
    .limit(limit)
    .execute()

const selectTask = prepared(tx =>
  tx
    .select(taskColumns)
    .from(tasks)
    .where(eq(tasks.id, given('id'))),
)

export async function findTask(tx: Reads, id: number): Promise<Task | undefined> {
  const [task] = await selectTask(tx).execute({ id })
  return task
}

export interface Party extends Assignment {
  unit: string | null
  officer: string | null
}

const selectParties = prepared(tx =>
  tx
    .select({
      role: assignments.role,
      unitId: assignments.unitId,
      officerId: assignments.officerId,
      unit: units.name,
      officer: officers.name,
    })
    .from(assignments)
    .leftJoin(units, eq(units.id, assignments.unitId))
    .leftJoin(officers, eq(officers.id, assignments.officerId))
    .where(eq(assignments.taskId, given('task')))
    .orderBy(leadFirst, asc(assignments.id)),
)

/** Who has to do with the task: the lead first, then co-ordinators, then followers. */
export const partiesOf = (tx: Reads, taskId: number): Promise<Party[]> => selectParties(tx).execute({ task: taskId })

const selectDetails = prepared(tx =>
  tx
    .select({
      document: documents.number,
      documentDate: documents.issuedOn,
      source: tasks.source,
      assigner: tasks.assigner,
      product: tasks.product,
      note: tasks.note,
      dueText: tasks.dueText,
      recurrence: tasks.recurrence,
      otherCoordinators: tasks.otherCoordinators,
    })
    .from(tasks)
    .leftJoin(documents, eq(documents.id, tasks.documentId))
    .where(eq(tasks.id, given('id'))),
)

/** The rest of what is known of a task, for its own page. */
export async function taskDetails(tx: Reads, id: number) {
  const [row] = await selectDetails(tx).execute({ id })
  return row
}

/** Every word must begin a word of the task; quotes keep FTS5's own operators out of what people type. */
const matchQuery = (folded: string): string =>
  folded
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(word => `"${word}"*`)
    .join(' ')

export interface FoundTask extends Task {
  lead: string | null
}

/** Tasks the person may see whose text has all the words; `folded` is without diacritics. Open and urgent first. */
export async function searchTasks(tx: Reads, actor: Actor, folded: string, limit: number): Promise<FoundTask[]> {
  const query = matchQuery(folded)
  if (query === '') return []
  const visible = actor.seesAll
    ? undefined
    : inArray(
        tasks.id,
        tx
          .select({ id: assignments.taskId })
          .from(assignments)
          .where(actor.scope.size > 0 ? or(mine(actor), inArray(assignments.unitId, [...actor.scope])) : mine(actor)),
      )
  return tx
    .select({ ...taskColumns, lead: units.name })
    .from(tasks)
    .leftJoin(assignments, and(eq(assignments.taskId, tasks.id), eq(assignments.role, 'lead')))
    .leftJoin(units, eq(units.id, assignments.unitId))
    .where(and(sql`${tasks.id} in (select rowid from task_search where task_search match ${query})`, visible))
    .orderBy(sql`${assignments.openDue} is null`, asc(assignments.openDue), desc(tasks.id))
    .limit(limit)
}
