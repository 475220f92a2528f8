import type { Db } from '../../db/db.ts'
import { changeOfficer, officerRows } from '../../db/people/import.ts'
import { noteRosterChange } from '../../db/people/roster.ts'
import { oneLine } from '../domain/chat/apart.ts'
import { UserError } from '../domain/chat/errors.ts'
import { officerStatusNames } from '../domain/people/access.ts'
import { secretReason } from '../files/office-sheets/report.ts'
import { fold } from '../vietnamese/normalise.ts'
import { sameName, unfitName } from '../vietnamese/person-name.ts'
import { secrecyMarking } from '../vietnamese/secrecy.ts'
import { findOfficer, type FoundOfficer } from './find-officer.ts'

export interface RenameOptions {
  /** another officer of that name is known, and both are meant */
  sameName?: boolean
}

/** The same person under a corrected or new name: what an import does not decide by itself. @throws UserError */
export const renameOfficer = (
  db: Db,
  said: string,
  newName: string,
  { sameName: meant = false }: RenameOptions = {},
): Promise<{ officer: FoundOfficer; name: string }> =>
  db.transact(async tx => {
    const officer = await findOfficer(tx, said)
    const name = fitName(newName)
    const namesakes = (await officerRows(tx)).filter(other => other.id !== officer.id && sameName(other.name, name))
    const former = namesakes.find(other => fold(other.code) === fold(officer.code))
    if (former)
      throw new UserError(
        `Mã “${officer.code}” trước đây là của đồng chí ${former.name} (${officerStatusNames[former.status]}): hai người cùng mã, cùng họ tên thì không phân biệt được. Nếu đồng chí ${former.name} trở lại, hãy cấp mã khác cho đồng chí ${officer.name} rồi ghi “${officerStatusNames.serving}” ở cột Tình trạng.`,
      )
    if (namesakes.length > 0 && !meant) {
      const others = namesakes.map(other => `${other.name} (${other.code}, ${officerStatusNames[other.status]})`)
      throw new UserError(
        `Đã có cán bộ cùng họ tên: ${others.join('; ')}. Nếu đúng là hai người trùng họ tên, hãy thêm --same-name vào lệnh này.`,
      )
    }
    await changeOfficer(tx, officer.id, { name, search: fold(name) })
    await noteRosterChange(tx)
    return { officer, name }
  })

/** @throws UserError */
function fitName(said: string): string {
  const marking = secrecyMarking(said)
  if (marking) throw new UserError(secretReason(marking, 'Họ và tên mới'))
  const unfit = unfitName(said.trim())
  if (unfit !== undefined) throw new UserError(`Họ và tên mới ${unfit}.`)
  return oneLine(said)
}
