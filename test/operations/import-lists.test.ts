import { describe, expect, test } from 'vitest'
import { addDefaultHolidays, officeCalendar } from '../../db/office/calendar.ts'
import { membershipRows, officeHolidays, officerRows, unitRows } from '../../db/people/import.ts'
import type { Db } from '../../db/db.ts'
import { officers, units } from '../../db/schema.ts'
import { openTestDatabase } from '../helpers/database.ts'
import {
  counts,
  holidaySheet,
  importSheets,
  officerSheet,
  smallOffice,
  taskSheetOf,
  unitSheet,
} from '../helpers/offices.ts'
import type { RawSheet } from '../helpers/workbooks.ts'

async function office(): Promise<Db> {
  const db = openTestDatabase()
  await importSheets(db, smallOffice)
  return db
}

/** Who serves where, as `code unit role`. */
async function serving(db: Db): Promise<string[]> {
  const units = new Map((await unitRows(db.reads)).map(unit => [unit.id, unit.code]))
  const officers = new Map((await officerRows(db.reads)).map(officer => [officer.id, officer.code]))
  const rows = await membershipRows(db.reads)
  return rows.map(m => `${officers.get(m.officerId) ?? ''} ${units.get(m.unitId) ?? ''} ${m.role}`).sort()
}

test('a first import writes units with their parents and officers with their units', async () => {
  const db = openTestDatabase()
  const result = await importSheets(db, smallOffice)
  expect(counts(result)).toEqual({ new: 8, changed: 0, unchanged: 0, refused: 0 })
  const units = await unitRows(db.reads)
  const root = units.find(unit => unit.code === 'UBND')
  expect(units.map(unit => [unit.code, unit.parentId, unit.cluster])).toEqual([
    ['UBND', null, null],
    ['STC', root?.id, 'Khối 1'],
    ['SVH', root?.id, 'Khối 2'],
    ['SXD', root?.id, null],
  ])
  expect(await serving(db)).toEqual(['CB1 STC officer', 'CB2 SVH officer', 'CB3 SXD officer', 'LD1 STC leader'])
  const [head] = await officerRows(db.reads)
  expect(head).toMatchObject({ code: 'LD1', phone: '84912345678', email: 'bao@example.vn' })
})

test('importing the same lists again changes nothing', async () => {
  const db = await office()
  expect(counts(await importSheets(db, smallOffice))).toEqual({ new: 0, changed: 0, unchanged: 8, refused: 0 })
})

test('a parent may stand below its unit in the sheet, and be named by code or by name', async () => {
  const db = openTestDatabase()
  await importSheets(db, [unitSheet(['P1', 'Phòng 1', 'Sở Nội vụ'], ['P2', 'Phòng 2', 'snv'], ['SNV', 'Sở Nội vụ'])])
  const [first, second, parent] = await unitRows(db.reads)
  expect([first?.parentId, second?.parentId]).toEqual([parent?.id, parent?.id])
})

test('an empty cell states nothing: parent, cluster, role, position and telephone stay', async () => {
  const db = await office()
  const before = [await unitRows(db.reads), await officerRows(db.reads), await membershipRows(db.reads)]
  const result = await importSheets(db, [
    unitSheet(['STC', 'Sở Tài chính']),
    officerSheet(['LD1', 'Trần Quốc Bảo', null, 'STC']),
  ])
  expect(counts(result)).toEqual({ new: 0, changed: 0, unchanged: 2, refused: 0 })
  expect([await unitRows(db.reads), await officerRows(db.reads), await membershipRows(db.reads)]).toEqual(before)
})

test('changed names, parents, roles and numbers are changed', async () => {
  const db = await office()
  const result = await importSheets(db, [
    unitSheet(['stc', 'Sở Tài chính và Kế hoạch', 'SXD']),
    officerSheet(
      ['LD1', 'Trần Quốc Bảo', 'Phó Giám đốc', 'STC', 'lãnh đạo'],
      ['CB1', 'Lê Thị Cúc', null, 'STC', 'tổng hợp', '0987654321'],
    ),
  ])
  expect(counts(result)).toEqual({ new: 0, changed: 3, unchanged: 0, refused: 0 })
  const units = await unitRows(db.reads)
  const building = units.find(unit => unit.code === 'SXD')
  expect(units.find(unit => unit.code === 'STC')).toMatchObject({
    name: 'Sở Tài chính và Kế hoạch',
    parentId: building?.id,
  })
  expect((await officerRows(db.reads)).find(officer => officer.code === 'CB1')?.phone).toBe('84987654321')
  expect(await serving(db)).toContain('CB1 STC general_affairs')
  expect((await membershipRows(db.reads)).map(m => m.position)).toContain('Phó Giám đốc')
})

test('whoever moved loses the rights of the old unit, and a warning says so', async () => {
  const db = await office()
  const result = await importSheets(db, [officerSheet(['LD1', 'Trần Quốc Bảo', 'Giám đốc', 'SXD', 'lãnh đạo'])])
  expect(result.warnings).toMatchObject([{ sheet: 'Cán bộ', row: 2, reason: expect.stringContaining('“STC”') }])
  expect((await serving(db)).filter(line => line.startsWith('LD1'))).toEqual(['LD1 SXD leader'])
})

