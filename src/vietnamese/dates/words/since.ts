import type { Line } from './line.ts'
import { type Got, phrases } from './matchers.ts'

const since = phrases({ 'kể từ': true, 'tính từ': true, từ: true, kể: true })
const sinceApart = phrases({ 'kể từ': true, 'tính từ': true })

/** "3 ngày từ", "3 ngày làm việc, tính từ" */
export const sinceBehind = (line: Line, at: number): Got<unknown> | undefined =>
  since(line, at) ?? (line.tokens[at]?.lower === ',' ? sinceApart(line, at + 1) : undefined)
