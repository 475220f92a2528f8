import { inBatches } from '../../../db/batches.ts'
import type { Reads } from '../../../db/db.ts'
import { allUnits } from '../../../db/people/officers.ts'
import { overdueByUnit } from '../../../db/tasks/progress.ts'
import type { LocalDate } from '../../domain/days/local-date.ts'
import { isLeader } from '../../domain/people/access.ts'
import { rollUp, type UnitCount } from '../../domain/people/organisation.ts'
import type { InboxPart } from '../part.ts'
import type { Section } from '../section.ts'

/** What the units owe that a leader follows. */
export const unitsBehind: InboxPart = {
  async morning(reads, { today }, pause) {
    const units = await allUnits(reads)
    const below = rollUp(units, await countOverdue(reads, units, today, pause))
    return (_, people) =>
      Promise.resolve(
        new Map(
          people.map(({ officerId, ledUnits }) => {
            const behind = new Map(ledUnits.flatMap(unit => below.get(unit) ?? []).map(unit => [unit.id, unit]))
            return [officerId, behindSection([...behind.values()]).map(section => ({ section, reminders: [] }))]
          }),
        ),
      )
  },

  async now(tx, actor, { today }) {
    if (!isLeader(actor)) return []
    const names = new Map((await allUnits(tx)).map(({ id, name }) => [id, name]))
    const counts = await overdueByUnit(tx, actor.seesAll ? new Set(names.keys()) : actor.scope, today)
    return behindSection([...counts].map(([id, count]) => ({ id, name: names.get(id) ?? '', count })))
  },
}

/** Some units at a time: a city's tallies of many years are too many to add up while everybody else waits. */
async function countOverdue(
  reads: Reads,
  units: readonly { id: number }[],
  today: LocalDate,
  pause: () => Promise<void>,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  for (const batch of inBatches(units, 50)) {
    const overdue = await overdueByUnit(reads, new Set(batch.map(unit => unit.id)), today)
    for (const [unit, count] of overdue) counts.set(unit, count)
    await pause()
  }
  return counts
}

const namedUnits = 5

export function behindSection(units: readonly UnitCount[]): Section[] {
  const worst = units.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  if (worst.length === 0) return []
  const total = worst.reduce((sum, unit) => sum + unit.count, 0)
  const named = worst.slice(0, namedUnits).map(unit => `${unit.name}: ${unit.count}`)
  const rest = worst.length > namedUnits ? `; và ${worst.length - namedUnits} đơn vị khác` : ''
  return [
    {
      place: 'others',
      heading: `Phạm vi đồng chí phụ trách có ${total} việc quá hạn (${named.join('; ')}${rest}).`,
      lines: [],
      choices: [{ label: 'Tiến độ', send: '/tiendo' }],
    },
  ]
}
