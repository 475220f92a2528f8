import { importWorkbook, type ImportOptions, type ImportResult } from '../../src/operations/import.ts'
import { readOffice, type OfficeFile } from '../../src/files/office-sheets/read-office.ts'
import type { Db } from '../../db/db.ts'
import { sheetsOf, type RawCell, type RawSheet } from './workbooks.ts'

/** A Monday, and nine o'clock on it in the office. */
export const today = '2026-11-23'
export const now = Date.parse('2026-11-23T02:00:00Z')

export const unitSheet = (...rows: RawCell[][]): RawSheet => ({
  name: 'Đơn vị',
  rows: [['Mã', 'Tên đơn vị', 'Đơn vị cấp trên', 'Cụm, khối'], ...rows],
})
export const officerSheet = (...rows: RawCell[][]): RawSheet => ({
  name: 'Cán bộ',
  rows: [['Mã', 'Họ và tên', 'Chức vụ', 'Đơn vị', 'Vai trò', 'Điện thoại', 'Email', 'Tình trạng'], ...rows],
})
export const holidaySheet = (...rows: RawCell[][]): RawSheet => ({
  name: 'Ngày nghỉ',
  rows: [['Ngày', 'Loại', 'Ghi chú'], ...rows],
})

const columns = {
  number: 'STT',
  code: 'Mã',
  title: 'Nội dung nhiệm vụ',
  document: 'Văn bản giao',
  documentDate: 'Ngày văn bản',
  source: 'Nguồn giao',
  leads: 'Đơn vị chủ trì',
  leadOfficer: 'Cán bộ chủ trì',
  coordinators: 'Đơn vị phối hợp',
  assigner: 'Người giao',
  deadline: 'Thời hạn',
  product: 'Sản phẩm',
  urgency: 'Độ khẩn',
  needsApproval: 'Cần duyệt',
  doneOn: 'Ngày hoàn thành',
  result: 'Kết quả',
  note: 'Ghi chú',
  leader: 'Lãnh đạo phụ trách',
  followers: 'Theo dõi',
}
export type TaskCells = Partial<Record<keyof typeof columns, string>>

/** Rows of `Nhiệm vụ`: what a row does not name is an empty cell. Row 2 of the sheet is the first. */
export const taskSheetOf = (...rows: TaskCells[]): RawSheet => ({
  name: 'Nhiệm vụ',
  rows: [
    Object.values(columns),
    ...rows.map(row => (Object.keys(columns) as (keyof TaskCells)[]).map(key => row[key] ?? null)),
  ],
})

/** Two departments under a committee; one officer in each besides their heads, and one name borne twice. */
export const smallOffice: RawSheet[] = [
  unitSheet(
    ['UBND', 'UBND thành phố', null, null],
    ['STC', 'Sở Tài chính', 'UBND', 'Khối 1'],
    ['SVH', 'Sở Văn hóa, Thể thao và Du lịch', 'UBND', 'Khối 2'],
    ['SXD', 'Sở Xây dựng', 'UBND thành phố', null],
  ),
  officerSheet(
    ['LD1', 'Trần Quốc Bảo', 'Giám đốc', 'STC', 'lãnh đạo', '0912345678', 'bao@example.vn'],
    ['CB1', 'Lê Thị Cúc', 'Chuyên viên', 'Sở Tài chính', 'cán bộ', null, null],
    ['CB2', 'Phạm Văn Hùng', 'Chuyên viên', 'SVH', 'cán bộ', null, null],
    ['CB3', 'Phạm Văn Hùng', 'Chuyên viên', 'SXD', 'cán bộ', null, null],
  ),
]

const readSheets = async (...sheets: RawSheet[]): Promise<OfficeFile> =>
  readOffice(await sheetsOf(...sheets), { today })

export async function importSheets(
  db: Db,
  sheets: RawSheet[],
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  const file = await readSheets(...sheets)
  return importWorkbook(db, file, { dryRun: false, now, today, fixed: {}, ...options })
}

/** The counts alone. */
export const counts = ({ new: added, changed, unchanged, refused }: ImportResult) => ({
  new: added,
  changed,
  unchanged,
  refused: refused.length,
})
