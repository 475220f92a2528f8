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
