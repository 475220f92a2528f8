import path from 'node:path'
import { repairEncoding } from '../vietnamese/legacy-encoding.ts'
import { textCell } from './cell.ts'
import type { Sheet } from './sheet.ts'
import { WorkbookError } from './workbook-error.ts'

const most = { bytes: 40_000_000, rows: 200_000, cells: 2_000_000, cell: 100_000 }
/** Enough of a file to tell how it is written. */
const sample = 200_000

/** A table of texts: commas, semicolons or tabs between them, as Excel, Google and older programs write it. */
export async function readCsv(file: string, bytes: Buffer): Promise<Sheet[]> {
  if (bytes.length > most.bytes) throw new WorkbookError('too-large')
  const { parseCsv } = await import('hucre/csv')
  const text = decode(bytes)
  // Excel's own first line says what stands between the values.
  const [, said] = /^sep=(.)\r?\n/.exec(text) ?? []
  const body = said === undefined ? text : text.slice(text.indexOf('\n') + 1)
  const delimiter = said ?? delimiterOf(body)
  refuseTooMuch(body, delimiter)
  const rows = parseCsv(body, { delimiter }).map(values =>
    values.slice(0, 64).map(value => ({ ...textCell(String(value ?? '')), bold: false })),
  )
  const width = Math.max(0, ...rows.map(row => row.length))
  for (const row of rows) while (row.length < width) row.push({ text: '', bold: false })
  const { name } = path.parse(file)
  return [{ name, rows, hidden: false, hiddenRows: new Set(), hiddenColumns: new Set() }]
}

/** The library makes a value of each cell first: 40 MB of nothing but commas would be gigabytes. @throws WorkbookError */
function refuseTooMuch(text: string, delimiter: string): void {
  const [quote, end, between] = ['"', '\n', delimiter].map(sign => sign.charCodeAt(0))
  let rows = 0
  let cells = 0
  let inQuotes = false
  let began = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (at - began > most.cell) throw new WorkbookError('too-large')
    if (sign === quote) inQuotes = !inQuotes
    else if (!inQuotes && (sign === end || sign === between)) {
      began = at
      cells++
      if (sign === end) rows++
      if (rows > most.rows || cells > most.cells) throw new WorkbookError('too-large')
    }
  }
}

/** Units are written with commas between them, so the sign that stands in most lines equally often counts. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, sample).split(/\r?\n/).slice(0, 50)
  const score = (sign: string): number => {
    const counts = lines.map(line => line.replace(/"[^"]*"/g, '').split(sign).length - 1).filter(count => count > 0)
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0
    return counts.filter(count => count === usual).length * Math.min(usual, 20)
  }
  const [best = ','] = ['\t', ';', ','].toSorted((a, b) => score(b) - score(a))
  return best
}

/** UTF-8 and UTF-16 by what the bytes are; else the one of the old encodings in which all words are Vietnamese. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const zeros = (from: number): number =>
    bytes.subarray(0, 400).filter((byte, i) => byte === 0 && i % 2 === from).length
  if (zeros(1) > 40) return new TextDecoder('utf-16le').decode(bytes)
  if (zeros(0) > 40) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
    const latin = bytes.toString('latin1')
    // TCVN3 and VNI are put right cell by cell.
    const wrong = (said: string): number =>
      said
        .slice(0, sample)
        .split(/\s+/)
        .filter(word => repairEncoding(word) !== undefined).length
    return wrong(text) === 0 || wrong(latin) === 0 ? text : latin
  }
}
