import { createHash } from 'node:crypto'
import { fold } from '../../vietnamese/normalise.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import { place } from '../../files/office-sheets/report.ts'
import { groupBy } from '../group-by.ts'
import type { Outcomes } from './result.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The same row has the same hash in every file. The deadline counts as it is written: "25/12" without a year would else
 * mean another day, and so another row, next year.
 */
export const rowHash = (row: TaskRow): string => {
  const { sheet: _, row: __, deadline: ___, ...said } = row
  return sha256(JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 32)
}

const keyOf = (parts: readonly (string | undefined)[]): string => parts.map(part => fold(part ?? '')).join('\n')
const codeFrom = (parts: readonly (string | undefined)[]): string => `NV-${sha256(keyOf(parts)).slice(0, 10)}`

/** A task in the store, as far as a row of a plan can be it. */
export interface StoredPlanTask {
  id: number
  code: string
  number: string | null
  title: string
  document: string | null
  due: string | null
  /** of the unit that leads */
  leadCode: string | null
}

export interface CodedRow {
  row: TaskRow
  code: string
  /** It may be this task, whose text differs; `taken`: and so much else is the same that it is treated as that. */
  probably?: { task: StoredPlanTask; taken: boolean }
}

/** Who leads a row, as far as that is known: the code of a unit. */
export type LeadOf = (row: TaskRow) => string | undefined

/**
 * Each row with its code: the one in the sheet, or that of the task it was before. Rows are inserted, sorted and renumbered
 * from one edition of a plan to the next, so a task is known by its document and text; plans repeat a text ("Báo cáo kết
 * quả") for several units or days, so these count where it is repeated. A row that says all of it again is refused.
 */
export function withCodes(
  rows: readonly TaskRow[],
  stored: readonly StoredPlanTask[],
  leadOf: LeadOf,
  outcomes: Outcomes,
): CodedRow[] {
  const open = withoutRepeats(rows, outcomes)
  const codes = new Set(open.flatMap(row => row.code ?? []))
  const free = new Map(stored.filter(({ code }) => !codes.has(code)).map(task => [task.id, task]))
  const found = new Map<TaskRow, string>()
  const take = (row: TaskRow, task: StoredPlanTask): void => {
    found.set(row, task.code)
    free.delete(task.id)
  }
  const sameText = groupBy(free.values(), task => keyOf([task.document ?? '', task.title]))
  const repeated = groupBy(
    open.filter(row => row.code === undefined),
    textOf,
  )
  for (const [text, group] of repeated) {
    const known = sameText.get(text) ?? []
    // What agrees in most is matched first: who leads and when, then who leads, then what is left over on both sides alone.
    for (const agrees of [sameLeadAndDay(leadOf), sameLead(leadOf)])
      for (const row of group) {
        const task = found.has(row) ? undefined : known.find(task => free.has(task.id) && agrees(row, task))
        if (task) take(row, task)
      }
    const [row, anotherRow] = group.filter(row => !found.has(row))
    const [task, anotherTask] = known.filter(({ id }) => free.has(id))
    if (row && task && !anotherRow && !anotherTask) take(row, task)
  }
  const probable = probableTasks(
    open.filter(row => row.code === undefined && !found.has(row)),
    [...free.values()],
    leadOf,
  )
  const taken = new Set([...codes, ...found.values(), ...stored.map(({ code }) => code)])
  return open.map(row => {
    const probably = probable.get(row)
    const code = row.code ?? found.get(row) ?? (probably?.taken ? probably.task.code : undefined)
    if (code !== undefined) return { row, code, ...(probably && { probably }) }
    const fresh = freshCode(row, (repeated.get(textOf(row)) ?? []).length > 1, taken)
    taken.add(fresh)
    return { row, code: fresh, ...(probably && { probably }) }
  })
}

const textOf = (row: TaskRow): string => keyOf([row.document, row.title])

