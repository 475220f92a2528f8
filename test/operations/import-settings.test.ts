import { describe, expect, test } from 'vitest'
import { officeSettings } from '../../db/office/settings.ts'
import { readOffice } from '../../src/files/office-sheets/read-office.ts'
import { exampleOffice } from '../../src/files/example-office.ts'
import { readWorkbook, writeWorkbook } from '../../src/files/workbook.ts'
import { usualSettings } from '../../src/domain/people/office-settings.ts'
import { settingKeys } from '../../src/vietnamese/setting-words.ts'
import { exportWorkbook } from '../../src/operations/export.ts'
import { importWorkbook } from '../../src/operations/import.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { counts, importSheets, now, smallOffice, taskSheetOf, today } from '../helpers/offices.ts'
import { decomposed, type RawCell, type RawSheet } from '../helpers/workbooks.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const settingSheet = (...rows: RawCell[][]): RawSheet => ({
  name: 'Thiết lập',
  rows: [['Tên', 'Giá trị'], ...rows],
})
const contact = 'Chị Lan, phòng Tổng hợp, 0912 345 678'
const reasons = (list: { row: number; reason: string }[]) => list.map(({ row, reason }) => `${row}: ${reason}`)

test('the sheet sets what the office sets, and the same again changes nothing', async () => {
  const db = openTestDatabase()
  const sheet = settingSheet(
    ['Người hỗ trợ', contact],
    // half past eight, as Excel keeps a time of day
    ['Giờ nhắc buổi sáng', { serial: 8.5 / 24 }],
    ['Nhắc lại việc quá hạn', 2],
    ['Duyệt kết quả', 'Có'],
  )
  expect(counts(await importSheets(db, [sheet]))).toEqual({ new: 4, changed: 0, unchanged: 0, refused: 0 })
  const set = { humanContact: contact, reminderAt: '08:30', overdueEvery: 2, approval: true }
  expect(await officeSettings(db.reads, {})).toEqual({ ...usualSettings, ...set })
  expect(counts(await importSheets(db, [decomposed(sheet)]))).toMatchObject({ new: 0, changed: 0, unchanged: 4 })
  const moved = await importSheets(db, [settingSheet(['người hỗ trợ', 'Anh Hùng'], ['Duyệt kết quả', null])])
  expect(counts(moved)).toEqual({ new: 0, changed: 1, unchanged: 1, refused: 0 })
  expect(await officeSettings(db.reads, {})).toMatchObject({ humanContact: 'Anh Hùng', approval: true })
})

test('a dash takes a setting back', async () => {
  const db = openTestDatabase()
  await importSheets(db, [settingSheet(['Người hỗ trợ', contact], ['Duyệt kết quả', 'có'])])
  const result = await importSheets(db, [settingSheet(['Người hỗ trợ', '-'], ['Duyệt kết quả', '–'])])
  expect(counts(result)).toMatchObject({ changed: 2 })
  expect(await officeSettings(db.reads, {})).toEqual(usualSettings)
})

test.each<[RawCell, string]>([
  [0.3125, '07:30'],
  ['0,3125', '07:30'],
  [8.25 / 24, '08:15'],
  [1 / 3, '08:00'],
  ['0.291666667', '07:00'],
])('a time of day whose format was lost is read by its number: %j', async (value, reminderAt) => {
  const db = openTestDatabase()
  expect(counts(await importSheets(db, [settingSheet(['Giờ nhắc buổi sáng', value])]))).toMatchObject({ refused: 0 })
  expect(await officeSettings(db.reads, {})).toMatchObject({ reminderAt })
})

test.each<[string, RawCell, object]>([
  ['Giờ nhắc buổi sáng', '07:15:00', { reminderAt: '07:15' }],
  ['Giờ nhắc buổi sáng', '7:15:00 SA', { reminderAt: '07:15' }],
  ['Giờ nhắc buổi sáng', '7:15 AM', { reminderAt: '07:15' }],
  ['Duyệt kết quả', 'TRUE', { approval: true }],
  ['Duyệt kết quả', 'false', { approval: false }],
])('what Excel makes of a value is read as it was meant: %s %j', async (name, value, set) => {
  const db = openTestDatabase()
  expect(counts(await importSheets(db, [settingSheet([name, value])]))).toMatchObject({ refused: 0 })
  expect(await officeSettings(db.reads, {})).toMatchObject(set)
})

