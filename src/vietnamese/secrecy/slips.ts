import { paperEndingAt } from './papers.ts'
import { beginningWithFace, plainPapers } from './vocabulary.ts'
import { bareOf, type Words } from './words.ts'

/** Is "mất" or "mặt" a slip of the finger here, as no such word stands so? */
export const isSlip = (words: Words, at: number): boolean => headsLine(words, at) || isSaidOfFaceless(words, at)

/** "TỐI MẤT: …", as only a marking heads a line. */
function headsLine(words: Words, at: number): boolean {
  const [before, two] = [words.at(at - 1), words.at(at)]
  return (
    before?.shape === 'caps' &&
    two?.shape === 'caps' &&
    /^(tối|tuyệt)$/.test(before.text) &&
    before.gapBefore === 'break' &&
    /^\s*:/.test(two.after)
  )
}

/** "CÔNG VĂN MẶT SỐ 5", "TÀI LIỆU MẶT": such papers have no face; but "tài liệu Mặt trận". A lost one is "mất". */
function isSaidOfFaceless(words: Words, at: number): boolean {
  const [two, next] = [words.at(at), words.at(at + 1)]
  if (two?.text !== 'mặt' || two.gapBefore !== 'blank') return false
  const isNumbered = next?.text === 'số' && /^\d/.test(words.at(at + 2)?.text ?? '')
  if (!isNumbered && (two.gapAfter === 'blank' || beginningWithFace.has(next?.text ?? ''))) return false
  const paper = paperEndingAt(words, at - 1)
  if (paper === undefined) return false
  let said = ''
  for (let i = paper; i < at; i++) said += bareOf(words.at(i)?.text ?? '')
  return plainPapers.has(said)
}
