import type { Db } from '../../db/db.ts'
import { latestRun } from '../../db/office/job-runs.ts'
import type { ChannelCondition } from './engine.ts'
import type { Health } from '../http/routes/monitoring.ts'

/** Ready while one channel works: the others' people are reached there, and taking the service away would help nobody. */
export async function health(db: Db, channels: readonly ChannelCondition[]): Promise<Health> {
  const database = await stateOf(db)
  const channelChecks = channels.map(channel => ({ ...channel, ok: channel.state !== 'down' }))
  const reachable = channelChecks.length === 0 || channelChecks.some(check => check.ok)
  return { ok: database.ok && reachable, checks: [database, ...channelChecks] }
}

async function stateOf(db: Db): Promise<Health['checks'][number]> {
  const read = await latestRun(db.reads, 'backup').then(
    () => undefined,
    (error: unknown) => unreadable(error, db.file),
  )
  const wrong = db.gone()?.message ?? read
  return { name: 'database', ok: wrong === undefined, detail: wrong ?? 'readable' }
}

function unreadable(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return `Không đọc được ${file}${code}. Hãy dừng dịch vụ, kiểm tra ổ đĩa, rồi khôi phục bằng: nhacviec restore TỆP.`
}
