import type { Finding, Platform, Problem, StepName, Verdict } from './steps.ts'

const stepWords: Record<StepName, string> = {
  token: 'Token',
  receiving: 'Kết nối nhận tin',
  address: 'Địa chỉ công khai',
  text: 'Gửi tin',
  answer: 'Nhận trả lời',
  chart: 'Biểu đồ',
  file: 'Tệp bảng tính',
  picture: 'Nhận ảnh',
}

const marks: Record<Verdict, string> = { works: '✓', fails: '✗', skipped: '–', unclear: '?' }

const tokenNames: Record<Platform['channel'], string> = {
  telegram: 'TELEGRAM_BOT_TOKEN',
  'zalo-bot': 'ZALO_BOT_TOKEN',
  'zalo-oa': 'ZALO_OA_REFRESH_TOKEN',
}

/** What is wrong and what to do about it, in one clause. */
export function problemWords(problem: Exclude<Problem, 'ended'>, { channel }: Pick<Platform, 'channel'>): string {
  switch (problem) {
    case 'unreachable':
      return 'nền tảng không chuyển được tin cho người nhận (đã chặn, hoặc chưa mở cuộc trò chuyện); đề nghị người nhận nhắn một tin vào kênh rồi chạy lại'
    case 'token':
      return `nền tảng không trả lời, hoặc không chấp nhận token; kiểm tra ${tokenNames[channel]} và đường mạng ra Internet`
    case 'window':
      return 'nền tảng chưa cho nhắn trước lúc này; đề nghị người nhận nhắn một tin vào kênh rồi chạy lại'
    case 'refused':
      return 'nền tảng từ chối nội dung tin; đề nghị gửi biên bản này cho nhóm phát triển'
    case 'slow':
      return 'nền tảng chưa nhận tin trong thời gian chờ; kiểm tra đường mạng ra Internet'
  }
}

/** Nothing that the person sent has arrived. */
export const deafWords = ({ receiving, channel }: Platform): string =>
  receiving === 'webhook'
    ? `không có tin nào đến; kiểm tra địa chỉ webhook và máy chủ chuyển tiếp POST /webhook/${channel} tới dịch vụ`
    : 'không có tin nào đến; kiểm tra không có chương trình nào khác đang nhận tin bằng token này'

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).replace('.', ',')} giây`

/** One finding as a line: `✓ Gửi tin: nền tảng đã nhận tin (0,3 giây)`. */
export function findingLine({ step, verdict, words, ms, heardMs, code }: Finding): string {
  const facts = [
    ms === undefined ? '' : seconds(ms),
    heardMs === undefined ? '' : `trả lời sau ${seconds(heardMs)}`,
    code === undefined ? '' : `mã ${code}`,
  ].filter(Boolean)
  return `${marks[verdict]} ${stepWords[step]}: ${words}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`
}
