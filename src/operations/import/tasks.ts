import { setTimeout } from 'node:timers/promises'
import { inBatches } from '../../../db/batches.ts'
import type { Db, Reads, Tx } from '../../../db/db.ts'
import {
  assignmentsOf,
  deadlinesOfFiles,
  tasksByCode,
  tasksOfPlans,
  type AssignmentFields,
  type KnownTask,
} from '../../../db/tasks/import.ts'
import type { Occasion } from '../../actions/action.ts'
import { tellFormerLeads, type FormerLead } from '../../actions/tell-former-leads.ts'
import type { Moment } from '../../domain/tasks/task.ts'
import { officerStatusNames } from '../../domain/people/access.ts'
import { place } from '../../files/office-sheets/report.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { shortDate } from '../../vietnamese/phrases.ts'
import { workWords } from '../../vietnamese/task-lines.ts'
import type { Directory, KnownOfficer } from '../directory.ts'
import { difference, newlyMeant, saysMovedDeadline } from './compare.ts'
import { newTask } from './new-task.ts'
import { namedOfficers, namesIn, statedParties, type StatedParties } from './parties.ts'
import { noOutcomes, type Outcomes } from './result.ts'
import type { TermOf } from './source-terms.ts'
import { rowHash, withCodes, type CodedRow } from './task-identity.ts'
import { writeTasks, type Addition, type Change, type Rewritten, type TaskPlan } from './write-tasks.ts'

export interface TaskImport extends Moment {
  approvalByDefault: boolean
  termOf: TermOf
  /** where people are told; left out: nobody is */
  tell?: Occasion['office']
  dryRun: boolean
  onProgress: (done: number) => void
}

/** Rows in one transaction: with their history and parties they take some 10 ms, and chats write in between. */
const batchSize = 50
/** Another process waits for the lock in steps of some ms: without a pause it would not get it before the end. */
const pauseMs = 5

/**
 * Writes the good rows and refuses the others, each for itself, in short transactions. One that is interrupted goes on when
 * it is run again: what was written is known by then.
 */
export async function importTasks(
  db: Db,
  rows: readonly TaskRow[],
  directory: Directory,
  options: TaskImport,
): Promise<Outcomes> {
  const outcomes = noOutcomes()
  const stored = rows.some(row => row.code === undefined) ? await tasksOfPlans(db.reads) : []
  const leadOf = (row: TaskRow): string | undefined => namesIn(row, directory).leads.matched[0]
  const coded = withCodes(rows, stored, leadOf, outcomes)
  let done = 0
  for (const batch of inBatches(coded, batchSize)) {
    const came = options.dryRun
      ? (await planBatch(db.reads, batch, directory, options)).outcomes
      : await db.transact(tx => writeBatch(tx, batch, directory, options))
    outcomes.rows.push(...came.rows)
    outcomes.refused.push(...came.refused)
    outcomes.warnings.push(...came.warnings)
    if (!options.dryRun) await setTimeout(pauseMs)
    done += batch.length
    options.onProgress(done)
  }
  return outcomes
}

async function writeBatch(
  tx: Tx,
  coded: readonly CodedRow[],
  directory: Directory,
  options: TaskImport,
): Promise<Outcomes> {
  const { outcomes, ...plan } = await planBatch(tx, coded, directory, options)
  await writeTasks(tx, plan, options.now)
  if (options.tell) await tellFormerLeads(tx, { ...options, office: options.tell }, plan.changed.flatMap(formerLead))
  return outcomes
}

/** Whoever was never told that it was theirs need not hear that it is not. */
function formerLead({ task, assignments, difference }: Change): FormerLead[] {
  const lead = assignments.find(({ role }) => role === 'lead')
  const moved = difference.lead && lead && difference.lead.officerId !== lead.officerId
  return moved && lead.officerId !== null && lead.openDue !== null && lead.untold !== 'assigned'
    ? [{ task: task.id, officerId: lead.officerId }]
    : []
}

