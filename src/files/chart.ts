import { createRequire } from 'node:module'
import type { Media } from '../channels/channel.ts'
import type { ProgressChart } from '../domain/chat/reply.ts'
import { fontFamily } from './chart-layout.ts'
import { progressChartSvg } from './chart-svg.ts'
import { indexedPng } from './png.ts'

const require = createRequire(import.meta.url)

/** A PNG 1080 pixels wide. Both libraries are loaded by the first chart: most processes never draw one. */
export async function drawProgressChart(chart: ProgressChart): Promise<Media> {
  const { renderAsync } = await import('@resvg/resvg-js')
  // Our own font only: an office's server often has none with all the Vietnamese letters, or none at all.
  const font = {
    loadSystemFonts: false,
    defaultFontFamily: fontFamily,
    fontFiles: [
      require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
      require.resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'),
    ],
  }
  const image = await renderAsync(await progressChartSvg(chart), { font })
  const bytes = (await indexedPng(image.pixels, image.width, image.height)) ?? image.asPng()
  return { name: 'tien-do.png', mime: 'image/png', bytes }
}
