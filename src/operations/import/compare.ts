import type { AssignmentFields, DocumentIdentity, KnownTask, TaskUpdate } from '../../../db/tasks/import.ts'
import { isOpen, type Moment, type TaskState } from '../../domain/tasks/task.ts'
import { nfc } from '../../domain/chat/tidy-text.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import { searchText } from './new-task.ts'
import type { NamedOfficers, StatedParties } from './parties.ts'
import { statedCompletion, statedDeadline, statedFields, statedResult, type StatedFields } from './stated.ts'

/** What a row changes of the task as it is now. */
export interface Difference {
  /** columns of the task */
  set: TaskUpdate
  state: Partial<TaskState>
  /** the document that assigns it, when that is another one */
  document: DocumentIdentity | undefined
  lead: { unitId: number | null; officerId: number | null } | undefined
  /** all co-ordinating units from now on */
  coordinators: number[] | undefined
  /** all followers from now on */
  followers: number[] | undefined
  /** what differs, in words for the history */
  names: string[]
}

/** Does the row only say the deadline again that was moved in chat since? `said`: that of the last file, where it was moved. */
export function saysMovedDeadline(row: TaskRow, task: KnownTask, said: string | null | undefined): boolean {
  const deadline = statedDeadline(row)
  return said !== undefined && deadline?.due === said && deadline.due !== task.due
}

const fieldNames: Record<Exclude<keyof StatedFields, 'number'>, string> = {
  title: 'nội dung',
  source: 'nguồn giao',
  assigner: 'người giao',
  leader: 'lãnh đạo phụ trách',
  assignedOn: 'ngày giao',
  product: 'sản phẩm',
  urgency: 'độ khẩn',
  needsApproval: 'yêu cầu duyệt',
  note: 'ghi chú',
}
const fieldKeys = ['number', ...Object.keys(fieldNames)] as (keyof StatedFields)[]

// Texts typed in chat were never tidied the way a cell is; an export must not differ from its own task by that.
const same = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' ? nfc(a) === nfc(b) : a === b

/** Compares only what the row states; undefined when all of it is as it is. */
export function difference(
  row: TaskRow,
  task: KnownTask,
  assignments: readonly AssignmentFields[],
  parties: StatedParties,
  at: Moment,
  deadlineStays: boolean = false,
): Difference | undefined {
  const said = statedFields(row)
  const differing = fieldKeys.filter(key => key in said && !same(said[key], task[key]))
  const fields: Partial<StatedFields> = Object.fromEntries(differing.map(key => [key, said[key]]))
  // Rows are renumbered whenever one is put in before them: that alone changes no task.
  const names = differing.flatMap(key => (key === 'number' ? [] : fieldNames[key]))
  const deadline = deadlineStays ? undefined : newDeadline(row, task)
  const completion = newCompletion(row, task, at)
  const document = newDocument(row, task)
  const { lead, coordinators, others } = newParties(assignments, task, parties)
  const progress = newProgress(row, task)
  if (progress) names.push('tiến độ')
  if (deadline) names.push('thời hạn')
  if (completion) names.push('kết quả')
  if (document) names.push('văn bản giao')
  if (lead) names.push('chủ trì')
  if (coordinators || others) names.push('phối hợp')
  const meant = newlyMeant(task, parties.named)
  if ('assignerId' in meant && !names.includes(fieldNames.assigner)) names.push(fieldNames.assigner)
  if ('leaderId' in meant && !names.includes(fieldNames.leader)) names.push(fieldNames.leader)
  const followers = newFollowers(assignments, parties.followers)
  if (followers) names.push('theo dõi')
  if (names.length === 0) return undefined
  const search = searchText(row.title, document?.number ?? task.document, task.code)
  const state = {
    ...(deadline && deadline.due !== task.due && { due: deadline.due }),
    ...progress,
    ...completion,
    ...withoutRequest(task, deadline, completion),
  }
  return {
    set: {
      ...fields,
      ...deadline,
      ...progress,
      ...completion,
      ...withoutRequest(task, deadline, completion),
      ...others,
      ...meant,
      ...((document || 'title' in fields) && { search }),
    },
    state,
    document,
    lead,
    coordinators,
    followers,
    names,
  }
}

/** Another deadline is asked for no more where the file gives as much, or says that the task is done. */
function withoutRequest(
  { askedDue }: KnownTask,
  deadline: { due: string | null } | undefined,
  completion: Partial<TaskState> | undefined,
): Partial<TaskState> {
  if (askedDue === null) return {}
  const given = deadline && (deadline.due === null || deadline.due >= askedDue)
  return given || completion?.work === 'done' ? { extension: 'none', askedDue: null } : {}
}

