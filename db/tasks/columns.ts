import { tasks } from '../schema.ts'

/** What a task is in the domain. */
export const taskColumns = {
  id: tasks.id,
  code: tasks.code,
  title: tasks.title,
  due: tasks.due,
  dueTime: tasks.dueTime,
  work: tasks.work,
  review: tasks.review,
  extension: tasks.extension,
  askedDue: tasks.askedDue,
  progress: tasks.progress,
  submittedOn: tasks.submittedOn,
  submittedAt: tasks.submittedAt,
  result: tasks.result,
  resultDocument: tasks.resultDocument,
  lateCause: tasks.lateCause,
  causeReview: tasks.causeReview,
  obstructed: tasks.obstructed,
  needsApproval: tasks.needsApproval,
  urgency: tasks.urgency,
  assignerId: tasks.assignerId,
  leaderId: tasks.leaderId,
}
