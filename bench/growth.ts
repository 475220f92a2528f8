import { performance } from 'node:perf_hooks'
import type { Office } from '../commands/command.ts'
import { allCommands } from '../commands/index.ts'
import type { Db } from '../db/db.ts'
import { openDatabase } from '../db/sqlite/open.ts'
import { linkAccount } from '../db/people/accounts.ts'
import { findActor } from '../db/people/officers.ts'
import { mostUrgent } from '../db/tasks/lists.ts'
import { officeSettings } from '../db/office/settings.ts'
import { dailyReminders } from '../jobs/daily-reminders.ts'
import { runSlot } from '../jobs/run.ts'
import { createApp } from '../src/conversation/answering.ts'
import { stoppedClock } from '../src/clock.ts'
import { alwaysUp } from '../src/domain/chat/push-channel.ts'
import { createLog } from '../src/log.ts'
import type { Figure } from './figure.ts'
import { percentile } from './percentile.ts'
import { benchNow } from './seed.ts'

export interface SizedOffice {
  tasks: number
  file: string
}

type Costs = Record<string, number>

const rounds = 60
const timeZone = 'Asia/Ho_Chi_Minh'

/** What each command costs as the tasks grow (ms), and the exponent of the growth: 0 not at all, 1 in proportion. */
export async function measureGrowth(offices: readonly SizedOffice[]): Promise<Figure[]> {
  const figures: Figure[] = []
  const measured: { tasks: number; costs: Costs }[] = []
  for (const { tasks, file } of offices) {
    const costs = { ...(await commandCosts(file)), 'planning, 1,000 digests': await planningCost(file) }
    measured.push({ tasks, costs })
    for (const [name, value] of Object.entries(costs))
      figures.push({ name: `${name}, ${tasks.toLocaleString('en')} tasks`, value, unit: 'ms', aim: '–', met: true })
  }
  for (const name of Object.keys(measured[0]?.costs ?? {})) {
    const value = exponent(measured.map(({ tasks, costs }) => [tasks, costs[name] ?? 0]))
    figures.push({ name: `${name}: exponent of its growth`, value, unit: '', aim: '<1', met: value < 1 })
  }
  return figures
}

/** Message to stored answer, without its sending; the median of many. */
async function commandCosts(file: string): Promise<Costs> {
  const db = openDatabase(file)
  const clock = stoppedClock(benchNow)
  const office: Office = {
    timeZone,
    settings: tx => officeSettings(tx, {}),
    pushChannels: alwaysUp({ name: 'terminal' }),
  }
  const log = createLog('silent')
  const app = createApp({ db, clock, log, commands: allCommands, office, onQueued: () => undefined })
  let sent = 0

  async function ask(officer: number, text: string): Promise<number> {
    const chat = `CB${officer}`
    const start = performance.now()
    const content = { kind: 'text' as const, text }
    await app.accept({ channel: 'terminal', externalId: `${file}:${sent++}`, chat, sender: chat, content })
    await app.idle()
    return performance.now() - start
  }

  async function median(officer: number, text: string, after?: string): Promise<number> {
    const chat = `CB${officer}`
    const account = { channel: 'terminal' as const, externalId: chat, chat, officerId: officer }
    await db.transact(tx => linkAccount(tx, account, benchNow))
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      times.push(await ask(officer, text))
      if (after !== undefined) await ask(officer, after)
    }
    return percentile(times, 0.5)
  }

  const [ofSeven] = await openTasks(db, 7)
  const costs = {
    '/nhiemvu': await median(7, '/nhiemvu'),
    '/xong': await median(7, `/xong ${ofSeven} Đã trình báo cáo 45/BC-UBND`, '/hoantac'),
    '/tiendo of a unit': await median(50, '/tiendo'),
    '/tiendo of the whole office this year': await median(8, '/tiendo năm nay'),
    '/tiendo of the whole office, all years': await median(8, '/tiendo'),
  }
  db.close()
  return costs
}

async function openTasks(db: Db, officerId: number): Promise<number[]> {
  const actor = await findActor(db.reads, officerId)
  return actor ? (await mostUrgent(db.reads, actor, 500)).map(task => task.id) : []
}

/** The next day's: the day's own may have been planned by another measurement. */
async function planningCost(file: string): Promise<number> {
  const db = openDatabase(file)
  const start = performance.now()
  const { queued } = await runSlot(dailyReminders('07:30'), benchNow + 86_400_000, () => benchNow + 86_400_000, {
    db,
    timeZone,
    settings: tx => officeSettings(tx, {}),
    pushChannels: alwaysUp({ name: 'telegram' }),
    pause: () => new Promise(resolve => setImmediate(resolve)),
    clearEvidence: () => Promise.resolve(),
    backup: () => Promise.reject(new Error('not here')),
  })
  db.close()
  return ((performance.now() - start) / queued.length) * 1_000
}

/** Least squares through the logarithms. */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const mean = (of: 0 | 1) => logs.reduce((sum, point) => sum + point[of], 0) / logs.length
  const [mx, my] = [mean(0), mean(1)]
  const above = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0)
  return above / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
}
