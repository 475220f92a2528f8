import { describe, expect, test } from 'vitest'
import { readOffice } from '../../../src/files/office-sheets/read-office.ts'
import {
  decomposed,
  documentSystemExport,
  planAppendix,
  serialOf,
  sheetsOf,
  taskTable,
} from '../../helpers/workbooks.ts'
import type { RawCell, RawSheet } from '../../helpers/workbooks.ts'

const today = '2026-11-22'
const office = async (...sheets: RawSheet[]) => readOffice(await sheetsOf(...sheets), { today })

const header = ['STT', 'Nội dung nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn', 'Sản phẩm']
const line = (title: RawCell, lead: RawCell = 'VP', deadline: RawCell = '30/12/2026'): RawCell[] => [
  1,
  title,
  lead,
  null,
  deadline,
]
const titles = async (...rows: RawCell[][]) => (await office(taskTable(header, ...rows))).tasks.map(task => task.title)

describe('the appendix of a plan', () => {
  test('gives its tasks and nothing else', async () => {
    const { tasks, refused, warnings, found } = await office(planAppendix())
    expect(tasks.map(task => [task.row, task.number, task.title, task.leads])).toEqual([
      [12, '1', 'Rà soát, cắt giảm thủ tục hành chính', 'Sở Nội vụ'],
      [13, '2', 'Công bố danh mục dịch vụ công toàn trình', 'Văn phòng UBND'],
      [16, 'a)', 'Giao kế hoạch vốn đầu tư công', 'Sở Tài chính\nSở Xây dựng'],
      [17, 'b)', 'Theo dõi tiến độ giải ngân', 'Sở Tài chính'],
      [19, 'N01.1.1', 'Báo cáo tình hình thu ngân sách', 'Thuế thành phố'],
    ])
    expect(tasks.map(task => task.deadline)).toEqual([
      { kind: 'date', date: '2026-06-30', assumedYear: false },
      { kind: 'date', date: '2026-06-30', assumedYear: false },
      { kind: 'date', date: '2026-06-30', assumedYear: false },
      { kind: 'standing' },
      { kind: 'recurring', rule: 'monthly:25' },
    ])
    expect({ refused, warnings, found }).toEqual({ refused: [], warnings: [], found: ['Phụ lục I'] })
  })

  test('a title merged over two rows is one task with what both rows hold', async () => {
    const task = (await office(planAppendix())).tasks[3]
    expect(task).toMatchObject({ coordinators: 'Sở Xây dựng', product: 'Báo cáo\nBiểu tổng hợp' })
  })

  test('reads the same when every letter is decomposed', async () => {
    const [plain, mac] = [await office(planAppendix()), await office(decomposed(planAppendix()))]
    expect(mac).toEqual(plain)
  })
})

describe('the export of a document system', () => {
  test('is read by its own header words', async () => {
    const { tasks, warnings } = await office(documentSystemExport())
    expect(tasks[0]).toEqual({
      sheet: 'Sheet1',
      row: 3,
      code: 'NV26-0002',
      title: 'Gửi giấy mời',
      leads: 'Sở Nội vụ',
      coordinators: 'Sở Tài chính',
      leader: 'Trần Văn Bình',
      assignedOn: '2026-01-06',
      deadline: { kind: 'none' },
    })
    expect(tasks[1]?.assignedOn).toBe('2026-01-07')
    expect(warnings.map(warning => [warning.row, warning.reason])).toEqual([
      [4, 'Nội dung nhiệm vụ kết thúc bằng dấu “…”, có thể đã bị cắt bớt.'],
      [2, 'Mã “NV26-0001” lặp lại ở dòng 5; chỉ lấy dòng sau cùng.'],
    ])
  })

  test('an hour beside a deadline is left out', async () => {
    const sheet = documentSystemExport()
    const { tasks } = await office({ ...sheet, rows: sheet.rows.slice(0, 2) })
    expect(tasks[0]?.deadline).toEqual({ kind: 'date', date: '2026-03-25', assumedYear: false })
  })
})

