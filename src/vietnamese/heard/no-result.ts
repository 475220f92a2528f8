import { shareIn } from '../intent/numbers.ts'
import type { Word } from '../intent/words.ts'
import { fold } from '../normalise.ts'
import { foldedText } from './vocabulary.ts'

// What plainly is no result, though it may speak of one: it denies, jokes, asks, wishes, complains, or tells of a part.

/** "xong đâu mà xong", "xong chết liền", "xong sao nổi" */
const mocks =
  /(?:^| )(?:xong|hoan thanh|gui|nop|trinh|lam) (?:chet lien|kieu gi|the nao duoc|lam sao|sao (?:noi|duoc|kip)|dau ma|gi ma|cai gi|noi gi|bang niem tin|duoc (?:da phuoc|chet lien|moi la)|moi la|doi|phim|con khi|cai dau)(?: |$)|(?:dau|nao|gi) ma (?:xong|bao|doi|hoi|nop|gui)(?: |$)/
/** "phải chi xong sớm", "mong là xong sớm" */
const wishes =
  /^(?:(?:em|toi|minh|chi) )*(?:phai chi|uoc gi|uoc sao|gia ma|gia nhu|cau mong|mong(?: la| sao| cho)? (?:som )?xong|hy vong|hi vong)(?: |$)/
/** "hoàn thành rồi thì sao", "đã gửi chưa ta": asked, though something is claimed by it. */
const asksBehind =
  /(?:^| )(?:thi (?:sao|bao sao|lam sao|gui dau|ghi sao|lam gi|bam gi)|chua (?:ta|vay|nhi|ha)|roi (?:ha|chu gi|dung khong|phai khong|dung ko))$/
/** "ai bảo xong", "bao giờ xong", "hỏi làm chi", "tôi hỏi việc của Lan", "ý em là việc giá đất" */
const asksAtHead =
  /^hoi (?:anh|chi|co|chu|bac|sep|dong chi)(?: \S+){0,3} (?:a|di|ha|xem)$|^(?:ai (?:bao|noi|bieu)|bao gio|khi nao|chung nao|hoi (?:lam )?(?:chi|gi))(?: |$)|^(?:em|e|toi|anh|chi|minh|tui) (?:dang |muon )?(?:hoi|noi) (?:\S+ )*viec(?: |$)|^y (?:\S+ ){0,2}la (?:cai )?viec(?: |$)/
/** "hổng thấy nút gửi ảnh" */
const cannotFind =
  /(?:khong|chang|chua) (?:thay|tim thay|kiem thay|tim ra) (?:\S+ ){0,2}(?:nut|muc|menu|cho|o|dau|phan)(?: |$)/
/** "sếp bảo chưa được gửi", "để đồng chí Hà báo cáo" */
const toldToWait =
  /(?:^| )(?:bao|noi|keu|dan|chi dao) (?:la )?(?:chua|khong|khoan|doi) (?:duoc |can |phai )?(?:gui|nop|trinh|lam|bao|xong|ky)(?: |$)|^(?:thoi )?de (?:dong chi|d\/c|anh|chi|co|chu|bac|ban|sep|phong|ben) (?:\S+ ){0,3}(?:bao cao|lam|gui|nop|trinh|soan|lo)(?: |$)|^de (?:suy nghi|tinh|coi|xem|hoi|can nhac|ban|nghi)(?: \S+){0,2} (?:them|lai|da|chut|cai|sep|sau)$/
/** "tại bấm nhầm", "do em gửi lộn": said of the step itself. */
const slipped =
  /^(?:(?:tai|do|vi|boi|lo|chac|chet) )*(?:(?:em|e|toi|anh|chi|minh|tui) )*(?:(?:lo|bam|go|nhan|chon|gui|bao|ghi|an) )*(?:nham|lon)(?: (?:roi|nut|so|viec|nguoi|a|thoi|nhe|nha))*$/
/** "làm biếng quá", "mệt muốn xỉu" */
const vents =
  /(?: (?:qua troi|qua di|qua|lam luon|ghe|the|du|du vay)|muon (?:xiu|chet|khoc|nghi))$|^(?:mo di|nam mo|gion|dua hoai|qua tai|duoi suc|kiet suc|het hoi|nan|chan|oai|duoi|met|luoi|lam bieng)(?: |$)/
/** "mai đã xong", "đã xong sớm mai"; "Mai" is a name, and "cây mai" a tree. */
const tomorrow =
  /^(?:(?:sáng|chiều|trưa|tối|ngày|sớm) )?(?:mai|mốt)(?: |$)|(?:^| )(?:sáng|chiều|trưa|tối|ngày|sớm) (?:mai|mốt)(?: |$)|(?:^| )(?:xong|nộp|gửi|trình) mai(?: |$)/
