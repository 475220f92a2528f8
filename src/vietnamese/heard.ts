import { nfc } from '../domain/chat/tidy-text.ts'
import { handsOn } from './heard/claims.ts'
import { clauseKind, type ClauseKind } from './heard/clause.ts'
import { isDoneByAnother } from './heard/doers.ts'
import { isVent } from './heard/no-result.ts'
import { isQualified } from './heard/qualified.ts'
import { isAtHead, tasksIn } from './heard/tasks-named.ts'
import { fillers, foldedText, noise } from './heard/vocabulary.ts'
import { wordsOf, type Word } from './intent/words.ts'
import { mannerOf, type Manner } from './manners.ts'
import { fold } from './normalise.ts'

/**
 * What somebody says while a question about their work is open. Only `answer` is surely one, and these may be:
 * `under way`: "đang trình ký", "chưa có ý kiến của Sở", "50%" · `negative`: "không", "không có hồ sơ tồn đọng" ·
 * `figure`: "36 hộ", "25/11/2026" · `unsure`: whatever else may be meant so. `by another`: "chị Lan gửi rồi",
 * "chuyển phòng Văn hóa xử lý" is read back too. The rest is none: `unfinished`: "sắp xong",
 * "đang soạn, tuần sau mới có" · `file`: "ảnh đây" · `refusal`: "chưa xong", "nhầm rồi" · `wait`: "đợi chút", "để sau" · `question`: "gửi gì vậy?", "em không hiểu" · `request`: "nhắc tôi lúc 3 giờ", "xin gia
 * hạn" · `chatter`: "bực mình quá" · `courtesy`: "ok cảm ơn" · `signs`: "?", "👍".
 */
export type Heard =
  | { kind: 'answer' | 'under way' | 'negative' | 'figure' | 'unsure' }
  | { kind: 'by another' | 'unfinished' | 'file' }
  | { kind: 'refusal' | 'wait' | 'question' | 'request' | 'courtesy' | 'signs' }
  | { kind: 'chatter'; manner: Manner }
  | { kind: 'other task'; number: number }
export type HeardKind = Heard['kind']

/** `task`: the number of the task that was asked about. */
export function hear(raw: string, task?: number): Heard {
  const heard = heardIn(raw, task)
  if (heard.kind === 'answer') return isQualified(raw) || isRude(raw) ? { kind: 'under way' } : heard
  const manner = mannerOf(raw)
  if (manner === undefined) return heard.kind === 'unsure' && isVent(fold(raw)) ? { kind: 'courtesy' } : heard
  if (manner === 'lost') return overheard.has(heard.kind) || heard.kind === 'signs' ? { kind: 'question' } : heard
  if (!upset.has(manner) && manner !== 'small talk') return heard
  const cannot = heard.kind === 'refusal' && cannotUse.test(fold(raw))
  return cannot || overheard.has(heard.kind) ? { kind: 'chatter', manner } : heard
}

/** What was said besides the words that show how somebody feels is no answer either. */
const overheard: ReadonlySet<HeardKind> = new Set(['unsure', 'question'])
const upset: ReadonlySet<Manner> = new Set(['insult', 'anger', 'complaint'])
/** "không gửi được ảnh" is no refusal. */
const cannotUse = /(?:^| )khong (?:gui|bam|mo|vao|xem|dung|nhan) duoc(?: |$)/

/** A result goes into the office's books: it is read back first where it swears. */
function isRude(raw: string): boolean {
  const manner = fold(raw) === nfc(raw).toLowerCase() ? undefined : mannerOf(raw)
  return manner === 'insult' || manner === 'anger'
}

