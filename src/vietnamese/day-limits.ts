import type { DateMention } from './dates.ts'

/** What the words before a date make of it in a list: all up to it, all from it on, or all behind it. */
export type DayLimit = 'by' | 'from' | 'after'

const day = '(?: (?:ngày|ngay|là|la))?\\s*$'
const limits: readonly (readonly [DayLimit, RegExp])[] = [
  [
    'by',
    new RegExp(
      `(?:^|[\\s,])(?:trước|truoc|đến|den|tới|toi|hết|het|(?:chậm|cham|muộn|muon|trễ|tre) (?:nhất|nhat)|không quá|khong qua)${day}`,
      'iu',
    ),
  ],
  ['from', new RegExp(`(?:^|[\\s,])(?:từ|tu)${day}`, 'iu')],
  ['after', new RegExp(`(?:^|[\\s,])sau${day}`, 'iu')],
]

/** "đến 30/11", "từ 1/12", "sau 5/12"; none in "đến hạn tháng 12" and "việc của tôi tháng 12". */
export function limitOf(text: string, { start, bound }: DateMention): DayLimit | undefined {
  if (bound === undefined) return undefined
  const before = text.slice(0, start)
  if (/(?:của|cua) toi\s*$/iu.test(before)) return undefined
  return limits.find(([, words]) => words.test(before))?.[0]
}
