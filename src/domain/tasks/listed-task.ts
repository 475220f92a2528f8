import type { LocalDate } from '../days/local-date.ts'
import type { AssignmentRole } from '../people/access.ts'
import type { TaskState, Urgency } from './task.ts'

export interface ListedTask extends Pick<TaskState, 'extension' | 'obstructed'> {
  id: number
  title: string
  due: LocalDate | null
  /** `HH:MM`, where the deadline has an hour */
  dueTime?: string | null
  role: AssignmentRole
  urgency: Urgency
}
