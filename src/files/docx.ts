import { isMarkedSecret, secrecyMarking } from '../vietnamese/secrecy.ts'
import { emptyCell, textCell, type Cell } from './cell.ts'
import type { Sheet } from './sheet.ts'
import { WorkbookError } from './workbook-error.ts'
import { zipEntries } from './zip-directory.ts'
import { parseXml, partReader, saidInAttributes, textOf } from './xml-part.ts'

/** What Word keeps of a plan of some hundred pages stays well below. */
const most = { cells: 200_000, depth: 40 }

/** The tables of a Word document as sheets, each with what stands before it. @throws WorkbookError */
export async function readDocx(zip: Buffer): Promise<Sheet[]> {
  const entries = zipEntries(zip)
  const document = entries.find(({ name }) => name === 'word/document.xml')
  if (!document) throw new WorkbookError('not-a-workbook')
  const { tables, printed } = await readBody(textOf(document))
  if (tables.length === 0) throw new WorkbookError('no-table')
  const around = entries.filter(({ name }) =>
    /^word\/(?:(?:header|footer|comments|footnotes|endnotes)\d*|(?:charts|diagrams)\/(?:chart|data)\d*)\.xml$/.test(
      name,
    ),
  )
  const properties = entries
    .filter(({ name }) => /^docProps\/(?:app|core|custom)\.xml$/.test(name))
    .map(entry => textOf(entry))
  if (properties.flatMap(saidOf).some(isMarkedSecret)) throw new WorkbookError('secret')
  const outside: string[] = []
  const wordsOfPart = partReader()
  for (const entry of around) outside.push(await wordsOfPart(entry))
  const marking = [...outside, ...printed].map(secrecyMarking).find(Boolean)
  const first = tables[0]?.above ?? []
  return tables.map(({ rows, above }, i) => ({
    name: `Bảng ${i + 1}`,
    rows,
    hidden: false,
    marking,
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
    // A later table has the title of the plan, unless it has one of its own.
    above: above.some(text => /20\d\d/.test(text)) ? above : [...first, ...above],
  }))
}

/** What a document says of itself and where it was made; not who wrote it. */
const saidOf = (xml: string): string[] => [
  ...matches(xml, /<(?:dc:title|dc:subject|cp:keywords|dc:description|cp:category|Company)\b[^>]*>([^<]*)/g),
  // A property of the office's own: "Độ mật" and under it "Mật", or a letter.
  ...[...xml.matchAll(/<property\b[^>]*?\bname="([^"]*)"[^>]*>\s*<vt:\w+>([^<]*)/g)].flatMap(
    ([, name = '', value = '']) => [value, `${name}: ${value}`],
  ),
]

const matches = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(([, text = '']) => text)

interface Table {
  rows: Cell[][]
  above: string[]
}

/** A cell while it is read. */
interface OpenCell {
  text: string
  struck: string
  bold: boolean
  plain: boolean
  span: number
  below: boolean
}

interface Run {
  bold: boolean
  struck: boolean
  hidden: boolean
}

