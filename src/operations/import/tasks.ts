import { inBatches } from '../../../db/batches.ts'
import type { Tx } from '../../../db/db.ts'
import { assignmentsOf, tasksByCode, type AssignmentFields } from '../../../db/tasks/import.ts'
import type { Moment } from '../../domain/tasks/task.ts'
import { officerStatusNames } from '../../domain/people/access.ts'
import { place } from '../../files/office-sheets/report.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import { openDirectory, type Directory, type KnownOfficer } from '../directory.ts'
import { difference } from './compare.ts'
import { newTask } from './new-task.ts'
import { statedParties, type StatedParties } from './parties.ts'
import { noOutcomes, type Outcomes } from './result.ts'
import { rowHash, withCodes } from './task-identity.ts'
import { writeTasks, type Addition, type Change } from './write-tasks.ts'

export interface TaskImport extends Moment {
  approvalByDefault: boolean
  onProgress: (done: number) => void
}

interface CodedRow {
  row: TaskRow
  code: string
}

/** Writes the good rows and refuses the others, each for itself. */
export async function importTasks(tx: Tx, rows: readonly TaskRow[], options: TaskImport): Promise<Outcomes> {
  const outcomes = noOutcomes()
  const directory = await openDirectory(tx)
  let done = 0
  for (const batch of inBatches(withCodes(rows, outcomes), 500)) {
    await importBatch(tx, batch, directory, options, outcomes)
    done += batch.length
    options.onProgress(done)
  }
  return outcomes
}

async function importBatch(
  tx: Tx,
  coded: readonly CodedRow[],
  directory: Directory,
  options: TaskImport,
  outcomes: Outcomes,
): Promise<void> {
  const codes = coded.map(({ code }) => code)
  const known = await tasksByCode(tx, codes)
  const ids = [...known.values()].map(task => task.id)
  const assigned = await assignmentsOf(tx, ids)
  const added: Addition[] = []
  const changed: Change[] = []
  const rewritten: { id: number; hash: string }[] = []

  const outcomeOf = ({ row, code }: CodedRow): 'new' | 'changed' | 'unchanged' | { refused: string } => {
    const hash = rowHash(row)
    const task = known.get(code)
    // The file says what it said the last time: whatever happened in chat since then stands.
    if (task?.importHash === hash) return 'unchanged'
    const parties = statedParties(row, directory, reason => outcomes.warnings.push({ ...place(row), reason }))
    if (typeof parties === 'string') return { refused: parties }
    const assignments = (task && assigned.get(task.id)) ?? []
    const departed = newToTask(parties, assignments, directory)
    if (departed && row.doneOn === undefined)
      return {
        refused: `Đồng chí ${departed.name} đã ghi “${officerStatusNames[departed.status]}”; đề nghị ghi cán bộ chủ trì khác.`,
      }
    if (!task) {
      added.push({ row, parties, task: newTask(row, parties, { ...options, code, hash }) })
      return 'new'
    }
    const found = difference(row, task, assignments, parties, options)
    if (found) changed.push({ task, assignments, difference: found, hash })
    else rewritten.push({ id: task.id, hash })
    return found ? 'changed' : 'unchanged'
  }

  for (const each of coded) {
    const outcome = outcomeOf(each)
    const at = place(each.row)
    if (typeof outcome === 'object') outcomes.refused.push({ ...at, reason: outcome.refused })
    else outcomes.rows.push({ ...at, outcome, code: each.code, title: each.row.title })
  }
  await writeTasks(tx, { added, changed, rewritten }, options.now)
}

/** The stated lead, if that is somebody who has left and who did not lead it before. */
function newToTask(
  { officerId }: StatedParties,
  assignments: readonly AssignmentFields[],
  directory: Directory,
): KnownOfficer | undefined {
  const officer = officerId === undefined ? undefined : directory.officer(officerId)
  if (!officer || officer.status === 'serving') return undefined
  return assignments.some(({ role, officerId: id }) => role === 'lead' && id === officer.id) ? undefined : officer
}
