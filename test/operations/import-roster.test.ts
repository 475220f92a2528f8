import { describe, expect, it } from 'vitest'
import { linkAccount, findSender } from '../../db/people/accounts.ts'
import { officerRows } from '../../db/people/import.ts'
import { officerByCode } from '../../db/people/officers.ts'
import type { Db } from '../../db/db.ts'
import { exampleOffice } from '../../src/files/example-office.ts'
import { inviteOfficer } from '../../src/operations/invite.ts'
import { officerLeaves } from '../../src/operations/officer-leaves.ts'
import { renameOfficer } from '../../src/operations/rename-officer.ts'
import { exportWorkbook } from '../../src/operations/export.ts'
import { readOffice } from '../../src/files/office-sheets/read-office.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { importWorkbook } from '../../src/operations/import.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { counts, importSheets, now, officerSheet, smallOffice, taskSheetOf, today } from '../helpers/offices.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

/** A row of `Cán bộ` in the Sở Tài chính. */
const row = (code: string, name: string, status: string | null = null) => [
  code,
  name,
  null,
  'STC',
  null,
  null,
  null,
  status,
]
const importRows = (db: Db, ...rows: ReturnType<typeof row>[]) => importSheets(db, [officerSheet(...rows)])

async function office(): Promise<Db> {
  const db = openTestDatabase()
  await importSheets(db, smallOffice)
  const cuc = await officerByCode(db.reads, 'CB1')
  const account = { channel: 'telegram' as const, externalId: '1', chat: '1', officerId: cuc?.id ?? 0 }
  await db.transact(tx => linkAccount(tx, account, now))
  return db
}
const people = async (db: Db) =>
  (await officerRows(db.reads)).filter(({ code }) => code === 'CB1').map(({ name, status }) => `${name}: ${status}`)
const linked = async (db: Db) => (await findSender(db.reads, 'telegram', '1'))?.actor.name
const reasons = (rows: { reason: string }[]) => rows.map(({ reason }) => reason)

