import type { Cell, Sheet } from '../workbook.ts'
import { words } from './words.ts'

/** The usual words for each column, without diacritics; `skip` are known columns that are not read. */
export interface Vocabulary<F extends string> {
  fields: Record<F, readonly string[]>
  skip: readonly string[]
  /** A header without these is not one. */
  required: readonly F[]
  /** Fewer recognised columns than this are a coincidence. */
  atLeast: number
}

export interface Header<F extends string> {
  columns: Map<F, number>
  /** indexes into `rows` of the first and last header row */
  first: number
  last: number
  /** the words over a column, as they were matched */
  said: Map<F, string>
}

/** Title rows above a table take up to a page. */
const searched = 30
const longestHeader = 80

/** The row, or pair of rows, in which most columns are recognised. */
export function findHeader<F extends string>(sheet: Sheet, vocabulary: Vocabulary<F>): Header<F> | undefined {
  const lookup = index(vocabulary)
  let best: { header: Header<F>; score: number } | undefined
  for (let row = 0; row < Math.min(searched, sheet.rows.length); row++) {
    for (const height of groupsColumns(sheet.rows[row] ?? []) ? [1, 2] : [1]) {
      const found = recognise(sheet.rows, row, height, lookup)
      if (vocabulary.required.some(field => !found.header.columns.has(field))) continue
      if (found.header.columns.size < vocabulary.atLeast) continue
      if (!best || found.score > best.score) best = found
    }
  }
  return best?.header
}

/** A line of titles is one or two texts; the upper row of a header names more columns than that. */
const groupsColumns = (cells: Cell[]): boolean =>
  cells.filter(cell => cell.text !== '' && cell.merged !== 'across').length >= 3

type Lookup<F extends string> = Map<string, F | 'skip'>

function index<F extends string>(vocabulary: Vocabulary<F>): Lookup<F> {
  const lookup: Lookup<F> = new Map(vocabulary.skip.map(phrase => [phrase, 'skip']))
  for (const field in vocabulary.fields) for (const phrase of vocabulary.fields[field]) lookup.set(phrase, field)
  return lookup
}

const exact = 4
const contained = 3

function recognise<F extends string>(rows: Cell[][], row: number, height: number, lookup: Lookup<F>) {
  const top = rows[row] ?? []
  const bottom = height === 2 ? (rows[row + 1] ?? []) : []
  const taken = new Map<F, { column: number; score: number; said: string }>()
  for (let column = 0; column < Math.max(top.length, bottom.length); column++) {
    const match = matchColumn(top[column], bottom[column], lookup)
    if (!match || match.field === 'skip') continue
    if ((taken.get(match.field)?.score ?? 0) < match.score) taken.set(match.field, { column, ...match })
  }
  const header: Header<F> = { columns: new Map(), said: new Map(), first: row, last: row + height - 1 }
  let score = 0
  for (const [field, match] of taken) {
    header.columns.set(field, match.column)
    header.said.set(field, match.said)
    score += match.score
  }
  // A pair must win clearly over one of its rows alone, unless a cell merged over both of them proves it.
  if (height === 2) score += bottom.some(cell => cell.merged === 'down' && cell.text !== '') ? 1 : -1
  return { header, score }
}

/** "Đơn vị" over "Chủ trì": the pair of words is tried first, then each alone. */
function matchColumn<F extends string>(top: Cell | undefined, bottom: Cell | undefined, lookup: Lookup<F>) {
  const upper = top && top.text.length <= longestHeader ? words(top.text) : ''
  const lower = bottom && bottom.merged === undefined && bottom.text.length <= longestHeader ? words(bottom.text) : ''
  const alone = top?.merged === 'across' ? '' : upper
  const said = lower === '' ? [alone] : [`${upper} ${lower}`, `${lower} ${upper}`, lower, alone]
  for (const phrase of said) {
    const field = lookup.get(phrase)
    if (field) return { field, score: exact, said: phrase }
  }
  for (const phrase of said) {
    const known = longestInside(phrase, lookup)
    const field = known && lookup.get(known)
    if (field) return { field, score: contained, said: phrase }
  }
  return undefined
}

/** "Thời hạn hoàn thành theo kế hoạch" holds "thời hạn hoàn thành". Single words are too common for that. */
function longestInside(phrase: string, lookup: Lookup<string>): string | undefined {
  const parts = phrase.split(' ')
  for (let length = parts.length - 1; length >= 2; length--)
    for (let from = 0; from + length <= parts.length; from++) {
      const part = parts.slice(from, from + length).join(' ')
      if (lookup.has(part)) return part
    }
  return undefined
}