function heardIn(raw: string, task?: number): Heard {
  const text = nfc(raw)
  const words = wordsOf(text)
  const letters = words.filter(({ kind }) => kind !== 'mark')
  // Its own number, typed again, tells nothing of it.
  const onlyItself = letters.length === 1 && letters[0]?.text === String(task)
  if (onlyItself || letters.every(({ folded }) => noise.test(folded))) return { kind: 'signs' }
  const { own, others, doubtful } = tasksIn(words, task)
  const other = others[0]
  const spoken = words.filter((_, at) => ![...own, ...others].some(({ first, last }) => first <= at && at <= last))
  const kinds = clausesOf(spoken).map(clause => clauseKind(clause, text))
  if (other) {
    const told = kinds.includes('claim') && !isAtHead(words, other.first)
    return told ? { kind: 'unsure' } : { kind: 'other task', number: other.number }
  }
  if (announcesFile(letters)) return { kind: 'file' }
  const kind = together(kinds, text)
  if (kind === 'unsure' && handsOn.test(foldedText(letters))) return { kind: 'by another' }
  if (kind !== 'answer') return { kind }
  const figures = words.some(word => word.kind === 'number')
  if (clausesOf(words).some(clause => isDoneByAnother(clause, figures))) return { kind: 'by another' }
  return { kind: doubtful || isOnlyDone(spoken) ? 'unsure' : kind }
}

/** "xong nhé": that it is done was known by the question. */
const isOnlyDone = (words: readonly Word[]): boolean =>
  words.some(({ folded }) => folded === 'xong') &&
  words.every(
    ({ kind, folded, usual }) =>
      kind === 'mark' || folded === 'xong' || fillers.has(folded) || /^(?:dạ|vâng|ok)$/.test(usual),
  )

const aFile =
  /^(?:(?:da|em|e|toi|day la|xin|gui|goi|them|bo sung|con|co|cho|nay la|kem) )*(?:anh|hinh|hinh anh|file|tep|video|clip)(?: (?:minh chung|chup|kem|kem theo|ket qua|nua|day|ne|nha|nhe|a|ah|do|bo sung|dinh kem|nay|sau|cua em|ben duoi|o duoi|anh|chi|sep))*$/

/** "ảnh đây", "thêm ảnh nữa": a picture is sent, or will be; "anh" speaks to somebody. */
const announcesFile = (letters: readonly Word[]): boolean => {
  const bare = letters.every(({ marks }) => marks === '')
  const isPicture = ({ usual }: Word) => usual === 'ảnh' || (usual === 'anh' && bare && letters.length > 2)
  return (
    aFile.test(foldedText(letters)) &&
    letters.some(word => isPicture(word) || /^(?:hinh|file|tep|video|clip)$/.test(word.folded))
  )
}

function clausesOf(words: readonly Word[]): Word[][] {
  const clauses: Word[][] = [[]]
  for (const word of words)
    if (/^[,.;:!?…]$/.test(word.text) || /^nh[ưu]ng$/.test(word.usual)) clauses.push([])
    else if (word.kind !== 'mark' || word.text === '%' || word.text === '/') clauses.at(-1)?.push(word)
  return clauses.filter(clause => clause.length > 0)
}

/** What the clauses say as a whole: the first sets the tone, a claim behind a negation is what came out of it. */
function together(kinds: readonly ClauseKind[], text: string): Exclude<HeardKind, 'other task' | 'chatter'> {
  const spoken = kinds.filter(kind => kind !== 'nothing')
  const said = spoken.flatMap(kind => (kind === 'courtesy' ? [] : [kind]))
  const [first, ...rest] = said
  if (first === undefined) return spoken.length > 0 ? 'courtesy' : 'signs'
  const claims = said.includes('claim')
  if (said.includes('question') || /\?\s*\p{P}*$/u.test(text)) return claims ? 'unsure' : 'question'
  if (said.includes('request')) return claims ? 'unsure' : 'request'
  switch (first) {
    case 'claim':
      if (rest.includes('unfinished')) return 'under way'
      return rest.some(kind => kind === 'refusal' || kind === 'wait') ? 'unsure' : 'answer'
    case 'refusal':
    case 'wait':
      return claims || rest.includes('plain') ? 'unsure' : first
    case 'plain':
    case 'unsure':
      return claims ? 'answer' : 'unsure'
    case 'unfinished':
      return claims ? 'under way' : first
    case 'under way':
    case 'negative':
      if (rest.includes('unfinished') && !claims) return 'unfinished'
      return claims ? 'answer' : first
    case 'figure':
      if (claims) return 'answer'
      return rest.every(kind => kind === 'figure') ? 'figure' : 'unsure'
    case 'question':
    case 'request':
      return first
  }
}
