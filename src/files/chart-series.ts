import { grouped } from '../domain/reports/progress-chart.ts'
import type { ProgressRow } from '../domain/reports/progress-chart.ts'
import type { ProgressChart } from '../domain/chat/reply.ts'
import { categories, palette } from './chart-colours.ts'
import type { Category } from './chart-colours.ts'
import { barRoom, figureWidth, fontFamily, fontSize, partWidths } from './chart-layout.ts'

const bar = { type: 'bar' as const, stack: 'row', silent: true, barWidth: 54 }
const figureStyle = { fontFamily, fontSize: fontSize.text, fontWeight: 600 as const }

export function partSeries(category: Category, chart: ProgressChart) {
  const index = categories.indexOf(category)
  return {
    ...bar,
    name: category.name,
    itemStyle: { color: category.colour, borderColor: palette.paper, borderWidth: 2 },
    data: chart.rows.map(row => {
      const value = partWidths(categories.map(c => row[c.key]))[index] ?? 0
      const count = row[category.key]
      // Only five large numbers side by side can be too much for one bar.
      const show = count > 0 && figureWidth(count) <= value + 1
      return { value, label: { show, formatter: grouped(count), color: category.ink, ...figureStyle } }
    }),
  }
}

/** The bar of a unit without any task: a pale track that says so. */
export const emptySeries = (chart: ProgressChart) => ({
  ...bar,
  itemStyle: { color: palette.track },
  label: { fontFamily, fontSize: fontSize.small, color: palette.quiet, formatter: 'Chưa có nhiệm vụ' },
  data: chart.rows.map(row => ({ value: isEmpty(row) ? barRoom : 0, label: { show: isEmpty(row) } })),
})

const isEmpty = (row: ProgressRow): boolean => categories.every(category => row[category.key] === 0)
