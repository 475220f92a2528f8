import type { LocalDate } from '../../domain/days/local-date.ts'
import { unquotedCell } from '../../domain/chat/apart.ts'
import type { Urgency } from '../../domain/tasks/task.ts'
import { findDocumentNumber, parseDocumentNumber } from '../../vietnamese/document-number.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { shortDate } from '../../vietnamese/phrases.ts'
import type { Cell } from '../cell.ts'
import { deadlineInPlan, type PlanContext } from './deadline-in-plan.ts'
import { deadlineReason } from './deadline-reason.ts'
import type { PlanDeadline } from './plan-deadline.ts'
import { progressIn } from './progress-words.ts'
import { place, type Place } from './report.ts'
import { sheetDay } from './sheet-day.ts'
import { fieldNames, taskFields, type TaskField } from './task-vocabulary.ts'

export interface TaskRow extends Place {
  code?: string
  /** STT, as written: `12`, `b)`, `N01.1.1` */
  number?: string
  title: string
  /** canonical where the cell holds a document number, else its text */
  document?: string
  documentDate?: LocalDate
  source?: string
  /** the cell's text: splitUnits takes it apart; empty only where `leadOfficer` is given */
  leads: string
  leadOfficer?: string
  coordinators?: string
  assigner?: string
  leader?: string
  /** the cell's text: officers, by code, name or position */
  followers?: string
  deadline: PlanDeadline
  deadlineText?: string
  product?: string
  urgency?: Urgency
  needsApproval?: boolean
  doneOn?: LocalDate
  /** per cent, of a task that is not finished */
  progress?: number
  /** It is said to be finished, without a day. */
  finished?: true
  /** a state of work that a file cannot bring about, as written */
  status?: string
  result?: string
  note?: string
  assignedOn?: LocalDate
}

/** The cells of a task: those of its row, or what "nt" in them repeats. */
export interface TaskCells extends Place {
  cell(field: TaskField): Cell
}

const urgencies = new Map<string, Urgency>([
  ['thuong', 'normal'],
  ['binh thuong', 'normal'],
  ['trung binh', 'normal'],
  ['thap', 'normal'],
  ['khan', 'urgent'],
  ['gap', 'urgent'],
  ['uu tien', 'urgent'],
  ['cao', 'urgent'],
  ['thuong khan', 'very_urgent'],
  ['rat cao', 'very_urgent'],
  ['rat khan', 'very_urgent'],
  ['hoa toc', 'express'],
  ['hoa toc hen gio', 'express'],
])
const yes = ['co', 'can', 'x', '1', 'true', 'yes']
const no = ['khong', 'k', '0', 'false', 'no', '-']

const texts = [
  'code',
  'number',
  'source',
  'leadOfficer',
  'coordinators',
  'assigner',
  'leader',
  'followers',
  'product',
  'result',
  'note',
] as const

/** Without these a row is no task: what cannot be read of them refuses it. */
const needed: readonly TaskField[] = ['title', 'leads', 'leadOfficer', 'deadline', 'code']

/** The task of a row, or why the row is refused. What is odd but harmless goes to `warn`. */
export function readTaskRow(line: TaskCells, context: PlanContext, warn: (reason: string) => void): TaskRow | string {
  const { today } = context
  const text = (field: TaskField): string => line.cell(field).text
  const pastDay = (field: 'documentDate' | 'assignedOn', name: string): LocalDate | undefined => {
    const read = sheetDay(line.cell(field), today)
    if (read.kind === 'unclear') warn(`${name} “${text(field)}” không đọc được nên được bỏ qua.`)
    return read.kind === 'day' ? read.day : undefined
  }

  const illegible = unreadableCells(line, warn)
  if (illegible) return illegible
  const title = text('title')
  if (!title) return 'Thiếu nội dung nhiệm vụ.'
  if (!text('leads') && !text('leadOfficer')) return `Thiếu đơn vị chủ trì (hoặc cán bộ chủ trì) của “${title}”.`
  const done = sheetDay(line.cell('doneOn'), today)
  if (done.kind === 'unclear') return `Ngày hoàn thành “${text('doneOn')}” không hợp lệ; đề nghị ghi đủ ngày/tháng/năm.`
  if (done.kind === 'day' && done.day > today)
    return `Ngày hoàn thành ${shortDate(done.day)} chưa đến; đề nghị kiểm tra lại.`
  const documentDate = pastDay('documentDate', 'Ngày văn bản')
  const deadlineText = text('deadline') || text('month')
  const { deadline, understood } = deadlineInPlan(line.cell('deadline'), text('month'), {
    ...context,
    ...(documentDate && { documentDate }),
  })
  if (deadline.kind === 'unclear') return deadlineReason(deadline.why, deadlineText)

  if (understood !== undefined) warn(`Thời hạn “${deadlineText}” ${understood}.`)
  if (/(…|\.\.\.)$/.test(title)) warn('Nội dung nhiệm vụ kết thúc bằng dấu “…”, có thể đã bị cắt bớt.')
  const assignedOn = pastDay('assignedOn', 'Ngày giao')
  const document = parseDocumentNumber(text('document')) ?? findDocumentNumber(text('document')) ?? text('document')
  const row: TaskRow = {
    ...place(line),
    title,
    leads: text('leads'),
    deadline,
    ...(deadlineText && deadline.kind !== 'none' && { deadlineText }),
    ...(document && { document }),
    ...(documentDate && { documentDate }),
    ...(assignedOn && { assignedOn }),
    ...(done.kind === 'day' && { doneOn: done.day }),
    ...urgencyOf(text('urgency'), warn),
    ...approval(text('needsApproval'), warn),
  }
  for (const field of texts) if (text(field)) row[field] = text(field)
  if (row.result !== undefined) row.result = unquotedCell(row.result)
  return { ...row, ...saidProgress(line, row, warn) }
}

