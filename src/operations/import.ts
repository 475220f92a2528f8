import type { Db, Tx } from '../../db/db.ts'
import { noteRosterChange } from '../../db/people/roster.ts'
import { officeSettings } from '../../db/office/settings.ts'
import type { FixedSettings } from '../domain/people/office-settings.ts'
import type { Moment } from '../domain/tasks/task.ts'
import type { OfficeFile } from '../files/office-sheets/read-office.ts'
import { importLists, ofTasks } from './import/lists.ts'
import { toResult, type ImportResult } from './import/result.ts'
import { importTasks } from './import/tasks.ts'

export type { ImportResult } from './import/result.ts'

export interface ImportOptions extends Moment {
  /** writes nothing, and says what it would have written */
  dryRun: boolean
  /** settings that an environment variable holds fast */
  fixed: FixedSettings
  onProgress?: (done: number, total: number) => void
}

const dryRunOver = new Error('dry run')

/** Units, officers, days off and settings all or nothing, then the tasks row by row, in one transaction; a dry run takes it back. */
export async function importWorkbook(db: Db, file: OfficeFile, options: ImportOptions): Promise<ImportResult> {
  let result: ImportResult | undefined
  try {
    await db.transact(async tx => {
      result = await importAll(tx, file, options)
      if (options.dryRun) throw dryRunOver
    })
  } catch (error) {
    if (error !== dryRunOver) throw error
  }
  if (!result) throw new Error('the import came to no result')
  return result
}

async function importAll(tx: Tx, file: OfficeFile, options: ImportOptions): Promise<ImportResult> {
  const lists = await importLists(tx, file, options)
  await noteRosterChange(tx)
  const onProgress = (done: number): void => options.onProgress?.(done, file.tasks.length)
  // As the file has just set it, for tasks whose row says nothing of approval.
  const { approval } = await officeSettings(tx, options.fixed)
  const tasks = await importTasks(tx, file.tasks, { ...options, approvalByDefault: approval, onProgress })
  return toResult([lists, ofTasks(file), tasks], file.found)
}
