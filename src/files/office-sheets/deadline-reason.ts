import type { Deadline } from '../../vietnamese/dates.ts'

/** Why a deadline is refused, with the text found and what to write instead. */
export function deadlineReason(why: Extract<Deadline, { kind: 'unclear' }>['why'], said: string): string {
  switch (why) {
    case 'ambiguous':
      return `Thời hạn “${said}” có thể hiểu nhiều cách; đề nghị ghi một ngày cụ thể (ngày/tháng/năm).`
    case 'unreadable':
      return `Thời hạn “${said}” không đọc được; đề nghị ghi ngày/tháng/năm, “Thường xuyên” hoặc để trống.`
    case 'no-such-day':
      return `Thời hạn “${said}” là ngày không có trong lịch; đề nghị kiểm tra lại.`
  }
}
