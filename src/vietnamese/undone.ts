import { nfc } from '../domain/chat/tidy-text.ts'
import { noNames, type NamesIndex } from './intent/names.ts'
import { calledAt } from './intent/somebody.ts'
import { beginsAnotherWord } from './intent/typed.ts'
import { wordsOf } from './intent/words.ts'
import { fold } from './normalise.ts'

/** What people ask a clerk for, where no line was read out of it; most of it the assistant does not do. */
export type Undone =
  | 'approve'
  | 'return'
  | 'sign'
  | 'extend'
  | 'assign'
  | 'hand over'
  | 'urge'
  | 'remind'
  | 'print'
  | 'send'
  | 'delete'
  | 'edit'
  | 'write'
  | 'meet'
  | 'tell'
  | 'many'

/** The verb of each, as it opens a request. With diacritics it must be this one: "in" is no "ìn"; without them it may be any. */
const verbs: Record<Exclude<Undone, 'tell' | 'many'>, string> = {
  approve: 'duyệt | phê duyệt | ký duyệt | thông qua | chấp thuận',
  return: 'trả lại | trả về | không duyệt | yêu cầu làm lại',
  sign: 'ký | kí | trình ký | ký số',
  extend:
    'gia hạn | xin gia hạn | cho gia hạn | sửa hạn | sửa thời hạn | chỉnh hạn | chỉnh thời hạn | thay hạn | lùi hạn | xin lùi | dời hạn | giãn hạn | kéo dài hạn | xin thêm thời gian | đổi hạn | lùi thời hạn',
  assign:
    'giao | giao việc | giao nhiệm vụ | phân công | phân việc | chỉ đạo | cử | bố trí | tạo việc | tạo nhiệm vụ | thêm việc | thêm nhiệm vụ',
  'hand over': 'chuyển việc | bàn giao | chuyển cho | giao lại',
  remind:
    'nhớ nhắc | hẹn | hẹn giờ | đặt nhắc | báo thức | nhắc tui | nhắc tớ | nhắc mình | nhắc em | nhắc anh lúc | nhắc chị lúc | nhắc anh với | nhắc lúc | nhắc hẹn | nhắc lịch | nhắc giờ | nhắc uống | nhắc họp',
  urge: 'nhắc | nhắc nhở | đôn đốc | đốc thúc | giục | hối | thúc | hối thúc | yêu cầu | kêu | gọi | báo cho | thông báo cho',
  print: 'in | in ra | chụp | chụp lại | chụp màn hình | chuyển sang word | chuyển sang pdf',
  send: 'gửi | gởi | gửi mail | gửi email | gửi zalo | chuyển tiếp',
  delete: 'xóa | xoá | bỏ | hủy | huỷ | gỡ',
  edit: 'sửa | chỉnh | chỉnh sửa | đổi | ghi chú | ghi thêm | bổ sung | đánh dấu',
  write: 'soạn | viết | dự thảo | làm giúp | làm báo cáo | làm tờ trình | lập báo cáo | tạo báo cáo',
  meet: 'đặt lịch họp | mời họp | triệu tập | đặt lịch | lên lịch | xếp lịch',
}

/** What asks for it wherever it stands. */
const anywhere: Partial<Record<Undone, RegExp>> = {
  remind: /^(?:(?:nho|hay|em|bot|lam on) )*nhac (?:toi|tui|minh|em)\b(?! (?:cac|nhung|het|ca) )/,
  approve: /\b(?:duyet|phe duyet) (?:het|tat ca|toan bo|luon|giup|dum|gium|di|duoc khong|duoc ko)\b/,
  sign: /\b(?:can|cho) (?:toi|anh|chi|minh) ky\b/,
  extend:
    /\b(?:gia han|lui han|doi han|gian han) (?:duoc|dc|dk) (?:khong|ko|k)\b|\b(?:xin|de nghi|de xuat) (?:gia han|lui han)\b|\b(?:cho|xin) (?:.+ )?them (?:\d+|mot|hai|ba|vai|it) (?:ngay|hom|bua|tuan|thang)\b/,
  print: /\b(?:in|xuat|tai|chuyen) (?:.+ )?(?:ra|sang) (?:word|pdf|giay|anh|hinh)\b/,
}

