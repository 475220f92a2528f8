import { readAccess } from '../../db/sqlite/access.ts'
import { restoreDatabase } from '../../db/sqlite/restore.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import { endAgain, type EndedAgain } from './end-again.ts'
import { openOffice } from './whose-database.ts'

export interface Restored extends EndedAgain {
  /** where the database that was there stays */
  aside: string | undefined
  /** was there one, and could it be read? */
  replaced: 'compared' | 'nothing' | 'unreadable'
}

interface RestoreOptions {
  /** ms */
  now: number
  pushChannels: PushChannels
  /** share done, 0–1 */
  onProgress?: (share: number) => void
}

/** The backup in place of the database, without the access that was ended since. @throws DatabaseError; then nothing has changed */
export async function restoreOffice(
  backup: string,
  file: string,
  { now, pushChannels, onProgress }: RestoreOptions,
): Promise<Restored> {
  let ended: EndedAgain = { ended: [], unsure: [], left: [] }
  let replaced: Restored['replaced'] = 'nothing'
  const aside = await restoreDatabase(backup, file, onProgress, now, async copy => {
    const access = readAccess(file)
    replaced = typeof access === 'string' ? access : 'compared'
    const db = openOffice(copy)
    try {
      ended = await endAgain(db, typeof access === 'string' ? undefined : access, { now, pushChannels })
    } finally {
      db.close()
    }
  })
  return { ...ended, aside, replaced }
}
