import type { OfficerStatus } from '../../domain/people/access.ts'
import { oneLine } from '../../domain/chat/apart.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { fullestSpelling, sameName, unfitName } from '../../vietnamese/person-name.ts'
import type { Sheet } from '../workbook.ts'
import type { Vocabulary } from './header.ts'
import { keepLatest } from './keep-latest.ts'
import { tellOfBreaks } from './one-line.ts'
import { membershipIn } from './people.ts'
import { normalisePhone } from '../../domain/people/phone.ts'
import { place, secretReason, type Place, type Report } from './report.ts'
import { readTable, type Line } from './table.ts'

export type OfficerRole = 'officer' | 'leader' | 'general_affairs' | 'admin'

/** One membership: an officer who serves in two units has two rows with the same code. */
export interface OfficerRow extends Place {
  code: string
  name: string
  position?: string
  /** code or name, as written */
  unit: string
  /** at least one, each once */
  roles?: readonly OfficerRole[]
  /** 84xxxxxxxxx */
  phone?: string
  email?: string
  /** not stated: as it is, or serving */
  status?: OfficerStatus
}

type Field = 'code' | 'name' | 'position' | 'unit' | 'role' | 'phone' | 'email' | 'status'

const vocabulary: Vocabulary<Field> = {
  fields: {
    code: ['ma', 'ma can bo', 'ma so', 'ma cb', 'ma cong chuc', 'ma nhan vien'],
    name: ['ho va ten', 'ho ten', 'ten can bo', 'can bo', 'ho va ten can bo', 'ten'],
    position: ['chuc vu', 'chuc danh', 'chuc vu chuc danh'],
    unit: ['don vi', 'don vi cong tac', 'ma don vi', 'ten don vi', 'phong ban', 'co quan', 'co quan don vi'],
    role: ['vai tro', 'quyen', 'phan quyen', 'nhom quyen'],
    phone: ['dien thoai', 'so dien thoai', 'sdt', 'dt', 'di dong', 'so di dong', 'dien thoai di dong'],
    status: ['tinh trang', 'tinh trang cong tac', 'tinh trang lam viec', 'trang thai', 'trang thai cong tac'],
    email: ['email', 'e mail', 'thu dien tu', 'hop thu', 'dia chi email', 'hop thu dien tu'],
  },
  skip: ['stt', 'tt', 'ghi chu'],
  required: ['code', 'name', 'unit'],
  atLeast: 3,
}

const roles = new Map<string, OfficerRole>([
  ['can bo', 'officer'],
  ['cong chuc', 'officer'],
  ['chuyen vien', 'officer'],
  ['lanh dao', 'leader'],
  ['tong hop', 'general_affairs'],
  ['quan tri', 'admin'],
  ['quan tri vien', 'admin'],
])

/** Leave for a while (nghỉ phép, thai sản, không lương) is none of these: whoever is on it comes back. */
const statuses = new Map<string, OfficerStatus>([
  ['dang lam', 'serving'],
  ['dang lam viec', 'serving'],
  ['dang cong tac', 'serving'],
  ['nghi', 'left'],
  ['da nghi', 'left'],
  ['nghi viec', 'left'],
  ['da nghi viec', 'left'],
  ['nghi huu', 'left'],
  ['da nghi huu', 'left'],
  ['thoi viec', 'left'],
  ['da thoi viec', 'left'],
  ['chuyen', 'transferred'],
  ['da chuyen', 'transferred'],
  ['chuyen cong tac', 'transferred'],
  ['da chuyen cong tac', 'transferred'],
])

/** Undefined when the sheet has no header of officers. */
export function readOfficers(sheet: Sheet, report: Report): OfficerRow[] | undefined {
  const table = readTable(sheet, vocabulary, report)
  if (!table) return undefined
  const names = new Map<string, string>()
  const rows: OfficerRow[] = []
  for (const line of table.lines) {
    const read = readOfficer(line, names, report)
    if (typeof read === 'string') report.refused.push({ ...place(line), reason: read })
    else rows.push(read)
  }
  const membership = membershipIn(rows, row => row.unit)
  return keepLatest(rows, row => row.code, report, membership)
}

/** The row, or why it is refused. `names` holds whose code is whose; one that was given on has several, of whom one serves. */
function readOfficer(line: Line<Field>, names: Map<string, string>, report: Report): OfficerRow | string {
  const text = (field: Field): string => oneLine(line.cell(field).text)
  const [code, name, unit, position] = [text('code'), text('name'), text('unit'), text('position')]
  if (line.marking) return secretReason(line.marking, 'Dòng')
  if (!code) return `Thiếu mã cán bộ${name && ` của đồng chí ${name}`}.`
  if (!name) return `Thiếu họ và tên của cán bộ có mã “${code}”.`
  const unfit = unfitName(name)
  if (unfit !== undefined) return `Họ và tên của cán bộ có mã “${code}” ${unfit}.`
  const said = rolesIn(line.cell('role').text)
  if (typeof said === 'string')
    return `Vai trò “${said}” không hợp lệ; đề nghị ghi: cán bộ, lãnh đạo, tổng hợp hoặc quản trị.`
  const status = statuses.get(fold(text('status')))
  if (text('status') && !status)
    return `Tình trạng “${text('status')}” không hợp lệ; đề nghị ghi: đang làm, nghỉ (thôi công tác hẳn) hoặc chuyển.`
  const serves = status === undefined || status === 'serving'
  const known = serves ? names.get(fold(code)) : undefined
  if (known !== undefined && !sameName(known, name)) return `Mã “${code}” đã dùng cho đồng chí ${known}.`
  for (const field of ['code', 'name', 'unit', 'position'] as const) tellOfBreaks(line, field, report)
  if (serves) names.set(fold(code), fullestSpelling(known === undefined ? [name] : [known, name]))
  return {
    ...place(line),
    code,
    name,
    unit,
    ...(said.length > 0 && { roles: said }),
    ...(position && { position }),
    ...(status && { status }),
    ...contact(line, report),
  }
}

/** "lãnh đạo; tổng hợp"; or what of it names no role. */
function rolesIn(cell: string): OfficerRole[] | string {
  const found = new Set<OfficerRole>()
  for (const part of cell.split(/[;,+/\n]|\s+(?:và|va)\s+/u).map(oneLine)) {
    const role = roles.get(fold(part))
    if (role) found.add(role)
    else if (part) return part
  }
  return [...found]
}

/** A bad phone or address is left out with a warning: the officer can still be given work. */
function contact(line: Line<Field>, report: Report): Pick<OfficerRow, 'phone' | 'email'> {
  const warn = (reason: string) => report.warnings.push({ ...place(line), reason })
  const [said, email] = [line.cell('phone').text, line.cell('email').text]
  const phone = normalisePhone(said)
  const validEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
  if (said && !phone) warn(`Số điện thoại “${said}” không hợp lệ nên được bỏ qua.`)
  if (email && !validEmail) warn(`Địa chỉ thư điện tử “${email}” không hợp lệ nên được bỏ qua.`)
  return { ...(phone && { phone }), ...(validEmail && { email }) }
}