/** What shows an error or lost letters: a reason to refuse the row where it is needed, else worth a word. */
function unreadableCells(line: TaskCells, warn: (reason: string) => void): string | undefined {
  for (const field of taskFields) {
    const { unreadable, garbled, struck, text } = line.cell(field)
    if (unreadable === undefined && !garbled && struck === undefined) continue
    const name = fieldNames[field]
    const why = unreadable?.startsWith('=')
      ? `chứa công thức chưa được tính “${unreadable}”; đề nghị mở tệp bằng Excel rồi lưu lại`
      : unreadable !== undefined
        ? `báo lỗi “${unreadable}”; đề nghị ghi lại giá trị`
        : garbled
          ? `bị hỏng phông chữ “${text}”; đề nghị chuyển sang Unicode rồi nhập lại`
          : undefined
    if (why !== undefined && needed.includes(field)) return `Ô ${name} ${why}.`
    if (why !== undefined) warn(`Ô ${name} ${why}.`)
    if (struck !== undefined) warn(`Ô ${name}: phần bị gạch ngang “${struck}” được bỏ qua.`)
  }
  return undefined
}

function urgencyOf(said: string, warn: (reason: string) => void): Pick<TaskRow, 'urgency'> {
  const folded = fold(said)
  // An empty cell says nothing: a task that was made urgent elsewhere stays so.
  if (!folded) return {}
  const urgency = urgencies.get(folded)
  if (!urgency) warn(`Độ khẩn “${said}” không hợp lệ; tạm ghi “thường”.`)
  return { urgency: urgency ?? 'normal' }
}

function approval(said: string, warn: (reason: string) => void): Pick<TaskRow, 'needsApproval'> {
  const folded = fold(said)
  if (yes.includes(folded)) return { needsApproval: true }
  if (no.includes(folded)) return { needsApproval: false }
  if (folded) warn(`Cột Cần duyệt ghi “${said}”: đề nghị ghi “có” hoặc “không”; ô này được bỏ qua.`)
  return {}
}

/** How far the task is, from whichever column says it; a day of completion says more than any. */
function saidProgress(line: TaskCells, row: TaskRow, warn: (reason: string) => void): Partial<TaskRow> {
  const status = line.cell('status').text
  // Our own export writes "đang thực hiện, chờ duyệt".
  const [state = ''] = status.split(',')
  if (/^(?:tam dung|thu hoi|huy|dung)\b/.test(fold(state))) return { status }
  const said = [line.cell('progress').text, state, row.result ?? '']
    .map(progressIn)
    .filter(found => found !== undefined)
  if (status && !progressIn(state)) warn(`Trạng thái “${status}” không hiểu được nên được bỏ qua.`)
  const { text } = line.cell('progress')
  if (text && !progressIn(text)) warn(`Tiến độ “${text}” không hiểu được nên được bỏ qua.`)
  if (row.doneOn !== undefined || said.length === 0) return {}
  if (said.every(({ kind }) => kind === 'finished')) return { finished: true }
  if (said.some(({ kind }) => kind === 'finished'))
    warn('Tiến độ, trạng thái và kết quả nói khác nhau; việc được coi là chưa hoàn thành.')
  const percent = said.find(found => found.kind === 'begun' && found.percent !== undefined)
  return percent?.kind === 'begun' && percent.percent !== undefined ? { progress: percent.percent } : {}
}
