import type { LocalDate } from '../../domain/days/local-date.ts'
import { parseDeadline } from '../../vietnamese/dates.ts'
import type { Days } from './days.ts'
import type { Random } from './random.ts'

/** How the tasks of the demo stand, and how many of each make an office of 300. */
export const mixture = {
  done_on_time: 124,
  done_late: 28,
  overdue: 30,
  today: 6,
  soon: 18,
  later: 40,
  pending: 12,
  returned: 6,
  paused: 5,
  withdrawn: 6,
  no_deadline: 9,
  standing: 8,
  recurring: 8,
} as const
export type Kind = keyof typeof mixture

/** The dates of one task. */
export interface Outline {
  kind: Kind
  due: LocalDate | null
  dueText: string | null
  recurrence: string | null
  assignedOn: LocalDate
  acknowledged: boolean
  /** the day of the last step before today */
  end: LocalDate
}

export function outline(kind: Kind, days: Days, random: Random): Outline {
  const { due = null, dueText = null, end = days.yesterday } = datesOf(kind, days, random)
  const acknowledged = random.chance(acknowledgedShare[kind] ?? 1)
  const last = due !== null && due < end ? due : end
  const assignedOn = acknowledged ? days.shift(last, -random.between(6, 40)) : days.shift(last, -random.between(1, 3))
  const read = dueText === null ? undefined : parseDeadline(dueText, { today: days.today })
  const recurrence = read?.kind === 'recurring' ? read.rule : null
  return { kind, due, dueText, recurrence, assignedOn, acknowledged, end }
}

/** How many have at least been acknowledged; all of a kind that is not named. */
const acknowledgedShare: Partial<Record<Kind, number>> = { overdue: 0.85, soon: 0.7, later: 0.5, no_deadline: 0.7 }

const recurring = ['Hằng tháng, trước ngày 25', 'Hằng tháng, trước ngày 05', 'Hằng quý', 'Hằng tuần, thứ Sáu']

interface Dates {
  due?: LocalDate
  dueText?: string
  end?: LocalDate
}

function datesOf(kind: Kind, days: Days, random: Random): Dates {
  const { between } = random
  const { from, shift } = days
  switch (kind) {
    case 'done_on_time': {
      const early = random.chance(0.12)
      const due = early ? from(between(1, 12)) : from(-between(2, 225))
      return { due, end: early ? from(-between(1, 6)) : shift(due, -between(0, 1) * between(0, 6)) }
    }
    case 'done_late': {
      const due = from(-between(12, 200))
      return { due, end: shift(due, between(1, 9)) }
    }
    case 'overdue':
      return { due: from(-random.pick([1, 1, 2, 3, 4, 5, 7, 9, 12, 18])) }
    case 'today':
      return { due: from(0) }
    case 'soon':
      return { due: from(between(1, 3)) }
    case 'later':
      return { due: from(between(4, 60)) }
    case 'pending': {
      const end = from(-between(1, 5))
      return { end, due: shift(end, between(-2, 8)) }
    }
    case 'returned':
      return { due: from(between(-3, 8)), end: from(-between(1, 4)) }
    case 'paused':
      return { due: from(between(-6, 20)), end: from(-between(1, 15)) }
    case 'withdrawn': {
      const due = from(-between(5, 120))
      return { due, end: shift(due, -between(1, 4)) }
    }
    case 'no_deadline':
      return { end: from(-between(1, 30)) }
    case 'standing':
      return { dueText: 'Thường xuyên', end: from(-between(1, 30)) }
    case 'recurring':
      return { dueText: random.pick(recurring), end: from(-between(1, 20)) }
  }
}
