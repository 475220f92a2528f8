import { performance } from 'node:perf_hooks'
import { openDatabase } from '../db/sqlite/open.ts'
import { findActor } from '../db/people/officers.ts'
import { countOpen, listTasks } from '../db/tasks/lists.ts'
import { own } from '../src/domain/tasks/task-list.ts'
import { terminalChannel } from '../src/channels/terminal/index.ts'
import { addDays } from '../src/domain/days/local-date.ts'
import { createEngine } from '../src/service/engine.ts'
import { createLog } from '../src/log.ts'
import { stoppedClock } from '../src/clock.ts'
import { linkAccount } from '../db/people/accounts.ts'
import type { Figure } from './figure.ts'
import { percentile } from './percentile.ts'
import { benchDay, benchNow } from './seed.ts'

const rounds = 2_000
const talks = 200

/** The query behind /nhiemvu on the large database, and the whole command on both, message to reply, in turn. */
export async function measureCommand(small: string, large: string): Promise<Figure[]> {
  const times = await queryTimes(large)
  const query = percentile(times, 0.99)
  const [few, many] = await commandTimes(small, large)
  return [
    {
      name: '/nhiemvu queries, large database, median',
      value: percentile(times, 0.5),
      unit: 'ms',
      aim: '–',
      met: true,
    },
    { name: '/nhiemvu queries, large database, p99', value: query, unit: 'ms', aim: '≤1', met: query <= 1 },
    { name: '/nhiemvu whole command, small database, median', value: few, unit: 'ms', aim: '–', met: true },
    {
      name: '/nhiemvu whole command, large : small',
      value: many / few,
      unit: '×',
      aim: '≤1.5',
      met: many / few <= 1.5,
    },
  ]
}

async function queryTimes(file: string): Promise<number[]> {
  const db = openDatabase(file)
  const times: number[] = []
  for (let round = 0; round < rounds + 200; round++) {
    const actor = await findActor(db.reads, 1 + ((round * 7919) % 31_300))
    if (!actor) continue
    const start = performance.now()
    await countOpen(db.reads, own(actor), {}, { today: benchDay, soonUntil: addDays(benchDay, 3) })
    await listTasks(db.reads, own(actor), 'open', {}, { offset: 0, limit: 8 })
    // The first rounds warm the compiler up.
    if (round >= 200) times.push(performance.now() - start)
  }
  db.close()
  return times
}

/** Both databases in turn, round by round, so that the machine's moods hit them alike. Officers with equally many tasks. */
async function commandTimes(...files: [string, string]): Promise<[number, number]> {
  const offices = await Promise.all(files.map(openOffice))
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < talks + 20; round++)
    for (const [index, office] of offices.entries()) {
      const start = performance.now()
      await office.ask('/nhiemvu')
      if (round >= 20) times[index]?.push(performance.now() - start)
    }
  for (const office of offices) await office.close()
  return [percentile(times[0], 0.5), percentile(times[1], 0.5)]
}

async function openOffice(file: string) {
  const db = openDatabase(file)
  const clock = stoppedClock(benchNow)
  const channel = terminalChannel('CB7', () => undefined)
  const config = { timeZone: 'Asia/Ho_Chi_Minh', fixed: {} }
  await db.transact(tx =>
    linkAccount(tx, { channel: 'terminal', externalId: 'CB7', chat: 'CB7', officerId: 7 }, benchNow),
  )
  const engine = createEngine({ db, channels: [channel], config, clock, log: createLog('silent') })
  await engine.start()
  return {
    async ask(line: string) {
      await channel.type(line)
      await engine.app.idle()
    },
    async close() {
      await engine.stop()
      db.close()
    },
  }
}
