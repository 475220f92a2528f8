import { describe, expect, test } from 'vitest'
import { plan, readPlan, refusals, tasksIn, warned } from '../../helpers/plans.ts'
import type { RawCell } from '../../helpers/workbooks.ts'

/** A plan of one column under a header of the office's own words, beside columns that are certain. */
const beside = async (header: string, ...cells: RawCell[]) =>
  readPlan(
    plan(
      ['STT', 'Nội dung', 'Chủ trì', header],
      ...cells.map((cell, i): RawCell[] => [i + 1, `Việc ${i + 1}`, 'Phòng Kinh tế', cell]),
    ),
  )
const fieldOf = async (header: string, ...cells: RawCell[]) =>
  (await beside(header, ...cells)).tables[0]?.columns.find(({ column }) => column === 'D')?.field

describe('words of deadlines', () => {
  test.each([
    ...['Hạn chót', 'Deadline', 'Mốc hoàn thành', 'Lộ trình', 'Dự kiến hoàn thành', 'Kế hoạch hoàn thành', 'Thời điểm'],
    ...['Thời gian dự kiến hoàn thành', 'Hạn phải xong', 'Mốc thời gian', 'Thời gian trình', 'Thời hạn báo cáo', 'Hạn'],
    ...['Ngày kết thúc', 'Ngày hoàn thành', 'Thời gian tổ chức thực hiện', 'Tiến độ', 'Tiến độ hoàn thành'],
    ...['Hoàn thành trước ngày', 'Thời gian thực hiện (dự kiến)'],
  ])('“%s” is one over dates', async header => {
    expect(await fieldOf(header, '30/6/2026', 'Quý IV/2026')).toBe('deadline')
  })

  test.each([
    ['Tiến độ', 'progress', ['80%', 'Đang thực hiện']],
    ['Tiến độ thực hiện', 'progress', ['Hoàn thành', '50%']],
    ['Kết quả hiện nay', 'progress', ['Hoàn thành', '80%']],
    ['Tỷ lệ hoàn thành', 'progress', ['100%', '20%']],
    ['Ngày bắt đầu', 'start', ['01/12/2026', '02/12/2026']],
    ['Thời gian bắt đầu thực hiện', 'start', ['01/12/2026']],
    ['Ngày giao', 'assignedOn', ['01/11/2026']],
    ['Ngày hoàn thành thực tế', 'doneOn', ['01/11/2026']],
  ])('“%s” is %s by its words and values', async (header, field, cells) => {
    expect(await fieldOf(header, ...cells)).toBe(field)
  })
})

test.each([
  ...['Tên văn bản', 'Tên đề án', 'Hoạt động', 'Ý kiến chỉ đạo', 'Nội dung chỉ đạo', 'Tên công việc', 'Đầu việc'],
  ...['Nhiệm vụ, giải pháp', 'Nội dung kết luận', 'Hạng mục công việc', 'Tên báo cáo'],
])('“%s” is the title', async header => {
  const read = await readPlan(
    plan(['TT', header, 'Đơn vị chủ trì', 'Thời hạn'], [1, 'Rà soát hồ sơ tồn đọng', 'Phòng Kinh tế', '30/6/2026']),
  )
  expect(tasksIn(read)).toEqual(['Rà soát hồ sơ tồn đọng | Phòng Kinh tế | 2026-06-30'])
})

test.each([
  ...['Phòng xử lý', 'Cơ quan soạn thảo', 'Phân công thực hiện', 'Người/ĐV thực hiện', 'Đơn vị tham mưu'],
  ...['Đơn vị chịu trách nhiệm chính', 'Cơ quan trình', 'Bộ phận thực hiện', 'Đơn vị đầu mối', 'Trách nhiệm thực hiện'],
])('“%s” is the lead', async header => {
  const read = await readPlan(plan(['TT', 'Nội dung', header, 'Thời hạn'], [1, 'Việc', 'Phòng Kinh tế', '30/6/2026']))
  expect(tasksIn(read)).toEqual(['Việc | Phòng Kinh tế | 2026-06-30'])
})

