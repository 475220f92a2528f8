import { assignmentsOf, tasksByCode } from '../../db/tasks/import.ts'
import type { Db } from '../../db/db.ts'
import { historyOf } from '../../db/tasks/events.ts'
import { openDirectory } from '../../src/operations/directory.ts'

/** The task with this code, with its parties as `role unit officer` and where it stands in their queues. */
export async function storedTask(db: Db, code: string) {
  const task = (await tasksByCode(db.reads, [code])).get(code)
  if (!task) throw new Error(`no task ${code}`)
  const directory = await openDirectory(db.reads)
  const assignments = (await assignmentsOf(db.reads, [task.id])).get(task.id) ?? []
  const name = (id: number | null, find: (id: number) => { code: string } | undefined): string =>
    id === null ? '-' : (find(id)?.code ?? '?')
  return {
    ...task,
    parties: assignments.map(
      a => `${a.role} ${name(a.unitId, directory.unit)} ${name(a.officerId, directory.officer)}`,
    ),
    queues: [...new Set(assignments.map(a => a.openDue))],
    history: (await historyOf(db.reads, task.id, 20)).map(({ kind, note, after }) => ({ kind, note, after })).reverse(),
  }
}
