import { addUnits, changeUnit, unitRows, type UnitFields } from '../../../db/people/import.ts'
import type { Reads, Tx } from '../../../db/db.ts'
import { findLoop } from '../../domain/people/organisation.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { place } from '../../files/office-sheets/report.ts'
import { unitMatcher, type UnitMatcher } from '../../files/office-sheets/split-units.ts'
import type { UnitRow } from '../../files/office-sheets/units.ts'
import { orSuggestion } from './sentences.ts'
import { noOutcomes, type Outcomes } from './result.ts'

export interface UnitPlan extends Outcomes {
  /** Units of the file and of the database, for whatever else names a unit. */
  matcher: UnitMatcher
  write(tx: Tx): Promise<void>
}

type KnownUnit = UnitFields & { id: number }

interface Planned {
  row: UnitRow
  /** the code as the database has it */
  code: string
  known: KnownUnit | undefined
  /** undefined: not stated */
  parent: string | undefined
}

/** What the rows of `Đơn vị` would change; nothing is written yet. An empty cell states nothing. */
export async function planUnits(tx: Reads, rows: readonly UnitRow[]): Promise<UnitPlan> {
  const existing = await unitRows(tx)
  const known = new Map(existing.map(unit => [fold(unit.code), unit]))
  const codeOf = (row: UnitRow): string => known.get(fold(row.code))?.code ?? row.code
  const named = new Map(existing.map(({ code, name }) => [code, { code, name }]))
  for (const row of rows) named.set(codeOf(row), { code: codeOf(row), name: row.name })
  const matcher = unitMatcher(named.values())

  const outcomes = noOutcomes()
  const planned: Planned[] = rows.map(row => {
    const parent = row.parent === undefined ? undefined : matcher.find(row.parent)
    if (row.parent !== undefined && parent === undefined) {
      const reason = `Không có đơn vị cấp trên “${row.parent}”${orSuggestion(matcher.suggest(row.parent))}.`
      outcomes.refused.push({ ...place(row), reason })
    }
    return { row, code: codeOf(row), known: known.get(fold(row.code)), parent }
  })
  const parents = parentsOf(existing, planned)
  refuseLoop(planned, parents, outcomes)
  const codes = new Map(existing.map(unit => [unit.id, unit.code]))
  for (const unit of planned) {
    const { row, code } = unit
    outcomes.rows.push({ ...place(row), outcome: outcomeOf(unit, codes), code, title: row.name })
  }
  return { ...outcomes, matcher, write: tx => writeUnits(tx, planned, existing) }
}

/** Parent by code as it would be after the import. */
function parentsOf(known: readonly KnownUnit[], planned: readonly Planned[]) {
  const codes = new Map(known.map(unit => [unit.id, unit.code]))
  const parents = new Map(known.map(unit => [unit.code, codes.get(unit.parentId ?? -1)]))
  for (const { code, parent } of planned) if (parent !== undefined || !parents.has(code)) parents.set(code, parent)
  return parents
}

function refuseLoop(planned: readonly Planned[], parents: Map<string, string | undefined>, outcomes: Outcomes): void {
  const links = [...parents].map(([code, parent]) => ({ code, ...(parent !== undefined && { parent }) }))
  const start = findLoop(links)
  if (start === undefined) return
  const loop = [start]
  for (let at = parents.get(start); at !== undefined && at !== start; at = parents.get(at)) loop.push(at)
  // The tree in the database has no loop, so at least one link of this one comes from the file.
  const guilty = planned.find(unit => unit.parent !== undefined && loop.includes(unit.code))
  if (!guilty) throw new Error(`the units of the database form a loop at ${start}`)
  const reason = `Đơn vị cấp trên tạo thành vòng: ${[...loop, start].join(' → ')}; đề nghị kiểm tra lại.`
  outcomes.refused.push({ ...place(guilty.row), reason })
}

function outcomeOf(
  { row, known, parent }: Planned,
  codes: ReadonlyMap<number, string>,
): 'new' | 'changed' | 'unchanged' {
  if (!known) return 'new'
  const moved = parent !== undefined && codes.get(known.parentId ?? -1) !== parent
  const regrouped = row.cluster !== undefined && row.cluster !== known.cluster
  return row.name !== known.name || moved || regrouped ? 'changed' : 'unchanged'
}

/** New units first and without a parent, which may stand further down in the sheet. */
async function writeUnits(tx: Tx, planned: readonly Planned[], known: readonly KnownUnit[]) {
  const fresh = planned.filter(unit => !unit.known)
  const added = await addUnits(
    tx,
    fresh.map(({ row, code }) => ({ code, name: row.name, cluster: row.cluster ?? null })),
  )
  const ids = new Map([...known.map(unit => [unit.code, unit.id] as const), ...added])
  for (const { row, code, known: before, parent } of planned) {
    const id = ids.get(code)
    const parentId = parent === undefined ? undefined : ids.get(parent)
    const set = {
      ...(before && before.name !== row.name && { name: row.name }),
      ...(before && row.cluster !== undefined && before.cluster !== row.cluster && { cluster: row.cluster }),
      ...(parentId !== undefined && parentId !== before?.parentId && { parentId }),
    }
    if (id !== undefined && Object.keys(set).length > 0) await changeUnit(tx, id, set)
  }
}
