import { paperLength } from './papers.ts'
import { aroundMarks } from './vocabulary.ts'
import type { Words } from './words.ts'

/** Nothing but a mark, with the paper that it stands on: "MẬT", "Gửi anh công văn mật số 5". */
export function isMarkAlone(words: Words): boolean {
  for (let at = 0; at < words.length;) {
    const word = words.at(at)
    if (!word) return false
    const paper = paperLength(words, at)
    if (paper === 0 && !aroundMarks.has(word.bare) && !/^\d/.test(word.text)) return false
    at += paper || 1
  }
  return true
}
