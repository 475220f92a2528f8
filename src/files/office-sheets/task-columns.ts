import type { Cell, Sheet } from '../workbook.ts'
import { columnValues, type ColumnValues } from './column-values.ts'
import { fieldNames, type TaskField, type Understood } from './task-vocabulary.ts'

/** A column under the header of a table. */
export interface HeaderColumn {
  index: number
  /** the words over it, the upper row first */
  header: string
  understood: Understood | undefined
}

/** What a table's columns were taken for, before any of its rows is read: for the person who made it. */
export interface ColumnReport {
  columns: { column: string; header: string; field: TaskField }[]
  notRead: { column: string; header: string; samples: string[] }[]
  /** fields without which a task says little */
  missing: TaskField[]
  /** what was taken in doubt, a sentence each */
  guesses: string[]
  /** what only a person can tell; the table is not read before that */
  questions: string[]
}

export interface AssignedColumns extends ColumnReport {
  /** Of several for a field the first that is filled counts, row by row. */
  byField: Map<TaskField, number[]>
}

/** What a person said of a column, by its letter: a field, or that it is not to be read. */
export type ColumnAnswers = ReadonlyMap<string, TaskField | 'skip'>

interface Candidate extends HeaderColumn {
  values: ColumnValues
  hidden: boolean
}

const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

const label = ({ index, header }: HeaderColumn): string =>
  header ? `${columnName(index)} “${header}”` : columnName(index)
const labels = (columns: readonly HeaderColumn[]): string => columns.map(label).join(', ')

/** By the words over the columns and the values beneath: a column of numbers is no title, one of percentages no deadline. */
export function assignColumns(
  header: readonly HeaderColumn[],
  rows: readonly (readonly Cell[])[],
  sheet: Pick<Sheet, 'hiddenColumns'>,
  answers: ColumnAnswers,
): AssignedColumns {
  const candidates: Candidate[] = header.map(column => ({
    ...column,
    values: columnValues(rows.flatMap(cells => cells[column.index] ?? [])),
    hidden: sheet.hiddenColumns.has(column.index),
  }))
  const assigned: AssignedColumns = {
    byField: new Map(),
    columns: [],
    notRead: [],
    missing: [],
    guesses: [],
    questions: [],
  }
  const answered = new Map(candidates.map(column => [column, answers.get(columnName(column.index))]))
  const open = candidates.filter(column => answered.get(column) === undefined)
  const meant = meanings(open)
  const taken = new Set<Candidate>()
  const take = (field: TaskField, columns: readonly Candidate[]): void => {
    for (const column of columns) taken.add(column)
    assigned.byField.set(
      field,
      columns.map(({ index }) => index),
    )
  }
  for (const [column, field] of answered) if (field !== undefined && field !== 'skip') take(field, [column])
  for (const field of fieldOrder) {
    if (assigned.byField.has(field)) continue
    const named = open.filter(column => !taken.has(column) && meant.get(column) === field)
    const fit = named.filter(({ values }) => fits(field, values))
    if (asked.includes(field) && named.length > fit.length)
      assigned.guesses.push(
        `Cột ${labels(named.filter(column => !fit.includes(column)))} có tiêu đề như ${fieldNames[field]} nhưng giá trị bên dưới không phải vậy nên không đọc.`,
      )
    const chosen = choose(field, fit, assigned)
    if (chosen.length > 0) take(field, chosen)
  }
  inferTitle(open, taken, take, assigned)
  inferLeads(open, taken, take, assigned)
  inferDeadline(open, taken, take, assigned)
  describe(candidates, taken, answered, assigned)
  return assigned
}

/** Those that others are judged by come first. */
const fieldOrder: TaskField[] = [
  ...(['number', 'code', 'title', 'leads', 'leadOfficer', 'coordinators', 'start', 'deadline', 'doneOn'] as const),
  ...(['month', 'product', 'result', 'progress', 'status', 'document', 'documentDate', 'source', 'assigner'] as const),
  ...(['leader', 'followers'] as const),
  ...(['urgency', 'needsApproval', 'note', 'assignedOn'] as const),
]

