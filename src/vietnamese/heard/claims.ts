import { countedAt } from '../intent/counted.ts'
import { findDocuments } from '../intent/numbers.ts'
import { wordsOf, type Word } from '../intent/words.ts'
import { isDeed, tellsDeed } from './deeds.ts'
import { fillers, foldedText, plain, set } from './vocabulary.ts'

// What tells that something came out of the work.

const productNames = [
  ...['bao cao', 'bc', 'to trinh', 'ke hoach', 'quyet dinh', 'qd', 'cong van', 'cv', 'bien ban', 'du thao', 'ho so'],
  ...['danh sach', 'van ban', 'vb', 'phuong an', 'ket luan', 'phieu', 'giay moi', 'thong bao', 'lich', 'chi thi'],
  ...['ban nhap', 'ban sao', 'ban chinh', 'ban scan', 'ban tong hop', 'hop dong', 'chuong trinh'],
  ...['de an', 'bang tong hop', 'huong dan so', 'nghi quyet', 'giay phep', 'so lieu'],
].join('|')
const products = new RegExp(`^(?:${productNames})(?: |$)`)
/** "báo cáo 45", "biên bản số 7", "biên bản họp ngày 20/11"; not "kế hoạch năm 2027" */
const numbered = new RegExp(`^(?:${productNames})(?: so)? \\d|^(?:${productNames}) (?:\\S+ )*ngay \\d`)

/** "đã rõ", "đã nhầm", "đã hứa", "đã hết giờ": nothing came out of the work by it. */
const nothingCame =
  /^(?:tu choi|bat tay|ro|hieu|biet|nhan|nham|chua|hua|hen|xin|het|bi|doc|thay|noi|nghe|hoi|xem|co gang|bao(?! cao| ve| dam| tri))(?: |$)/
/** "đã có báo cáo", "đã có kết quả" */
const isThere = new RegExp(`^co (?:${productNames}|ket qua|van ban|chu truong|y kien)(?: |$)`)
/** "họp xong tôi gửi", "xong việc này rồi tính": what is to follow. */
const goesOn =
  /(?:^| )(?:xong|hoan thanh|hoan tat)(?: viec nay| cai nay)?(?: (?:roi|thi|moi|se|toi|em|minh|anh|chi|chau))+ (?:gui|bao|lam|tinh|nop|trinh|noi|xem|nhan|goi|sang|qua|ve|co|duoc|biet)(?: |$)/

const finished = '(?:xong|hoan thanh|hoan tat|done)'
const saysFinished = new RegExp(`(?:^| )${finished}(?: |$)`)
/** "phấn đấu hoàn thành", "chả xong", "xong ngay", "hoàn thành trong tuần này", "xong 2 trong 5" */
const notFinished = new RegExp(
  `(?:^| )(?:phan dau|co gang|tranh thu|cha|chang|khong|du kien|se|sap|khi|neu|sao|hua)(?: \\S+){0,3} ${finished}(?: |$)|` +
    `(?:^| )${finished} (?:ngay|lien|som|trong|truoc(?! han)|vao|khi|cai|den|\\d+ (?:trong|tren)|bao(?! cao))(?: |$)`,
)

/** "đã xem", "đã hứa": something was done, and nothing came out of it. */
export const cameToNothing = (words: readonly Word[]): boolean =>
  words.some(({ usual }, at) => usual === 'đã' && nothingCame.test(foldedText(words.slice(at + 1))))

/** "đã gửi …", "xong", "gửi rồi": it is said that something was done of which something is left, and not only that somebody did something. */
export function saysDone(words: readonly Word[]): boolean {
  const doneAt = words.findIndex(
    ({ usual }, at) => usual === 'đã' || (/^(?:da|vừa|vua|mới|moi)$/.test(usual) && tellsDeed(words.slice(at + 1))),
  )
  const behind = words.slice(doneAt + 1)
  if (doneAt >= 0 && !nothingCame.test(foldedText(behind)) && (tellsDeed(behind) || isThere.test(foldedText(behind))))
    return true
  const said = foldedText(words)
  if (saysFinished.test(said)) return !goesOn.test(said) && !notFinished.test(said)
  // "dạ" is no "đã", with which it is one word without marks.
  const deed = words.findIndex(word => word.usual !== 'dạ' && !fillers.has(plain(word)))
  return (
    tellsDeed(words.slice(Math.max(0, deed))) &&
    words.some(({ usual }, at) => at > deed && /^(?:rồi|roi|r)$/.test(usual))
  )
}

/** The number of a document in these words of the text. */
export function namesDocument(words: readonly Word[], text: string): boolean {
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0]
  const spans = wordsOf(text)
  return findDocuments(text, spans).some(
    ({ first, last }) => (spans[first]?.start ?? -1) >= start && (spans[last]?.end ?? end + 1) <= end,
  )
}

/** Orders and what is still to come: "tổ chức họp đi", "kiểm tra đã", "họp chiều nay". */
const notYet = /(?: (?:di|nao|da)$)|(?:^| )(?:chieu|toi|trua) nay(?: |$)/

/** Somebody else is to do it: "chuyển phòng Văn hóa xử lý", "giao Lan soạn"; not "chuyển hồ sơ sang Công an giải quyết". */
export const handsOn = new RegExp(
  `^(?:chuyen|giao|phan cong|nho|cu) (?!(?:\\d+ )?(?:${productNames}|don|tien|quyet toan)(?: |$))(?:\\S+ )+` +
    `(?:xu ly|giai quyet|thuc hien|lam|soan|chu tri|tham muu|theo doi|bao cao)$`,
)

/** In fewer words, and without a figure or an address, a deed may be an order: "in danh sách", "thông báo cho Lan". */
const toldInFull = 6

/** A deed with what it was done to, a document by its number or day, or what is called the result. */
export function tellsOfWork(words: readonly Word[], text: string): boolean {
  const content = words.filter(word => !fillers.has(plain(word)))
  // "thu" of "thu ngân sách" may be the beginning of an address.
  const begins = isDeed(words, 0) || !content[0] ? 0 : words.indexOf(content[0])
  const all = foldedText(words)
  if (/^(?:ket qua|san pham) \S/.test(all)) return true
  const atHead = products.test(all) ? all : foldedText(words.slice(begins))
  if (numbered.test(atHead)) return true
  const deed = isDeed(words, begins)
  if (namesDocument(words, text)) return deed || products.test(atHead) || /^\d/.test(atHead)
  const next = words.slice(begins + 1).find(word => !fillers.has(plain(word)))
  const later = notYet.test(all) || goesOn.test(all) || handsOn.test(atHead)
  const inFull = words.length >= toldInFull || words.some(({ kind }) => kind === 'number') || /@|:\/\//.test(text)
  return deed && !later && inFull && !/^bao cao/.test(atHead) && next !== undefined && !comesToNothing.has(plain(next))
}

const comesToNothing = set('nham lon sau lai di')

/** A number, a sum, a day, or a count of things: "98", "5.000.000", "25/11/2026", "36 hộ", "họ có 3 người". */
export const isFigure = (words: readonly Word[]): boolean =>
  words.some(({ kind }) => kind === 'number') &&
  (words.every(({ kind }) => kind !== 'word') ||
    words.some(({ kind }, at) => kind === 'number' && countedAt(words, at + 1) !== undefined))
