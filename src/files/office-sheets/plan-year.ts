import type { LocalDate } from '../../domain/days/local-date.ts'
import { fold } from '../../vietnamese/normalise.ts'

/** When a plan lies, as its title says: a year, a school year that begins in one, or from the day of its document on. */
export type PlanYear =
  { kind: 'year'; year: number } | { kind: 'school-year'; from: number } | { kind: 'since'; day: LocalDate }

const year = String.raw`(20\d\d)`
const schoolYear = new RegExp(String.raw`nam hoc ${year} ?[-–] ?20\d\d`)
// "ngày 12 tháng 01 năm 2026" tells when a document was signed, "giai đoạn 2025-2030" is not one year.
const named = new RegExp(
  String.raw`(?<!thang \d{1,2} )\bnam ${year}(?! ?[-–] ?(?:nam )?20)|\b(?:thang|quy) ?(?:\d{1,2}|[ivx]+) ?[/-] ?${year}|\bquy [ivx\d]+ nam ${year}|^ ?(?:ke hoach|kh|nam|chuong trinh|ct|nv|phu luc|pl|nhiem vu)? ?${year}$`,
  'g',
)
const signed = /ngay (\d{1,2}) thang (\d{1,2}) nam (20\d\d)|ngay (\d{1,2})\/(\d{1,2})\/(20\d\d)/

/** From the texts above a table, and the name of its sheet; undefined where they name none or several. */
export function planYear(texts: readonly string[]): PlanYear | undefined {
  const said = texts.map(fold)
  const school = said.map(text => schoolYear.exec(text)?.[1]).find(Boolean)
  if (school !== undefined) return { kind: 'school-year', from: Number(school) }
  const years = new Set(said.flatMap(text => [...text.matchAll(named)].map(match => match.slice(1).find(Boolean))))
  const [only, another] = years
  if (only !== undefined) return another === undefined ? { kind: 'year', year: Number(only) } : undefined
  const [, ...parts] = said.map(text => signed.exec(text)).find(Boolean) ?? []
  const [day, month, signedIn] = parts.filter(Boolean)
  if (day === undefined || month === undefined || signedIn === undefined) return undefined
  return { kind: 'since', day: `${signedIn}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
}
