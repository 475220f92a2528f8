import { inBatches } from '../../../db/batches.ts'
import type { Reads } from '../../../db/db.ts'
import { allUnits } from '../../../db/people/officers.ts'
import { dueByUnit, overdueByUnit, ownDueByUnit } from '../../../db/tasks/progress.ts'
import { isLeader } from '../../domain/people/access.ts'
import { rollUp, type UnitCount } from '../../domain/people/organisation.ts'
import { soonUntil } from '../../domain/tasks/due.ts'
import { figureWords } from '../../vietnamese/figure-words.ts'
import { shortDate, shorten } from '../../vietnamese/phrases.ts'
import type { InboxDay, InboxPart, Told } from '../part.ts'
import type { Section } from '../section.ts'

/** What the units owe that a leader follows: what is overdue, and what of others' is due soon. */
export const unitsBehind: InboxPart = {
  async morning(reads, day, pause) {
    const units = await allUnits(reads)
    const counts = await countUnits(reads, units, day, pause)
    const overdue = rollUp(units, counts.overdue)
    const soon = rollUp(units, counts.soon)
    return async (tx, people) => {
      const below = (of: ReadonlyMap<number, UnitCount[]>, led: readonly number[]): UnitCount[] => [
        ...new Map(led.flatMap(unit => of.get(unit) ?? []).map(unit => [unit.id, unit])).values(),
      ]
      const leaders = people.filter(({ ledUnits }) => below(soon, ledUnits).length > 0)
      const own = await ownDueByUnit(tx, leaders, daysSoon(day))
      return new Map(
        people.map(({ officerId, ledUnits }) => {
          const behind = below(overdue, ledUnits)
          const others = withoutOwn(below(soon, ledUnits), own.get(officerId))
          return [officerId, behindSection(behind, others, day).map(section => toldOf(section, behind))]
        }),
      )
    }
  },

  async now(tx, actor, day) {
    if (!isLeader(actor)) return []
    const all = await allUnits(tx)
    const followed = actor.seesAll ? new Set(all.map(({ id }) => id)) : actor.scope
    const named = (counts: ReadonlyMap<number, number>): UnitCount[] =>
      all.flatMap(({ id, name }) => {
        const count = counts.get(id) ?? 0
        return count > 0 ? [{ id, name, count }] : []
      })
    const overdue = named(await overdueByUnit(tx, followed, day.today))
    const soon = named(await dueByUnit(tx, followed, daysSoon(day)))
    const own = await ownDueByUnit(tx, [actor], daysSoon(day))
    return behindSection(overdue, withoutOwn(soon, own.get(actor.officerId)), day)
  },
}

const daysSoon = ({ today, calendar }: InboxDay) => ({ from: today, to: soonUntil(today, calendar) })

/** What is only due soon is no reason for a message: each day something is. */
const toldOf = (section: Section, overdue: readonly UnitCount[]): Told => ({
  section,
  reminders: [],
  ...(overdue.every(({ count }) => count === 0) && { besides: true as const }),
})

const withoutOwn = (units: readonly UnitCount[], own: ReadonlyMap<number, number> | undefined): UnitCount[] =>
  units.map(unit => ({ ...unit, count: unit.count - (own?.get(unit.id) ?? 0) }))

/** Some units at a time: a city's tallies of many years are too many to add up while everybody else waits. */
async function countUnits(
  reads: Reads,
  units: readonly { id: number }[],
  day: InboxDay,
  pause: () => Promise<void>,
): Promise<{ overdue: Map<number, number>; soon: Map<number, number> }> {
  const overdue = new Map<number, number>()
  const soon = new Map<number, number>()
  for (const batch of inBatches(units, 50)) {
    const ids = new Set(batch.map(unit => unit.id))
    for (const [unit, count] of await overdueByUnit(reads, ids, day.today)) overdue.set(unit, count)
    for (const [unit, count] of await dueByUnit(reads, ids, daysSoon(day))) soon.set(unit, count)
    await pause()
  }
  return { overdue, soon }
}

const namedUnits = 5
const longestName = 80

const totalOf = (units: readonly UnitCount[]): number => units.reduce((sum, unit) => sum + unit.count, 0)

/** "Phòng 3: 9; Phòng 7: 5; và 4 đơn vị khác", most first */
function byUnit(units: readonly UnitCount[]): string {
  const most = units.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  const named = most.slice(0, namedUnits).map(unit => `${shorten(unit.name, longestName)}: ${unit.count}`)
  const rest = most.length > namedUnits ? `; và ${most.length - namedUnits} đơn vị khác` : ''
  return `${named.join('; ')}${rest}`
}

export function behindSection(overdue: readonly UnitCount[], soon: readonly UnitCount[], day: InboxDay): Section[] {
  const [late, near] = [totalOf(overdue), totalOf(soon)]
  if (late + near === 0) return []
  const until = shortDate(daysSoon(day).to)
  const sentences = [
    ...(late > 0 ? [`Phạm vi đồng chí phụ trách có ${late} việc quá hạn (${byUnit(overdue)}).`] : []),
    ...(near > 0 ? [`Việc của cấp dưới đến hạn từ nay đến ${until}: ${near} (${byUnit(soon)}).`] : []),
  ]
  return [
    {
      place: 'others',
      heading: sentences.join(' '),
      lines: [],
      choices: [
        ...(late > 0
          ? [{ label: `Đơn vị: ${late} việc quá hạn`, send: `/nhiemvu đơn vị ${figureWords.openLate}` }]
          : []),
        ...(near > 0
          ? [{ label: `Cấp dưới: ${near} việc sắp đến hạn`, send: `/nhiemvu cấp dưới chưa quá hạn đến ${until}` }]
          : []),
        { label: 'Tiến độ', send: '/tiendo' },
      ],
    },
  ]
}
