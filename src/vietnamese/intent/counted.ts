import { findDocumentNumber } from '../document-number.ts'
import { fold } from '../normalise.ts'
import { isDeed } from '../heard/deeds.ts'
import { isPartOf } from './numbers.ts'
import { isBare, marksOf, wordsOf, type Word } from './words.ts'

const of = (words: string): string[] => words.split('|').map(word => word.trim())

/** What is counted in offices: behind a number these make it a count ("47 việc", "19 chỉ tiêu", "2 triệu"). */
const things = of(`
  việc | nhiệm vụ | công việc | đầu việc | vụ việc | nv | cv | vb | hs | bc | tt | qđ | kh | chỉ tiêu | mục tiêu | tiêu chí | nội dung | hạng mục |
  đề mục | hồ sơ | văn bản | công văn | báo cáo | tờ trình | kế hoạch | quyết định | nghị quyết | thông báo | biên bản | phiếu | thư | giấy |
  đơn thư | đơn | danh sách | bảng | biểu | mẫu | trang | dòng | cột | file | tệp | ảnh | hình | video | clip | bài | tin | ý kiến | câu | kiến nghị |
  đề xuất | phản ánh | khiếu nại | tố cáo | trường hợp | vụ | ca | công trình | dự án | gói | mô hình | sản phẩm | thủ tục | dịch vụ | số liệu |
  dữ liệu | bản ghi | tài liệu | tài khoản | máy tính | máy | thiết bị | phần mềm | phiên bản | camera | chữ ký | chứng thư | bản |
  người | cháu | cụ | đồng chí | cán bộ | công chức | viên chức | lãnh đạo | học sinh | sinh viên | giáo viên | đoàn viên | hội viên | đảng viên |
  công dân | người dân | bệnh nhân | đối tượng | đại biểu | gia đình | hộ | nhà | căn | hộ dân | phụ nữ | trẻ em | thanh niên | đội viên |
  tổ | thôn | ấp | khu | khu phố | phường | xã | phòng | ban | sở | ngành | đơn vị | cơ quan | cơ sở | trường | lớp | doanh nghiệp | hợp tác xã |
  địa bàn | điểm | tuyến | đội | nhóm | cụm | khối | hội | chi bộ | đoàn | cái | chiếc | con | bộ | tấm | bức | cuốn | quyển | tập | thùng | lô |
  suất | phần | món | lượt | lần | đợt | buổi | cuộc | chuyến | bước | khâu | giai đoạn | mục | khoản | giải | cây | xe | loại | kiểu | cấp |
  km | m | m2 | ha | kg | tấn | tạ | lít | mét | đồng | nghìn | ngàn | triệu | tỷ | tỉ | tr | tỷ đồng | usd | vnđ | phần trăm | k | củ | trăm | chục |
  bản vẽ | bản đồ | thửa | thửa đất | mảnh đất | lô đất | thẻ | hố | hố ga | cống | cột đèn | bóng đèn | biển báo | thông tin | nhân khẩu |
  thành viên | phần quà | quà tết | suất quà | mũi tiêm | liều | phòng học | hội nghị | tin nhắn | lá cờ | băng rôn | pano | khẩu hiệu |
  sổ đỏ | giấy phép | con dấu | hộ khẩu | hộ kinh doanh | cửa hàng | quán ăn | hẻm | cây cầu | trạm | chốt`)
const times = of(
  'phút | giờ | h | giây | ngày | tuần | tháng | quý | năm | hôm | bữa | ngày làm việc | tiếng | p | kỳ | thg',
)

/** Verbs of two syllables whose first is a noun of these: "ban hành", "tổ chức". */
const verbs = new Set(
  (
    'ban hanh|ban giao|bo sung|bo tri|to chuc|tap huan|tap trung|tap hop|phan cong|phan tich|phan loai|giai quyet|giai trinh|' +
    'giai ngan|don doc|dong dau|dong goi|bang cach|phong van|hoi y|hoi hop|ca thi|can bang|mau thuan|cai dat|cai tao|ho tro|' +
    'loai bo|ban ve|ban bac|mo rong|lan dau|phan anh|nam vung|quy dinh'
  ).split('|'),
)

const known = (phrases: readonly string[]) =>
  phrases.map(phrase => phrase.split(' ').map(word => ({ folded: fold(word), marks: marksOf(word) })))
const [knownThings, knownTimes] = [known(things), known(times)]

