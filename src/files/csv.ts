import path from 'node:path'
import { repairEncoding } from '../vietnamese/legacy-encoding.ts'
import { textCell } from './cell.ts'
import type { Sheet } from './sheet.ts'
import { WorkbookError } from './workbook-error.ts'

const most = { bytes: 30_000_000, rows: 200_000, cells: 2_000_000, cell: 300_000 }
/** Enough of a file to tell how it is written. */
const sample = 200_000

/** A table of texts: commas, semicolons or tabs between them, as Excel, Google and older programs write it. */
export async function readCsv(file: string, bytes: Buffer): Promise<Sheet[]> {
  if (bytes.length > most.bytes) throw new WorkbookError('too-large')
  const { parseCsv } = await import('hucre/csv')
  // Signs between values are one byte in all encodings but UTF-16: so much is seen before anything is decoded.
  const first = decode(bytes.subarray(0, sample))
  // Excel's own first line says what stands between the values.
  const [, said] = /^sep=(.)\r?\n/.exec(first) ?? []
  const delimiter = said ?? delimiterOf(first)
  const wide = wideEncoding(bytes)
  if (wide === undefined) refuseTooMuch(bytes, delimiter)
  const text = decode(bytes)
  if (wide !== undefined) refuseTooMuch(Buffer.from(text, 'latin1'), delimiter)
  const body = said === undefined ? text : text.slice(text.indexOf('\n') + 1)
  const rows = parseCsv(body, { delimiter }).map(values =>
    values.slice(0, 64).map(value => ({ ...textCell(String(value ?? '')), bold: false })),
  )
  const width = Math.max(0, ...rows.map(row => row.length))
  for (const row of rows) while (row.length < width) row.push({ text: '', bold: false })
  const { name } = path.parse(file)
  return [{ name, rows, hidden: false, hiddenRows: new Set(), hiddenColumns: new Set() }]
}

/** The library makes a value of each cell first: 30 MB of nothing but commas would be gigabytes. @throws WorkbookError */
function refuseTooMuch(bytes: Uint8Array, delimiter: string): void {
  const [quote, end, between] = ['"', '\n', delimiter].map(sign => sign.charCodeAt(0))
  let rows = 0
  let cells = 0
  let inQuotes = false
  let began = 0
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at]
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
  const lines = text.split(/\r?\n/).slice(0, 50)
  const score = (sign: string): number => {
    const counts = lines.map(line => line.replace(/"[^"]*"/g, '').split(sign).length - 1).filter(count => count > 0)
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0
    return counts.filter(count => count === usual).length * Math.min(usual, 20)
  }
  const [best = ','] = ['\t', ';', ','].toSorted((a, b) => score(b) - score(a))
  return best
}

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = (from: number): number =>
    bytes.subarray(0, 400).filter((byte, i) => byte === 0 && i % 2 === from).length
  if (zeros(1) > 40) return 'utf-16le'
  return zeros(0) > 40 ? 'utf-16be' : undefined
}

/** UTF-8 and UTF-16 by what the bytes are; else the one of the old encodings in which all words are Vietnamese. */
function decode(bytes: Buffer): string {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const first = bytes.subarray(0, sample)
    const windows = (some: Buffer): string => new TextDecoder('windows-1258').decode(some).normalize('NFC')
    // TCVN3 and VNI are put right cell by cell.
    const wrong = (said: string): number => said.split(/\s+/).filter(word => repairEncoding(word) !== undefined).length
    const isWindows = wrong(windows(first)) === 0 || wrong(first.toString('latin1')) === 0
    return isWindows ? windows(bytes) : bytes.toString('latin1')
  }
}
