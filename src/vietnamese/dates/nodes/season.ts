import { known, type KnownNode } from '../calendar/node.ts'
import { monthSpan, yearOf } from '../calendar/span.ts'
import type { Line } from '../words/line.ts'
import { type Got, oneOf, phrases } from '../words/matchers.ts'
import { readYearAfter } from '../words/year.ts'

// First and last month, as most would say; no two agree, so that a season is never certain.
const seasons = phrases<readonly [number, number]>({
  xuân: [2, 4],
  hè: [5, 8],
  hạ: [5, 8],
  thu: [8, 10],
  đông: [11, 13],
  mưa: [5, 10],
  khô: [11, 16],
  nắng: [11, 16],
  lũ: [8, 11],
  bão: [8, 11],
  'mưa bão': [8, 11],
  'đông xuân': [11, 16],
  'hè thu': [4, 8],
  'thu đông': [8, 11],
})
const season = oneOf('mùa vụ')
const steps = phrases({ này: 0, nay: 0, tới: 1, sau: 1, 'sắp tới': 1, 'vừa rồi': -1, 'vừa qua': -1, trước: -1 })

/** "mùa hè này", "hè năm nay", "vụ đông xuân 2026": asked about; "mùa thu" alone is none. */
export function readSeason(line: Line, at: number): Got<KnownNode> | undefined {
  const led = season(line.tokens[at])
  const found = seasons(line, led ? at + 1 : at)
  if (!found) return undefined
  const year = readYearAfter(line, found.next)
  const step = year ? undefined : steps(line, found.next)
  // "mưa này", "đông nay" are none.
  const said = led || line.tokens[at]?.lower === 'hè' || line.tokens[at]?.lower === 'he'
  if (!said || (!year && !step)) return undefined
  const [first, last] = found.value
  const of = year?.value ?? yearOf(line.today) + (step?.value ?? 0)
  const { from, to } = monthSpan(of * 12 + first - 1, last - first + 1)
  return { value: { ...known(from, to, 'vague'), kind: 'period' }, next: year?.next ?? step?.next ?? found.next }
}
