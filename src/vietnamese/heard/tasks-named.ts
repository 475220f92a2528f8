import { countedAt } from '../intent/counted.ts'
import { isPartOf } from '../intent/numbers.ts'
import type { Word } from '../intent/words.ts'
import { fillers, foldedText, negations, set, soft, stops, thanks } from './vocabulary.ts'

const compares = set('nhu giong theo tu')

interface Reference {
  number: number
  first: number
  last: number
}

interface TasksNamed {
  own: Reference[]
  others: Reference[]
  /** A number may be that of another task, or count something: "xong 5 thửa". */
  doubtful: boolean
}

const taskWords = set('viec vu nv nvu task')

/** What a report or an order begins with: a bare number behind it is a task's, where it counts nothing ("xong cả 20 rồi"). */
const reporting =
  /(?:^| )((?:xong|hoan thanh|hoan tat|done|capnhat|cap nhat|tamdung|tam dung|tieptuc|tiep tuc|nhan|duyet)(?: (?:ca|luon|not|cai|them))*)$/
/** "12 xong rồi", "12 đã trình" */
const reportedBehind = /^(?:(?:cung|thi) )*(?:da|vua|xong|lam xong|hoan thanh|hoan tat)(?: |$)/
/** What goes on behind a task's number, and counts nothing. */
const goesOn = set('a ah nhe nha nhen roi da va luon nua co chu thi ma vua cung dang chua')

/** Tasks that the words name: the one that was asked about, and others. */
export function tasksIn(words: readonly Word[], task: number | undefined): TasksNamed {
  const found: Reference[] = []
  let doubtful = false
  const bare = isCorrection(words)
  if (task !== undefined)
    words.forEach((word, at) => {
      if (word.kind !== 'number' || word.text.length > 9) return
      const signed = words[at - 1]?.text === '#' || words[at - 1]?.folded === 'so'
      const before = words[signed ? at - 2 : at - 1]
      const named = taskWords.has(before?.folded ?? '') || (before?.folded === 'cai' && (signed || isAlone(words, at)))
      const report = named || words[at - 1]?.text === '#' ? undefined : reportOf(words, at)
      const start = at - (signed ? 1 : 0) - (named ? 1 : 0)
      // "như việc 7" compares.
      if (report === 'perhaps' || compares.has(words[start - 1]?.folded ?? '')) doubtful = true
      else if (report !== undefined) found.push({ number: Number(word.text), first: report, last: at })
      if (report !== undefined || compares.has(words[start - 1]?.folded ?? '')) return
      if (!named && words[at - 1]?.text !== '#' && !bare) return
      if (!signed && countedAt(words, at + 1) === 'time') return
      if (/^[%/]$/.test(words[at + 1]?.text ?? '')) return
      const two = named && words[start - 1]?.folded === 'nhiem' ? 1 : 0
      found.push({ number: Number(word.text), first: start - two, last: at })
    })
  return {
    own: found.filter(({ number }) => number === task),
    others: found.filter(({ number }) => number !== task),
    doubtful,
  }
}

/**
 * Where the words begin that report the task of this bare number; `perhaps` where what follows may be counted by it ("xong 5
 * thửa"); undefined where it surely counts, dates or measures something.
 */
function reportOf(words: readonly Word[], at: number): number | 'perhaps' | undefined {
  const [next, behind] = [words[at + 1], words[at + 2]]
  const glued = /^[%/.,-]$/.test(next?.text ?? '') && next?.start === words[at]?.end && behind?.start === next?.end
  const rest = restOfClause(words, at + 1)
  if (isPartOf(words, at)) return undefined
  // "xong 12 anh ạ" speaks to somebody; without its marks "anh" may be "ảnh".
  const addressed = rest.length > 0 && rest.every(isAddress)
  const counted = countedAt(words, at + 1) !== undefined
  const bare = words.every(({ marks }) => marks === '')
  const counts = !addressed && counted
  if (glued || next?.text === '%' || next?.text === '/' || counts) return undefined
  const signed = words[at - 1]?.folded === 'so'
  const before = words.slice(0, signed ? at - 1 : at)
  const verb = reporting.exec(foldedText(before))?.[1]
  if (verb === undefined) {
    const atHead = before.every(isAddress)
    if (atHead && reportedBehind.test(foldedText(words.slice(at + 1)))) return at
    return atHead && signed && words.slice(at + 1).every(({ kind, folded }) => kind === 'mark' || fillers.has(folded))
      ? at - 1
      : undefined
  }
  const first = before.length - verb.split(' ').length
  // "chích ngừa xong 245 cháu": what was done stands before it, and the number counts.
  if (counted && next?.kind === 'word' && !before.slice(0, first).every(isLeading)) return undefined
  // "hủy 3 hồ sơ trùng, xử lý xong 5": of what was counted before.
  if (before.slice(0, first).some(({ kind }) => kind === 'number')) return undefined
  const ends = !next || next.kind !== 'word' || goesOn.has(next.folded)
  return !(counted && bare) && (ends || addressed) ? first : 'perhaps'
}

/** Before "xong": whom one speaks to, and that it is done. */
const isLeading = (word: Word): boolean =>
  isAddress(word) || /^(?:lam|moi|vua|cung|bao|ket|qua|viec|ca)$/.test(word.folded)

const isAddress = ({ usual, folded }: Word): boolean => fillers.has(folded) || /^(?:dạ|da|vâng|vang|ok)$/.test(usual)

function restOfClause(words: readonly Word[], from: number): readonly Word[] {
  const end = words.findIndex(({ kind }, at) => at >= from && kind === 'mark')
  return words.slice(from, end < 0 ? undefined : end)
}

/** "tôi báo nhầm việc, 98 mới đúng", "không phải 1, là 2": nothing but that another number was meant. */
const isCorrection = (words: readonly Word[]): boolean =>
  words.every(({ kind, folded }) => kind !== 'word' || isTame(folded) || folded === 'moi') &&
  words.filter(({ kind }) => kind === 'number').length <= 2 &&
  /(?:^| )(?:nham|lon|khong phai|moi dung|sai viec|sai so)(?: |$)/.test(foldedText(words))

/** "à không, cái 10" */
const isAlone = (words: readonly Word[], at: number): boolean =>
  words.slice(0, at - 1).some(({ folded }) => negations.has(folded) || folded === 'nham') &&
  words.every(({ kind, folded }, index) => index === at || index === at - 1 || kind === 'mark' || isTame(folded))

const isTame = (folded: string): boolean => [fillers, soft, negations, stops, thanks].some(known => known.has(folded))

/** "ý tôi là việc 5", "không phải, việc 5 cơ" */
export const isAtHead = (words: readonly Word[], first: number): boolean =>
  words.slice(0, first).every(({ kind, folded }) => kind !== 'word' || isTame(folded))
