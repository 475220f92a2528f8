import { expect, test } from 'vitest'
import { chartAsText } from '../../src/domain/reports/chart-text.ts'
import type { ProgressChart } from '../../src/domain/chat/reply.ts'

const chart = (...rows: ProgressChart['rows']): ProgressChart => ({
  kind: 'progress-chart',
  title: 'Tiến độ thực hiện nhiệm vụ',
  subtitle: 'Quý I/2023',
  rows,
})
const office = { label: 'Văn phòng', doneOnTime: 30, doneLate: 9, openOnTime: 30, openLate: 12, noDeadline: 0 }
const none = { doneOnTime: 0, doneLate: 0, openOnTime: 0, openLate: 0, noDeadline: 0 }

test('every figure of a row is in its line', () => {
  expect(chartAsText(chart(office))).toBe(
    'Tiến độ thực hiện nhiệm vụ\nQuý I/2023\n\n' +
      '• Văn phòng: tổng số 81 nhiệm vụ; đã hoàn thành 39, đạt 48,1% (đúng hạn 30, quá hạn 9); ' +
      'chưa hoàn thành 42 (trong hạn 30, quá hạn 12)',
  )
})

test('tasks without a deadline are named apart, and only when there are any', () => {
  expect(chartAsText(chart({ ...office, noDeadline: 5 }))).toMatch(
    /quá hạn 12\); ngoài ra có 5 nhiệm vụ không thời hạn$/,
  )
  expect(chartAsText(chart({ ...none, label: 'Văn phòng', noDeadline: 5 }))).toContain(
    '• Văn phòng: 5 nhiệm vụ không thời hạn',
  )
  expect(chartAsText(chart(office))).not.toContain('không thời hạn')
})

test('a unit without tasks, and a chart without units, say so', () => {
  expect(chartAsText(chart({ ...none, label: 'Hội Chữ thập đỏ' }))).toContain('• Hội Chữ thập đỏ: chưa có nhiệm vụ')
  expect(chartAsText(chart())).toBe('Tiến độ thực hiện nhiệm vụ\nQuý I/2023\n\nChưa có nhiệm vụ')
})

test('the rows are those of the picture: in order, the rest in one', () => {
  const rows = Array.from({ length: 35 }, (_, i) => ({ ...office, label: `Đơn vị ${i + 1}` }))
  const lines = chartAsText(chart(...rows))
    .split('\n')
    .slice(3)
  expect(lines).toHaveLength(31)
  expect(lines[29]).toMatch(/^• Đơn vị 30: /)
  expect(lines[30]).toMatch(/^• Các đơn vị khác \(5\): tổng số 405 nhiệm vụ; đã hoàn thành 195/)
})

test('an absent heading leaves no empty lines, decomposed letters come out composed', () => {
  const text = chartAsText({
    ...chart({ ...office, label: 'Đặc khu Phú Quốc'.normalize('NFD') }),
    title: '',
    subtitle: '',
  })
  expect(text).toMatch(/^• Đặc khu Phú Quốc: /)
})
