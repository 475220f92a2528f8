import type { Tx } from '../../../db/db.ts'
import type { FixedSettings } from '../../domain/people/office-settings.ts'
import { fold } from '../../vietnamese/normalise.ts'
import type { FormerHolders } from '../directory.ts'
import type { OfficeFile } from '../../files/office-sheets/read-office.ts'
import { planHolidays } from './holidays.ts'
import { planOfficers } from './officers.ts'
import type { Outcomes } from './result.ts'
import { planSettings } from './settings.ts'
import { planUnits } from './units.ts'

/** The sheets that are written together or not at all, by the letters of their folded names. */
const listSheets = ['donvi', 'canbo', 'ngaynghi', 'thietlap']
const isList = ({ sheet }: { sheet: string }): boolean => listSheets.includes(fold(sheet).replace(/[^a-z]/g, ''))

export interface ImportedLists extends Outcomes {
  formerHolders: FormerHolders
}

/**
 * Writes `Đơn vị`, `Cán bộ`, `Ngày nghỉ` and `Thiết lập`, or nothing of them when any of their rows is refused. `now` in ms.
 */
export async function importLists(
  tx: Tx,
  file: OfficeFile,
  { fixed, now }: { fixed: FixedSettings; now: number },
): Promise<ImportedLists> {
  const units = await planUnits(tx, file.units)
  const officers = await planOfficers(tx, file.officers, units.matcher, now)
  const holidays = await planHolidays(tx, file.holidays)
  const plans = [units, officers, holidays, await planSettings(tx, file.settings, fixed)]
  const refused = [...file.refused.filter(isList), ...plans.flatMap(plan => plan.refused)]
  const { formerHolders } = officers
  const warnings = [...file.warnings.filter(isList), ...plans.flatMap(plan => plan.warnings)]
  if (refused.length === 0) {
    for (const plan of plans) await plan.write(tx)
    return { refused, warnings, rows: plans.flatMap(plan => plan.rows), formerHolders }
  }
  const sheets = [...new Set([...plans.flatMap(plan => plan.rows), ...refused].map(row => row.sheet))]
  for (const sheet of sheets) {
    const reason = `Chưa ghi dòng nào của trang “${sheet}”: các trang đơn vị, cán bộ, ngày nghỉ, thiết lập chỉ được ghi khi mọi dòng đều hợp lệ (${refused.length} dòng cần sửa).`
    warnings.push({ sheet, row: 1, reason })
  }
  return { refused, warnings, rows: [], formerHolders }
}

/** What the reader said of the other sheets. */
export const ofTasks = (file: OfficeFile): Outcomes => ({
  refused: file.refused.filter(place => !isList(place)),
  warnings: file.warnings.filter(place => !isList(place)),
  rows: [],
})
