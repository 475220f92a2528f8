import { nfc } from '../domain/chat/tidy-text.ts'
import { wordsOf } from './intent/words.ts'

/** What somebody brings to a clerk that is no task and no list: each has an answer of its own. */
export type Concern =
  | 'not mine'
  | 'absence'
  | 'password'
  | 'phone'
  | 'person'
  | 'missing task'
  | 'no reminder'
  | 'sent message'
  | 'compared people'

/** What may stand around it and says nothing more. */
const around =
  '(?:da|vang|thua|oi|em|e|toi|minh|tui|anh|chi|a|c|sep|bot|tro ly|ad|admin|ban|nhe|nha|nghe|roi|voi|giup|cho|xin|moi|bi|muon|can|thi|nay|' +
  'cua|cai|sao|lam sao|the nao|duoc khong|duoc|khong|luon|di|gio|vay|a|ma|hom nay|hom qua|bay gio|lai|de|hoi)'
/** A whole message, but for that. */
const whole = (said: string): RegExp => new RegExp(`^(?:${around} )*(?:${said})(?: ${around})*$`)

const self = '(?:em|e|toi|minh|tui|anh|chi|chau)'
/** Somebody by title and name, or by what they do. */
const somebody =
  '(?:nguoi that|nguoi ho tro|nguoi phu trach|nguoi quan ly|con nguoi|can bo ho tro|quan tri(?: vien)?|admin|ky thuat|tong dai|nhan vien ho tro|' +
  '(?:anh|chi|co|chu|bac|ong|ba|dong chi|d/c|sep|thay)(?: (?!roi|xong|de|ban)\\w+){1,3}|sep|lanh dao|ai do)'
/** Asked for among all. */
const someone = '(?:nhung |co )?(?:ai|(?:nguoi|can bo|chuyen vien|nhan vien|dong chi|cong chuc|dua|anh|chi)(?: nao)?)'
const program =
  '(?:cai )?(?:bot|app|phan mem|ung dung|he thong|tro ly|chuong trinh|kenh|nhom chat|cai|trang)(?: (?:nay|do|nhac viec|chat))*'
const away =
  '(?:nghi (?:phep|om|benh|thai san|sinh|che do|bu|khong luong|viec rieng|lam)|bi (?:om|benh)|benh|om|di cong tac|di hoc|nam vien|di vien|vang mat)'