describe('the column Tình trạng', () => {
  it.each([
    ['nghỉ', 'left'],
    ['Nghỉ việc', 'left'],
    ['đã nghỉ hưu', 'left'],
    ['chuyển', 'transferred'],
    ['Chuyển công tác', 'transferred'],
  ])('ends the access of who is written as %s, and names their open tasks', async (status, kept) => {
    const db = await office()
    await importSheets(db, [taskSheetOf({ title: 'Trình đề án', leads: 'STC', leadOfficer: 'CB1' })])
    const result = await importRows(db, row('CB1', 'Lê Thị Cúc', status))
    expect(counts(result)).toMatchObject({ changed: 1, refused: 0 })
    expect(reasons(result.warnings)[0]).toMatch(/còn 1 việc đang mở: #1\. Bàn giao: nhacviec officer leave CB1 --to MÃ/)
    expect(await people(db)).toEqual([`Lê Thị Cúc: ${kept}`])
    expect(await linked(db)).toBeUndefined()
    await expect(inviteOfficer(db, 'CB1', now)).rejects.toThrow('không còn công tác')
    expect(counts(await importRows(db, row('CB1', 'Lê Thị Cúc', status)))).toMatchObject({ changed: 0, unchanged: 1 })
  })

  it.each(['', 'đang làm', 'Đang công tác', 'DANG LAM VIEC'])(
    'leaves who is written as %j as they are',
    async status => {
      const db = await office()
      expect(counts(await importRows(db, row('CB1', 'Lê Thị Cúc', status)))).toMatchObject({ unchanged: 1, refused: 0 })
      expect(await linked(db)).toBe('Lê Thị Cúc')
    },
  )

  it.each(['nghỉ thai sản', 'nghỉ phép', 'tạm nghỉ', 'khác'])(
    'refuses %j, from which people come back',
    async status => {
      const db = await office()
      const { refused } = await importRows(db, row('CB1', 'Lê Thị Cúc', status))
      expect(reasons(refused)[0]).toContain('đề nghị ghi: đang làm, nghỉ (thôi công tác hẳn) hoặc chuyển')
      expect(await linked(db)).toBe('Lê Thị Cúc')
    },
  )

  it('must be the same in all rows of a person', async () => {
    const db = await office()
    const sheet = officerSheet(row('CB1', 'Lê Thị Cúc', 'nghỉ'), ['CB1', 'Lê Thị Cúc', null, 'SXD'])
    const { refused } = await importSheets(db, [sheet])
    expect(reasons(refused)).toEqual(
      Array(2).fill('Đồng chí Lê Thị Cúc có các dòng ghi tình trạng khác nhau; đề nghị ghi thống nhất.'),
    )
  })

  it('keeps somebody never known for the record, without access', async () => {
    const db = await office()
    const sheets = [
      officerSheet(row('CB7', 'Bùi Thị Mơ', 'nghỉ')),
      taskSheetOf({ title: 'Việc cũ', leads: 'STC', leadOfficer: 'CB7', doneOn: '20/11/2026' }),
    ]
    expect(counts(await importSheets(db, sheets))).toMatchObject({ new: 2, refused: 0 })
    expect(counts(await importSheets(db, sheets))).toMatchObject({ unchanged: 2 })
    expect(await officerByCode(db.reads, 'CB7')).toBeUndefined()
  })

  it('is in the template, empty: an old file brings nobody back', () => {
    const roster = exampleOffice().find(sheet => sheet.name === 'Cán bộ')
    const at = roster?.columns.findIndex(column => column.header === 'Tình trạng') ?? -1
    expect(roster?.columns[at]?.options).toEqual(['đang làm', 'nghỉ', 'chuyển'])
    expect(roster?.rows.map(cells => cells[at])).toEqual(roster?.rows.map(() => undefined))
  })
})

describe('a code', () => {
  it.each(['LÊ THỊ CÚC', 'lê thị cúc', 'Le Thi Cuc', 'Lê Thị Cục', ' Lê  Thị  Cúc '])(
    'means the same person written %j',
    async name => {
      const db = await office()
      const result = await importRows(db, row('CB1', name))
      expect(result.refused).toEqual([])
      expect(await linked(db)).toBe(name.trim().replace(/\s+/g, ' '))
      const otherwise = name.trim().replace(/\s+/g, ' ').toLowerCase() !== 'lê thị cúc'
      expect(reasons(result.warnings).filter(reason => reason.includes('vẫn được hiểu là một người'))).toHaveLength(
        otherwise ? 1 : 0,
      )
    },
  )

  it('of who serves is given to nobody else until it is said who is meant: who leaves', async () => {
    const db = await office()
    const other = row('cb1', 'Hồ Ngọc Diệp', 'đang làm')
    expect(counts(await importRows(db, other, row('CB8', 'Bùi Thị Mơ')))).toMatchObject({ new: 0, refused: 1 })
    expect(await linked(db)).toBe('Lê Thị Cúc')
    await officerLeaves(db, 'CB1', { status: 'left', now })
    expect(counts(await importRows(db, other, row('CB8', 'Bùi Thị Mơ')))).toMatchObject({ new: 2, refused: 0 })
    expect(await people(db)).toEqual(['Lê Thị Cúc: left', 'Hồ Ngọc Diệp: serving'])
    expect(await linked(db)).toBeUndefined()
    expect(counts(await importRows(db, other))).toMatchObject({ unchanged: 1 })
  })

  it('… or a new name of the same person', async () => {
    const db = await office()
    await renameOfficer(db, 'CB1', '  Lê  Thị Kim Cúc ')
    expect(counts(await importRows(db, row('CB1', 'Lê Thị Kim Cúc')))).toMatchObject({ unchanged: 1, refused: 0 })
    expect(await people(db)).toEqual(['Lê Thị Kim Cúc: serving'])
    expect(await linked(db)).toBe('Lê Thị Kim Cúc')
  })

  it.each([
    [
      ['Lê Thị Cúc', 'nghỉ'],
      ['Hồ Ngọc Diệp', 'đang làm'],
    ],
    [
      ['Hồ Ngọc Diệp', ''],
      ['Lê Thị Cúc', 'chuyển'],
    ],
  ])('… or both in one file: %j, %j', async (...rows) => {
    const db = await office()
    const said = rows.map(([name = '', status]) => row('CB1', name, status))
    expect(counts(await importRows(db, ...said))).toMatchObject({ new: 1, changed: 1, refused: 0 })
    expect((await people(db)).at(-1)).toBe('Hồ Ngọc Diệp: serving')
    expect(await linked(db)).toBeUndefined()
    expect(counts(await importRows(db, ...said))).toMatchObject({ unchanged: 2, refused: 0 })
  })

  it('of two who both serve is refused', async () => {
    const db = await office()
    const { refused } = await importRows(db, row('CB9', 'Võ Lan'), row('CB9', 'Võ Mai', 'đang làm'))
    expect(reasons(refused)).toEqual(['Mã “CB9” đã dùng cho đồng chí Võ Lan.'])
  })

  it('does not end the access of its holder by the leaving of somebody else', async () => {
    const db = await office()
    expect(counts(await importRows(db, row('CB1', 'Hồ Ngọc Diệp', 'nghỉ')))).toMatchObject({ refused: 1 })
    expect(await linked(db)).toBe('Lê Thị Cúc')
    const both = [row('CB1', 'Hồ Ngọc Diệp', 'nghỉ'), row('CB1', 'Lê Thị Cúc', 'đang làm')]
    expect(counts(await importRows(db, ...both))).toMatchObject({ new: 1, unchanged: 1, refused: 0 })
    expect(await linked(db)).toBe('Lê Thị Cúc')
  })
})

describe('who left', () => {
  it('comes back when the file says so and not otherwise, as the same person, to be linked anew', async () => {
    const db = await office()
    const before = await officerByCode(db.reads, 'CB1')
    await officerLeaves(db, 'CB1', { status: 'left', now })
    const silent = await importSheets(db, smallOffice)
    expect(counts(silent)).toMatchObject({ new: 0, changed: 0, refused: 0 })
    expect(reasons(silent.warnings)).toEqual([
      'Đồng chí Lê Thị Cúc (CB1) đã ghi “nghỉ” nên dòng này được bỏ qua; nếu đồng chí đã trở lại, đề nghị ghi “đang làm” ở cột Tình trạng.',
    ])
    expect(await officerByCode(db.reads, 'CB1')).toBeUndefined()

    const back = await importRows(db, row('CB1', 'Lê Thị Cúc', 'đang làm'))
    expect(counts(back)).toMatchObject({ changed: 1, refused: 0 })
    expect(reasons(back.warnings)[0]).toContain('cần cấp mã liên kết mới: nhacviec invite CB1')
    expect(await officerByCode(db.reads, 'CB1')).toEqual(before)
    expect(await linked(db)).toBeUndefined()
    expect(await inviteOfficer(db, 'CB1', now)).toMatchObject({ officer: 'CB1' })
  })

  it('is given no new task, and keeps the old ones through an export, also when the code is a successor’s', async () => {
    const db = await office()
    const task = { code: 'NV-1', title: 'Trình đề án', leads: 'STC', leadOfficer: 'CB1' }
    await importSheets(db, [taskSheetOf(task)])
    await officerLeaves(db, 'CB1', { status: 'left', now })
    const fresh = await importSheets(db, [taskSheetOf({ ...task, code: 'NV-2' }, { ...task, note: 'thêm' })])
    expect(reasons(fresh.refused)).toEqual(['Đồng chí Lê Thị Cúc đã ghi “nghỉ”; đề nghị ghi cán bộ chủ trì khác.'])
    expect(counts(fresh)).toMatchObject({ changed: 1, refused: 1 })

    await importRows(db, row('CB1', 'Hồ Ngọc Diệp'))
    const file = await temporaryPath('export.xlsx')
    await exportWorkbook(db, file, { now, today })
    const again = readOffice(await readWorkbook(file), { today })
    const options = { dryRun: false, now, today, fixed: {} }
    expect(counts(await importWorkbook(db, again, options))).toMatchObject({ changed: 0, unchanged: 1, refused: 0 })
  })
})
