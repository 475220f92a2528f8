import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { openDatabase } from '../db/sqlite/open.ts'
import { officeSettings } from '../db/office/settings.ts'
import { dailyReminders } from '../jobs/daily-reminders.ts'
import { runSlot } from '../jobs/run.ts'
import { alwaysUp } from '../src/domain/chat/push-channel.ts'
import type { Figure } from './figure.ts'
import { benchNow } from './seed.ts'

/** Plans and queues a digest for each of 31,300 officers, and watches how long anything else would have waited. */
export async function measurePlanning(file: string): Promise<Figure[]> {
  const db = openDatabase(file)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const start = performance.now()
  delay.enable()
  const { queued } = await runSlot(dailyReminders('07:30'), benchNow, () => benchNow, {
    db,
    timeZone: 'Asia/Ho_Chi_Minh',
    settings: tx => officeSettings(tx, {}),
    pushChannels: alwaysUp({ name: 'telegram' }),
    pause: () => new Promise(resolve => setImmediate(resolve)),
    clearEvidence: () => Promise.resolve(),
    backup: () => Promise.reject(new Error('not here')),
  })
  delay.disable()
  const seconds = (performance.now() - start) / 1_000
  const gap = delay.max / 1e6
  db.close()
  return [
    { name: 'digests planned and queued', value: queued.length, unit: '', aim: '31300', met: queued.length === 31_300 },
    { name: 'planning them', value: seconds, unit: 's', aim: '–', met: true },
    { name: 'longest event-loop gap while planning', value: gap, unit: 'ms', aim: '≤100', met: gap <= 100 },
  ]
}
