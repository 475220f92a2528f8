import { expect, test } from 'vitest'
import type { Db } from '../../db/db.ts'
import { tasksByCode } from '../../db/tasks/import.ts'
import { searchTasks } from '../../db/tasks/find.ts'
import { findActor, officerByCode } from '../../db/people/officers.ts'
import { openTestDatabase } from '../helpers/database.ts'
import {
  counts,
  importSheets,
  now,
  officerSheet,
  smallOffice,
  taskSheetOf,
  today,
  type TaskCells,
} from '../helpers/offices.ts'
import { storedTask } from '../helpers/stored-tasks.ts'
import { sheetsOf } from '../helpers/workbooks.ts'
import { readOffice } from '../../src/files/office-sheets/read-office.ts'
import { importWorkbook } from '../../src/operations/import.ts'

async function office(...rows: TaskCells[]): Promise<Db> {
  const db = openTestDatabase()
  await importSheets(db, smallOffice)
  if (rows.length > 0) await importSheets(db, [taskSheetOf(...rows)])
  return db
}
const importRow = (db: Db, row: TaskCells) => importSheets(db, [taskSheetOf(row)])
const plain: TaskCells = { code: 'NV-1', title: 'Trình đề án', leads: 'STC' }

test('a full row becomes a task with its document, parties, search text and history', async () => {
  const db = await office({
    number: '1',
    code: 'NV-1',
    title: 'Trình đề án cải cách',
    document: 'so 5/KH-UBND',
    documentDate: '08/01/2026',
    source: 'UBND',
    leads: 'Sở Tài chính',
    leadOfficer: 'Lê Thị Cúc',
    coordinators: 'SVH; Sở Xây dựng',
    assigner: 'Bảo',
    deadline: '04/12/2026',
    product: 'Đề án',
    urgency: 'khẩn',
    needsApproval: 'có',
    note: 'Gấp',
  })
  expect(await storedTask(db, 'NV-1')).toMatchObject({
    number: '1',
    title: 'Trình đề án cải cách',
    document: '05/KH-UBND',
    documentDate: '2026-01-08',
    source: 'UBND',
    assigner: 'Bảo',
    due: '2026-12-04',
    dueText: null,
    recurrence: null,
    product: 'Đề án',
    urgency: 'urgent',
    needsApproval: true,
    note: 'Gấp',
    otherCoordinators: null,
    work: 'not_acknowledged',
    review: 'none',
    progress: 0,
    parties: ['lead STC CB1', 'coordinator SVH -', 'coordinator SXD -'],
    queues: ['2026-12-04'],
    history: [{ kind: 'imported', note: null, after: { work: 'not_acknowledged', due: '2026-12-04' } }],
  })
  const actor = await findActor(db.reads, (await officerByCode(db.reads, 'CB1'))!.id)
  expect(await searchTasks(db.reads, actor!, 'de an 05/kh nv-1', 5)).toHaveLength(1)
})

test.each([
  ['Thường xuyên', { due: null, dueText: 'Thường xuyên', recurrence: null }],
  ['Hằng tháng, trước ngày 25', { due: null, dueText: 'Hằng tháng, trước ngày 25', recurrence: 'monthly:25' }],
  ['Quý IV/2026', { due: '2026-12-31', dueText: null, recurrence: null }],
  ['', { due: null, dueText: null, recurrence: null }],
])('the deadline %j', async (deadline, stored) => {
  const db = await office({ ...plain, deadline })
  expect(await storedTask(db, 'NV-1')).toMatchObject({ ...stored, queues: [stored.due ?? '9999-12-31'] })
})

test('a row with a completion date is done at noon of that day, and out of the queues', async () => {
  const db = await office({ ...plain, deadline: '20/11/2026', doneOn: '19/11/2026', result: 'QĐ số 12/QĐ-UBND' })
  expect(await storedTask(db, 'NV-1')).toMatchObject({
    work: 'done',
    review: 'none',
    progress: 100,
    submittedOn: '2026-11-19',
    result: 'QĐ số 12/QĐ-UBND',
    submittedAt: Date.parse('2026-11-19T05:00:00Z'),
    resultDocument: '12/QĐ-UBND',
    queues: [null],
  })
})

test('a task completed today was not handed in later than now', async () => {
  const db = await office({ ...plain, doneOn: '23/11/2026' })
  expect((await storedTask(db, 'NV-1')).submittedAt).toBe(now)
})

test('approval is by default what the office configured, unless the row says otherwise', async () => {
  const db = await office()
  const rows = taskSheetOf({ ...plain, code: 'A' }, { ...plain, code: 'B', needsApproval: 'không' })
  await importSheets(db, [rows], { fixed: { approval: true } })
  const tasks = await tasksByCode(db.reads, ['A', 'B'])
  expect([tasks.get('A')?.needsApproval, tasks.get('B')?.needsApproval]).toEqual([true, false])
})