/** What the words of each column mean in this table: those of two meanings by the values and the other columns. */
function meanings(columns: readonly Candidate[]): Map<Candidate, TaskField | undefined> {
  const has = (field: string) => columns.some(({ understood }) => understood?.meaning === field)
  const deadline = columns.some(
    ({ understood, values }) => understood?.meaning === 'deadline' && fits('deadline', values),
  )
  const onlyStart = has('start') && !deadline
  const meaning = ({ understood, values, header }: Candidate): TaskField | undefined => {
    if (!understood) return undefined
    const said = understood.meaning
    if (said === 'skip') return undefined
    if (said === 'deadline-or-progress')
      return values.progress > 0 && values.progress >= values.deadlines ? 'progress' : 'deadline'
    if (said === 'deadline-or-done') {
      if (!deadline || onlyStart) return 'deadline'
      // Beside a deadline the end of a plan says no more, and the day of completion is that.
      return has('start') || !/hoàn thành|xong/iu.test(header) ? undefined : 'doneOn'
    }
    if (said === 'product-or-result') {
      const beside = has('product') || has('doneOn') || (deadline && has('deadline-or-done'))
      return beside || values.progress >= 0.3 ? 'result' : 'product'
    }
    // "Người/ĐV thực hiện", "Phụ trách": whoever stands there says what they are.
    if (said === 'leadOfficer') return values.units >= 0.5 && !has('leads') ? 'leads' : 'leadOfficer'
    return said
  }
  return new Map(columns.map(column => [column, meaning(column)]))
}

const ofPeople = ({ numbers, deadlines, progress }: ColumnValues): boolean => numbers + deadlines + progress < 0.5
/** What values may stand under a field. */
const fitting: Partial<Record<TaskField, (values: ColumnValues) => boolean>> = {
  title: ({ numbers, deadlines, progress }) => numbers + deadlines + progress < 0.6,
  deadline: ({ progress, units }) => progress + units < 0.5,
  leads: ofPeople,
  leadOfficer: ofPeople,
  coordinators: ofPeople,
  leader: ofPeople,
  followers: ofPeople,
  product: ({ numbers }) => numbers < 0.8,
}

/** Could these values be meant, whatever the words say? An empty column contradicts nothing. */
const fits = (field: TaskField, values: ColumnValues): boolean =>
  values.filled === 0 || (fitting[field]?.(values) ?? true)

/** Of the columns that mean one field: the visible, the better named; more than one only for deadlines. */
function choose(field: TaskField, fitting: readonly Candidate[], { guesses, questions }: ColumnReport): Candidate[] {
  const visible = fitting.filter(({ hidden }) => !hidden)
  const among = visible.length > 0 ? visible : fitting
  const filled = among.filter(({ values }) => values.filled > 0)
  const ranked = (filled.length > 0 ? filled : among).toSorted(
    (a, b) => (a.understood?.rank ?? 9) - (b.understood?.rank ?? 9),
  )
  const [first, ...others] = ranked
  if (!first) return []
  if (first.hidden)
    guesses.push(`Cột ${label(first)} đang ẩn nhưng vẫn được đọc vì không có cột ${fieldNames[field]} nào khác.`)
  const equal = others.filter(({ understood }) => understood?.rank === first.understood?.rank)
  if (field === 'deadline') return chooseDeadline(first, others, equal, guesses, questions)
  if (equal.length > 0 && field === 'title') {
    // A group stands over many rows with one text; tasks differ.
    const [most, next] = [first, ...equal].toSorted((a, b) => b.values.distinct - a.values.distinct)
    if (most && next && most.values.distinct > next.values.distinct + 0.2) {
      guesses.push(
        `Cột ${label(most)} được hiểu là nội dung nhiệm vụ; không đọc cột ${labels([first, ...equal].filter(column => column !== most))}.`,
      )
      return [most]
    }
  }
  if (equal.length > 0 && asked.includes(field))
    questions.push(`Có ${equal.length + 1} cột có thể là ${fieldNames[field]}: ${labels([first, ...equal])}.`)
  else if (others.length > 0)
    guesses.push(`Cột ${label(first)} được hiểu là ${fieldNames[field]}; không đọc cột ${labels(others)}.`)
  return [first]
}

/** Where a wrong choice would make wrong tasks. */
const asked: TaskField[] = ['title', 'leads', 'deadline']

