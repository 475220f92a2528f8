import type { Moment, TaskState, Urgency } from '../../domain/tasks/task.ts'
import { instantOf, type LocalDate } from '../../domain/days/local-date.ts'
import { findDocumentNumber } from '../../vietnamese/document-number.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'

/** The fields of a task a row speaks of; an empty cell states nothing and has no key here. */
export interface StatedFields {
  number?: string
  title: string
  source?: string
  assigner?: string
  leader?: string
  assignedOn?: LocalDate
  product?: string
  urgency?: Urgency
  needsApproval?: boolean
  note?: string
}

export function statedFields(row: TaskRow): StatedFields {
  const { number, title, source, assigner, leader, assignedOn, product, urgency, needsApproval, note } = row
  return {
    title,
    ...(number !== undefined && { number }),
    ...(source !== undefined && { source }),
    ...(assigner !== undefined && { assigner }),
    ...(leader !== undefined && { leader }),
    ...(assignedOn !== undefined && { assignedOn }),
    ...(urgency !== undefined && { urgency }),
    ...(product !== undefined && { product }),
    ...(needsApproval !== undefined && { needsApproval }),
    ...(note !== undefined && { note }),
  }
}

export interface StatedDeadline {
  due: LocalDate | null
  dueText: string | null
  recurrence: string | null
}

/** A deadline that is no day keeps its words: "Thường xuyên", "Hằng tháng, trước ngày 25". */
export function statedDeadline({ deadline, deadlineText }: TaskRow): StatedDeadline | undefined {
  switch (deadline.kind) {
    case 'date':
      return { due: deadline.date, dueText: null, recurrence: null }
    case 'standing':
    case 'words':
      return { due: null, dueText: deadlineText ?? null, recurrence: null }
    case 'recurring':
      return { due: null, dueText: deadlineText ?? null, recurrence: deadline.rule }
    case 'none':
    case 'unclear':
      return undefined
  }
}

type Completion = Pick<TaskState, 'work' | 'progress' | 'review' | 'submittedOn' | 'submittedAt'>

/** A row with a completion date is done. The hour is not known: noon stands for it, and the present on the day itself. */
export function statedCompletion(doneOn: LocalDate, needsApproval: boolean, at: Moment): Completion {
  const submittedAt = doneOn === at.today ? at.now : instantOf(doneOn, '12:00', 'Asia/Ho_Chi_Minh')
  return { work: 'done', progress: 100, review: needsApproval ? 'approved' : 'none', submittedOn: doneOn, submittedAt }
}

/**
 * The day on which a task was done, of a row that says that it is and not when: the deadline, where that is over, else today.
 * So it is not counted as late on a guess; a warning says which day was taken.
 */
export const assumedDone = (due: LocalDate | null, today: LocalDate): LocalDate =>
  due !== null && due < today ? due : today

export const statedResult = (result: string): Pick<TaskState, 'result' | 'resultDocument'> => ({
  result,
  resultDocument: findDocumentNumber(result) ?? null,
})
