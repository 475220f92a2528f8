import type { LocalDate } from '../../domain/days/local-date.ts'
import type { Days } from './days.ts'
import type { Random } from './random.ts'

export interface DemoDocument {
  number: string
  issuedOn: LocalDate
  source: string
}

/** Kinds of documents that assign work, and how many of each an office issues in a day. */
const kinds = [
  { symbol: '/TB-VP', source: 'UBND thành phố', perDay: 1.4 },
  { symbol: '/UBND-VP', source: 'UBND thành phố', perDay: 4.1 },
  { symbol: '/KH-UBND', source: 'UBND thành phố', perDay: 0.6 },
  { symbol: '/QĐ-UBND', source: 'UBND thành phố', perDay: 3.2 },
  { symbol: '/CT-UBND', source: 'UBND thành phố', perDay: 0.06 },
  { symbol: '/NQ-HĐND', source: 'HĐND thành phố', perDay: 0.15 },
  { symbol: '-KL/TU', source: 'Thành ủy', perDay: 0.4 },
] as const

/** The documents of about fourteen months up to the day before yesterday, oldest first. */
export function demoDocuments(days: Days, random: Random): DemoDocument[] {
  const documents = new Map<string, DemoDocument>()
  for (let back = 300; back >= 2; back -= random.between(2, 6)) {
    const issuedOn = days.from(-back)
    const { symbol, source, perDay } = random.pick(kinds)
    const year = issuedOn.slice(0, 4)
    const dayOfYear = (Date.parse(issuedOn) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1
    const number = `${String(Math.ceil(dayOfYear * perDay)).padStart(2, '0')}${symbol}`
    // Numbers begin anew with the year; a rare kind may not have issued another one since.
    if (!documents.has(`${number} ${year}`)) documents.set(`${number} ${year}`, { number, issuedOn, source })
  }
  return [...documents.values()]
}

/** One of the three newest documents on `date`. */
export function documentBefore(documents: readonly DemoDocument[], date: LocalDate, random: Random): DemoDocument {
  const issued = documents.filter(document => document.issuedOn <= date).slice(-3)
  return random.pick(issued.length > 0 ? issued : documents.slice(0, 1))
}