describe('rows that are no tasks', () => {
  test.each<[string, RawCell[]]>([
    ['a Roman number with its heading', ['II', 'VỀ KINH TẾ']],
    ['a Roman number with a deadline for the group', ['III.', 'Nhóm nhiệm vụ', null, null, 'Năm 2026']],
    ['bold text alone', [null, { text: 'Lĩnh vực xây dựng', bold: true }]],
    [
      'bold text with a number',
      [
        { text: '3', bold: true },
        { text: 'Lĩnh vực xây dựng', bold: true },
      ],
    ],
    ['a letter with its heading', ['A', 'Nhiệm vụ chung']],
    ['a total', [null, 'Tổng cộng: 12 nhiệm vụ']],
    ['another total', ['Tổng số', 12]],
    ['the header once more', header],
    ['blanks', [' ', '', null]],
  ])('%s', async (_, row) => {
    const read = await office(taskTable(header, line('Việc một'), row, line('Việc hai')))
    expect(read.tasks.map(task => task.title)).toEqual(['Việc một', 'Việc hai'])
    expect(read.refused).toEqual([])
  })

  test('text merged over the whole row', async () => {
    const sheet = taskTable(header, ['Khối văn hóa - xã hội'], line('Việc một'))
    const read = await office({ ...sheet, merges: ['A2:F2'] })
    expect(read).toMatchObject({ tasks: [{ title: 'Việc một' }], refused: [] })
    expect(read.tasks).toHaveLength(1)
  })

  test('text merged over the row beside its number', async () => {
    const sheet = taskTable(header, ['1', 'Khối văn hóa - xã hội'], line('Việc một'))
    const read = await office({ ...sheet, merges: ['B2:F2'] })
    expect(read).toMatchObject({ tasks: [{ row: 3 }], refused: [] })
  })

  test('rows numbered in advance, which do not end a marked group', async () => {
    const rows: RawCell[][] = [['I', 'Quốc phòng (MẬT)'], [1], line('Việc một')]
    expect(await office(taskTable(header, ...rows))).toMatchObject({
      tasks: [],
      refused: [{ row: 2 }, { row: 3 }, { row: 4 }],
    })
  })

  test.each([
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    [1, 2, 3, 4, 5, 6],
    ['A', 'B', 1, 2, '3=1+2', null],
  ])('the numbering of columns: %s %s %s', async (...numbers) => {
    const read = await office(taskTable(header, numbers, line('Việc một')))
    expect(read).toMatchObject({ tasks: [{ title: 'Việc một' }], refused: [] })
  })

  test('a bold task with a lead unit is a task all the same', async () => {
    expect(await titles(line({ text: 'Việc gấp', bold: true }, { text: 'VP', bold: true }))).toEqual(['Việc gấp'])
  })

  test.each(['Tổng hợp kiến nghị cử tri', 'Công tác thi đua', 'Cộng tác viên dân số', 'Tổng số hóa hồ sơ lưu trữ'])(
    '"%s" is not taken for a total',
    async title => {
      expect(await titles(line(title))).toEqual([title])
    },
  )
})

describe('below the table', () => {
  const signatures: RawCell[][] = [
    [null, 'Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN'],
    [null, '- Như Điều 3;', 'KT. CHỦ TỊCH'],
    [null, '- Lưu: VT.', 'PHÓ CHỦ TỊCH'],
    [null, null, 'Nguyễn Văn An'],
  ]

  test('signatures and recipients are no tasks', async () => {
    const read = await office(taskTable(header, line('Việc một'), ...signatures))
    expect(read).toMatchObject({ tasks: [{ title: 'Việc một' }], refused: [] })
    expect(read.tasks).toHaveLength(1)
  })

  test('a further table is still read', async () => {
    expect(await titles(line('Việc một'), ...signatures, header, line('Việc hai'))).toEqual(['Việc một', 'Việc hai'])
  })
})

describe('deadlines', () => {
  test.each([
    [{ serial: serialOf('2026-06-30') }, '2026-06-30'],
    ['30/6/2026', '2026-06-30'],
    ['30-06-26', '2026-06-30'],
    ['Tháng 6/2026', '2026-06-30'],
    ['Quý II/2026', '2026-06-30'],
    ['6 tháng đầu năm 2026', '2026-06-30'],
    ['Năm 2026', '2026-12-31'],
  ])('%j', async (cell, date) => {
    const { tasks } = await office(taskTable(header, line('Việc', 'VP', cell)))
    expect(tasks[0]?.deadline).toEqual({ kind: 'date', date, assumedYear: false })
  })

  test.each([
    ['Thường xuyên', { kind: 'standing' }],
    ['Hằng tháng, trước ngày 25', { kind: 'recurring', rule: 'monthly:25' }],
    ['01/01/1970', { kind: 'none' }],
    [{ serial: serialOf('1970-01-01') }, { kind: 'none' }],
    [null, { kind: 'none' }],
  ])('%j', async (cell, deadline) => {
    expect((await office(taskTable(header, line('Việc', 'VP', cell)))).tasks[0]?.deadline).toEqual(deadline)
  })

  test('without a year is completed, and a warning says how', async () => {
    const { tasks, warnings } = await office(taskTable(header, line('Việc', 'VP', 'trước ngày 25/11')))
    expect(tasks[0]?.deadline).toEqual({ kind: 'date', date: '2026-11-25', assumedYear: true })
    expect(warnings).toEqual([
      { sheet: 'Theo dõi', row: 2, reason: 'Thời hạn “trước ngày 25/11” không ghi năm; hiểu là 25/11/2026.' },
    ])
  })

  test('without a year counts from the date of the document', async () => {
    const columns = ['Nội dung', 'Chủ trì', 'Thời hạn', 'Ngày văn bản']
    const { tasks } = await office(taskTable(columns, ['Việc', 'VP', '15/12', '20/11/2025']))
    expect(tasks[0]?.deadline).toMatchObject({ date: '2025-12-15' })
  })

  test.each([
    ['12/2026 hoặc 1/2027', /“12\/2026 hoặc 1\/2027” có thể hiểu nhiều cách/],
    ['số 12', /“số 12” không đọc được/],
    ['31/4/2026', /“31\/4\/2026” là ngày không có trong lịch/],
  ])('%s is refused with the text found', async (cell, reason) => {
    const read = await office(taskTable(header, line('Việc một'), line('Việc hai', 'VP', cell)))
    expect(read.tasks).toHaveLength(1)
    expect(read.refused).toEqual([{ sheet: 'Theo dõi', row: 3, reason: expect.stringMatching(reason) as string }])
  })
})

