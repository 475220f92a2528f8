import { describe, expect, test } from 'vitest'
import { readOffice } from '../../../src/files/office-sheets/read-office.ts'
import { serialOf, sheetsOf, taskTable, type RawCell, type RawSheet } from '../../helpers/workbooks.ts'

const today = '2026-11-22'
const office = async (...sheets: RawSheet[]) => readOffice(await sheetsOf(...sheets), { today })
/** One task with one more column. */
const withColumn = async (name: string, cell: RawCell) =>
  office(taskTable(['Nội dung', 'Chủ trì', 'Thời hạn', name], ['Việc', 'VP', null, cell]))

describe('the columns of a task', () => {
  test('all of the documented ones are read', async () => {
    const columns = [
      ...['STT', 'Mã', 'Nội dung nhiệm vụ', 'Văn bản giao', 'Ngày văn bản', 'Nguồn giao', 'Đơn vị chủ trì'],
      ...['Cán bộ chủ trì', 'Đơn vị phối hợp', 'Người giao', 'Thời hạn', 'Sản phẩm', 'Độ khẩn', 'Cần duyệt'],
      ...['Ngày hoàn thành', 'Kết quả', 'Ghi chú'],
    ]
    const row: RawCell[] = [
      ...[3, 'NV-3', ' Trình đề án ', '5/qd-ubnd', { serial: serialOf('2026-01-08') }, 'Chính phủ', 'STC\nSXD'],
      ...['CB01', 'VP', 'Chủ tịch', '30/6/2026', 'Tờ trình', 'Hỏa tốc', 'có', '29/06/2026', 'Tờ trình 12', 'gấp'],
    ]
    expect((await office(taskTable(columns, row))).tasks).toEqual([
      {
        sheet: 'Theo dõi',
        row: 2,
        number: '3',
        code: 'NV-3',
        title: 'Trình đề án',
        document: '05/QĐ-UBND',
        documentDate: '2026-01-08',
        source: 'Chính phủ',
        leads: 'STC\nSXD',
        leadOfficer: 'CB01',
        coordinators: 'VP',
        assigner: 'Chủ tịch',
        deadline: { kind: 'date', date: '2026-06-30', assumedYear: false },
        deadlineText: '30/6/2026',
        product: 'Tờ trình',
        urgency: 'express',
        needsApproval: true,
        doneOn: '2026-06-29',
        result: 'Tờ trình 12',
        note: 'gấp',
      },
    ])
  })

  test.each([
    ['thường', 'normal'],
    ['Khẩn', 'urgent'],
    ['THƯỢNG KHẨN', 'very_urgent'],
    ['hoả tốc', 'express'],
  ])('urgency %s', async (word, urgency) => {
    const read = await withColumn('Độ khẩn', word)
    expect(read).toMatchObject({ tasks: [{ urgency }], warnings: [] })
  })

  test('an empty urgency is no urgency', async () => {
    expect((await withColumn('Độ khẩn', null)).tasks[0]).not.toHaveProperty('urgency')
  })

  test('an unknown urgency is normal, with a warning', async () => {
    const read = await withColumn('Độ khẩn', 'rất gấp')
    expect(read).toMatchObject({ tasks: [{ urgency: 'normal' }], warnings: [{ row: 2 }] })
  })

  test.each([
    ['có', true],
    ['X', true],
    ['Không', false],
    [null, undefined],
  ])('approval %s', async (word, needed) => {
    const read = await withColumn('Cần duyệt', word)
    expect(read.tasks[0]?.needsApproval).toBe(needed)
    expect(read.warnings).toEqual([])
  })

  test('an approval that is neither yes nor no is left open with a warning', async () => {
    const read = await withColumn('Cần duyệt', 'tùy')
    expect(read.tasks[0]).not.toHaveProperty('needsApproval')
    expect(read.warnings).toHaveLength(1)
  })

  test.each([
    ['Kết luận số 12/KL-UBND ngày 05/01/2026', '12/KL-UBND'],
    ['Chỉ đạo tại giao ban', 'Chỉ đạo tại giao ban'],
  ])('document %s', async (cell, document) => {
    expect((await withColumn('Văn bản giao', cell)).tasks[0]?.document).toBe(document)
  })

  test('a document date that is none is left out with a warning', async () => {
    const read = await withColumn('Ngày văn bản', 'đầu năm')
    expect(read.tasks[0]).not.toHaveProperty('documentDate')
    expect(read.warnings).toMatchObject([{ row: 2, reason: 'Ngày văn bản “đầu năm” không đọc được nên được bỏ qua.' }])
  })

  test.each(['01/01/1970', '-', ''])('a completion date of %j is none', async day => {
    const read = await withColumn('Ngày hoàn thành', day)
    expect(read.tasks[0]).not.toHaveProperty('doneOn')
    expect(read.refused).toEqual([])
  })
})

