import { between, isPaper, lettersAfter, lettersBefore, paperBefore, paperEndingAt } from './papers.ts'
import type { Place } from './place.ts'
import { beginningWithMat, brokenBefore, endingInMat, forbidding, managing, quantities } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Is it part of another word: "bí mật", "mật độ", the "độ mật" that is only asked for? */
export function isOtherWord(place: Place): boolean {
  const { words, first, degree, one } = place
  if (isLabel(place) || goesOn(place)) return true
  const before = words.at(first - 1)
  if (degree !== 'MẬT' || !before || one.gapBefore === 'sign') return false
  if (one.gapBefore === 'break') return brokenBefore.has(before.text)
  return endingInMat.has(before.text) || endsIn(lettersBefore(words, first), endingInMat)
}

function endsIn(run: string, ends: ReadonlySet<string>): boolean {
  if (run !== '') for (const end of ends) if (run.endsWith(end)) return true
  return false
}

/** "độ", and not the "đồ" of a map. */
export const isUnit = (word: Word | undefined): boolean => word?.text === 'độ' || word?.text === 'do'

/** The "độ mật" that a degree is the value of; but "tài liệu độ mật", "độ Mật", "chế độ mật" have one. */
function isLabel({ words, first, degree, one }: Place): boolean {
  const [unit, before] = [words.at(first - 1), words.at(first - 2)]
  if (degree !== 'MẬT' || !isUnit(unit) || one.gapBefore !== 'blank' || before?.bare === 'che') return false
  if (/^\s*[:=]/.test(one.after)) return true
  if (one.shape !== 'lower') return unit?.shape !== 'lower'
  return before?.bare === 'muc' || paperEndingAt(words, first - 2) === undefined
}

/** "mật độ"; but "MẬT" on a line of its own has nothing after it, and "MẬT BÁO CÁO" is no "mật báo". */
function goesOn({ words, last, one, two }: Place): boolean {
  const after = words.at(last + 1)
  if (!after || two.gapAfter === 'sign' || (two.gapAfter === 'break' && one.gapBefore === 'break')) return false
  if (isPaper(words, last + 1)) return false
  if (beginningWithMat.has(after.text)) return true
  const run = lettersAfter(words, last)
  if (run !== '') for (const rest of beginningWithMat) if (run.startsWith(rest)) return true
  return false
}

/**
 * Papers under a degree as such, with no single one named: "quản lý tài liệu mật", "không gửi văn bản mật qua Zalo".
 * `general`: the last word of the place before that was so, as what is said of one degree is said of those listed with it.
 */
export function isInGeneral(place: Place, general: number): boolean {
  const { words, first, last, degree, one, two } = place
  if (degree !== 'MẬT' && one.shape === 'caps') return false
  const [next, then] = [words.at(last + 1), words.at(last + 2)]
  const named =
    (two.gapAfter !== 'break' && /^\d/.test(next?.text ?? '')) || (next?.bare === 'so' && /^\d/.test(then?.text ?? ''))
  if (named || /^ *[:"“«([]/.test(two.after)) return false
  if (
    general >= 0 &&
    first - general <= 2 &&
    between(words, general + 1, first).every(({ text }) => /^(và|hoặc|hay)$/.test(text))
  )
    return true
  const paper = paperBefore(place)
  if (paper === undefined) return false
  let end = paper
  while (quantities.has(words.at(end - 1)?.text ?? '')) end--
  const bare = (count: number) =>
    between(words, end - count, end)
      .map(word => word.bare)
      .join('')
  if (managing.has(bare(2)) || managing.has(bare(3))) return true
  return between(words, paper - 4, paper).some(({ text }) => forbidding.has(text))
}
