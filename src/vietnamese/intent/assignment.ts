import { deadlineOf, deadlineText } from '../assign-deadline.ts'
import { inLine } from '../assign-line.ts'
import { findDates, type DateMention } from '../dates.ts'
import { findDocumentNumber } from '../document-number.ts'
import { fold } from '../normalise.ts'
import { readWhose } from '../whose.ts'
import type { UnderstandContext } from './message.ts'
import { beginsAnotherWord } from './typed.ts'

// "giao Sở Nội vụ lập danh sách cán bộ trước 22/12": an order to be assigned, in one sentence.

/** Courtesy, and the leader who speaks of themselves; whoever else has assigned something is told of. */
const leading =
  /^(?:(?:(?:da|vang)(?=[,.!])|alo|nay|em oi|bot oi|bot|tro ly oi|tro ly|nho (?:em|tro ly|bot)|nho|giup (?:anh|chi|toi|minh)|giup|em|phien em|lam on|vui long|hay|bay gio|cho (?:anh|chi|toi|minh)|(?:anh|chi|toi|minh)(?: (?:muon|can))?|xin)[\s,:!.]+)*/
const verb =
  /^(?:giao|phan cong)(?:(?: them)? (?:viec moi|nhiem vu moi|mot viec|mot nhiem vu|viec|nhiem vu|nv))?(?: them)?(?: cho)?(?![\p{L}\p{N}])\s*:?\s*/u
/** What asks, or tells of what was or will be. */
const noOrder =
  /[?？]|(?:^|[\s,])(?:chua|roi|khong|ko|nhi|ha|hu|nao|gi|sao|dau|ai|the|vay|bao gio|khi nao|duoc khong)(?: (?:a|em|anh|chi|sep|vay|the|nhi|da|nhe|nha))*[\s.!]*$|^(?:thi|la|ma|roi|chua|se|da|vua|dang|khong|ko|cung|nhu|nham|lai)(?![\p{L}])/u
/** "sao", "đâu" and their like with diacritics are other words: "báo cáo", "hồ sơ". */
const isBare = (text: string): boolean => fold(text) === text.toLowerCase()
const asksAtEnd =
  /[?？]|(?:^|[\s,])(?:chưa|rồi|không|ko|nhỉ|hả|nào|gì|sao|đâu|ai|thế|vậy|bao giờ|khi nào)(?: (?:ạ|em|anh|chị|sếp|vậy|thế|nhỉ|đã|nhé|nha))*[\s.!]*$|^(?:thì|là|mà|rồi|chưa|sẽ|đã|vừa|đang|không|ko|cũng|như|nhầm|lại)(?![\p{L}])/iu

const isNoOrder = (text: string): boolean => (isBare(text) ? noOrder.test(fold(text)) : asksAtEnd.test(text))

/** What a person is told to do begins so, where who that is is not known. */
const unitKind =
  /^(?:so|phong|ban|ubnd|uy ban|phuong|xa|dac khu|to|doi|trung tam|van phong|chi cuc|vp|tt)(?![\p{L}\p{N}])/u
const deeds =
  /(?<![\p{L}\p{N}])(?:lap|soan|lam|viet|xay dung|chuan bi|ra soat|bao cao|tham muu|to chuc|kiem tra|tong hop|thong ke|don|xu ly|giai quyet|trinh|gui|nop|hoan thanh|cap nhat|thuc hien|trien khai|phoi hop|ban hanh|tiep|mua|sua|lay y kien|gop y|danh gia|theo doi|tra loi|khao sat|ve sinh)(?![\p{L}\p{N}])/u

interface Split {
  who: string
  rest: string
}

/** The line that `/giao` takes for an order in one sentence; undefined: it is none, or names nobody. */
export function assignmentIn(text: string, context: UnderstandContext): string | undefined {
  if (beginsAnotherWord(text)) return undefined
  // Folding keeps the place of each letter.
  const folded = fold(text)
  const from = leading.exec(folded)?.[0].length ?? 0
  const said = verb.exec(folded.slice(from))?.[0]
  if (said === undefined) return undefined
  const order = text.slice(from + said.length).trim()
  if (order === '' || isNumbered.test(fold(order))) return undefined
  if (/[|｜]/.test(order)) return `/giao ${order}`
  if (isNoOrder(order)) return undefined
  const split = splitOrder(order, context)
  if (!split || split.rest === '' || isNoOrder(split.rest)) return undefined
  const { what, deadline } = deadlineIn(split.rest, context)
  if (!/\p{L}\p{L}/u.test(what)) return undefined
  const { task, product } = productIn(what)
  const parts = [split.who, task, deadline, product, findDocumentNumber(task) ?? '']
  while (parts.at(-1) === '') parts.pop()
  return `/giao ${parts.map(inLine).join(' | ')}`
}

/** "giao việc 3 cho anh Hùng" hands over a task that there is. */
const isNumbered = /^(?:(?:viec|nhiem vu|nv|so) )?(?:so )?#?\d/

function splitOrder(order: string, context: UnderstandContext): Split | undefined {
  const colon = /^([^:]{2,120}?)\s*:\s+(\S.*)$/su.exec(order)
  if (colon && isShort(colon[1] ?? '')) return { who: colon[1] ?? '', rest: colon[2] ?? '' }
  const named = readWhose(order, context.names)
  const isSelf = named.who.some(({ kind }) => kind === 'self' || kind === 'scope' || kind === 'subordinates')
  if (isSelf) return undefined
  if (named.who.length > 0) {
    // A name that was found in a longer one: "Sở Ngoại vụ" has no verb behind "Sở".
    const who = order.slice(0, order.length - named.rest.length).replace(/[\s,;:]+$/, '')
    return withOthers({ who, rest: named.rest }, context)
  }
  return unknownWho(order)
}

