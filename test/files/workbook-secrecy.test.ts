import { writeXlsx, type WriteOptions } from 'hucre/xlsx'
import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readOffice } from '../../src/files/office-sheets/read-office.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

type WrittenSheet = WriteOptions['sheets'][number]

const header = ['STT', 'Nội dung nhiệm vụ', 'Chủ trì', 'Thời hạn', 'Độ mật']
const row = (title: string, degree: string | null = null) => [1, title, 'VP', '30/12/2026', degree]
const plain: WrittenSheet = { name: 'Nhiệm vụ', rows: [header, row('Việc một'), row('Việc hai')] }

/** What is read of a workbook with these things in or around its one sheet. */
async function read(sheet: Partial<WrittenSheet>, properties: WriteOptions['properties'] = {}, name = 'workbook.xlsx') {
  const path = await temporaryPath(name)
  await writeFile(path, await writeXlsx({ sheets: [{ ...plain, ...sheet }], properties }))
  return readOffice(await readWorkbook(path), { today: '2026-11-22' })
}

describe('a workbook under a marking of secrecy', () => {
  it.each<[string, WriteOptions['properties']]>([
    ['title', { title: 'TỐI MẬT' }],
    ['subject', { subject: 'Kế hoạch (Mật)' }],
    ['keywords', { keywords: 'biên giới; tài liệu mật' }],
    ['description', { description: 'M\u200bẬT' }],
    ['category', { category: 'Độ mật: C' }],
    ['a property of the office’s own', { custom: { 'Độ mật': 'Mật' } }],
    ['one of a single letter', { custom: { 'Độ mật': 'M' } }],
  ])('is refused whole for its properties: %s', async (_, properties) => {
    await expect(read({}, properties)).rejects.toMatchObject({ problem: 'secret' })
  })

  it.each([
    'TUYỆT MẬT.xlsx',
    'tai-lieu-mat.xlsx',
    'Kế hoạch (mật).xlsx',
    'M.Ậ.T.xlsx',
    'Kế hoạch (TM).xlsx',
    'KH 12 (TuM).xlsx',
    '12.KH-M.xlsx',
    'Mat_12.xlsx',
    'Kế hoạch phòng thủ mật.xlsx',
  ])('is refused whole for its name: %s', async name => {
    await expect(read({}, {}, name)).rejects.toMatchObject({ problem: 'secret' })
  })

  it.each([
    'mat-bang.xlsx',
    'bảo mật.xlsx',
    'Phụ lục.mật độ.xlsx',
    'Áo đồng phục (M).xlsx',
    '(TM) Chủ tịch.xlsx',
    '12.KH-MTTQ.xlsx',
    'Sản lượng mật.xlsx',
    'Báo cáo của chị Mật.xlsx',
  ])('is read under an ordinary name: %s', async name => {
    expect((await read({}, {}, name)).tasks).toHaveLength(2)
  })

  it('is read whoever wrote it', async () => {
    expect(
      (await read({}, { creator: 'Mật', lastModifiedBy: 'Nguyễn Thị Mật', company: 'UBND xã' })).tasks,
    ).toHaveLength(2)
  })
})

describe('a sheet under a marking of secrecy', () => {
  it.each<[string, Partial<WrittenSheet>]>([
    ['in its name', { name: 'Tài liệu mật' }],
    ['in its short name', { name: 'PL mật' }],
    ['in its header', { headerFooter: { oddHeader: '&L&"Times New Roman,Bold"&14UBND TỈNH&C&14MẬT&R&P' } }],
    ['in its footer', { headerFooter: { oddFooter: '&CĐộ mật: Tối mật' } }],
    ['on a stamp', { textBoxes: [{ text: 'MẬT', anchor: { from: { row: 0, col: 6 }, to: { row: 2, col: 8 } } }] }],
    ['above its table', { rows: [['M Ậ T'], header, row('Việc một')] }],
  ])('is refused: %s', async (_, sheet) => {
    const { tasks, refused } = await read(sheet)
    expect(tasks).toEqual([])
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toContain('Cả trang tính mang dấu chỉ độ mật')
  })

  it.each(['Độ mật', 'Mức độ mật', 'Cấp độ mật', 'CẤP ĐỘ MẬT'])('is read with a column of the name %s', async name => {
    const { tasks, refused } = await read({
      rows: [[...header.slice(0, -1), name], row('Việc một', 'Không'), row('Việc hai', 'Mật'), row('Việc ba', 'C')],
    })
    expect(tasks).toHaveLength(1)
    expect(refused.map(({ row }) => row)).toEqual([3, 4])
  })

  it('is read with an ordinary header', async () => {
    const ordinary = { oddHeader: '&LBảo vệ bí mật nhà nước&R&P/&N', oddFooter: '&C&"Arial,Bold"&10Mật độ dân số' }
    expect((await read({ headerFooter: ordinary })).tasks).toHaveLength(2)
  })
})

describe('a row under a marking of secrecy', () => {
  it.each(['Mật', 'M', 'TM', 'C', 'mật', 'TUYET MAT'])(
    'is refused for the degree in its own column: %s',
    async degree => {
      const { tasks, refused } = await read({
        rows: [header, row('Việc một', degree), row('Việc hai', 'Không'), row('Việc ba', 'Thường')],
      })
      expect(tasks.map(({ title }) => title)).toEqual(['Việc hai', 'Việc ba'])
      expect(refused.map(one => one.row)).toEqual([2])
    },
  )

  it('is refused for the note beside a cell', async () => {
    const cells = new Map([['1,1', { comment: { text: 'Lưu ý: tài liệu mật' } }]])
    const { tasks, refused } = await read({ cells })
    expect(tasks.map(({ title }) => title)).toEqual(['Việc hai'])
    expect(refused.map(one => one.row)).toEqual([2])
  })

  it('says the degree and nothing of what the row said', async () => {
    const { refused } = await read({ rows: [header, row('Phương án zulu (MẬT)')] })
    expect(refused[0]?.reason).toContain('“MẬT”')
    expect(JSON.stringify(refused)).not.toContain('zulu')
  })
})
