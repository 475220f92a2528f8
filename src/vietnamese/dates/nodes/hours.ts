import { addDays } from '../../../domain/days/local-date.ts'
import { type KnownNode, knownSpan } from '../calendar/node.ts'
import type { Line } from '../words/line.ts'
import { type Got, oneOf, phrases } from '../words/matchers.ts'
import { sinceBehind } from '../words/since.ts'
import { leadsOn } from '../words/step.ts'

const within = phrases({ trong: true, 'trong vòng': true, 'nội trong': true })
const hourWord = oneOf('h g giờ tiếng')
const hoursOn = phrases<1 | -1>({
  tới: 1,
  'sắp tới': 1,
  'tiếp theo': 1,
  'kế tiếp': 1,
  qua: -1,
  'vừa qua': -1,
  'vừa rồi': -1,
})

/** "trong 24h", "48 giờ tới", "72 tiếng qua": whole days of hours, from today on or back to it. */
export function readHours(line: Line, at: number): Got<KnownNode> | undefined {
  const lead = within(line, at)
  const start = lead?.next ?? at
  const hours = line.tokens[start]?.number
  if (hours === undefined || hours === 0 || hours % 24 !== 0 || hours > 240 || !hourWord(line.tokens[start + 1]))
    return undefined
  const behind = leadsOn(line, start + 2) ? undefined : hoursOn(line, start + 2)
  if ((!lead && !behind) || sinceBehind(line, start + 2)) return undefined
  const far = addDays(line.today, ((behind?.value ?? 1) * hours) / 24)
  const [from, to] = far < line.today ? [far, line.today] : [line.today, far]
  return { value: knownSpan(from, to), next: behind?.next ?? start + 2 }
}
