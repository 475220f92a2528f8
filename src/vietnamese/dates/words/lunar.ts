import type { Line } from './line.ts'
import { type Got, meaning, phrases } from './matchers.ts'

const months = meaning({ giêng: 1, chạp: 12 })
const marks = phrases({
  'âm lịch': true,
  'lịch âm': true,
  'dương lịch': false,
  'lịch dương': false,
  âl: true,
  al: true,
  dl: false,
})

/** "tháng Giêng", "tháng Chạp": the first and the twelfth of the lunar year, though some say them of the solar one. */
export const readLunarMonth = ({ tokens }: Line, at: number): Got<number> | undefined => {
  const value = months(tokens[at])
  return value === undefined ? undefined : { value, next: at + 1 }
}

export const isLunarMonth = (token: Line['tokens'][number] | undefined): boolean => months(token) !== undefined

/** "âm lịch", "(âm lịch)", "âm", "ÂL": true; "dương lịch": false. */
export function readLunarMark(line: Line, at: number): Got<boolean> | undefined {
  const { tokens } = line
  const open = tokens[at]?.lower === '(' ? at + 1 : at
  const found =
    marks(line, open) ??
    (tokens[open]?.lower === (line.accented ? 'âm' : 'am') || tokens[open]?.lower === 'âm'
      ? { value: true, next: open + 1 }
      : undefined)
  return (
    found && { value: found.value, next: open > at && tokens[found.next]?.lower === ')' ? found.next + 1 : found.next }
  )
}
