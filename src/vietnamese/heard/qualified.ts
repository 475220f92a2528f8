import { nfc } from '../../domain/chat/tidy-text.ts'
import { wordsOf } from '../intent/words.ts'
import { fold } from '../normalise.ts'
import { foldedText, isSaid, sayings } from './vocabulary.ts'

/**
 * Words that take back, put off, divide or doubt what is said beside them: "đã trình nhưng bị trả lại", "hình như xong rồi",
 * "chờ văn bản 12/UBND". A result so said is asked back; one question too many is better than a task that was completed by a
 * doubt.
 */
const doubting = sayings(`
  hình như | chắc là | chắc đã | chắc xong | chắc rồi | chắc gửi | chắc chắn là | có lẽ | có vẻ | nghe nói | không chắc | nhưng | trừ | ngoại trừ |
  trả lại | trả về | bị trả | bị lỗi | bị bác | thất bại | mất hồ sơ | đã mất | đã quên | nhầm | gia hạn | lùi | hỏng |
  =chờ | =đợi | chờ duyệt | chờ ký | chờ phê duyệt | chờ ý kiến | chờ trả lời | dự thảo | lên kế hoạch | bắt đầu | một ít | một phần | một nửa |
  xong phần | xong được phần | xong bước | xong khâu | phần đầu | tiếp nhận | việc khác | chuyển việc | chuyển cho | phân công | giao cho | nhờ |
  nhắc tôi | gửi tôi | gửi em | gửi anh | gửi chị | gửi sếp | cho tôi | cho em | để tôi | để em | liên quan | theo văn bản | theo công văn |
  theo kế hoạch | sơ bộ | nửa đầu | nửa sau | bước đầu | cơ bản | tạm thời | =nghĩ | em nghĩ | tôi nghĩ | tưởng | nếu | giả sử | hễ | muốn |
  phải | cần | hứa | hẹn | để sau | chuyển sang | phòng khác | đơn vị khác | lần đầu | lần 1 | xong đến | đến bước | đến khâu |
  được nửa | phân nửa | hơn nửa | quá nửa | gần nửa | nửa chừng | nửa việc | =dở | làm dở | dở dang | gần xong | sắp xong | gần như | hầu như | gần hết |
  mới xong | xong mỗi | xong riêng | mới chỉ | chỉ mới | vẫn còn | chỉ còn | còn mỗi | sếp bảo | anh bảo | chị bảo | từ chối | nói là | bảo là | trước đã | ngu | mai | tuần sau | tháng sau | đang | sẽ | sắp | hỏi rồi | hỏi lại | hỏi mà | đã xem | đâu có`)
const partly =
  /(?:^| )(?:(?:phan|buoc|giai doan|dot) \d+|moi (?:duoc )?\d+|\d+ tren \d+|giao \S+(?: \S+)? (?:lam|xu ly|theo doi|phu trach))(?= |$)/
/** "nộp được 3 xã rồi"; "đã vận động được 36 triệu" is all of it. */
const soFar = /^(?!(?:.* )?da ).*(?:^| )duoc \d/
/** "đã xong, còn thiếu chữ ký", "nộp rồi còn nợ phụ lục"; "đã bổ sung giấy tờ còn thiếu" is all of it. */
const lacks =
  /(?:^|[,.;:(–-]\s*)(?:(?:nhung|ma|chi|hien|van|rieng|a|nhe|em) )*(?:con|thieu) |(?<!(?:khong|het|chang|bo sung|hoan thien|khac phuc|hoan chinh|xu ly|giai quyet)(?: [^\s,.;]+){0,4} )(?:con (?:thieu|no|vuong|cho|moi|phai|do|dang)|thieu) /
/** "không còn vướng mắc" */
const lacksNothing = /(?:^|[,.;:(–-]\s*)con (?:lai )?(?:khong|chang) /
const notYet = sayings('chưa')
const nothingYet = sayings('chưa phát sinh | chưa phát hiện')
/** "3/10", not the number of a document ("12/BC"), a day of a year ("25/11/2026") or "ngày 20/11". */
const shares = /(?<=^|\s)(?<!(?:ngay|hom) )(\d{1,4})\s?\/\s?(\d{1,4})(?!\s?\/\s?\d|\s?\/\s?\p{L})(?=\s|$|[,.;!])/gu

/** Does something in the words speak against their being the whole result? */
export function isQualified(raw: string): boolean {
  const words = wordsOf(nfc(raw)).filter(({ kind }) => kind !== 'mark')
  if (isSaid(words, doubting) || (isSaid(words, notYet) && !isSaid(words, nothingYet))) return true
  // "gửi rồi mà"
  const said = foldedText(words)
  if (words.at(-1)?.folded === 'ma' || partly.test(said) || soFar.test(said)) return true
  const folded = fold(nfc(raw))
  if (lacks.test(`${folded} `) && !lacksNothing.test(folded)) return true
  // "42/42 hồ sơ" are all of them.
  return [...fold(raw).matchAll(shares)].some(([, part, whole]) => part !== whole)
}
