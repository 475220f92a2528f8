import { daysBetween, type LocalDate } from '../days/local-date.ts'
import { workingDaysBetween, type WorkingCalendar } from '../days/working-calendar.ts'
import type { ListedTask } from './listed-task.ts'
import type { Undecided } from './task.ts'

export interface ReminderRules {
  /** working days before the deadline, e.g. 7, 3, 1, 0 */
  days: readonly number[]
  /** an overdue task comes again in each so many working days */
  overdueEvery: number
}

export interface DueTask extends ListedTask {
  due: LocalDate
  /** The reminders this officer was already given about this task and this deadline. */
  reminded: readonly string[]
}

/** A result, a request for another deadline, a cause that waits for a decision. */
export interface WaitingResult {
  id: number
  title: string
  matter: Undecided
  /** the day on which it was handed in */
  since: LocalDate
  /** The reminders this officer was already given about this result. */
  reminded: readonly string[]
}

export interface Reminder {
  taskId: number
  /** its deadline; of a result that waits the day since when it does */
  due: LocalDate
  /**
   * `m3`: the milestone of three working days; `o0`, `o1` …: the n-th while overdue; `w0`, `w1` …: while a result waits; `x0` …: another
   * deadline; `c0` …: a cause; `f1`, `f3` …: a task
   * that one follows, overdue by so many working days
   */
  stage: string
}

/** A result comes on the first morning on which it waits, and again each so many working days. */
const waitingEvery = 5

/** The letter that begins its stages. */
const stages: Record<Undecided, string> = { result: 'w', extension: 'x', cause: 'c' }

const waitingStage = ({ matter, since }: WaitingResult, today: LocalDate, calendar: WorkingCalendar): string =>
  `${stages[matter]}${Math.floor(Math.max(0, workingDaysBetween(calendar, since, today)) / waitingEvery)}`

/**
 * The reminder a deadline calls for today, if any. It is the nearest milestone already reached, not the one that falls exactly
 * today: what an outage missed is made up for on the next working morning, once.
 */
export function stageOf(
  due: LocalDate,
  today: LocalDate,
  rules: ReminderRules,
  calendar: WorkingCalendar,
): string | undefined {
  if (due < today) {
    const overdueDays = Math.max(1, workingDaysBetween(calendar, due, today))
    return `o${Math.floor((overdueDays - 1) / rules.overdueEvery)}`
  }
  const left = workingDaysBetween(calendar, today, due)
  const reached = rules.days.filter(days => left <= days)
  return reached.length > 0 ? `m${Math.min(...reached)}` : undefined
}

/** Followers are told when a task becomes overdue, and when it is so by so many working days: it is not theirs to do. */
const followedAfter = [1, 3, 6]

/** Of the overdue tasks that somebody follows those that are told today, the most overdue first. */
export function followedToTell(
  tasks: readonly DueTask[],
  today: LocalDate,
  calendar: WorkingCalendar,
): { tasks: DueTask[]; reminders: Reminder[] } {
  const late = tasks.flatMap(task => {
    const days = Math.max(1, workingDaysBetween(calendar, task.due, today))
    const stage = `f${Math.max(...followedAfter.filter(after => after <= days))}`
    return task.reminded.includes(stage) ? [] : [{ task, stage }]
  })
  const sorted = late.toSorted((a, b) => daysBetween(b.task.due, a.task.due) || a.task.id - b.task.id)
  return {
    tasks: sorted.map(({ task }) => task),
    reminders: sorted.map(({ task, stage }) => ({ taskId: task.id, due: task.due, stage })),
  }
}

/** Of an officer's tasks those that are told today, the most overdue first. */
export function tasksToTell(
  tasks: readonly DueTask[],
  today: LocalDate,
  rules: ReminderRules,
  calendar: WorkingCalendar,
): { tasks: DueTask[]; reminders: Reminder[] } {
  const due = tasks
    .flatMap(task => {
      const stage = stageOf(task.due, today, rules, calendar)
      return stage === undefined || task.reminded.includes(stage) ? [] : [{ task, stage }]
    })
    .sort((a, b) => daysBetween(b.task.due, a.task.due) || a.task.id - b.task.id)
  return {
    tasks: due.map(({ task }) => task),
    reminders: due.map(({ task, stage }) => ({ taskId: task.id, due: task.due, stage })),
  }
}

/** Of the results that wait those that are told today, what has waited longest first. */
export function waitingToTell<Result extends WaitingResult>(
  results: readonly Result[],
  today: LocalDate,
  calendar: WorkingCalendar,
): { results: Result[]; reminders: Reminder[] } {
  const waiting = results
    .map(result => ({ result, stage: waitingStage(result, today, calendar) }))
    .filter(({ result, stage }) => !result.reminded.includes(stage))
    .sort((a, b) => daysBetween(b.result.since, a.result.since) || a.result.id - b.result.id)
  return {
    results: waiting.map(({ result }) => result),
    reminders: waiting.map(({ result, stage }) => ({ taskId: result.id, due: result.since, stage })),
  }
}
