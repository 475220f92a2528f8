import type { LocalDate } from '../../../domain/days/local-date.ts'

/** A kind of task: `{}` is what it is about, `{q}`, `{m}`, `{y}` the quarter, month and year of its deadline. */
export interface Pattern {
  title: string
  product: string
  objects: readonly string[]
}

/** `objects` parted by ` | `; none for a task that is always about the same. */
export const pattern = (title: string, product: string, objects = ''): Pattern => ({
  title,
  product,
  objects: objects.split(' | '),
})

const quarters = ['I', 'II', 'III', 'IV']

/** The text of a task due on `due`. */
export function fillPattern(title: string, object: string, due: LocalDate): string {
  const [year, month] = [Number(due.slice(0, 4)), Number(due.slice(5, 7))]
  return title
    .replace('{}', object)
    .replace('{q}', `quý ${quarters[Math.floor((month - 1) / 3)] ?? ''}/${year}`)
    .replace('{m}', `tháng ${month}/${year}`)
    .replace('{y}', String(year))
}
