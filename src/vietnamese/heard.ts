import { findDocuments } from './intent/numbers.ts'
import { wordsOf, type Word } from './intent/words.ts'
import { countedAt } from './intent/counted.ts'
import { fold } from './normalise.ts'
import { nfc } from '../domain/chat/tidy-text.ts'

/**
 * What somebody says while a question about their work is open. Only `answer` is surely one:
 * under way: "đang trình ký", "chưa có ý kiến của Sở", "50%" · unsure: may be meant as the answer, or not · refusal: "chưa
 * xong", "nhầm rồi", "để sau" · wait: "đợi chút" · question: "gửi gì vậy?" · courtesy: "ok cảm ơn" · signs: "?", "👍".
 */
export type Heard =
  | { kind: 'answer' | 'under way' | 'unsure' | 'refusal' | 'wait' | 'question' | 'courtesy' | 'signs' }
  | { kind: 'other task'; number: number }
export type HeardKind = Heard['kind']

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

// All words are without diacritics, unless they are looked up as typed.

/** Whom one speaks to, and particles: they may stand anywhere and say nothing of their own. */
const fillers =
  set(`a ah em e anh chi c sep dong dc bac co chu ban bot oi nhe nha nhen minh toi tui chau ad admin thua bao
  cao vay the thi la ma ne hen thu truong lanh dao giam doc lam voi cho giup nay do kia hic hix huhu ay y con van cu`)
const noise = /^(?:h+m+|u+m+|ha(?:ha)+h?|hi(?:hi)+|he(?:he)+|k{2,}|z{2,}|[vd]|xd|o+|up|test)$/
const thanks =
  set(`cam on camon thank thanks you tks thks tk chao xin hello helo hi alo ok oke oki okie okay okey u uh um vang da
  duoc roi tot hay qua tuyet gioi nhieu lam loi sorry bye tam biet hen gap lai ro yes yep co dung chinh xac nhat tri dong y
  good great hieu biet noted chuc ngay lanh cuoi tuan vui ve chuan buoi sang trua chieu`)
const negations = set('khong chua chang dung khoi thoi hong hk kh')
const stops = set('nham lon huy bo dung ngung stop cancel no sai thoi khoi lui thoat')
const later = set(
  `sau lat mai mot hom khac luc tinh chieu toi sang trua tuan thang ngay se de khi nao ranh hoi bua dip moi`,
)
const surelyLater = set('sau lat mai mot khac tinh chieu toi tuan thang se de khi ranh')
const waits = set('doi cho khoan tu lat chut ti xiu ty teo phut giay ban nghi xem kiem coi hoi da')
const surelyWaits =
  /(?:^| )(?:đợi|doi|chờ|khoan|từ từ|tu tu|lát|chút|tí|xíu|tý|lat|chut|ti|xiu|để|đã|phút|phut|bận)(?: |$)/
/** Words that tell nothing of what came out of the work. */
const soft =
  set(`xong lam hoan thanh tat phai bao cao can muon biet co ket qua du kip the duoc dau nua viec nay do dung dinh gi het
  ca luon ro noi gui nop trinh tra loi ghi nhan hieu y roi da nao cai kia ma thuc hien xu ly giai quyet bam go an chon nut so lenh
  tin khac di lai qua tiep tuc cau vu nhiem cong con van em hinh nhu that ra chac bay gio moi cho la thi toi den bi nhe dang tu nua
  day len xuong vao it nhat phan nho tay click noi chuyen ai`)

const asking = set('gi sao nao ai nhieu ua help')
const closesQuestion = set('chua khong chu nhi ha hu')
const asksHow =
  /(?:^| )(?:vi du|huong dan|giup (?:em|toi|minh)|lam sao|the nao|nhu nao|can gi|la sao|nghia la|bao nhieu|bao gio)(?: |$)/
/** "không hiểu", "chưa rõ", "không biết ghi gì" */
const lost = /(?:khong|chua|chang)(?: \S+)? (?:hieu|ro|biet (?:gui|ghi|lam|tra|noi|phai|nhap))/

