import type { LocalDate } from '../domain/days/local-date.ts'
import { soonDays, type SummaryFigures } from '../domain/reports/summary-figures.ts'

/** Units become `⟦n⟧`; the document, the period and the days that the figures name disappear. */
export function markNames(text: string, figures: SummaryFigures): string {
  const named = figures.behind.map(({ name }, n) => [name, ` ⟦${n}⟧ `] as const)
  const known = [
    [figures.whose, ' '],
    [figures.document, ' '],
    [figures.period, ' '],
  ] as const
  // The longest first: a unit's name may be the beginning of another's.
  const names = [...named, ...known]
    .flatMap(([name, mark]) => (name === undefined || name === '' ? [] : [[name, mark] as const]))
    .sort((a, b) => b[0].length - a[0].length)
  let marked = text.normalize('NFC')
  for (const [name, mark] of names)
    marked = marked.replace(new RegExp(`${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), mark)
  for (const day of [figures.asOf, figures.soon?.until]) if (day !== undefined) marked = withoutDay(marked, day)
  return marked
    .replace(new RegExp(`\\b(${soonDays}|bảy) ngày (tới|tiếp theo|sắp tới)`, 'giu'), ' ')
    .replace(/ +/g, ' ')
    .trim()
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')

function withoutDay(text: string, day: LocalDate): string {
  const [year = '', month = '', date = ''] = day.split('-').map(part => String(Number(part)))
  const written = `0?${date}[/.-]0?${month}([/.-]${year})?|ngày 0?${date} tháng 0?${month}( năm ${year})?`
  return text.replace(
    new RegExp(`((thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật),? )?(ngày )?(?<!\\d)(${written})(?!\\d)`, 'giu'),
    ' ',
  )
}

/** A name that the figures do not have: a capital within a sentence, or a sentence that begins with a kind of unit. */
export const namesOthers = (sentence: string): boolean =>
  /[\p{L}\p{N},;:"“(⟧]\s+["“(]?\p{Lu}/u.test(sentence.replace(/^[^\p{L}⟦]*/u, '')) ||
  /^(phòng|sở|ban|văn phòng|ủy ban|uỷ ban|ubnd|tổ|đội|trung tâm|chi cục|cục|công an|thanh tra|trạm|thuế|kho bạc|xã|phường|ông|bà)\s/iu.test(
    sentence,
  )