const notYet =
  /^con \S+ .*(?:la|moi) xong(?: |$)|(?:^| )(?:dang (?:soan|lam do|sua|cho|lay)|chua (?:duoc )?(?:ky|duyet|xong|gui|nop|trinh|ban hanh|co chu ky|thong nhat|lam duoc))(?: |$)/
/** "nếu mai ký được thì xong", "phải đợi sếp duyệt mới xong", "nhà thầu hứa tuần sau lắp", "quên gửi rồi", "mới tập huấn đợt 1" */
const depends =
  /^(?:neu|phai (?:doi|cho)|doi|cho) (?:\S+ )+(?:thi|moi) (?:xong|lam|gui|nop|trinh|ky|co)(?: |$)|(?:^| )hua (?:\S+ ){0,3}(?:sau|toi|mai)(?: |$)|^(?:(?:em|e|toi|minh|chet|a|o) )*quen (?:mat|gui|nop|lam|bao|trinh|ky|roi)(?: |$)|^moi (?:\S+ ){1,4}(?:dot|buoc|phan|giai doan) \d+(?: |$)/
/** "thiếu chữ ký chủ tịch", "còn vướng mặt bằng" */
const lacks = /^(?:(?:còn|đang|vẫn|hiện) )*(?:thiếu|vướng|kẹt) /
/** "bị trả lại", "không được duyệt" */
const sentBack =
  /(?:^| )(?:bi (?:\S+ )?(?:tra|bac|tu choi)(?: lai| ve)?|khong duoc (?:duyet|ky|chap nhan))(?: |$)|^(?:so|sep|anh|chi|lanh dao|phong|tinh|thanh pho|ubnd|chu tich)(?: \S+){0,2} (?:tra ve|tra lai)(?: |$)/
/** "3 trên 5 chỉ tiêu", "16 trong 20", "12 còn 3": some of them. */
/** "được 8/12 khu phố" */
const ofWhole = /(?:^| )(?:duoc|moi|xong) (?:\S+ )?(\d+) \/ (\d+) (?!roi|a |nha|nhe|em|anh|sep)[a-z]/
const half = /(?:^| )(?:hon|gan|qua|duoc|moi|cung) (?:mot )?nua(?: |$)/
const someOf =
  /(?:^| )(\d+) (?:tren|trong|trong so|trong tong so) (\d+)(?: |$)|(?:^| )(?<!(?:tu|giam|xuong) )\d+(?: \S+)? (?:con|thieu) (?:lai )?\d+(?: |$)/

/** "mời họp lúc 2h", "xong giùm em với" */
const orders =
  /^(?:chuyen|goi|giao|hoi|nho|keu|bao(?! cao)|nhan) (?:(?!da )\S+ ){1,5}di$|^(?:moi|trieu tap) hop(?: |$)|(?:^| )(?:xong|lam|nop|gui|bao) (?:giup|gium|dum|ho) (?:\S+ )?(?:voi|di|nhe|nha|cai)$/

export type NoResult = 'request' | 'refusal' | 'question' | 'wait' | 'unfinished'

export function plainlyNone(words: readonly Word[]): NoResult | undefined {
  const said = foldedText(words)
  const typed = words.map(({ usual }) => usual).join(' ')
  if (mocks.test(said) || slipped.test(said)) return 'refusal'
  if (cannotFind.test(said) || asksBehind.test(said) || asksAtHead.test(said)) return 'question'
  if (orders.test(said)) return 'request'
  if (wishes.test(said) || toldToWait.test(said)) return 'wait'
  const named = /^\p{Lu}/u.test(words[0]?.text ?? '') && words.length > 1 && words[0]?.folded === 'mai'
  if (tomorrow.test(typed) && !named && !/(?:^| )cây mai/.test(typed)) return 'wait'
  if (notYet.test(said) || depends.test(said) || lacks.test(typed) || sentBack.test(said)) return 'unfinished'
  if (isPart(words)) return 'unfinished'
  return undefined
}

/** "60%", "mới được một nửa", "2/3", "3 trên 5 chỉ tiêu"; "đạt 95%" is what came out of it. */
function isPart(words: readonly Word[]): boolean {
  const said = foldedText(words)
  const [, part, whole] = ofWhole.exec(said) ?? someOf.exec(said) ?? []
  if (half.test(said) || (part === undefined ? someOf.test(said) : Number(part) < Number(whole))) return true
  const share = shareIn(words.map(({ text }) => text).join(' '))
  return share !== undefined && share.percent < 100 && !/(?:^| )dat /.test(said)
}

/** "tại bấm nhầm": said of the step that was begun. */
export const isSlip = (text: string): boolean =>
  slipped.test(
    fold(text)
      .replace(/[\s.,;:!]+/g, ' ')
      .trim(),
  )

/** Nothing is told but how one feels. */
export const isVent = (folded: string): boolean =>
  vents.test(folded) && !/\d|(?:^| )(?:xong|hoan thanh|gui|nop|dat)(?: |$)/.test(folded)
