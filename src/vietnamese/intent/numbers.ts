import { parseDocumentNumber } from '../document-number.ts'
import type { Word } from './words.ts'

export interface FoundDocument {
  /** canonical: `45/BC-VP` */
  number: string
  first: number
  last: number
}

/** How far a task has come: `50%`, `50 phần trăm`. */
export interface Share {
  percent: number
  first: number
  last: number
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
    if (word.kind !== 'number' || taken(at) || word.text.length > 3) continue
    // "12,5%" is rounded down, as /capnhat does.
    const fraction = /^[.,]$/.test(words[at + 1]?.text ?? '') && words[at + 2]?.kind === 'number' ? 2 : 0
    const next = words[at + fraction + 1]
    const inWords = next?.folded === 'phan' && words[at + fraction + 2]?.folded === 'tram'
    const behind = words[at + fraction + (inWords ? 3 : 2)]?.usual
    // "90% là hỏng" guesses.
    if ((next?.text === '%' || inWords) && behind !== 'là')
      return { percent: Number(word.text), first: at, last: at + fraction + (inWords ? 2 : 1) }
  }
  return undefined
}

/** "được một nửa", "phân nửa"; "xong một nửa" is no share but work that is not done. */
const isHalf = (words: readonly Word[], at: number): boolean =>
  (words[at]?.usual === 'nửa' || words[at]?.usual === 'nua') &&
  /^(một|mot|1|phân|phan)$/.test(words[at - 1]?.usual ?? '') &&
  words[at - 2]?.folded !== 'xong'
