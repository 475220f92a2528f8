import { shortDate } from '../../vietnamese/phrases.ts'
import type { Finding, Platform } from './steps.ts'
import { findingLine } from './words.ts'

/** What was seen besides, where the platforms document nothing. Numbers only. */
export interface Observed {
  /** hours between the person's last word before the check and its first message; undefined: never wrote */
  silentHours: number | undefined
  /** messages of the person that came more than once */
  repeats: number
  /** different codes with which the platform refused or put off a message */
  codes: string[]
  /** what the channel itself noted */
  undocumented: readonly string[]
}

/**
 * What can be sent to the maintainers: built from findings and numbers alone, so that no name, text, token, address or id can
 * be in it. `today`: the day; `ended`: by whoever sat at the server, before it was through
 */
export function transcript(
  platform: Platform,
  findings: readonly Finding[],
  observed: Observed,
  about: { today: string; ended: boolean },
): string {
  return [
    `Biên bản kiểm tra kênh ${platform.channel}, ngày ${shortDate(about.today)}`,
    `Node ${process.versions.node}, nhận tin bằng ${platform.receiving}`,
    'Biên bản này không có tên, nội dung tin, token, địa chỉ hay mã tài khoản; có thể gửi cho nhóm phát triển.',
    '',
    ...findings.map(findingLine),
    ...(about.ended ? ['Kiểm tra bị dừng giữa chừng.'] : []),
    '',
    'Điều nền tảng không ghi trong tài liệu, thấy được lần này:',
    ...observations(platform, findings, observed).map(line => `- ${line}`),
    ...withHeading(unobserved(platform)),
    '',
  ].join('\n')
}

/** Nobody may take for seen what the check does not bring about: it fails no call on purpose and spends no token. */
function unobserved({ channel, receiving }: Platform): string[] {
  return [
    ...(receiving === 'webhook'
      ? ['nền tảng gọi lại webhook thế nào (bao lâu, mấy lần) khi dịch vụ trả lỗi: kiểm tra không cố ý trả lỗi']
      : []),
    ...(channel === 'zalo-oa'
      ? ['nền tảng trả mã lỗi nào khi refresh token đã dùng hoặc hết hạn: kiểm tra không dùng token như vậy']
      : []),
    ...(channel === 'telegram' ? [] : ['nền tảng trả mã lỗi nào khi vượt giới hạn gửi: kiểm tra chỉ gửi vài tin']),
  ]
}

const withHeading = (lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', 'Điều lần này không quan sát được:', ...lines.map(line => `- ${line}`)]

function observations(platform: Platform, findings: readonly Finding[], observed: Observed): string[] {
  const { silentHours, repeats, codes, undocumented } = observed
  const sent = findings.some(({ step, verdict }) => step === 'text' && verdict === 'works')
  const chart = findings.find(({ step }) => step === 'chart')
  const since = silentHours === undefined ? 'chưa từng nhắn' : `nhắn lần cuối ${Math.floor(silentHours)} giờ trước`
  return [
    `nhắn trước cho người ${since}: ${sent ? 'được' : 'không được'}`,
    ...(platform.channel === 'zalo-bot' && chart?.verdict !== 'skipped' && chart?.ms !== undefined
      ? [`Zalo lấy hình từ PUBLIC_URL và nhận tin sau ${Math.ceil(chart.ms / 1000)} giây`]
      : []),
    ...(platform.receiving === 'webhook' && findings.some(({ heardMs }) => heardMs !== undefined)
      ? ['webhook chuyển tin của người nhận đến dịch vụ; thời gian “trả lời sau” gồm cả lúc người nhận đọc và bấm']
      : []),
    ...undocumented,
    `tin của người nhận đến hơn một lần: ${repeats}`,
    `mã lỗi gặp phải: ${codes.length > 0 ? codes.join(', ') : 'không có'}`,
  ]
}
