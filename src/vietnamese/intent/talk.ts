import { nfc } from '../../domain/chat/tidy-text.ts'

const task = '(?:việc|viec|nhiệm vụ|nhiem vu|nv)\\s*(?:số|so)?\\s*#?(\\d{1,9})(?![\\p{L}\\d/%]|[.,]\\d|-\\d)'
const politely = '(?:(?:dạ|da|em|tôi|toi|mình|minh|cho|xin|muốn|muon|cần|can|được|duoc|phép|phep)\\s+)*'
const toWhom =
  '(?:(?:(?:với|voi)\\s+)?(?:người giao|nguoi giao|lãnh đạo|lanh dao|sếp|sep|anh|chị|chi|đồng chí|dong chi)(?:\\s+(?!việc|viec)\\p{L}+){0,3}\\s+)?'
const about = '(?:(?:về|ve|với|voi|của|cua)\\s+)?'
const from = (verbs: string): string => `^${politely}(?:${verbs})\\s+${toWhom}${about}${task}`

/** What follows a question is asked; behind an opinion or an answer something has to part it from the task. */
const asks = new RegExp(`${from('hỏi lại|hoi lai')}\\s*[:,.–-]?\\s*([\\s\\S]*)$`, 'iu')
const says = new RegExp(
  `${from('có ý kiến|co y kien|ý kiến|y kien|trao đổi|trao doi|trả lời|tra loi|phản hồi|phan hoi')}\\s*(?:[:–]\\s*([\\s\\S]*))?$`,
  'iu',
)

const disputes = new RegExp(
  `^${politely}(?:(?:báo|bao)\\s+)?${task}\\s+(?:giao\\s+|là\\s+|la\\s+)?(?:không đúng|khong dung|chưa đúng|chua dung|sai|nhầm|nham)\\s+(?:người|nguoi)(?:\\s+(?:rồi|roi|ạ|a))*[.! ]*(?:[:,–-]\\s*([\\s\\S]*))?$`,
  'iu',
)
const keeps = new RegExp(
  `^${politely}(?:giữ nguyên|giu nguyen)\\s+(?:(?:người chủ trì|nguoi chu tri|người thực hiện|nguoi thuc hien)\\s+)?${task}[.! ]*$`,
  'iu',
)

/**
 * "hỏi lại việc 12 nộp bản giấy hay bản mềm", "ý kiến việc 12: …": words for a task's other people; and whose it is: "việc 12
 * không đúng người: …", "giữ nguyên việc 12".
 */
export function talkLine(text: string): string | undefined {
  const [, disputed, reason = ''] = disputes.exec(nfc(text)) ?? []
  if (disputed !== undefined) return `/nhamnguoi ${disputed}${reason.trim() === '' ? '' : `: ${reason.trim()}`}`
  const [, kept] = keeps.exec(nfc(text)) ?? []
  if (kept !== undefined) return `/giunguyen ${kept}`
  const [, number, words = ''] = asks.exec(nfc(text)) ?? says.exec(nfc(text)) ?? []
  if (number === undefined) return undefined
  return words.trim() === '' ? `/ykien ${number}` : `/ykien ${number}: ${words.trim()}`
}
