import type { Db } from '../../db/db.ts'
import { evidenceFiles, takeEvidenceAlong } from '../../db/evidence-files.ts'
import { fetchAgain, keptHashes } from '../../db/tasks/evidence.ts'
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
  /** proofs that were not beside the backup, and are fetched from the platforms again where those still have them */
  missing: number
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
  let missing = 0
  const aside = await restoreDatabase(backup, file, onProgress, now, async copy => {
    const access = readAccess(file)
    replaced = typeof access === 'string' ? access : 'compared'
    const db = openOffice(copy)
    try {
      missing = await proofsWithout(db, backup, file)
      ended = await endAgain(db, typeof access === 'string' ? undefined : access, { now, pushChannels })
    } finally {
      db.close()
    }
  })
  // What was replaced keeps its own.
  if (aside !== undefined) await takeEvidenceAlong(file, aside)
  return { ...ended, aside, replaced, missing }
}

/** Brings the backup's proofs to their place; those that it has not are asked of the platforms again. @returns how many */
async function proofsWithout(db: Db, backup: string, file: string): Promise<number> {
  const hashes = await keptHashes(db.reads)
  await takeEvidenceAlong(backup, file, hashes)
  const { has } = evidenceFiles(file)
  const missing = [...hashes].filter(hash => !has(hash))
  if (missing.length > 0)
    await db.transact(async tx => {
      for (const hash of missing) await fetchAgain(tx, hash)
    })
  return missing.length
}
