import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { totalOf } from '../../src/domain/reports/progress.ts'
import { completionRate, grouped, tidyChart } from '../../src/domain/reports/progress-chart.ts'
import type { ProgressChart } from '../../src/domain/chat/reply.ts'

const counts = (doneOnTime: number, doneLate = 0, openOnTime = 0, openLate = 0, noDeadline = 0) => ({
  doneOnTime,
  doneLate,
  openOnTime,
  openLate,
  noDeadline,
})
const chartOf = (labels: string[]): ProgressChart => ({
  kind: 'progress-chart',
  title: 'Tiến độ',
  subtitle: '',
  rows: labels.map((label, i) => ({ label, ...counts(i, 1, 2, 3, 4) })),
})
const names = (n: number) => Array.from({ length: n }, (_, i) => `Đơn vị ${i + 1}`)

describe('completion rate', () => {
  test.each([
    [counts(30, 9, 30, 12), '48,1%'],
    [counts(1, 0, 1), '50%'],
    [counts(3, 1), '100%'],
    [counts(0, 0, 5), '0%'],
    [counts(0), '–'],
    [counts(0, 0, 0, 0, 7), '–'],
  ])('%j is %s', (row, rate) => {
    expect(completionRate(row)).toBe(rate)
  })

  test('rounding hides neither the last open task nor the first completed one', () => {
    expect(completionRate(counts(15_999, 245, 0, 1))).toBe('99,9%')
    expect(completionRate(counts(1, 0, 9_999))).toBe('0,1%')
  })

  test('tasks without a deadline change neither the total nor the rate', () => {
    expect(totalOf(counts(1, 1, 1, 1, 90))).toBe(4)
    expect(completionRate(counts(1, 1, 1, 1, 90))).toBe('50%')
  })

  test('only a finished total reads 100%, only an untouched one 0%', () => {
    const n = fc.nat({ max: 100_000 })
    fc.assert(
      fc.property(n, n, n, n, (a, b, c, d) => {
        const rate = completionRate(counts(a, b, c, d))
        expect(rate === '100%').toBe(a + b > 0 && c + d === 0)
        expect(rate === '0%').toBe(a + b === 0 && c + d > 0)
      }),
    )
  })
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1.000'],
  [16_245, '16.245'],
  [22_343_787, '22.343.787'],
])('%i is written %s', (count, written) => {
  expect(grouped(count)).toBe(written)
})

describe('what can be drawn', () => {
  test('30 rows stay as they are, in their order', () => {
    expect(tidyChart(chartOf(names(30))).rows.map(row => row.label)).toEqual(names(30))
  })

  test('rows after the 30th become one row with their sums', () => {
    const { rows } = tidyChart(chartOf(names(33)))
    expect(rows).toHaveLength(31)
    expect(rows.slice(0, 30).map(row => row.label)).toEqual(names(30))
    expect(rows[30]).toEqual({ label: 'Các đơn vị khác (3)', ...counts(30 + 31 + 32, 3, 6, 9, 12) })
  })

  test('letters are composed, control characters and stray spaces go', () => {
    const chart = {
      ...chartOf(['  Đặc\u0000 khu\n Phú  Quốc\ud800 '.normalize('NFD')]),
      title: 'Tiến\tđộ'.normalize('NFD'),
    }
    const tidy = tidyChart(chart)
    expect(tidy.rows[0]?.label).toBe('Đặc khu Phú Quốc')
    expect(tidy.title).toBe('Tiến độ')
  })

  test('the chart that came in is left alone', () => {
    const chart = chartOf(names(40))
    const before = structuredClone(chart)
    tidyChart(chart)
    expect(chart).toEqual(before)
  })
})
