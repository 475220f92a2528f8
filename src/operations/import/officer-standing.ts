import type { officerRows } from '../../../db/people/import.ts'
import { officerStatusNames, type Departure, type OfficerStatus } from '../../domain/people/access.ts'
import { sameName } from '../../vietnamese/person-name.ts'
import { leaveCommand } from '../officer-leaves.ts'
import { shellWord } from '../shell-word.ts'

export type KnownOfficer = Awaited<ReturnType<typeof officerRows>>[number]

/** A person as the rows of the file have them. */
export interface SaidOfficer {
  code: string
  name: string
  /** undefined: not stated */
  status: OfficerStatus | undefined
}

/** Who a person of the file is among those known, and what becomes of them. */
export type Standing =
  /** `returns`: they had left */
  | { kind: 'serves'; known: KnownOfficer | undefined; returns: boolean }
  | { kind: 'leaves'; known: KnownOfficer; status: Departure }
  /** gone before; somebody never known is kept for the record of older tasks */
  | { kind: 'gone'; known: KnownOfficer | undefined; status: Departure }
  /** has left, and the file does not say that they are back */
  | { kind: 'stays-away'; known: KnownOfficer }
  /** had the code before its holder: the file is older than that, and its row says nothing of the holder */
  | { kind: 'superseded'; known: KnownOfficer; holder: KnownOfficer }

const departureOf = ({ status }: SaidOfficer): Departure | undefined =>
  status === undefined || status === 'serving' ? undefined : status

/**
 * The name decides whether a code means the same person; anybody else under the code of somebody who serves is refused, with
 * the ways to say which of both is meant; but for who had it before, whose row in an older file is passed over. `inFile`: all of the code in the file; `known`: all of the code in the database, the
 * latest last.
 */
export function standingOf(
  said: SaidOfficer,
  inFile: readonly SaidOfficer[],
  known: readonly KnownOfficer[],
): Standing | string {
  const departure = departureOf(said)
  const holder = known.find(({ status }) => status === 'serving')
  const former = known.findLast(officer => officer.status !== 'serving' && sameName(officer.name, said.name))
  if (holder && !sameName(holder.name, said.name)) {
    const namesHolder = inFile.find(other => sameName(other.name, holder.name))
    const holderLeaves = namesHolder !== undefined && departureOf(namesHolder) !== undefined
    if (!holderLeaves && !(departure && namesHolder))
      return former ? { kind: 'superseded', known: former, holder } : whichOfBoth(holder, said)
  }
  if (departure !== undefined)
    return holder && sameName(holder.name, said.name)
      ? { kind: 'leaves', known: holder, status: departure }
      : { kind: 'gone', known: former, status: departure }
  if (holder && sameName(holder.name, said.name)) return { kind: 'serves', known: holder, returns: false }
  if (former && said.status === undefined) return { kind: 'stays-away', known: former }
  return { kind: 'serves', known: former, returns: former !== undefined }
}

const whichOfBoth = (holder: KnownOfficer, { name }: SaidOfficer): string =>
  `Mã “${holder.code}” đang là của đồng chí ${holder.name}, nay ghi là ${name}. ` +
  `Nếu là người khác nhận mã này, chạy: ${leaveCommand(holder)} (hoặc thêm dòng ${holder.code}, ${holder.name} với Tình trạng “${officerStatusNames.left}”); ` +
  `nếu vẫn là một người, chạy: nhacviec officer rename ${shellWord(holder.code)} ${shellWord(name)}; rồi nhập lại.`