test.each([
  ['Kết quả yêu cầu', 'product'],
  ['Yêu cầu kết quả', 'product'],
  ['Sản phẩm đầu ra', 'product'],
  ['Kết quả thực hiện', 'result'],
  ['Tình hình thực hiện', 'result'],
  ['Ưu tiên', 'urgency'],
  ['Mức độ ưu tiên', 'urgency'],
])('“%s” is %s', async (header, field) => {
  expect(await fieldOf(header, 'Báo cáo')).toBe(field)
})

describe('start and end of a plan', () => {
  test('the end is the deadline, the start is none, neither is a completion', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Công việc', 'Đơn vị', 'Bắt đầu', 'Kết thúc'],
        [1, 'Việc đã qua', 'Phòng Kinh tế', '01/10/2026', '20/11/2026'],
        [2, 'Việc sắp tới', 'Phòng Kinh tế', '01/11/2026', '20/12/2026'],
      ),
    )
    expect(tasksIn(read)).toEqual([
      'Việc đã qua | Phòng Kinh tế | 2026-11-20',
      'Việc sắp tới | Phòng Kinh tế | 2026-12-20',
    ])
    expect(read.tasks.every(({ doneOn }) => doneOn === undefined)).toBe(true)
  })

  test('under one heading of two rows', async () => {
    const read = await readPlan({
      ...plan(
        ['STT', 'Công việc', 'Đơn vị', 'Thời gian thực hiện', null],
        [null, null, null, 'Bắt đầu', 'Kết thúc'],
        [1, 'Việc', 'Phòng Kinh tế', '01/12/2026', '25/12/2026'],
      ),
      merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'],
    })
    expect(tasksIn(read)).toEqual(['Việc | Phòng Kinh tế | 2026-12-25'])
  })

  test('beside a deadline the day of completion is that', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn', 'Ngày hoàn thành'],
        [1, 'Việc', 'Phòng Kinh tế', '25/12/2026', '20/11/2026'],
      ),
    )
    expect(read.tasks).toMatchObject([{ deadline: { date: '2026-12-25' }, doneOn: '2026-11-20' }])
  })
})

describe('two columns that fit', () => {
  const two = (first: string, second: string, ...cells: RawCell[]) =>
    readPlan(plan(['STT', 'Nội dung', 'Chủ trì', first, second], [1, 'Việc', 'Phòng Kinh tế', ...cells]))

  test.each([
    ['Thời hạn', 'Thời hạn gia hạn'],
    ['Thời hạn cũ', 'Thời hạn mới'],
    ['Hạn hoàn thành', 'Gia hạn đến'],
    ['Thời hạn ban đầu', 'Thời hạn điều chỉnh'],
  ])('of “%s” and “%s” the second counts, and where it is empty the first', async (first, second) => {
    const read = await two(first, second, '01/12/2026', '25/12/2026')
    expect(tasksIn(read)).toEqual(['Việc | Phòng Kinh tế | 2026-12-25'])
    expect(warned(read)).toContain(`E “${second}”`)
    expect(tasksIn(await two(first, second, '01/12/2026', null))).toEqual(['Việc | Phòng Kinh tế | 2026-12-01'])
  })

  test('two deadlines are one question, which names both, and no task', async () => {
    const read = await two('Thời hạn UBND tỉnh giao', 'Thời hạn nội bộ', '01/12/2026', '25/11/2026')
    expect(tasksIn(read)).toEqual([])
    expect(refusals(read)).toEqual([
      '1: Có 2 cột có thể là Thời hạn: D “Thời hạn UBND tỉnh giao”, E “Thời hạn nội bộ”.',
    ])
  })

  test('an answer settles it', async () => {
    const sheet = plan(
      ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn UBND tỉnh giao', 'Thời hạn nội bộ'],
      [1, 'Việc', 'Phòng Kinh tế', '01/12/2026', '25/11/2026'],
    )
    const read = await readPlan(sheet, { answers: new Map([['Phụ lục!E', 'deadline']]) })
    expect(tasksIn(read)).toEqual(['Việc | Phòng Kinh tế | 2026-11-25'])
    expect(refusals(read)).toEqual([])
  })

  test('the visible of two counts, and the hidden one is named', async () => {
    const read = await readPlan({
      ...plan(
        ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn', 'Thời hạn'],
        [1, 'Việc', 'P. Kinh tế', '01/12/2026', '25/12/2026'],
      ),
      hiddenColumns: [4],
    })
    expect(read.tasks).toMatchObject([{ deadline: { date: '2026-12-25' } }])
    expect(warned(read)).toContain('Cột D “Thời hạn” đang ẩn nên không đọc.')
  })
})

