import { eq, max } from 'drizzle-orm'
import type { AssignmentRole } from '../../src/domain/people/access.ts'
import type { LeadNews } from '../../src/domain/tasks/announcing.ts'
import { queuePlace, type Task, type Urgency } from '../../src/domain/tasks/task.ts'
import type { Reads, Tx } from '../db.ts'
import { given, prepared, preparedInsert } from '../sqlite/prepared.ts'
import { assignments, taskEvents, tasks } from '../schema.ts'

/** What is known of a task that somebody assigns in chat. */
export interface AssignedTask {
  code: string
  title: string
  search: string
  documentId: number | null
  /** the name of the assigner, as spreadsheets have it */
  assigner: string
  assignerId: number
  enteredById: number | null
  assignedOn: string
  due: string | null
  dueTime: string | null
  source: string | null
  product: string | null
  urgency: Urgency
  needsApproval: boolean
  createdAt: number
}

const insertTask = preparedInsert(tx =>
  tx.insert(tasks).values({
    code: given('code'),
    title: given('title'),
    search: given('search'),
    documentId: given('documentId'),
    assigner: given('assigner'),
    assignerId: given('assignerId'),
    enteredById: given('enteredById'),
    assignedOn: given('assignedOn'),
    due: given('due'),
    dueTime: given('dueTime'),
    source: given('source'),
    product: given('product'),
    urgency: given('urgency'),
    needsApproval: given('needsApproval'),
    createdAt: given('createdAt'),
  }),
)

const insertAssignment = preparedInsert(tx =>
  tx.insert(assignments).values({
    taskId: given('task'),
    role: given('role'),
    unitId: given('unit'),
    officerId: given('officer'),
    openDue: given('place'),
    untold: given('untold'),
  }),
)

const insertEvent = preparedInsert(tx =>
  tx.insert(taskEvents).values({
    taskId: given('task'),
    at: given('at'),
    officerId: given('officer'),
    onBehalfOf: given('onBehalfOf'),
    kind: 'assigned',
    before: {},
    after: given('after'),
    note: given('note'),
  }),
)

export interface Part {
  role: AssignmentRole
  unitId: number | null
  officerId: number | null
  /** what whoever leads has to be told (domain/tasks/announcing.ts) */
  untold: LeadNews | null
}

/** The new task, its parts and the first line of its history. */
export async function addAssigned(
  tx: Tx,
  {
    task,
    parts,
    by,
  }: { task: AssignedTask; parts: readonly Part[]; by: { officerId: number; onBehalfOf: number | null } },
): Promise<{ task: Task; event: number }> {
  const id = await insertTask(tx).execute({ ...task })
  const { code, title, urgency, needsApproval, assignerId, due, dueTime } = task
  const added: Task = {
    ...{ id, code, title, urgency, needsApproval, assignerId, due, dueTime },
    ...{ leaderId: null, work: 'not_acknowledged', review: 'none', extension: 'none', progress: 0 },
    ...{
      submittedOn: null,
      submittedAt: null,
      result: null,
      resultDocument: null,
      askedDue: null,
      lateCause: null,
      causeReview: 'none',
      obstructed: false,
    },
  }
  const place = queuePlace(added)
  for (const { role, unitId, officerId, untold } of parts)
    await insertAssignment(tx).execute({ task: id, role, unit: unitId, officer: officerId, place, untold })
  const after = { work: added.work, due, dueTime }
  const event = await insertEvent(tx).execute({
    ...{ task: id, at: task.createdAt, officer: by.officerId, onBehalfOf: by.onBehalfOf, after, note: null },
  })
  return { task: added, event }
}

const selectByCode = prepared(tx =>
  tx
    .select({ id: tasks.id, createdAt: tasks.createdAt })
    .from(tasks)
    .where(eq(tasks.code, given('code'))),
)

/** The task under this code, and when it came, ms. */
export async function taskOfCode(tx: Reads, code: string): Promise<{ id: number; createdAt: number } | undefined> {
  const [row] = await selectByCode(tx).execute({ code })
  return row
}

const selectNewest = prepared(tx => tx.select({ id: max(tasks.id) }).from(tasks))

/** The number of the newest task; 0: there is none. */
export async function newestTask(tx: Reads): Promise<number> {
  const [row] = await selectNewest(tx).execute()
  return row?.id ?? 0
}
