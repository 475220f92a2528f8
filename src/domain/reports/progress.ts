import { judgedOn } from '../tasks/due.ts'
import type { LocalDate } from '../days/local-date.ts'
import type { Task } from '../tasks/task.ts'

/** The official four counts, and the tasks without a deadline, which are named apart (BC 1270/BC-TCTTTg). */
export interface ProgressCounts {
  doneOnTime: number
  doneLate: number
  openOnTime: number
  openLate: number
  noDeadline: number
}

/** One of the counts of a progress report. */
export type Figure = keyof ProgressCounts

export const noCounts = (): ProgressCounts => ({
  doneOnTime: 0,
  doneLate: 0,
  openOnTime: 0,
  openLate: 0,
  noDeadline: 0,
})

/** Which of the five counts a task belongs to; a withdrawn task belongs to none. */
export function category(
  task: Pick<Task, 'work' | 'due' | 'submittedOn'>,
  today: LocalDate,
): keyof ProgressCounts | undefined {
  if (task.work === 'withdrawn') return undefined
  if (task.due === null) return 'noDeadline'
  const late = judgedOn(task, today) > task.due
  if (task.work === 'done') return late ? 'doneLate' : 'doneOnTime'
  return late ? 'openLate' : 'openOnTime'
}

export function addCounts(a: ProgressCounts, b: ProgressCounts): ProgressCounts {
  return {
    doneOnTime: a.doneOnTime + b.doneOnTime,
    doneLate: a.doneLate + b.doneLate,
    openOnTime: a.openOnTime + b.openOnTime,
    openLate: a.openLate + b.openLate,
    noDeadline: a.noDeadline + b.noDeadline,
  }
}

export const doneOf = (c: ProgressCounts): number => c.doneOnTime + c.doneLate
export const openOf = (c: ProgressCounts): number => c.openOnTime + c.openLate
/** Tasks with a deadline: the N of the official sentence. */
export const totalOf = (c: ProgressCounts): number => doneOf(c) + openOf(c)

/** The sentence every report uses, word for word. */
export function officialSentence(c: ProgressCounts): string {
  const sentence =
    `Tổng số ${totalOf(c)} nhiệm vụ: đã hoàn thành ${doneOf(c)} (đúng hạn ${c.doneOnTime}, quá hạn ${c.doneLate}); ` +
    `chưa hoàn thành ${openOf(c)} (trong hạn ${c.openOnTime}, quá hạn ${c.openLate}).`
  return c.noDeadline > 0 ? `${sentence} Ngoài ra có ${c.noDeadline} nhiệm vụ không thời hạn.` : sentence
}
