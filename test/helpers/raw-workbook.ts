import { strToU8, zipSync } from 'fflate'

/** A cell of a hand-made workbook. `serial` is a day number in a cell formatted as a date. */
export type RawCell =
  | string
  | number
  | null
  | { text: string; bold?: boolean; strike?: boolean }
  | { serial: number; bold?: boolean; format?: string }
  /** `format`: a number format, as Excel writes it */
  | { value: number; format: string }
  | { runs: { text: string; bold?: boolean; strike?: boolean }[] }
  /** without `result`: a formula that nobody calculated */
  | { formula: string; result?: string | number }
  | { error: string }
  | { styled: true }

export interface RawSheet {
  name: string
  rows: RawCell[][]
  /** like `B3:D3` */
  merges?: string[]
  /** cell → address of a link */
  links?: Record<string, string>
  hidden?: boolean
  /** numbers of columns and rows, from 1 */
  hiddenColumns?: number[]
  hiddenRows?: number[]
}

/** Day number of Excel's 1900 system for a day after February 1900. */
export const serialOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569

/** A minimal .xlsx written as plain XML, so that a fault of our own writer cannot hide one of the reader. */
export function rawWorkbook(sheets: RawSheet[], options: { date1904?: boolean } = {}): Uint8Array {
  const each = (part: (sheet: RawSheet, n: number) => string) => sheets.map((sheet, i) => part(sheet, i + 1)).join('')
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${pkg}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${each((_, n) => override(`worksheets/sheet${n}.xml`, 'worksheet'))}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${pkg}/relationships"><Relationship Id="r1" Type="${doc}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${doc}"><workbookPr date1904="${options.date1904 ? 1 : 0}"/><sheets>${each(
      (sheet, n) =>
        `<sheet name="${escape(sheet.name)}" sheetId="${n}" r:id="s${n}"${sheet.hidden ? ' state="hidden"' : ''}/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${pkg}/relationships">${each(
      (_, n) => `<Relationship Id="s${n}" Type="${doc}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )}<Relationship Id="st" Type="${doc}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles(formatsOf(sheets)),
  }
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = worksheet(sheet, formatsOf(sheets))
    if (sheet.links) files[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = linkParts(sheet.links)
  })
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])))
}

const pkg = 'http://schemas.openxmlformats.org/package/2006'
const doc = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
// Styles: 0 plain · 1 bold · 2 date (built-in format 14) · 3 bold date · 4 struck through · 5 … the formats of the cells
const ownStyles = 5
const formatsOf = (sheets: RawSheet[]): string[] => [
  ...new Set(
    sheets.flatMap(({ rows }) =>
      rows.flatMap(row =>
        row.flatMap(cell => (cell && typeof cell === 'object' && 'format' in cell ? (cell.format ?? []) : [])),
      ),
    ),
  ),
]
const styles = (formats: string[]): string =>
  `<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${formats.map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escape(format)}"/>`).join('')}</numFmts><fonts count="3"><font><sz val="12"/></font><font><b/><sz val="12"/></font><font><strike/><sz val="12"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellXfs count="${ownStyles + formats.length}"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="14" fontId="0"/><xf numFmtId="14" fontId="1"/><xf numFmtId="0" fontId="2"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}" fontId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`

const override = (part: string, type: string): string =>
  `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

function worksheet(sheet: RawSheet, formats: string[]): string {
  const rows = sheet.rows.map((row, r) => {
    const cells = row.map((cell, c) => cellXml(cell, `${columnLetters(c)}${r + 1}`, formats)).join('')
    const hidden = sheet.hiddenRows?.includes(r + 1) ? ' hidden="1"' : ''
    return cells && `<row r="${r + 1}"${hidden}>${cells}</row>`
  })
  const columns = (sheet.hiddenColumns ?? []).map(n => `<col min="${n}" max="${n}" width="0" hidden="1"/>`).join('')
  const merges = sheet.merges?.map(range => `<mergeCell ref="${range}"/>`).join('')
  const links = Object.keys(sheet.links ?? {}).map((ref, i) => `<hyperlink ref="${ref}" r:id="l${i}"/>`)
  return `<worksheet xmlns="${main}" xmlns:r="${doc}">${columns && `<cols>${columns}</cols>`}<sheetData>${rows.join('')}</sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ''}${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}</worksheet>`
}

const linkParts = (links: Record<string, string>): string =>
  `<Relationships xmlns="${pkg}/relationships">${Object.values(links)
    .map((target, i) => `<Relationship Id="l${i}" Type="${doc}/hyperlink" Target="${target}" TargetMode="External"/>`)
    .join('')}</Relationships>`

const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

function cellXml(cell: RawCell, ref: string, formats: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return textXml(ref, 0, cell)
  if ('text' in cell) return textXml(ref, cell.bold ? 1 : cell.strike ? 4 : 0, cell.text)
  const style = (format: string): number => ownStyles + formats.indexOf(format)
  if ('value' in cell) return `<c r="${ref}" s="${style(cell.format)}"><v>${cell.value}</v></c>`
  if ('serial' in cell)
    return `<c r="${ref}" s="${cell.format === undefined ? (cell.bold ? 3 : 2) : style(cell.format)}"><v>${cell.serial}</v></c>`
  if ('styled' in cell) return `<c r="${ref}" s="1"/>`
  if ('error' in cell) return `<c r="${ref}" t="e"><v>${cell.error}</v></c>`
  if ('runs' in cell) {
    const runs = cell.runs.map(
      run => `<r><rPr>${run.bold ? '<b/>' : ''}${run.strike ? '<strike/>' : ''}</rPr>${t(run.text)}</r>`,
    )
    return `<c r="${ref}" t="inlineStr"><is>${runs.join('')}</is></c>`
  }
  if (cell.result === undefined) return `<c r="${ref}"><f>${escape(cell.formula)}</f></c>`
  const kind = typeof cell.result === 'string' ? ' t="str"' : ''
  return `<c r="${ref}"${kind}><f>${escape(cell.formula)}</f><v>${escape(String(cell.result))}</v></c>`
}

const t = (text: string): string => `<t xml:space="preserve">${escape(text)}</t>`
const textXml = (ref: string, style: number, text: string): string =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is>${t(text)}</is></c>`
