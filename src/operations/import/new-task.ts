import type { NewTask } from '../../../db/tasks/import.ts'
import type { Moment } from '../../domain/tasks/task.ts'
import { fold } from '../../vietnamese/normalise.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import type { StatedParties } from './parties.ts'
import type { TermOf } from './source-terms.ts'
import { assumedDone, statedCompletion, statedDeadline, statedFields, statedResult } from './stated.ts'

/** What people may type to find a task. */
export const searchText = (title: string, document: string | null, code: string): string =>
  fold([title, document ?? '', code].join(' '))

export interface NewTaskContext extends Moment {
  code: string
  hash: string
  approvalByDefault: boolean
  /** The deadline that a source gives its tasks, of one received on this day. */
  termOf: TermOf
}

export type AddedTask = Omit<NewTask, 'documentId'>

/** The task a row without a known code makes. */
export function newTask(row: TaskRow, parties: StatedParties, context: NewTaskContext): AddedTask {
  const { code, hash } = context
  const needsApproval = row.needsApproval ?? context.approvalByDefault
  const stated = statedDeadline(row) ?? termOfSource(row, context)
  const due = stated?.due ?? null
  const doneOn = row.doneOn ?? (row.finished && assumedDone(due, context.today))
  return {
    ...nothingKnown,
    ...statedFields(row),
    ...parties.named,
    ...stated,
    ...(row.progress !== undefined && { work: 'in_progress' as const, progress: row.progress }),
    ...(doneOn !== undefined && statedCompletion(doneOn, needsApproval, context)),
    ...(row.result !== undefined && statedResult(row.result)),
    code,
    needsApproval,
    otherCoordinators: parties.coordinators?.others ?? null,
    search: searchText(row.title, row.document ?? null, code),
    createdAt: context.now,
    importHash: hash,
  }
}

/** Where a row says nothing of a deadline, its source may have a term of its own. */
function termOfSource({ source, deadline, assignedOn }: TaskRow, { termOf, today }: NewTaskContext) {
  const due = source === undefined || deadline.kind !== 'none' ? undefined : termOf(source, assignedOn ?? today)
  return due === undefined ? undefined : { due, dueText: null, recurrence: null }
}

const nothingKnown = {
  number: null,
  source: null,
  assigner: null,
  assignerId: null,
  leader: null,
  leaderId: null,
  assignedOn: null,
  due: null,
  dueTime: null,
  dueText: null,
  recurrence: null,
  product: null,
  note: null,
  urgency: 'normal',
  work: 'not_acknowledged',
  review: 'none',
  extension: 'none',
  askedDue: null,
  progress: 0,
  submittedOn: null,
  submittedAt: null,
  result: null,
  resultDocument: null,
  lateCause: null,
  causeReview: 'none',
  obstructed: false,
} as const
