import { officerRows, postRows, unitRows } from '../../../db/people/import.ts'
import type { Reads, Tx } from '../../../db/db.ts'
import { openAssignmentsOf } from '../../../db/tasks/open-assignments.ts'
import { officerStatusNames } from '../../domain/people/access.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { fullestSpelling, sameName } from '../../vietnamese/person-name.ts'
import { keepLatest } from '../../files/office-sheets/keep-latest.ts'
import type { OfficerRow } from '../../files/office-sheets/officers.ts'
import { membershipIn, peopleIn } from '../../files/office-sheets/people.ts'
import { place } from '../../files/office-sheets/report.ts'
import type { FormerHolders } from '../directory.ts'
import type { UnitMatcher } from '../../files/office-sheets/split-units.ts'
import { groupBy } from '../group-by.ts'
import { leaveCommand, untilHandedOver } from '../officer-leaves.ts'
import { warnOfSecondCodes } from './second-code.ts'
import { warnOfFormerPhones, warnOfSharedPhones } from './shared-phone.ts'
import { standingOf, type KnownOfficer, type SaidOfficer, type Standing } from './officer-standing.ts'
import { orSuggestion } from './sentences.ts'
import { noOutcomes, type Outcomes } from './result.ts'
import { differs, sameRoles, writeOfficers, type Person, type Served } from './write-officers.ts'

export interface OfficerPlan extends Outcomes {
  formerHolders: FormerHolders
  /** After the units were written. */
  write(tx: Tx): Promise<void>
}

/**
 * What the rows of `Cán bộ` would change. The rows of an officer are all the units that officer serves in: whoever moved
 * loses the rights of the old unit. Officers the sheet does not name stay as they are. `now` in ms.
 */
export async function planOfficers(
  tx: Reads,
  rows: readonly OfficerRow[],
  matcher: UnitMatcher,
  now: number,
): Promise<OfficerPlan> {
  const outcomes = noOutcomes()
  const units = new Map<OfficerRow, string>()
  const known = await officerRows(tx)
  const served = await servedByOfficer(tx)
  for (const row of rows) {
    const unit = row.unit === '' ? unitServed(row, known, served) : matcher.find(row.unit)
    if (unit !== undefined) units.set(row, unit)
    else if (row.unit === '') outcomes.refused.push({ ...place(row), reason: `Thiếu đơn vị của đồng chí ${row.name}.` })
    else {
      const reason = `Không có đơn vị “${row.unit}” của đồng chí ${row.name}${orSuggestion(matcher.suggest(row.unit))}.`
      outcomes.refused.push({ ...place(row), reason })
    }
  }
  const placed = [...units.keys()]
  const membership = membershipIn(placed, row => units.get(row) ?? '')
  const kept = keepLatest(placed, row => row.code, outcomes, membership)
  const people = peopleOf(kept, units, outcomes, known, served)
  for (const person of people) await describe(tx, person, outcomes)
  warnOfSecondCodes(people, known, served, outcomes)
  warnOfSharedPhones(people, known, outcomes)
  await warnOfFormerPhones(tx, people, known, outcomes)
  const formerHolders = new Map(
    people.flatMap(({ standing }) =>
      standing.kind === 'superseded' ? [[fold(standing.holder.code), standing.known.id] as const] : [],
    ),
  )
  return { ...outcomes, formerHolders, write: tx => writeOfficers(tx, people, now) }
}

/** The people of the file, each with who they are among those known; whoever that is unclear of is refused. */
function peopleOf(
  rows: readonly OfficerRow[],
  units: ReadonlyMap<OfficerRow, string>,
  outcomes: Outcomes,
  everybody: readonly KnownOfficer[],
  served: ReadonlyMap<number, Served[]>,
): Person[] {
  const officers = groupBy(everybody, officer => fold(officer.code))
  return [...groupBy(rows, row => fold(row.code))].flatMap(([code, ofCode]) => {
    const known = officers.get(code) ?? []
    const sharing = peopleIn(ofCode).map(own => ({ own, said: saidOf(own, known) }))
    return sharing.flatMap(({ own, said }) => {
      const standing = own.some(row => row.status !== said.status && !(serves(row) && serves(said)))
        ? `Đồng chí ${said.name} có các dòng ghi tình trạng khác nhau; đề nghị ghi thống nhất.`
        : standingOf(
            said,
            sharing.map(other => other.said),
            known,
          )
      if (typeof standing === 'object') return [personOf(said, standing, own, units, served)]
      for (const row of own) outcomes.refused.push({ ...place(row), reason: standing })
      return []
    })
  })
}

const serves = ({ status }: Pick<OfficerRow, 'status'> | SaidOfficer): boolean =>
  status === undefined || status === 'serving'

/** The code as the database has it. */
function saidOf(rows: readonly OfficerRow[], known: readonly KnownOfficer[]): SaidOfficer {
  const last = rows.at(-1)
  const status = rows.findLast(row => row.status !== undefined)?.status
  return { code: known.at(-1)?.code ?? last?.code ?? '', name: fullestSpelling(rows.map(row => row.name)), status }
}