/** What work is done with, where it begins the words: "trình Ủy ban", "gửi các phòng". */
const deeds =
  set(`trinh gui nop ban phat ky tham trien to hop kiem ra xu giai cap in tong thong tap nghiem thanh chuyen lap hoan dat
  thu ho tang tuyen van sua lap mua đăng khao lay thong du duyet phe cong hoc nhac don quyet phoi soan thay xay tao ket dieu luu
  scan nhap xuat`)
const productNames = new RegExp(
  `^(?:${[
    ...[
      'bao cao',
      'to trinh',
      'ke hoach',
      'quyet dinh',
      'cong van',
      'bien ban',
      'du thao',
      'ho so',
      'danh sach',
      'van ban',
    ],
    ...[
      'phuong an',
      'ket luan',
      'ket qua',
      'phieu',
      'giay moi',
      'thong bao',
      'lich',
      'anh',
      'file',
      'link',
      'chi thi',
      'de an',
    ],
    ...['bang tong hop', 'tep', 'hop dong', 'chuong trinh', 'huong dan so', 'nghi quyet', 'giay phep', 'so lieu'],
  ].join('|')})(?: |$)`,
)
/** Whom one speaks to, and what says only that it is about now. */
const address = set('da a ah em e anh chi c sep bac chu minh toi tui chau thua hien nay gio van viec')
const busy =
  /^(?:dang )?(?:ban|hop|di duong|di hop|di cong tac|o ngoai|lai xe|an com)$|^(?:dang )(?:ban|hop|di duong|di hop|di cong tac|o ngoai|lai xe|an com)(?: |$)/
const underWay =
  /^(?:dang|con|gan|sap|se|chuan bi|du kien|co gang|dinh|moi (?:duoc|dat|lam|xong|dang|co|bat dau)|tam|co ban|mot phan|mot nua|nua|tiep tuc)(?: |$)/
const partly = /(?:^| )(?:mot nua|mot phan|phan nua|mot so|vai|gan het|co ban)(?: |$)/

type ClauseKind = 'nothing' | 'claim' | 'plain' | Exclude<HeardKind, 'answer' | 'other task' | 'signs'>

/** `task`: the number of the task that was asked about. */
export function hear(raw: string, task?: number): Heard {
  const heard = heardIn(raw, task)
  return heard.kind === 'answer' && isQualified(raw) ? { kind: 'under way' } : heard
}

/**
 * Words that take back, put off, divide or doubt what is said beside them: "đã trình nhưng bị trả lại", "hình như xong rồi",
 * "đã xong 3/10", "chờ văn bản 12/UBND". A result so said is asked back; one question too many is better than a task that
 * was completed by a doubt.
 */
const qualifying = new RegExp(
  `(?:^| )(?:${[
    ...['hinh nhu', 'chac la', 'chac da', 'chac chan la', 'co le', 'co ve', 'nghe noi', 'khong chac', 'nhung', 'tru'],
    ...[
      'tra lai',
      'bi tra',
      'bi loi',
      'bi bac',
      'that bai',
      'mat ho so',
      'da mat',
      'da quen',
      'nham',
      'gia han',
      'lui',
    ],
    ...['hong', 'chua(?! phat sinh)', 'cho (?:duyet|ky|phe duyet|y kien|tra loi)'],
    ...[
      'du thao',
      'len ke hoach',
      'bat dau',
      'mot it',
      'mot phan',
      'phan \\d+',
      'buoc \\d+',
      'giai doan \\d+',
      'dot \\d+',
    ],
    ...[
      'moi (?:duoc )?\\d+',
      '\\d+ tren \\d+',
      'tiep nhan',
      'viec khac',
      'chuyen (?:viec|cho)',
      'phan cong',
      'giao cho',
    ],
    ...['nhac toi', 'gui toi', 'gui em', 'de toi', 'de em', 'lien quan', 'theo (?:van ban|cong van|ke hoach)', 'ngu'],
    ...['mai', 'tuan sau', 'thang sau', 'dang', 'se', 'sap', 'hoi (?:roi|lai|ma)', 'da xem', 'ma$', 'dau co'],
  ].join('|')})(?= |$|[,.;!])`,
)
/** "3/10", not the number of a document ("12/BC") or a day of a year ("25/11/2026"). */
const share = /(?:^|\s)\d{1,4}\s?\/\s?\d{1,4}(?!\s?\/\s?\d|\s?\/\s?[\p{L}])(?=\s|$|[,.;!])/u

