import { quotedCell } from '../domain/chat/apart.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { officerStatusNames } from '../domain/people/access.ts'
import type { SettingKey } from '../domain/people/office-settings.ts'
import { settingsOf } from '../vietnamese/setting-words.ts'
import type { Urgency } from '../domain/tasks/task.ts'
import { urgencyWords } from '../vietnamese/task-lines.ts'
import type { TaskRow } from './office-sheets/task-row.ts'
import type { OutCell, OutColumn, OutSheet } from './write-workbook.ts'

/** The words of the column `Vai trò`. */
const roleWords = {
  officer: 'cán bộ',
  leader: 'lãnh đạo',
  general_affairs: 'tổng hợp',
  admin: 'quản trị',
} as const

export const unitColumns: OutColumn[] = [
  { header: 'Mã', width: 12 },
  { header: 'Tên đơn vị', width: 44 },
  { header: 'Đơn vị cấp trên', width: 18 },
  { header: 'Cụm, khối', width: 30 },
]

/** Units as a plan names them, ready to be imported; the last columns are for people, and not read back. */
export const planUnitSheet = (
  units: readonly { code: string; name: string; count: number; suggestion?: string }[],
): OutSheet => ({
  name: 'Đơn vị',
  columns: [
    ...unitColumns,
    { header: 'Số dòng trong kế hoạch', width: 14 },
    { header: 'Gần giống đơn vị đã có', width: 44 },
  ],
  rows: units.map(({ code, name, count, suggestion }) => [code, name, undefined, undefined, String(count), suggestion]),
})

export const officerColumns: OutColumn[] = [
  { header: 'Mã', width: 12 },
  { header: 'Họ và tên', width: 28 },
  { header: 'Chức vụ', width: 28 },
  { header: 'Đơn vị', width: 14 },
  { header: 'Vai trò', width: 14, options: Object.values(roleWords) },
  { header: 'Điện thoại', width: 16 },
  { header: 'Email', width: 30 },
  // Empty says nothing: an old file must not bring back who has left since.
  { header: 'Tình trạng', width: 14, options: Object.values(officerStatusNames) },
]

export const holidayColumns: OutColumn[] = [
  { header: 'Ngày', width: 14, kind: 'date' },
  { header: 'Loại', width: 12, options: ['nghỉ', 'làm bù'] },
  { header: 'Ghi chú', width: 48 },
]

/** The sheet `Thiết lập`; the notes are for people, and not read back. */
export const settingSheet = (
  rows: readonly { key: SettingKey; value: string | undefined; note: string | undefined }[],
): OutSheet => ({
  name: 'Thiết lập',
  columns: [
    { header: 'Tên', width: 28 },
    { header: 'Giá trị', width: 52 },
    { header: 'Ghi chú', width: 60 },
  ],
  rows: rows.map(({ key, value, note }) => [settingsOf[key].name, value, note]),
})

/** One task as it is written out. The deadline is a LocalDate, or the words that stand for one ("Thường xuyên"). */
export interface TaskOut extends Omit<TaskRow, 'sheet' | 'row' | 'deadline' | 'deadlineText' | 'assignedOn'> {
  deadline?: string
}

interface TaskColumn extends OutColumn {
  value: (task: TaskOut) => OutCell
}

const taskColumns: TaskColumn[] = [
  { header: 'STT', width: 6, kind: 'centre', value: task => task.number },
  { header: 'Mã', width: 12, value: task => task.code },
  { header: 'Nội dung nhiệm vụ', width: 52, value: task => task.title },
  { header: 'Văn bản giao', width: 18, value: task => task.document },
  { header: 'Ngày văn bản', width: 13, kind: 'date', value: task => task.documentDate },
  { header: 'Nguồn giao', width: 16, value: task => task.source },
  { header: 'Đơn vị chủ trì', width: 22, value: task => task.leads },
  { header: 'Cán bộ chủ trì', width: 20, value: task => task.leadOfficer },
  { header: 'Đơn vị phối hợp', width: 22, value: task => task.coordinators },
  { header: 'Người giao', width: 20, value: task => task.assigner },
  { header: 'Lãnh đạo phụ trách', width: 20, value: task => task.leader },
  { header: 'Theo dõi', width: 20, value: task => task.followers },
  { header: 'Thời hạn', width: 15, kind: 'date', value: task => task.deadline },
  { header: 'Sản phẩm', width: 24, value: task => task.product },
  { header: 'Độ khẩn', width: 13, options: Object.values(urgencyWords), value: task => urgencyOf(task.urgency) },
  {
    header: 'Cần duyệt',
    width: 10,
    kind: 'centre',
    options: ['có', 'không'],
    value: task => yesNo(task.needsApproval),
  },
  { header: 'Ngày hoàn thành', width: 13, kind: 'date', value: task => task.doneOn },
  { header: 'Kết quả', width: 28, value: task => task.result && quotedCell(nfc(task.result)) },
  { header: 'Ghi chú', width: 24, value: task => task.note },
]

const urgencyOf = (urgency: Urgency | undefined): OutCell => urgency && urgencyWords[urgency]
const yesNo = (needed: boolean | undefined): OutCell => (needed === undefined ? undefined : needed ? 'có' : 'không')

/** The sheet `Nhiệm vụ` as `import` documents it. */
export const plainTaskSheet = (tasks: readonly TaskOut[]): OutSheet => ({
  name: 'Nhiệm vụ',
  columns: taskColumns,
  rows: tasks.map(task => taskColumns.map(column => column.value(task))),
})

export interface TaskStatusOut {
  status: string
  dueStatus: string
  left: string
}

const statusColumns: (OutColumn & { value: (task: TaskStatusOut) => string })[] = [
  { header: 'Trạng thái', width: 16, value: task => task.status },
  { header: 'Tình trạng thời hạn', width: 22, value: task => task.dueStatus },
  { header: 'Còn lại', width: 20, value: task => task.left },
]

/** The same with the computed columns of an export, which the reader leaves out on re-import. */
export function taskSheet(tasks: readonly (TaskOut & TaskStatusOut)[]): OutSheet {
  const sheet = plainTaskSheet(tasks)
  return {
    ...sheet,
    columns: [...sheet.columns, ...statusColumns],
    rows: sheet.rows.map((row, i) => [...row, ...statusColumns.map(column => tasks[i] && column.value(tasks[i]))]),
  }
}
