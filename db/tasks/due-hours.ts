import { and, eq, inArray, sql } from 'drizzle-orm'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import type { Reads } from '../db.ts'
import { given, prepared } from '../sqlite/prepared.ts'
import { tasks } from '../schema.ts'
import { taskColumns } from './columns.ts'

const selectDue = prepared(tx =>
  tx
    .select(taskColumns)
    .from(tasks)
    .where(
      and(
        eq(tasks.due, given('day')),
        // in the words of its index
        sql`${tasks.dueTime} is not null`,
        sql`${tasks.dueTime} between ${given('from')} and ${given('to')}`,
        inArray(tasks.work, ['not_acknowledged', 'in_progress']),
        sql`${tasks.review} <> 'pending'`,
      ),
    ),
)

/** The tasks to be done by an hour of this day, from `from` to `to` (`HH:MM`), that nothing was handed in for. */
export const dueByHour = (tx: Reads, day: LocalDate, from: string, to: string) =>
  selectDue(tx).execute({ day, from, to })
