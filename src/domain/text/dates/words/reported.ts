import type { Line } from './line.ts'
import { phrases } from './matchers.ts'

const reports = phrases({
  'báo cáo': true,
  bc: true,
  'kết quả': true,
  'số liệu': true,
  'tiến độ': true,
  'đánh giá': true,
  'sơ kết': true,
  'tổng kết': true,
  'quyết toán': true,
  'tổng hợp': true,
})

/** "báo cáo", "tiến độ" … up to five words before. */
export const isReported = (line: Line, at: number): boolean =>
  [1, 2, 3, 4, 5].some(back => reports(line, at - back) !== undefined)
