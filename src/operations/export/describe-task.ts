import type { AssignmentFields, KnownTask } from '../../../db/tasks/import.ts'
import type { WorkingCalendar } from '../../domain/days/working-calendar.ts'
import { dueStatus, remaining, type DueStatus } from '../../domain/tasks/due.ts'
import type { LocalDate } from '../../domain/days/local-date.ts'
import { shortDate } from '../../vietnamese/phrases.ts'
import { reviewWords, workWords } from '../../vietnamese/task-lines.ts'
import type { TaskOut, TaskStatusOut } from '../../files/layout.ts'
import type { Directory } from '../directory.ts'

export interface ExportDay {
  today: LocalDate
  calendar: WorkingCalendar
}

/** One row of an export: what an import reads back, and how the task stands today. */
export function describeTask(
  task: KnownTask,
  assignments: readonly AssignmentFields[],
  directory: Directory,
  { today, calendar }: ExportDay,
): TaskOut & TaskStatusOut {
  const lead = assignments.find(assignment => assignment.role === 'lead')
  const [unitId, officerId] = [lead?.unitId ?? null, lead?.officerId ?? null]
  const helping = assignments.flatMap(({ role, unitId: unit }) =>
    role === 'coordinator' && unit !== null && unit !== unitId ? [unit] : [],
  )
  const status = dueStatus(task, today, calendar)
  return {
    code: task.code,
    title: task.title,
    leads: unitId === null ? '' : unitText(unitId, directory),
    urgency: task.urgency,
    needsApproval: task.needsApproval,
    ...optional('number', task.number),
    ...optional('document', task.document),
    ...optional('documentDate', task.documentDate),
    ...optional('source', task.source),
    ...optional('leadOfficer', officerId === null ? null : officerText(officerId, unitId, directory)),
    ...optional('coordinators', coordinators(helping, task.otherCoordinators, directory)),
    ...optional('assigner', task.assigner),
    ...optional('leader', task.leader),
    ...optional('followers', followers(assignments, directory)),
    // Of a task that recurs the rule is what the office wrote; the day of its next turn follows from it.
    ...optional('deadline', task.recurrence === null ? (deadlineCell(task) ?? task.dueText) : task.dueText),
    ...optional('product', task.product),
    ...optional('doneOn', task.work === 'done' ? task.submittedOn : null),
    ...optional('result', task.result),
    ...optional('note', task.note),
    status: task.review === 'none' ? workWords[task.work] : `${workWords[task.work]}, ${reviewWords[task.review]}`,
    dueStatus: dueWords[status.kind],
    left: task.work === 'done' || task.work === 'withdrawn' ? '' : remaining(status),
  }
}

/** A day as a date; with its hour in words, which an import reads as that day. */
const deadlineCell = ({ due, dueTime }: KnownTask): string | null =>
  due === null || dueTime === null ? due : `${dueTime} ${shortDate(due)}`

const optional = <K extends keyof TaskOut>(key: K, value: TaskOut[K] | '' | null): Pick<TaskOut, K> | object =>
  value === null || value === '' ? {} : { [key]: value }

const dueWords: Record<DueStatus['kind'], string> = {
  done_on_time: 'hoàn thành đúng hạn',
  done_late: 'hoàn thành quá hạn',
  submitted_on_time: 'đã trình đúng hạn',
  submitted_late: 'đã trình quá hạn',
  overdue: 'quá hạn',
  today: 'trong hạn',
  soon: 'sắp đến hạn',
  later: 'trong hạn',
  no_deadline: 'không thời hạn',
  withdrawn: 'đã thu hồi',
}

/** Its name where an import finds it by that, else its code: two units may bear one name. */
function unitText(id: number, { unit, matcher }: Directory): string {
  const { code, name } = unit(id) ?? { code: '', name: '' }
  return matcher.find(name) === code ? name : code
}

const followers = (assignments: readonly AssignmentFields[], directory: Directory): string =>
  assignments
    .flatMap(({ role, officerId }) => (role === 'follower' && officerId !== null ? officerId : []))
    .flatMap(id => {
      const officer = directory.officer(id)
      return (officer && [officer.name, officer.code].find(text => directory.theOfficer(text)?.id === id)) ?? []
    })
    .join('; ')

function officerText(id: number, unitId: number | null, directory: Directory): string {
  const officer = directory.officer(id)
  if (!officer) return ''
  const means = (text: string): boolean => {
    const called = directory.officersCalled(text, unitId ?? undefined)
    return called.length === 1 && called[0]?.id === id
  }
  // The code of who has left may be somebody else's by now: an empty cell leaves the task as it is.
  return [officer.name, officer.code].find(means) ?? ''
}

function coordinators(unitIds: readonly number[], others: string | null, directory: Directory): string {
  const names = unitIds.map(id => unitText(id, directory))
  const text = [...names, ...(others === null ? [] : [others])].join('; ')
  const codes = unitIds.map(id => directory.unit(id)?.code)
  const readBack = directory.unitsIn(text).matched
  // Beside one another two names may read as a third one; codes do not.
  return readBack.length === codes.length && readBack.every(code => codes.includes(code))
    ? text
    : [...codes, ...(others === null ? [] : [others])].join('; ')
}