test('a row without a code gets the same one every time; one text for two units is two tasks', async () => {
  const row = { number: '1', title: 'Báo cáo kết quả', document: '05/KH-UBND' }
  const sheet = taskSheetOf(
    { ...row, leads: 'STC' },
    { ...row, leads: 'SXD' },
    { ...row, leads: 'STC', note: 'lặp lại' },
  )
  const db = await office()
  const first = await importSheets(db, [sheet])
  expect(counts(first)).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 1 })
  expect(first.refused).toMatchObject([{ row: 4, reason: expect.stringContaining('dòng 2') }])
  const codes = first.rows.flatMap(({ code }) => code ?? [])
  expect(codes).toEqual([expect.stringMatching(/^NV-[0-9a-f]{10}$/), expect.stringMatching(/^NV-[0-9a-f]{10}$/)])
  expect(new Set(codes).size).toBe(2)
  expect(counts(await importSheets(db, [sheet]))).toMatchObject({ new: 0, unchanged: 2 })
  const shouted = taskSheetOf({ ...row, title: 'BÁO CÁO KẾT QUẢ', leads: 'STC' })
  expect((await importSheets(db, [shouted])).rows).toMatchObject([{ outcome: 'changed', code: codes[0] }])
})

test('of several lead units the first leads, the others co-ordinate, and a warning says so', async () => {
  const db = await office()
  const result = await importRow(db, { ...plain, leads: 'SXD\nSở Tài chính', coordinators: 'SVH, SXD' })
  expect((await storedTask(db, 'NV-1')).parties).toEqual(['lead SXD -', 'coordinator STC -', 'coordinator SVH -'])
  expect(result.warnings).toEqual([
    {
      sheet: 'Nhiệm vụ',
      row: 2,
      reason: 'Ô chủ trì ghi nhiều đơn vị: “Sở Xây dựng” chủ trì, “Sở Tài chính” phối hợp.',
    },
  ])
})

test('co-ordinators that are no units are kept as text, with the nearest unit named', async () => {
  const db = await office()
  const result = await importRow(db, { ...plain, coordinators: 'Sở Xây dựn; SVH; các xã' })
  expect(await storedTask(db, 'NV-1')).toMatchObject({
    otherCoordinators: 'Sở Xây dựn; các xã',
    parties: ['lead STC -', 'coordinator SVH -'],
  })
  expect(result.warnings.map(warning => warning.reason)).toEqual([
    'Đơn vị phối hợp “Sở Xây dựn” không có trong danh sách nên được ghi nguyên văn; gần giống nhất là “Sở Xây dựng”.',
    'Đơn vị phối hợp “các xã” không có trong danh sách nên được ghi nguyên văn.',
  ])
})

test.each([
  [{ leads: 'Sở Tài chánh' }, 'Không có đơn vị chủ trì “Sở Tài chánh”; gần giống nhất là “Sở Tài chính”.'],
  [{ leads: '- Sở lạ\n- Sở Tài chính' }, 'Không có đơn vị chủ trì “Sở lạ” (ô ghi “- Sở lạ\n- Sở Tài chính”).'],
  [{ leadOfficer: 'Lê Thị Cú' }, 'Không có cán bộ chủ trì “Lê Thị Cú”; gần giống nhất là “Lê Thị Cúc”.'],
  [{ leadOfficer: 'Phạm Văn Hùng' }, 'Có nhiều cán bộ tên “Phạm Văn Hùng”; đề nghị ghi mã cán bộ chủ trì.'],
])('%j is refused with its row and reason, the row after it is written', async (cells, reason) => {
  const db = await office()
  const result = await importSheets(db, [taskSheetOf({ ...plain, ...cells }, { ...plain, code: 'NV-2' })])
  expect(result.refused).toEqual([{ sheet: 'Nhiệm vụ', row: 2, reason }])
  expect(result.rows).toMatchObject([
    { row: 2, outcome: 'refused' },
    { row: 3, outcome: 'new', code: 'NV-2' },
  ])
})

test.each([
  ['by code, whatever the unit', { leadOfficer: 'cb2' }, 'lead STC CB2'],
  ['by name within the lead unit', { leads: 'SXD', leadOfficer: 'Phạm Văn Hùng' }, 'lead SXD CB3'],
  ['by a unique name elsewhere', { leads: 'SXD', leadOfficer: 'lê thị cúc' }, 'lead SXD CB1'],
  ['alone, with the unit served in', { leads: '', leadOfficer: 'CB2' }, 'lead SVH CB2'],
])('a lead officer is found %s', async (_, cells, lead) => {
  const db = await office({ ...plain, ...cells })
  expect((await storedTask(db, 'NV-1')).parties).toEqual([lead])
})

