import type { Db } from '../../db/db.ts'
import { evidenceFiles } from '../../db/evidence-files.ts'
import { keptHashes } from '../../db/tasks/evidence.ts'
import { officeSettings } from '../../db/office/settings.ts'
import type { JobSurroundings } from '../../jobs/run.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config/config.ts'
import { backupWithRotation } from '../operations/backup.ts'

/** A proof is on the disk before its row says so, ms. */
const unusedMs = 86_400_000

/** What jobs get from the service, and from `nhacviec job run` alike. */
export const jobSurroundings = (
  db: Db,
  config: Config,
  pushChannels: JobSurroundings['pushChannels'],
): JobSurroundings => ({
  db,
  timeZone: config.timeZone,
  settings: tx => officeSettings(tx, config.fixed),
  pushChannels,
  pause: () => new Promise(resolve => setImmediate(resolve)),
  backup: () => backupWithRotation(db, config.backupDir, config.backupKeep, systemClock.now()),
  clearEvidence: async () => evidenceFiles(db.file).clear(await keptHashes(db.reads), systemClock.now() - unusedMs),
})
