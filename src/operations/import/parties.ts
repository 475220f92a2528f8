import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import type { Directory, KnownOfficer } from '../directory.ts'
import { orSuggestion } from './sentences.ts'

/** Who a row says has to do with the task; undefined is not stated. */
export interface StatedParties {
  unitId: number | undefined
  officerId: number | undefined
  /** where the officer serves, for a row that names no unit */
  officerUnitId: number | null
  /** units other than the lead, and the names that are no units; undefined when no cell says anything of them */
  coordinators: { units: number[]; others: string | null } | undefined
}

/** The parties of a row, or why the row is refused. What is odd but harmless goes to `warn`. */
export function statedParties(
  row: TaskRow,
  directory: Directory,
  warn: (reason: string) => void,
): StatedParties | string {
  const leads = directory.unitsIn(row.leads)
  const [lead, ...more] = leads.matched
  const [stranger] = leads.unknown
  // The first name in the cell leads; a later one may be nobody's unit, like any co-ordinator.
  if (stranger && (lead === undefined || startsWith(row.leads, stranger.text)))
    return `Không có đơn vị chủ trì “${stranger.text}”${orSuggestion(stranger.suggestion)}.`
  const unitId = lead === undefined ? undefined : directory.unitId(lead)
  const officer = row.leadOfficer === undefined ? undefined : leadOfficer(row.leadOfficer, unitId, directory)
  if (typeof officer === 'string') return officer
  if (unitId === undefined && officer && officer.units.length > 1)
    return `Đồng chí ${officer.name} thuộc nhiều đơn vị; đề nghị ghi đơn vị chủ trì.`

  const nameOf = (code: string): string => `“${directory.unit(directory.unitId(code))?.name ?? code}”`
  if (lead !== undefined && more.length > 0)
    warn(`Ô chủ trì ghi nhiều đơn vị: ${nameOf(lead)} chủ trì, ${more.map(nameOf).join(', ')} phối hợp.`)
  const helpers = directory.unitsIn(row.coordinators ?? '')
  const unknown = [...leads.unknown, ...helpers.unknown]
  for (const { text, suggestion } of unknown)
    warn(`Đơn vị phối hợp “${text}” không có trong danh sách nên được ghi nguyên văn${orSuggestion(suggestion)}.`)
  const units = [...new Set([...more, ...helpers.matched])].filter(code => code !== lead).map(directory.unitId)
  const others = unknown.map(({ text }) => text).join(', ') || null
  const silent = row.coordinators === undefined && units.length === 0 && others === null
  return {
    unitId,
    officerId: officer?.id,
    officerUnitId: officer?.units[0] ?? null,
    coordinators: silent ? undefined : { units, others },
  }
}

/** Is `name` the first word of the cell, bullets and blanks apart? */
const startsWith = (cell: string, name: string): boolean => !/[\p{L}\p{N}]/u.test(cell.slice(0, cell.indexOf(name)))

function leadOfficer(text: string, unitId: number | undefined, directory: Directory): KnownOfficer | string {
  const [officer, another] = directory.officersCalled(text, unitId)
  if (officer && !another) return officer
  if (officer) return `Có nhiều cán bộ tên “${text}”; đề nghị ghi mã cán bộ chủ trì.`
  return `Không có cán bộ chủ trì “${text}”${orSuggestion(directory.suggestOfficer(text, unitId))}.`
}
