import { fold } from '../../normalise.ts'

/** Folded, with one kind of dash: what the forms below are matched against. */
const foldDate = (text: string): string => fold(text).replace(/[\u2010-\u2015\u2212]/g, '-')

/** A cell without what surrounds its date: bullet, Excel's text mark, one closing mark. */
export const bareCell = (text: string): string =>
  foldDate(text)
    .replace(/^["'*+•\s]+|^- (?=.)/g, '')
    // One mark only: three dots are a text that was cut, and must not pass for a whole date.
    .replace(/\s*[.,;!]?["'\s]*$/, '')

const label =
  /^(?:(?:thoi han|thoi gian|han|deadline)\b(?: (?:xu ly|hoan thanh|thuc hien|giai quyet|bao cao|cuoi cung|chot|la)\b)*[ :-]*)+/
const brackets = /^\(([^()]*)\)$/
const verb = /^(?:phai )?(?:hoan thanh|thuc hien|bao cao|trinh|gui|nop|xong)(?: xong)?[,:]? /
const bound = /^(truoc|den|het|cham nhat|muon nhat|tre nhat|khong qua|khong muon hon|la|vao|trong|cuoi)[ ,:]+/

/** What introduces a date ("Hạn: hoàn thành chậm nhất trước …"): its limiting words, and the rest. */
export function leadIn(cell: string): { bounds: string[]; rest: string } {
  const bounds: string[] = []
  let rest = cell.replace(label, '').replace(brackets, '$1').replace(verb, '')
  for (let found = bound.exec(rest); found; found = bound.exec(rest)) {
    bounds.push(found[1] ?? '')
    rest = rest.slice(found[0].length)
  }
  return { bounds, rest }
}

const minutes = String.raw`(?::[0-5]\d(?::[0-5]\d)?| ?(?:h|g|gio)(?: ?[0-5]\d(?: ?(?:p|phut))?)?)`
// "0 giờ ngày 30" is the end of the 29th to most writers: not a time that may be dropped.
const timeBefore = new RegExp(`^(?:luc )?(?:0?[1-9]|1\\d|2[0-4])${minutes},? `)
const timeAfter = new RegExp(`(?:(?<=\\d)t|,? (?:luc )?)(?:[01]?\\d|2[0-4])${minutes}(?: ?[ap]m)?$`)

/** A deadline is the end of its day here, so the hour beside it is left out. */
export const withoutTime = (text: string): string => text.replace(timeBefore, '').replace(timeAfter, '')
