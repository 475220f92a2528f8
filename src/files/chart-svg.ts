import { tidyChart } from '../domain/reports/progress-chart.ts'
import type { ProgressChart } from '../domain/chat/reply.ts'
import { layOut, page } from './chart-layout.ts'
import { barsOption, emptyOption } from './chart-option.ts'

/** The chart as SVG text, letters still as text: whoever paints it needs the font. */
export async function progressChartSvg(chart: ProgressChart): Promise<string> {
  const { init } = await import('echarts/dist/echarts.esm.min')
  const tidy = tidyChart(chart)
  const layout = layOut(tidy)
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: page.width, height: layout.height })
  try {
    drawing.setOption(tidy.rows.length ? barsOption(tidy, layout) : emptyOption(layout))
    return drawing.renderToSVGString()
  } finally {
    // Or each chart would keep a timer, with it the process, and 390 kB (measured with echarts 6.1).
    drawing.dispose()
  }
}
