import type { EventFields } from '../../../db/tasks/import.ts'
import { instantOf, type LocalDate } from '../../domain/days/local-date.ts'
import {
  acknowledge,
  pause,
  permitted,
  reportProgress,
  submit,
  type Task,
  type TaskChange,
  type TaskState,
  approve,
  returnResult,
  withdraw,
} from '../../domain/tasks/task.ts'
import { findDocumentNumber } from '../../vietnamese/document-number.ts'
import type { Days } from './days.ts'
import type { Outline } from './outline.ts'
import type { Random } from './random.ts'
import { pauseNotes, progressNotes, resultText, returnNotes, withdrawNotes } from './words.ts'

export interface Actors {
  /** who leads the task: the officer, or the head of a unit that has named nobody */
  lead: number
  /** who decides on it */
  leader: number
}

export type DemoEvent = Omit<EventFields, 'taskId'>

export interface History {
  state: TaskState
  events: DemoEvent[]
}

const newState: TaskState = {
  work: 'not_acknowledged',
  review: 'none',
  extension: 'none',
  askedDue: null,
  progress: 0,
  due: null,
  dueTime: null,
  submittedOn: null,
  submittedAt: null,
  result: null,
  resultDocument: null,
  lateCause: null,
  causeReview: 'none',
  obstructed: false,
}

interface Subject {
  outline: Outline
  product: string
  unit: string
  needsApproval: boolean
}

/** Walks a task from its assignment to how it stands, by the same rules that hold in chat. */
export function liveThrough(subject: Subject, actors: Actors, days: Days, random: Random): History {
  const { outline, product, unit, needsApproval } = subject
  const { kind, assignedOn, end } = outline
  const events: DemoEvent[] = []
  let task: Task = {
    ...newState,
    id: 0,
    code: '',
    title: '',
    urgency: 'normal',
    needsApproval,
    due: outline.due,
    assignerId: null,
    leaderId: null,
  }
  let day = assignedOn

  // Each step an hour or so after the one before, however many fall on one day; days never go back.
  const moment = (on: LocalDate): number => {
    day = on > day ? on : day
    const minutes = 7 * 60 + 40 + events.length * 70 + random.between(0, 55)
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return instantOf(day, clock, 'Asia/Ho_Chi_Minh')
  }
  const step = (change: TaskChange, at: number, officerId: number | null, note: string | null): void => {
    const keys = new Set(Object.keys(change.set))
    const before: Partial<TaskState> = Object.fromEntries(Object.entries(task).filter(([key]) => keys.has(key)))
    events.push({
      at,
      officerId,
      kind: change.kind,
      before: change.kind === 'imported' ? {} : before,
      after: change.set,
      note,
    })
    task = { ...task, ...change.set }
  }
  const byLead = (change: TaskChange, on: LocalDate, note: string | null): void =>
    step(change, moment(on), actors.lead, note)
  const byLeader = (change: TaskChange, on: LocalDate, note: string | null): void =>
    step(change, moment(on), actors.leader, note)
  const handIn = (): void => {
    const result = resultText(product, unit, end, random)
    const now = moment(end)
    step(permitted(submit(task, { now, today: day }, result, findDocumentNumber(result))), now, actors.lead, result)
  }
  const nextDay = (): LocalDate => {
    const next = days.shift(end, 1)
    return next < days.today ? next : end
  }

  step({ kind: 'imported', set: { work: 'not_acknowledged', due: outline.due } }, moment(assignedOn), null, null)
  if (outline.acknowledged) {
    const soon = days.shift(assignedOn, random.between(0, 2))
    byLead(permitted(acknowledge(task)), soon < end ? soon : end, null)
    for (
      let percent = 5 * random.between(2, 8);
      percent < 100 && random.chance(0.6);
      percent += 5 * random.between(4, 9)
    ) {
      const on = days.shift(day, random.between(1, 4))
      if (on < end) byLead(permitted(reportProgress(task, percent)), on, `${percent}% – ${random.pick(progressNotes)}`)
    }
  }
  switch (kind) {
    case 'done_on_time':
    case 'done_late':
      handIn()
      if (needsApproval) byLeader(permitted(approve(task)), nextDay(), null)
      break
    case 'pending':
      handIn()
      break
    case 'returned':
      handIn()
      byLeader(
        permitted(returnResult(task, { progress: 90, due: task.due }, false)),
        nextDay(),
        random.pick(returnNotes),
      )
      break
    case 'paused':
      byLeader(permitted(pause(task)), end, random.pick(pauseNotes))
      break
    case 'withdrawn':
      byLeader(permitted(withdraw(task)), end, random.pick(withdrawNotes))
      break
    case 'overdue':
    case 'today':
    case 'soon':
    case 'later':
    case 'no_deadline':
    case 'standing':
    case 'recurring':
      break
  }
  const { work, review, extension, askedDue, progress, due, dueTime, submittedOn, submittedAt } = task
  const { result, resultDocument, lateCause, causeReview, obstructed } = task
  const stands = { work, review, extension, askedDue, progress, due, dueTime, submittedOn, submittedAt }
  return { state: { ...stands, result, resultDocument, lateCause, causeReview, obstructed }, events }
}
