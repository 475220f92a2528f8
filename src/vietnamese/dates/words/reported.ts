import type { Line } from './line.ts'
import { phrases } from './matchers.ts'

/** What a period is spoken of for: `result` what has come of it, `report` perhaps one still to be made, `plan`, `paper` one that bears its
 * day. */
export type Purpose = 'result' | 'report' | 'plan' | 'paper'

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
  'công văn': 'paper',
  'văn bản': 'paper',
  'biên bản': 'paper',
  'quyết định': 'paper',
  'thông báo': 'paper',
  'tờ trình': 'paper',
  'nghị quyết': 'paper',
  'kết luận': 'paper',
  'chỉ thị': 'paper',
  cv: 'paper',
  qđ: 'paper',
})

const reach = 5
const weight: Record<Purpose, number> = { result: 4, report: 3, plan: 2, paper: 1 }

/** "báo cáo", "tiến độ", "kế hoạch" … up to five words before; a report of a plan is a report. */
export function purposeOf(line: Line, at: number): Purpose | undefined {
  let found: Purpose | undefined = line.masked.has(at - 1) ? 'paper' : undefined
  for (let back = 1; back <= reach; back++) {
    const purpose = purposes(line, at - back)?.value
    if (purpose && (!found || weight[purpose] > weight[found])) found = purpose
  }
  return found
}

export function isReported(line: Line, at: number): boolean {
  const purpose = purposeOf(line, at)
  return purpose === 'result' || purpose === 'report'
}
