import { progressByUnit } from '../db/tasks/progress.ts'
import { allUnits } from '../db/people/officers.ts'
import { localTime } from '../src/domain/days/local-date.ts'
import { officialSentence, openOf, totalOf, doneOf, type ProgressCounts } from '../src/domain/reports/progress.ts'
import { item, text, title, type Block, type Choice } from '../src/domain/chat/reply.ts'
import { completionRate } from '../src/domain/reports/progress-chart.ts'
import { tabulate, type ProgressRow } from '../src/domain/reports/progress-table.ts'
import { moment } from '../src/vietnamese/phrases.ts'
import type { Command } from './command.ts'
import { listReading } from './shared/asked-list.ts'
import { figureChoices } from './shared/figures.ts'
import { progressScope, type ProgressScope } from './shared/progress-scope.ts'
import { summaryAsked, summaryReply } from './shared/progress-summary.ts'

const linesShown = 15
const drillDowns = 3

export const tiendo: Command = {
  name: 'tiendo',
  aliases: ['td'],
  summary: 'Tiến độ nhiệm vụ và biểu đồ',
  usage: '/tiendo [ĐƠN VỊ | SỐ VĂN BẢN | KỲ] [tóm tắt]',
  who: 'leader',
  changes: 'never',

  async run(context, args) {
    const { tx, actor, now, today, office } = context
    const units = await allUnits(tx)
    const { asked, rest } = summaryAsked(args)
    const scope = await progressScope(context, units, rest)
    const filter = { ...scope, units: scope.units ?? (actor.seesAll ? undefined : actor.scope) }
    const counts = await progressByUnit(tx, filter, today)
    const wanted = scope.unit ? [scope.unit.id] : actor.seesAll ? [] : actor.ledUnits
    const table = tabulate(units, counts, wanted)
    const { opened, total, rows: bare } = table
    // Beside the units below it, the row of the unit itself must not look like the total.
    const rows = bare.map(row =>
      row.id === opened && bare.length > 1 ? { ...row, name: `${row.name} (trực tiếp chủ trì)` } : row,
    )
    const asOf = `Tính đến ${moment(today, localTime(now, office.timeZone))}`
    const heading = ['Tiến độ nhiệm vụ', scope.unit?.name, scope.document, scope.period?.label]
      .filter(Boolean)
      .join(' – ')
    if (asked)
      return summaryReply(
        context,
        { heading, asOf, scope, filter, units, wanted, table },
        ['/tiendo', rest].filter(Boolean).join(' '),
      )
    return {
      blocks: [
        title(heading),
        text(officialSentence(total)),
        ...rows.slice(0, linesShown).map(row => unitBlock(row, opened, scope)),
        ...(rows.length > linesShown ? [text(`Và ${rows.length - linesShown} đơn vị khác (xem biểu đồ).`)] : []),
        text(`${asOf}.`),
      ],
      choices: [
        ...figureChoices(total, scope, filter.units?.size ?? units.length, await listReading(context)),
        ...periodChoices(scope),
        ...unitChoices(bare, opened, scope),
      ],
      // A picture of nothing says no more than the sentence.
      ...(rows.length > 0 && {
        attachment: {
          kind: 'progress-chart',
          title: heading,
          subtitle: asOf,
          rows: rows.map(({ name, counts }) => ({ label: name, ...counts })),
        },
      }),
    }
  },
}

function unitBlock(row: ProgressRow, opened: number | undefined, scope: ProgressScope): Block {
  const opens = closerLook(row, opened, scope)
  return item(unitLines(row), {
    ...(row.counts.openLate > 0 && { tone: 'late' }),
    ...(opens !== undefined && { opens }),
  })
}

function unitLines({ name, counts }: ProgressRow): string[] {
  const overdue = counts.openLate > 0 ? ` (quá hạn ${counts.openLate})` : ''
  const undated = counts.noDeadline > 0 ? ` · không thời hạn ${counts.noDeadline}` : ''
  const done = `hoàn thành ${doneOf(counts)}${share(counts)}`
  return [`${name}: ${totalOf(counts)} nhiệm vụ`, `${done} · chưa hoàn thành ${openOf(counts)}${overdue}${undated}`]
}

const share = (counts: ProgressCounts): string => (totalOf(counts) === 0 ? '' : ` (${completionRate(counts)})`)

/** The same question for another period. */
function periodChoices(scope: ProgressScope): Choice[] {
  if (scope.period) return []
  const about = scope.unit?.code ?? scope.document ?? ''
  const line = (period: string) => ['/tiendo', about, period].filter(Boolean).join(' ')
  return [
    { label: 'Tháng này', send: line('tháng này') },
    { label: 'Quý này', send: line('quý này') },
    { label: 'Năm nay', send: line('năm nay') },
  ]
}

/** The line for one unit at the same period; a document cannot be looked at by unit. */
const closerLook = (row: ProgressRow, opened: number | undefined, scope: ProgressScope): string | undefined =>
  row.id === opened || scope.document !== undefined
    ? undefined
    : ['/tiendo', row.code, scope.period?.typed].filter(Boolean).join(' ')

/** A closer look at the units that are furthest behind. */
const unitChoices = (rows: readonly ProgressRow[], opened: number | undefined, scope: ProgressScope): Choice[] =>
  rows
    .filter(row => row.counts.openLate > 0)
    .flatMap(row => {
      const send = closerLook(row, opened, scope)
      return send === undefined ? [] : [{ label: row.name, send }]
    })
    .slice(0, drillDowns)
