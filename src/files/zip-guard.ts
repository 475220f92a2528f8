import { inflateRawSync } from 'node:zlib'
import { WorkbookError } from './workbook-error.ts'
import { zipEntries, type ZipEntry } from './zip-directory.ts'

/**
 * What an office's largest table stays below, and what fits into memory: the library keeps up to 0.4 kB for each cell and row
 * of a sheet, and for each element of the parts that it reads whole (shared strings, styles, relations).
 */
const most = {
  /** of everything unpacked; also counted as often as something refers to it */
  bytes: 160_000_000,
  /** 100,000 rows of 20 columns, with a text of their own in every third: about 1 GB */
  kept: 2_600_000,
  /** of what is packed tighter than people's words can be: elements of any kind */
  repeated: { bytes: 100_000_000, elements: 600_000, sheetElements: 2_000_000 },
  /** of the rectangles that the sheets' cells span: they are kept whole, blank or not */
  cells: 8_000_000,
  sheets: 500,
  relationBytes: 10_000_000,
  /** between two tags; Excel's own limit of a cell is 32,767 characters */
  textBytes: 1_000_000,
}

/** Sheets of 100,000 rows are 9 to 15 times as long as they are packed, the same cell again and again some 300 times. */
const tightest = 50

const isRepeated = ({ size, packed }: ZipEntry): boolean => size > tightest * packed.length

/**
 * Refuses what would become too much in memory, before anything of it is parsed. Reads every byte once and keeps none.
 * @throws WorkbookError `too-large`, or `damaged`
 */
export function refuseBombs(zip: Buffer, area: { rows: number; columns: number }): void {
  const entries = zipEntries(zip)
  refuseBytes(entries)
  const relations = readRelations(entries)
  refuseRepeats(entries, relations)
  const isSheet = sheetNames(entries, relations)
  const left = { ...most.repeated }
  let kept = 0
  let cells = 0
  /** the relations by which the workbook names its sheets: each is read as often as it is named */
  const sheetsNamed: string[] = []
  for (const entry of entries) {
    const sheet = isSheet(entry)
    const kind = sheet ? 'sheetElements' : 'elements'
    const counts = scan(unpack(entry), most.kept - kept, isRepeated(entry) ? left[kind] : Infinity)
    if (isRepeated(entry)) left[kind] -= counts.elements
    kept += counts.kept
    if (!sheet) sheetsNamed.push(...counts.sheets)
    cells += Math.min(counts.rows, area.rows) * Math.min(counts.columns, area.columns)
    if (cells > most.cells || sheetsNamed.length > most.sheets) throw new WorkbookError('too-large')
  }
  if (new Set(sheetsNamed).size < sheetsNamed.length) throw new WorkbookError('damaged')
}

function refuseBytes(entries: ZipEntry[]): void {
  const bytesOf = (some: ZipEntry[]) => sum(some.map(({ size }) => size))
  if (bytesOf(entries) > most.bytes || bytesOf(entries.filter(isRepeated)) > most.repeated.bytes)
    throw new WorkbookError('too-large')
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)

function unpack({ packed, size, deflated }: ZipEntry): Buffer {
  if (!deflated) return packed
  try {
    // In one piece, with room to see that there is no more: by pieces it would be held twice.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size), chunkSize: size + 64 })
  } catch (error) {
    throw new WorkbookError('damaged', { cause: error })
  }
}

interface Relation {
  /** the last word of its type: worksheet, styles … */
  type: string
  /** the name of the file it refers to, without its folders */
  target: string
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? ''

/** What the parts refer to inside the archive. */
function readRelations(entries: ZipEntry[]): Relation[] {
  const found: Relation[] = []
  for (const entry of entries.filter(({ name }) => name.endsWith('.rels'))) {
    if (entry.size > most.relationBytes) throw new WorkbookError('too-large')
    const bytes = unpack(entry)
    scan(bytes, most.repeated.elements, most.repeated.elements)
    for (const [element] of bytes.toString('utf8').matchAll(/<(?:[\w-]+:)?Relationship\s[^>]*>/g)) {
      const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element)
      const [type, target, mode] = ['Type', 'Target', 'TargetMode'].map(name => attribute(name)?.slice(1).find(Boolean))
      if (mode === 'External') continue
      // No program writes the name of a part in numbers; who does wants to hide it.
      if (target?.includes('&#')) throw new WorkbookError('damaged')
      found.push({ type: nameOf(type ?? ''), target: nameOf(target ?? '') })
    }
  }
  return found
}

