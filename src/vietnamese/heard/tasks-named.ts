import { countedAt } from '../intent/counted.ts'
import type { Word } from '../intent/words.ts'
import { fillers, foldedText, negations, set, soft, stops, thanks } from './vocabulary.ts'

interface Reference {
  number: number
  first: number
  last: number
}

const taskWords = set('viec vu nv nvu task')

/** Tasks that the words name: the one that was asked about, and others. */
export function tasksIn(words: readonly Word[], task: number | undefined): { own: Reference[]; others: Reference[] } {
  const found: Reference[] = []
  const bare = isCorrection(words)
  if (task !== undefined)
    words.forEach((word, at) => {
      if (word.kind !== 'number' || word.text.length > 9) return
      const signed = words[at - 1]?.text === '#' || words[at - 1]?.folded === 'so'
      const before = words[signed ? at - 2 : at - 1]
      const named = taskWords.has(before?.folded ?? '')
      if (!named && words[at - 1]?.text !== '#' && !bare) return
      if (!signed && countedAt(words, at + 1) === 'time') return
      if (/^[%/]$/.test(words[at + 1]?.text ?? '')) return
      const start = (signed ? 1 : 0) + (named ? 1 : 0)
      const two = named && words[at - start - 1]?.folded === 'nhiem' ? 1 : 0
      found.push({ number: Number(word.text), first: at - start - two, last: at })
    })
  return { own: found.filter(({ number }) => number === task), others: found.filter(({ number }) => number !== task) }
}

/** "tôi báo nhầm việc, 98 mới đúng", "không phải 1, là 2": nothing but that another number was meant. */
const isCorrection = (words: readonly Word[]): boolean =>
  words.every(({ kind, folded }) => kind !== 'word' || isTame(folded) || folded === 'moi') &&
  words.filter(({ kind }) => kind === 'number').length <= 2 &&
  /(?:^| )(?:nham|lon|khong phai|moi dung|sai viec|sai so)(?: |$)/.test(foldedText(words))

const isTame = (folded: string): boolean => [fillers, soft, negations, stops, thanks].some(known => known.has(folded))

/** "ý tôi là việc 5", "không phải, việc 5 cơ" */
export const isAtHead = (words: readonly Word[], first: number): boolean =>
  words.slice(0, first).every(({ kind, folded }) => kind !== 'word' || isTame(folded))
