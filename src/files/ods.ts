import type { Workbook } from 'hucre/xlsx'
import { WorkbookError } from './workbook-error.ts'

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
