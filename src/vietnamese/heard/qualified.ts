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
  mới xong | xong mỗi | xong riêng | mới chỉ | chỉ mới | vẫn còn | chỉ còn | còn mỗi | sếp bảo | anh bảo | chị bảo | từ chối | nói là | bảo là | trước đã | ngu | mai | tuần sau | tháng sau | đang | sẽ | sắp | hỏi rồi | hỏi lại | hỏi mà | đã xem | đâu có |
  xem trước | để xem | xem giúp | xong bản nháp | xong bản thảo | đã có bản nháp | ký nháy | phần em | phần tôi | phần mình | phần của | giao lại | bàn giao việc |
  bàn giao lại | người khác | đồng chí khác | tuần tới | tháng tới | quý tới | ngày mốt | giao em | giao tôi | giao mình | báo giúp | ghi đại | ghi giúp | cứ ghi | cho xong | xong đi | nộp thay | làm thay | làm hộ`)
const partly =
  /(?:^| )(?:(?:phan|buoc|giai doan|dot) \d+|xong (?:o |tai |ben |het )?(?:khu pho|khu|to|thon|ap|xa|phuong|diem|tuyen|doan|hang muc|muc|lop|goi|tang) \d+|(?<!thay )moi (?:duoc )?\d+|\d+ tren \d+|giao \S+(?: \S+)? (?:lam|xu ly|theo doi|phu trach))(?= |$)/
/** "nộp được 3 xã rồi"; "đã vận động được 36 triệu" is all of it. */
const soFar = /^(?!(?:.* )?da ).*(?:^| )duoc \d/
/** "đã xong, còn thiếu chữ ký", "nộp rồi còn nợ phụ lục"; "đã bổ sung giấy tờ còn thiếu" is all of it. */
const lacks =
  /(?:^|[,.;:(–-]\s*)(?:(?:nhung|ma|chi|hien|van|rieng|a|nhe|em) )*(?:con|thieu) |(?<!(?:khong|het|chang|bo sung|hoan thien|khac phuc|hoan chinh|xu ly|giai quyet)(?: [^\s,.;]+){0,4} |\d )(?:con (?:thieu|no|vuong|cho|moi|phai|do|dang)|thieu) /
/** "không còn vướng mắc" */
const lacksNothing = /(?:^|[,.;:(–-]\s*)con (?:lai )?(?:khong|chang) /
/** "xong 2 khu phố": of how many is not said; "đã xong 2 ngày trước" is all of it. */
const someOf =
  /^(?:(?:da|em|toi|minh|lam|moi|vua|cung|a) )*xong (?:duoc )?\d+ (?!(?:ngay|tuan|gio|hom|thang|%)(?: |$))[a-z]/
/** "xong cấp phường còn cấp thành phố"; "xong, không còn hộ nào" is all. */
const restLeft = /(?:^| )(?:xong|roi)(?: \S+){0,4} còn (?!lại|thiếu|vướng|hạn)/
/** "họp với 3 phòng rồi báo cáo lại": what is to follow. */
const goesOn = /(?:^| )roi (?:bao cao lai|bao lai|bao sau|tinh|lam tiep|gui sau|trinh sau|xem)(?: |$)/
/** "gọi 3 lần không được" */
const failed = /(?:^| )khong (?:duoc|xong|kip|thanh)(?: |$)/
/** Without a word that it is past, a deed beside a day to come is a plan: "kiểm tra 5 cơ sở trong tuần tới". */
const ahead =
  /(?:^| )(?:thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat|(?:tuan|thang|quy|nam|ngay|hom) (?:sau|toi)|tuan nay|sap toi|(?:trong|sau|them) \d+ (?:ngay|gio|tuan|thang)|(?:chieu|toi|trua) nay|(?:chieu|toi|trua|sang) mai|truoc (?:\d+|khi|ngay|thu|cuoi)|cuoi (?:tuan|thang)|de (?:lam|bao cao|kiem tra|chuan bi|co)|roi (?:bao|tinh|lam|moi)|lai sau)(?: |$)/
/** Others have still to do something: "đã nhắc khu phố gửi số liệu", "đã gửi lại cho dân bổ sung". */
const todo =
  '(?:xem|coi|doc|gui|nop|bo sung|ra soat|dien|ky|duyet|tham dinh|xac nhan|gop y|cho y kien|hoan thien|xu ly|lam|thuc hien|bao cao|cung cap|khac phuc|kiem tra|giai quyet|tra loi|xem xet)'
const leftToOthers = new RegExp(
  `(?:^| )(?:nhac(?: nho)?|don doc|yeu cau|de nghi|giuc|hoi thuc|nho)(?! va )(?: (?!va |nhung )\\S+){1,5} ${todo}(?: |$)|` +
    `(?:^| )(?:gui|tra|dua)(?: (?!va )\\S+){0,4} (?:cho|de) (?:\\S+ ){1,4}(?:bo sung|dien|ky|gop y|xac nhan|cho y kien|hoan thien|ra soat|chinh sua|lam lai|xem|coi|doc|kiem tra|duyet|tham dinh)(?: |$)`,
)
const unit =
  '(?:so|phong|ban|ubnd|uy ban|cong an|don vi|khu pho|trung tam|chi cuc|van phong|ben|to|doi|anh|chi|co|chu|bac|ong|ba|dong chi|nguoi)'
/** "chuyển Sở Xây dựng giải quyết rồi", "chuyển qua phòng kinh tế làm": it is with somebody else now; "chuyển đơn cho Công an giải quyết" is what was to be done. */
const handedOn = new RegExp(
  `(?:^| )(?:chuyen|ban giao|day|giao)(?: (?:qua|sang|cho|ve|len|lai))* ${unit} (?:\\S+ ){0,5}(?:lam|xu ly|giai quyet|tham dinh|thuc hien|theo doi|chu tri|phu trach|xem|lo)(?: |$)`,
)
/** "đã gửi xin ý kiến các phòng", "đã trình xin chủ trương": what was asked for is still to come. */
const asksFor =
  /(?:^| )xin (?:lai )?(?:y kien|chu truong|kinh phi|phe duyet|duyet|chi dao|huong dan|gop y|von|cap|bo sung|dieu chinh|ho tro|phep)(?: |$)/
/** "đã nộp đơn xin nghỉ phép": of oneself. */
const ofOneself = /(?:^| )don (?:xin )?(?:nghi|chuyen cong tac|thoi viec|tu chuc|di hoc)(?: |$)/
const past = sayings('đã | rồi | vừa | =mới | xong | hoàn thành | hôm qua | chiều qua | sáng nay đã')
const notYet = sayings('chưa')
const nothingYet = sayings('chưa phát sinh | chưa phát hiện')
/** "3/10", not the number of a document ("12/BC"), a day of a year ("25/11/2026") or "ngày 20/11". */
const shares = /(?<=^|\s)(?<!(?:ngay|hom) )(\d{1,4})\s?\/\s?(\d{1,4})(?!\s?\/\s?\d|\s?\/\s?\p{L})(?=\s|$|[,.;!])/gu

/** Its second syllable is no "sẽ". */
const clean = /sạch sẽ|sach se(?!\p{L})/giu

/** Does something in the words speak against their being the whole result? */
export function isQualified(raw: string): boolean {
  const words = wordsOf(nfc(raw).replace(clean, 'sạch')).filter(({ kind }) => kind !== 'mark')
  if (isSaid(words, doubting) || (isSaid(words, notYet) && !isSaid(words, nothingYet))) return true
  // "gửi rồi mà"
  const said = foldedText(words)
  if (words.at(-1)?.folded === 'ma' || partly.test(said) || soFar.test(said)) return true
  const folded = fold(nfc(raw))
  if (lacks.test(`${folded} `) && !lacksNothing.test(folded)) return true
  if ([leftToOthers, handedOn, asksFor, ofOneself].some(pattern => pattern.test(said))) return true
  if (someOf.test(said) || goesOn.test(said) || failed.test(said) || (ahead.test(said) && !isSaid(words, past)))
    return true
  if (restLeft.test(words.map(({ usual }) => usual).join(' '))) return true
  // "42/42 hồ sơ" are all of them.
  return [...fold(raw).matchAll(shares)].some(([, part, whole]) => part !== whole)
}
