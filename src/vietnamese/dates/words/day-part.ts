import type { DayPart } from '../calendar/hour.ts'
import type { Line } from './line.ts'
import { type Got, phrases } from './matchers.ts'

const parts = phrases<DayPart>({
  sáng: 'morning',
  'sáng sớm': 'morning',
  'rạng sáng': 'morning',
  trưa: 'noon',
  chiều: 'afternoon',
  'chiều tối': 'evening',
  tối: 'evening',
  đêm: 'night',
  khuya: 'night',
})
const intro = phrases({
  buổi: true,
  'đầu giờ': true,
  'cuối giờ': true,
  'đầu buổi': true,
  'cuối buổi': true,
  'đầu giờ buổi': true,
})

/** "sáng", "cuối giờ chiều"; with diacritics in the text "sang" is a verb. */
export function readPart(line: Line, at: number): Got<DayPart> | undefined {
  return readPartWord(line, intro(line, at)?.next ?? at)
}

export function readPartWord(line: Line, at: number): Got<DayPart> | undefined {
  const found = parts(line, at)
  return found && !(line.accented && !line.tokens[at]?.marked) ? found : shortened(line, at)
}

const typed = new Map<string, DayPart>([
  ['chiu', 'afternoon'],
  ['sg', 'morning'],
  ['trua', 'noon'],
  ['chieu', 'afternoon'],
])

/** "chiu nay", "sg mai"; "em chiu" gives up, and SG is a city. */
function shortened({ tokens }: Line, at: number): Got<DayPart> | undefined {
  const value = typed.get(tokens[at]?.lower ?? '')
  return value && /^(?:nay|mai|qua)$/.test(tokens[at + 1]?.folded ?? '') ? { value, next: at + 1 } : undefined
}

/** Bare "sang", "toi" and "dem" are as often verbs and pronouns ("mai toi nop"), so they close no date. */
export const isVerbToo = (line: Line, at: number): boolean =>
  ['sang', 'toi', 'dem'].includes(line.tokens[at]?.lower ?? '')