function personOf(
  said: SaidOfficer,
  standing: Standing,
  rows: readonly OfficerRow[],
  units: ReadonlyMap<OfficerRow, string>,
  served: ReadonlyMap<number, Served[]>,
): Person {
  const before = (standing.known && served.get(standing.known.id)) ?? []
  const placed = rows.map(row => {
    const unitCode = units.get(row) ?? ''
    return { row, unitCode, before: before.find(m => m.unitCode === unitCode) }
  })
  return {
    ...said,
    name: fullestSpelling(standing.known ? [standing.known.name, said.name] : [said.name]),
    standing,
    phone: rows.findLast(row => row.phone !== undefined)?.phone,
    email: rows.findLast(row => row.email !== undefined)?.email,
    rows: placed,
    // An empty cell states nothing: whoever has one stays where they serve.
    left: rows.some(row => row.unit === '')
      ? []
      : before.filter(m => !placed.some(({ unitCode }) => unitCode === m.unitCode)),
  }
}

/** A unit of whoever serves, or has left, under the code and the name of a row that names none. */
function unitServed(
  row: OfficerRow,
  known: readonly KnownOfficer[],
  served: ReadonlyMap<number, readonly Served[]>,
): string | undefined {
  const meant = known.findLast(({ code, name }) => fold(code) === fold(row.code) && sameName(name, row.name))
  return meant && served.get(meant.id)?.[0]?.unitCode
}

async function servedByOfficer(tx: Reads): Promise<Map<number, Served[]>> {
  const codes = new Map((await unitRows(tx)).map(unit => [unit.id, unit.code]))
  const served = new Map<number, Served[]>()
  for (const post of await postRows(tx)) {
    const own = served.get(post.officerId) ?? []
    own.push({ ...post, unitCode: codes.get(post.unitId) ?? '' })
    served.set(post.officerId, own)
  }
  return served
}

async function describe(tx: Reads, person: Person, outcomes: Outcomes): Promise<void> {
  const { standing, rows, code, name } = person
  for (const { row, before } of rows) {
    const outcome = outcomeOf(person, row, before)
    outcomes.rows.push({ ...place(row), outcome, code, title: row.name })
  }
  const first = rows[0]?.row
  if (!first) return
  const warn = (reason: string): void => void outcomes.warnings.push({ ...place(first), reason })
  switch (standing.kind) {
    case 'serves':
      return describeServing(person, standing, warn)
    case 'leaves':
      return warn(await openTasksOf(tx, standing.known, officerStatusNames[standing.status]))
    case 'stays-away':
      return warn(
        `Đồng chí ${name} (${code}) đã ghi “${officerStatusNames[standing.known.status]}” nên dòng này được bỏ qua; nếu đồng chí đã trở lại, đề nghị ghi “${officerStatusNames.serving}” ở cột Tình trạng.`,
      )
    case 'superseded':
      return warn(passedOver(standing))
    case 'gone':
      return
  }
}

/** Of an office's own older file. No command is offered: to end or rename who has the code now would harm them. */
const passedOver = ({ known, holder }: Standing & { kind: 'superseded' }): string =>
  `Mã “${holder.code}” trước đây của đồng chí ${known.name} (tình trạng: ${officerStatusNames[known.status]}), nay là của đồng chí ${holder.name}: tệp này có thể là tệp cũ. ` +
  `Dòng này được bỏ qua; việc ghi mã “${holder.code}” trong tệp được hiểu là của đồng chí ${known.name}, không giao cho đồng chí ${holder.name}. Nếu đồng chí ${known.name} trở lại làm việc, hãy cấp mã khác.`

function describeServing(
  { name, code, left }: Person,
  { known, returns }: Standing & { kind: 'serves' },
  warn: (reason: string) => void,
): void {
  if (returns) warn(`Đồng chí ${name} (${code}) trở lại công tác; cần cấp mã liên kết mới: nhacviec invite ${code}`)
  if (known && known.name.toLowerCase() !== name.toLowerCase())
    warn(`Họ tên của mã “${code}” đổi từ ${known.name} thành ${name}; vẫn được hiểu là một người.`)
  for (const { unitCode } of left) warn(`Đồng chí ${name} không còn thuộc đơn vị “${unitCode}” theo bảng này.`)
}

const named = 20

async function openTasksOf(tx: Reads, { id, name, code }: KnownOfficer, status: string): Promise<string> {
  const open = [...new Set((await openAssignmentsOf(tx, id)).map(({ taskId }) => `#${taskId}`))]
  const said = `Đồng chí ${name} (${code}) được ghi “${status}”; tài khoản và mã liên kết hết hiệu lực`
  if (open.length === 0) return `${said}; không còn việc nào đang mở.`
  const more = open.length > named ? ` và ${open.length - named} việc khác` : ''
  return `${said}; còn ${open.length} việc đang mở: ${open.slice(0, named).join(', ')}${more}. ${untilHandedOver} Bàn giao: ${leaveCommand({ code, name }, 'MÃ')}`
}

function outcomeOf(
  { standing, name, phone, email, left }: Person,
  row: OfficerRow,
  before: Served | undefined,
): 'new' | 'changed' | 'unchanged' {
  switch (standing.kind) {
    case 'leaves':
      return 'changed'
    case 'stays-away':
    case 'superseded':
      return 'unchanged'
    case 'gone':
      if (!standing.known) return 'new'
      return standing.known.status === standing.status ? 'unchanged' : 'changed'
    case 'serves': {
      const { known, returns } = standing
      const personal =
        known !== undefined && (known.name !== name || differs(phone, known.phone) || differs(email, known.email))
      const moved =
        before && ((row.roles && !sameRoles(row.roles, before.roles)) || differs(row.position, before.position))
      if (!before) return 'new'
      return returns || personal || left.length > 0 || moved ? 'changed' : 'unchanged'
    }
  }
}
