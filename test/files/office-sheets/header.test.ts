import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headerAt, type TaskHeader } from '../../../src/files/office-sheets/task-header.ts'
import { taskTables } from '../../../src/files/office-sheets/task-tables.ts'
import type { Cell, Sheet } from '../../../src/files/workbook.ts'
import { planAppendix, sheetsOf, type RawCell } from '../../helpers/workbooks.ts'

const cell = (text: string): Cell => ({ text, bold: false })
const sheet = (...rows: string[][]): Sheet => ({
  name: 'S',
  hidden: false,
  hiddenRows: new Set<number>(),
  hiddenColumns: new Set<number>(),
  rows: rows.map(row => row.map(cell)),
})
/** The first header of a sheet. */
const findHeader = (of: Sheet): TaskHeader | undefined =>
  of.rows.map((_, row) => headerAt(of, row)).find(header => header !== undefined)
/** The columns of its first table by field. */
const columns = (of: Sheet) => {
  const [table] = taskTables(of, { refused: [], warnings: [] }) ?? []
  return Object.fromEntries([...(table?.assigned.byField ?? [])].map(([field, [column]]) => [field, column]))
}

/** The field under which a lone column title is recognised beside two fixed ones. */
function fieldOf(title: string): string | undefined {
  const found = columns(sheet(['Nội dung nhiệm vụ', 'Ghi chú', 'STT', title]))
  return Object.keys(found).find(field => found[field] === 3)
}

