import { isPaper, paperEndingAt } from './papers.ts'
import type { Degree } from './degree.ts'
import { degreeFollows } from './vocabulary.ts'
import type { Word, Words } from './words.ts'

/** As the law's official translation has the three degrees. */
const degrees = new Map<string, Degree>([
  ['secret', 'TỐI MẬT'],
  ['confidential', 'MẬT'],
  ['classified', 'MẬT'],
])
const strengthening = new Set(['top', 'strictly', 'highly', 'most', 'nato'])

const spaced = (word: string): string => Array.from(word).join('[\\W_]{1,2}')
/** "T O P  S E C R E T", "c.o.n.f.i.d.e.n.t.i.a.l": nobody writes so but for a stamp. */
const letterByLetter = new RegExp(
  `(?<![\\p{L}\\d])(${spaced('top')}[\\W_]{1,4})?(?:${spaced('secret')}|${spaced('confidential')})(?![\\p{L}\\d])`,
  'iu',
)

/**
 * "TOP SECRET", "CONFIDENTIAL: …", "(secret)", "tài liệu confidential": where the word stands as a stamp does. "Secret Santa",
 * "client secret" and "confidentiality" are none.
 */
export function inEnglish(words: Words): Degree | undefined {
  const apart = letterByLetter.exec(words.text)
  if (apart) return apart[1] ? 'TUYỆT MẬT' : degrees.get(apart[0].replace(/[\W_]/g, '').toLowerCase())
  if (!/secret|confidential|classified/i.test(words.text)) return undefined
  for (let at = 0; at < words.length; at++) {
    const word = words.at(at)
    const degree = word && degrees.get(word.bare)
    if (!degree) continue
    const before = words.at(at - 1)
    if (before?.bare === 'top' && word.bare === 'secret') return 'TUYỆT MẬT'
    const first = word.gapBefore === 'blank' && strengthening.has(before?.bare ?? '') ? at - 1 : at
    const isSaidOfPaper = words.at(first)?.gapBefore !== 'break' && paperEndingAt(words, first - 1) !== undefined
    if (first < at || isStamp(words, at, word) || isSaidOfPaper) return degree
  }
  return undefined
}

function isStamp(words: Words, at: number, word: Word): boolean {
  if (/[([{<]\W*$/.test(word.before) && /^\W*[)\]}>]/.test(word.after)) return true
  const headsLine = word.gapBefore === 'break'
  if (headsLine && word.shape === 'caps' && isPaper(words, at + 1)) return true
  // In plain letters only at the head of a line, before a sign.
  const shown = word.shape === 'caps' ? word.gapBefore !== 'blank' : headsLine && word.shape === 'title'
  const isValue = word.shape === 'caps' && degreeFollows.has(words.at(at - 1)?.text ?? '')
  return (shown || isValue) && (word.gapAfter !== 'blank' || /^\s*[–—-]\s/.test(word.after))
}