/** ECMA-376 part 1, chapter 17: of paragraphs, runs and tables what a reader sees. */
async function readBody(xml: string): Promise<{ tables: Table[]; printed: string[] }> {
  const tables: Table[] = []
  const printed: string[] = []
  let above: string[] = []
  let depth = 0
  let rows: Cell[][] = []
  let row: Cell[] | undefined
  let cell: OpenCell | undefined
  let run: Run = { bold: false, struck: false, hidden: false }
  let paragraph = ''
  let inRun = false
  let inText = false
  let cells = 0
  /** within what is not shown: deleted or moved away, and the second form of a text box */
  let unseen = 0

  const add = (text: string): void => {
    if (unseen > 0 || run.hidden) return
    if (!cell) paragraph += text
    else if (run.struck) cell.struck += text
    else {
      cell.text += text
      if (text.trim() !== '') cell[run.bold ? 'bold' : 'plain'] = true
    }
  }
  const endTable = (): void => {
    const width = Math.max(0, ...rows.map(cells => cells.length))
    for (const cells of rows) while (cells.length < width) cells.push(emptyCell)
    // The issuer beside the national motto, a signature beside its recipients: no table to those who read.
    if (width < 3)
      above.push(...rows.flatMap(cells => cells.flatMap(({ text, merged }) => (text && !merged ? text : []))))
    else if (tables.length > 0 && above.length === 0 && tables.at(-1)?.rows[0]?.length === width)
      tables.at(-1)?.rows.push(...rows)
    else {
      tables.push({ rows, above })
      above = []
    }
    rows = []
  }

  await parseXml(xml, {
    open(name, attributes) {
      printed.push(...saidInAttributes(attributes))
      if (name === 'del' || name === 'moveFrom' || name === 'Fallback') unseen++
      else if (name === 'tbl') {
        if (++depth > most.depth) throw new WorkbookError('damaged')
        if (depth === 1) rows = []
      } else if (name === 'tr' && depth === 1) row = []
      else if (name === 'gridBefore' && depth === 1) for (let i = 0; i < count(attributes); i++) row?.push(emptyCell)
      else if (name === 'tc' && depth === 1) {
        if (++cells > most.cells) throw new WorkbookError('too-large')
        cell = { text: '', struck: '', bold: false, plain: false, span: 1, below: false }
      } else if (name === 'gridSpan' && cell && depth === 1) cell.span = count(attributes)
      else if (name === 'vMerge' && cell && depth === 1) cell.below = valueOf(attributes) !== 'restart'
      else if (name === 'r') {
        inRun = true
        run = { bold: false, struck: false, hidden: false }
      } else if (inRun && name === 'b') run.bold = isOn(attributes)
      else if (inRun && (name === 'strike' || name === 'dstrike')) run.struck ||= isOn(attributes)
      else if (inRun && name === 'vanish') run.hidden = isOn(attributes)
      else if (name === 't') inText = true
      else if (name === 'tab') add(inRun ? ' ' : '')
      else if (name === 'br' || name === 'cr') add('\n')
      else if (name === 'noBreakHyphen') add('-')
    },
    text(text) {
      if (inText) add(text)
    },
    close(name) {
      if (name === 'del' || name === 'moveFrom' || name === 'Fallback') unseen--
      else if (name === 't') inText = false
      else if (name === 'r') inRun = false
      else if (name === 'p') {
        run = { bold: false, struck: false, hidden: false }
        if (cell) cell.text += '\n'
        else if (paragraph.trim()) {
          above.push(textCell(paragraph).text)
          printed.push(textCell(paragraph).text)
        }
        paragraph = ''
      } else if (name === 'tc' && depth === 1 && cell && row) {
        const done = cellOf(cell, rows.at(-1)?.[row.length])
        row.push(done)
        for (let i = 1; i < Math.min(cell.span, 64); i++) row.push({ ...done, merged: 'across' })
        printed.push(done.text)
        cell = undefined
      } else if (name === 'tr' && depth === 1 && row) {
        rows.push(row)
        row = undefined
      } else if (name === 'tbl' && --depth === 0) endTable()
    },
  })
  return { tables, printed }
}

/** Merged with the cell above, it says what that says. */
function cellOf(open: OpenCell, above: Cell | undefined): Cell {
  if (open.below && above) return { ...above, merged: 'down' }
  const struck = textCell(open.struck).text
  return { ...textCell(open.text), bold: open.bold && !open.plain, ...(struck && { struck }) }
}

const valueOf = (attributes: Record<string, string>): string | undefined => attributes['w:val']
const isOn = (attributes: Record<string, string>): boolean =>
  !['0', 'false', 'off', 'none'].includes(valueOf(attributes) ?? '1')
const count = (attributes: Record<string, string>): number =>
  Math.min(64, Math.max(1, Number(valueOf(attributes)) || 1))
