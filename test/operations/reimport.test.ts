import { expect, test } from 'vitest'
import type { Db } from '../../db/db.ts'
import { officerByCode } from '../../db/people/officers.ts'
import { recordChange } from '../../db/tasks/events.ts'
import { findTask } from '../../db/tasks/find.ts'
import {
  acknowledge,
  askExtension,
  permitted,
  reportProgress,
  returnResult,
  setDeadline,
  submit,
  type StepRefusal,
  type Task,
  type TaskChange,
} from '../../src/domain/tasks/task.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { counts, importSheets, now, smallOffice, taskSheetOf, today, type TaskCells } from '../helpers/offices.ts'
import { storedTask } from '../helpers/stored-tasks.ts'

const row: TaskCells = {
  number: '1',
  code: 'NV-1',
  title: 'Trình đề án',
  document: '05/KH-UBND',
  documentDate: '08/01/2026',
  leads: 'STC',
  leadOfficer: 'CB1',
  coordinators: 'SVH',
  deadline: '04/12/2026',
  product: 'Đề án',
  urgency: 'khẩn',
}

async function office(cells: TaskCells = row): Promise<Db> {
  const db = openTestDatabase()
  await importSheets(db, [...smallOffice, taskSheetOf(cells)])
  return db
}
const reimport = async (db: Db, cells: TaskCells) => counts(await importSheets(db, [taskSheetOf(cells)]))
const unchanged = { new: 0, changed: 0, unchanged: 1, refused: 0 }
const changed = { new: 0, changed: 1, unchanged: 0, refused: 0 }

/** One step of the officer, as chat takes it. */
async function inChat(db: Db, step: (task: Task) => TaskChange | StepRefusal): Promise<void> {
  await db.transact(async tx => {
    const officer = await officerByCode(tx, 'CB1')
    const task = await findTask(tx, (await storedTask(db, 'NV-1')).id)
    if (!officer || !task) throw new Error('no such officer or task')
    await recordChange(tx, task, permitted(step(task)), { officerId: officer.id, now })
  })
}
const complete = (task: Task) => submit(task, { now, today }, 'Đã ban hành  Đề án', undefined)

test('the same row changes nothing and leaves no trace in the history', async () => {
  const db = await office()
  expect(await reimport(db, row)).toEqual(unchanged)
  expect((await storedTask(db, 'NV-1')).history).toHaveLength(1)
})

test('the same content written otherwise is unchanged, and remembered', async () => {
  const db = await office()
  const before = await storedTask(db, 'NV-1')
  const otherwise = { ...row, leads: 'Sở Tài chính', leadOfficer: 'Lê Thị Cúc', deadline: 'ngày 4 tháng 12 năm 2026' }
  expect(await reimport(db, otherwise)).toEqual(unchanged)
  const after = await storedTask(db, 'NV-1')
  expect(after).toEqual({ ...before, importHash: after.importHash })
  expect(after.importHash).not.toBe(before.importHash)
})

test.each<[string, TaskCells, object, string]>([
  ['title', { title: 'Trình lại đề án' }, { title: 'Trình lại đề án' }, 'nội dung'],
  ['document', { document: '06/KH-UBND' }, { document: '06/KH-UBND', documentDate: '2026-01-08' }, 'văn bản giao'],
  [
    'document date',
    { documentDate: '09/01/2026' },
    { document: '05/KH-UBND', documentDate: '2026-01-09' },
    'văn bản giao',
  ],
  ['urgency', { urgency: 'thường' }, { urgency: 'normal' }, 'độ khẩn'],
  ['approval', { needsApproval: 'có' }, { needsApproval: true }, 'yêu cầu duyệt'],
  ['note', { note: 'Mới' }, { note: 'Mới' }, 'ghi chú'],
  ['deadline', { deadline: '11/12/2026' }, { due: '2026-12-11', queues: ['2026-12-11'] }, 'thời hạn'],
  [
    'a standing task',
    { deadline: 'Thường xuyên' },
    { due: null, dueText: 'Thường xuyên', queues: ['9999-12-31'] },
    'thời hạn',
  ],
  ['lead unit', { leads: 'SXD', leadOfficer: '' }, { parties: ['lead SXD -', 'coordinator SVH -'] }, 'chủ trì'],
  ['lead officer', { leadOfficer: 'LD1' }, { parties: ['lead STC LD1', 'coordinator SVH -'] }, 'chủ trì'],
  ['co-ordinators', { coordinators: 'SXD' }, { parties: ['lead STC CB1', 'coordinator SXD -'] }, 'phối hợp'],
  ['other co-ordinators', { coordinators: 'SVH; các xã' }, { otherCoordinators: 'các xã' }, 'phối hợp'],
  [
    'completion',
    { doneOn: '20/11/2026', result: 'Xong' },
    { work: 'done', progress: 100, submittedOn: '2026-11-20', result: 'Xong', queues: [null] },
    'kết quả',
  ],
])('a new %s is written, and so is a line in the history', async (_, cells, stored, note) => {
  const db = await office()
  expect(await reimport(db, { ...row, ...cells })).toEqual(changed)
  const task = await storedTask(db, 'NV-1')
  expect(task).toMatchObject(stored)
  expect(task.history.at(-1)).toMatchObject({ kind: 'import_changed', note })
  expect(await reimport(db, { ...row, ...cells })).toEqual(unchanged)
})

