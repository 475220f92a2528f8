import type { Db } from '../../db/db.ts'
import { changeOfficer } from '../../db/people/import.ts'
import { noteRosterChange } from '../../db/people/roster.ts'
import { UserError } from '../domain/chat/errors.ts'
import { fold } from '../vietnamese/normalise.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { findOfficer, type FoundOfficer } from './find-officer.ts'

/** The same person under a corrected or new name: what an import does not decide by itself. @throws UserError */
export const renameOfficer = (
  db: Db,
  said: string,
  newName: string,
): Promise<{ officer: FoundOfficer; name: string }> =>
  db.transact(async tx => {
    const officer = await findOfficer(tx, said)
    const name = nfc(newName).replace(/\s+/g, ' ')
    if (fold(name) === '') throw new UserError('Họ và tên mới không được để trống.')
    await changeOfficer(tx, officer.id, { name, search: fold(name) })
    await noteRosterChange(tx)
    return { officer, name }
  })
