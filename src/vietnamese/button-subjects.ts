import type { ChannelName } from '../domain/chat/incoming.ts'
import type { Choice, Reply } from '../domain/chat/reply.ts'
import { declines } from './confirmation.ts'
import { isUndo, stepOf } from './step-lines.ts'

// What the buttons of a message that stands in a chat are about: by these words it is found again when that has changed.

export const taskSubject = (task: number): string => `task ${task}`
/** the last steps of an officer, which can be taken back for a while */
export const undoSubject = (officerId: number): string => `undo ${officerId}`
export const questionSubject = (channel: ChannelName, chat: string): string => `question ${channel} ${chat}`

/** Does it ask something, which is over once it is answered? */
export const asks = ({ form, choices = [] }: Pick<Reply, 'form' | 'choices'>): boolean =>
  form !== undefined || choices.some(declines)

/** None: its buttons may stand, whatever happens. Those that share a number are no buttons under a message. */
export function subjectsOf(
  reply: Pick<Reply, 'form' | 'choices'>,
  { channel, chat, officerId }: { channel: ChannelName; chat: string; officerId: number | null },
): string[] {
  const choices: readonly Choice[] = reply.choices ?? []
  if (choices.length === 0 || choices.some(choice => choice.contact)) return []
  const tasks = choices.flatMap(choice => stepOf(choice)?.task ?? [])
  const undoes = officerId !== null && choices.some(isUndo)
  return [
    ...[...new Set(tasks)].map(taskSubject),
    ...(undoes ? [undoSubject(officerId)] : []),
    ...(asks(reply) ? [questionSubject(channel, chat)] : []),
  ]
}