function newDeadline(row: TaskRow, task: KnownTask) {
  const said = statedDeadline(row)
  if (!said) return undefined
  // A recurring task may meanwhile have the day of its next turn.
  const asItIs =
    said.recurrence === null
      ? said.due === task.due && (said.due !== null || same(said.dueText, task.dueText)) && task.recurrence === null
      : said.recurrence === task.recurrence && same(said.dueText, task.dueText)
  return asItIs ? undefined : said
}

/** A file says how far a task was when it was written: it never takes back what was reported since. */
function newProgress({ progress }: TaskRow, task: KnownTask): Pick<TaskState, 'work' | 'progress'> | undefined {
  if (progress === undefined || progress <= task.progress || !isOpen(task) || task.submittedOn !== null)
    return undefined
  return { work: 'in_progress', progress }
}

/**
 * A row without a completion date never reopens a task. Its result is what it was when the row was written, so it says
 * nothing of a task whose result has been handed in since.
 */
function newCompletion(row: TaskRow, task: KnownTask, at: Moment): Partial<TaskState> | undefined {
  const { result } = row
  const handedIn = task.submittedOn !== null || !isOpen(task)
  const doneOn = row.doneOn ?? (row.finished && !handedIn ? at.today : undefined)
  const done = doneOn === undefined || (task.work === 'done' && task.submittedOn === doneOn)
  const told = result === undefined || same(result, task.result) || (doneOn === undefined && handedIn)
  if (done && told) return undefined
  return { ...(!done && statedCompletion(doneOn, task.needsApproval, at)), ...(!told && statedResult(result)) }
}

function newDocument({ document, documentDate }: TaskRow, task: KnownTask) {
  if (document === undefined) return undefined
  const sameNumber = same(document, task.document)
  if (sameNumber && (documentDate === undefined || documentDate === task.documentDate)) return undefined
  return { number: document, issuedOn: documentDate ?? '' }
}

function newParties(assignments: readonly AssignmentFields[], task: KnownTask, parties: StatedParties) {
  const now = assignments.find(assignment => assignment.role === 'lead') ?? { unitId: null, officerId: null }
  const otherUnit = parties.unitId !== undefined && parties.unitId !== now.unitId
  const otherOfficer = parties.officerId !== undefined && parties.officerId !== now.officerId
  const unitId = parties.unitId ?? (otherOfficer ? parties.officerUnitId : now.unitId)
  // Whoever led it for the old unit does not lead it for the new one.
  const officerId = parties.officerId ?? (otherUnit ? null : now.officerId)
  const lead = otherUnit || otherOfficer ? { unitId, officerId } : undefined

  const helping = [...new Set(coordinatingUnits(assignments).filter(unit => unit !== now.unitId))]
  const wanted = (parties.coordinators?.units ?? helping).filter(unit => unit !== unitId)
  const moved = wanted.length !== helping.length || wanted.some(unit => !helping.includes(unit))
  const otherwise = parties.coordinators !== undefined && !same(parties.coordinators.others, task.otherCoordinators)
  return {
    lead,
    coordinators: moved ? wanted : undefined,
    others: otherwise ? { otherCoordinators: parties.coordinators?.others ?? null } : undefined,
  }
}

const coordinatingUnits = (assignments: readonly AssignmentFields[]): number[] =>
  assignments.flatMap(({ role, unitId }) => (role === 'coordinator' && unitId !== null ? [unitId] : []))

/** Whom the row names otherwise than the task. */
export const newlyMeant = (
  task: Pick<KnownTask, 'assignerId' | 'leaderId'>,
  { assignerId, leaderId }: NamedOfficers,
): NamedOfficers => ({
  ...(assignerId !== undefined && assignerId !== task.assignerId && { assignerId }),
  ...(leaderId !== undefined && leaderId !== task.leaderId && { leaderId }),
})

function newFollowers(assignments: readonly AssignmentFields[], said: readonly number[] | undefined) {
  if (said === undefined) return undefined
  const following = followersOf(assignments)
  const same = said.length === following.length && said.every(id => following.includes(id))
  return same ? undefined : [...said]
}

const followersOf = (assignments: readonly AssignmentFields[]): number[] =>
  assignments.flatMap(({ role, officerId }) => (role === 'follower' && officerId !== null ? [officerId] : []))
