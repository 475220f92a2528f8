import type { Line } from '../words/line.ts'
import { type Got, oneOf } from '../words/matchers.ts'
import { readYearAfter } from '../words/year.ts'

const title = oneOf('anh chị chú ông bà cô em bác')
// What stands before the name of a district: "ở Q1", "công an Q5".
const seat = oneOf('ở tại an ubnd hđnd tand vksnd bhxh ủy uỷ thuế p')

/** "công chứng ở Q1", "UBND Q3", "P5 Q10": a district, unless a year follows. */
export const isDistrict = (line: Line, at: number): boolean => {
  const ward = line.tokens[at - 1]?.number !== undefined && line.tokens[at - 2]?.lower === 'p'
  return (ward || seat(line.tokens[at - 1])) && !readYearAfter(line, at + 2)
}

/** "anh Thang 6 viec chua xong": a man called Thắng. */
export const isPerson = ({ tokens, text }: Line, at: number): boolean =>
  tokens[at]?.capital === true && !tokens[at].marked && title(tokens[at - 1]) && text !== text.toUpperCase()

/** "anh thang 6 viec", "chi quy 3 viec" in small letters. */
export const mayBePerson = ({ tokens, accented }: Line, at: number): boolean =>
  !accented && /^(?:thang|quy)$/.test(tokens[at]?.lower ?? '') && title(tokens[at - 1])

/** Bare "thang 2-1" is a victory. */
export function isScore({ tokens }: Line, at: number, { value, next }: Got<number>): boolean {
  const [mark, goals] = [tokens[next], tokens[next + 1]]
  const glued = mark?.folded === '-' && !mark.spaced && goals?.spaced === false
  return glued && tokens[at - 1]?.lower === 'thang' && goals.number !== undefined && goals.number < value
}
