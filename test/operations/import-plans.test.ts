import { describe, expect, test } from 'vitest'
import type { Db } from '../../db/db.ts'
import { unitRows } from '../../db/people/import.ts'
import { unitsNamedIn } from '../../src/operations/import.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { counts, importSheets, officerSheet, smallOffice, unitSheet } from '../helpers/offices.ts'
import { plan, readPlan } from '../helpers/plans.ts'
import { storedTask } from '../helpers/stored-tasks.ts'
import type { RawCell, RawSheet } from '../helpers/workbooks.ts'

const header: RawCell[] = ['STT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời hạn']
const ofPlan = (...rows: RawCell[][]): RawSheet => plan(header, ...rows)

async function commune(...sheets: RawSheet[]): Promise<Db> {
  const db = openTestDatabase()
  await importSheets(db, [
    unitSheet(['KT', 'Phòng Kinh tế'], ['CAX', 'Công an xã'], ['VP', 'Văn phòng HĐND và UBND']),
    officerSheet(
      ['CB1', 'Nguyễn Văn Hùng', 'Chuyên viên', 'KT'],
      ['CB2', 'Lê Thị Lan', 'Chuyên viên', 'KT'],
      ['CB3', 'Trần Thị Lan', 'Chuyên viên', 'CAX'],
    ),
  ])
  for (const sheet of sheets) await importSheets(db, [sheet])
  return db
}
const partiesOf = async (db: Db, lead: RawCell, coordinators: RawCell = null) => {
  const result = await importSheets(db, [ofPlan([1, 'Việc thử', lead, coordinators, '30/6/2027'])])
  const [row] = result.rows
  return row?.code === undefined ? result.refused.map(({ reason }) => reason) : (await storedTask(db, row.code)).parties
}

describe('units from the plan itself', () => {
  const rows: RawCell[][] = [
    [1, 'Việc một', 'Phòng Kinh tế', 'Công an xã; các phòng, ban liên quan', '30/6/2027'],
    [2, 'Việc hai', 'P. Kinh tế', null, '30/6/2027'],
    [3, 'Việc ba', 'Sở Khoa học và Công nghệ', null, '30/6/2027'],
    [4, 'Việc bốn', 'Đ/c Nguyễn Văn A', null, '30/6/2027'],
  ]

  test('are listed whole, with how often, the most frequent first', async () => {
    const result = await importSheets(openTestDatabase(), [ofPlan(...rows)], { dryRun: true })
    expect(result.unknownUnits.map(({ name, count }) => [name, count])).toEqual([
      ['Phòng Kinh tế', 2],
      ['Sở Khoa học và Công nghệ', 1],
      ['Công an xã', 1],
    ])
  })

  test('are created when asked, and then lead', async () => {
    const db = openTestDatabase()
    const result = await importSheets(db, [ofPlan(...rows)], { createUnits: true })
    expect((await unitRows(db.reads)).map(({ code, name }) => [code, name])).toEqual([
      ['PKT', 'Phòng Kinh tế'],
      ['SKHCN', 'Sở Khoa học và Công nghệ'],
      ['CAX', 'Công an xã'],
    ])
    expect(counts(result)).toEqual({ new: 6, changed: 0, unchanged: 0, refused: 1 })
    expect(result.unknownUnits).toEqual([])
  })

  test('a dry run counts them and writes none', async () => {
    const db = openTestDatabase()
    const dry = await importSheets(db, [ofPlan(...rows)], { createUnits: true, dryRun: true })
    expect(counts(dry)).toEqual({ new: 6, changed: 0, unchanged: 0, refused: 1 })
    expect(await unitRows(db.reads)).toEqual([])
  })

  test('a slip of a known name is named, and no unit is made of it', async () => {
    const db = await commune()
    const result = await importSheets(
      db,
      [ofPlan([1, 'Việc', 'Phòng Kinh tếe', null, '30/6/2027'], [2, 'V', 'Phòng Kanh tế', null, null])],
      {
        createUnits: true,
      },
    )
    expect(result.unknownUnits.find(({ name }) => name === 'Phòng Kanh tế')).toMatchObject({
      slip: true,
      suggestion: 'Phòng Kinh tế',
    })
  })

  test('have codes that no other unit has', async () => {
    const db = await commune()
    const file = await readPlan(ofPlan([1, 'Việc', 'Văn phòng', null, null], [2, 'Việc khác', 'Kho tàng', null, null]))
    expect((await unitsNamedIn(db, file)).map(({ code }) => code)).toEqual(['VP2', 'KT2'])
  })
})

