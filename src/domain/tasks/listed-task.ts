import type { LocalDate } from '../days/local-date.ts'
import type { AssignmentRole } from '../people/access.ts'
import type { Urgency } from './task.ts'

export interface ListedTask {
  id: number
  title: string
  due: LocalDate | null
  /** `HH:MM`, where the deadline has an hour */
  dueTime?: string | null
  role: AssignmentRole
  urgency: Urgency
}
