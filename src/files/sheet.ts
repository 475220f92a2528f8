import type { Degree } from '../vietnamese/secrecy.ts'
import type { Cell } from './cell.ts'

/** `rows[i]` is row i + 1 in Excel; blank rows are kept so that this holds. */
export interface Sheet {
  name: string
  rows: Cell[][]
  hidden: boolean
  /** indexes of the rows and columns that people do not see */
  hiddenRows: ReadonlySet<number>
  hiddenColumns: ReadonlySet<number>
  /** what stands before the table in a document, line by line */
  above?: readonly string[]
  /** A marking of secrecy in its name, or around its cells: the whole sheet is under it. */
  marking?: Degree | undefined
}
