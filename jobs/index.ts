import { backup } from './backup.ts'
import { dailyReminders } from './daily-reminders.ts'
import { housekeeping } from './housekeeping.ts'
import type { Job } from './job.ts'

/** Every job there is. `reminderAt`: HH:MM of the morning digest. */
export const allJobs = (reminderAt: string): readonly Job[] => [dailyReminders(reminderAt), backup, housekeeping]
