import { oneLine } from '../../domain/chat/apart.ts'
import { place, type Report } from './report.ts'
import type { Line } from './table.ts'

/** A name or code that Excel wraps in its cell is still one line: the author of the file is told that it becomes one. */
export function tellOfBreaks<F extends string>(line: Line<F>, field: F, { warnings }: Report): void {
  const { text } = line.cell(field)
  if (text.includes('\n'))
    warnings.push({ ...place(line), reason: `Ô “${oneLine(text)}” có xuống dòng; được ghi thành một dòng.` })
}
