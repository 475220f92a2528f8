import { describe, expect, test } from 'vitest'
import { readOffice } from '../../../src/files/office-sheets/read-office.ts'
import { sheetsOf, taskTable, type RawCell, type RawSheet } from '../../helpers/workbooks.ts'

const office = async (...sheets: RawSheet[]) => readOffice(await sheetsOf(...sheets), { today: '2026-11-22' })
const header = ['STT', 'Nội dung nhiệm vụ', 'Chủ trì', 'Thời hạn']
const task = (title: string): RawCell[] => [1, title, 'VP', '30/12/2026']
/** The titles that are let in of a table with these rows. */
const letIn = async (...rows: RawCell[][]) => (await office(taskTable(header, ...rows))).tasks.map(({ title }) => title)

const [inside, after] = [task('Việc bên trong'), task('Việc sau')]

describe('a marked heading refuses what stands under it', () => {
  test.each<[string, RawCell[]]>([
    ['in the first column', ['I. NHIỆM VỤ MẬT']],
    ['with a letter', ['A. MẬT']],
    ['without a number', ['Nhiệm vụ tối mật']],
    ['in two cells', ['I', 'VĂN BẢN MẬT']],
    ['a stamp in the first column', ['MẬT']],
    ['a stamp in the second', [null, 'MẬT']],
    ['a stamp in the third', [null, null, 'TUYỆT MẬT']],
    ['a part', ['PHẦN II. CÁC NHIỆM VỤ MẬT']],
    ['its degree said', ['I', 'Nhiệm vụ về biên giới (Độ mật: Tối mật)']],
    ['with an Arabic number', ['1. Nhóm nhiệm vụ mật:']],
  ])('%s', async (_, heading) => {
    expect(await letIn(task('Việc trước'), heading, inside, task('Việc thứ hai'))).toEqual(['Việc trước'])
  })

  test.each<[string, RawCell[]]>([
    ['in the first column', ['I. BẢO VỆ BÍ MẬT NHÀ NƯỚC']],
    ['with a letter', ['A. MẬT ĐỘ DÂN SỐ']],
    ['without a number', ['Nhiệm vụ trọng tâm']],
    ['in two cells', ['I', 'MẬT ONG']],
    ['in the second', [null, 'Công tác bảo mật:']],
    ['a part', ['PHẦN II. MẶT TRẬN TỔ QUỐC']],
  ])('and an ordinary one nothing: %s', async (_, heading) => {
    expect(await letIn(task('Việc trước'), heading, inside)).toEqual(['Việc trước', 'Việc bên trong'])
  })

  test.each<[string, RawCell[][]]>([
    ['of its rank', [['I. NHIỆM VỤ MẬT'], inside, ['II. KINH TẾ'], after]],
    ['of its rank, in two cells', [['1', 'Nhóm nhiệm vụ mật'], inside, ['2. Nhóm khác:'], after]],
    ['of a higher rank', [['1. Nhiệm vụ mật:'], inside, ['II. KINH TẾ'], after]],
    ['of a higher rank, a letter', [['I. NHIỆM VỤ MẬT'], inside, ['B. KINH TẾ'], after]],
    ['of none, as it has none', [['NHIỆM VỤ MẬT'], inside, ['NHIỆM VỤ KHÁC'], after]],
    ['that goes on with the number before', [['I. AN NINH'], ['NHIỆM VỤ MẬT'], inside, ['II. KINH TẾ'], after]],
  ])('until a heading %s', async (_, rows) => {
    expect(await letIn(...rows)).toEqual(['Việc sau'])
  })

  test.each<[string, RawCell[][]]>([
    ['of a lower rank', [['I. NHIỆM VỤ MẬT'], ['1. Biên giới:'], inside, ['2. Biển đảo:'], inside]],
    ['of a lower rank, a letter', [['II. NHIỆM VỤ MẬT'], ['a) Biên giới:'], inside]],
    ['of none', [['I. NHIỆM VỤ MẬT'], [null, { text: 'Phòng Kinh tế', bold: true }], inside]],
    ['that begins its own numbers', [['NHIỆM VỤ MẬT'], ['I. Biên giới'], inside, ['II. Biển đảo'], inside]],
    ['with a further number', [['1. Nhiệm vụ mật:'], ['1.1. Biên giới:'], inside]],
    ['I, though it may come after H', [['H. MẬT'], ['I. Biên giới'], inside]],
  ])('and not until one %s', async (_, rows) => {
    expect(await letIn(...rows)).toEqual([])
  })
})

test('a marked task that lacks the rest is no heading of the next', async () => {
  expect(await letIn([1, 'Kế hoạch mật số 5'], [2, 'Việc sau', 'VP', '30/12/2026'])).toEqual(['Việc sau'])
})

