import type { LocalDate } from '../../domain/days/local-date.ts'
import type { Urgency } from '../../domain/tasks/task.ts'
import { parseDeadline, type Deadline } from '../../vietnamese/dates.ts'
import { findDocumentNumber, parseDocumentNumber } from '../../vietnamese/document-number.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { shortDate } from '../../vietnamese/phrases.ts'
import { deadlineReason } from './deadline-reason.ts'
import { place, type Place } from './report.ts'
import { sheetDay } from './sheet-day.ts'
import type { TaskLine } from './task-body.ts'
import type { TaskField } from './task-vocabulary.ts'

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
  deadline: Deadline
  deadlineText?: string
  product?: string
  urgency?: Urgency
  needsApproval?: boolean
  doneOn?: LocalDate
  result?: string
  note?: string
  assignedOn?: LocalDate
}

const urgencies = new Map<string, Urgency>([
  ['thuong', 'normal'],
  ['binh thuong', 'normal'],
  ['khan', 'urgent'],
  ['thuong khan', 'very_urgent'],
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
  'product',
  'result',
  'note',
] as const

/** The task of a row, or why the row is refused. What is odd but harmless goes to `warn`. */
export function readTaskRow(line: TaskLine, today: LocalDate, warn: (reason: string) => void): TaskRow | string {
  const text = (field: TaskField): string => line.cell(field).text
  const pastDay = (field: 'documentDate' | 'assignedOn', name: string): LocalDate | undefined => {
    const read = sheetDay(line.cell(field), today)
    if (read.kind === 'unclear') warn(`${name} “${text(field)}” không đọc được nên được bỏ qua.`)
    return read.kind === 'day' ? read.day : undefined
  }

  const title = text('title')
  if (!title) return 'Thiếu nội dung nhiệm vụ.'
  if (!text('leads') && !text('leadOfficer')) return 'Thiếu đơn vị chủ trì (hoặc cán bộ chủ trì).'
  const done = sheetDay(line.cell('doneOn'), today)
  if (done.kind === 'unclear') return `Ngày hoàn thành “${text('doneOn')}” không hợp lệ; đề nghị ghi đủ ngày/tháng/năm.`
  if (done.kind === 'day' && done.day > today)
    return `Ngày hoàn thành ${shortDate(done.day)} chưa đến; đề nghị kiểm tra lại.`
  const documentDate = pastDay('documentDate', 'Ngày văn bản')
  const deadlineText = text('deadline')
  const deadline = parseDeadline(deadlineText, { today, ...(documentDate && { documentDate }) })
  if (deadline.kind === 'unclear') return deadlineReason(deadline.why, deadlineText)

  if (deadline.kind === 'date' && deadline.assumedYear)
    warn(`Thời hạn “${deadlineText}” không ghi năm; hiểu là ${shortDate(deadline.date)}.`)
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
  return row
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
