import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Actor, Assignment } from '../../src/domain/people/access.ts'
import type { Task } from '../../src/domain/tasks/task.ts'
import type { Reads } from '../db.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { foundByWords } from '../sqlite/words.ts'
import { assignments, documents, officers, tasks, units } from '../schema.ts'
import { taskColumns } from './columns.ts'
import { visibleTo } from './visibility.ts'

const leadFirst = sql`case ${assignments.role} when 'lead' then 0 when 'coordinator' then 1 else 2 end`

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

const selectTitles = prepared(tx =>
  tx
    .select({ id: tasks.id, title: tasks.title })
    .from(tasks)
    .where(inArray(tasks.id, listed('tasks')))
    .orderBy(asc(tasks.id)),
)

export const titlesOf = (tx: Reads, ids: readonly number[]): Promise<{ id: number; title: string }[]> =>
  selectTitles(tx).execute({ tasks: JSON.stringify(ids) })

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

const entering = alias(officers, 'entering')

const selectDetails = prepared(tx =>
  tx
    .select({
      document: documents.number,
      documentDate: documents.issuedOn,
      source: tasks.source,
      assigner: tasks.assigner,
      leader: tasks.leader,
      product: tasks.product,
      note: tasks.note,
      dueText: tasks.dueText,
      recurrence: tasks.recurrence,
      otherCoordinators: tasks.otherCoordinators,
      enteredBy: entering.name,
    })
    .from(tasks)
    .leftJoin(documents, eq(documents.id, tasks.documentId))
    .leftJoin(entering, eq(entering.id, tasks.enteredById))
    .where(eq(tasks.id, given('id'))),
)

/** The rest of what is known of a task, for its own page. */
export async function taskDetails(tx: Reads, id: number) {
  const [row] = await selectDetails(tx).execute({ id })
  return row
}

export interface FoundTask extends Task {
  lead: string | null
  officer: string | null
}

/** What the search for these words finds, of the tasks that the person may see; undefined where there is no word. */
function matching(tx: Reads, actor: Actor, folded: string): SQL | undefined {
  const found = foundByWords(tasks.id, folded)
  return found && and(found, visibleTo(tx, actor))
}

/** Tasks the person may see whose text has all the words; `folded` is without diacritics. Open and urgent first. */
export async function searchTasks(
  tx: Reads,
  actor: Actor,
  folded: string,
  limit: number,
  offset = 0,
): Promise<FoundTask[]> {
  const found = matching(tx, actor, folded)
  if (!found) return []
  return tx
    .select({ ...taskColumns, lead: units.name, officer: officers.name })
    .from(tasks)
    .leftJoin(assignments, and(eq(assignments.taskId, tasks.id), eq(assignments.role, 'lead')))
    .leftJoin(units, eq(units.id, assignments.unitId))
    .leftJoin(officers, eq(officers.id, assignments.officerId))
    .where(found)
    .orderBy(sql`${assignments.openDue} is null`, asc(assignments.openDue), desc(tasks.id))
    .limit(limit)
    .offset(offset)
}

/** How many tasks `searchTasks` finds on all its pages. */
export async function countFound(tx: Reads, actor: Actor, folded: string): Promise<number> {
  const found = matching(tx, actor, folded)
  if (!found) return 0
  const [row] = await tx
    .select({ count: sql<number>`count(*)` })
    .from(tasks)
    .where(found)
  return row?.count ?? 0
}
