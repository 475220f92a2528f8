import { inflateRawSync } from 'node:zlib'
import { WorkbookError } from './workbook-error.ts'
import type { ZipEntry } from './zip-directory.ts'

/** The text of a part of a document; what Word keeps of a plan of some hundred pages is far shorter. @throws WorkbookError */
export function textOf({ packed, size, deflated }: ZipEntry, mostBytes = 60_000_000): string {
  if (size > mostBytes) throw new WorkbookError('too-large')
  try {
    const bytes = deflated ? inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }) : packed
    refuseTags(bytes)
    const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe
    return new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
  } catch (error) {
    throw error instanceof WorkbookError ? error : new WorkbookError('damaged', { cause: error })
  }
}

/** To read one takes a microsecond; a plan of 300 pages has some hundred thousand. */
const mostTags = 2_400_000
const tagStart = 0x3c

/** @throws WorkbookError */
function refuseTags(bytes: Buffer): void {
  let tags = 0
  for (let at = bytes.indexOf(tagStart); at !== -1; at = bytes.indexOf(tagStart, at + 1))
    if (++tags > mostTags) throw new WorkbookError('too-large')
}

interface Handlers {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string): void
}

interface Reading {
  /** names keep their prefix */
  prefixed?: boolean
  /** Excel's VML is no XML where a text has several lines (`<br>`): what can be read of it is. Names are in small letters. */
  loose?: boolean
}

/** Names without their prefix. Nothing of a DTD is expanded. @throws WorkbookError `damaged` */
export async function parseXml(
  xml: string,
  { open, text, close }: Handlers,
  { prefixed = false, loose = false }: Reading = {},
): Promise<void> {
  // Node sees no named exports in it.
  const { default: sax } = await import('sax')
  const reader = sax.parser(!loose, { xmlns: false, lowercase: true })
  const local = (name: string): string => (prefixed ? name : name.slice(name.indexOf(':') + 1))
  reader.onerror = error => {
    if (!loose) throw new WorkbookError('damaged', { cause: error })
    reader.resume()
  }
  reader.ondoctype = () => {
    throw new WorkbookError('damaged')
  }
  reader.onopentag = ({ name, attributes }) => open(local(name), attributes as Record<string, string>)
  reader.ontext = text
  reader.oncdata = text
  reader.onclosetag = name => close(local(name))
  reader.write(xml).close()
}

/** Of a watermark or WordArt of the older kind what it says, of a picture or shape what is said in its place. */
export const saidInAttributes = ({ string, descr, title, alt }: Record<string, string>): string[] =>
  [string, descr, title, alt].flatMap(text => text ?? [])

const inline = new Set(['font', 'span', 'b', 'i', 'u'])

/** What people write on all drawings of a file, and around the text of another, stays far below. */
export const mostSaid = 2_000_000

/**
 * Reads all that a part says, a line a paragraph: of a Word document, a drawing, a chart (whose values are not `t` but `v`).
 * @throws WorkbookError `too-large` where the parts of one file say too much together: every word of it is judged
 */
export function partReader(): (entry: ZipEntry) => Promise<string> {
  let left = mostSaid
  return async entry => {
    const said = await wordsOfPart(entry, left)
    left -= said.length
    return said
  }
}

async function wordsOfPart(entry: ZipEntry, most: number): Promise<string> {
  const loose = entry.name.endsWith('.vml')
  let said = ''
  let inText = false
  let inBox = 0
  await parseXml(
    textOf(entry),
    {
      open(name, attributes) {
        if (name === 'textbox') inBox++
        inText = loose ? inBox > 0 : name === 't' || name === 'v'
        for (const text of saidInAttributes(attributes)) said += `\n${text}\n`
        if (name === 'br') said += '\n'
      },
      text: text => (said += inText ? text : ''),
      close(name) {
        if (name === 'textbox') inBox--
        inText = loose && inBox > 0
        if (said.length > most) throw new WorkbookError('too-large')
        if (loose ? !inline.has(name) : name === 'p' || name === 'v') said += '\n'
      },
    },
    { loose },
  )
  return said
}
