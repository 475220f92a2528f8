import type { LocalDate } from '../domain/days/local-date.ts'
import type { EventKind } from '../domain/tasks/task.ts'
import { moment } from './phrases.ts'
import { eventWords } from './task-lines.ts'

// What is written under a message whose buttons are gone.

/** `label`: the words of the button */
export const answerChosen = (label: string): string => `Đồng chí đã chọn: ${label}.`

/** `by`: the officer's name; null: whoever runs the office's data */
export const stepTaken = (
  { kind, by }: { kind: EventKind; by: string | null },
  task: number,
  time: string,
  day: LocalDate,
): string =>
  `${by === null ? 'Quản trị' : `Đồng chí ${by}`} đã ${eventWords[kind]} việc #${task} lúc ${moment(day, time)}.`