describe('who is named in the cell of the lead', () => {
  test.each<[RawCell, string[]]>([
    ['Phòng Kinh tế chủ trì; Công an xã phối hợp', ['lead KT -', 'coordinator CAX -']],
    ['- Chủ trì: Phòng Kinh tế\n- Phối hợp: Công an xã', ['lead KT -', 'coordinator CAX -']],
    ['Đ/c Nguyễn Văn Hùng - Phòng Kinh tế', ['lead KT CB1']],
    ['Phòng Kinh tế (đ/c Hùng)', ['lead KT CB1']],
    ['A. Hùng', ['lead KT CB1']],
    ['Chị Lan - Công an xã', ['lead CAX CB3']],
    ['Nguyễn Văn Hùng', ['lead KT CB1']],
    ['VP HĐND&UBND', ['lead VP -']],
    [
      'Chị Lan',
      ['Có nhiều cán bộ tên “Chị Lan” (Lê Thị Lan, Trần Thị Lan); đề nghị ghi mã hoặc họ tên cán bộ chủ trì.'],
    ],
    ['Các phòng, ban', ['“Các phòng, ban” không phải là một đơn vị; đề nghị ghi một đơn vị chủ trì.']],
    ['Sở Y tế', ['Không có đơn vị chủ trì “Sở Y tế”.']],
  ])('%j', async (cell, parties) => {
    expect(await partiesOf(await commune(), cell)).toEqual(parties)
  })

  test('a short name that was understood is said', async () => {
    const result = await importSheets(await commune(), [ofPlan([1, 'Việc', 'P. KT', 'CA xã', null])])
    expect(result.warnings.map(({ reason }) => reason)).toEqual([
      '“P. KT” được hiểu là “Phòng Kinh tế”.',
      '“CA xã” được hiểu là “Công an xã”.',
    ])
  })

  test('those who help and are no unit are kept as they are written', async () => {
    const db = await commune()
    const { rows } = await importSheets(db, [ofPlan([1, 'Việc', 'KT', 'Công an xã, UBND các xã/phường', null])])
    expect(await storedTask(db, rows[0]?.code ?? '')).toMatchObject({ otherCoordinators: 'UBND các xã/phường' })
  })

  test('“nt” is what stands above', async () => {
    const db = await commune()
    const { rows } = await importSheets(db, [
      ofPlan([1, 'Việc một', 'Phòng Kinh tế', null, '30/6/2027'], [2, 'Việc hai', '-nt-', null, 'nt']),
    ])
    const second = await storedTask(db, rows[1]?.code ?? '')
    expect(second).toMatchObject({ parties: ['lead KT -'], due: '2027-06-30' })
  })
})

