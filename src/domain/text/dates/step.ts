import type { Line } from './line.ts'
import { type Got, oneOf, phrases } from './words.ts'

const steps = phrases({
  này: 0,
  nay: 0,
  ni: 0,
  'hiện tại': 0,
  'hiện nay': 0,
  sau: 1,
  tới: 1,
  kế: 1,
  'kế tiếp': 1,
  'tiếp theo': 1,
  'sắp tới': 1,
  'tới đây': 1,
  'sau nữa': 2,
  'tới nữa': 2,
  trước: -1,
  'trước nữa': -2,
  qua: -1,
  'vừa qua': -1,
  'vừa rồi': -1,
  'vừa xong': -1,
  rồi: -1,
  ngoái: -1,
})
const event = oneOf('khi hạn tết')
const hourMark = oneOf('h g giờ :')

/** "này", "sau", "vừa qua" …: how many units on from the present one. Not the preposition of "sau khi". */
export function readStep(line: Line, at: number): Got<number> | undefined {
  const found = steps(line, at)
  return found && Math.abs(found.value) === 1 && event(line.tokens[found.next]) ? undefined : found
}

/** After a weekday also not that of "thứ sáu trước 17h". */
export function readStepOfDay(line: Line, at: number): Got<number> | undefined {
  const found = readStep(line, at)
  const clock = found && line.tokens[found.next]?.number !== undefined && hourMark(line.tokens[found.next + 1])
  return clock && found.next === at + 1 && found.value !== 0 ? undefined : found
}
