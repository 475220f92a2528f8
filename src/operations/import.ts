import type { Db, Tx } from '../../db/db.ts'
import { rehearse } from '../../db/rehearse.ts'
import { addUnits } from '../../db/people/import.ts'
import { noteRosterChange } from '../../db/people/roster.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { officeSettings } from '../../db/office/settings.ts'
import type { Occasion } from '../actions/action.ts'
import type { FixedSettings } from '../domain/people/office-settings.ts'
import type { Moment } from '../domain/tasks/task.ts'
import type { OfficeFile } from '../files/office-sheets/read-office.ts'
import { directoryOf, openDirectory, readRoster, type Roster } from './directory.ts'
import { announceImported } from './import/announce.ts'
import { importLists, ofTasks, type ImportedLists } from './import/lists.ts'
import { toResult, type ImportResult } from './import/result.ts'
import { termsBySource, type TermOf } from './import/source-terms.ts'
import { importTasks } from './import/tasks.ts'
import { unitCodes, unitsToCreate, unknownUnits, type UnknownUnit } from './import/units-of-plan.ts'

export type { ImportResult } from './import/result.ts'

export interface ImportOptions extends Moment {
  /** writes nothing, and says what it would have written */
  dryRun: boolean
  /** adds the units that the tasks name and the office does not know */
  createUnits?: boolean
  /** settings that an environment variable holds fast */
  fixed: FixedSettings
  /** Where people are told what is theirs now; left out: nobody is. */
  tell?: Occasion['office']
  onProgress?: (done: number, total: number) => void
}

/** What the lists come to, and the office as it is with them. */
interface WithLists {
  lists: ImportedLists
  roster: Roster
  approval: boolean
  termOf: TermOf
}

/**
 * Units, officers, days off and settings all or nothing in one transaction, which a dry run takes back; then the tasks row by
 * row, in short ones.
 */
export async function importWorkbook(db: Db, file: OfficeFile, options: ImportOptions): Promise<ImportResult> {
  const { lists, roster, approval, termOf } = await importOffice(db, file, options)
  let directory = directoryOf(roster, lists.formerHolders)
  let unknown = unknownUnits(file.tasks, directory)
  if (options.createUnits) {
    const fresh = unitsToCreate(unknown, directory.unitCodes())
    const ids = options.dryRun ? new Map<string, number>() : await db.transact(tx => addNewUnits(tx, fresh))
    const at = { sheet: 'Đơn vị (từ kế hoạch)', outcome: 'new' as const }
    fresh.forEach(({ code, name }, i) => lists.rows.push({ ...at, row: i + 1, code, title: name }))
    // A dry run has no ids for them; negative ones are nobody's.
    const units = fresh.map(({ code, name }, i) => ({ id: ids.get(code) ?? -1 - i, code, name }))
    directory = directoryOf({ ...roster, units: [...roster.units, ...units] }, lists.formerHolders)
    unknown = unknownUnits(file.tasks, directory)
  }
  const tasks = await importTasks(db, file.tasks, directory, {
    ...options,
    approvalByDefault: approval,
    termOf,
    onProgress: done => options.onProgress?.(done, file.tasks.length),
  })
  if (options.tell && !options.dryRun) await announceImported(db, { ...options, office: options.tell })
  return toResult([lists, ofTasks(file), tasks], file, unknown)
}

async function importOffice(db: Db, file: OfficeFile, options: ImportOptions): Promise<WithLists> {
  const work = async (tx: Tx): Promise<WithLists> => {
    const lists = await importLists(tx, file, options)
    await noteRosterChange(tx)
    // As the file has just set them, for tasks whose row says nothing of approval or of a deadline.
    const { approval, sourceTerms } = await officeSettings(tx, options.fixed)
    const termOf = termsBySource(sourceTerms, await officeCalendar(tx))
    return { lists, approval, termOf, roster: await readRoster(tx) }
  }
  return options.dryRun ? rehearse(db.transact, work) : db.transact(work)
}

async function addNewUnits(tx: Tx, units: readonly { code: string; name: string }[]): Promise<Map<string, number>> {
  const ids = await addUnits(
    tx,
    units.map(unit => ({ ...unit, cluster: null })),
  )
  await noteRosterChange(tx)
  return ids
}

/** The units that a plan names and the office does not know, each with a code that it may get. */
export async function unitsNamedIn(db: Db, file: OfficeFile): Promise<(UnknownUnit & { code: string })[]> {
  const directory = await openDirectory(db.reads)
  const units = unknownUnits(file.tasks, directory)
  const codes = unitCodes(
    units.map(({ name }) => name),
    directory.unitCodes(),
  )
  return units.map((unit, i) => ({ ...unit, code: codes[i] ?? unit.name }))
}
