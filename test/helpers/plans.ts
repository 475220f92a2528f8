import { readOffice, type OfficeFile, type ReadOptions } from '../../src/files/office-sheets/read-office.ts'
import type { TaskRow } from '../../src/files/office-sheets/task-row.ts'
import { sheetsOf, type RawCell, type RawSheet } from './workbooks.ts'

/** A day in the year of no plan here, so that none of its dates comes from it unnoticed. */
const today = '2026-11-30'

/** Sheets of a plan as the import reads them. */
export const readPlan = async (
  sheets: RawSheet | RawSheet[],
  options: Partial<ReadOptions> = {},
): Promise<OfficeFile> => readOffice(await sheetsOf(...[sheets].flat()), { today, ...options })

/** A sheet of these rows; `null` in a header is a column without words. */
export const plan = (...rows: RawCell[][]): RawSheet => ({ name: 'Phụ lục', rows })

/** What a clerk would check of a task: the text, who leads, until when. */
const inShort = ({ title, leads, leadOfficer, deadline }: TaskRow): string =>
  [title, leads || (leadOfficer ?? ''), deadline.kind === 'date' ? deadline.date : deadline.kind].join(' | ')

export const tasksIn = ({ tasks }: OfficeFile): string[] => tasks.map(inShort)
export const refusals = ({ refused }: OfficeFile): string[] => refused.map(({ row, reason }) => `${row}: ${reason}`)
export const warned = ({ warnings }: OfficeFile): string => warnings.map(({ reason }) => reason).join('\n')
