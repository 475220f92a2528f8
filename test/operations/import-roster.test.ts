import { describe, expect, it } from 'vitest'
import { linkAccount, findSender } from '../../db/people/accounts.ts'
import { officerRows, postRows } from '../../db/people/import.ts'
import { officerByCode } from '../../db/people/officers.ts'
import type { Db } from '../../db/db.ts'
import { assignmentsOf, tasksByCode } from '../../db/tasks/import.ts'
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
import type { RawCell } from '../helpers/workbooks.ts'

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
    expect(reasons(result.warnings)[0]).toMatch(
      /còn 1 việc đang mở: #1\. .*không ai được nhắc.* nhacviec officer leave CB1 "Lê Thị Cúc" --to MÃ$/,
    )
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
  it.each([
    ['LÊ THỊ CÚC', 'LÊ THỊ CÚC'],
    ['lê thị cúc', 'lê thị cúc'],
    [' Lê  Thị  Cúc ', 'Lê Thị Cúc'],
    ['Lê Thị Cúc'.normalize('NFD'), 'Lê Thị Cúc'],
    // Whoever types no diacritics takes none away.
    ['Le Thi Cuc', 'Lê Thị Cúc'],
    ['LE THI CUC', 'Lê Thị Cúc'],
  ])('means the same person written %j', async (name, kept) => {
    const db = await office()
    const { refused, warnings } = await importRows(db, row('CB1', name))
    expect([refused, warnings]).toEqual([[], []])
    expect(await linked(db)).toBe(kept)
  })

  it('means the same person when the diacritics come later, or the tone is written elsewhere, and says so', async () => {
    const db = openTestDatabase()
    await importSheets(db, [...smallOffice.slice(0, 1), officerSheet(row('CB1', 'Ho Thi Hoa'))])
    for (const [name, before] of [
      ['Hồ Thị Hoà', 'Ho Thi Hoa'],
      ['Hồ Thị Hòa', 'Hồ Thị Hoà'],
    ] as const) {
      const result = await importRows(db, row('CB1', name))
      expect(counts(result)).toMatchObject({ changed: 1, refused: 0 })
      expect(reasons(result.warnings)).toEqual([
        `Họ tên của mã “CB1” đổi từ ${before} thành ${name}; vẫn được hiểu là một người.`,
      ])
    }
    // … also over a file without diacritics, and from then on no other name is the same.
    await importRows(db, row('CB1', 'HO THI HOA'))
    expect(counts(await importRows(db, row('CB1', 'Hồ Thị Hóa')))).toMatchObject({ refused: 1 })
  })

  it.each(['Lê Thị Cục', 'Lê Thị Cuc', 'Lê Thi Cúc', 'Lệ Thị Cúc', 'Lê Thị Kim Cúc', 'Lê Cúc'])(
    'is not taken for the same person’s under %j, by a mark another name',
    async name => {
      const db = await office()
      const { refused } = await importRows(db, row('CB1', name))
      expect(reasons(refused)).toEqual([
        expect.stringMatching(/officer leave CB1 "Lê Thị Cúc" .*nhacviec officer rename CB1 "/),
      ])
      expect(await linked(db)).toBe('Lê Thị Cúc')
    },
  )

  it.each([
    ['Phạm Văn Hùng', 'Phạm Văn Hưng'],
    // By way of a name that may be both.
    ['Phạm Văn Hùng', 'Pham Van Hung', 'Phạm Văn Hưng'],
    ['Pham Van Hung', 'Phạm Văn Hưng', 'Phạm Văn Hùng'],
  ])('cannot be that of %j and %j in one file', async (...names) => {
    const db = await office()
    const units = ['STC', 'SXD', 'SVH']
    const rows = names.map((name, at) => ['CB9', name, null, units[at] ?? null])
    const { refused } = await importSheets(db, [officerSheet(...rows)])
    expect(reasons(refused)).toEqual([expect.stringMatching(/^Mã “CB9” đã dùng cho đồng chí Phạm Văn H[ùư]ng\.$/)])
  })

  it('of a predecessor whose name differs by a mark is given on like any other', async () => {
    const db = await office()
    await importSheets(db, [officerSheet(row('CB7', 'Phạm Văn Hùng'))])
    const said = [row('CB7', 'Phạm Văn Hùng', 'nghỉ'), row('CB7', 'Phạm Văn Hưng', 'đang làm')]
    expect(counts(await importRows(db, ...said))).toMatchObject({ new: 1, changed: 1, refused: 0 })
    expect(counts(await importRows(db, ...said))).toMatchObject({ unchanged: 2, refused: 0 })
    expect(await officerByCode(db.reads, 'CB7')).toMatchObject({ name: 'Phạm Văn Hưng' })
  })

  it('and not a name that differs by a mark gives an officer a task', async () => {
    const db = await office()
    let made = 0
    const task = (leadOfficer: string) =>
      importSheets(db, [taskSheetOf({ title: `Việc ${++made}`, leads: 'STC', leadOfficer })])
    for (const name of ['Lê Thị Cúc', 'LE THI CUC', 'CB1']) expect(counts(await task(name))).toMatchObject({ new: 1 })
    expect(reasons((await task('Lê Thị Cục')).refused)).toEqual([
      'Không có cán bộ chủ trì “Lê Thị Cục”; gần giống nhất là “Lê Thị Cúc”.',
    ])
  })

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

  describe('given on, named in an older file as that of who had it before,', () => {
    const givenOn = async (): Promise<Db> => {
      const db = await office()
      const task = { code: 'NV-1', title: 'Trình đề án', leads: 'STC', leadOfficer: 'CB1' }
      await importSheets(db, [taskSheetOf(task)])
      await importRows(db, row('CB1', 'Lê Thị Cúc', 'nghỉ'), row('CB1', 'Hồ Ngọc Diệp'))
      return db
    }
    const leaders = async (db: Db) => {
      const names = new Map((await officerRows(db.reads)).map(({ id, name }) => [id, name]))
      const tasks = await tasksByCode(db.reads, ['NV-1', 'NV-2', 'NV-3'])
      const parts = await assignmentsOf(
        db.reads,
        [...tasks.values()].map(({ id }) => id),
      )
      return [...parts.values()].flat().map(({ officerId }) => names.get(officerId ?? 0))
    }

    it.each([
      row('CB1', 'Lê Thị Cúc'),
      row('cb1', 'LE THI CUC'),
      row('CB1', 'Lê Thị Cúc', 'đang làm'),
      row('CB1', 'Lê Thị Cúc', 'nghỉ'),
    ])('is passed over with a word, and the other rows are taken: %j', async (...said) => {
      const db = await givenOn()
      const result = await importRows(db, said, row('CB8', 'Bùi Thị Mơ'))
      expect(counts(result)).toMatchObject({ new: 1, unchanged: 1, changed: 0, refused: 0 })
      const [reason = '', ...more] = reasons(result.warnings)
      expect(more).toEqual([])
      expect(reason).toMatch(
        /^Mã “CB1” trước đây của đồng chí Lê Thị Cúc \(tình trạng: nghỉ\), nay là của đồng chí Hồ Ngọc Diệp: .*Dòng này được bỏ qua/,
      )
      expect(reason).not.toContain('nhacviec officer')
      expect(await people(db)).toEqual(['Lê Thị Cúc: left', 'Hồ Ngọc Diệp: serving'])
    })

    it('gives its holder none of their tasks', async () => {
      const db = await givenOn()
      const tasks = taskSheetOf(
        { code: 'NV-1', title: 'Trình đề án', leads: 'STC', leadOfficer: 'CB1', note: 'thêm' },
        { code: 'NV-2', title: 'Việc của người trước', leads: 'STC', leadOfficer: 'cb1' },
        { code: 'NV-3', title: 'Việc khác', leads: 'STC', leadOfficer: 'LD1' },
      )
      const result = await importSheets(db, [officerSheet(row('CB1', 'Lê Thị Cúc')), tasks])
      expect(reasons(result.refused)).toEqual(['Đồng chí Lê Thị Cúc đã ghi “nghỉ”; đề nghị ghi cán bộ chủ trì khác.'])
      expect(await leaders(db)).toEqual(['Lê Thị Cúc', 'Trần Quốc Bảo'])
    })

    it('and in a file that names its holder, or no officers at all, means the holder', async () => {
      const db = await givenOn()
      const task = (code: string) => taskSheetOf({ code, title: `Việc ${code}`, leads: 'STC', leadOfficer: 'CB1' })
      await importSheets(db, [task('NV-2')])
      await importSheets(db, [officerSheet(row('CB1', 'Hồ Ngọc Diệp')), task('NV-3')])
      expect(await leaders(db)).toEqual(['Lê Thị Cúc', 'Hồ Ngọc Diệp', 'Hồ Ngọc Diệp'])
    })

    it('of anybody else is refused as ever', async () => {
      const db = await givenOn()
      expect(reasons((await importRows(db, row('CB1', 'Lê Thị Cục'))).refused)).toEqual([
        expect.stringContaining('nhacviec officer leave CB1 "Hồ Ngọc Diệp"'),
      ])
    })
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

describe('somebody who may have another code already', () => {
  const phone = '0912 345 678'
  /** A row of `Cán bộ` with a unit and a telephone. */
  const at = (code: string, name: string, unit: string, tel: string | null = null, status: string | null = null) => [
    ...[code, name, null, unit, null, tel, null, status],
  ]

  it.each<[string, RawCell[], string]>([
    ['in the same unit', at('CB8', 'Lê Thị Cúc', 'STC'), 'CB1'],
    ['in the same unit, in other letters', at('CB8', 'LE THI CUC', 'Sở Tài chính'), 'CB1'],
    ['with the same telephone elsewhere', at('CB8', 'Trần Quốc Bảo', 'SXD', phone), 'LD1'],
    ['with the same telephone written otherwise', at('CB8', 'Trần Quốc Bảo', 'SVH', '+84 912.345.678'), 'LD1'],
    ['with an unknown telephone in the same unit', at('CB8', 'Trần Quốc Bảo', 'STC', '0987654321'), 'LD1'],
  ])('%s is taken and named, in a dry run as well', async (_, said, known) => {
    const db = await office()
    for (const dryRun of [true, false]) {
      const result = await importSheets(db, [officerSheet(said)], { dryRun })
      expect(counts(result)).toMatchObject({ new: 1, refused: 0 })
      expect(reasons(result.warnings)).toEqual([
        expect.stringMatching(new RegExp(`cùng họ tên, cùng .* với mã “${known}” \\(đang làm\\).*--to ${known}$`)),
      ])
    }
    // The office has read it once.
    expect((await importSheets(db, [officerSheet(said)])).warnings).toEqual([])
  })

  it.each<[string, RawCell[]]>([
    ['of the same name elsewhere', at('CB8', 'Lê Thị Cúc', 'SXD')],
    ['of the same name with another telephone elsewhere', at('CB8', 'Trần Quốc Bảo', 'SXD', '0987654321')],
    ['of a name that differs by a mark', at('CB8', 'Lê Thị Cục', 'STC')],
    ['who is gone', at('CB8', 'Lê Thị Cúc', 'STC', null, 'nghỉ')],
  ])('is nobody %s', async (_, said) => {
    const db = await office()
    const result = await importSheets(db, [officerSheet(said)])
    expect([counts(result).new, result.warnings]).toEqual([1, []])
  })

  it('and leaves the old one by the same file hands over by a command that is carried out', async () => {
    const db = await office()
    await importSheets(db, [taskSheetOf({ title: 'Trình đề án', leads: 'STC', leadOfficer: 'CB1' })])
    const rows = [at('CB1', 'Lê Thị Cúc', 'STC', null, 'chuyển'), at('CB8', 'Lê Thị Cúc', 'STC')]
    const { warnings } = await importSheets(db, [officerSheet(...rows)])
    const said = reasons(warnings).find(reason => reason.includes('cùng họ tên'))
    expect(said).toMatch(/mã “CB1” \(chuyển\).* nhacviec officer leave CB1 "Lê Thị Cúc" --to CB8$/)
    const handed = await officerLeaves(db, 'CB1', { name: 'Lê Thị Cúc', status: 'left', to: 'CB8', now })
    expect([handed.successor?.code, handed.open.length]).toEqual(['CB8', 1])
  })

  it('of one file is named once', async () => {
    const db = await office()
    const rows = [at('CB8', 'Bùi Thị Mơ', 'STC'), at('CB9', 'Bùi Thị Mơ', 'SXD'), at('cb9', 'Bùi Thị Mơ', 'STC')]
    const { warnings } = await importSheets(db, [officerSheet(...rows)])
    expect(warnings).toMatchObject([
      { row: 3, reason: expect.stringMatching(/\(cb9\) cùng họ tên, cùng đơn vị với mã “CB8”/i) },
    ])
  })

  it('and has left is not to come back under a code that is somebody else’s by now', async () => {
    const db = await office()
    await officerLeaves(db, 'CB1', { status: 'left', now })
    await importRows(db, row('CB1', 'Hồ Ngọc Diệp'))
    const { warnings } = await importRows(db, row('CB8', 'Lê Thị Cúc'))
    expect(reasons(warnings)).toEqual([
      expect.stringMatching(
        /giữ mã “CB8” vì mã “CB1” nay là của người khác; .*: nhacviec officer leave CB1 "Lê Thị Cúc" --to CB8$/,
      ),
    ])
    const handed = await officerLeaves(db, 'CB1', { name: 'Lê Thị Cúc', status: 'left', to: 'CB8', now })
    expect(handed.successor?.code).toBe('CB8')

    // the successor comes with the same file
    const other = await office()
    await officerLeaves(other, 'CB1', { status: 'left', now })
    const both = await importRows(other, row('CB1', 'Hồ Ngọc Diệp'), row('CB8', 'Lê Thị Cúc'))
    expect(reasons(both.warnings)).toEqual([expect.stringContaining('giữ mã “CB8”')])
  })

  it('and has left is to come back under it', async () => {
    const db = await office()
    await officerLeaves(db, 'CB1', { status: 'left', now })
    const { warnings } = await importRows(db, row('CB8', 'Lê Thị Cúc'))
    expect(reasons(warnings)).toEqual([
      expect.stringMatching(/với mã “CB1” \(nghỉ\).*ghi mã “CB1” và Tình trạng “đang làm” ở dòng này\.$/),
    ])
    expect(reasons((await importRows(db, row('CB1', 'Lê Thị Cúc', 'đang làm'))).warnings)).toContainEqual(
      expect.stringContaining('(CB1) cùng họ tên, cùng đơn vị với mã “CB8” (đang làm)'),
    )
  })
})

describe('a mobile number of somebody who serves', () => {
  const tel = (code: string, name: string, phone: string | null, status: string | null = null, unit = 'SXD') => [
    ...[code, name, null, unit, null, phone, null, status],
  ]
  const cuc = (phone: string | null) => tel('CB1', 'Lê Thị Cúc', phone, null, 'STC')
  const shared =
    /^Số điện thoại 0912345678 của đồng chí .* \(CB[18]\) đang là của đồng chí Trần Quốc Bảo \(LD1\)\. .*nhacviec invite CB[18]\./

  it.each<[string, RawCell[][]]>([
    ['new', [tel('CB8', 'Bùi Thị Mơ', '+84 912 345 678')]],
    ['known', [cuc('0912345678')]],
    ['known, before the owner', [cuc('912345678'), tel('LD1', 'Trần Quốc Bảo', '0912345678', null, 'STC')]],
  ])('given to somebody else is named once, in a dry run as well: %s', async (_, rows) => {
    const db = await office()
    for (const dryRun of [true, false]) {
      const result = await importSheets(db, [officerSheet(...rows)], { dryRun })
      expect(result.refused).toEqual([])
      expect(reasons(result.warnings)).toEqual([expect.stringMatching(shared)])
    }
    expect((await importSheets(db, [officerSheet(...rows)])).warnings).toEqual([])
  })

  it('that two new ones of one file share is named', async () => {
    const db = await office()
    const rows = [tel('CB8', 'Bùi Thị Mơ', '0987654321'), tel('CB9', 'Đỗ Văn An', '0987654321')]
    const { warnings } = await importSheets(db, [officerSheet(...rows)])
    expect(warnings).toMatchObject([{ row: 3, reason: expect.stringContaining('Bùi Thị Mơ (CB8)') }])
  })

  it.each<[string, RawCell[][]]>([
    ['the telephone of a desk', [tel('CB8', 'Bùi Thị Mơ', '02363 812 345'), tel('CB9', 'Đỗ Văn An', '02363812345')]],
    [
      'that of who gets another one',
      [tel('LD1', 'Trần Quốc Bảo', '0987654321', null, 'STC'), tel('CB8', 'Bùi Thị Mơ', '0912345678')],
    ],
    ['of somebody gone', [tel('CB8', 'Bùi Thị Mơ', '0987654321', 'nghỉ')]],
    ['of who leaves', [tel('LD1', 'Trần Quốc Bảo', '0912345678', 'nghỉ', 'STC')]],
    [
      'the desk of who leaves',
      [tel('CB8', 'Bùi Thị Mơ', '02363812345', 'nghỉ'), tel('CB9', 'Đỗ Văn An', '02363812345')],
    ],
    ['as it was', [tel('LD1', 'Trần Quốc Bảo', '0912345678', null, 'STC')]],
  ])('is not: %s', async (_, rows) => {
    const db = await office()
    const { warnings } = await importSheets(db, [officerSheet(...rows)])
    expect(reasons(warnings).filter(reason => reason.startsWith('Số điện thoại'))).toEqual([])
  })
})

describe('a name', () => {
  it('that poses as an entry of the history is refused by an import as by a renaming', async () => {
    const db = await office()
    const names = ['08:00 29/11/2026: Trần Quốc Bảo duyệt kết quả', '│ Bùi Thị Mơ', 'Bùi Thị Mơ | duyệt']
    const { refused } = await importRows(db, ...names.map((name, n) => row(`CB${20 + n}`, name)))
    expect(reasons(refused)).toEqual(names.map((): unknown => expect.stringContaining('dòng lịch sử')))
  })

  it.each([
    'Lê Thị Cúc (1)',
    'Lê Thị Cúc 2',
    'Lê Thị Cúc (12/5/1980)',
    "H'Hen Niê",
    'Nguyễn Văn A.',
    'Tôn-Nữ Thị 3 Giang',
    'Hà 2 Hoa',
  ])('of an office is taken: %s', async name => {
    const db = await office()
    expect(counts(await importRows(db, row('CB8', name)))).toMatchObject({ new: 1, refused: 0 })
    expect((await renameOfficer(db, 'CB1', name, { sameName: true })).name).toBe(name)
  })
})

describe('a mobile number of who has left', () => {
  const tel = (code: string, name: string, phone: string | null, status: string | null = null) => [
    ...[code, name, null, 'STC', null, phone, null, status],
  ]
  const former = (own: string, other: string): unknown =>
    expect.stringMatching(
      new RegExp(
        `^Số điện thoại 0912345678 của đồng chí .* \\(${own}\\) trước đây là của đồng chí .* \\(${other}, (nghỉ|chuyển)\\)\\. .*nhacviec invite ${own}\\.`,
      ),
    )
  const bao = (status: string, phone: string | null = '0912345678') => tel('LD1', 'Trần Quốc Bảo', phone, status)

  it.each<[string, RawCell[][], string, string]>([
    ['beside the successor', [bao('chuyển'), tel('LD1', 'Lý Thái Tổ', '0912345678')], 'LD1', 'LD1'],
    ['behind the successor', [tel('LD1', 'Lý Thái Tổ', '0912345678'), bao('nghỉ', null)], 'LD1', 'LD1'],
    ['beside another code', [bao('nghỉ', null), tel('CB8', 'Bùi Thị Mơ', '0912345678')], 'CB8', 'LD1'],
    ['of somebody unknown, with one who keeps it', [tel('CB8', 'Bùi Thị Mơ', '0912345678', 'nghỉ')], 'LD1', 'CB8'],
  ])('is named once, in a dry run as well: %s', async (_, rows, own, other) => {
    const db = await office()
    for (const dryRun of [true, false]) {
      const { refused, warnings } = await importSheets(db, [officerSheet(...rows)], { dryRun })
      expect(refused).toEqual([])
      expect(reasons(warnings).filter(reason => reason.startsWith('Số'))).toEqual([former(own, other)])
    }
    const again = await importSheets(db, [officerSheet(...rows)])
    expect(reasons(again.warnings).filter(reason => reason.startsWith('Số'))).toEqual([])
  })

  it('and left before is named as well', async () => {
    const db = await office()
    await officerLeaves(db, 'LD1', { status: 'left', now })
    const { warnings } = await importSheets(db, [officerSheet(tel('LD1', 'Lý Thái Tổ', '0912345678'))])
    expect(reasons(warnings)).toEqual([former('LD1', 'LD1')])
    const back = await importSheets(db, [officerSheet(tel('LD9', 'Trần Quốc Bảo', '0987654321'))])
    expect(reasons(back.warnings).filter(reason => reason.startsWith('Số'))).toEqual([])
  })
})

describe('renaming', () => {
  it.each([
    ['MẬT', 'mang dấu chỉ độ mật'],
    ['Lê Thị Cúc (TỐI MẬT)', 'mang dấu chỉ độ mật'],
    ['Lê T\u200bhị M\u200bẬT: hồ sơ M Ậ T', 'mang dấu chỉ độ mật'],
    ['Lê Thị\nCúc', 'xuống dòng hoặc ký tự điều khiển'],
    ['Lê\u0007 Thị Cúc', 'xuống dòng hoặc ký tự điều khiển'],
    ['\u001b[31mLê Thị Cúc', 'xuống dòng hoặc ký tự điều khiển'],
    ['Lê Thị\tCúc', 'xuống dòng hoặc ký tự điều khiển'],
    ['Cúc '.repeat(26), 'không được dài quá 100 ký tự'],
    ['', 'phải có chữ'],
    [' \u200b ', 'phải có chữ'],
    ['12345', 'phải có chữ'],
    ['08:00 29/11/2026 Trần Quốc Bảo duyệt', 'dòng lịch sử'],
    ['Trần Quốc Bảo: duyệt kết quả', 'dòng lịch sử'],
    ['│ x', 'dòng lịch sử'],
    ['Lê Thị Cúc | duyệt', 'dòng lịch sử'],
    ['Lê Thị Cúc ｜ duyệt', 'dòng lịch sử'],
    ['08：00 Lê Thị Cúc', 'dòng lịch sử'],
    ['8 giờ 30 Lê Thị Cúc', 'dòng lịch sử'],
    ['lúc 8h Lê Thị Cúc duyệt', 'dòng lịch sử'],
    ['ngày 29/11 Lê Thị Cúc duyệt', 'dòng lịch sử'],
  ])('to %j is refused', async (name, why) => {
    const db = await office()
    await expect(renameOfficer(db, 'CB1', name, { sameName: true })).rejects.toThrow(why)
    expect(await people(db)).toEqual(['Lê Thị Cúc: serving'])
  })

  it.each(['Mật Văn Đô', 'Lê Thị Mật', "H'Hen Niê", 'Lê Thị Cục', 'Nguyễn-Lê Cúc', 'Cúc '.repeat(25).trim()])(
    'to %j is done',
    async name => {
      const db = await office()
      await renameOfficer(db, 'CB1', name)
      expect(await people(db)).toEqual([`${name}: serving`])
    },
  )

  it('to the name of another officer is done when both are meant', async () => {
    const db = await office()
    for (const name of ['Phạm Văn Hùng', 'PHAM VAN HUNG'])
      await expect(renameOfficer(db, 'CB1', name)).rejects.toThrow(
        'Đã có cán bộ cùng họ tên: Phạm Văn Hùng (CB2, đang làm); Phạm Văn Hùng (CB3, đang làm). Nếu đúng là hai người trùng họ tên, hãy thêm --same-name',
      )
    await renameOfficer(db, 'CB1', 'Phạm Văn Hưng')
    await renameOfficer(db, 'CB1', 'Phạm Văn Hùng', { sameName: true })
    expect(await people(db)).toEqual(['Phạm Văn Hùng: serving'])
  })

  it('never to the name of who had the code before: nobody could tell the two apart', async () => {
    const db = await office()
    await officerLeaves(db, 'CB1', { status: 'left', now })
    await importRows(db, row('CB1', 'Hồ Ngọc Diệp'))
    await expect(renameOfficer(db, 'CB1', 'Lê Thị Cúc', { sameName: true })).rejects.toThrow('không phân biệt được')
  })

  it('is not the way around a name that no person has, and neither is the file', async () => {
    const db = await office()
    const { refused } = await importRows(db, row('CB8', 'Cúc '.repeat(26)), row('CB9', '007'))
    expect(reasons(refused)).toEqual([
      'Họ và tên của cán bộ có mã “CB8” không được dài quá 100 ký tự.',
      'Họ và tên của cán bộ có mã “CB9” phải có chữ.',
    ])
  })
})

describe('an empty cell of the unit', () => {
  const without = (code: string, name: string, status: string | null = null) => {
    const cells = row(code, name, status)
    cells[3] = null
    return cells
  }
  const units = async (db: Db) =>
    (await postRows(db.reads)).filter(({ officerId }) => officerId === 1).map(({ unitId }) => unitId)

  it('states nothing: whoever is known stays where they serve, in all their units', async () => {
    const db = await office()
    await importSheets(db, [
      officerSheet(row('CB1', 'Lê Thị Cúc'), Object.assign(row('CB1', 'Lê Thị Cúc'), { 3: 'SXD' })),
    ])
    const before = (await postRows(db.reads)).length
    const result = await importRows(db, without('CB1', 'Lê Thị Cúc'))
    expect(counts(result)).toMatchObject({ new: 0, changed: 0, unchanged: 1, refused: 0 })
    expect((await postRows(db.reads)).length).toBe(before)
    expect(await units(db)).not.toEqual([])
  })

  it('is no hindrance to saying that they leave', async () => {
    const db = await office()
    const result = await importRows(db, without('CB1', 'Lê Thị Cúc', 'nghỉ'))
    expect(counts(result)).toMatchObject({ changed: 1, refused: 0 })
    expect(await people(db)).toEqual(['Lê Thị Cúc: left'])
  })

  it.each([
    ['CB9', 'Lê Thị Cúc'],
    ['CB1', 'Hồ Ngọc Diệp'],
  ])('of somebody new (%s %s) is refused, and so is the list', async (code, name) => {
    const db = await office()
    const result = await importRows(db, without(code, name))
    expect(reasons(result.refused)).toEqual([expect.stringContaining(`Thiếu đơn vị của đồng chí ${name}.`)])
    expect(await people(db)).toEqual(['Lê Thị Cúc: serving'])
  })
})