/** Does something in the words speak against their being the whole result? */
function isQualified(raw: string): boolean {
  const folded = fold(raw).replace(/\s+/g, ' ')
  // Without its mark "cho" is mostly "for": only what is waited for tells them apart.
  return (
    /(?:^|\s)chờ\s/iu.test(nfc(raw)) ||
    qualifying.test(folded) ||
    (share.test(folded) && !/(?:^| )(?:ngay|hom) \d{1,2}\//.test(folded))
  )
}

function heardIn(raw: string, task?: number): Heard {
  const text = nfc(raw)
  const words = wordsOf(text)
  const letters = words.filter(({ kind }) => kind !== 'mark')
  if (letters.every(({ folded }) => noise.test(folded))) return { kind: 'signs' }
  const { own, others } = tasksIn(words, task)
  const other = others[0]
  const spoken = words.filter((_, at) => ![...own, ...others].some(({ first, last }) => first <= at && at <= last))
  const kinds = clausesOf(spoken).map(clause => clauseKind(clause, text))
  if (other) {
    const told = kinds.includes('claim') && !isAtHead(words, other.first)
    return told ? { kind: 'unsure' } : { kind: 'other task', number: other.number }
  }
  return {
    kind: together(
      kinds.filter(kind => kind !== 'nothing'),
      text,
    ),
  }
}

/** What the clauses say as a whole: the first sets the tone, a claim behind a negation is what came out of it. */
function together(kinds: readonly ClauseKind[], text: string): Exclude<HeardKind, 'other task'> {
  const said = kinds.filter(kind => kind !== 'courtesy' && kind !== 'nothing')
  const [first, ...rest] = said
  if (first === undefined) return kinds.length > 0 ? 'courtesy' : 'signs'
  const claims = said.includes('claim')
  if (said.includes('question') || /\?\s*\p{P}*$/u.test(text)) return claims ? 'unsure' : 'question'
  switch (first) {
    case 'claim':
      return rest.some(kind => kind === 'refusal' || kind === 'wait') ? 'unsure' : 'answer'
    case 'refusal':
    case 'wait':
      return claims || rest.includes('plain') ? 'unsure' : first
    case 'plain':
    case 'unsure':
      return claims ? 'answer' : 'unsure'
    case 'under way':
      return claims ? 'answer' : 'under way'
    case 'question':
      return 'unsure'
  }
}

function clausesOf(words: readonly Word[]): Word[][] {
  const clauses: Word[][] = [[]]
  for (const word of words)
    if (/^[,.;:!?…]$/.test(word.text) || /^nh[ưu]ng$/.test(word.usual)) clauses.push([])
    else if (word.kind !== 'mark' || word.text === '%' || word.text === '/') clauses.at(-1)?.push(word)
  return clauses.filter(clause => clause.length > 0)
}

function clauseKind(words: readonly Word[], text: string): ClauseKind {
  const all = words.map(plain)
  const content = words.filter(word => !fillers.has(plain(word)))
  const said = all.join(' ')
  const [lead = '', last = ''] = [content.map(plain)[0], all.at(-1)]
  if (all.every(word => fillers.has(word) || noise.test(word))) return 'nothing'
  const strong = isDone(words, text)
  const claims = strong || tellsOfWork(words, content)
  const courteous = (word: Word) =>
    (thanks.has(plain(word)) && !/^[đd]ừng$/.test(word.usual)) || fillers.has(plain(word))
  if (!strong && words.every(courteous)) return all.includes('khong') ? 'unsure' : 'courtesy'
  if (/^khong(?: co)?(?: gi| ket qua)?(?: ca| het)?$/.test(content.map(plain).join(' '))) return 'unsure'
  if (lost.test(said)) return 'question'
  // "đã xong đâu" denies it.
  const denies = /^(?:đâu|dau)$/.test(content.at(-1)?.usual ?? '') && content.length > 1 && !negations.has(lead)
  if (denies && /(?:^| )(?:xong|lam|da|phai)(?: |$)/.test(said)) return 'refusal'
  if (isQuestion(words, content, last)) return strong && !closesQuestion.has(last) ? 'unsure' : 'question'
  const tame = (more: ReadonlySet<string>) =>
    all.every(
      word =>
        soft.has(word) ||
        fillers.has(word) ||
        negations.has(word) ||
        stops.has(word) ||
        more.has(word) ||
        /^\d+$/.test(word),
    )
  const negated = all.some((word, at) => negations.has(word) && isNegation(words, at))
  if (tame(nothingMore) && (negated || all.some((word, at) => stops.has(word) && isStop(words, at)))) return 'refusal'
  if (!strong && isCalledOff(content, said)) return 'refusal'
  const spoken = behindAddress(all)
  if (!strong && busy.test(spoken)) return 'wait'
  if (underWay.test(spoken) || partly.test(said)) return 'under way'
  // "hôm nay xong rồi" tells; "tuần sau mới xong" and "để xem đã" put off.
  if (tame(laterAndWaits) && !words.some(({ usual }, at) => /^(?:đã|rồi|roi)$/.test(usual) && at < words.length - 1)) {
    const usual = words.map(word => word.usual).join(' ')
    if (surelyWaits.test(usual) || all.some(word => surelyLater.has(word))) return 'wait'
  }
  if (negations.has(lead)) return lead === 'chua' ? 'under way' : 'unsure'
  if (/(?:^| )\d{1,2} %/.test(said) && !/(?:^| )dat /.test(said)) return 'under way'
  return claims ? 'claim' : 'plain'
}

/** "thôi để em làm lại", "không giao nữa" */
const isCalledOff = (content: readonly Word[], said: string): boolean =>
  content[0]?.usual === 'thôi' || /^(?:thoi )?(?:khong|dung|khoi) (?:\S+ ){1,4}nua$/.test(said)

const behindAddress = (words: readonly string[]): string => {
  const first = words.findIndex(word => !address.has(word))
  return words.slice(Math.max(0, first)).join(' ')
}

const nothingMore: ReadonlySet<string> = new Set()
const laterAndWaits: ReadonlySet<string> = new Set([...later, ...waits])

const plain = (word: Word): string => word.folded

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

function isQuestion(words: readonly Word[], content: readonly Word[], last: string): boolean {
  const said = words.map(plain).join(' ')
  const negated = words.findIndex(word => /^(?:khong|chua|chang)$/.test(word.folded))
  if (words.length > 1 && closesQuestion.has(last) && !isPlainNo(words, last)) return true
  if (content.length === 1 && /^(?:hả|ha|hử|ủa|ua|sao|gì|gi|đâu|ai)$/.test(content[0]?.usual ?? '')) return true
  if (words.at(-1)?.usual === 'à' || words.at(-1)?.usual === 'hả') return true
  if (content.length > 1 && content.at(-1)?.usual === 'dau') return true
  if (asksHow.test(said)) return true
  // "chưa phát sinh trường hợp nào" asks nothing.
  return words.some(
    ({ folded, usual }, at) =>
      (negated < 0 || at < negated) && (asking.has(folded) || usual === 'đâu' || usual === 'mấy') && isAsking(usual),
  )
}

/** "vẫn chưa", "dạ không" say no; "xong chưa", "được không" ask. */
function isPlainNo(words: readonly Word[], last: string): boolean {
  if (last !== 'chua' && last !== 'khong') return false
  return words.slice(0, -1).every(({ folded }) => fillers.has(folded) || /^(?:da|vang|ok|hien|gio)$/.test(folded))
}

/** As typed: "ai", not "ải"; "nhiều" asks in "bao nhiêu" only. */
const isAsking = (usual: string): boolean => /^(?:gì|gi|sao|nào|nao|ai|ủa|ua|help|đâu|mấy)$/.test(usual)

const isDeed = (words: readonly Word[], at: number): boolean => {
  const { folded = '', usual = '' } = words[at] ?? {}
  return deeds.has(folded) || deeds.has(usual) || (folded === 'bao' && words[at + 1]?.folded === 'cao')
}

/** "đã …", "xong", a document's number: it is said that something was done. */
function isDone(words: readonly Word[], text: string): boolean {
  const doneAt = words.findIndex(
    ({ usual }, at) => usual === 'đã' || (/^(?:da|vừa|vua|mới|moi)$/.test(usual) && isDeed(words, at + 1)),
  )
  const behind = words
    .slice(doneAt + 1)
    .map(plain)
    .join(' ')
  // "để xem đã", "khoan đã"; "đã rõ", "đã nhầm"
  if (doneAt >= 0 && behind !== '' && !/^(?:ro|hieu|biet|nhan|nham|chua|bao(?! cao| ve| dam| tri))(?: |$)/.test(behind))
    return true
  if (/(?:^| )(?:xong|hoan thanh|hoan tat|done)(?: |$)/.test(words.map(plain).join(' '))) return true
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0]
  const spans = wordsOf(text)
  return findDocuments(text, spans).some(
    ({ first, last }) => (spans[first]?.start ?? -1) >= start && (spans[last]?.end ?? end + 1) <= end,
  )
}