describe('the same plan again', () => {
  const one: RawCell[] = ['Rà soát danh mục thủ tục hành chính', 'Phòng Kinh tế', null, '25/12/2026']
  const two: RawCell[] = ['Báo cáo giải ngân vốn đầu tư', 'Công an xã', null, '20/12/2026']
  const three: RawCell[] = ['Tập huấn chữ ký số', 'Phòng Kinh tế', null, '22/12/2026']

  test.each<[string, RawCell[][], object]>([
    [
      'as it was',
      [
        [1, ...one],
        [2, ...two],
        [3, ...three],
      ],
      { new: 0, unchanged: 3 },
    ],
    [
      'a row put in, all others renumbered',
      [
        [1, 'Việc mới chèn', 'KT', null, '18/12/2026'],
        [2, ...one],
        [3, ...two],
        [4, ...three],
      ],
      { new: 1, unchanged: 3 },
    ],
    [
      'a row taken out',
      [
        [1, ...two],
        [2, ...three],
      ],
      { new: 0, unchanged: 2 },
    ],
    [
      'sorted otherwise',
      [
        [1, ...three],
        [2, ...one],
        [3, ...two],
      ],
      { new: 0, unchanged: 3 },
    ],
    [
      'without numbers',
      [
        [null, ...one],
        [null, ...two],
        [null, ...three],
      ],
      { new: 0, unchanged: 3 },
    ],
  ])('%s', async (_, rows, expected) => {
    const db = await commune(ofPlan([1, ...one], [2, ...two], [3, ...three]))
    expect(counts(await importSheets(db, [ofPlan(...rows)]))).toMatchObject({ changed: 0, refused: 0, ...expected })
  })

  test('one text for two units keeps each with its own, however they are sorted', async () => {
    const report = (lead: string): RawCell[] => ['Báo cáo kết quả năm', lead, null, '15/12/2026']
    const db = await commune(ofPlan([1, ...report('Phòng Kinh tế')], [2, ...report('Công an xã')]))
    const again = await importSheets(db, [ofPlan([1, ...report('Công an xã')], [2, ...report('Phòng Kinh tế')])])
    expect(counts(again)).toEqual({ new: 0, changed: 0, unchanged: 2, refused: 0 })
  })

  test('one text for two days is two tasks, and a third day is a new one', async () => {
    const report = (day: string): RawCell[] => ['Báo cáo tiến độ', 'Phòng Kinh tế', null, day]
    const db = await commune(ofPlan([1, ...report('30/6/2026')], [2, ...report('15/12/2026')]))
    const again = await importSheets(db, [
      ofPlan([1, ...report('30/3/2026')], [2, ...report('30/6/2026')], [3, ...report('15/12/2026')]),
    ])
    expect(counts(again)).toEqual({ new: 1, changed: 0, unchanged: 2, refused: 0 })
  })

  test('a text mended a little, with the same lead and day, is that task, and the dry run says so', async () => {
    const db = await commune(ofPlan([1, ...one]))
    const mended: RawCell[] = ['Rà soát danh mục các thủ tục hành chính', ...one.slice(1)]
    const dry = await importSheets(db, [ofPlan([1, ...mended])], { dryRun: true })
    expect(dry.warnings.map(({ reason }) => reason).join()).toContain('có lẽ là việc #1')
    expect(counts(dry)).toEqual({ new: 0, changed: 1, unchanged: 0, refused: 0 })
  })

  test.each<[string, RawCell[]]>([
    ['another day', ['Rà soát danh mục các thủ tục hành chính', 'Phòng Kinh tế', null, '30/12/2026']],
  ])('with %s it is a new one, which is perhaps that task', async (_, row) => {
    const db = await commune(ofPlan([1, ...one]))
    const dry = await importSheets(db, [ofPlan([1, ...row])], { dryRun: true })
    expect(counts(dry)).toMatchObject({ new: 1, changed: 0 })
    expect(dry.warnings.map(({ reason }) => reason).join()).toContain('Được ghi là việc mới; có lẽ là việc #1')
  })

  test.each<[string, RawCell[]]>([
    ['another number in it', ['Tổng hợp số liệu báo cáo đợt 2', 'Phòng Kinh tế', null, '25/12/2026']],
    ['another lead', ['Tổng hợp số liệu báo cáo đợt 1 năm', 'Công an xã', null, '25/12/2026']],
  ])('a text with %s is another task, and nothing is said', async (_, row) => {
    const db = await commune(ofPlan([1, 'Tổng hợp số liệu báo cáo đợt 1', 'Phòng Kinh tế', null, '25/12/2026']))
    const dry = await importSheets(db, [ofPlan([1, ...row])], { dryRun: true })
    expect(counts(dry)).toMatchObject({ new: 1, changed: 0 })
    expect(dry.warnings).toEqual([])
  })
})

describe('how far a task is', () => {
  const status = (word: RawCell, progress: RawCell = null): RawSheet =>
    plan(
      ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn', 'Trạng thái', 'Tiến độ'],
      [1, 'Việc', 'KT', '20/11/2026', word, progress],
    )

  test('finished work comes in finished, on its deadline, and a warning says so', async () => {
    const db = await commune()
    const { rows, warnings } = await importSheets(db, [status('Hoàn thành')])
    expect(await storedTask(db, rows[0]?.code ?? '')).toMatchObject({ work: 'done', submittedOn: '2026-11-20' })
    expect(warnings.map(({ reason }) => reason)).toEqual([
      'Việc được ghi là đã hoàn thành nhưng không có ngày hoàn thành; tạm ghi 20/11/2026.',
    ])
  })

  test('a share is progress, which a later file does not take back', async () => {
    const db = await commune()
    const { rows } = await importSheets(db, [status(null, '80%')])
    await importSheets(db, [status(null, '30%')])
    expect(await storedTask(db, rows[0]?.code ?? '')).toMatchObject({ work: 'in_progress', progress: 80 })
  })

  test.each(['Tạm dừng', 'Thu hồi'])('“%s” is refused with a reason', async word => {
    const db = await commune()
    expect((await importSheets(db, [status(word)])).refused.map(({ reason }) => reason)).toEqual([
      `Trạng thái “${word}” không ghi được bằng tệp.`,
    ])
  })
})

test('each table says what became of its rows', async () => {
  const db = await commune()
  const result = await importSheets(db, [
    ofPlan(
      [1, 'Việc A', 'KT', null, null],
      [2, 'Việc B', 'Sở lạ', null, null],
      [null],
      [...header, 'Ghi chú'],
      [1, 'Việc C', 'KT', null, null],
    ),
  ])
  expect(result.tables.map(({ row, new: added, refused }) => [row, added, refused])).toEqual([
    [1, 1, 1],
    [5, 1, 0],
  ])
})

test('the office of the examples is imported as before', async () => {
  const result = await importSheets(openTestDatabase(), smallOffice)
  expect(counts(result)).toEqual({ new: 8, changed: 0, unchanged: 0, refused: 0 })
})