test('the history of a changed deadline holds the day before and after', async () => {
  const db = await office()
  await reimport(db, { ...row, deadline: '11/12/2026', note: 'Mới' })
  expect((await storedTask(db, 'NV-1')).history.at(-1)).toEqual({
    kind: 'import_changed',
    note: 'ghi chú và thời hạn',
    after: { due: '2026-12-11' },
  })
})

test('a lead that was a co-ordinator is one no longer', async () => {
  const db = await office()
  await reimport(db, { ...row, leads: 'SVH', leadOfficer: '', coordinators: '' })
  expect((await storedTask(db, 'NV-1')).parties).toEqual(['lead SVH -'])
})

test('an empty cell states nothing', async () => {
  const db = await office()
  const before = await storedTask(db, 'NV-1')
  expect(await reimport(db, { code: 'NV-1', title: 'Trình đề án', leads: 'STC' })).toEqual(unchanged)
  const after = await storedTask(db, 'NV-1')
  expect(after).toEqual({ ...before, importHash: after.importHash })
})

test.each<[string, TaskCells]>([
  ['the same row', row],
  ['a row with another note', { ...row, note: 'Mới' }],
])('%s does not reopen what was completed in chat', async (_, cells) => {
  const db = await office()
  await inChat(db, complete)
  const done = { work: 'done', submittedOn: today, submittedAt: now, result: 'Đã ban hành  Đề án', queues: [null] }
  await reimport(db, cells)
  expect(await storedTask(db, 'NV-1')).toMatchObject(done)
})

test('what was submitted for approval stays so, with its result', async () => {
  const db = await office({ ...row, needsApproval: 'có', result: 'Đang dự thảo' })
  await inChat(db, complete)
  expect(await reimport(db, { ...row, needsApproval: 'có', result: 'Đang dự thảo', note: 'Mới' })).toEqual(changed)
  const task = await storedTask(db, 'NV-1')
  expect(task).toMatchObject({ work: 'in_progress', review: 'pending', result: 'Đã ban hành  Đề án', progress: 100 })
})

test('a deadline moved since stays when the file says what it said before', async () => {
  const db = await office()
  await inChat(db, () => ({ kind: 'progressed', set: { due: '2026-12-18' } }))
  expect(await reimport(db, row)).toEqual(unchanged)
  expect(await storedTask(db, 'NV-1')).toMatchObject({ due: '2026-12-18', queues: ['2026-12-18'] })
})

test('acknowledgement and progress stay', async () => {
  const db = await office()
  await inChat(db, acknowledge)
  await inChat(db, task => reportProgress(task, 60))
  expect(await reimport(db, { ...row, note: 'Mới' })).toEqual(changed)
  expect(await storedTask(db, 'NV-1')).toMatchObject({ work: 'in_progress', progress: 60 })
})

test('the interim result of a task not handed in follows the file', async () => {
  const db = await office({ ...row, result: 'Đang dự thảo' })
  expect(await reimport(db, { ...row, result: 'Đang lấy ý kiến' })).toEqual(changed)
  expect(await storedTask(db, 'NV-1')).toMatchObject({ work: 'not_acknowledged', result: 'Đang lấy ý kiến' })
})

test('a refused change leaves the task as it was, and is refused again next time', async () => {
  const db = await office()
  const before = await storedTask(db, 'NV-1')
  for (const _ of [1, 2])
    expect(await reimport(db, { ...row, leads: 'Sở lạ', note: 'Mới' })).toMatchObject({ refused: 1 })
  expect(await storedTask(db, 'NV-1')).toEqual(before)
})

const moved = { due: '2026-12-18', askedOn: today, today, objective: false }

test.each<[string, (task: Task) => TaskChange | StepRefusal]>([
  ['an extension', task => setDeadline(task, moved)],
  ['a return', task => returnResult({ ...task, review: 'pending' }, { progress: 50, due: '2026-12-18' }, false)],
])(
  'a deadline that %s has moved stays, and the report says so, until the file itself says another',
  async (_, step) => {
    const db = await office()
    await inChat(db, step)
    const again = await importSheets(db, [taskSheetOf({ ...row, product: 'Tờ trình' })])
    expect(counts(again)).toEqual(changed)
    expect(again.warnings.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Thời hạn 18\/12\/2026 của việc #\d+ được quyết định trong trò chuyện nên giữ nguyên/),
    ])
    expect(await storedTask(db, 'NV-1')).toMatchObject({ due: '2026-12-18', product: 'Tờ trình' })

    await importSheets(db, [taskSheetOf({ ...row, deadline: '25/12/2026' })])
    expect((await storedTask(db, 'NV-1')).due).toBe('2026-12-25')
    const back = await importSheets(db, [taskSheetOf(row)])
    expect(back.warnings).toEqual([])
    expect((await storedTask(db, 'NV-1')).due).toBe('2026-12-04')
  },
)

test('a request is over where the file gives as much, and waits on where it gives less', async () => {
  const db = await office()
  await inChat(db, task => askExtension(task, '2026-12-18', today))
  await reimport(db, { ...row, deadline: '11/12/2026' })
  expect(await storedTask(db, 'NV-1')).toMatchObject({
    due: '2026-12-11',
    extension: 'pending',
    askedDue: '2026-12-18',
  })
  await reimport(db, { ...row, deadline: '18/12/2026' })
  expect(await storedTask(db, 'NV-1')).toMatchObject({ due: '2026-12-18', extension: 'none', askedDue: null })
})
