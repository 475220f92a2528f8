import type { EChartsOption } from 'echarts'
import { totalOf } from '../domain/reports/progress.ts'
import { completionRate, grouped } from '../domain/reports/progress-chart.ts'
import type { ProgressChart } from '../domain/chat/reply.ts'
import { categories, palette } from './chart-colours.ts'
import type { Category } from './chart-colours.ts'
import { barRoom, fontFamily, fontSize, lineHeight, page, rowHeight } from './chart-layout.ts'
import type { Layout } from './chart-layout.ts'
import { emptySeries, partSeries } from './chart-series.ts'

const frame = (layout: Layout): EChartsOption => ({
  animation: false,
  backgroundColor: palette.paper,
  textStyle: { fontFamily },
  title: {
    left: page.margin,
    top: page.margin,
    padding: 0,
    itemGap: 8,
    text: layout.title.join('\n'),
    textStyle: {
      fontFamily,
      fontSize: fontSize.title,
      lineHeight: lineHeight.title,
      fontWeight: 600,
      color: palette.text,
    },
    subtext: layout.subtitle.join('\n'),
    subtextStyle: { fontFamily, fontSize: fontSize.subtitle, lineHeight: lineHeight.subtitle, color: palette.quiet },
  },
})

const label = (text: string, x: number, y: number, size: number, align: 'center' | 'right') => ({
  type: 'text' as const,
  silent: true,
  x,
  y,
  style: { text, align, fontFamily, fontSize: size, fill: palette.quiet },
})

export const emptyOption = (layout: Layout): EChartsOption => ({
  ...frame(layout),
  graphic: label('Chưa có nhiệm vụ', page.width / 2, layout.legendTop + 70, fontSize.title, 'center'),
})

export function barsOption(chart: ProgressChart, layout: Layout): EChartsOption {
  const shown = categories.filter(c => c.key !== 'noDeadline' || chart.rows.some(row => row.noDeadline > 0))
  const [open, others] = [shown.filter(isOpen), shown.filter(category => !isOpen(category))]
  return {
    ...frame(layout),
    legend: [legend(others, page.margin, layout), legend(open, page.width / 2 + 20, layout)],
    graphic: label('% hoàn thành', page.width - page.margin, layout.barsTop - 40, fontSize.small, 'right'),
    grid: {
      left: page.bars.left,
      right: page.bars.right,
      top: layout.barsTop,
      height: rowHeight * chart.rows.length,
      // The columns are ours: by itself echarts 6 makes the bars narrower for labels it takes to be too wide.
      outerBoundsMode: 'none',
    },
    xAxis: { type: 'value', min: 0, max: barRoom, show: false },
    yAxis: [nameAxis(layout), figureAxis(chart)],
    series: [...shown.map(category => partSeries(category, chart)), emptySeries(chart)],
  }
}

const isOpen = (category: Category): boolean => category.key.startsWith('open')

const legend = (column: readonly Category[], left: number, layout: Layout) => ({
  orient: 'vertical' as const,
  left,
  top: layout.legendTop,
  padding: 0,
  itemGap: lineHeight.legend - 32,
  itemWidth: 32,
  itemHeight: 32,
  selectedMode: false as const,
  textStyle: { ...words, padding: [0, 0, 0, 10] },
  data: column.map(c => ({ name: c.name, icon: 'rect' })),
})

const words = { fontFamily, fontSize: fontSize.text, color: palette.text }
const axis = { type: 'category' as const, inverse: true, axisLine: { show: false }, axisTick: { show: false } }

const nameAxis = (layout: Layout) => ({
  ...axis,
  data: layout.labels.map(({ lines, ...size }) => ({
    value: lines.join('\n'),
    textStyle: { ...size, align: 'left' as const },
  })),
  axisLabel: { ...words, interval: 0, margin: page.bars.left - page.margin },
})

function figureAxis(chart: ProgressChart) {
  const figure = { fontFamily, align: 'right' as const, lineHeight: lineHeight.text }
  return {
    ...axis,
    position: 'right' as const,
    data: chart.rows.map(row => `{rate|${completionRate(row)}}\n{total|Tổng ${grouped(totalOf(row))}}`),
    axisLabel: {
      ...words,
      interval: 0,
      align: 'right' as const,
      margin: page.bars.right - page.margin,
      rich: {
        rate: { ...figure, fontSize: 32, fontWeight: 600 as const, color: palette.text },
        total: { ...figure, fontSize: fontSize.small, color: palette.quiet },
      },
    },
  }
}
