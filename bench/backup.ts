import path from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { inspectFile } from '../db/sqlite/inspect.ts'
import { openDatabase } from '../db/sqlite/open.ts'
import { restoreDatabase } from '../db/sqlite/restore.ts'
import { writeSetting } from '../db/office/settings.ts'
import { backupTo } from '../src/operations/backup.ts'
import type { Figure } from './figure.ts'

const perSecond = 200

/** A verified backup of the large database during 200 durable writes a second, and its way back. */
export async function measureBackup(file: string, folder: string): Promise<Figure[]> {
  const db = openDatabase(file)
  const copy = path.join(folder, 'backup.db')
  let written = 0
  const writing = setInterval(
    () => void db.transact(tx => writeSetting(tx, 'bench', String(++written))),
    1_000 / perSecond,
  )
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const start = performance.now()
  delay.enable()
  await backupTo(db, copy)
  delay.disable()
  clearInterval(writing)
  const seconds = (performance.now() - start) / 1_000
  await db.transact(tx => writeSetting(tx, 'bench', 'end'))
  db.close()

  const restored = path.join(folder, 'restored.db')
  await restoreDatabase(copy, restored)
  const [before, after] = await Promise.all([inspectFile(file, false), inspectFile(restored, true)])
  const same = after.problems.length === 0 && JSON.stringify(before.rows) === JSON.stringify(after.rows)
  const gap = delay.max / 1e6
  return [
    { name: 'backup, large database, verified', value: seconds, unit: 's', aim: '–', met: true },
    { name: 'backup: writes a second meanwhile', value: written / seconds, unit: '', aim: '≈200', met: written > 0 },
    { name: 'backup: longest event-loop gap', value: gap, unit: 'ms', aim: '≤100', met: gap <= 100 },
    { name: 'backup: restored whole (1 yes)', value: same ? 1 : 0, unit: '', aim: '1', met: same },
  ]
}
