import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { openDatabase } from '../db/sqlite/open.ts'
import { queueNotices } from '../db/messages/notices.ts'
import { queueAnswer } from '../db/messages/outbox.ts'
import { telegramChannel } from '../src/channels/telegram/index.ts'
import { systemClock } from '../src/clock.ts'
import { digestTopic } from '../src/domain/chat/notice.ts'
import { alwaysUp } from '../src/domain/chat/push-channel.ts'
import { say } from '../src/domain/chat/reply.ts'
import { createLog } from '../src/log.ts'
import { createEngine } from '../src/service/engine.ts'
import type { Figure } from './figure.ts'
import { startLimitedTelegram } from './limited-telegram.ts'
import { seedOffice } from './seed.ts'

const digests = 300
const perSecond = 30
const loadSeconds = 6

/** Limits of single chats, and a load of answers, in real time: neither may silence the others. */
export async function measureLimits(folder: string): Promise<Figure[]> {
  const refused = await startEngine(folder, 'limits.db', 10)
  await refused.push(digests)
  const began = performance.now()
  await refused.engine.start()
  await Promise.all(refused.engine.workers.map(worker => worker.idle()))
  const seconds = (performance.now() - began) / 1_000
  const once = refused.fake.chatsServedOnce()
  const answers429 = refused.fake.refused()
  await refused.stop()

  const loaded = await startEngine(folder, 'load.db')
  await loaded.push(digests)
  await loaded.engine.start()
  // Twice what the platform takes.
  for (let tenth = 0; tenth < loadSeconds * 10; tenth++) {
    await loaded.answer(tenth, (2 * perSecond) / 10)
    loaded.engine.wake()
    await systemClock.wait(100)
  }
  const pushed = loaded.fake.servedTo(chat => !chat.startsWith('asker')) / loadSeconds
  await loaded.stop()
  const share = pushed / perSecond
  return [
    {
      name: '300 digests, every tenth call 429 of a chat',
      value: seconds,
      unit: 's',
      aim: '≤13',
      met: seconds <= 13,
    },
    { name: '… delivered exactly once', value: once, unit: '', aim: '300', met: once === digests },
    { name: '… calls that were refused', value: answers429, unit: '', aim: '–', met: true },
    {
      name: 'pushes under twice the limit in answers, share of 30/s',
      value: share,
      unit: '×',
      aim: '≥0.15',
      met: share >= 0.15,
    },
  ]
}

async function startEngine(folder: string, name: string, refuseEvery?: number) {
  const file = path.join(folder, name)
  seedOffice(file, { officers: digests, tasks: digests })
  const fake = await startLimitedTelegram(perSecond, 2_000, refuseEvery)
  const db = openDatabase(file)
  const log = createLog('silent')
  const channel = telegramChannel({ token: '1:bench', apiRoot: fake.url, strangerMenu: [], log })
  const config = { timeZone: 'Asia/Ho_Chi_Minh', fixed: {} }
  const engine = createEngine({ db, channels: [channel], config, clock: systemClock, log })
  return {
    engine,
    fake,
    async push(count: number) {
      const pushes = Array.from({ length: count }, (_, index) => ({
        key: `bench:${index}`,
        to: index + 1,
        kind: 'digest' as const,
        topic: digestTopic,
        reply: say(`Nhắc việc số ${index}`),
        expiresAt: Date.now() + 3_600_000,
      }))
      await db.transact(tx => queueNotices(tx, pushes, alwaysUp({ name: 'telegram' }), Date.now()))
    },
    async answer(round: number, count: number) {
      await db.transact(async tx => {
        for (let n = 0; n < count; n++) {
          const chat = `asker-${round}-${n}`
          const answer = { key: `bench-answer:${chat}`, channel: 'telegram' as const, chat, officerId: undefined }
          await queueAnswer(tx, { ...answer, reply: say('Đã ghi nhận.') }, Date.now())
        }
      })
    },
    async stop() {
      await engine.stop()
      db.close()
      await fake.close()
    },
  }
}