test.each<RawCell>(['7:15:30', '7:15 PM', '7:15:00 CH', 0.33, 0.9, 1.3125, '0.', '0.31.25', 7.3])(
  'but no other number is a time: %j',
  async value => {
    const db = openTestDatabase()
    const { refused } = await importSheets(db, [settingSheet(['Giờ nhắc buổi sáng', value])])
    expect(reasons(refused)).toEqual([expect.stringContaining('không nhận giá trị')])
  },
)

test('a refusal repeats of a long value no more than finds it', async () => {
  const long = 'Chị Lan phòng Tổng hợp '.repeat(40).trim()
  const { refused, warnings } = await importSheets(openTestDatabase(), [
    ...smallOffice,
    settingSheet(['Người hỗ trợ', long], [long, 'x']),
    taskSheetOf({ title: 'Trình đề án', leads: long }),
  ])
  expect(refused.length).toBeGreaterThan(2)
  for (const { reason } of [...refused, ...warnings]) expect(reason.length).toBeLessThan(450)
  expect(refused.map(({ reason }) => reason).join()).toMatch(/“Chị Lan phòng Tổng hợp [^”]{20,76}…”/)
})

describe('a refused row', () => {
  test.each<[RawCell[], string]>([
    [['Người hỗ trự', contact], 'Không có thiết lập “Người hỗ trự”; gần giống nhất là “Người hỗ trợ”.'],
    [['Màu nền', 'xanh'], 'Không có thiết lập “Màu nền”. Các thiết lập: Người hỗ trợ, '],
    [
      ['Giờ nhắc', '19:00'],
      '“Giờ nhắc buổi sáng” không nhận giá trị “19:00”; đề nghị ghi giờ trước 18:00, ví dụ 07:30.',
    ],
    [[null, contact], `Thiếu tên của thiết lập có giá trị “${contact}”.`],
    [['Người hỗ trợ', 'TỐI MẬT'], 'mang dấu chỉ độ mật'],
  ])('%j says why, and none of the lists is written', async (row, reason) => {
    const db = openTestDatabase()
    const result = await importSheets(db, [...smallOffice, settingSheet(['Địa danh', 'Hòa Bình'], row)])
    expect(reasons(result.refused)).toEqual([expect.stringContaining(reason)])
    expect(result.refused[0]).toMatchObject({ sheet: 'Thiết lập', row: 3 })
    expect(counts(result)).toMatchObject({ new: 0, refused: 1 })
    expect(await officeSettings(db.reads, {})).toEqual(usualSettings)
  })

  test('is the second of two that contradict each other', async () => {
    const rows = settingSheet(['Địa danh', 'Hòa Bình'], ['Nơi ban hành', 'Sông Hồng'])
    const { refused } = await importSheets(openTestDatabase(), [rows])
    expect(reasons(refused)).toEqual(['3: “Địa danh” đã ghi giá trị khác ở dòng 2; đề nghị chỉ giữ một dòng.'])
  })
})

test('a variable that is set wins, and the import says so', async () => {
  const db = openTestDatabase()
  const fixed = { reminderAt: '06:45' }
  const rows = settingSheet(['Giờ nhắc buổi sáng', '08:00'], ['Nhắc trước hạn', '5; 0'])
  const { warnings } = await importSheets(db, [rows], { fixed })
  expect(reasons(warnings)).toEqual([
    '2: “Giờ nhắc buổi sáng” đang khóa ở “06:45” bởi biến môi trường REMINDER_AT. Muốn dùng giá trị trong bảng, hãy bỏ biến đó rồi chạy lại dịch vụ.',
  ])
  expect(await officeSettings(db.reads, fixed)).toMatchObject({ reminderAt: '06:45', reminderDays: [5, 0] })
  expect(await officeSettings(db.reads, {})).toMatchObject({ reminderAt: '08:00' })
  expect((await importSheets(db, [settingSheet(['Giờ nhắc buổi sáng', '06:45'])], { fixed })).warnings).toEqual([])
})

