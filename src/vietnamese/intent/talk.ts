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

/** "hỏi lại việc 12 nộp bản giấy hay bản mềm", "ý kiến việc 12: …": words for a task's other people. */
export function talkLine(text: string): string | undefined {
  const [, number, words = ''] = asks.exec(nfc(text)) ?? says.exec(nfc(text)) ?? []
  if (number === undefined) return undefined
  return words.trim() === '' ? `/ykien ${number}` : `/ykien ${number}: ${words.trim()}`
}
