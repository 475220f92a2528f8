import { describe, expect, test } from 'vitest'
import { plan, readPlan, refusals, tasksIn, warned } from '../../helpers/plans.ts'
import { serialOf, type RawCell } from '../../helpers/workbooks.ts'

const header: RawCell[] = ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn']
const dated = (deadline: RawCell, i = 1): RawCell[] => [i, `Việc ${i}`, 'Phòng Kinh tế', deadline]
const deadlines = async (above: RawCell[][], ...cells: RawCell[]) =>
  (await readPlan(plan(...above, header, ...cells.map(dated)))).tasks.map(({ deadline }) =>
    deadline.kind === 'date' ? deadline.date : deadline.kind,
  )

describe('in words', () => {
  test.each([
    ['QIV/2026', '2026-12-31'],
    ['Q.2/2026', '2026-06-30'],
    ['Quý III - IV/2026', '2026-12-31'],
    ['Quý I, II/2026', '2026-06-30'],
    ['Quý I/2026 - Quý II/2026', '2026-06-30'],
    ['2025 - 2026', '2026-12-31'],
    ['Giai đoạn 2026-2030', '2030-12-31'],
    ['Từ tháng 3 đến tháng 12/2026', '2026-12-31'],
    ['Tháng 11 - 12/2026', '2026-12-31'],
    ['Tháng 9 năm 2026 đến tháng 5 năm 2027', '2027-05-31'],
    ['05–07/09/2026', '2026-09-07'],
    ['Từ ngày 05 đến ngày 07/9/2026', '2026-09-07'],
    ['01/12/2026 - 25/12/2026', '2026-12-25'],
    ['20/12 - 10/01/2027', '2027-01-10'],
    ['Tháng 12/2026 (dự kiến)', '2026-12-31'],
    ['Nhiệm vụ thường xuyên', 'standing'],
    ['Thường xuyên', 'standing'],
    ['Theo tiến độ của Bộ', 'words'],
    ['Khi có yêu cầu', 'words'],
  ])('“%s” is %s', async (cell, expected) => {
    expect(await deadlines([], cell)).toEqual([expected])
  })

  // Near misses: two readings, a day that does not exist, a list of days, a school year.
  test.each([
    ...['30/6 và 15/12/2026', 'Quý I và Quý III/2026', 'Tháng 3, 6, 9, 12', '05-07/2026', '25/12/2026 - 01/12/2026'],
    ...['31/4/2026 - 5/5/2026', '15/12/2026 (gia hạn 25/12/2026)', 'Năm học 2026-2027', 'Từ tháng 3', 'Hoàn thành'],
    ...['Tháng 12/2026 và những năm tiếp theo', 'Tuần 2 tháng 12/2026', '12/25/2026', 'Sở Tài chính'],
  ])('“%s” is refused with the text', async cell => {
    const read = await readPlan(plan(header, dated('30/6/2026'), dated('30/9/2026', 2), dated(cell, 3)))
    expect(read.tasks).toHaveLength(2)
    expect(refusals(read)).toEqual([expect.stringContaining(`4: Thời hạn “${cell}”`)])
  })

  test('a span says which day was taken, and words that no day is reminded of', async () => {
    const read = await readPlan(plan(header, dated('05–07/09/2026'), dated('Khi có yêu cầu', 2)))
    expect(warned(read)).toContain('Thời hạn “05–07/09/2026” là một khoảng thời gian; lấy hạn là 07/09/2026.')
    expect(warned(read)).toContain('“Khi có yêu cầu” không nêu ngày; được ghi nguyên văn')
  })
})

describe('in cells of dates', () => {
  test.each([
    ['mmm-yy', '2026-12-31'],
    ['mm/yyyy', '2026-12-31'],
    ['yyyy', '2026-12-31'],
    ['[$-42A]dd mmmm yyyy', '2026-12-01'],
    ['d/m/yy h:mm', '2026-12-01'],
    ['m/d/yyyy', '2026-12-01'],
  ])('1/12/2026 shown as %s is due on %s', async (format, date) => {
    expect(await deadlines([], { serial: serialOf('2026-12-01'), format })).toEqual([date])
  })

  test('a date that shows no year takes the year of the plan where it was typed in another', async () => {
    const cell = { serial: serialOf('2025-12-25'), format: 'd-mmm' }
    expect(await deadlines([['KẾ HOẠCH CÔNG TÁC NĂM 2026']], cell)).toEqual(['2026-12-25'])
    expect(await deadlines([], cell)).toEqual(['2025-12-25'])
  })

  test('months and days that look swapped are named with their column', async () => {
    const swapped = [{ serial: serialOf('2026-05-12') }, '25/12/2026', { serial: serialOf('2026-10-12') }, '31/12/2026']
    expect(warned(await readPlan(plan(header, ...swapped.map(dated))))).toContain(
      'Cột D “Thời hạn”: ngày và tháng có vẻ bị đảo',
    )
  })

  test.each<[string, RawCell[]]>([
    [
      'a date with a day above 12',
      [{ serial: serialOf('2026-05-25') }, '25/12/2026', { serial: serialOf('2026-10-12') }],
    ],
    ['texts with small days only', [{ serial: serialOf('2026-05-12') }, '05/12/2026']],
    ['dates only', [{ serial: serialOf('2026-05-12') }, { serial: serialOf('2026-10-12') }]],
  ])('%s is no sign of that', async (_, cells) => {
    expect(warned(await readPlan(plan(header, ...cells.map(dated))))).not.toContain('bị đảo')
  })
})

