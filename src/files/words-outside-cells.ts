import { parse } from 'node:path'
import type { Sheet, Workbook } from 'hucre/xlsx'

/** What a workbook says of itself: the name of its file, its title, subject, keywords and the like, and where it was made; not who wrote it. */
export function wordsOfFile(path: string, { properties = {} }: Workbook): string[] {
  const { title, subject, keywords, description, category, company, custom = {} } = properties
  const own = Object.entries(custom).flatMap(([name, value]) => [String(value), `${name}: ${String(value)}`])
  return [parse(path).base, title, subject, keywords, description, category, company, ...own].filter(
    text => text !== undefined,
  )
}

/** What is printed around a sheet or stands beside it: its name, header and footer, the conversation about its cells. */
export function wordsOfSheet({ name, headerFooter = {}, threadedComments = [] }: Sheet): string[] {
  const { oddHeader, oddFooter, evenHeader, evenFooter, firstHeader, firstFooter } = headerFooter
  const printed = [oddHeader, oddFooter, evenHeader, evenFooter, firstHeader, firstFooter].map(withoutCodes)
  return [name, ...printed, ...threadedComments.map(({ text }) => text)]
}

/** ECMA-376 part 1, 18.3.1.39: a font, a size, the place on the page, a page number. */
const withoutCodes = (text = ''): string =>
  text
    .replace(/&"[^"]*"|&\d+ ?|&K[\dA-Fa-f+-]{6}/g, '')
    .replace(/&[LCR]/g, '\n')
    .replace(/&[A-Z]/g, '')
