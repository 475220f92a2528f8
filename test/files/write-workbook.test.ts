import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readWorkbook, writeWorkbook, type OutSheet } from '../../src/files/workbook.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const sheet: OutSheet = {
  name: 'Nhiệm vụ',
  columns: [
    { header: 'Nội dung', width: 40 },
    { header: 'Hạn', width: 14, kind: 'date' },
    { header: 'Độ khẩn', width: 12, options: ['thường', 'khẩn'] },
  ],
  rows: [
    ['=HYPERLINK("http://x")', '2026-12-04', 'khẩn'],
    ['<Báo cáo> & "trình"\nhai dòng', 'Thường xuyên', undefined],
  ],
}

/** The parts of a written file, taken apart without our reader. */
async function partsOf(...sheets: OutSheet[]): Promise<(path: string) => string> {
  const path = await temporaryPath('out.xlsx')
  await writeWorkbook(path, sheets)
  const parts = unzipSync(await readFile(path))
  return name => strFromU8(parts[name] ?? new Uint8Array())
}

test('the header is bold, frozen and repeated in print; widths and wrapping are set', async () => {
  const part = await partsOf(sheet)
  const xml = part('xl/worksheets/sheet1.xml')
  expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/)
  expect(xml).toMatch(/<col min="1" max="1" width="40"/)
  expect(xml).toMatch(/orientation="landscape"/)
  expect(part('xl/workbook.xml')).toMatch(/_xlnm.Print_Titles/)
  const headerStyle = Number(/<c r="A1"[^>]* s="(\d+)"/.exec(xml)?.[1])
  const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(part('xl/styles.xml'))?.[1]?.split('<xf ').slice(1) ?? []
  const fonts = part('xl/styles.xml').match(/<font>.*?<\/font>/g) ?? []
  expect(formats[headerStyle]).toMatch(/wrapText/)
  expect(fonts[Number(/fontId="(\d+)"/.exec(formats[headerStyle] ?? '')?.[1])]).toMatch(
    /<b\/>.*Times New Roman|Times New Roman.*<b\/>/,
  )
})

test('a day becomes a date cell, and other words in a date column stay text', async () => {
  const part = await partsOf(sheet)
  const xml = part('xl/worksheets/sheet1.xml')
  expect(xml).toMatch(/<c r="B2" s="\d+"><v>46360<\/v>/)
  expect(xml).toMatch(/<c r="B3"[^>]*t="s"|<c r="B3" t="s"/)
  expect(part('xl/styles.xml')).toMatch(/formatCode="dd\/mm\/yyyy"/)
})

test('text that looks like a formula is written as text', async () => {
  const xml = (await partsOf(sheet))('xl/worksheets/sheet1.xml')
  expect(xml).not.toMatch(/<f>/)
})

test('a column with options offers them as a list', async () => {
  const xml = (await partsOf(sheet))('xl/worksheets/sheet1.xml')
  expect(xml).toMatch(/<dataValidation type="list"[^>]*sqref="C2:C1000"/)
  expect(xml).toMatch(/"thường,khẩn"/)
})

test('a text longer than Excel allows in a cell is cut', async () => {
  const part = await partsOf({ ...sheet, rows: [['x'.repeat(40_000)]] })
  expect(/<t[^>]*>(x+)<\/t>/.exec(part('xl/sharedStrings.xml'))?.[1]).toHaveLength(32_767)
})

test('rows with more text are higher, up to the limit of Excel', async () => {
  const xml = (await partsOf({ ...sheet, rows: [['a'], ['dài '.repeat(40)], ['x\n'.repeat(500)]] }))(
    'xl/worksheets/sheet1.xml',
  )
  const heights = [...xml.matchAll(/<row r="\d+"[^>]* ht="([\d.]+)"/g)].map(match => Number(match[1]))
  expect(heights).toEqual([20, 20, 84, 409])
})

test('what was written is read again', async () => {
  const path = await temporaryPath('out.xlsx')
  await writeWorkbook(path, [sheet, { ...sheet, name: 'Khác', rows: [] }])
  const [first, second] = await readWorkbook(path)
  expect(first?.rows.map(row => row.map(cell => cell.date ?? cell.text))).toEqual([
    ['Nội dung', 'Hạn', 'Độ khẩn'],
    ['=HYPERLINK("http://x")', '2026-12-04', 'khẩn'],
    ['<Báo cáo> & "trình"\nhai dòng', 'Thường xuyên', ''],
  ])
  expect(second).toMatchObject({ name: 'Khác', hidden: false })
})

test('a finished file replaces the old one and leaves nothing beside it', async () => {
  const path = await temporaryPath('out.xlsx')
  await writeFile(path, 'old')
  await writeWorkbook(path, [sheet])
  expect((await readWorkbook(path))[0]?.name).toBe('Nhiệm vụ')
  expect(await readdir(dirname(path))).toEqual(['out.xlsx'])
})

test('when the file cannot be put in place, nothing unfinished is left', async () => {
  const path = await temporaryPath('out.xlsx')
  await mkdir(path)
  await expect(writeWorkbook(path, [sheet])).rejects.toThrow()
  expect(await readdir(dirname(path))).toEqual(['out.xlsx'])
})
