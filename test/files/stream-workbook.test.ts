import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { streamWorkbook } from '../../src/files/stream-workbook.ts'
import { readWorkbook, type OutCell, type OutColumn } from '../../src/files/workbook.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const columns: OutColumn[] = [
  { header: 'Nội dung', width: 40 },
  { header: 'Hạn', width: 14, kind: 'date' },
  { header: 'Số', width: 6 },
]
async function* pages(...all: OutCell[][][]) {
  for (const page of all) yield page
}

test('pages are one sheet under one header, with real dates, line breaks and plain formulas', async () => {
  const path = await temporaryPath('long.xlsx')
  await streamWorkbook(
    path,
    { name: 'Nhiệm vụ', columns },
    pages([['=1+1', '2026-12-04', 1]], [['<Báo cáo> & "trình"\nhai dòng', 'Thường xuyên', undefined]]),
  )
  const [sheet] = await readWorkbook(path)
  expect(sheet?.name).toBe('Nhiệm vụ')
  expect(sheet?.rows.map(row => row.map(cell => cell.text))).toEqual([
    ['Nội dung', 'Hạn', 'Số'],
    ['=1+1', '04/12/2026', '1'],
    ['<Báo cáo> & "trình"\nhai dòng', 'Thường xuyên', ''],
  ])
  expect(sheet?.rows[1]?.[1]?.date).toBe('2026-12-04')
})

test('a fault half-way leaves the old file and nothing else', async () => {
  const path = await temporaryPath('folder/long.xlsx')
  await mkdir(dirname(path))
  await writeFile(path, 'old')
  async function* broken(): AsyncGenerator<OutCell[][]> {
    yield Array.from({ length: 5_000 }, (_, i) => [`Việc ${i}`, '2026-12-04', i])
    throw new Error('the database is gone')
  }
  await expect(streamWorkbook(path, { name: 'Nhiệm vụ', columns }, broken())).rejects.toThrow('the database is gone')
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(dirname(path))).toEqual(['long.xlsx'])
})
