import type { Db } from '../../db/db.ts'
import { latestRun } from '../../db/office/job-runs.ts'
import type { ChannelCondition } from './engine.ts'
import type { Health } from '../http/routes/monitoring.ts'

/** Ready while one channel works: the others' people are reached there, and taking the service away would help nobody. */
export async function health(db: Db, channels: readonly ChannelCondition[]): Promise<Health> {
  const database = await latestRun(db.reads, 'backup')
    .then(() => {
      const gone = db.gone()
      return gone
        ? { name: 'database', ok: false, detail: gone.message }
        : { name: 'database', ok: true, detail: 'readable' }
    })
    .catch((error: unknown) => ({ name: 'database', ok: false, detail: String(error) }))
  const channelChecks = channels.map(channel => ({ ...channel, ok: channel.state !== 'down' }))
  const reachable = channelChecks.length === 0 || channelChecks.some(check => check.ok)
  return { ok: database.ok && reachable, checks: [database, ...channelChecks] }
}
