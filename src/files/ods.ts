import type { Workbook } from 'hucre/xlsx'
import { WorkbookError } from './workbook-error.ts'
import { mostSaid, parseXml, saidInAttributes, textOf } from './xml-part.ts'
import { zipEntries } from './zip-directory.ts'

/** @throws WorkbookError for what is no sound OpenDocument sheet; the library bounds what repeated cells may unfold to. */
export async function parseOds(file: Buffer): Promise<Workbook> {
  const { readOds } = await import('hucre/ods')
  try {
    return await readOds(file, { readStyles: true })
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    throw new WorkbookError(/limit|exceed/i.test(text) ? 'too-large' : 'damaged', { cause: error })
  }
}

/** What shapes and pictures say that lie on each sheet, and what its page's header and footer say, which all sheets share here. */
export async function drawnOnOds(file: Buffer): Promise<string[][]> {
  const entries = zipEntries(file)
  const read = async (part: string): Promise<Drawn> => {
    const entry = entries.find(({ name }) => name === part)
    return entry ? readDrawn(textOf(entry, mostBytes)) : { sheets: [], pages: '' }
  }
  const [{ sheets }, { pages }] = [await read('content.xml'), await read('styles.xml')]
  return sheets.map(drawn => [drawn, pages])
}

/** `refuseBombs` has bounded all parts together. */
const mostBytes = 200_000_000

interface Drawn {
  /** of each table the words of what is drawn on it */
  sheets: string[]
  /** of headers and footers */
  pages: string
}

/** OpenDocument 1.3 part 3, 10.3 (shapes) and 16.11 (pages). */
async function readDrawn(xml: string): Promise<Drawn> {
  const drawn: Drawn = { sheets: [], pages: '' }
  let inShape = 0
  let inPage = 0
  let said = 0
  const add = (text: string): void => {
    if (inPage === 0 && inShape === 0) return
    said += text.length
    if (said > mostSaid) throw new WorkbookError('too-large')
    if (inPage > 0) drawn.pages += text
    else drawn.sheets.push((drawn.sheets.pop() ?? '') + text)
  }
  await parseXml(
    xml,
    {
      open(name, attributes) {
        if (name === 'table:table' && inShape === 0) drawn.sheets.push('')
        if (name.startsWith('draw:')) inShape++
        else if (isPage(name)) inPage++
        for (const text of saidInAttributes(attributes)) add(text)
      },
      text: add,
      close(name) {
        if (name === 'text:p' || name.startsWith('svg:')) add('\n')
        if (name.startsWith('draw:')) inShape--
        else if (isPage(name)) inPage--
      },
    },
    { prefixed: true },
  )
  return drawn
}

const isPage = (name: string): boolean => /^style:(?:header|footer)(?:-left|-first)?$/.test(name)
