import type { DayNode } from '../calendar/node.ts'
import { resolve } from '../calendar/resolve.ts'
import { future } from '../calendar/tense.ts'
import type { Line } from '../words/line.ts'
import { oneOf } from '../words/matchers.ts'
import type { Reading } from './mention.ts'

const limits = oneOf('trước sau từ đến tới hết vào hôm đúng trc tr')
const between = oneOf('ngày lễ dịp')

/**
 * A feast is when something happens, or what it is for: "18/11 mít tinh ngày Nhà giáo" names one day, and so does "mai nghỉ
 * Tết dương". The year may stand apart: "tổ chức Trung thu cho thiếu nhi năm nay".
 */
export function withFeasts<T extends Reading>(line: Line, sentence: readonly T[]): T[] {
  if (!sentence.some(isFeast)) return [...sentence]
  const years = sentence.some(reading => feastOf(reading)?.year === undefined && isFeast(reading))
    ? sentence.filter(isYear)
    : []
  const days = sentence.filter(reading => reading.resolved?.kind === 'day' && !isFeast(reading))
  return sentence
    .filter(reading => !years.includes(reading) && !(isFeast(reading) && days.length > 0 && !limited(line, reading)))
    .map(reading => withYear(line, reading, years))
}

const feastOf = ({ node }: Reading): DayNode | undefined => (node?.form === 'day' && node.feast ? node : undefined)
const isFeast = (reading: Reading): boolean => feastOf(reading) !== undefined

const isYear = ({ node }: Reading): boolean =>
  node?.form === 'months' && node.first === 1 && node.last === 12 && node.year !== undefined && !node.part

/** "trước Noel", "sáng Quốc khánh" */
function limited({ tokens }: Line, { start, part }: Reading): boolean {
  let at = start - 1
  while (between(tokens[at])) at--
  return part !== undefined || limits(tokens[at])
}

function withYear<T extends Reading>({ today }: Line, reading: T, [first]: readonly T[]): T {
  const feast = feastOf(reading)
  const year = first?.node?.form === 'months' ? first.node.year : undefined
  if (!feast || feast.year !== undefined || year === undefined) return reading
  const node = { ...feast, year }
  return { ...reading, node, resolved: resolve(node, today, future) }
}