/** A part is unpacked and parsed as often as it is referred to. */
function refuseRepeats(entries: ZipEntry[], relations: Relation[]): void {
  const sizes = new Map<string, number>()
  for (const { name, size } of entries) sizes.set(nameOf(name), Math.max(size, sizes.get(nameOf(name)) ?? 0))
  const total = sum(relations.map(({ target }) => sizes.get(target) ?? 0))
  const sheets = relations.filter(({ type }) => type === 'worksheet').map(({ target }) => target)
  if (total > most.bytes || sheets.length > most.sheets) throw new WorkbookError('too-large')
  if (new Set(sheets).size < sheets.length) throw new WorkbookError('damaged')
}

/** Sheets are read cell by cell, all else whole: only what nothing refers to as anything else counts as a sheet. */
function sheetNames(entries: ZipEntry[], relations: Relation[]): (entry: ZipEntry) => boolean {
  const names = new Set(relations.filter(({ type }) => type === 'worksheet').map(({ target }) => target))
  for (const { type, target } of relations) if (type !== 'worksheet') names.delete(target)
  for (const { name } of entries) if (!name.includes('worksheets/')) names.delete(nameOf(name))
  return ({ name }) => names.has(nameOf(name)) && !name.endsWith('.rels')
}

const [tagStart, tagEnd, slash, question, exclamation, doctype] = [0x3c, 0x3e, 0x2f, 0x3f, 0x21, 0x44]
const [cellSign, colon, blank] = [0x63, 0x3a, 0x20]
const [letterF, letterI, letterS, letterT, letterV] = [0x66, 0x69, 0x73, 0x74, 0x76]

interface Counts {
  elements: number
  /** those for which the library keeps something: all but a cell's value, text or formula */
  kept: number
  /** how far its cells reach */
  rows: number
  columns: number
  /** the relations of the sheets that it names */
  sheets: string[]
}

/**
 * Counts elements of XML, however the part is called.
 * @throws WorkbookError `too-large` beyond `mostKept` or `mostElements`; `damaged` with a DTD
 */
function scan(bytes: Buffer, mostKept: number, mostElements: number): Counts {
  const counts: Counts = { elements: 0, kept: 0, rows: 0, columns: 0, sheets: [] }
  const first = bytes.indexOf(tagStart)
  const isXml = first !== -1 && bytes.toString('utf8', 0, Math.min(first, 1_000)).trim() === ''
  let before = 0
  for (let at = first; at !== -1; at = bytes.indexOf(tagStart, at + 1)) {
    if (isXml && at - before > most.textBytes) throw new WorkbookError('too-large')
    before = at
    const sign = bytes[at + 1]
    if (sign === slash || sign === question) continue
    if (sign === exclamation) {
      if (isXml && bytes[at + 2] === doctype) throw new WorkbookError('damaged')
      continue
    }
    if (!isValue(bytes, at + 1)) counts.kept++
    if (++counts.elements > mostElements || counts.kept > mostKept) throw new WorkbookError('too-large')
    if (isXml && !isShort(bytes, at + 1)) look(counts, bytes, at + 1)
  }
  if (isXml && bytes.length - before > most.textBytes) throw new WorkbookError('too-large')
  return counts
}

/** `<v>`, `<t>`, `<f>`, `<is>`, also as `<x:v>`: their words belong to what they stand in. */
function isValue(bytes: Buffer, from: number): boolean {
  const at = bytes[from + 1] === colon ? from + 2 : from
  const ends = (sign: number | undefined): boolean => sign === tagEnd || sign === slash || (sign ?? 0) <= blank
  if (bytes[at] === letterI) return bytes[at + 1] === letterS && ends(bytes[at + 2])
  return (bytes[at] === letterV || bytes[at] === letterT || bytes[at] === letterF) && ends(bytes[at + 1])
}

/** Most elements by far: `<t>`, `<v>`, `<f>`, `<r>`, which are nothing that is looked for. */
const isShort = (bytes: Buffer, at: number): boolean =>
  bytes[at] !== cellSign && (bytes[at + 1] ?? 0) <= tagEnd && bytes[at + 1] !== colon

const row = /^(?:\w+:)?(?:row|c)\s(?:.*?\s)?r\s*=\s*["']([A-Za-z]{0,3})(\d{1,7})["']/s
const sheet = /^(?:\w+:)?sheet\s.*?\w:id\s*=\s*["']([^"']*)["']/s

/** Where the element is a row or a cell, how far it reaches (`<row r="7">`, `<c r="BL7">`); where a sheet, its relation. */
function look(counts: Counts, bytes: Buffer, from: number): void {
  const end = bytes.indexOf(tagEnd, from)
  const text = bytes.toString('latin1', from, Math.min(end === -1 ? bytes.length : end, from + 300))
  const [, letters, digits] = row.exec(text) ?? []
  if (digits !== undefined) counts.rows = Math.max(counts.rows, Number(digits))
  if (letters) counts.columns = Math.max(counts.columns, columnOf(letters.toUpperCase()))
  const [, relation] = sheet.exec(text) ?? []
  if (relation !== undefined) counts.sheets.push(relation)
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
