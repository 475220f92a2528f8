import { addEvidence } from '../../db/task-events.ts'
import type { OfficerContext } from '../command.ts'

/** Keeps the file that came with the message as proof; returns the sentence that says so, or nothing. */
export async function keepEvidence(context: OfficerContext, taskId: number): Promise<string> {
  const { file, channel } = context.message
  if (!file) return ''
  await addEvidence(context.tx, { taskId, officerId: context.actor.officerId, at: context.now, channel, file })
  return ` Đã lưu minh chứng: ${file.name}.`
}