function chooseDeadline(
  first: Candidate,
  others: readonly Candidate[],
  equal: readonly Candidate[],
  guesses: string[],
  questions: string[],
): Candidate[] {
  if (equal.length > 0) {
    questions.push(`Có ${equal.length + 1} cột có thể là Thời hạn: ${labels([first, ...equal])}.`)
    return [first]
  }
  if (others.length === 0) return [first]
  // An extended deadline stands only where one was extended.
  const usual = first.understood?.rank === 0 ? others.slice(0, 1) : []
  const rest = others.slice(usual.length)
  guesses.push(
    `Thời hạn lấy ở cột ${label(first)}${usual[0] ? `; dòng nào để trống thì lấy ở cột ${label(usual[0])}` : ''}${rest.length > 0 ? `; không đọc cột ${labels(rest)}` : ''}.`,
  )
  return [first, ...usual]
}

type Take = (field: TaskField, columns: readonly Candidate[]) => void

/** A table without a column that its words call a title: the one column of sentences is one. */
function inferTitle(open: readonly Candidate[], taken: Set<Candidate>, take: Take, assigned: AssignedColumns): void {
  if (assigned.byField.has('title')) return
  const free = open.filter(column => !taken.has(column) && !column.hidden)
  const unnamed = free.filter(
    ({ understood, values }) =>
      understood?.meaning !== 'skip' &&
      values.sentences >= 0.5 &&
      values.distinct >= 0.5 &&
      values.units < 0.5 &&
      fits('title', values),
  )
  const products = open.filter(
    ({ index, values }) => assigned.byField.get('product')?.includes(index) && values.filled > 0,
  )
  const [only, another] = unnamed.length > 0 ? unnamed : products
  if (!only) return void assigned.questions.push('Không nhận ra cột nội dung nhiệm vụ.')
  if (another) return void assigned.questions.push(`Chưa rõ cột nào là nội dung nhiệm vụ: ${labels(unnamed)}.`)
  if (products.includes(only)) assigned.byField.delete('product')
  take('title', [only])
  assigned.guesses.push(`Cột ${label(only)} được hiểu là nội dung nhiệm vụ, vì không cột nào có tiêu đề như vậy.`)
}

function inferLeads(open: readonly Candidate[], taken: Set<Candidate>, take: Take, assigned: AssignedColumns): void {
  if (assigned.byField.has('leads') || assigned.byField.has('leadOfficer')) return
  const fitting = open.filter(
    column =>
      !taken.has(column) && !column.hidden && column.understood?.meaning !== 'skip' && column.values.units >= 0.6,
  )
  const [only, another] = fitting
  if (another) return void assigned.questions.push(`Chưa rõ cột nào là đơn vị chủ trì: ${labels(fitting)}.`)
  if (!only) return
  take('leads', [only])
  assigned.guesses.push(`Cột ${label(only)} được hiểu là đơn vị chủ trì, vì không cột nào có tiêu đề như vậy.`)
}

function inferDeadline(open: readonly Candidate[], taken: Set<Candidate>, take: Take, assigned: AssignedColumns): void {
  if (assigned.byField.has('deadline')) return
  const fitting = open.filter(
    column => !taken.has(column) && !column.hidden && column.understood === undefined && column.values.deadlines >= 0.5,
  )
  const [only, another] = fitting
  if (another) return void assigned.questions.push(`Chưa rõ cột nào là thời hạn: ${labels(fitting)}.`)
  if (!only) return
  take('deadline', [only])
  assigned.guesses.push(`Cột ${label(only)} được hiểu là thời hạn, vì không cột nào có tiêu đề như vậy.`)
}

function describe(
  candidates: readonly Candidate[],
  taken: ReadonlySet<Candidate>,
  answered: ReadonlyMap<Candidate, TaskField | 'skip' | undefined>,
  assigned: AssignedColumns,
): void {
  for (const [field, indexes] of assigned.byField)
    for (const index of indexes)
      assigned.columns.push({
        column: columnName(index),
        header: candidates.find(c => c.index === index)?.header ?? '',
        field,
      })
  assigned.columns.sort((a, b) => a.column.length - b.column.length || (a.column < b.column ? -1 : 1))
  for (const column of candidates) {
    if (taken.has(column) || answered.get(column) === 'skip' || (column.values.filled === 0 && !column.header)) continue
    const { index, header, values, hidden } = column
    assigned.notRead.push({ column: columnName(index), header, samples: values.samples })
    if (hidden && values.filled > 0) assigned.guesses.push(`Cột ${label(column)} đang ẩn nên không đọc.`)
  }
  const { byField, missing } = assigned
  if (!byField.has('title')) missing.push('title')
  if (!byField.has('leads') && !byField.has('leadOfficer')) missing.push('leads')
  if (!byField.has('deadline') && !byField.has('month')) missing.push('deadline')
}
