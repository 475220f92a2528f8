import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { openDatabase } from '../db/sqlite/open.ts'
import { queueNotices } from '../db/messages/notices.ts'
import { telegramChannel } from '../src/channels/telegram/index.ts'
import { systemClock } from '../src/clock.ts'
import { createEngine } from '../src/service/engine.ts'
import { digestTopic } from '../src/domain/chat/notice.ts'
import { alwaysUp } from '../src/domain/chat/push-channel.ts'
import { say } from '../src/domain/chat/reply.ts'
import { createLog } from '../src/log.ts'
import type { Figure } from './figure.ts'
import { startLimitedTelegram } from './limited-telegram.ts'
import { countSent } from './sent.ts'
import { seedOffice } from './seed.ts'

const digests = 600
const perSecond = 30

/** 600 digests against a Telegram that allows 30 a second and bans for 2 s, longer with every call made during the ban. */
export async function measurePush(folder: string): Promise<Figure[]> {
  const file = path.join(folder, 'push.db')
  seedOffice(file, { officers: digests, tasks: digests })
  const fake = await startLimitedTelegram(perSecond, 2_000)
  const db = openDatabase(file)
  const pushes = Array.from({ length: digests }, (_, index) => ({
    key: `bench:${index}`,
    to: index + 1,
    kind: 'digest' as const,
    topic: digestTopic,
    reply: say(`Nhắc việc số ${index}`),
    expiresAt: Date.now() + 3_600_000,
  }))
  await db.transact(tx => queueNotices(tx, pushes, alwaysUp({ name: 'telegram' }), Date.now()))
  const log = createLog('silent')
  const channel = telegramChannel({ token: '1:bench', apiRoot: fake.url, strangerMenu: [], log })
  const config = { timeZone: 'Asia/Ho_Chi_Minh', fixed: {} }
  const engine = createEngine({ db, channels: [channel], config, clock: systemClock, log })
  const start = performance.now()
  await engine.start()
  await Promise.all(engine.workers.map(worker => worker.idle()))
  const seconds = (performance.now() - start) / 1_000
  const sent = await countSent(db)
  await engine.stop()
  db.close()
  await fake.close()
  const share = digests / seconds / perSecond
  return [
    {
      name: 'push of 600 digests, share of the limit of 30/s',
      value: share,
      unit: '×',
      aim: '≥0.95',
      met: share >= 0.95,
    },
    { name: 'push: answers 429', value: fake.refused(), unit: '', aim: '0', met: fake.refused() === 0 },
    {
      name: 'push: delivered exactly once',
      value: fake.chatsServedOnce(),
      unit: '',
      aim: '600',
      met: fake.chatsServedOnce() === digests && sent === digests,
    },
  ]
}
