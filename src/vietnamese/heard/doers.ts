import type { Word } from '../intent/words.ts'
import { tellsDeed } from './deeds.ts'
import { fillers, foldedText, plain, set } from './vocabulary.ts'

// Who has done it: what another one did is no report of one's own, and is read back first.

const titles = set('anh chi ban co chu bac ong ba')
const selves = set('em toi minh tui chau e t tao')
/** Before a title these make it the one who gets something. */
const towards = set('cho voi gui cua cung den toi len qua sang nop trinh thua bao moi gap giup da ok vang')
/** People that are no names: "đồng nghiệp đã nộp", "có người làm rồi". */
const somebody =
  /^(?:(?:da|ok|vang|thi|la|ma|hinh nhu|co) )*(?:nguoi khac|co nguoi|nguoi ta|ai do|dong nghiep|dong chi khac|ben kia|ben do|(?:phong|don vi|ban|to|doi|so) khac|cap duoi|(?:pho |truong )?(?:truong )?phong \S+ (?:da|lam|gui|nop)|sep|lanh dao|chu tich|nhan vien|van thu|ke toan|can bo khac)(?: |$)/
/** A unit before the verb may be one's own; without a document or a figure it is asked. */
const unit = /^(?:(?:da|ok|vang|thi|ma) )*(?:phong|ben|ban|to|doi|so|cong an|quan su)(?: \S+){1,4}$/
const ownUnit =
  /^(?:(?:da|ok|vang|thi|ma) )*(?:phong|ben|ban|to|doi)(?: (?:em|toi|minh|tui|chung em|chung toi|cua em))?$/
const verbs = set('da gui gui nop trinh lam bao xong hoan vua moi gởi goi soan duyet ky nhan')
/** Words that alone before the verb are no names. */
const things =
  set(`bao ho van cong to ke quyet bien danh du phieu ket thong lich chi hop chuong de bang huong nghi giay so phong xa phuong
  so ban to doi truong tram don ubnd hdnd co doan hoi chi dang hom sang chieu toi trua nay viec nhiem cv nv toan tat moi cac nhung
  dan ba duong cau cong den camera may he trang mang dien nuoc rac cay tien quy luc hien da vua moi dau thang tuan ngay noi ca san
  xe nha dat khu thon ap kenh muong chot tram lop hoc benh vu ca cuoc buoi dot ban chung thu luong phi thue ngan sach cung thi nay luon deu chinh that da roi xong lam di`)

/** Do these words say that somebody else has done it: "chị Lan đã gửi", "Lan gửi rồi", "phòng văn hóa làm xong rồi"? */
export function isDoneByAnother(words: readonly Word[], figures: boolean): boolean {
  const begins = words.findIndex(({ usual }) => !/^(?:dạ|ok|oke|vâng|vang|ừ|thưa)$/.test(usual))
  const verbAt = words.findIndex((_, at) => at >= begins && isVerb(words, at))
  if (begins < 0 || verbAt <= begins) return false
  const subject = words.slice(begins, verbAt)
  if (somebody.test(foldedText(subject))) return true
  // Bare "chi" may be "chị", or to spend.
  const called = words[begins]?.usual === 'chi' && !tellsDeed(words.slice(begins + 1, begins + 2))
  if (!called && tellsDeed(words.slice(begins))) return false
  const said = foldedText(subject)
  if (subject.some(word => selves.has(plain(word))) && !/(?:^| )dong nghiep /.test(`${said} `)) return false
  if (!figures && unit.test(said) && !ownUnit.test(said)) return true
  if (subject.some((word, at) => titles.has(plain(word)) && isCalled(subject, at))) return true
  const [only] = subject.filter(word => !fillers.has(plain(word)))
  return only?.kind === 'word' && subject.length === 1 && !things.has(plain(only))
}

const isVerb = (words: readonly Word[], at: number): boolean =>
  verbs.has(words[at]?.folded ?? '') && !(words[at]?.folded === 'bao' && words[at + 1]?.folded === 'cao')

/** A title with a name behind it, and nobody who is spoken to: "chị Lan", not "anh ơi", "sếp". */
function isCalled(subject: readonly Word[], at: number): boolean {
  const name = subject[at + 1]
  if (!name || name.kind !== 'word' || fillers.has(plain(name)) || towards.has(plain(subject[at - 1] ?? name)))
    return false
  return !subject.slice(at + 1).some(({ folded, text }) => folded === 'oi' || text === ',')
}
