import type { Word } from '../intent/words.ts'
import { cameToNothing, isFigure, namesDocument, saysDone, tellsOfWork } from './claims.ts'
import { plainlyNone } from './no-result.ts'
import { isQuestion, isLost } from './questions.ts'
import { isRequest } from './requests.ts'
import {
  fillers,
  foldedText,
  isSaidAt,
  later,
  negations,
  noise,
  plain,
  sayings,
  set,
  soft,
  stops,
  thanks,
} from './vocabulary.ts'

/** `claim`: it tells what came out of the work · `plain`: it tells something · the others as in heard.ts */
export type ClauseKind =
  | 'nothing'
  | 'claim'
  | 'plain'
  | 'negative'
  | 'figure'
  | 'under way'
  | 'unfinished'
  | 'unsure'
  | 'refusal'
  | 'wait'
  | 'question'
  | 'request'
  | 'courtesy'

const surelyLater = set('sau lat mai mot khac tinh chieu toi tuan thang se ranh')
const surelyWaits =
  /(?:^| )(?:đợi|doi|chờ|khoan|từ từ|tu tu|lát|chút|tí|xíu|tý|lat|chut|ti|xiu|để|đã|phút|phut|bận)(?: |$)/
/** "3 ngày nữa", "thứ 6", "để em hỏi anh Nam đã" */
const putsOff =
  /(?:^| )(?:(?:ngay|tuan|thang|gio|phut|hom|tieng) nua|thu (?:[2-7]|hai|ba|nam|sau|bay)|chu nhat)(?: |$)|^de (?:em|toi|minh|tui|anh|chi|chau) /
/** Whom one speaks to, and what says only that it is about now. */
const address = set('da a ah em e anh chi c sep bac chu minh toi tui chau thua hien nay gio van viec')
const busy =
  /^(?:dang )?(?:ban|hop|di duong|di hop|di cong tac|o ngoai|lai xe|an com)$|^(?:dang )(?:ban|hop|di duong|di hop|di cong tac|o ngoai|lai xe|an com)(?: |$)/
/** "nghỉ ốm đến thứ 2", "đang đi phép" */
const away =
  /^(?:dang |van |bi |con )*(?:nghi (?:om|phep|le|benh|viec|sinh|thai san|mat|het|den|tu|hom|hai|ba|\d)|om|benh|sot|di phep|di vang|nam vien)(?: |$)/
/** "đã gửi đâu mà đòi", "có xong đâu mà hỏi" */
const deniesIt = /^(?:(?:da|co|chua) )+(?:\S+ ){1,3}dau (?:ma|co) /
/** "hết hạn rồi còn gì": it complains. */
const complainsOfTime = /^(?:da )?(?:het|qua|tre) (?:han|gio|thoi han)(?: |$)/
/** It is said that the work is not done: "sắp xong", "đang dự thảo", "sẽ gửi thứ 6". */
const notDone = sayings(`
  sắp | gần xong | gần hết | sẽ | chuẩn bị | dự kiến | cố gắng | định | mới bắt đầu | làm dở | đang dở | đang làm | đang soạn | đang dự thảo |
  đang viết | đang xử lý | đang triển khai | đang thực hiện | đang rà soát | đang tổng hợp | đang hoàn thiện | đang chuẩn bị | đang gom |
  đang kiểm tra | đang xây dựng | đang thu thập | đang nhập | đang chỉnh sửa | đang sửa | đang cập nhật | đang khảo sát | đang tìm | đang lập |
  đang làm dở | đang tiến hành | chắc mai | chắc khoảng | chắc tuần | chắc thứ | chắc chiều | hẹn | hứa`)