test('one officer may serve in two units', async () => {
  const db = await office()
  const both = [
    ['CB1', 'Lê Thị Cúc', 'Chuyên viên', 'STC', 'cán bộ'],
    ['CB1', 'Lê Thị Cúc', 'Phụ trách', 'SXD', 'lãnh đạo'],
  ]
  expect(counts(await importSheets(db, [officerSheet(...both)]))).toMatchObject({ new: 1, unchanged: 1 })
  expect((await serving(db)).filter(line => line.startsWith('CB1'))).toEqual(['CB1 STC officer', 'CB1 SXD leader'])
  const left = await importSheets(db, [officerSheet(...both.slice(0, 1))])
  expect(counts(left)).toMatchObject({ changed: 1, unchanged: 0 })
})

test('one unit named by code and by name is one membership, the latest', async () => {
  const db = await office()
  const result = await importSheets(db, [
    officerSheet(['CB9', 'Võ Lan', null, 'STC', 'cán bộ'], ['CB9', 'Võ Lan', null, 'Sở Tài chính', 'lãnh đạo']),
  ])
  expect(result.warnings).toHaveLength(1)
  expect(await serving(db)).toContain('CB9 STC leader')
})

test.each<[string, RawSheet, string]>([
  [
    'an unknown parent unit, with the nearest',
    unitSheet(['P1', 'Phòng 1', 'Sở Tài chánh']),
    'Không có đơn vị cấp trên “Sở Tài chánh”; gần giống nhất là “Sở Tài chính”.',
  ],
  [
    'a unit above itself',
    unitSheet(['SXD', 'Sở Xây dựng', 'SXD']),
    'Đơn vị cấp trên tạo thành vòng: SXD → SXD; đề nghị kiểm tra lại.',
  ],
  [
    'a loop through the units of the database',
    unitSheet(['UBND', 'UBND thành phố', 'STC']),
    'Đơn vị cấp trên tạo thành vòng: UBND → STC → UBND; đề nghị kiểm tra lại.',
  ],
  [
    'an unknown unit of an officer, with the nearest',
    officerSheet(['CB9', 'Võ Lan', null, 'Sở Xây dưng và']),
    'Không có đơn vị “Sở Xây dưng và” của đồng chí Võ Lan; gần giống nhất là “Sở Xây dựng”.',
  ],
  [
    'another person under the code of one who serves, with both ways to say who is meant',
    officerSheet(['CB1', 'Hồ Ngọc Diệp', null, 'STC']),
    'Mã “CB1” đang là của đồng chí Lê Thị Cúc, nay ghi là Hồ Ngọc Diệp. Nếu là người khác nhận mã này, chạy: nhacviec officer leave CB1 "Lê Thị Cúc" (hoặc thêm dòng CB1, Lê Thị Cúc với Tình trạng “nghỉ”); nếu vẫn là một người, chạy: nhacviec officer rename CB1 "Hồ Ngọc Diệp"; rồi nhập lại.',
  ],
  ['a row the reader refuses', officerSheet(['CB9', null, null, 'STC']), 'Thiếu họ và tên của cán bộ có mã “CB9”.'],
  [
    'one day both off and worked',
    holidaySheet(['01/01/2027', 'nghỉ', 'Tết'], ['01/01/2027', 'làm bù', '']),
    'Ngày 01/01/2027 đã ghi loại khác ở dòng 2; đề nghị chỉ giữ một dòng.',
  ],
])('%s is refused', async (_, sheet, reason) => {
  const result = await importSheets(await office(), [sheet])
  expect(result.refused.map(refused => refused.reason)).toEqual([reason])
  expect(result).toMatchObject({ new: 0, changed: 0, unchanged: 0 })
})

test('one bad row of the three lists keeps all of them out, while good tasks go in', async () => {
  const db = await office()
  const result = await importSheets(db, [
    unitSheet(['SNV', 'Sở Nội vụ', 'UBND']),
    officerSheet(['CB9', 'Võ Lan', null, 'SNV', 'trùm']),
    holidaySheet(['01/01/2027', 'nghỉ', 'Tết']),
    taskSheetOf({ title: 'Việc của Sở Tài chính', leads: 'STC' }, { title: 'Việc của đơn vị mới', leads: 'SNV' }),
  ])
  expect(counts(result)).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 2 })
  expect(result.refused.map(({ sheet, row }) => [sheet, row])).toEqual([
    ['Cán bộ', 2],
    ['Nhiệm vụ', 3],
  ])
  expect(result.warnings.map(({ sheet, row }) => [sheet, row])).toEqual([
    ['Đơn vị', 1],
    ['Cán bộ', 1],
    ['Ngày nghỉ', 1],
  ])
  expect((await unitRows(db.reads)).map(unit => unit.code)).not.toContain('SNV')
  expect(await officeHolidays(db.reads)).toEqual([])
})