describe('a column that its words do not name', () => {
  test('numbers are no title', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Nhiệm vụ của Chính phủ', 'Tên sản phẩm cần hoàn thành', 'Đơn vị chủ trì', 'Thời hạn'],
        [1, '14, 26', 'Đề án A', 'Phòng Kinh tế', '2026'],
        [2, 21, 'Đề án B', 'Công an xã', '6/2026'],
      ),
    )
    expect(tasksIn(read)).toEqual(['Đề án A | Phòng Kinh tế | 2026-12-31', 'Đề án B | Công an xã | 2026-06-30'])
    expect(warned(read)).toContain('Cột C “Tên sản phẩm cần hoàn thành” được hiểu là nội dung nhiệm vụ')
  })

  test('the only column of sentences is the title, and the report says so', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Việc cụ thể của xã', 'Đơn vị chủ trì', 'Thời hạn'],
        [1, 'Rà soát toàn bộ hồ sơ đất đai', 'Phòng Kinh tế', '30/6/2026'],
        [2, 'Tập huấn chữ ký số cho cán bộ', 'Công an xã', '30/9/2026'],
      ),
    )
    expect(read.tasks.map(({ title }) => title)).toEqual([
      'Rà soát toàn bộ hồ sơ đất đai',
      'Tập huấn chữ ký số cho cán bộ',
    ])
    expect(warned(read)).toContain('Cột B “Việc cụ thể của xã” được hiểu là nội dung nhiệm vụ')
  })

  test('units under unknown words lead, and the report says so', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Nội dung', 'Ai làm', 'Thời hạn'],
        [1, 'Việc một', 'Phòng Kinh tế', '30/6/2026'],
        [2, 'Việc hai', 'Công an xã', '30/9/2026'],
      ),
    )
    expect(read.tasks.map(({ leads }) => leads)).toEqual(['Phòng Kinh tế', 'Công an xã'])
    expect(warned(read)).toContain('Cột C “Ai làm” được hiểu là đơn vị chủ trì')
  })

  test('no lead at all is one question, not a refusal a row', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Nội dung', 'Sản phẩm', 'Thời hạn'],
        [1, 'Việc một', 'Báo cáo', '30/6/2026'],
        [2, 'Việc hai', 'Báo cáo', '30/9/2026'],
      ),
    )
    expect(refusals(read)).toEqual(['1: Không nhận ra cột đơn vị chủ trì hoặc cán bộ chủ trì.'])
    expect(read.tables[0]?.missing).toEqual(['leads'])
  })

  test('a heading that names the unit leads what stands under it', async () => {
    const read = await readPlan({
      ...plan(
        ['STT', 'Nội dung', 'Sản phẩm', 'Thời hạn'],
        ['I', 'Phòng Kinh tế'],
        [1, 'Việc một', 'Báo cáo', '30/6/2026'],
        ['II', 'Công an xã'],
        [1, 'Việc hai', 'Báo cáo', '30/9/2026'],
      ),
    })
    expect(tasksIn(read)).toEqual(['Việc một | Phòng Kinh tế | 2026-06-30', 'Việc hai | Công an xã | 2026-09-30'])
  })

  test('what is not read is named with two of its values', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn', 'Kinh phí (triệu đồng)'],
        [1, 'Việc một', 'Phòng Kinh tế', '30/6/2026', 20],
        [2, 'Việc hai', 'Phòng Kinh tế', '30/6/2026', 35],
        [3, 'Việc ba', 'Phòng Kinh tế', '30/6/2026', 50],
      ),
    )
    expect(read.tables[0]?.notRead).toEqual([{ column: 'E', header: 'Kinh phí (triệu đồng)', samples: ['20', '35'] }])
  })
})