const isShort = (words: string): boolean => words.split(/\s+/).length <= 14

/** "… chủ trì, phối hợp với Phòng Văn hóa lập kế hoạch": more of those who get it. */
function withOthers(split: Split, context: UnderstandContext): Split {
  const joined =
    /^(?:chủ trì|chu tri)?[\s,;]*((?:phối hợp|phoi hop|theo dõi|theo doi)(?: (?:với|voi|cùng|cung))?|cùng(?: với)?|cung(?: voi)?)\s+(.*)$/isu.exec(
      split.rest,
    )
  const plain = /^(?:chủ trì|chu tri)[\s,;:]+(.*)$/isu.exec(split.rest)
  if (!joined) return plain ? { who: split.who, rest: plain[1] ?? '' } : split
  const [, how = '', behind = ''] = joined
  const more = readWhose(behind, context.names)
  if (more.who.length === 0) return plain ? { who: split.who, rest: plain[1] ?? '' } : split
  const names = behind.slice(0, behind.length - more.rest.length).replace(/[\s,;:]+$/, '')
  const part = /^theo/i.test(fold(how)) ? 'theo dõi' : 'phối hợp'
  return { who: `${split.who}; ${part}: ${names}`, rest: more.rest }
}

/** A unit or a name that the office does not have ends before what is to be done, or with its capitals. */
function unknownWho(order: string): Split | undefined {
  const folded = fold(order)
  const kind = unitKind.test(folded)
  const capitals = /^(?:\p{Lu}[\p{L}\p{M}]*(?:[\s,]+(?=\p{Lu})|(?=\s)))+/u.exec(order)?.[0]
  const title = /^(?:đồng chí|dong chi|đ\/c|anh|chị|chi|ông|bà)\s+/iu.exec(order)?.[0] ?? ''
  const called = title === '' ? capitals : /^(?:\p{Lu}[\p{L}\p{M}]*\s+)+/u.exec(order.slice(title.length))?.[0]
  if (!kind && called === undefined) return undefined
  const deed = deeds.exec(folded)
  const end = deed && deed.index > 0 ? deed.index : called === undefined || kind ? 0 : title.length + called.length
  const who = order.slice(0, end).replace(/[\s,;:]+$/, '')
  return who === '' || !isShort(who) ? undefined : { who, rest: order.slice(end).trim() }
}

const introducesDue =
  /[\s,;.(–-]*(?:(?:va|phai|can)\s+)?(?:(?:hoan thanh|hoan tat|xong|thoi han|han chot|han cuoi|han|deadline|cham nhat|muon nhat|tre nhat|truoc|den|toi|het|vao|trong|la|ngay|luc|khong qua)[\s:]+)*$/
/** "…, báo cáo trước 22/12" */
const handsIn = /[,;.]\s*(?:(?:va|phai|can)\s+)*(?:bao cao|nop|gui|trinh)$/
const closing =
  /^[\s,;.)!]*(?:(?:nhe|nha|nghe|a|di|giup|em|anh|chi|dum|voi|cho|xong|hoan thanh|bao cao|phai)[\s,.!]*)*$/

/** The order without its deadline, and the deadline as the draft keeps it. */
function deadlineIn(order: string, context: UnderstandContext): { what: string; deadline: string } {
  const dates = findDates(order, context)
  const isBound = ({ bound, start }: DateMention): boolean =>
    bound === 'by' ||
    /^trong /.test(fold(order.slice(start))) ||
    /(?:han|truoc|cham nhat|muon nhat|xong|trong)[\s:]*$/.test(fold(order.slice(0, start)).trimEnd())
  const bound = dates.findLast(date => isBound(date))
  const last = dates.at(-1)
  const atEnd = last?.kind === 'day' && closing.test(fold(order.slice(last.end))) ? last : undefined
  const found = bound ?? atEnd
  if (!found) return { what: tidied(order), deadline: '' }
  const read = deadlineOf(found)
  const deadline = read.kind === 'day' ? deadlineText(read) : order.slice(found.start, found.end)
  // A day that nothing makes a deadline may be one of what is to be done.
  if (found === atEnd && !bound) return { what: tidied(order), deadline }
  const [start, end] = [Math.min(found.start, found.hour?.start ?? Infinity), Math.max(found.end, found.hour?.end ?? 0)]
  const head = order.slice(0, start)
  const intro = introducesDue.exec(fold(head).padEnd(head.length))?.[0] ?? ''
  const bare = head.slice(0, head.length - intro.length)
  const before = bare.slice(0, handsIn.exec(fold(bare).padEnd(bare.length))?.index)
  const behind = closing.test(fold(order.slice(end))) ? '' : order.slice(end).replace(/^[\s,;.)]+/, ' ')
  return { what: tidied(`${before}${behind}`), deadline }
}

const tidied = (text: string): string =>
  text
    .replace(/^[\s,;.:–-]+/, '')
    .replace(/(?:[\s,;]+(?:nhé|nha|nhe|ạ|giúp (?:anh|chị|tôi)|đi|em|em nhé))+[\s.!]*$/iu, '')
    .replace(/[\s,;.:–-]+$/, '')

/** "…, sản phẩm: báo cáo" */
function productIn(what: string): { task: string; product: string } {
  const [, task = '', product = ''] =
    /^(.+?)[\s,;.]+(?:sản phẩm|san pham)(?:\s+(?:là|la))?\s*:?\s+(\S.*)$/isu.exec(what) ?? []
  return task === '' ? { task: what, product: '' } : { task, product }
}
