import { lastUndoable, newestEvent, type OwnEvent } from '../../db/tasks/events.ts'
import { undoWindowMs } from '../../src/domain/tasks/task.ts'
import type { OfficerContext } from '../command.ts'

/** This person's last step that may be taken back; `newest`: nobody has done anything with its task since. */
export async function lastStep({
  tx,
  actor,
  now,
}: OfficerContext): Promise<(OwnEvent & { newest: boolean }) | undefined> {
  const event = await lastUndoable(tx, actor.officerId, now - undoWindowMs)
  return event && { ...event, newest: (await newestEvent(tx, event.taskId)) === event.id }
}