test('a name as written comes before one that differs only in its marks', async () => {
  const db = await office()
  const hung = {
    name: 'Cán bộ',
    rows: [
      ['Mã', 'Họ và tên', 'Đơn vị'],
      ['CB8', 'Vũ Hưng', 'STC'],
      ['CB9', 'Vũ Hùng', 'STC'],
    ],
  }
  await importSheets(db, [hung, taskSheetOf({ ...plain, leadOfficer: 'Vũ Hùng' })])
  expect((await storedTask(db, 'NV-1')).parties).toEqual(['lead STC CB9'])
})

test('progress is reported up to the last row', async () => {
  const db = await office()
  const seen: [number, number][] = []
  const rows = Array.from({ length: 1_200 }, (_, i) => ({ ...plain, code: `NV-${i}` }))
  const result = await importSheets(db, [taskSheetOf(...rows)], {
    onProgress: (done, total) => seen.push([done, total]),
  })
  expect(result.new).toBe(1_200)
  expect(seen.at(-1)).toEqual([1_200, 1_200])
  expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b))
  // Chats write between two batches.
  expect(seen.length).toBeGreaterThan(5)
})

test('an office is imported from a file that was read on another day', async () => {
  const db = await office()
  const file = readOffice(await sheetsOf(taskSheetOf({ ...plain, deadline: '25/12' })), { today })
  expect(file.tasks[0]?.deadline).toMatchObject({ date: '2026-12-25' })
  const options = { dryRun: false, now, today, fixed: {} }
  expect((await importWorkbook(db, file, options)).new).toBe(1)
  const later = readOffice(await sheetsOf(taskSheetOf({ ...plain, deadline: '25/12' })), { today: '2027-01-04' })
  // Without a year the cell now reads as another day, but the file says nothing new.
  expect((await importWorkbook(db, later, { ...options, today: '2027-01-04' })).unchanged).toBe(1)
  expect((await storedTask(db, 'NV-1')).due).toBe('2026-12-25')
})

test.each([
  ['LD1', 'LD1'],
  ['Trần Quốc Bảo', 'LD1'],
  ['tran quoc bao', 'LD1'],
  ['Đ/c Trần Quốc Bảo', 'LD1'],
  ['Giám đốc', 'LD1'],
  ['Giám đốc Sở Tài chính', 'LD1'],
  ['Giám đốc Sở Tài chính Trần Quốc Bảo', 'LD1'],
  // two of the name, two of the position, a name that nobody bears, and a position that nobody has there
  ['Phạm Văn Hùng', undefined],
  ['Chuyên viên', undefined],
  ['Chuyên viên Phạm Văn Hùng', undefined],
  ['Bảo', undefined],
  ['Giám đốc Sở Xây dựng', undefined],
  ['Chủ tịch UBND thành phố', undefined],
])('who assigned it and who is in charge: %s means %s', async (said, code) => {
  const db = await office({ ...plain, assigner: said, leader: said })
  const [task] = (await tasksByCode(db.reads, ['NV-1'])).values()
  const id = code === undefined ? null : ((await officerByCode(db.reads, code))?.id ?? 0)
  expect(task).toMatchObject({ assigner: said, leader: said, assignerId: id, leaderId: id })
})

test('whoever the words mean may come into the office later: the same file says so then, and changes nothing else', async () => {
  const db = await office({ ...plain, assigner: 'Ngô Văn Nam' })
  await importSheets(db, [officerSheet(['LD2', 'Ngô Văn Nam', 'Giám đốc', 'SXD', 'lãnh đạo', null, null])])
  expect(counts(await importRow(db, { ...plain, assigner: 'Ngô Văn Nam' }))).toMatchObject({ changed: 0, unchanged: 1 })
  const [task] = (await tasksByCode(db.reads, ['NV-1'])).values()
  expect(task?.assignerId).toBe((await officerByCode(db.reads, 'LD2'))?.id)
})

test('followers are officers; what names none is left out, with a word where it is a name', async () => {
  const db = await office({ ...plain, followers: 'Lê Thị Cúc; Giám đốc; Sở Xây dựng; x' })
  expect((await storedTask(db, 'NV-1')).parties).toEqual(['lead STC -', 'follower - CB1', 'follower - LD1'])
  const changed = await importRow(db, { ...plain, followers: 'Lê Thị Cúc; Nguyễn Văn Lạ' })
  expect(changed.warnings.map(({ reason }) => reason)).toEqual([
    '“Nguyễn Văn Lạ” ở cột Theo dõi không phải là một cán bộ trong danh sách nên được bỏ qua.',
  ])
  expect((await storedTask(db, 'NV-1')).parties).toEqual(['lead STC -', 'follower - CB1'])
  expect((await storedTask(db, 'NV-1')).history.at(-1)).toMatchObject({ kind: 'import_changed', note: 'theo dõi' })
})