/** "vẫn đang …", "hiện còn …" */
const still = set('van hien cung con thi nay dang')
const underWay = sayings(
  `đang | còn | gần | sắp | sẽ | chuẩn bị | dự kiến | cố gắng | định | mới được | mới đạt | mới làm | mới xong | mới đang | mới có |
  mới bắt đầu | tạm | cơ bản | một phần | một nửa | nửa | tiếp tục`,
)
/** "chờ hướng dẫn của Sở" */
const waitsFor = sayings('=chờ | =đợi')
const partly = /(?:^| )(?:mot nua|mot phan|phan nua|mot so|vai|gan het|co ban)(?: |$)/
/** "chưa phát sinh trường hợp nào" is what there is to report; "chưa duyệt" only that nothing is. */
const nothingCameUp =
  /^(?:(?:den nay|hien|hien nay|van|trong ky|thang nay) )*chua (?:phat sinh|phat hien|ghi nhan|xay ra|co (?:truong hop|phan anh|vu|ca|ho|don|tap the|ca nhan|don vi|phat sinh|vi pham|ai|nguoi))(?: |$)/
/** Handed in, and with somebody above: "đang trình ký", "chờ duyệt". */
const above = /^(?:(?:hien|van|dang) )*(?:trinh|cho|doi)(?: \S+){0,3} (?:ky|duyet|phe duyet|y kien)(?: |$)/
export const isWithLeaders = (folded: string): boolean => above.test(folded)
/** "báo cáo số 19 ngày 30 tháng 11" */
const datedDocument = /^(?:\S+ ){1,3}(?:so )?\d+(?: \S+)? ngay \d{1,2}(?: thang |\/)\d{1,2}(?: |$)/
/** Whose the task is: "việc này không phải của tôi" */
const notMine = /(?:^| )khong phai (?:la )?(?:viec |cua |nhiem vu )/

/** What one clause of `text` says by itself. */
export function clauseKind(words: readonly Word[], text: string): ClauseKind {
  const all = words.map(plain)
  const content = words.filter(word => !fillers.has(plain(word)))
  const said = all.join(' ')
  const lead = content.map(plain)[0] ?? ''
  if (all.every(word => fillers.has(word) || noise.test(word))) return 'nothing'
  const done = saysDone(words)
  const tells = tellsOfWork(words, text)
  const strong = done || (tells && namesDocument(words, text))
  // "cảm ơn đã giúp"
  const thanked = /(?:^| )cam on /.test(said)
  if (!strong && words.every(word => isCourteous(word) || (thanked && plain(word) === 'da')))
    return all.includes('khong') ? 'unsure' : 'courtesy'
  if (isBareNo(content)) return isChatNo(content) ? 'refusal' : 'negative'
  if (isLost(said)) return 'question'
  const none = plainlyNone(words)
  if (none !== undefined && none !== 'unfinished' && !isRequest(words)) return none
  // "đã xong đâu" denies it.
  const denies = /^(?:đâu|dau)$/.test(content.at(-1)?.usual ?? '') && content.length > 1 && !negations.has(lead)
  if (denies && /(?:^| )(?:xong|lam|da|phai)(?: |$)/.test(said)) return 'refusal'
  if (deniesIt.test(`${said} `) || (!strong && complainsOfTime.test(said))) return 'refusal'
  const tame = (more: ReadonlySet<string>) => all.every(word => saysNothingElse(word) || more.has(word))
  const putOff = !datedDocument.test(said) && tellsLater(words, tame(later))
  if (!done && !putOff && isRequest(words)) return 'request'
  if (isQuestion(words, content)) return strong && !endsAsking(all) ? 'unsure' : 'question'
  const negated = all.some((word, at) => negations.has(word) && isNegation(words, at))
  if (tame(nothingMore) && (negated || all.some((word, at) => stops.has(word) && isStop(words, at)))) return 'refusal'
  if (!strong && (isCalledOff(content, said) || notMine.test(said))) return 'refusal'
  if (none !== undefined) return none
  const spoken = behindAddress(words)
  if (!strong && (busy.test(foldedText(spoken)) || away.test(foldedText(spoken)))) return 'wait'
  const told = Math.max(
    0,
    spoken.findIndex(word => !still.has(plain(word))),
  )
  if ([0, told, told - 1].some(at => isSaidAt(spoken, at, notDone))) return 'unfinished'
  if (above.test(said)) return 'under way'
  if (isSaidAt(spoken, 0, underWay) || partly.test(said)) return done || tells ? 'under way' : 'unfinished'
  if (putOff) return 'wait'
  if (isSaidAt(spoken, 0, waitsFor)) return strong ? 'under way' : 'unfinished'
  if (!strong && /^de /.test(said) && putsOff.test(said)) return 'wait'
  if (negations.has(lead)) return lead !== 'chua' ? 'negative' : nothingCameUp.test(said) ? 'under way' : 'unfinished'
  if (/(?:^| )\d{1,2} %/.test(said) && !/(?:^| )dat /.test(said)) return 'under way'
  if (done || tells) return 'claim'
  // "nợ báo cáo 12/BC": a document that is spoken of is not yet what was made.
  if (cameToNothing(words) || namesDocument(words, text)) return 'under way'
  return isFigure(words) ? 'figure' : 'plain'
}

