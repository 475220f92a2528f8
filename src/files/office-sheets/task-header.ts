import type { Cell, Sheet } from '../workbook.ts'
import type { HeaderColumn } from './task-columns.ts'
import { understandHeader, type Understood } from './task-vocabulary.ts'
import { words } from './words.ts'

export interface TaskHeader {
  /** indexes into `rows` of the first and last header row */
  first: number
  last: number
  columns: HeaderColumn[]
}

const longestHeader = 80
const highest = 3
/** Fewer understood columns than this are a coincidence. */
const atLeast = 3

/** The header that begins at a row, of one row or of several; undefined where the row begins none. */
export function headerAt(sheet: Pick<Sheet, 'rows'>, row: number): TaskHeader | undefined {
  if (!couldBeHeader(sheet.rows[row] ?? [])) return undefined
  let best: { header: TaskHeader; score: number } | undefined
  for (let height = 1; height <= highest && (height === 1 || continues(sheet.rows, row, height)); height++) {
    const found = read(sheet.rows, row, height)
    if (found && (!best || found.score > best.score)) best = found
  }
  return best?.header
}

/** A line of titles is one or two texts, and a row of data begins with its number. */
function couldBeHeader(cells: readonly Cell[]): boolean {
  const own = cells.filter(cell => cell.text !== '' && cell.merged === undefined)
  return own.length >= 3 && !/^\d/.test(own[0]?.text ?? '') && own.every(cell => cell.date === undefined)
}

/** Is there a further row of the header, with words under a group, or cells merged into it? */
function continues(rows: readonly (readonly Cell[])[], row: number, height: number): boolean {
  const cells = rows[row + height - 1] ?? []
  const own = cells.filter(cell => cell.text !== '' && cell.merged === undefined)
  return (
    own.length > 0 &&
    own.every(({ text, date }) => date === undefined && text.length <= longestHeader && !/^[([]?\d+[)\]]?$/.test(text))
  )
}

function read(rows: readonly (readonly Cell[])[], row: number, height: number) {
  const lines = rows.slice(row, row + height)
  const width = Math.max(...lines.map(line => line.length))
  const columns: HeaderColumn[] = []
  let known = 0
  let inFirst = 0
  let whole = 0
  let score = 0
  for (let index = 0; index < width; index++) {
    const texts = textsOver(lines, index)
    if (texts.length === 0) continue
    const understood = understandTexts(texts, lines[0]?.[index]?.merged === 'across')
    columns.push({ index, header: texts.join(' – '), understood })
    if (!understood) continue
    known++
    if (understandHeader(words(lines[0]?.[index]?.text ?? ''))) inFirst++
    if (understood.whole) whole++
    score += understood.whole ? 4 : 3
  }
  const meanings = new Set(columns.flatMap(({ understood }) => understood?.meaning ?? []))
  if (known < atLeast || whole < 2 || meanings.size < atLeast || known * 2 < columns.length) return undefined
  // A line of titles above is no part of it.
  if (height > 1 && inFirst < 2) return undefined
  // A pair must win clearly over one of its rows alone, unless a cell merged over both of them proves it.
  const proven = lines.slice(1).some(line => line.some(cell => cell.merged === 'down' && cell.text !== ''))
  if (height > 1) score += proven ? 1 : -1
  return { header: { first: row, last: row + height - 1, columns }, score }
}

/** The texts over a column from the top, each once. */
function textsOver(lines: readonly (readonly Cell[])[], index: number): string[] {
  const texts: string[] = []
  for (const line of lines) {
    const cell = line[index]
    if (
      cell &&
      cell.text !== '' &&
      cell.merged !== 'down' &&
      cell.text.length <= longestHeader &&
      texts.at(-1) !== cell.text
    )
      texts.push(cell.text)
  }
  return texts
}

/** "Đơn vị" over "Chủ trì": the words together first, then each row alone, the lowest first. A group alone says nothing. */
function understandTexts(texts: readonly string[], grouped: boolean): Understood | undefined {
  const said = texts.map(words)
  const together = said.length > 1 ? [said.join(' '), said.toReversed().join(' ')] : []
  const alone = said.toReversed().slice(0, grouped && said.length > 1 ? -1 : undefined)
  const found = [...together, ...(grouped && said.length === 1 ? [] : alone)].map(understandHeader)
  return found.find(each => each?.whole) ?? found.find(Boolean)
}
