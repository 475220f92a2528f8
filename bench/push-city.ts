import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Db } from '../db/db.ts'
import { openDatabase } from '../db/sqlite/open.ts'
import { queueNotices } from '../db/messages/notices.ts'
import { queueAnswer } from '../db/messages/outbox.ts'
import { outboxCounts } from '../db/messages/outbox-admin.ts'
import { digestTopic } from '../src/domain/chat/notice.ts'
import { alwaysUp } from '../src/domain/chat/push-channel.ts'
import { say } from '../src/domain/chat/reply.ts'
import { createEngine } from '../src/service/engine.ts'
import { createLog } from '../src/log.ts'
import type { Figure } from './figure.ts'
import { percentile } from './percentile.ts'
import { benchNow, seedOffice } from './seed.ts'
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts'
import { strictChannel } from './strict-channel.ts'

/** Hà Nội's accounts */
const cityDigests = 31_300
const perSecond = 30
const chunk = 1_000

/**
 * A digest for each of the city's officers, through the real worker and store, in simulated time, against a platform that
 * bans; every second somebody else is answered.
 */
export async function measurePushCity(folder: string, digests = cityDigests): Promise<Figure[]> {
  const file = path.join(folder, 'push-city.db')
  seedOffice(file, { officers: digests, tasks: 1 })
  const db = openDatabase(file)
  const clock = simulatedClock(benchNow)
  const channel = strictChannel(clock, perSecond, 2_000, fixedChance())
  await queueAll(db, digests)
  const config = { timeZone: 'Asia/Ho_Chi_Minh', fixed: {} }
  const engine = createEngine({ db, channels: [channel], config, clock, log: createLog('silent') })
  await engine.start()
  const asking = new AbortController()
  const asked = askEverySecond(db, clock, engine.wake, asking.signal)
  const toDigests = () => channel.accepted.filter(({ chat }) => !chat.startsWith('asker'))

  await clock.runUntil(() => channel.accepted.length >= digests / 10)
  const heapBefore = heapMb()
  await clock.runUntil(() => channel.accepted.length >= digests && toDigests().length >= digests)
  const heapGrowth = heapMb() - heapBefore
  const end = Math.max(...channel.accepted.slice(-1).map(({ at }) => at))
  const seconds = (end - benchNow) / 1_000
  const share = channel.accepted.length / seconds / perSecond
  asking.abort()
  await clock.runUntil(() => channel.accepted.every(({ heardAt }) => heardAt < Infinity))
  const waits = channel.accepted.flatMap(({ chat, heardAt }) => {
    const at = asked.get(chat)
    return at === undefined ? [] : [heardAt - at]
  })
  const once = new Set(toDigests().map(({ chat }) => chat)).size
  await engine.stop()
  const ambiguous = (await outboxCounts(db.reads)).find(({ status }) => status === 'ambiguous')?.count ?? 0
  db.close()

  const name = `push of ${digests.toLocaleString('en')} digests, simulated time`
  const p99 = percentile(waits, 0.99)
  return [
    { name: `${name}: share of 30/s, answers included`, value: share, unit: '×', aim: '≥0.97', met: share >= 0.97 },
    { name: `${name}: answers 429`, value: channel.refused(), unit: '', aim: '0', met: channel.refused() === 0 },
    { name: `${name}: p99 of ${waits.length} answers`, value: p99, unit: 'ms', aim: '≤1000', met: p99 <= 1_000 },
    {
      name: `${name}: delivered exactly once`,
      value: once,
      unit: '',
      aim: String(digests),
      met: once === digests && toDigests().length === digests && ambiguous === 0,
    },
    { name: `${name}: heap growth over 90 %`, value: heapGrowth, unit: 'MB', aim: '≤20', met: heapGrowth <= 20 },
  ]
}

async function queueAll(db: Db, digests: number): Promise<void> {
  const up = alwaysUp({ name: 'telegram' })
  for (let first = 0; first < digests; first += chunk) {
    const pushes = Array.from({ length: Math.min(chunk, digests - first) }, (_, i) => ({
      key: `bench:${first + i}`,
      to: first + i + 1,
      kind: 'digest' as const,
      topic: digestTopic,
      reply: say(`Nhắc việc số ${first + i}`),
      expiresAt: benchNow + 12 * 3_600_000,
    }))
    await db.transact(tx => queueNotices(tx, pushes, up, benchNow))
  }
}

/** When each chat asked, ms. */
function askEverySecond(db: Db, clock: SimulatedClock, wake: () => void, signal: AbortSignal): Map<string, number> {
  const asked = new Map<string, number>()
  const run = async () => {
    for (let n = 0; ; n++) {
      await clock.wait(1_000, signal)
      if (signal.aborted) return
      const [chat, now] = [`asker-${n}`, clock.now()]
      const answer = { key: `bench-answer:${n}`, channel: 'telegram' as const, chat, officerId: undefined }
      await db.transact(tx => queueAnswer(tx, { ...answer, reply: say('Đã ghi nhận.') }, now))
      asked.set(chat, now)
      wake()
    }
  }
  void run()
  return asked
}

/** The same numbers in every run: Park and Miller's generator, 0–1. */
function fixedChance(): () => number {
  let state = 20_261_123
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function heapMb(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().heapUsed / 1024 / 1024
}
