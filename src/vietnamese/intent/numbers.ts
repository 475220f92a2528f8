import { parseDocumentNumber } from '../document-number.ts'
import { withNumbers } from './spoken-numbers.ts'
import { wordsOf, type Word } from './words.ts'

export interface FoundDocument {
  /** canonical: `45/BC-VP` */
  number: string
  first: number
  last: number
}

/** How far a task has come: `50%`, `50 phần trăm`. */
export interface Share {
  percent: number
  /** "hơn ", "gần ": which stands before it, and belongs to it */
  about?: string
  first: number
  last: number
}

/** A share as it stands in a report: `percent` of it, or a part in other words ("phân nửa", "2/3"). */
export interface SaidShare {
  kind: 'percent' | 'part'
  percent: number
  start: number
  end: number
}

const looksLikeDocument =
  /(?<![\p{L}\p{N}])\d{1,6} ?[/-] ?(?:(?:19|20)\d{2} ?\/ ?)?\p{L}[\p{L}\p{N}&]*(?:-[\p{L}\p{N}&]+)*(?:\/\p{L}[\p{L}\p{N}&-]*)?/gu

export const findDocuments = (text: string, words: readonly Word[]): FoundDocument[] =>
  [...text.matchAll(looksLikeDocument)].flatMap(match => {
    const number = parseDocumentNumber(match[0])
    const first = words.findIndex(word => word.end > match.index)
    const last = words.findLastIndex(word => word.start < match.index + match[0].length)
    return number === undefined || first < 0 ? [] : [{ number, first, last }]
  })

export function findShare(words: readonly Word[], taken: (at: number) => boolean): Share | undefined {
  for (const [at, word] of words.entries()) {
    if (isHalf(words, at) && !taken(at)) return { percent: 50, first: at - 1, last: at }
    const part = taken(at) ? undefined : fractionAt(words, at)
    if (part !== undefined) return { percent: part, first: at, last: at + 2 }
    if (word.kind !== 'number' || taken(at) || word.text.length > 3) continue
    // "12,5%" is rounded down, as /capnhat does.
    const fraction = /^[.,]$/.test(words[at + 1]?.text ?? '') && words[at + 2]?.kind === 'number' ? 2 : 0
    const next = words[at + fraction + 1]
    const inWords = next?.folded === 'phan' && words[at + fraction + 2]?.folded === 'tram'
    const behind = words[at + fraction + (inWords ? 3 : 2)]?.usual
    // "90% là hỏng" guesses.
    // "5%/tháng" is how fast it goes.
    if ((next?.text === '%' || inWords) && behind !== 'là' && behind !== '/') {
      const last = at + fraction + (inWords ? 2 : 1)
      const before = words[at - 1]
      const about = before && /^(?:hơn|gần)$/.test(before.usual) && !taken(at - 1) ? before.usual : undefined
      const share = { percent: Number(word.text), first: at, last }
      return about === undefined ? share : { ...share, first: at - 1, about: `${about} ` }
    }
  }
  return undefined
}

/** "được một nửa", "phân nửa"; "xong một nửa" is no share but work that is not done. */
const isHalf = (words: readonly Word[], at: number): boolean =>
  (words[at]?.usual === 'nửa' || words[at]?.usual === 'nua') &&
  /^(một|mot|1|phân|phan)$/.test(words[at - 1]?.usual ?? '') &&
  words[at - 2]?.folded !== 'xong'

/** "xong 2/3", "2/3 rồi": of five parts at most, as "xong 2/12" tells a day; of things that are counted it is no share of the work. */
function fractionAt(words: readonly Word[], at: number): number | undefined {
  const [part, stroke, whole, next] = words.slice(at, at + 4)
  if (part?.kind !== 'number' || stroke?.text !== '/' || whole?.kind !== 'number') return undefined
  if (Number(whole.text) > 5 || Number(part.text) >= Number(whole.text) || Number(part.text) === 0) return undefined
  const isLed = at === 0 || /^(?:xong|duoc|dat|khoang|thanh|lam|moi|tam|co|hon|gan)$/.test(words[at - 1]?.folded ?? '')
  const ends =
    next === undefined || /^(?:roi|a|nha|nhe|thoi|cong|khoi|chang|viec|em|anh|chi|sep|[,.;!])$/.test(next.folded)
  return isLed && ends ? Math.floor((100 * Number(part.text)) / Number(whole.text)) : undefined
}

/** "3 trên 5", "16 trong 20", "12 còn 3", "1 nửa": behind these words a number counts, and is no task's. */
export function isPartOf(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]
  if (/^(?:tren|trong|con|thieu)$/.test(next?.folded ?? '')) {
    // "5 trong tổng số 12 hộ"
    const behind = words.slice(at + 2, at + 5)
    const number = behind.findIndex(({ kind }) => kind === 'number')
    if (number >= 0 && behind.slice(0, number).every(({ folded }) => /^(?:so|tong|lai|thieu)$/.test(folded)))
      return true
  }
  return /^(?:nửa|nua|phần|ít)$/.test(next?.usual ?? '')
}

const leads = /^(?:duoc|dc|dat|cong|khoang|tam|co|chung|hon|gan|len|moi|xong|thanh|do|la)$/
const closes = /^(?:roi|r|a|nha|nhe|thoi|em|anh|chi|sep|do|day|cong|viec|khoi|luong|chang|duong|[.!,])$/

/** The share that a report of progress begins with, or that closes it behind "được", "đạt"; "giải ngân 60% vốn" tells none of the work. */
export function shareIn(text: string): SaidShare | undefined {
  const words = withNumbers(wordsOf(text))
  const share = findShare(words, () => false)
  if (!share) return undefined
  const { first, last, percent } = share
  const leading = words
    .slice(0, first)
    .every(({ folded }) => leads.test(folded) || /^(?:da|lam|hoan|ok|tien|em|toi|cap|nhat|bao|cao)$/.test(folded))
  const closing =
    leads.test(words[first - 1]?.folded ?? '') && words.slice(last + 1).every(({ folded }) => closes.test(folded))
  if (!leading && !closing) return undefined
  const sign = words[last]?.text === '%' || words[last]?.folded === 'tram'
  return {
    kind: sign ? 'percent' : 'part',
    percent,
    start: words[share.about === undefined ? first : first + 1]?.start ?? 0,
    end: words[last]?.end ?? 0,
  }
}