describe('a stamp below the table refuses the whole sheet', () => {
  test.each<[string, RawCell[][]]>([
    ['beside the recipients', [[], ['Nơi nhận: như trên', null, null, 'MẬT']]],
    ['in the first column', [[], ['TUYỆT MẬT']]],
    ['in the second', [[null, 'MẬT']]],
    ['as a field', [[], [], [null, 'Độ mật: Mật']]],
    ['in brackets', [['Tổng cộng: 1 nhiệm vụ'], [null, null, null, '(Tối mật)']]],
    ['as a note', [['Ghi chú: Tài liệu mật']]],
    ['under the signature', [[null, null, null, 'TM. ỦY BAN NHÂN DÂN'], ['Số: 12/M-UBND']]],
  ])('%s', async (_, below) => {
    const read = await office(taskTable(header, task('Việc một'), task('Việc hai'), ...below))
    expect(read.tasks).toEqual([])
    expect(read.refused.map(({ reason }) => reason)).toEqual([expect.stringContaining('Cả trang tính')])
  })

  test.each<[string, RawCell[][]]>([
    ['beside the recipients', [[], ['Nơi nhận: Công an xã', null, null, 'TM. UBND']]],
    ['a name', [[null, null, null, 'Nguyễn Thị Mật']]],
    ['a note', [['Ghi chú: Bảo đảm bí mật']]],
    ['a group that holds nothing', [['III. NHIỆM VỤ MẬT'], ['Không có']]],
    ['a marked task', [[3, 'Kế hoạch mật số 5', 'VP', '30/12/2026']]],
  ])('and an ordinary end does not: %s', async (_, below) => {
    const read = await office(taskTable(header, task('Việc một'), ...below))
    expect(read.tasks.map(({ title }) => title)).toEqual(['Việc một'])
  })

  test('between two tables too, as it may belong to the first', async () => {
    const table = [header, task('Việc một')]
    const other = [['TT', 'Công việc', 'Đơn vị chủ trì', 'Hạn chót'], task('Việc hai')]
    const read = await office({ name: 'Phụ lục', rows: [...table, [], ['MẬT'], [], ...other] })
    expect(read.tasks).toEqual([])
  })

  test('of the officers', async () => {
    const rows = [
      ['Mã', 'Họ và tên', 'Đơn vị', 'Số điện thoại'],
      ['CB01', 'Trần Văn An', 'VP', '0912345678'],
    ]
    expect((await office({ name: 'Cán bộ', rows: [...rows, [], ['MẬT']] })).officers).toEqual([])
    expect((await office({ name: 'Cán bộ', rows: [...rows, [], ['Bảo mật']] })).officers).toHaveLength(1)
  })

  test('on a cover that holds no table refuses all sheets', async () => {
    const plan = taskTable(header, task('Việc một'))
    const cover = (text: string): RawSheet => ({ name: 'Bìa', rows: [['UBND TỈNH'], [null, text], ['KẾ HOẠCH 2026']] })
    expect((await office(cover('TUYỆT MẬT'), plan)).tasks).toEqual([])
    expect((await office(plan, cover('(Mật)'))).tasks).toEqual([])
    expect((await office(cover('Không nhập tài liệu mật'), plan)).tasks).toHaveLength(1)
    expect((await office(cover('BẢO MẬT'), plan)).tasks).toHaveLength(1)
  })
})

describe('a column of degrees', () => {
  test.each([
    ['Độ mật/khẩn', 'M/HT'],
    ['Độ mật, khẩn', 'TM'],
    ['Độ khẩn, mật', 'K, M'],
    ['Độ khẩn/Độ mật', 'Thường - M'],
    ['Mật/Khẩn', 'M'],
    ['Độ mật (nếu có)', 'TuM'],
    ['Dấu chỉ độ mật', 'A'],
    ['Dấu', 'TM'],
    ['Mức mật', 'M'],
    ['Phân loại độ mật', 'C'],
  ])('%s refuses the row of %s', async (name, degree) => {
    const rows = [
      [...task('Việc một'), degree],
      [...task('Việc hai'), 'HT'],
      [...task('Việc ba'), 'Thường'],
    ]
    const read = await office(taskTable([...header, name], ...rows))
    expect(read.tasks.map(({ title }) => title)).toEqual(['Việc hai', 'Việc ba'])
  })

  test.each([
    ['Mức độ', 'C'],
    ['Độ khẩn', 'TM'],
    ['Phân loại', 'A'],
    ['Mật độ', 'M'],
    ['Dấu thời gian', 'TM'],
    ['Độ mật', 'Không/Thường'],
    ['Độ mật/khẩn', 'HT/K'],
    ['Ghi chú', 'M'],
    ['Ký hiệu', 'TM'],
    ['Bảo mật', 'Có'],
  ])('%s does not for %s', async (name, word) => {
    expect((await office(taskTable([...header, name], [...task('Việc một'), word]))).tasks).toHaveLength(1)
  })
})
