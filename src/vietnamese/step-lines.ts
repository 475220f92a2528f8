import type { Choice } from '../domain/chat/reply.ts'
import type { TaskStep } from '../domain/tasks/task.ts'

/** The commands by which somebody does something with a task, in the order in which they are offered. */
export const stepCommands = {
  nhan: 'acknowledge',
  capnhat: 'report-progress',
  xong: 'submit-result',
  tamdung: 'pause',
  tieptuc: 'resume',
} as const satisfies Record<string, TaskStep>

const names = Object.keys(stepCommands)
const line = new RegExp(`^/(${names.join('|')}) (\\d{1,9})\\b`)

export const isUndo = ({ send }: Pick<Choice, 'send'>): boolean => send === '/hoantac'

/** The command of a choice that takes a step, or takes one back, and its task: it may be refused as things stand. */
export function stepOf(choice: Pick<Choice, 'send'>): { command: string; task?: number } | undefined {
  if (isUndo(choice)) return { command: 'hoantac' }
  const [, command, task] = line.exec(choice.send) ?? []
  return command === undefined ? undefined : { command, task: Number(task) }
}
