import { writeFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../src/files/workbook.ts'
import { repairEncoding } from '../../../src/vietnamese/legacy-encoding.ts'
import { plan, readPlan, refusals, tasksIn, warned } from '../../helpers/plans.ts'
import { temporaryPath } from '../../helpers/temporary-path.ts'
import { rawWorkbook, sheetsOf, type RawCell } from '../../helpers/workbooks.ts'

const header: RawCell[] = ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn', 'Sản phẩm']
const row = (title: RawCell, deadline: RawCell = '30/6/2026', product: RawCell = null): RawCell[] => [
  ...[1, title, 'Phòng Kinh tế', deadline, product],
]

describe('numbers as their format shows them', () => {
  test.each([
    [7, '000', '007'],
    [1, '"CB"000', 'CB001'],
    [1, '\\C\\B000', 'CB001'],
    [5, '00"/KH-UBND"', '05/KH-UBND'],
    [912345678, '0000" "000" "000', '0912 345 678'],
    [912345678, '"0"#########', '0912345678'],
    [0.8, '0%', '80%'],
    [12, 'General', '12'],
    [1234, '#,##0', '1234'],
    [12.5, '0.0', '12.5'],
    [2026, '0', '2026'],
  ])('%s as %s is %s', async (value, format, text) => {
    const [sheet] = await sheetsOf(plan([{ value, format }]))
    expect(sheet?.rows[0]?.[0]?.text).toBe(text)
  })
})

describe('cells that cannot be read', () => {
  test.each<[string, RawCell, string]>([
    ['an error', { error: '#REF!' }, 'Ô Thời hạn báo lỗi “#REF!”; đề nghị ghi lại giá trị.'],
    ['a formula that nobody calculated', { formula: 'A1+1' }, 'Ô Thời hạn chứa công thức chưa được tính “=A1+1”'],
  ])('%s in place of a deadline refuses the row', async (_, cell, reason) => {
    const read = await readPlan(plan(header, row('Việc', cell)))
    expect(read.tasks).toEqual([])
    expect(refusals(read).join()).toContain(reason)
  })

  test('in place of a product it is a warning', async () => {
    const read = await readPlan(plan(header, row('Việc', '30/6/2026', { error: '#N/A' })))
    expect(read.tasks).toHaveLength(1)
    expect(warned(read)).toContain('Ô Sản phẩm báo lỗi “#N/A”')
  })
})

describe('what is struck through', () => {
  test('a row is left out, and said so', async () => {
    const read = await readPlan(plan(header, row({ text: 'Việc bỏ', strike: true }), row('Việc còn')))
    expect(tasksIn(read)).toEqual(['Việc còn | Phòng Kinh tế | 2026-06-30'])
    expect(warned(read)).toBe('Dòng bị gạch ngang nên không nhập: “Việc bỏ”.')
  })

  test('words are no part of their cell, and said so', async () => {
    const deadline = { runs: [{ text: '20/12/2026', strike: true }, { text: ' 25/12/2026' }] }
    const read = await readPlan(plan(header, row('Việc', deadline)))
    expect(tasksIn(read)).toEqual(['Việc | Phòng Kinh tế | 2026-12-25'])
    expect(warned(read)).toBe('Ô Thời hạn: phần bị gạch ngang “20/12/2026” được bỏ qua.')
  })
})

test('hidden rows are read, and said so', async () => {
  const read = await readPlan({ ...plan(header, row('Việc một'), row('Việc hai')), hiddenRows: [3] })
  expect(read.tasks).toHaveLength(2)
  expect(warned(read)).toBe('Các dòng đang ẩn vẫn được đọc: 3.')
})

describe('a title on several rows', () => {
  test('as a table of Word pastes it: all else merged down', async () => {
    const read = await readPlan({
      ...plan(header, row('Xây dựng kế hoạch'), [null, 'và tổ chức thực hiện'], row('Rà soát')),
      merges: ['A2:A3', 'C2:C3', 'D2:D3', 'E2:E3'],
    })
    expect(tasksIn(read)).toEqual([
      ...[
        'Xây dựng kế hoạch và tổ chức thực hiện | Phòng Kinh tế | 2026-06-30',
        'Rà soát | Phòng Kinh tế | 2026-06-30',
      ],
    ])
  })

  test('in lower case under the task it goes on, and said so', async () => {
    const read = await readPlan(plan(header, row('Xây dựng kế hoạch'), [null, 'và tổ chức thực hiện']))
    expect(tasksIn(read)).toEqual(['Xây dựng kế hoạch và tổ chức thực hiện | Phòng Kinh tế | 2026-06-30'])
    expect(warned(read)).toContain('Dòng này được nối vào nội dung nhiệm vụ ở dòng 2.')
  })

  test.each(['Và việc khác', 'a) điểm đầu'])('“%s” begins something of its own', async text => {
    const read = await readPlan(plan(header, row('Xây dựng kế hoạch'), [null, text]))
    expect(read.tasks.map(({ title }) => title)).toEqual(['Xây dựng kế hoạch'])
    expect(refusals(read)).toEqual([`3: Thiếu đơn vị chủ trì (hoặc cán bộ chủ trì) của “${text}”.`])
  })
})

describe('old encodings', () => {
  test.each([
    ['X©y dùng kÕ ho¹ch chuyÓn ®æi sè n¨m 2027', 'Xây dựng kế hoạch chuyển đổi số năm 2027'],
    ['§¬n vÞ chñ tr×', 'Đơn vị chủ trì'],
    ['ch\u00ada thùc hiÖn', 'chưa thực hiện'],
    ['Xaây döïng keá hoaïch chuyeån ñoåi soá', 'Xây dựng kế hoạch chuyển đổi số'],
    ['Ñôn vò chuû trì', 'Đơn vị chủ trì'],
    ['XÃ¢y dá»±ng káº¿ hoáº¡ch', 'Xây dựng kế hoạch'],
  ])('“%s”', (text, right) => {
    expect(repairEncoding(text)).toEqual({ text: right })
  })

  test.each([
    'Xây dựng kế hoạch',
    'Báo cáo',
    'Café Đà Nẵng',
    'Làm gì? Khi nào?',
    'Crème brûlée',
    'São Paulo',
    'Điểm 5°C',
    '50 m²',
    'https://a.vn/?q=x',
  ])('“%s” is as it should be', text => {
    expect(repairEncoding(text)).toBeUndefined()
  })

  test('a whole sheet is read, its header too', async () => {
    const read = await readPlan(
      plan(
        ['STT', 'Néi dung nhiÖm vô', '§¬n vÞ chñ tr×', 'Thêi h¹n'],
        [1, 'X©y dùng kÕ ho¹ch', 'Së Tµi chÝnh', '25/12/2026'],
      ),
    )
    expect(tasksIn(read)).toEqual(['Xây dựng kế hoạch | Sở Tài chính | 2026-12-25'])
  })

  test.each(['X?y d?ng k? ho?ch', 'Xây d\ufffdng k\ufffd hoạch'])('lost letters refuse the row: “%s”', async title => {
    expect(refusals(await readPlan(plan(header, row(title))))).toEqual([
      expect.stringContaining('Ô Nội dung nhiệm vụ bị hỏng phông chữ'),
    ])
  })

  test('a part in UTF-16 is refused in words', async () => {
    const files = unzipSync(rawWorkbook([plan(header, row('Việc'))]))
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!)
    files['xl/worksheets/sheet1.xml'] = new Uint8Array(Buffer.from(`\ufeff${sheet}`, 'utf16le'))
    const path = await temporaryPath('utf16.xlsx')
    await writeFile(path, zipSync({ ...files, 'x.xml': strToU8('<x/>') }))
    await expect(readWorkbook(path)).rejects.toMatchObject({ problem: 'part-encoding' })
  })
})