describe('without a year', () => {
  test.each<[string, string, string]>([
    ['KẾ HOẠCH CÔNG TÁC NĂM 2025', '15/3', '2025-03-15'],
    ['Phân công nhiệm vụ quý I/2027', 'Trước 15/3', '2027-03-15'],
    ['(Kèm theo Kế hoạch số 15/KH-UBND ngày 12 tháng 11 năm 2025)', '15/3', '2026-03-15'],
    ['DANH MỤC NHIỆM VỤ NĂM 2025 (kèm theo Quyết định số 1/QĐ-UBND ngày 30 tháng 12 năm 2024)', '15/3', '2025-03-15'],
    ['KẾ HOẠCH NĂM HỌC 2025-2026', 'Tháng 10', '2025-10-31'],
    ['KẾ HOẠCH NĂM HỌC 2025-2026', 'Tháng 3', '2026-03-31'],
  ])('under “%s” %s is %s', async (title, cell, date) => {
    expect(await deadlines([[title]], cell)).toEqual([date])
  })

  test('the order of the rows tells where the title does not', async () => {
    expect(await deadlines([], '15/11/2024', '20/12', '10/01', '15/02')).toEqual([
      ...['2024-11-15', '2024-12-20', '2025-01-10', '2025-02-15'],
    ])
  })

  test('a title of several years is none', async () => {
    expect(await deadlines([['BÁO CÁO NĂM 2023 VÀ NHIỆM VỤ NĂM 2024']], '15/10/2024', '20/12')).toEqual([
      ...['2024-10-15', '2024-12-20'],
    ])
  })

  test('a column of months completes the days, and is the deadline where there are none', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Tháng', 'Ngày', 'Nội dung', 'Chủ trì'],
        [1, '12/2025', 15, 'Việc một', 'Phòng Kinh tế'],
        [2, '12/2025', 20, 'Việc hai', 'Phòng Kinh tế'],
      ),
    )
    expect(tasksIn(read)).toEqual(['Việc một | Phòng Kinh tế | 2025-12-15', 'Việc hai | Phòng Kinh tế | 2025-12-20'])
    const alone = plan(['STT', 'Nội dung', 'Chủ trì', 'Tháng'], [1, 'Việc', 'Phòng Kinh tế', 5])
    expect(tasksIn(await readPlan({ ...alone, name: 'KH 2025' }))).toEqual(['Việc | Phòng Kinh tế | 2025-05-31'])
  })

  test('every year that was added is said', async () => {
    expect(warned(await readPlan(plan(['KẾ HOẠCH NĂM 2025'], header, dated('15/3'))))).toContain(
      'Thời hạn “15/3” không ghi năm; hiểu là 15/03/2025.',
    )
  })
})

test('a second deadline under a merged task is a task of its own', async () => {
  const read = await readPlan({
    ...plan(
      ['STT', 'Nội dung', 'Chủ trì', 'Sản phẩm', 'Thời hạn'],
      [1, 'Theo dõi giải ngân', 'Phòng Kinh tế', 'Báo cáo quý II', '30/6/2026'],
      [null, null, null, 'Báo cáo năm', '15/12/2026'],
    ),
    merges: ['A2:A3', 'B2:B3', 'C2:C3'],
  })
  expect(tasksIn(read)).toEqual([
    'Theo dõi giải ngân | Phòng Kinh tế | 2026-06-30',
    'Theo dõi giải ngân (Báo cáo năm) | Phòng Kinh tế | 2026-12-15',
  ])
  expect(warned(read)).toContain('có thời hạn khác; được ghi thành một nhiệm vụ riêng')
})
