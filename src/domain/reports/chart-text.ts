import { doneOf, openOf, totalOf } from './progress.ts'
import { completionRate, grouped, tidyChart } from './progress-chart.ts'
import type { ProgressRow } from './progress-chart.ts'
import type { ProgressChart } from '../chat/reply.ts'
import { oneLine } from '../chat/apart.ts'

/** The figures of the picture as lines to read, for a channel without pictures; the same rows and the same rounding. */
export function chartAsText(chart: ProgressChart): string {
  const { title, subtitle, rows } = tidyChart(chart)
  const heading = [title, subtitle]
    .map(oneLine)
    .filter(line => line !== '')
    .join('\n')
  const body = rows.length ? rows.map(rowAsText).join('\n') : 'Chưa có nhiệm vụ'
  return heading ? `${heading}\n\n${body}` : body
}

function rowAsText(row: ProgressRow): string {
  const n = grouped
  const apart = row.noDeadline ? `${n(row.noDeadline)} nhiệm vụ không thời hạn` : ''
  if (totalOf(row) === 0) return `• ${oneLine(row.label)}: ${apart || 'chưa có nhiệm vụ'}`
  return (
    `• ${oneLine(row.label)}: tổng số ${n(totalOf(row))} nhiệm vụ; ` +
    `đã hoàn thành ${n(doneOf(row))}, đạt ${completionRate(row)} ` +
    `(đúng hạn ${n(row.doneOnTime)}, quá hạn ${n(row.doneLate)}); ` +
    `chưa hoàn thành ${n(openOf(row))} (trong hạn ${n(row.openOnTime)}, quá hạn ${n(row.openLate)})` +
    (apart && `; ngoài ra có ${apart}`)
  )
}
