import { assistantWanted } from '../../db/office/assistant.ts'
import { progressByUnit, type ProgressFilter } from '../../db/tasks/progress.ts'
import { addDays } from '../../src/domain/days/local-date.ts'
import type { Unit } from '../../src/domain/people/organisation.ts'
import { officialSentence } from '../../src/domain/reports/progress.ts'
import { summarySentences } from '../../src/vietnamese/progress-summary.ts'
import { soonDays, unitsBehind, type SummaryFigures } from '../../src/domain/reports/summary-figures.ts'
import { tabulate } from '../../src/domain/reports/progress-table.ts'
import { text, title, type Reply } from '../../src/domain/chat/reply.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import type { OfficerContext } from '../command.ts'
import type { ProgressScope } from './progress-scope.ts'

/** Is a summary in words asked for (`… tóm tắt`, before or after the rest)? `rest`: the arguments without it. */
export function summaryAsked(args: string): { asked: boolean; rest: string } {
  const words = args.split(/\s+/).filter(Boolean)
  if (fold(words.slice(-2).join(' ')) === 'tom tat') return { asked: true, rest: words.slice(0, -2).join(' ') }
  if (fold(words.slice(0, 2).join(' ')) === 'tom tat') return { asked: true, rest: words.slice(2).join(' ') }
  return { asked: false, rest: args }
}

export interface Tracked {
  heading: string
  asOf: string
  scope: ProgressScope
  filter: ProgressFilter
  units: readonly Unit[]
  wanted: readonly number[]
  table: ReturnType<typeof tabulate>
}

/** Three sentences from the figures; the delivery worker may have the model put the same figures in its words. */
export async function summaryReply(context: OfficerContext, tracked: Tracked, line: string): Promise<Reply> {
  const { heading, asOf, table } = tracked
  const figures = await figuresOf(context, tracked)
  const wanted = await assistantWanted(context.tx, context.actor.officerId)
  return {
    blocks: [
      title(heading.replace('Tiến độ', 'Tóm tắt tiến độ')),
      text(summarySentences(figures).join(' ')),
      text(officialSentence(table.total)),
      text(`${asOf}.`),
    ],
    ...(wanted && { wording: { block: 1, figures } }),
    choices: [{ label: 'Chi tiết và biểu đồ', send: line }],
  }
}

async function figuresOf(context: OfficerContext, tracked: Tracked): Promise<SummaryFigures> {
  const { scope, units, table } = tracked
  return {
    whose: units.find(unit => unit.id === table.opened)?.name ?? 'các đơn vị đang theo dõi',
    ...(scope.document !== undefined && { document: scope.document }),
    ...(scope.period && { period: scope.period.label }),
    asOf: context.today,
    total: table.total,
    ...unitsBehind(table.rows),
    soon: await dueSoon(context, tracked),
  }
}

/** In time, and due within the next days that the question's period has in it. */
async function dueSoon({ tx, today }: OfficerContext, tracked: Tracked): Promise<SummaryFigures['soon']> {
  const { scope, filter, units, wanted } = tracked
  const last = addDays(today, soonDays)
  const from = scope.period && scope.period.from > today ? scope.period.from : today
  const until = scope.period && scope.period.to < last ? scope.period.to : last
  if (from > until) return undefined
  const counts = await progressByUnit(tx, { ...filter, period: { from, to: until } }, today)
  return { count: tabulate(units, counts, wanted).total.openOnTime, until }
}
