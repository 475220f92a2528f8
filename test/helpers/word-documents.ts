import { strToU8, zipSync } from 'fflate'

/** A cell of a hand-made table: its text, lines apart; or how it is merged, struck, nested. */
export type WordCell =
  | string
  | { text: string; span?: number; bold?: boolean; strike?: boolean }
  /** the first of cells merged downwards, and the others */
  | { text: string; merge: 'first' }
  | { merge: 'on' }
  | { table: string[][] }
  /** kept by tracked changes: what was deleted, what was put in */
  | { deleted: string; inserted: string }
export type WordPart = string | WordCell[][]

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`
const paragraphs = (text: string, properties = ''): string =>
  text
    .split('\n')
    .map(line => `<w:p>${run(line, properties)}</w:p>`)
    .join('')

function cellXml(cell: WordCell): string {
  if (typeof cell === 'string') return `<w:tc><w:tcPr/>${paragraphs(cell)}</w:tc>`
  if ('table' in cell) return `<w:tc>${tableXml(cell.table)}<w:p/></w:tc>`
  if ('deleted' in cell)
    return `<w:tc><w:p><w:del><w:r><w:delText>${cell.deleted}</w:delText></w:r></w:del><w:ins>${run(cell.inserted)}</w:ins></w:p></w:tc>`
  if ('merge' in cell) {
    const first = cell.merge === 'first'
    return `<w:tc><w:tcPr><w:vMerge${first ? ' w:val="restart"' : ''}/></w:tcPr>${first ? paragraphs(cell.text) : '<w:p/>'}</w:tc>`
  }
  const span = cell.span === undefined ? '' : `<w:gridSpan w:val="${cell.span}"/>`
  const properties = `${cell.bold ? '<w:b/>' : ''}${cell.strike ? '<w:strike/>' : ''}`
  return `<w:tc><w:tcPr>${span}</w:tcPr>${paragraphs(cell.text, properties)}</w:tc>`
}

const tableXml = (rows: WordCell[][]): string =>
  `<w:tbl>${rows.map(cells => `<w:tr>${cells.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`

/** A minimal .docx of paragraphs and tables, written as plain XML. */
export function wordDocument(parts: WordPart[], { header = '' } = {}): Uint8Array {
  const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const body = parts.map(part => (typeof part === 'string' ? paragraphs(part) : tableXml(part))).join('')
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${main}><w:body>${body}</w:body></w:document>`),
    'word/header1.xml': strToU8(`<w:hdr ${main}>${paragraphs(header)}</w:hdr>`),
  })
}
