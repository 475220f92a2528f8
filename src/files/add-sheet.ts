import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { valueOf, type OutSheet } from './write-workbook.ts'
import { zipEntries, zipOf, type ZipEntry } from './zip-directory.ts'

/**
 * A workbook that was written as a stream, with one more short sheet: the library streams a single one, and keeps a whole
 * workbook of several in memory. Its texts stand in their cells, so that neither strings nor styles change.
 */
export function addSheet(workbook: Buffer, sheet: OutSheet): Buffer {
  const file = 'worksheets/added.xml'
  const parts: Record<string, (xml: string) => string> = {
    '[Content_Types].xml': before(
      '</Types>',
      `<Override PartName="/xl/${file}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    ),
    'xl/_rels/workbook.xml.rels': before(
      '</Relationships>',
      `<Relationship Id="added" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${file}"/>`,
    ),
    // Far beyond the numbers of the sheets that a stream of a million rows each could have.
    'xl/workbook.xml': before('</sheets>', `<sheet name="${escape(sheet.name)}" sheetId="60000" r:id="added"/>`),
  }
  const entries = zipEntries(workbook).map(entry => {
    const change = parts[entry.name]
    return change ? entryOf(entry.name, change(textOf(entry))) : entry
  })
  return zipOf([...entries, entryOf(`xl/${file}`, sheetXml(sheet))])
}

const before = (end: string, added: string) => (xml: string) => {
  if (!xml.includes(end)) throw new Error(`no ${end} in the workbook`)
  return xml.replace(end, `${added}${end}`)
}

const textOf = ({ packed, deflated }: ZipEntry): string => (deflated ? inflateRawSync(packed) : packed).toString('utf8')

function entryOf(name: string, text: string): ZipEntry {
  const bytes = Buffer.from(text)
  return { name, size: bytes.length, crc: crc32(bytes), packed: deflateRawSync(bytes), deflated: true }
}

function sheetXml({ columns, rows }: OutSheet): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const lines = [columns.map(({ header }) => header), ...rows].map((row, r) => {
    const cells = columns.map((column, c) => {
      const value = valueOf(row[c], column)
      const address = `${String.fromCharCode(65 + c)}${r + 1}`
      return value === null
        ? ''
        : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escape(String(value))}</t></is></c>`
    })
    return `<row r="${r + 1}">${cells.join('')}</row>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, sign => signs[sign] ?? sign)