/** A deed, a product or a count of things: words that may be what came out of the work. */
function tellsOfWork(words: readonly Word[], content: readonly Word[]): boolean {
  const [first, next] = content
  if (productNames.test(withoutFillersAtHead(words)) && words.length > 1) return true
  if (first && isDeed([first], 0) && next && !/^(?:nham|lon|sau|lai|di)$/.test(next.folded)) return true
  return words.some((word, at) => word.kind === 'number' && countedAt(words, at + 1) === 'things')
}

const withoutFillersAtHead = (words: readonly Word[]): string => {
  const all = words.map(plain)
  const joined = all.join(' ')
  return /^(?:bao cao|cong van)/.test(joined)
    ? joined
    : all
        .slice(
          Math.max(
            0,
            all.findIndex(word => !fillers.has(word)),
          ),
        )
        .join(' ')
}

interface Reference {
  number: number
  first: number
  last: number
}

const taskWords = set('viec vu nv nvu task')

/** Tasks that the words name: the one that was asked about, and others. */
function tasksIn(words: readonly Word[], task: number | undefined): { own: Reference[]; others: Reference[] } {
  const found: Reference[] = []
  if (task !== undefined)
    words.forEach((word, at) => {
      if (word.kind !== 'number' || word.text.length > 9) return
      const signed = words[at - 1]?.text === '#' || words[at - 1]?.folded === 'so'
      const before = words[signed ? at - 2 : at - 1]
      const named = taskWords.has(before?.folded ?? '')
      if (!named && words[at - 1]?.text !== '#') return
      if (!signed && countedAt(words, at + 1) === 'time') return
      if (/^[%/]$/.test(words[at + 1]?.text ?? '')) return
      const start = (signed ? 1 : 0) + (named ? 1 : 0)
      const two = named && words[at - start - 1]?.folded === 'nhiem' ? 1 : 0
      found.push({ number: Number(word.text), first: at - start - two, last: at })
    })
  return { own: found.filter(({ number }) => number === task), others: found.filter(({ number }) => number !== task) }
}

/** "ý tôi là việc 5", "không phải, việc 5 cơ" */
const isAtHead = (words: readonly Word[], first: number): boolean =>
  words
    .slice(0, first)
    .every(
      word => word.kind !== 'word' || [fillers, soft, negations, stops, thanks].some(known => known.has(word.folded)),
    )
