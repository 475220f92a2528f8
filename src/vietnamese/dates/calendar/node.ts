import type { LocalDate } from '../../../domain/days/local-date.ts'
import type { Doubt } from './doubt.ts'
import type { Clock } from './hour.ts'
import type { Span } from './span.ts'

/** A day of a month, perhaps without its month and year. */
export interface DayNode {
  form: 'day'
  day: number
  month?: number
  year?: number
  lunar: boolean
  /** "28/12 vừa rồi" */
  gone?: true
  /** "Noel", "Giỗ Tổ": said without its year it is the coming one, and may be the last one when that is not long gone. */
  feast?: true
  /** "5/8/95": its two digits were taken for a year of the last century, which no deadline has. */
  old?: true
  doubt?: Doubt
  /** "ngày", "mùng" or a year make it a date whatever stands around it. */
  sure: boolean
}

/** Whole months of a year, or their first, middle or last part. */
export interface MonthsNode {
  form: 'months'
  first: number
  last: number
  year?: number
  /** "6 tháng đầu năm": the year is there, but not which. */
  anyYear?: true
  part?: 'start' | 'middle' | 'end' | 'first-half' | 'second-half'
  /** "đầu năm", which names no year: beside a day it only says what kind of day that is. */
  bare?: true
  doubt?: Doubt
}

export interface WeekdayNode {
  form: 'weekday'
  /** 1 Monday … 7 Sunday */
  day: number
  /** Set when its week is named. */
  date?: LocalDate
  doubt?: Doubt
  alternatives?: Span[]
}

/** Fixed already: "mai", "tuần này", "3 ngày nữa". */
export interface KnownNode {
  form: 'known'
  kind: 'day' | 'period'
  span: Span
  doubt?: Doubt
  alternatives?: Span[]
  /** Of a day of Tết: the first day of that year. */
  tet?: LocalDate
  /** "2 tiếng nữa" */
  clock?: Clock
  /** A span that "trước" makes doubtful: "trước tuần sau", unlike "trước cuối tuần". */
  whole?: boolean
  /** "đầu tuần", like that of `MonthsNode`. */
  bare?: true
}

export type Node = DayNode | MonthsNode | WeekdayNode | KnownNode

export const known = (from: LocalDate, to: LocalDate = from, doubt?: Doubt): KnownNode => ({
  form: 'known',
  kind: from === to ? 'day' : 'period',
  span: { from, to },
  ...(doubt && { doubt }),
})

/** A period, perhaps of one day, with another reading where it is in doubt. */
export const knownSpan = (from: LocalDate, to: LocalDate, doubt?: Doubt, other?: Span): KnownNode => ({
  ...known(from, to, doubt),
  kind: 'period',
  ...(doubt && other && { alternatives: [other] }),
})
