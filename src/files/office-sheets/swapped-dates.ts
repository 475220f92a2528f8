import type { Line } from './table.ts'
import type { TaskField } from './task-vocabulary.ts'

/**
 * Day and month of real dates look swapped: typed on a machine with American settings, "05/12" becomes the 12th of May and
 * "25/12" stays a text. Then no date has a day above 12, and the texts beside them have.
 */
export function looksSwapped(lines: readonly Pick<Line<TaskField>, 'cell'>[]): boolean {
  let dates = 0
  let texts = 0
  for (const line of lines) {
    const { text, date, merged } = line.cell('deadline')
    if (merged === 'down') continue
    if (date !== undefined) {
      const [, month = '', day = ''] = date.split('-')
      if (Number(day) > 12) return false
      if (day !== month) dates++
    } else if (Number(/^(\d{1,2})[/.-]\d{1,2}[/.-]\d{2,4}$/.exec(text)?.[1] ?? 0) > 12) texts++
  }
  return dates > 0 && texts > 0
}
