import type { LocalDate } from '../../local-date.ts'

/** First and last day, both included. */
export interface Span {
  from: LocalDate
  to: LocalDate
}

/** A day or a period as it is written, perhaps without its year. */
export interface Shape {
  kind: 'day' | 'period'
  year: number | undefined
  /** Where it lies in that year; undefined when that year has no such day. */
  in: (year: number) => Span | undefined
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))

export const optionalNumber = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits)

const steps = new Map([
  ['nay', 0],
  ['sau', 1],
  ['toi', 1],
  ['truoc', -1],
  ['qua', -1],
])

/** Source of a regular expression for "this, next, last" (week, month …) in folded text. */
export const stepForm = [...steps.keys()].join('|')

/** How many periods on from the present one. */
export const stepOf = (word: string): number => steps.get(word) ?? 0
