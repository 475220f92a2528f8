import type { OfficeSettings } from '../src/domain/people/office-settings.ts'
import { backup } from './backup.ts'
import { dailyReminders } from './daily-reminders.ts'
import { dueHours } from './due-hours.ts'
import { housekeeping } from './housekeeping.ts'
import type { Job } from './job.ts'

/** Every job there is, at the times the office has set. */
export const allJobs = ({ reminderAt }: Pick<OfficeSettings, 'reminderAt'>): readonly Job[] => [
  dailyReminders(reminderAt),
  dueHours,
  backup,
  housekeeping,
]

/** The demo's: no backups, which would push the office's own out of BACKUP_DIR. */
export const demoJobs: typeof allJobs = settings => allJobs(settings).filter(job => job !== backup)