test('the tasks of the same file follow the approval it sets', async () => {
  const db = openTestDatabase()
  const task = taskSheetOf({ code: 'A', title: 'Lập báo cáo quý', leads: 'STC', deadline: '30/11/2026' })
  await importSheets(db, [...smallOffice, task, settingSheet(['Duyệt kết quả', 'có'])])
  const { tasks } = await import('../../db/schema.ts')
  expect(await db.reads.select({ needsApproval: tasks.needsApproval }).from(tasks)).toEqual([{ needsApproval: true }])
})

test('a new task of a source with its own term is due by that, from the day of its receipt, where its row has no deadline', async () => {
  const db = openTestDatabase()
  const row = (code: string, source: string, deadline: string | null, received: string | null) => [
    ...[code, `Trả lời phản ánh ${code}`, source, 'STC', deadline, received],
  ]
  const sheet = {
    name: 'Nhiệm vụ',
    rows: [
      ['Mã', 'Nội dung nhiệm vụ', 'Nguồn giao', 'Đơn vị chủ trì', 'Thời hạn', 'Ngày giao'],
      row('A', 'Tổng đài 1022', null, '20/11/2026'),
      row('B', '1022', null, null),
      row('C', '1022', '30/11/2026', null),
      row('D', '10223', null, null),
      row('E', '1022', 'Thường xuyên', null),
    ],
  }
  const sheets = [...smallOffice, sheet, settingSheet(['Thời hạn theo nguồn giao', '1022: 5'])]
  await importSheets(db, sheets)
  const { tasks } = await import('../../db/schema.ts')
  const dues = async () => Object.fromEntries((await db.reads.select().from(tasks)).map(({ code, due }) => [code, due]))
  const expected = { A: '2026-11-27', B: '2026-11-30', C: '2026-11-30', D: null, E: null }
  expect(await dues()).toEqual(expected)
  expect(await importSheets(db, sheets)).toMatchObject({ new: 0, changed: 0 })
  expect(await dues()).toEqual(expected)
})

test('the template shows each setting with a value that can be read', async () => {
  const path = await temporaryPath('template.xlsx')
  await writeWorkbook(path, exampleOffice())
  const office = readOffice(await readWorkbook(path), { today })
  expect(office.settings).toHaveLength(settingKeys.length)
  const result = await importWorkbook(openTestDatabase(), office, { dryRun: false, now, today, fixed: {} })
  expect(result.refused).toEqual([])
  expect(result.rows.filter(row => row.sheet === 'Thiết lập').map(row => row.title)).toContain(
    'Người hỗ trợ: Nguyễn Thị Thu Hà, Văn phòng HĐND và UBND, 0901 000 002',
  )
})

test.each([
  ['in one go', {}],
  ['page by page', { atOnce: 1 }],
])(
  'an export %s has what is set and what is locked, and imported it changes nothing',
  async (_, { atOnce }: { atOnce?: number }) => {
    const db = openTestDatabase()
    const set = settingSheet(['Người hỗ trợ', contact], ['Giờ nhắc', '8h'], ['Giờ làm việc', '7h-11h, 13h-16h'])
    const named = (title: string) => ({ title, leads: 'STC', deadline: '30/11/2026' })
    await importSheets(db, [...smallOffice, set, taskSheetOf(named('Lập báo cáo'), named('Trình đề án'))])
    const path = await temporaryPath('export.xlsx')
    const how = atOnce === undefined ? {} : { atOnce }
    expect(await exportWorkbook(db, path, { now, today, fixed: { reminderAt: '06:45' }, ...how })).toBe(2)
    const sheets = await readWorkbook(path)
    const cells = sheets.find(sheet => sheet.name === 'Thiết lập')?.rows.map(row => row.map(cell => cell.text))
    expect(cells).toEqual([
      ['Tên', 'Giá trị', 'Ghi chú'],
      ['Người hỗ trợ', contact, ''],
      ['Giờ làm việc', '07:00-11:00; 13:00-16:00', ''],
      ['Giờ nhắc buổi sáng', '08:00', 'Đang khóa ở “06:45” bởi biến môi trường REMINDER_AT'],
    ])
    const again = await importWorkbook(db, readOffice(sheets, { today }), { dryRun: false, now, today, fixed: {} })
    expect(counts(again)).toEqual({ new: 0, changed: 0, unchanged: 5, refused: 0 })
    await exportWorkbook(db, path, { now, today, unitCode: 'STC', ...how })
    expect((await readWorkbook(path)).map(sheet => sheet.name)).toEqual(['Nhiệm vụ'])
  },
)
