import { addCounts, doneOf, noCounts, totalOf } from './progress.ts'
import type { ProgressCounts } from './progress.ts'
import type { ProgressChart } from '../chat/reply.ts'

export type ProgressRow = ProgressChart['rows'][number]

/** More bars than this cannot be read on a phone. */
const rowLimit = 30

/** Share of the official total (tasks with a deadline) that is completed, `64,3%`; `–` where there is no total to share. */
export const completionRate = (counts: ProgressCounts): string => shareOf(doneOf(counts), totalOf(counts))

/** `part` of `whole` as `64,3%`; `–` where there is no whole. */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return '–'
  const rounded = Math.round((part / whole) * 1000) / 10
  // 9.999 of 10.000 is not "100%": the last late task must not vanish in rounding.
  const shown = part === 0 || part === whole ? rounded : Math.min(99.9, Math.max(0.1, rounded))
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

// Names pasted from macOS are decomposed (NFD): beside typed ones they would not compare, and the text version goes to
// platforms that count its length. A control character makes the SVG unreadable.
const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()

const sumOf = (label: string, rows: ProgressRow[]): ProgressRow => ({
  label,
  ...rows.reduce<ProgressCounts>(addCounts, noCounts()),
})
