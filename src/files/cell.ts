import type { CellValue, Cell as ParsedCell } from 'hucre/xlsx'
import type { LocalDate } from '../domain/days/local-date.ts'
import { nfc } from '../domain/chat/tidy-text.ts'

export interface Cell {
  /** NFC, trimmed; a date as dd/mm/yyyy, an error value (#N/A) as nothing */
  text: string
  date?: LocalDate
  bold: boolean
  /** the note that Excel shows beside it */
  note?: string
  /** The value repeats that of a merged range which began further left (`across`) or above (`down`). */
  merged?: 'across' | 'down'
}

export const emptyCell: Cell = Object.freeze({ text: '', bold: false })

export function cellOf(value: CellValue, details: ParsedCell | undefined): Cell {
  const note = details?.comment?.text
  return note === undefined ? valueOf(value, details) : { ...valueOf(value, details), note }
}

function valueOf(value: CellValue, details: ParsedCell | undefined): Cell {
  const bold = isBold(details)
  if (value === null || details?.type === 'error') return emptyCell
  if (value instanceof Date) return dateCell(value, bold)
  return { text: nfc(plain(value)).trim(), bold }
}

/** 15 digits are what Excel itself keeps: 13.1, not 13.100000000000001. */
const plain = (value: string | number | boolean): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value)

/** Excel has no time zone: the library gives the wall clock as UTC. A time without a day counts from the turn of 1900. */
function dateCell(value: Date, bold: boolean): Cell {
  if (Number.isNaN(value.getTime())) return emptyCell
  const iso = value.toISOString()
  if (value.getUTCFullYear() < 1900) return { text: iso.slice(11, 16), bold }
  const date = iso.slice(0, 10)
  return { text: date.split('-').reverse().join('/'), date, bold }
}

function isBold(details: ParsedCell | undefined): boolean {
  if (details?.style?.font?.bold) return true
  const runs = details?.richText?.filter(run => run.text.trim() !== '') ?? []
  return runs.length > 0 && runs.every(run => run.font?.bold)
}