test('a bad task keeps no list out', async () => {
  const db = openTestDatabase()
  const result = await importSheets(db, [...smallOffice, taskSheetOf({ title: 'Việc', leads: 'Sở lạ' })])
  expect(counts(result)).toEqual({ new: 8, changed: 0, unchanged: 0, refused: 1 })
})

test('the days of the office win over the holidays by law', async () => {
  const db = openTestDatabase()
  await db.transact(tx => addDefaultHolidays(tx, [2027]))
  const days = [holidaySheet(['01/01/2027', 'làm bù', 'Đổi lịch'], ['02/01/2027', 'nghỉ', ''])]
  expect(counts(await importSheets(db, days))).toMatchObject({ new: 2 })
  const calendar = await officeCalendar(db.reads)
  expect([calendar.isWorkingDay('2027-01-01'), calendar.isWorkingDay('2027-01-02')]).toEqual([true, false])
  expect(counts(await importSheets(db, days))).toMatchObject({ unchanged: 2 })
  const other = [holidaySheet(['01/01/2027', 'nghỉ', ''])]
  expect(counts(await importSheets(db, other))).toMatchObject({ changed: 1 })
  expect((await officeHolidays(db.reads))[0]).toEqual({ date: '2027-01-01', kind: 'off', note: 'Đổi lịch' })
})

test('a dry run says the same and writes nothing', async () => {
  const db = openTestDatabase()
  const sheets = [
    ...smallOffice,
    holidaySheet(['01/01/2027', 'nghỉ', 'Tết']),
    taskSheetOf({ title: 'Việc', leads: 'STC' }),
  ]
  const dry = await importSheets(db, sheets, { dryRun: true })
  expect(counts(dry)).toEqual({ new: 10, changed: 0, unchanged: 0, refused: 0 })
  expect(await unitRows(db.reads)).toEqual([])
  expect(await importSheets(db, sheets)).toEqual(dry)
})

describe('a name or code with a line break in its cell', () => {
  test('becomes one line, and the file’s author is told so, in each list', async () => {
    const db = openTestDatabase()
    const { refused, warnings } = await importSheets(db, [
      unitSheet(['UB', 'UBND\nphường Hòa Bình', null, 'Khối\n1'], ['VP', 'Văn phòng', 'UBND\nphường Hòa Bình', null]),
      officerSheet(['CB\n1', 'Lê Thị\r\nCúc', 'Chuyên\nviên', 'Văn\nphòng', null, null, null]),
    ])
    expect(refused).toEqual([])
    expect(
      warnings.map(({ sheet, row, reason }) => `${sheet} ${row}: ${reason.replace(/ có xuống dòng.*/, '')}`),
    ).toEqual([
      'Đơn vị 2: Ô “UBND phường Hòa Bình”',
      'Đơn vị 2: Ô “Khối 1”',
      'Đơn vị 3: Ô “UBND phường Hòa Bình”',
      'Cán bộ 2: Ô “CB 1”',
      'Cán bộ 2: Ô “Lê Thị Cúc”',
      'Cán bộ 2: Ô “Văn phòng”',
      'Cán bộ 2: Ô “Chuyên viên”',
    ])
    const [officer] = await db.reads.select().from(officers)
    expect(officer).toMatchObject({ code: 'CB 1', name: 'Lê Thị Cúc' })
    expect((await db.reads.select().from(units)).map(unit => [unit.name, unit.cluster])).toEqual([
      ['UBND phường Hòa Bình', 'Khối 1'],
      ['Văn phòng', null],
    ])
  })

  test('is not one that has blanks at its ends', async () => {
    const { warnings } = await importSheets(openTestDatabase(), [
      unitSheet(['UB', '\nUBND phường  Hòa Bình \n', null, null]),
      officerSheet(['CB1', ' Lê  Thị Cúc\n', null, 'UB']),
    ])
    expect(warnings).toEqual([])
  })
})

test('several roles of one officer in one unit are a membership each, and change together', async () => {
  const db = await office()
  const withRoles = (roles: string) => officerSheet(['CB1', 'Lê Thị Cúc', 'Chuyên viên', 'STC', roles, null, null])
  expect(counts(await importSheets(db, [withRoles('lãnh đạo; tổng hợp')]))).toMatchObject({ changed: 1 })
  const own = async () => (await serving(db)).filter(row => row.startsWith('CB1'))
  expect(await own()).toEqual(['CB1 STC general_affairs', 'CB1 STC leader'])
  expect(counts(await importSheets(db, [withRoles('tổng hợp; lãnh đạo')]))).toMatchObject({ unchanged: 1 })
  // An empty cell says nothing.
  expect(counts(await importSheets(db, [withRoles('')]))).toMatchObject({ unchanged: 1 })
  await importSheets(db, [withRoles('quản trị')])
  expect(await own()).toEqual(['CB1 STC admin'])
})
