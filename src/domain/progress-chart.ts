import type { ProgressCounts } from './progress.ts'
import type { ProgressChart } from './reply.ts'

export type ProgressRow = ProgressChart['rows'][number]

/** More bars than this cannot be read on a phone. */
export const rowLimit = 30

export const completedOf = (c: ProgressCounts): number => c.doneOnTime + c.doneLate
export const openOf = (c: ProgressCounts): number => c.openOnTime + c.openLate

/** The official total: tasks without a deadline are named apart and are not in it. */
export const officialTotal = (c: ProgressCounts): number => completedOf(c) + openOf(c)

/** Share of the official total that is completed, `64,3%`; `–` where there is no total to share. */
export function completionRate(counts: ProgressCounts): string {
  const [done, total] = [completedOf(counts), officialTotal(counts)]
  if (total === 0) return '–'
  const rounded = Math.round((done / total) * 1000) / 10
  // 9.999 of 10.000 is not "100%": the last late task must not vanish in rounding.
  const shown = done === 0 || done === total ? rounded : Math.min(99.9, Math.max(0.1, rounded))
  return `${String(shown).replace('.', ',')}%`
}

/** `16.245`, as numbers are grouped in Viet Nam; by hand because a run time without ICU data would not. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')

/** The chart as it can be drawn: composed letters, no control characters, at most `rowLimit` rows and one for the rest. */
export function tidyChart(chart: ProgressChart): ProgressChart {
  const rows = chart.rows.map(row => ({ ...row, label: tidyText(row.label) }))
  const rest = rows.slice(rowLimit)
  return {
    kind: chart.kind,
    title: tidyText(chart.title),
    subtitle: tidyText(chart.subtitle),
    rows: rest.length ? [...rows.slice(0, rowLimit), sumOf(`Các đơn vị khác (${rest.length})`, rest)] : rows,
  }
}

// Names pasted from macOS are decomposed (NFD), and fonts place loose marks badly; a control character breaks the SVG.
const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()

function sumOf(label: string, rows: ProgressRow[]): ProgressRow {
  const sum = (key: keyof ProgressCounts) => rows.reduce((total, row) => total + row[key], 0)
  return {
    label,
    doneOnTime: sum('doneOnTime'),
    doneLate: sum('doneLate'),
    openOnTime: sum('openOnTime'),
    openLate: sum('openLate'),
    noDeadline: sum('noDeadline'),
  }
}
