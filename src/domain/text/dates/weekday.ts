/** Source of a regular expression for a folded weekday, without groups: `thu sau`, `thu 6`, `t6`, `chu nhat`, `cn`. */
export const weekdayForm = '(?:(?:thu ?|t)(?:[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat|cn)'

const words = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay']

/** 1 Monday … 7 Sunday; undefined when `folded` is not exactly a weekday. */
export function readWeekday(folded: string): number | undefined {
  if (!new RegExp(`^${weekdayForm}$`).test(folded)) return undefined
  if (folded.startsWith('c')) return 7
  const name = folded.replace(/^thu ?|^t/, '')
  return words.includes(name) ? words.indexOf(name) + 1 : Number(name) - 1
}
