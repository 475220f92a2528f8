import { grouped } from '../domain/reports/progress-chart.ts'
import type { ProgressChart } from '../domain/chat/reply.ts'
import { textWidth, wrapText } from './text-fit.ts'

/**
 * Pixels of a picture 1080 wide. A phone shows it about 390 wide, at 0.36 of the size:
 * nothing to be read is set smaller than 26, which is 9 there.
 */
export const page = { width: 1080, margin: 40, bars: { left: 384, right: 220 } } as const
export const fontFamily = 'Be Vietnam Pro'
export const fontSize = { title: 42, subtitle: 28, text: 28, small: 26 } as const
export const lineHeight = { title: 54, subtitle: 38, text: 36, small: 30, legend: 46 } as const
export const rowHeight = 96

export interface Label {
  lines: string[]
  fontSize: number
  lineHeight: number
}

export interface Layout {
  title: string[]
  subtitle: string[]
  labels: Label[]
  legendTop: number
  barsTop: number
  height: number
}

/** Where everything goes; the height follows from the headings and the number of rows. */
export function layOut(chart: ProgressChart): Layout {
  const room = page.width - 2 * page.margin
  const title = wrapText(chart.title, fontSize.title, room, 3)
  const subtitle = wrapText(chart.subtitle, fontSize.subtitle, room, 3)
  const headHeight = title.length * lineHeight.title + subtitle.length * lineHeight.subtitle
  const legendTop = page.margin + headHeight + 36
  const legendLines = chart.rows.some(row => row.noDeadline > 0) ? 3 : 2
  const barsTop = legendTop + legendLines * lineHeight.legend + 64
  const height = chart.rows.length ? barsTop + chart.rows.length * rowHeight + page.margin : legendTop + 220
  return { title, subtitle, labels: chart.rows.map(row => unitName(row.label)), legendTop, barsTop, height }
}

/** A name of two lines or, for the longest names, three smaller ones: all rows are equally high. */
function unitName(name: string): Label {
  const room = page.bars.left - page.margin - 20
  const lines = wrapText(name, fontSize.text, room, 3)
  if (lines.length < 3) return { lines, fontSize: fontSize.text, lineHeight: lineHeight.text }
  return { lines: wrapText(name, fontSize.small, room, 3), fontSize: fontSize.small, lineHeight: lineHeight.small }
}

export const barRoom = page.width - page.bars.left - page.bars.right

/**
 * Widths in pixels of the parts of one bar, together the whole room (all 0 in an empty bar): bars are compared by their
 * make-up. In proportion, except that no part is too small for its figure: one overdue task of 300 must be seen.
 */
export function partWidths(counts: number[]): number[] {
  const needed = counts.map(count => (count > 0 ? figureWidth(count) : 0))
  const at = (scale: number) => counts.map((count, i) => Math.max(needed[i] ?? 0, count * scale))
  let [low, high] = [0, barRoom / Math.max(1, sum(counts))]
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (sum(at(middle)) > barRoom) high = middle
    else low = middle
  }
  const widths = at(low)
  const all = sum(widths)
  return widths.map(width => (all === 0 ? 0 : (width / all) * barRoom))
}

export const figureWidth = (count: number): number => textWidth(grouped(count), fontSize.text) + 14

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