const nothingMore: ReadonlySet<string> = new Set()

const saysNothingElse = (word: string): boolean =>
  soft.has(word) || fillers.has(word) || negations.has(word) || stops.has(word) || /^\d+$/.test(word)

const isCourteous = (word: Word): boolean =>
  (thanks.has(plain(word)) && !/^(?:[đd]ừng|đã)$/.test(word.usual)) || fillers.has(plain(word))

/** "không", "không có gì": what there is to report, or that there will be no report. */
const isBareNo = (content: readonly Word[]): boolean =>
  /^khong(?: co)?(?: gi| ket qua)?(?: ca| het)?$/.test(foldedText(content))

/** "ko", "k", "hông": nobody writes a result so. */
const isChatNo = (content: readonly Word[]): boolean =>
  content.length === 1 && !/^kh[oô]ng$/i.test(content[0]?.text ?? '')

const endsAsking = (all: readonly string[]): boolean => /^(?:chua|khong|chu|nhi|ha|hu)$/.test(all.at(-1) ?? '')

/** "thôi để em làm lại", "không giao nữa" */
const isCalledOff = (content: readonly Word[], said: string): boolean =>
  content[0]?.usual === 'thôi' || /^(?:thoi )?(?:khong|dung|khoi) (?:\S+ ){1,4}nua$/.test(said)

/** "tuần sau mới xong", "để xem đã" put off; "hôm nay xong rồi" tells. */
function tellsLater(words: readonly Word[], tame: boolean): boolean {
  const pastAt = words.findIndex(
    ({ usual }, at) => /^(?:rồi|roi)$/.test(usual) || (usual === 'đã' && at < words.length - 1),
  )
  if (!tame || pastAt >= 0) return false
  const usual = words.map(word => word.usual).join(' ')
  return surelyWaits.test(usual) || putsOff.test(foldedText(words)) || words.some(word => surelyLater.has(plain(word)))
}

const behindAddress = (words: readonly Word[]): readonly Word[] =>
  words.slice(
    Math.max(
      0,
      words.findIndex(word => !address.has(plain(word))),
    ),
  )

/** Bare "dung" is "đúng", "đừng" or "dừng"; with its marks it is one of them. */
const isNegation = (words: readonly Word[], at: number): boolean => {
  const { usual = '', folded } = words[at] ?? {}
  return folded !== 'dung' || usual === 'đừng'
}

const isStop = (words: readonly Word[], at: number): boolean => {
  const { usual = '', folded } = words[at] ?? {}
  if (folded === 'dung') return usual === 'dừng' || (usual === 'dung' && words.length === 1)
  if (folded === 'bo') return usual === 'bỏ' || usual === 'bo'
  if (folded === 'lon') return usual === 'lộn' || usual === 'lon'
  return folded !== 'sai' || usual !== 'sãi'
}
