import { and, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { Figure } from '../../src/domain/reports/progress.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import { withoutDeadline } from '../../src/domain/tasks/task.ts'
import type { ListCounts, ListFilter } from '../../src/domain/tasks/task-list.ts'
import type { Reads } from '../db.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { progressTallies as tallies } from '../schema.ts'

interface Shape {
  whose: 'unit' | 'units' | 'office'
  days: number
  work: boolean
  figure: Figure | undefined
}

const place = sql`case when ${tallies.due} = '' then ${withoutDeadline} else ${tallies.due} end`

/** Open tasks that were handed in wait for approval: what is returned is handed in no longer (domain/tasks/task.ts). */
const build = ({ whose, days, work, figure }: Shape) =>
  prepared(tx => {
    const sum = (condition: SQL) =>
      sql<number>`coalesce(sum(case when ${condition} then ${tallies.count} else 0 end), 0)`
    const open = (condition: SQL) => sum(sql`${tallies.submitted} = 0 and ${condition}`)
    const { due } = tallies
    const within = (at: number) => sql`${place} between ${given(`from${at}`)} and ${given(`to${at}`)}`
    return tx
      .select({
        overdue: open(sql`${due} <> '' and ${due} < ${given('today')}`),
        today: open(sql`${due} = ${given('today')}`),
        soon: open(sql`${due} > ${given('today')} and ${due} <= ${given('soonUntil')}`),
        later: open(sql`${due} > ${given('soonUntil')}`),
        undated: open(sql`${due} = ''`),
        waiting: sum(sql`${tallies.submitted} > 0`),
      })
      .from(tallies)
      .where(
        and(
          whose === 'unit' ? sql`${tallies.unitId} = ${given('unit')}` : undefined,
          whose === 'units' ? inArray(tallies.unitId, listed('units')) : undefined,
          work
            ? sql`${tallies.work} = ${given('work')}`
            : inArray(tallies.work, ['not_acknowledged', 'in_progress', 'paused']),
          inFigure(figure),
          days > 0 ? or(...Array.from({ length: days }, (_, at) => within(at))) : undefined,
        ),
      )
  })

/** `category` in domain/reports/progress.ts, of open tasks. */
function inFigure(figure: Figure | undefined): SQL | undefined {
  const { due, submitted } = tallies
  const isLate = sql`case ${submitted} when 0 then ${due} < ${given('judgedOn')} else ${submitted} = 2 end`
  switch (figure) {
    case undefined:
      return undefined
    case 'noDeadline':
      return sql`${due} = ''`
    case 'openLate':
      return sql`${due} <> '' and ${isLate}`
    case 'openOnTime':
      return sql`${due} <> '' and not ${isLate}`
    case 'doneOnTime':
    case 'doneLate':
      return sql`1 = 0`
  }
}

type Query = ReturnType<typeof build>
const known = new Map<string, Query>()

/** How many open tasks these units lead: a few lines a day of deadlines, however many tasks there are. */
export async function countFromTallies(
  tx: Reads,
  units: readonly number[] | undefined,
  { days = [], work, figure }: ListFilter,
  at: { today: LocalDate; soonUntil: LocalDate },
): Promise<ListCounts> {
  const whose = units === undefined ? 'office' : units.length === 1 ? 'unit' : 'units'
  const shape: Shape = { whose, days: days.length, work: work !== undefined, figure: figure?.kind }
  const key = JSON.stringify(shape)
  const query = known.get(key) ?? build(shape)
  known.set(key, query)
  const bounds = days.flatMap(({ from, to }, at) => [[`from${at}`, from] as const, [`to${at}`, to] as const])
  const [counts] = await query(tx).execute({
    ...Object.fromEntries(bounds),
    ...at,
    unit: units?.[0],
    units: JSON.stringify(units ?? []),
    work,
    judgedOn: figure?.today,
  })
  return counts ?? { overdue: 0, today: 0, soon: 0, later: 0, undated: 0, waiting: 0 }
}
