import { isPaper } from './papers.ts'
import { isRoutine } from './people.ts'
import type { Place, Spelling } from './degree.ts'
import type { Word, Words } from './words.ts'

const spellings: Record<'mat' | 'toi' | 'tuyet', ReadonlyMap<string, Spelling>> = {
  // "mất", "mặt", "mắt", "mát" are other words.
  mat: new Map([
    ['mật', 'exact'],
    ['mât', 'close'],
    ['mạt', 'plain'],
    ['mat', 'plain'],
  ]),
  toi: new Map([
    ['tối', 'exact'],
    ['toi', 'plain'],
  ]),
  tuyet: new Map([
    ['tuyệt', 'exact'],
    ['tuyet', 'plain'],
  ]),
}

/** `isSlip`: the last syllable is meant, though it is spelt as another word. */
export function placeAt(words: Words, i: number, isSlip: boolean): Place | undefined {
  const [before, two] = [words.at(i - 1), words.at(i)]
  const own = two?.bare === 'mat' ? (spellings.mat.get(two.text) ?? (isSlip ? 'plain' : undefined)) : undefined
  if (!two || !own) return undefined
  if (before && (before.bare === 'toi' || before.bare === 'tuyet') && isTogether(before, two)) {
    const first = spellings[before.bare].get(before.text) ?? 'close'
    const degree = before.bare === 'toi' ? 'TỐI MẬT' : 'TUYỆT MẬT'
    const spelling = { one: first, two: own, least: lessSure(first, own) }
    return { words, degree, first: i - 1, last: i, one: before, two, spelling }
  }
  if (before && isShortened(words, i, before, two))
    return {
      words,
      degree: 'TỐI MẬT',
      first: i - 1,
      last: i,
      one: before,
      two,
      spelling: { one: own, two: own, least: own },
    }
  return { words, degree: 'MẬT', first: i, last: i, one: two, two, spelling: { one: own, two: own, least: own } }
}

/** "t.mật", "T/MẬT"; but "Lê T.Mật" and "N.T.Mật" are people. */
function isShortened(words: Words, i: number, before: Word, { before: gap, after, shape }: Word): boolean {
  if (before.text !== 't') return false
  // "T. Mật: kế hoạch A"; but "T. Mật: báo cáo tuần" is what somebody has to do.
  if (before.gapBefore === 'break' && gap === '. ' && /^ *(?::|[–-] )/.test(after))
    return isPaper(words, i + 1) && !isRoutine(words, i + 1)
  if (!/^[./]$/.test(gap)) return false
  const initial = words.at(i - 2)
  return shape !== 'title' || initial === undefined || before.gapBefore !== 'blank' || initial.shape === 'lower'
}

const lessSure = (one: Spelling, two: Spelling): Spelling => {
  if (one === 'plain' || two === 'plain') return 'plain'
  return one === 'close' || two === 'close' ? 'close' : 'exact'
}

/** Not over the end of a sentence: "Chiều tối. Mật độ …"; nor, misspelt, over an empty line: "Hoa, Tuyết", "Mật: 200 lít". */
const isTogether = (one: Word, two: Word): boolean =>
  (one.text === 'tối' || one.text === 'tuyệt' || !/\n\s*\n/.test(two.before)) &&
  (one.gapAfter !== 'sign' || !/[.,;:!?]\s/.test(two.before) || (one.shape === 'caps' && two.shape === 'caps'))