function freshCode(row: TaskRow, repeated: boolean, taken: ReadonlySet<string>): string {
  const text = [row.document, row.title]
  const [short, long] = [codeFrom(text), codeFrom([...text, row.leads])]
  const candidates = [
    ...(repeated ? [] : [short]),
    long,
    codeFrom([...text, row.leads, row.deadlineText]),
    codeFrom(everything(row)),
  ]
  return candidates.find(code => !taken.has(code)) ?? codeFrom([...everything(row), String(row.row)])
}

const everything = (row: TaskRow): (string | undefined)[] => [
  ...[row.document, row.number, row.title, row.leads, row.leadOfficer, row.deadlineText, row.product],
]

/** Only the first of rows without a code that say the same is kept. */
function withoutRepeats(rows: readonly TaskRow[], outcomes: Outcomes): TaskRow[] {
  const said = new Map<string, TaskRow>()
  return rows.filter(row => {
    if (row.code !== undefined) return true
    const key = keyOf(everything(row))
    const earlier = said.get(key)
    said.set(key, earlier ?? row)
    if (!earlier) return true
    const reason = `Trùng văn bản giao, số thứ tự, nội dung, thời hạn và đơn vị chủ trì với ${where(earlier, row)}; đề nghị ghi mã để phân biệt.`
    outcomes.refused.push({ ...place(row), reason })
    return false
  })
}

const where = (earlier: TaskRow, row: TaskRow): string =>
  earlier.sheet === row.sheet ? `dòng ${earlier.row}` : `dòng ${earlier.row} của trang “${earlier.sheet}”`

const sameLead =
  (leadOf: LeadOf) =>
  (row: TaskRow, task: StoredPlanTask): boolean =>
    task.leadCode !== null && leadOf(row) === task.leadCode
const sameLeadAndDay =
  (leadOf: LeadOf) =>
  (row: TaskRow, task: StoredPlanTask): boolean =>
    sameLead(leadOf)(row, task) && dayOf(row) === task.due

const dayOf = ({ deadline }: TaskRow): string | null => (deadline.kind === 'date' ? deadline.date : null)

/** Rows whose text is nearly that of a task which the file no longer holds, with the same document and lead. */
function probableTasks(rows: readonly TaskRow[], tasks: readonly StoredPlanTask[], leadOf: LeadOf) {
  const found = new Map<TaskRow, { task: StoredPlanTask; taken: boolean }>()
  if (rows.length === 0 || tasks.length === 0) return found
  const worded = tasks.map(task => ({ task, said: wordsOf(task.title) }))
  const byLead = groupBy(worded, ({ task }) => keyOf([task.document ?? '', task.leadCode ?? '']))
  const nearest = new Map<TaskRow, StoredPlanTask>()
  for (const row of rows) {
    const said = wordsOf(row.title)
    const near = (byLead.get(keyOf([row.document, leadOf(row)])) ?? []).filter(known => isNear(said, known.said))
    if (near[0] && near.length === 1) nearest.set(row, near[0].task)
  }
  const claims = groupBy(nearest.values(), ({ code }) => code)
  for (const [row, task] of nearest) {
    const only = claims.get(task.code)?.length === 1
    found.set(row, { task, taken: only && dayOf(row) === task.due && task.due !== null })
  }
  return found
}

interface Words {
  all: Set<string>
  /** "Tổng hợp số liệu đợt 1" and "… đợt 2" are two tasks. */
  numbers: string
}

function wordsOf(title: string): Words {
  const all = new Set(fold(title).split(/\W+/).filter(Boolean))
  const numbers = [...all].filter(word => /^(?:\d+|[ivx]+)$/.test(word))
  return { all, numbers: numbers.sort().join(' ') }
}

/** Seven of ten words are the same, in any order: cheaper than spelling, and right for a word put in. */
function isNear(one: Words, other: Words): boolean {
  const longer = Math.max(one.all.size, other.all.size)
  if (Math.min(one.all.size, other.all.size) < longer * 0.7 || one.numbers !== other.numbers) return false
  let common = 0
  for (const word of one.all) if (other.all.has(word)) common++
  return common >= 3 && common >= longer * 0.7
}
