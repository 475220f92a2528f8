import { Writable } from 'node:stream'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { rememberLongChoices, saveConversation } from '../../../db/messages/conversations.ts'
import type { Db } from '../../../db/db.ts'
import { queueNotices } from '../../../db/messages/notices.ts'
import { queueAnswer } from '../../../db/messages/outbox.ts'
import { linkAccount } from '../../../db/people/accounts.ts'
import type { Clock } from '../../../src/clock.ts'
import { alwaysUp } from '../../../src/domain/chat/push-channel.ts'
import type { Reply } from '../../../src/domain/chat/reply.ts'
import { createEngine } from '../../../src/service/engine.ts'
import { createServer } from '../../../src/http/server.ts'
import { createMediaStore } from '../../../src/delivery/published-files.ts'
import { mondayMorning } from '../../helpers/clock.ts'
import { openTestDatabase } from '../../helpers/database.ts'
import { createWatch } from '../../helpers/fake-telegram/watch.ts'
import { testOffice } from '../../helpers/office.ts'
import { push } from '../../helpers/outbox.ts'
import type { Platform, Shown } from './platform.ts'
import { platforms, type PlatformName } from './platforms.ts'

export interface Stage extends Omit<Platform, 'says' | 'presses'> {
  db: Db
  /** Lets time pass. */
  pass(ms: number): void
  /** The reply as the person sees it, who can then take its choices. */
  show(reply: Reply): Promise<Shown[]>
  says(text: string): Promise<Shown[]>
  /** A push arrives. */
  pushes(reply: Reply): Promise<Shown[]>
  /** The answer to the button at this place; rejects where there are no buttons. */
  presses(place: number): Promise<Shown[]>
  /** What is read under an address that was given to a file; 404 once it has expired. */
  fetched(url: string): Promise<Response>
}

const publicUrl = 'https://nhacviec.example.gov.vn'
const minuteMs = 60_000
const dayMs = 86_400_000
const patienceMs = 15_000

/** Officer Hùng at a platform, behind the whole engine. `published`: has this office a public address? */
export async function openStage(name: PlatformName, { published = true } = {}): Promise<Stage> {
  const db = openTestDatabase()
  const office = await testOffice(db)
  for (let task = 1; task <= 12; task++) await office.addTask({ lead: ['KT', 'hung'] })
  const clock = readyClock()
  const watch = createWatch()
  const { log, answered } = strictLog(watch.changed)
  const media = await mediaServer(clock.now)
  const publish = published ? media.publish : undefined
  const platform = await platforms[name]({ log, publish, route: media.route })
  onTestFinished(platform.close)
  const { channel, person } = platform
  const account = { channel: name, externalId: person, chat: person, officerId: office.officers.hung }
  await db.transact(tx => linkAccount(tx, account, clock.now()))
  const config = { timeZone: 'Asia/Ho_Chi_Minh', fixed: {} }
  const engine = createEngine({ db, channels: [channel], config, clock, log, publish })
  await engine.start()
  onTestFinished(() => engine.stop())
  let made = 0

  /** What is seen after one more message of ours has left. */
  async function after(cause: () => unknown): Promise<Shown[]> {
    const before = { seen: platform.shown().length, answers: answered() }
    await cause()
    const more = () => (answered() > before.answers ? true : undefined)
    await watch.until(`an answer on ${name}`, more, patienceMs)
    return platform.shown().slice(before.seen)
  }

  const says: Stage['says'] = text => {
    // Who writes many messages in a minute is asked to pause.
    clock.pass(minuteMs / 10)
    return after(() => platform.says(text))
  }
  // Platforms know a person once they have written.
  await says('/trogiup')

  return {
    ...platform,
    db,
    pass: clock.pass,
    says,
    show: reply =>
      after(async () => {
        const now = clock.now()
        const { choices = [], form } = reply
        await db.transact(async tx => {
          await queueAnswer(
            tx,
            { key: `show:${++made}`, channel: name, chat: person, officerId: undefined, reply },
            now,
          )
          await rememberLongChoices(tx, choices, now)
          const place = { channel: name, chat: person, sender: person }
          await saveConversation(tx, place, { choices, ...(form && { form }) }, now + dayMs)
        })
        engine.wake()
      }),
    pushes: reply =>
      after(async () => {
        const notice = push(office.officers.hung, `push:${++made}`, reply, clock.now() + dayMs)
        await db.transact(tx => queueNotices(tx, [notice], alwaysUp({ name }), clock.now()))
        engine.wake()
      }),
    presses: place =>
      after(() => {
        if (!platform.presses) throw new Error(`${name} has no buttons`)
        return platform.presses(place)
      }),
    fetched: url => fetch(media.route(url)),
  }
}

/**
 * Time that passes by itself only as far as the pace of a platform wants it. Each look takes a millisecond, so that pace
 * is always less than a second away; what waits longer (limits, polls of the store) is never reached.
 */
function readyClock(): Clock & { pass(ms: number): void } {
  let now = mondayMorning
  const longest = 1_000
  return {
    now: () => now++,
    pass: ms => void (now += ms),
    after: () => () => {},
    wait: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve()
        signal?.addEventListener('abort', () => resolve(), { once: true })
        if (ms >= longest) return
        now += ms
        setImmediate(resolve)
      }),
  }
}

/** Counts what was sent whole. @throws on a warning: nothing here may be refused, however politely */
function strictLog(changed: () => void) {
  const lines: { level: number; msg: string }[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)) as (typeof lines)[number])
      changed()
      done()
    },
  })
  return {
    log: pino({ base: null }, stream),
    answered() {
      const warnings = lines.filter(line => line.level > 30)
      if (warnings.length > 0) throw new Error(JSON.stringify(warnings))
      return lines.filter(line => line.msg === 'sent').length
    },
  }
}

/** The service's own way to give a file an address. */
async function mediaServer(now: () => number) {
  const store = createMediaStore(now)
  const server = createServer({
    logger: false,
    webhooks: [],
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    media: { find: store.find, now },
  })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.close())
  const publish = (media: Parameters<typeof store.publish>[0]) => `${publicUrl}/media/${store.publish(media)}`
  return { publish, route: (url: string) => url.replace(publicUrl, address) }
}
