import { describe, expect, test } from 'vitest'
import type { ProgressChart } from '../../src/domain/chat/reply.ts'
import { drawAttachment } from '../../src/files/attachment.ts'
import { drawProgressChart } from '../../src/files/chart.ts'
import { progressChartSvg } from '../../src/files/chart-svg.ts'

const none = { doneOnTime: 0, doneLate: 0, openOnTime: 0, openLate: 0, noDeadline: 0 }
const row = (
  label: string,
  counts: Partial<typeof none> = { doneOnTime: 30, doneLate: 9, openOnTime: 31, openLate: 12 },
) => ({
  ...none,
  ...counts,
  label,
})
const chart = (...rows: ProgressChart['rows']): ProgressChart => ({
  kind: 'progress-chart',
  title: 'Tiến độ thực hiện nhiệm vụ',
  subtitle: 'Tháng 11/2026',
  rows,
})
const units = (n: number) => Array.from({ length: n }, (_, i) => row(`Sở Nông nghiệp và Môi trường ${i + 1}`))

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const textsOf = async (drawn: ProgressChart): Promise<string[]> =>
  [...(await progressChartSvg(drawn)).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
    text.replace(/&#?\w+;/g, entity => entities[entity] ?? entity),
  )

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

describe('the picture', () => {
  test('is a PNG of 1080 pixels in width', async () => {
    const picture = await drawAttachment(chart(row('Văn phòng')), {
      workbook: () => Promise.reject(new Error('a chart needs no workbook')),
      evidence: () => Promise.reject(new Error('nor a proof')),
    })
    expect(picture).toMatchObject({ name: 'tien-do.png', mime: 'image/png' })
    expect([...picture.bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    expect(sizeOf(picture.bytes).width).toBe(1080)
  })

  test('grows by the same height with every row', async () => {
    const heights = []
    for (const n of [1, 2, 12]) heights.push(sizeOf((await drawProgressChart(chart(...units(n)))).bytes).height)
    const [one = 0, two = 0, twelve = 0] = heights
    expect(two).toBeGreaterThan(one)
    expect(twelve - two).toBe(10 * (two - one))
  })

  test('stays under 300 KB and within what Telegram takes as a photo at its largest', async () => {
    const long = 'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và dân dụng thành phố'
    const rows = Array.from({ length: 40 }, (_, i) =>
      row(`${long} ${i}`, { doneOnTime: 1200 + i, openLate: 7 * i, noDeadline: 3 }),
    )
    const { bytes } = await drawProgressChart({
      ...chart(...rows),
      title: `${long} ${long}`,
      subtitle: `${long} ${long}`,
    })
    expect(bytes.length).toBeLessThan(300_000)
    const { width, height } = sizeOf(bytes)
    // Bot API, sendPhoto: width and height together at most 10000, their ratio at most 20.
    expect(width + height).toBeLessThan(10_000)
  })

  test('is the same, byte for byte, for composed and decomposed letters', async () => {
    const drawn = (form: string) =>
      drawProgressChart({
        ...chart(row('Ủy ban Mặt trận Tổ quốc'.normalize(form)), row('Đặc khu Phú Quốc'.normalize(form))),
        title: 'Tiến độ thực hiện nhiệm vụ'.normalize(form),
      })
    expect((await drawn('NFD')).bytes).toEqual((await drawn('NFC')).bytes)
  })

  test('shows names and counts: another one gives another picture', async () => {
    const pictures = [row('Phường Bến Thành'), row('Phường Bên Thành'), row('Phường Bến Thành', { doneOnTime: 1 })].map(
      async one => Buffer.from((await drawProgressChart(chart(one))).bytes).toString('base64'),
    )
    expect(new Set(await Promise.all(pictures)).size).toBe(3)
  })
})

describe('what is written in it', () => {
  test('title, period, legend in official words, every count, total and share', async () => {
    const texts = await textsOf(
      chart(row('Đặc khu Phú Quốc', { doneOnTime: 30, doneLate: 9, openOnTime: 31, openLate: 12 })),
    )
    expect(texts).toEqual(
      expect.arrayContaining([
        'Tiến độ thực hiện nhiệm vụ',
        'Tháng 11/2026',
        'Hoàn thành đúng hạn',
        'Hoàn thành quá hạn',
        'Chưa hoàn thành, trong hạn',
        'Chưa hoàn thành, quá hạn',
        '% hoàn thành',
        'Đặc khu Phú Quốc',
        ...['30', '9', '31', '12'],
        'Tổng 82',
        '47,6%',
      ]),
    )
  })

  test('"Không thời hạn" only where there are such tasks, and outside the total', async () => {
    const counts = { doneOnTime: 1, openLate: 1 }
    const legend = 'Không thời hạn (ngoài tổng số)'
    expect(await textsOf(chart(row('Văn phòng', counts)))).not.toContain(legend)
    const texts = await textsOf(chart(row('Văn phòng', { ...counts, noDeadline: 77 })))
    expect(texts).toEqual(expect.arrayContaining([legend, '77', 'Tổng 2', '50%']))
  })

  test('a single late task among thousands keeps its figure, a count of nothing has none', async () => {
    const texts = await textsOf(chart(row('Sở Tài chính', { doneOnTime: 15_999, doneLate: 245, openLate: 1 })))
    expect(texts).toEqual(expect.arrayContaining(['15.999', '245', '1', 'Tổng 16.245', '99,9%']))
    expect(texts).not.toContain('0')
  })

  test('rows from top to bottom in the given order, the rest in one row', async () => {
    const rows = Array.from({ length: 33 }, (_, i) => row(`Đơn vị ${i + 1}`, { doneOnTime: 100 + i }))
    const names = (await textsOf(chart(...rows))).filter(text => /^(Đơn vị|Các đơn vị)/.test(text))
    expect(names).toEqual([...rows.slice(0, 30).map(r => r.label), 'Các đơn vị khác (3)'])
    const svg = await progressChartSvg(chart(...rows))
    const top = (name: string) => Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${name}<`).exec(svg)?.[1])
    expect(top('Đơn vị 1')).toBeLessThan(top('Đơn vị 2'))
    expect(top('Đơn vị 30')).toBeLessThan(top('Các đơn vị khác \\(3\\)'))
  })

  test('without rows, and for a unit without tasks: "Chưa có nhiệm vụ"', async () => {
    expect(await textsOf(chart())).toEqual(expect.arrayContaining(['Chưa có nhiệm vụ', 'Tiến độ thực hiện nhiệm vụ']))
    expect(await textsOf(chart())).not.toContain('% hoàn thành')
    const texts = await textsOf(chart(row('Văn phòng'), row('Hội Chữ thập đỏ', none)))
    expect(texts).toEqual(expect.arrayContaining(['Chưa có nhiệm vụ', 'Tổng 0', '–']))
    expect((await drawProgressChart(chart())).bytes.length).toBeGreaterThan(1000)
  })

  test('two units of the same name stay two rows', async () => {
    const texts = await textsOf(chart(row('Tổ công tác', { doneOnTime: 41 }), row('Tổ công tác', { openLate: 42 })))
    expect(texts.filter(text => text === 'Tổ công tác')).toHaveLength(2)
    expect(texts).toEqual(expect.arrayContaining(['41', '42']))
  })

  test('names are data: markup, templates and control characters draw as text or not at all', async () => {
    const texts = await textsOf(chart(row('A <b>&amp; {b}'), row('{rate|x}\u0000\ud800')))
    expect(texts).toEqual(expect.arrayContaining(['A <b>&amp; {b}', '{rate|x}']))
    await expect(drawProgressChart(chart(row('A <b>&amp; {b}'), row('\u0000\uffff\ud800')))).resolves.toBeDefined()
  })
})