describe('several tables in a sheet', () => {
  const header: RawCell[] = ['STT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời hạn']

  test('a further header is read anew, its columns swapped', async () => {
    const read = await readPlan(
      plan(
        header,
        [1, 'Việc A', 'Phòng Kinh tế', 'Công an xã', '30/6/2026'],
        ['B. Bảng hai'],
        ['STT', 'Nội dung nhiệm vụ', 'Đơn vị phối hợp', 'Đơn vị chủ trì', 'Thời hạn'],
        [1, 'Việc B', 'Công an xã', 'Phòng Kinh tế', '30/6/2026'],
      ),
    )
    expect(tasksIn(read)).toEqual(['Việc A | Phòng Kinh tế | 2026-06-30', 'Việc B | Phòng Kinh tế | 2026-06-30'])
    expect(refusals(read)).toEqual([])
    expect(read.tables.map(({ row }) => row)).toEqual([1, 4])
  })

  test('a header repeated on the next page, and the numbers under it, are no tasks', async () => {
    const read = await readPlan(
      plan(
        header,
        [1, 2, 3, 4, 5],
        [1, 'Việc A', 'Phòng Kinh tế', null, '30/6/2026'],
        header,
        ['(1)', '(2)', '(3)', '(4)', '(5)'],
        [2, 'Việc B', 'Phòng Kinh tế', null, '30/6/2026'],
      ),
    )
    expect(tasksIn(read)).toEqual(['Việc A | Phòng Kinh tế | 2026-06-30', 'Việc B | Phòng Kinh tế | 2026-06-30'])
    expect(read.tables).toHaveLength(1)
  })

  test('signatures end a table, and what follows is read', async () => {
    const read = await readPlan(
      plan(
        header,
        [1, 'Việc A', 'Phòng Kinh tế', null, '30/6/2026'],
        [null, 'Nơi nhận:', null, null, 'TM. ỦY BAN NHÂN DÂN'],
        [null, '- Như trên;', null, null, 'CHỦ TỊCH'],
        ['STT', 'Công việc', 'Phòng xử lý', 'Hạn chót'],
        [1, 'Việc B', 'Công an xã', '30/9/2026'],
      ),
    )
    expect(tasksIn(read)).toEqual(['Việc A | Phòng Kinh tế | 2026-06-30', 'Việc B | Công an xã | 2026-09-30'])
    expect(refusals(read)).toEqual([])
  })
})

test('progress is no deadline, and finished work is finished', async () => {
  const read = await readPlan(
    plan(
      ['STT', 'Nội dung', 'Chủ trì', 'Tiến độ', 'Thời hạn'],
      [1, 'Việc A', 'Phòng Kinh tế', '80%', '30/6/2026'],
      [2, 'Việc B', 'Công an xã', 'Hoàn thành', '6/2026'],
      [3, 'Việc C', 'Công an xã', 'Đang thực hiện', '6/2026'],
      [4, 'Việc D', 'Công an xã', 'Chưa hoàn thành', '6/2026'],
    ),
  )
  expect(read.tasks.map(({ progress, finished }) => finished ?? progress)).toEqual([80, true, undefined, undefined])
  expect(refusals(read)).toEqual([])
})