/** What a sentence goes on with behind a task's number; any other word is counted by the number: "xong 2 bản vẽ". */
const goesOn = new Set(
  `len a ah e em anh chi sep bac chu co ban bot oi nhe nha nhen nghe hen da roi r va voi la thi ma vua moi dang chua khong ko k nua luon di
  thoi chu day ne vi do boi tai de nhung nhg con cung du het ca nay kia vay nhu theo tu den toi o ngay hom sang chieu trua luc truoc sau
  trong tren duoi bang qua duoc dc dat kq ket giup cho voi dum ho xin nho hay va/ hoac dung han dung som xong hoan ht xg ok oke co trinh
  gui nop bao lam xu giai tham luu kiem ra lap dang se sap can phai muon bi tam gap khan nhung ro tot kem het dut xuat qua chat`.split(
    /\s+/,
  ),
)

const address = new Set('a ah e em anh chi sep bac chu co oi nhe nha nhen da roi'.split(' '))

/** Is the word behind a bare number one that it counts? What goes on with the sentence, or is called a deed, is none. */
export function countsAnything(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (word?.kind !== 'word') return false
  if (countedAt(words, at) !== undefined) return true
  return !goesOn.has(word.folded) && !isDeed(words, at) && !verbs.has(`${word.folded} ${words[at + 1]?.folded ?? ''}`)
}

const reporting: readonly [RegExp, string][] = [
  [
    /^(?:(?:da|em|toi|minh|bao|moi|vua|lam|a|e) )*(?:xong|hoan thanh|hoan tat|lam xong|da xong)(?: (?:duoc|ca|het))* $/,
    'xong',
  ],
  [/^(?:(?:da|em|toi|minh|moi|vua|a|e) )*(?:cap nhat|capnhat)(?: (?:duoc|them|cho))* $/, 'capnhat'],
  [/^(?:(?:da|em|toi|minh|moi|vua|a|e) )*(?:nhan|tiep nhan)(?: (?:duoc|them))* $/, 'nhan'],
]

export interface CountedReport {
  command: string
  number: number
  counted: string
  /** "3 trên 5 chỉ tiêu": some of them */
  isPart: boolean
}

/**
 * "xong 34 báo cáo", "cập nhật 12 thông tin cư dân": what is reported by its number, of a task that is not named. Where no
 * task of theirs has the number, whatever follows is counted by it: "xong 31 bác".
 */
export function countedReport(text: string, taskIsTheirs = true): CountedReport | undefined {
  const words = wordsOf(text)
  const at = words.findIndex(({ kind }) => kind === 'number')
  const [number, last] = [words[at], words.at(-1)]
  if (!number || !last || number.text.length > 9 || words[at - 1]?.text === '#') return undefined
  const part = isPartOf(words, at)
  const follows = words[at + 1]?.kind === 'word' && !taskIsTheirs
  if (!part && !follows && !countsAnything(words, at + 1)) return undefined
  // "xong 2 anh ạ" speaks to somebody.
  if (
    countedAt(words, at + 1) === 'time' ||
    (taskIsTheirs && words.slice(at + 1).every(word => address.has(word.folded)))
  )
    return undefined
  const before = words
    .slice(0, at)
    .map(({ folded }) => `${folded} `)
    .join('')
  const command = reporting.find(([begins]) => begins.test(before))?.[1]
  return command === undefined
    ? undefined
    : {
        command: part && command === 'xong' ? 'capnhat' : command,
        number: Number(number.text),
        counted: text.slice(number.start, last.end),
        isPart: part,
      }
}

/** Does what stands behind an unsigned number say what it counts? A document's number in it is the result of a task. */
export const beginsWithCounted = (text: string): boolean =>
  findDocumentNumber(text) === undefined && countedAt(wordsOf(text), 0) !== undefined

/** Do the words from `at` on, behind a number, say what it counts? A word without diacritics may be any. */
export function countedAt(words: readonly Word[], at: number): 'things' | 'time' | undefined {
  const pair = `${words[at]?.folded ?? ''} ${words[at + 1]?.folded ?? ''}`
  // "bàn về", not "bản vẽ"
  if (verbs.has(pair) && !(pair === 'ban ve' && words[at]?.usual === 'bản')) return undefined
  const begins = (phrase: (typeof knownThings)[number]) =>
    phrase.every(({ folded, marks }, step) => {
      const word = words[at + step]
      return word?.kind === 'word' && word.folded === folded && (isBare(word) || word.marks === marks)
    })
  if (knownTimes.some(begins)) return 'time'
  return knownThings.some(begins) ? 'things' : undefined
}
