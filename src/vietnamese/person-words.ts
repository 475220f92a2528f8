const prefix = /^(?:(?:các\s+)?đồng chí|đ\/?c\.?|ông|bà|anh|chị|cô|thầy|[acôb]\.)\s*[:.]?\s*/iu
const position =
  /^(?:(?:phó\s+)?(?:chủ tịch|trưởng phòng|chánh văn phòng|giám đốc|bí thư|trưởng ban|trưởng công an)|tp|ptp|ct|pct)\s+(?=\p{Lu}\p{Ll})/u

/** The name of a person as offices write it: "Đ/c Nguyễn Văn A", "A. Hùng", "Chị Lan"; undefined where no such word leads it. */
export function namedPerson(text: string): string | undefined {
  const name = text.trim().replace(prefix, '')
  return name === text.trim() || name === '' ? undefined : name.replace(position, '').trim()
}

/** "Nguyễn Văn Hùng": two to five words, each with a capital and none in capitals. */
export const looksLikeName = (text: string): boolean => /^\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*\.?){1,4}$/u.test(text.trim())
