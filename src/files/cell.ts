import type { CellValue, Cell as ParsedCell } from 'hucre/xlsx'
import type { LocalDate } from '../domain/days/local-date.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { repairEncoding } from '../vietnamese/legacy-encoding.ts'
import { dateParts, shownNumber } from './number-format.ts'

export interface Cell {
  /** NFC, trimmed, as people see it: a date as dd/mm/yyyy, a number by its format; what is struck through is no part of it */
  text: string
  date?: LocalDate
  /** Its format shows day and month only; the year is that of the day on which it was typed. */
  yearHidden?: true
  bold: boolean
  /** the note that Excel shows beside it */
  note?: string
  /** The value repeats that of a merged range which began further left (`across`) or above (`down`). */
  merged?: 'across' | 'down'
  /** what it shows in place of a value: an error (`#REF!`), or a formula that nobody calculated */
  unreadable?: string
  /** the words in it that are struck through */
  struck?: string
  /** Its letters are lost, or stand in an old encoding that cannot be told for certain. */
  garbled?: true
}

export const emptyCell: Cell = Object.freeze({ text: '', bold: false })

export function cellOf(value: CellValue, details: ParsedCell | undefined): Cell {
  const note = details?.comment?.text
  return note === undefined ? valueOf(value, details) : { ...valueOf(value, details), note }
}

function valueOf(value: CellValue, details: ParsedCell | undefined): Cell {
  const bold = isBold(details)
  if (details?.type === 'error') return { text: '', bold, unreadable: String(value) }
  if (value === null) return details?.formula ? { text: '', bold, unreadable: `=${details.formula}` } : emptyCell
  if (details?.style?.font?.strikethrough) return { text: '', bold, struck: cellText(value, details).text }
  const runs = details?.richText
  if (runs?.some(run => run.font?.strikethrough)) {
    const joined = (struck: boolean) =>
      tidy(runs.flatMap(run => (Boolean(run.font?.strikethrough) === struck ? run.text : [])).join(' '))
    return { text: joined(false), bold, struck: joined(true) }
  }
  return { bold, ...cellText(value, details) }
}

const tidy = (text: string): string => textCell(text).text

/** A text as people see it, or should see it: one in an old encoding is put right where that is certain. */
export function textCell(text: string): Pick<Cell, 'text' | 'garbled'> {
  // Before the invisible signs are taken out: the soft hyphen was a letter in TCVN3.
  const repaired = repairEncoding(text)
  if (repaired === undefined) return { text: nfc(text).trim() }
  return repaired === 'garbled' ? { text: nfc(text).trim(), garbled: true } : { text: nfc(repaired.text).trim() }
}

function cellText(value: Exclude<CellValue, null>, details: ParsedCell | undefined): Omit<Cell, 'bold'> {
  const format = details?.style?.numFmt
  if (value instanceof Date) return dateCell(value, format)
  if (typeof value === 'number') return { text: (format && shownNumber(value, format)) ?? plain(value) }
  return textCell(String(value))
}

/** 15 digits are what Excel itself keeps: 13.1, not 13.100000000000001. */
const plain = (value: number): string => String(Number(value.toPrecision(15)))

/** Excel has no time zone: the library gives the wall clock as UTC. A time without a day counts from the turn of 1900. */
function dateCell(value: Date, format: string | undefined): Omit<Cell, 'bold'> {
  if (Number.isNaN(value.getTime())) return { text: '' }
  const iso = value.toISOString()
  if (value.getUTCFullYear() < 1900) return { text: iso.slice(11, 16) }
  const date = iso.slice(0, 10)
  const [year = '', month = '', day = ''] = date.split('-')
  const shows = dateParts(format)
  // Excel makes "12/2026" of a pasted text the first of that month and shows no day: what people see is a month.
  if (!shows.day) return { text: shows.month ? `${month}/${year}` : year }
  if (!shows.year) return { text: `${day}/${month}`, date, yearHidden: true }
  return { text: `${day}/${month}/${year}`, date }
}

function isBold(details: ParsedCell | undefined): boolean {
  if (details?.style?.font?.bold) return true
  const runs = details?.richText?.filter(run => run.text.trim() !== '') ?? []
  return runs.length > 0 && runs.every(run => run.font?.bold)
}
