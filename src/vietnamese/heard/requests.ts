import type { Word } from '../intent/words.ts'
import { fillers, foldedText, plain } from './vocabulary.ts'

// What is asked of the assistant, or of anybody, instead of an answer.

const me = '(?:toi|em|minh|tui|chau)'
const orders =
  'gui|nhac|goi|cho|bao|tra|cap|tim|lay|kiem|dua|in|soan|viet|lap|mo|chuyen|lam|dich|doc|nhan|sua|gia han|lui|them|doi|dat'

/** "gửi tôi …", "nhắc em …", "in giúp em …", "… cho tôi", "lập danh sách giúp" */
const forMe = new RegExp(
  `^(?:${orders})(?: lai| gui)?(?: cho| giup| ho)? ${me}(?: |$)|` +
    `^(?:${orders}) (?:\\S+ )*(?:giup|gium|dum|ho|cho) ${me}(?: |$)|` +
    `^(?:${orders}) (?:\\S+ )*giup(?: voi| nhe| a| di)*$|^(?:giup|cho|nho|nhac) ${me} \\S`,
)
/** "xin gia hạn", "cho em lùi hạn", "xin thêm 3 ngày" */
const moreTime =
  /(?:^| )(?:gia han|(?:lui|doi|gian|hoan) (?:lai )?(?:han|thoi han|deadline|thoi gian|ngay)|(?:xin|cho|them) (?:\S+ )?(?:them )?(?:\d+ |may |vai |it )?(?:ngay|thoi gian|tuan|thang)(?: nua)?)(?: |$)/
/** "giao việc này cho Lan", "chuyển cho chị Lan làm" */
const handsOn = /^(?:giao|chuyen|phan cong|ban giao) (?:viec|nhiem vu|cho|lai)(?: |$)/

/** Is something asked for in these words? What was done already is told, not asked. */
export function isRequest(words: readonly Word[]): boolean {
  const all = words.map(plain)
  const begins = words.findIndex(word => !fillers.has(plain(word)) || plain(word) === 'cho' || plain(word) === 'giup')
  const said = all.slice(Math.max(0, begins)).join(' ')
  const asks = said.replace(/^(?:xin|nho|de nghi|lam on|vui long|phien) /, '')
  return forMe.test(asks) || handsOn.test(asks) || moreTime.test(foldedText(words))
}