describe('the column Kết quả', () => {
  test('is the product where there is neither a product nor a completion date', async () => {
    expect((await withColumn('Kết quả', 'Báo cáo')).tasks[0]).toMatchObject({ product: 'Báo cáo' })
  })

  test('is the result beside a completion date', async () => {
    const columns = ['Nội dung', 'Chủ trì', 'Thời hạn', 'Ngày hoàn thành', 'Kết quả']
    const { tasks } = await office(taskTable(columns, ['Việc', 'VP', '30/11/2026', '20/11/2026', 'Đã trình']))
    expect(tasks[0]).toMatchObject({ result: 'Đã trình', doneOn: '2026-11-20' })
  })

  test('"Kết quả thực hiện" is always the result', async () => {
    expect((await withColumn('Kết quả thực hiện', 'Đã trình')).tasks[0]).toMatchObject({ result: 'Đã trình' })
  })
})

describe('a file of several sheets', () => {
  const columns = ['Mã', 'Nội dung', 'Chủ trì', 'Thời hạn']

  test('the latest of a repeated code wins across sheets', async () => {
    const read = await office(
      { ...taskTable(columns, ['A1', 'Cũ', 'VP']), name: 'Quý I' },
      { ...taskTable(columns, ['a1', 'Mới', 'VP']), name: 'Quý II' },
    )
    expect(read.tasks.map(task => task.title)).toEqual(['Mới'])
    expect(read.warnings).toEqual([
      { sheet: 'Quý I', row: 2, reason: 'Mã “A1” lặp lại ở dòng 2 của trang “Quý II”; chỉ lấy dòng sau cùng.' },
    ])
  })

  test('a refused repetition does not displace a good row', async () => {
    const read = await office(taskTable(columns, ['A1', 'Tốt', 'VP'], ['A1', 'Hỏng', null, '31/4/2026']))
    expect(read.tasks.map(task => task.title)).toEqual(['Tốt'])
    expect(read.refused).toHaveLength(1)
  })

  test('a sheet without a header gives one warning, an empty one none', async () => {
    const read = await office({ name: 'Ghi', rows: [['linh tinh'], ['gì đó']] }, { name: 'Trống', rows: [] })
    expect(read).toMatchObject({ found: [], warnings: [{ sheet: 'Ghi' }] })
    expect(read.warnings).toHaveLength(1)
  })

  test('a hidden sheet is not read; a warning says so where it holds tasks', async () => {
    const hidden = { ...taskTable(columns, ['A1', 'Ẩn', 'VP']), hidden: true }
    const list = { name: 'DM', rows: [['thường'], ['khẩn']], hidden: true }
    const read = await office({ ...taskTable(columns, ['A2', 'Hiện', 'VP']), name: 'Hiện' }, hidden, list)
    expect(read.tasks.map(task => task.title)).toEqual(['Hiện'])
    expect(read.warnings.map(warning => warning.sheet)).toEqual(['Theo dõi'])
  })
})