async function planBatch(
  tx: Reads,
  coded: readonly CodedRow[],
  directory: Directory,
  options: TaskImport,
): Promise<TaskPlan & { outcomes: Outcomes }> {
  const outcomes = noOutcomes()
  const codes = coded.map(({ code }) => code)
  const known = await tasksByCode(tx, codes)
  const ids = [...known.values()].map(task => task.id)
  const assigned = await assignmentsOf(tx, ids)
  const deadlines = await deadlinesOfFiles(tx, ids)
  const added: Addition[] = []
  const changed: Change[] = []
  const rewritten: Rewritten[] = []

  const outcomeOf = (
    { row, code, probably }: CodedRow,
    warn: (reason: string) => void,
  ): 'new' | 'changed' | 'unchanged' | { refused: string } => {
    const hash = rowHash(row)
    const task = known.get(code)
    // The file says what it said the last time: whatever happened in chat since then stands.
    if (task?.importHash === hash) {
      // Whoever the names in it mean may have come into the office since.
      const meant = newlyMeant(task, namedOfficers(row, directory))
      if (Object.keys(meant).length > 0) rewritten.push({ id: task.id, hash, ...meant })
      return 'unchanged'
    }
    const parties = statedParties(row, directory, warn)
    if (typeof parties === 'string') return { refused: parties }
    const assignments = (task && assigned.get(task.id)) ?? []
    const departed = newToTask(parties, assignments, directory)
    if (departed && row.doneOn === undefined)
      return {
        refused: `Đồng chí ${departed.name} đã ghi “${officerStatusNames[departed.status]}”; đề nghị ghi cán bộ chủ trì khác.`,
      }
    const status = refusedStatus(row, task)
    if (status !== undefined) return { refused: status }
    if (probably)
      warn(
        probably.taken
          ? `Nội dung khác với lần nhập trước; có lẽ là việc #${probably.task.id} (“${probably.task.title}”) nên được ghi vào việc đó.`
          : `Được ghi là việc mới; có lẽ là việc #${probably.task.id} (“${probably.task.title}”). Nếu đúng là việc đó, đề nghị ghi mã ${probably.task.code} vào cột Mã.`,
      )
    if (!task) {
      const fresh = newTask(row, parties, { ...options, code, hash })
      added.push({ row, parties, task: fresh })
      sayDoneOn(row, fresh.submittedOn, warn)
      return 'new'
    }
    const deadlineStays = saysMovedDeadline(row, task, deadlines.get(task.id))
    if (deadlineStays && task.due !== null)
      warn(
        `Thời hạn ${shortDate(task.due)} của việc #${task.id} được quyết định trong trò chuyện nên giữ nguyên; bảng vẫn ghi hạn cũ. Muốn đổi, đề nghị ghi hạn khác.`,
      )
    const found = difference(row, task, assignments, parties, options, deadlineStays)
    if (found) {
      changed.push({ task, assignments, difference: found, hash })
      sayDoneOn(row, found.state.submittedOn ?? null, warn)
    } else rewritten.push({ id: task.id, hash, ...(row.number !== undefined && { number: row.number }) })
    return found ? 'changed' : 'unchanged'
  }

  for (const each of coded) {
    const at = place(each.row)
    const outcome = outcomeOf(each, reason => outcomes.warnings.push({ ...at, reason }))
    if (typeof outcome === 'object') outcomes.refused.push({ ...at, reason: outcome.refused })
    else outcomes.rows.push({ ...at, outcome, code: each.code, title: each.row.title })
  }
  return { added, changed, rewritten, outcomes }
}

function sayDoneOn({ finished, doneOn }: TaskRow, submittedOn: string | null, warn: (reason: string) => void): void {
  if (finished && doneOn === undefined && submittedOn !== null)
    warn(`Việc được ghi là đã hoàn thành nhưng không có ngày hoàn thành; tạm ghi ${shortDate(submittedOn)}.`)
}

/** Work is paused or withdrawn by whoever may do that, with a reason; a word in a file is neither. */
function refusedStatus({ status }: TaskRow, task: KnownTask | undefined): string | undefined {
  if (status === undefined || (task && fold(status).startsWith(fold(workWords[task.work])))) return undefined
  const how = task ? `; đề nghị dùng lệnh trong trò chuyện với việc #${task.id}` : ''
  return `Trạng thái “${status}” không ghi được bằng tệp${how}.`
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
