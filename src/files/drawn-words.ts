import { posix } from 'node:path'
import { parseXml, partReader, textOf } from './xml-part.ts'
import { zipEntries, type ZipEntry } from './zip-directory.ts'

interface Relation {
  id: string
  /** the last word of its type: worksheet, drawing … */
  type: string
  /** the path of the part that it refers to */
  part: string
}

/** What holds the shapes, pictures, WordArt, diagrams and charts that lie on a sheet, and the pictures of its page's header. */
const drawn = new Set(['drawing', 'vmlDrawing', 'chart', 'chartEx', 'chartUserShapes', 'diagramData'])

/**
 * What is drawn on each sheet of an .xlsx, in their order; the library knows text boxes of one kind of anchor only.
 * @throws WorkbookError
 */
export async function drawnOnSheets(zip: Buffer): Promise<string[][]> {
  const parts = new Map(zipEntries(zip).map(entry => [entry.name.replace(/^\//, ''), entry]))
  if (![...parts.keys()].some(name => /drawing/i.test(name))) return []
  const [start] = await relationsOf('', parts)
  const workbook = start && parts.get(start.part)
  if (!workbook) return []
  const sheets = new Map((await relationsOf(start.part, parts)).map(({ id, part }) => [id, part]))
  const wordsOfPart = partReader()
  const words: string[][] = []
  for (const id of await sheetIds(workbook)) words.push(await drawnFrom(sheets.get(id) ?? '', parts, wordsOfPart))
  return words
}

/** The relations of a part; of the archive itself (its path is empty) only the one to the workbook. */
async function relationsOf(path: string, parts: ReadonlyMap<string, ZipEntry>): Promise<Relation[]> {
  const { dir, base } = posix.parse(path)
  const entry = parts.get(posix.join(dir, '_rels', `${base}.rels`))
  if (!entry) return []
  const relations: Relation[] = []
  await parseXml(textOf(entry), {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External') return
      const part = target.startsWith('/') ? target.slice(1) : posix.join(dir, target)
      relations.push({ id, type: type.split('/').at(-1) ?? '', part })
    },
    text: () => undefined,
    close: () => undefined,
  })
  return path === '' ? relations.filter(({ type }) => type === 'officeDocument') : relations
}

async function sheetIds(workbook: ZipEntry): Promise<string[]> {
  const ids: string[] = []
  await parseXml(textOf(workbook), {
    open(name, attributes) {
      if (name !== 'sheet') return
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? []
      ids.push(id)
    },
    text: () => undefined,
    close: () => undefined,
  })
  return ids
}

async function drawnFrom(
  sheet: string,
  parts: ReadonlyMap<string, ZipEntry>,
  wordsOfPart: ReturnType<typeof partReader>,
): Promise<string[]> {
  const reached = new Set([sheet])
  const words: string[] = []
  for (const path of reached)
    for (const { type, part } of await relationsOf(path, parts)) {
      const entry = parts.get(part)
      if (!entry || !drawn.has(type) || reached.has(part)) continue
      reached.add(part)
      words.push(await wordsOfPart(entry))
    }
  return words
}
