import { dateOf } from '../../domain/days/local-date.ts'
import { fullDate, shorten } from '../phrases.ts'

/** What each line does, in words: for a question before it is done, and for the label of a choice. */
const actions: Record<string, (words: Parts) => string> = {
  nhiemvu: ({ rest }) => `xem nhiệm vụ${rest && ` (${rest})`}`,
  viec: ({ task }) => `xem việc ${task}`,
  tim: ({ rest }) => `tìm "${rest}"`,
  nhan: ({ task }) => `tiếp nhận việc ${task}`,
  capnhat: ({ task, rest }) => `cập nhật việc ${task}${rest && `: ${rest}`}`,
  xong: ({ task, rest }) => `báo hoàn thành việc ${task}${rest && `, kết quả: ${rest}`}`,
  giahan: ({ task, date, reason }) =>
    `xin gia hạn việc ${task}${date && (added.test(date) ? ` ${date}` : ` đến ${date}`)}${reason && `, lý do: ${reason}`}`,
  chuyen: ({ task, rest }) => `chuyển việc ${task}${rest && ` cho ${rest}`}`,
  duyet: ({ task }) => (task === '' ? 'xem việc chờ duyệt' : `duyệt việc ${task}`),
  tralai: ({ task, rest }) => `trả lại việc ${task}${rest && `, lý do: ${rest}`}`,
  tamdung: ({ task, rest }) => `tạm dừng việc ${task}${rest && `, lý do: ${rest}`}`,
  thuhoi: ({ task, rest }) => `thu hồi việc ${task}${rest && `, lý do: ${rest}`}`,
  ykien: ({ task, rest }) => `gửi ý kiến về việc ${task}${rest && `: ${rest}`}`,
  nhamnguoi: ({ task, rest }) => `báo việc ${task} không đúng người${rest && `, lý do: ${rest}`}`,
  giunguyen: ({ task }) => `giữ nguyên người chủ trì việc ${task}`,
  molai: ({ task, rest }) => `mở lại việc ${task}${rest && `, lý do: ${rest}`}`,
  tieptuc: ({ task }) => `cho tiếp tục việc ${task}`,
  giao: ({ rest }) => `giao việc mới${rest && ` cho ${rest}`}`,
  nhac: ({ task, rest }) =>
    task === '' ? `đôn đốc${rest && ` các việc ${rest}`}` : `đôn đốc việc ${task}${rest && `, lời nhắn: ${rest}`}`,
  hoantac: ({ task }) => (task === '' ? 'hoàn tác thao tác vừa rồi' : `hoàn tác thao tác với việc ${task}`),
  tiendo: ({ rest }) => `xem tiến độ${rest && ` ${rest}`}`,
  tondong: () => 'xem tồn đọng',
  danhgia: ({ rest }) => `xem bảng đánh giá${rest && ` ${rest}`}`,
  xuat: () => 'xuất bảng nhiệm vụ',
  congvan: ({ rest }) => `soạn công văn đôn đốc${rest && ` ${rest}`}`,
  lich: () => 'xem lịch',
  caidat: ({ rest }) =>
    rest === '' ? 'xem cài đặt' : rest.replace(/^(.*) (bật|tắt)$/, '$2 $1').replace(/nhắc$/, 'nhắc buổi sáng'),
  uyquyen: ({ all }) => `ủy quyền ${withFullDates(all)}`,
  dulieu: () => 'xem dữ liệu của mình',
  xoadulieu: () => 'xóa dữ liệu chat của mình',
  trogiup: () => 'xem hướng dẫn',
  thoat: () => 'hủy liên kết tài khoản này',
  lienket: () => 'liên kết tài khoản',
}

/** "thêm 5 ngày", counted from the deadline. */
const added = /^thêm /u
const firstDate = /^(\d{2}\/\d{2}\/\d{4}|thêm \d+ (?:ngày(?: làm việc)?|hôm|bữa|tuần|tháng))(?![\p{L}\d])\s*(.*)$/su

interface Parts {
  all: string
  /** `#12`, or empty */
  task: string
  /** all behind the task's number */
  rest: string
  /** the date that begins the rest, in full; the words behind it */
  date: string
  reason: string
}

/** `báo hoàn thành việc #12, kết quả: …`; a date is written with its weekday. The line itself where it is not known. */
export function describeLine(line: string): string {
  const [, command = '', all = ''] = /^\/(\S+)\s*(.*)$/su.exec(line) ?? []
  const [, number, behind = all] = /^(\d{1,9})(?::?\s+(.*))?$/su.exec(all) ?? []
  const rest = number === undefined ? all : behind === all ? '' : behind
  const [, typed, reason = rest] = firstDate.exec(rest) ?? []
  const task = number === undefined ? '' : `#${number}`
  const date = typed === undefined ? '' : withFullDates(typed)
  return actions[command]?.({ all, task, rest, date, reason }) ?? line
}

/** The same in the length of a button. */
export const labelLine = (line: string): string => shorten(describeLine(line), 60)

const withFullDates = (text: string): string =>
  text.replace(/(\d{2})\/(\d{2})\/(\d{4})/g, (typed: string, day: string, month: string, year: string) => {
    const date = dateOf(Number(year), Number(month), Number(day))
    return date === undefined ? typed : fullDate(date)
  })
