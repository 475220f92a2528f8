import { replaceFile } from './replace-file.ts'
import { bodyStyle, valueOf, type OutCell, type OutColumn } from './write-workbook.ts'

/**
 * One long sheet, written as its pages come: 100,000 tasks take 1.5 GB as a whole, 0.3 GB in pages. The library
 * then knows no lists to choose from, no row heights and no style of its own for the header.
 */
export async function streamWorkbook(
  path: string,
  sheet: { name: string; columns: readonly OutColumn[] },
  pages: AsyncIterable<OutCell[][]>,
): Promise<void> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  const { name, columns } = sheet
  async function* rows() {
    for await (const page of pages) for (const row of page) yield columns.map((column, c) => valueOf(row[c], column))
  }
  const stream = writeXlsxStream(rows(), {
    name,
    columns: columns.map(column => ({ header: column.header, width: column.width, style: bodyStyle(column) })),
    freezePane: { rows: 1 },
  })
  await replaceFile(path, stream)
}