describe('the usual words of a column', () => {
  test.each([
    ['Đơn vị chủ trì', 'leads'],
    ['Cơ quan, đơn vị chủ trì', 'leads'],
    ['Đơn vị thực hiện', 'leads'],
    ['CHỦ TRÌ', 'leads'],
    ['Cơ quan chủ trì, tham mưu', 'leads'],
    ['Cơ quan, đơn vị phối hợp', 'coordinators'],
    ['Phối hợp', 'coordinators'],
    ['Cán bộ chủ trì', 'leadOfficer'],
    ['Chuyên viên thụ lý', 'leadOfficer'],
    ['Thời gian', 'deadline'],
    ['Hạn xử lý', 'deadline'],
    ['Hạn hoàn thành', 'deadline'],
    ['Thời gian\nhoàn thành', 'deadline'],
    ['Thời hạn (ngày/tháng/năm)', 'deadline'],
    ['Thời hạn hoàn thành theo kế hoạch', 'deadline'],
    ['Sản phẩm, kết quả', 'product'],
    ['Kết quả/sản phẩm', 'product'],
    ['Văn bản giao', 'document'],
    ['Số, ký hiệu', 'document'],
    ['Ngày văn bản', 'documentDate'],
    ['Nguồn giao', 'source'],
    ['Lãnh đạo chỉ đạo', 'leader'],
    ['Lãnh đạo phụ trách', 'leader'],
    ['Lãnh đạo UBND phụ trách', 'leader'],
    ['Đ/c lãnh đạo phụ trách', 'leader'],
    ['Lãnh đạo giao', 'assigner'],
    ['Lãnh đạo', 'assigner'],
    ['Theo dõi', 'followers'],
    ['Cán bộ theo dõi', 'followers'],
    ['Người theo dõi', 'followers'],
    ['Chuyên viên theo dõi', 'followers'],
    ['Ngày tạo', 'assignedOn'],
    ['Số nhiệm vụ', 'code'],
    ['Độ khẩn', 'urgency'],
    ['Cần duyệt', 'needsApproval'],
    ['Ngày hoàn thành', 'deadline'],
    ['Ngày hoàn thành thực tế', 'doneOn'],
    ['Trạng thái', 'status'],
    ['Thời gian bắt đầu', 'start'],
    ['Kết quả thực hiện', 'result'],
    ['  han   xu ly ', 'deadline'],
  ])('%j is %s', (title, field) => {
    expect(fieldOf(title)).toBe(field)
  })

  test.each(['Nhiệm vụ cha', 'Tình trạng thời hạn', 'Còn lại', 'Cán bộ phối hợp', 'Cột lạ'])(
    '%j is left out',
    title => {
      expect(fieldOf(title)).toBeUndefined()
    },
  )

  test.each(['Nội dung', 'Nhiệm vụ', 'Đầu việc', 'Nội dung công việc', 'Nhiệm vụ cụ thể', 'NỘI DUNG NHIỆM VỤ'])(
    '%j is the title of a task',
    title => {
      expect(columns(sheet([title, 'Chủ trì', 'Thời hạn']))).toMatchObject({ title: 0 })
    },
  )

  test('text decomposed by a Mac is recognised', () => {
    const header = ['Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Thời hạn'].map(text => text.normalize('NFD'))
    expect(columns(sheet(header))).toEqual({ title: 0, leads: 1, deadline: 2 })
  })

  test('columns are found in any order', () => {
    const titles = ['STT', 'Mã', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Phối hợp', 'Thời hạn', 'Sản phẩm', 'Ghi chú']
    const fields = ['number', 'code', 'title', 'leads', 'coordinators', 'deadline', 'product', 'note']
    fc.assert(
      fc.property(fc.shuffledSubarray([...titles.keys()], { minLength: 8 }), order => {
        const found = columns(sheet(order.map(i => titles[i] ?? '')))
        expect(found).toEqual(Object.fromEntries(order.map((i, column) => [fields[i], column])))
      }),
    )
  })
})

describe('where the header stands', () => {
  const header = ['STT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Thời hạn']

  test('below any number of title rows up to a page', () => {
    const above = Array.from({ length: 25 }, () => ['Danh mục nhiệm vụ của các đơn vị chủ trì'])
    expect(findHeader(sheet(...above, header))).toMatchObject({ first: 25, last: 25 })
  })

  test('titles do not join it, whatever words they hold', () => {
    const titles = ['Cán bộ chủ trì', '', 'KẾ HOẠCH']
    expect(findHeader(sheet(titles, ['Cột lạ', 'Nội dung', 'Đơn vị chủ trì', 'Thời hạn']))).toMatchObject({
      first: 1,
      last: 1,
    })
  })

  test('nor does a line of several texts, when it adds nothing', () => {
    expect(findHeader(sheet(['UBND', 'KẾ HOẠCH', 'Mẫu 01', ''], header))).toMatchObject({
      first: 1,
      last: 1,
    })
  })

  test('the first of two equal ones is taken', () => {
    expect(findHeader(sheet(header, ['1', 'a', 'b', 'c'], header))).toMatchObject({ first: 0, last: 0 })
  })

  test('a row of data below does not become part of it', () => {
    expect(findHeader(sheet(header, ['1', 'Nộp sản phẩm', 'Sở Tài chính', 'Năm 2026']))?.last).toBe(0)
  })

  test('a sheet without one has none', () => {
    expect(findHeader(sheet(['Ghi chú', 'Nội dung'], ['a', 'b']))).toBeUndefined()
    expect(findHeader(sheet(['Mã', 'Tên đơn vị'], ['a', 'b']))).toBeUndefined()
    expect(findHeader(sheet())).toBeUndefined()
  })
})

describe('headers of two rows', () => {
  const groups = async (rows: RawCell[][], merges: string[]) => {
    const [read] = await sheetsOf({ name: 'S', rows, merges })
    return read && columns(read)
  }

  test('of a published appendix', async () => {
    const [appendix] = await sheetsOf(planAppendix())
    const found = appendix && findHeader(appendix)
    expect(found).toMatchObject({ first: 7, last: 8 })
    expect(appendix && columns(appendix)).toEqual({
      number: 0,
      title: 1,
      leads: 2,
      coordinators: 3,
      deadline: 4,
      product: 5,
      note: 6,
    })
  })

  test('the words of both rows are read together', async () => {
    const found = await groups(
      [
        ['STT', 'Nội dung', 'Văn bản giao', null, 'Cán bộ', null, 'Đơn vị'],
        [null, null, 'Số, ký hiệu', 'Ngày', 'Chủ trì', 'Phối hợp', 'Chủ trì'],
      ],
      ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
    )
    expect(found).toEqual({
      number: 0,
      title: 1,
      document: 2,
      documentDate: 3,
      leadOfficer: 4,
      leads: 6,
    })
  })

  test('also when nobody merged the cells', () => {
    const found = sheet(['STT', 'Nội dung', 'Đơn vị', '', 'Thời hạn'], ['', '', 'Chủ trì', 'Phối hợp', ''])
    expect(findHeader(found)).toMatchObject({ first: 0, last: 1 })
    expect(columns(found)).toEqual({ number: 0, title: 1, leads: 2, coordinators: 3, deadline: 4 })
  })
})
