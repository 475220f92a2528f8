import type { Word } from './words.ts'

const digits = new Map(
  Object.entries({ mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5, lam: 5, nham: 5, sau: 6, bay: 7, tam: 8, chin: 9 }),
)
const tens = new Set(['muoi', 'chuc'])
/** "hai lăm" is 25; "mười hai năm" are twelve years. */
const endsTens = new Set(['lam', 'nham', 'tu'])
const taskWords = new Set(['viec', 'vu', 'nv', 'cv'])

/**
 * Numbers that are said ("việc số mười hai", "bảy mươi phần trăm") as digits, each one word in place of several. Only
 * behind a task and before a share: elsewhere "năm", "ba" and "sau" are mostly words.
 */
export function withNumbers(words: Word[]): Word[] {
  if (!words.some(({ folded }) => digits.has(folded) || tens.has(folded))) return words
  const read: Word[] = []
  for (let at = 0; at < words.length; at++) {
    const [value, count] = numberAt(words, at)
    const [word, last] = [words[at], words[at + count - 1]]
    const next = words[at + count]
    const share = next?.text === '%' || (next?.folded === 'phan' && words[at + count + 1]?.folded === 'tram')
    if (word && last && count > 0 && (share || namesTask(read, count, words.slice(at, at + 2)))) {
      const text = String(value)
      read.push({ ...word, text, end: last.end, kind: 'number', usual: text, folded: text, marks: '' })
      at += count - 1
    } else if (word) read.push(word)
  }
  return read
}

const surely = /^(?:bốn|sáu|bảy|tám|chín|mười)$/
const goesOn = /^(?:xong|đã|được|rồi|đang|chưa|mới|làm|hoàn|trình|nộp|gửi|cập|,|\.|:)$/

/** "việc số năm", "việc hai mươi", "việc bảy được …"; "việc năm nay" and "việc ba phòng" name none. */
function namesTask(before: readonly Word[], count: number, [word, next]: readonly Word[]): boolean {
  const [previous, earlier] = [before.at(-1)?.folded ?? '', before.at(-2)?.folded ?? '']
  if (previous === 'so') return taskWords.has(earlier)
  const alone = surely.test(word?.usual ?? '') && (next === undefined || goesOn.test(next.usual))
  return taskWords.has(previous) && (count > 1 || alone)
}

/** The number that begins at a word, and how many words it takes (0: none). */
function numberAt(words: readonly Word[], first: number): [value: number, count: number] {
  let [total, at] = [0, first]
  let digit: number | undefined
  for (; at < words.length; at++) {
    const word = words[at]?.folded ?? ''
    const value = digits.get(word)
    if (tens.has(word) && total === 0) {
      total += (digit ?? 1) * 10
      digit = undefined
    } else if (value !== undefined && digit === undefined) digit = value
    else if (digit !== undefined && total === 0 && endsTens.has(word)) {
      total = digit * 10
      digit = value
    } else break
  }
  return [total + (digit ?? 0), at - first]
}
