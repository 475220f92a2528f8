import type { Command } from '../../commands/command.ts'
import type { Conversation } from '../../db/messages/conversations.ts'
import { taskNumber } from '../../commands/shared/task-argument.ts'
import { text, type Reply } from '../domain/chat/reply.ts'
import { isConfirmation } from '../vietnamese/confirmation.ts'
import { joinList, shorten } from '../vietnamese/phrases.ts'
import { interpret, type Meaning } from './interpret.ts'
import type { Asked } from './run.ts'

// Files that came before the words they belong to.

/**
 * They go with the answer to the open question, with the yes to what was asked back, and, where no question is open, with the
 * next report that is typed.
 */
export function takesWaiting(meaning: Meaning, { choices, form }: Conversation, commands: readonly Command[]): boolean {
  if (meaning.kind === 'answer') return true
  if (meaning.kind !== 'command') return false
  const agreed =
    isConfirmation(choices) &&
    choices.some(({ send }) => {
      const line = interpret(send, { choices: [] }, commands)
      return line.kind === 'command' && line.name === meaning.name && line.args === meaning.args
    })
  const reports = !form && takesFiles(meaning.name, commands) && (taskNumber(meaning.args)?.rest ?? '') !== ''
  return agreed || reports
}

const takesFiles = (name: string, commands: readonly Command[]): boolean =>
  commands.some(command => command.name === name && command.takesFiles)

/** A report that asks for the task or the result keeps them until that is said. */
export function keepWaiting(reply: Reply, { takesFiles }: Command, { files, form }: Conversation): Reply {
  if (!takesFiles || form || files.length === 0) return reply
  if (!reply.form) return { ...reply, keepsFiles: true }
  const names = joinList([...new Set(files.map(({ name }) => shorten(name, 60)))])
  const kept = text(`Tệp đã gửi (${names}) sẽ được lưu làm minh chứng cùng câu trả lời.`)
  return { ...reply, blocks: [...reply.blocks, kept], keepsFiles: true }
}

export function withWaiting(context: Asked, { files }: Conversation): Asked {
  const { message } = context
  const known = new Set(message.files)
  return { ...context, message: { ...message, files: [...files.filter(file => !known.has(file)), ...message.files] } }
}
