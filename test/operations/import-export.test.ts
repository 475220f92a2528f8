import { stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Db } from '../../db/db.ts'
import { tasksByCode, type KnownTask } from '../../db/tasks/import.ts'
import { recordChange } from '../../db/tasks/events.ts'
import { findTask } from '../../db/tasks/find.ts'
import {
  acknowledge,
  permitted,
  reportProgress,
  submit,
  type StepRefusal,
  type Task,
  type TaskChange,
} from '../../src/domain/tasks/task.ts'
import { exampleOffice } from '../../src/files/example-office.ts'
import { readOffice } from '../../src/files/office-sheets/read-office.ts'
import { readWorkbook, writeWorkbook } from '../../src/files/workbook.ts'
import { exportWorkbook, type ExportOptions } from '../../src/operations/export.ts'
import { importWorkbook } from '../../src/operations/import.ts'
import { seedDemo } from '../../src/operations/seed-demo.ts'
import { openTestDatabase } from '../helpers/database.ts'
import {
  counts,
  importSheets,
  now,
  officerSheet,
  smallOffice,
  taskSheetOf,
  today,
  unitSheet,
} from '../helpers/offices.ts'
import { storedTask } from '../helpers/stored-tasks.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

async function demo(): Promise<Db> {
  const db = openTestDatabase()
  await seedDemo(db, today, now)
  return db
}

async function exported(db: Db, options: Partial<ExportOptions> = {}) {
  const path = await temporaryPath('export.xlsx')
  const count = await exportWorkbook(db, path, { now, today, ...options })
  const [sheet] = await readWorkbook(path)
  return { path, count, cells: sheet?.rows.map(row => row.map(cell => cell.text)) ?? [] }
}

async function reimport(db: Db, path: string) {
  const file = readOffice(await readWorkbook(path), { today })
  return importWorkbook(db, file, { dryRun: false, now, today, fixed: {} })
}

const codes = Array.from({ length: 300 }, (_, i) => `NV-${String(i + 1).padStart(3, '0')}`)
const snapshot = async (db: Db): Promise<Map<string, KnownTask>> => {
  const tasks = await tasksByCode(db.reads, codes)
  return new Map([...tasks].map(([code, task]) => [code, { ...task, importHash: null }]))
}

test('the template is imported whole, and again without a change', async () => {
  const db = openTestDatabase()
  const path = await temporaryPath('template.xlsx')
  await writeWorkbook(path, exampleOffice())
  expect(counts(await reimport(db, path))).toEqual({ new: 30, changed: 0, unchanged: 0, refused: 0 })
  expect(counts(await reimport(db, path))).toEqual({ new: 0, changed: 0, unchanged: 30, refused: 0 })
})

test('an export of an untouched office changes nothing when it is imported, the second time neither', async () => {
  const db = await demo()
  const before = await snapshot(db)
  const { path, count } = await exported(db)
  expect(count).toBe(300)
  for (const _ of [1, 2]) {
    const result = await reimport(db, path)
    expect(result.rows.filter(row => row.outcome !== 'unchanged')).toEqual([])
    expect(counts(result)).toEqual({ new: 0, changed: 0, unchanged: 300, refused: 0 })
  }
  expect(await snapshot(db)).toEqual(before)
})

test('an old export never undoes what was done in chat since', async () => {
  const db = await demo()
  const { path } = await exported(db)
  const open = [...(await snapshot(db)).values()].filter(task => task.work === 'not_acknowledged')
  const steps: ((task: Task) => TaskChange | StepRefusal)[] = [
    acknowledge,
    task => reportProgress(task, 40),
    task => submit(task, { now, today }, 'Đã  xong\t100%', undefined),
  ]
  await db.transact(async tx => {
    for (const [i, { id }] of open.entries()) {
      const task = await findTask(tx, id)
      const step = steps[i % steps.length]
      if (task && step) await recordChange(tx, task, permitted(step(task)), { officerId: 1, now })
    }
  })
  const before = await snapshot(db)
  expect(new Set([...before.values()].map(task => task.submittedAt))).toContain(now)
  expect(counts(await reimport(db, path))).toEqual({ new: 0, changed: 0, unchanged: 300, refused: 0 })
  expect(await snapshot(db)).toEqual(before)
  // What people type is less tidy than what a cell holds.
  expect(counts(await reimport(db, (await exported(db)).path))).toMatchObject({ changed: 0, unchanged: 300 })
})

