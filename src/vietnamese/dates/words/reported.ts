import type { Line } from './line.ts'
import { phrases } from './matchers.ts'

/** What a period is spoken of for: `result` what has come of it, `report` perhaps one still to be made, `plan`. */
export type Purpose = 'result' | 'report' | 'plan'

const purposes = phrases<Purpose>({
  'báo cáo': 'report',
  bc: 'report',
  'đánh giá': 'report',
  'sơ kết': 'report',
  'tổng hợp': 'report',
  'kết quả': 'result',
  'số liệu': 'result',
  'tiến độ': 'result',
  'tổng kết': 'result',
  'quyết toán': 'result',
  'kế hoạch': 'plan',
  kh: 'plan',
  'dự kiến': 'plan',
  'dự toán': 'plan',
  'phương hướng': 'plan',
})

/** "báo cáo", "tiến độ", "kế hoạch" … up to five words before; a report of a plan is a report. */
export function purposeOf(line: Line, at: number): Purpose | undefined {
  const near = [1, 2, 3, 4, 5].map(back => purposes(line, at - back)?.value)
  return (
    near.find(purpose => purpose === 'result') ??
    near.find(purpose => purpose === 'report') ??
    near.find(purpose => purpose === 'plan')
  )
}

export function isReported(line: Line, at: number): boolean {
  const purpose = purposeOf(line, at)
  return purpose === 'result' || purpose === 'report'
}