const patterns: readonly (readonly [Concern, RegExp])[] = [
  [
    'not mine',
    new RegExp(
      `(?:^|\\b)(?:viec|nhiem vu|cai|nv)(?: (?:so )?#?\\d+| nay| do| kia)* (?:khong phai|dau phai|dau co phai|khong) (?:la )?(?:viec )?cua ${self}(?: (?:ma|a|nha|nhe|dau|sep|anh|chi|roi|bot))*$|` +
        '\\bgiao (?:nham|lon|sai|khong dung|chua dung)(?: (?:nguoi|viec|cho|phong|don vi))*\\b|^(?:\\w+ ){0,3}nham nguoi(?: roi| a| nha| oi| anh| chi| sep| em)*$|' +
        `^(?:viec|nhiem vu)(?: (?:so )?#?\\d+| nay| do)+ (?:la )?(?:viec )?cua (?:anh|chi|co|chu|ong|ba|dong chi|phong|ben) (?:\\w+ ){1,4}(?:ma|chu|co ma|chu khong phai.*)$`,
    ),
  ],
  [
    'absence',
    new RegExp(
      `^(?:(?:\\w+ ){0,4}${self} )?(?:(?:xin|se|dang|phai|duoc|bi|co|muon|cho|nay|hom nay|mai) )*(?:${away}|xin nghi|nghi)(?: xin nghi| phep)*(?: (?:\\d+|may|mot|hai|ba|vai|nua|ca|tu|den|het|ngay|tuan|thang|buoi|hom|nay|mai|sau|toi|thu|hai|tu|nam|sau|bay|sang|chieu|roi|nha|nhe|a|sep|anh|chi|em|khong den duoc|khong di lam duoc|khong di lam|khong lam duoc|/|-))*$|` +
        `\\b${away}\\b.*\\b(?:ai|nguoi) (?:lam|thay|lam thay|truc|xu ly)(?: thay)?\\b`,
    ),
  ],
  [
    'password',
    whole(
      '(?:quen|mat|doi|lay|reset|cap|xin) (?:lai )?(?:mat khau|pass|password|mk)(?: moi)?|(?:khong|chua) (?:dang nhap|vao) duoc(?: tai khoan)?|dang nhap (?:kieu gi|o dau|cach nao|khong duoc)?|dang nhap',
    ),
  ],
  [
    'phone',
    whole(
      '(?:doi|thay|mat|hu|doi lai|chuyen) (?:so|so dien thoai|sdt|so dt|dt|dien thoai|sim|may|so moi|dien thoai moi|sim moi|may moi)(?: moi| khac)?|(?:so dien thoai|sdt|so) moi(?: la)?(?: \\d[\\d .]*)?',
    ),
  ],
  [
    'person',
    new RegExp(
      `^(?:${around} )*(?:cho|can|muon|xin|de|phai)(?: ${around})* (?:gap|noi chuyen voi|noi may|lien he|lien lac|goi)(?: truc tiep)? ${somebody}(?: ${around})*$|` +
        `^(?:${around} )*(?:lien he|lien lac|gap|goi|hoi|bao) ai\\b.*$|` +
        `^(?:${around} )*ai (?:la nguoi )?(?:quan ly|quan tri|phu trach|lam ra|dung sau|chiu trach nhiem|dieu hanh|ho tro)(?: ve)? ${program}(?: ${around})*$|` +
        `^(?:${around} )*(?:so|so dien thoai|sdt|so dt)(?: cua)? ${somebody}(?: ${around})*$|^(?:${around} )*(?:duong day nong|hotline|so ho tro|nguoi that)(?: ${around})*$`,
    ),
  ],
  [
    'missing task',
    new RegExp(
      `\\bsao .*(?:khong|chua) (?:thay|co|hien|len|tim thay) (?:viec|nhiem vu|danh sach)\\b|^(?:${around} )*(?:khong|chua) (?:thay|tim thay) (?:viec|nhiem vu)(?: nao)? cua ${self}(?: ${around})*$|` +
        `(?:danh sach|bang|list)(?: viec| nhiem vu)?(?: cua ${self})?(?: bi)? (?:thieu|mat|sot) (?:viec|nhiem vu)|^(?:${around} )*(?:thieu|mat|sot) (?:viec|nhiem vu) cua ${self}(?: ${around})*$`,
    ),
  ],
  [
    'no reminder',
    new RegExp(
      `\\bsao (?:\\w+ ){0,4}(?:khong|chua)(?: thay)?(?: ai)? (?:nhac|gui tin|gui nhac|nhan tin|bao)(?: viec| gi| cho)*(?: ${self})?(?: ${around})*$|` +
        `(?:khong|chua) (?:nhan duoc|thay|nhan) (?:tin |thong bao )?(?:nhac|thong bao|tin nhan|tin)(?: viec| gi| nao| het)*(?: ${around})*$`,
    ),
  ],
  [
    // "ai trễ nhiều nhất" is a list of theirs.
    'compared people',
    new RegExp(
      `^(?:${around} )*(?:trong (?:phong|don vi|co quan|van phong)(?: (?:toi|minh|em|nay))? )?(?:${someone}) (?:(?:la|dang|lam|lam viec|cong tac|hien|dang co|thi) )*` +
        '(?:(?:gioi|tot|kem|nhanh|yeu|te|do|cham chi|sieng|luoi|nang no|hieu qua|xuat sac|ranh|nhieu viec|it viec|ban|vat va) (?:nhat|hon|hon ca)|(?:ranh|ranh roi|ranh viec|hon|hon ai|gioi|luoi)|(?:chua|khong|chang) (?:co|duoc giao|bi giao|duoc phan cong) (?:viec|nhiem vu)(?: gi| nao)?)' +
        `(?: (?:viec|tuan nay|thang nay|quy nay|nam nay|${around}))*(?: (?:lam|trong|cua|o|ben|phong|don vi|co quan)(?: \\w+){0,8})?$`,
    ),
  ],
  [
    'sent message',
    whole(
      '(?:xoa|thu hoi|go|rut|go bo) (?:lai )?(?:giup |dum |het )?(?:cai |doan |nhung )?(?:tin nhan|tin|doan chat|cuoc tro chuyen|lich su chat|lich su tro chuyen)(?: (?:vua roi|hoi nay|luc nay|truoc|vua gui|em vua gui|do|kia|cu))*|' +
        '(?:(?:lay|rut|thu hoi) (?:lai|ve)|(?:lay|rut|thu hoi) (?:lai |ve )?cai)(?: (?:vua roi|vua gui|hoi nay|luc nay|do|kia))*',
    ),
  ],
]

/** Longer messages say more than that. */
const longest = 20

/** A message that asks for a list besides ("tuần này em nghỉ phép, còn việc gì không") is about the list. */
const asksForList = /\b(?:viec gi|viec nao|may viec|bao nhieu viec|con viec|danh sach)\b/

/** What is brought up; undefined for all else. */
export function concernOf(text: string): Concern | undefined {
  const words = wordsOf(nfc(text)).filter(({ kind, text }) => kind !== 'mark' || text === '/' || text === '#')
  if (words.length === 0 || words.length > longest) return undefined
  const said = words.map(({ folded }) => folded).join(' ')
  const found = patterns.find(([, pattern]) => pattern.test(said))?.[0]
  return found === 'absence' && asksForList.test(said) ? undefined : found
}