/** "tạm dừng hết việc của Lan" */
const many =
  /^(?:cho )?(?:tam dung|tam ngung|tam hoan|dung|ngung|tiep tuc|dong|ket thuc|chot) (?:het|tat ca|toan bo|cac|moi|nhung)\b.*\b(?:viec|nhiem vu|nv)\b/

const telling = /^(?:hỏi|nói|bảo|dặn|nhắn|báo|hoi|noi|bao|dan|nhan)$/
const toWhom = /^(?:giup|dum|gium|ho|thu|xem|tin|voi|cho|lai)$/

/** "hỏi Toàn việc 14 sao rồi", "dặn chị Lan nộp sớm": what is to be passed on to somebody who is named. */
function tellsSomebody(text: string, names: NamesIndex): boolean {
  const words = wordsOf(text)
  const verb = words.findIndex(({ folded }) => !courtesy.test(folded))
  const said = words[verb]?.text.toLowerCase() ?? ''
  // "báo anh Hùng việc 12 đã xong" reports; "hỏi Lan việc 5 xong chưa" asks.
  if (!telling.test(said) || (!/^h[ỏo]i$/.test(said) && result.test(text))) return false
  let at = verb + 1
  while (toWhom.test(words[at]?.folded ?? '')) at++
  const called = calledAt(words, names, at)
  if (!called) return false
  const next = words[called.last + 1]
  // "hỏi Lan rồi", "báo anh Hùng: …" tell what was done.
  return next !== undefined && !/^(?:roi|xong|,|:|\.)$/.test(next.folded)
}
const courtesy = /^(?:da|vang|em|e|anh|chi|oi|bot|nho|giup|dum|gium|cho|lam|on|ban|tro|ly|minh|toi|muon|can|a|,)$/

/** The longest first: "giao lại" is no "giao". */
const ways: readonly { undone: Undone; words: string }[] = (Object.keys(verbs) as (keyof typeof verbs)[])
  .flatMap(undone => verbs[undone].split('|').map(said => ({ undone, words: said.trim() })))
  .toSorted((a, b) => b.words.length - a.words.length)

/** What may stand before a request without being of it. */
const leading =
  /^(?:(?:vang|thua|alo|nay|oi|em oi|bot|tro ly|em|anh|chi|toi|minh|sep|cac|dong chi|d\/c|nho|giup|dum|gium|ho|cho|lam on|vui long|de nghi|muon|can|hay|xin|phien|bay gio|gio|thi|ban|a)[\s,.!]+)+/
/** Told as done, denied, or asked whether it is: no request. */
const told =
  /^(?:đã|vừa|đang|chưa|không|đừng|khỏi|da|vua|dang|chua|khong|ko|dung|khoi) |(?<! (?:vừa|vua|hồi|hoi))(?: (?:rồi|chưa|roi|chua))(?: \p{L}{1,4})?[\s.!?]*$/u

const startsWith = (text: string, words: string): boolean =>
  text.startsWith(words) && !/^[\p{L}\p{N}]/u.test(text.slice(words.length))

/** What says that it is done, or names a paper: a result. */
const result = / xong(?!\p{L})|\d\/\p{Lu}{2}/u

/** Longer messages tell something. */
const longest = 200

/** What is asked for so; undefined for all else. To be asked only where nothing else was understood. */
export function undoneIn(raw: string, names: NamesIndex = noNames): Undone | undefined {
  const text = nfc(raw).toLowerCase()
  if (text.length <= longest && tellsSomebody(nfc(raw), names)) return 'tell'
  if (text.length > longest || text.includes('\n') || told.test(text) || result.test(nfc(raw))) return undefined
  const folded = fold(text)
  if (many.test(folded.replace(leading, ''))) return 'many'
  const some = (Object.keys(anywhere) as Undone[]).find(undone => anywhere[undone]?.test(folded))
  if (some) return some
  if (beginsAnotherWord(text)) return undefined
  // Folding keeps the place of each letter: what leads is taken off both alike.
  const from = leading.exec(folded)?.[0].length ?? 0
  const isBare = folded === text
  return ways.find(({ words }) =>
    [0, from].some(at => (isBare ? startsWith(folded.slice(at), fold(words)) : startsWith(text.slice(at), words))),
  )?.undone
}