describe('what is refused', () => {
  test.each<[string, RawCell[], string]>([
    ['no title', line(null), 'Thiếu nội dung nhiệm vụ.'],
    ['no lead', line('Việc', null), 'Thiếu đơn vị chủ trì (hoặc cán bộ chủ trì) của “Việc”.'],
    [
      'an error in place of a title',
      line({ error: '#REF!' }),
      'Ô Nội dung nhiệm vụ báo lỗi “#REF!”; đề nghị ghi lại giá trị.',
    ],
  ])('%s', async (_, row, reason) => {
    expect((await office(taskTable(header, row))).refused).toEqual([{ sheet: 'Theo dõi', row: 2, reason }])
  })

  test.each([
    ['31/02/2026', 'Ngày hoàn thành “31/02/2026” không hợp lệ; đề nghị ghi đủ ngày/tháng/năm.'],
    ['đã xong', 'Ngày hoàn thành “đã xong” không hợp lệ; đề nghị ghi đủ ngày/tháng/năm.'],
    ['23/11/2026', 'Ngày hoàn thành 23/11/2026 chưa đến; đề nghị kiểm tra lại.'],
  ])('completion on %s', async (day, reason) => {
    const { refused } = await office(
      taskTable(['Nội dung', 'Chủ trì', 'Thời hạn', 'Ngày hoàn thành'], ['Việc', 'VP', '30/11/2026', day]),
    )
    expect(refused.map(row => row.reason)).toEqual([reason])
  })

  test('a lead officer stands for the lead unit', async () => {
    const { tasks } = await office(taskTable(['Nội dung', 'Cán bộ chủ trì', 'Thời hạn'], ['Việc', 'CB01', null]))
    expect(tasks).toMatchObject([{ leads: '', leadOfficer: 'CB01' }])
  })
})

describe('state secrets', () => {
  test('a marked row is refused, its neighbours are not', async () => {
    const read = await office(
      taskTable(header, line('Việc một'), line('Việc hai (MẬT)'), line('Bảo vệ bí mật nhà nước')),
    )
    expect(read.tasks.map(task => task.title)).toEqual(['Việc một', 'Bảo vệ bí mật nhà nước'])
    expect(read.refused).toMatchObject([{ row: 3, reason: expect.stringContaining('“MẬT”') as string }])
  })

  test('a column of markings counts, wherever it stands', async () => {
    const read = await office(taskTable([...header, 'Độ mật'], [...line('Việc một'), 'SP', 'Tối mật']))
    expect(read).toMatchObject({ tasks: [], refused: [{ row: 2 }] })
  })

  test('a marking above the table refuses the whole sheet', async () => {
    const sheet = taskTable(header, line('Việc một'), line('Việc hai'))
    const read = await office({ ...sheet, rows: [['KẾ HOẠCH'], ['TỐI MẬT'], ...sheet.rows] })
    expect(read).toMatchObject({
      tasks: [],
      refused: [{ row: 2, reason: expect.stringContaining('Cả trang tính') as string }],
    })
  })

  test('a marked heading refuses its group up to the next heading', async () => {
    const rows: RawCell[][] = [['I', 'Quốc phòng (MẬT)'], line('Việc một'), ['II', 'Kinh tế'], line('Việc hai')]
    const read = await office(taskTable(header, ...rows))
    expect(read.tasks.map(task => task.title)).toEqual(['Việc hai'])
    expect(read.refused.map(row => row.row)).toEqual([2, 3])
  })

  test('a marking on the second line of a task takes the first with it', async () => {
    const rows: RawCell[][] = [line('Việc một'), [null, null, null, 'TUYỆT MẬT'], line('Việc hai')]
    const read = await office({ ...taskTable(header, ...rows), merges: ['B2:B3'] })
    expect(read.tasks.map(task => task.title)).toEqual(['Việc hai'])
  })
})
