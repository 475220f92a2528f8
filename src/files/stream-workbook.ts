import { addSheet } from './add-sheet.ts'
import { replaceFile } from './replace-file.ts'
import { bodyStyle, valueOf, type OutCell, type OutColumn, type OutSheet } from './write-workbook.ts'

/**
 * One long sheet, written as its pages come, and short ones behind it: 100,000 tasks take 1.5 GB as a whole, 0.3 GB in pages. The library
 * then knows no lists to choose from, no row heights and no style of its own for the header.
 */
export async function streamWorkbook(
  path: string,
  sheet: { name: string; columns: readonly OutColumn[] },
  pages: AsyncIterable<OutCell[][]>,
  more: readonly OutSheet[] = [],
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
  if (more.length === 0) return replaceFile(path, stream)
  // Packed, 100,000 tasks are some 10 MB.
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  await replaceFile(path, [more.reduce(addSheet, Buffer.concat(chunks))])
}