test('an export makes the same tasks in an office that has the people but not the tasks', async () => {
  const db = openTestDatabase()
  const row = {
    number: 'b)',
    code: 'NV-1',
    title: 'Trình đề án',
    document: '05/KH-UBND',
    documentDate: '08/01/2026',
    source: 'UBND',
    leads: 'SXD',
    leadOfficer: 'CB3',
    coordinators: 'SVH; STC; các sở, ngành',
    assigner: 'Bảo',
    leader: 'Giám đốc Sở Tài chính',
    followers: 'CB1; CB2',
    deadline: 'Hằng tháng, trước ngày 25',
    product: 'Đề án',
    urgency: 'hỏa tốc',
    needsApproval: 'có',
    note: 'Gấp',
    doneOn: '20/11/2026',
    result: 'Tờ trình\nsố 12/TTr-SXD',
  }
  await importSheets(db, [...smallOffice, taskSheetOf(row)])
  const other = openTestDatabase()
  await importSheets(other, smallOffice)
  const { path, cells } = await exported(db)
  // Printed, a line of people's words must not look like an entry of the record.
  expect(cells[1]).toContain('│ Tờ trình\n│ số 12/TTr-SXD')
  await reimport(other, path)
  const { importHash: _, ...expected } = await storedTask(db, 'NV-1')
  expect(await storedTask(other, 'NV-1')).toMatchObject(expected)
})

test('names that would be misread are written as codes', async () => {
  const db = openTestDatabase()
  await importSheets(db, [
    unitSheet(
      ['A', 'Văn phòng'],
      ['B', 'Văn phòng'],
      ['C', 'Sở Văn hóa'],
      ['D', 'Thể thao'],
      ['E', 'Sở Văn hóa; Thể thao'],
    ),
    officerSheet(['X1', 'Lê An', null, 'A'], ['X2', 'Lê An', null, 'A']),
    taskSheetOf({ code: '1', title: 'Việc', leads: 'B', leadOfficer: 'X2', coordinators: 'A; C' }),
    taskSheetOf({ code: '2', title: 'Việc', leads: 'E', coordinators: 'C\nD' }),
  ])
  const { path, cells } = await exported(db)
  expect(cells[1]?.slice(6, 9)).toEqual(['B', 'X2', 'Văn phòng; Sở Văn hóa'])
  expect(cells[2]?.[8]).toBe('C; D')
  expect(counts(await reimport(db, path))).toMatchObject({ changed: 0, unchanged: 2 })
})

test('the status columns say how each task stands today', async () => {
  const db = openTestDatabase()
  const row = { leads: 'STC' }
  await importSheets(db, [
    ...smallOffice,
    taskSheetOf(
      { ...row, title: 'Việc một', deadline: '20/11/2026' },
      { ...row, title: 'Việc hai', deadline: '24/11/2026' },
      { ...row, title: 'Việc ba', deadline: '20/11/2026', doneOn: '21/11/2026' },
    ),
  ])
  const { cells } = await exported(db)
  expect(cells.map(line => line.slice(-3))).toEqual([
    ['Trạng thái', 'Tình trạng thời hạn', 'Còn lại'],
    ['chưa tiếp nhận', 'quá hạn', 'quá hạn 1 ngày làm việc'],
    ['chưa tiếp nhận', 'sắp đến hạn', 'còn 1 ngày làm việc'],
    ['hoàn thành', 'hoàn thành quá hạn', ''],
  ])
})

test('a unit stands for all below it, a period for the deadlines in it', async () => {
  const db = await demo()
  const units = async (options: Partial<ExportOptions>) =>
    new Set((await exported(db, options)).cells.slice(1).map(line => line[6]))
  expect(await units({ unitCode: 'SXD' })).toEqual(
    new Set(['Sở Xây dựng', 'Phòng Quy hoạch - Kiến trúc', 'Phòng Hạ tầng kỹ thuật', 'Phòng Quản lý giao thông']),
  )
  expect(await units({ unitCode: 'Sở Nội vụ' })).toEqual(new Set(['Sở Nội vụ']))
  const { cells } = await exported(db, { period: 'tháng 11/2026' })
  expect(cells.length).toBeGreaterThan(20)
  for (const line of cells.slice(1)) expect(line[12]).toMatch(/^\d\d\/11\/2026$/)
})

test.each([
  [{ unitCode: 'SDX' }, /Không có đơn vị nào có mã hoặc tên “SDX”/],
  [{ unitCode: 'Sở Xây dung và' }, /Gần giống nhất là “Sở Xây dựng” \(mã SXD\)/],
  [{ period: 'mùa xuân' }, /Không hiểu kỳ “mùa xuân”/],
])('%j is refused and no file is made', async (options, message) => {
  const db = await demo()
  const path = await temporaryPath('none.xlsx')
  await expect(exportWorkbook(db, path, { now, today, ...options })).rejects.toThrow(message)
  await expect(stat(path)).rejects.toThrow()
})

test('a long export is written page by page with the same content', async () => {
  const db = await demo()
  const [whole, paged] = [await exported(db), await exported(db, { atOnce: 100 })]
  expect(paged.count).toBe(300)
  expect(paged.cells).toEqual(whole.cells)
  expect(counts(await reimport(db, paged.path))).toEqual({ new: 0, changed: 0, unchanged: 300, refused: 0 })
})
