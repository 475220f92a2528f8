import type { Line } from './line.ts'
import { type Got, meaning, oneOf, phrases } from './matchers.ts'

const edges = phrases({ 'đầu tiên': 1, 'cuối cùng': -1, 'sau cùng': -1, 'thứ nhất': 1, 'áp chót': -2 })
const short = phrases({ đầu: 1, cuối: -1 })
const thu = oneOf('thứ')
const names = meaning({ nhì: 2, hai: 2, ba: 3, tư: 4, bốn: 4, năm: 5, sáu: 6, bảy: 7 })

/** "đầu tiên", "cuối cùng" */
export const isEdge = (line: Line, at: number): boolean => edges(line, at) !== undefined

/** "đầu tiên", "cuối cùng", "thứ hai", "thứ 3": which of several, -1 for the last. */
export function readOrdinal(line: Line, at: number): Got<number> | undefined {
  const edge = edges(line, at)
  if (edge) return edge
  const [token, next] = [line.tokens[at], line.tokens[at + 1]]
  if (!thu(token) || !next) return undefined
  const value = /^[1-9]\d?$/.test(next.lower) ? Number(next.lower) : names(next)
  return value === undefined ? undefined : { value, next: at + 2 }
}

/** "đầu", "cuối" too: "thứ sáu cuối tháng", "tuần đầu tháng 12". */
export const readShortOrdinal = (line: Line, at: number): Got<number> | undefined =>
  readOrdinal(line, at) ?? short(line, at)
