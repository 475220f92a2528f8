import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { queueNotices } from '../../db/messages/notices.ts'
import { SendError, tooMuch } from '../../src/channels/channel.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { plainText, say } from '../../src/domain/chat/reply.ts'
import { openTestDatabase } from '../helpers/database.ts'
import type { RecordingChannel } from '../helpers/engine.ts'
import { answerTo, outboxRows, push, pushTo } from '../helpers/outbox.ts'
import { digestOf, severalChannels } from '../helpers/several-channels.ts'

let db: Db
beforeEach(() => {
  db = openTestDatabase()
})
const minute = 60_000
const hour = 60 * minute
const badGateway = () => {
  throw new SendError('retry', '502 Bad Gateway')
}
const fine = () => undefined
const ones = (ids: number[]) => ids.map(() => 1)
const texts = (channel: RecordingChannel) => channel.sent.map(({ message }) => plainText(message))
const stateOf = (office: Awaited<ReturnType<typeof severalChannels>>, name: string) =>
  office.engine.conditions().find(condition => condition.name === name)?.state

describe('an hour in which Telegram answers 5xx', { timeout: 120_000 }, () => {
  it('costs nobody with a Zalo account a digest, nobody two, and no Zalo answer a second', async () => {
    const office = await severalChannels(db)
    const { telegram, 'zalo-bot': bot, 'zalo-oa': oa, people, digests, copies, pass, clock } = office
    const withBot = await people(150, 'telegram', 'zalo-bot')
    const withOa = await people(50, 'telegram', 'zalo-oa')
    const onlyZalo = await people(40, 'zalo-bot')
    const onlyTelegram = await people(60, 'telegram')
    const delays: number[] = []
    const asked = new Map<string, number>()
    bot.onSend = chat => {
      const at = asked.get(chat)
      if (at !== undefined) delays.push(clock.now() - at)
    }
    telegram.onSend = badGateway
    await digests([...withBot, ...withOa, ...onlyZalo, ...onlyTelegram])
    for (let n = 0; n < 60; n++) {
      const chat = `stranger-${n}`
      asked.set(chat, clock.now())
      await bot.receive({ externalId: chat, chat, sender: chat, content: { kind: 'text', text: 'xin chào' } })
      await pass(1_000, 200)
    }
    expect(copies([...withBot, ...withOa, ...onlyZalo])).toEqual(ones([...withBot, ...withOa, ...onlyZalo]))
    expect([bot.sent.length, oa.sent.length]).toEqual([190 + 60, 50])
    expect(delays).toHaveLength(60)
    expect(Math.max(...delays)).toBeLessThan(1_000)
    await pass(hour - minute, 10_000)
    expect(telegram.sent).toEqual([])
    expect(stateOf(office, 'telegram')).toBe('down')

    telegram.onSend = fine
    // one tries within five minutes; the others follow it at once
    await pass(5 * minute, 10_000)
    await pass(5_000, 100)
    expect(copies(onlyTelegram)).toEqual(ones(onlyTelegram))
    expect([telegram.sent.length, bot.sent.length, oa.sent.length]).toEqual([60, 250, 50])
    expect(stateOf(office, 'telegram')).toBe('healthy')
  })

  it('ends for what is past its time: what could go nowhere expires', async () => {
    const { telegram, people, digests, copies, pass } = await severalChannels(db)
    const ids = await people(3, 'telegram')
    telegram.onSend = badGateway
    await digests(ids, { lastsMs: hour })
    await pass(hour - 10_000, 10_000)
    expect((await outboxRows(db)).map(row => row.status)).toEqual(['queued', 'queued', 'queued'])
    await pass(20_000, 5_000)
    telegram.onSend = fine
    await pass(10 * minute, 10_000)
    expect((await outboxRows(db)).map(row => row.status)).toEqual(['expired', 'expired', 'expired'])
    expect(copies(ids)).toEqual([0, 0, 0])
  })
})

describe('a push on a channel that is in trouble', () => {
  it('leaves a hanging channel within a minute, whoever else is waiting there', async () => {
    const { telegram, people, digests, copies, pass, hang } = await severalChannels(db)
    const ids = await people(300, 'telegram', 'zalo-bot')
    telegram.onSend = hang
    await digests(ids)
    await pass(minute, 250)
    expect(copies(ids)).toEqual(ones(ids))
  })

  it('leaves it also when it is the only one', async () => {
    const { telegram, people, digests, copies, pass, hang } = await severalChannels(db)
    const ids = await people(1, 'telegram', 'zalo-oa')
    telegram.onSend = hang
    await digests(ids)
    await pass(minute)
    expect(copies(ids)).toEqual([1])
  })

  it('stays through a short trouble, and is sent once', async () => {
    const { telegram, 'zalo-bot': bot, people, digests, copies, pass } = await severalChannels(db)
    const ids = await people(4, 'telegram', 'zalo-bot')
    telegram.onSend = badGateway
    await digests(ids)
    await pass(500, 100)
    telegram.onSend = fine
    await pass(minute)
    expect([copies(ids), bot.sent]).toEqual([ones(ids), []])
  })

  it('leaves at once where the token is refused, or the platform asks for a long silence', async () => {
    for (const error of [new SendError('auth', '401'), new SendError('retry', '429', 10 * minute)]) {
      db = openTestDatabase()
      const { telegram, people, digests, copies, pass } = await severalChannels(db)
      const ids = await people(100, 'telegram', 'zalo-oa')
      telegram.onSend = () => {
        throw error
      }
      await digests(ids)
      await pass(5_000, 100)
      expect(copies(ids)).toEqual(ones(ids))
    }
  })

  it('leaves alone when its own chat must wait for long, and the others stay', async () => {
    const { telegram, 'zalo-oa': oa, people, digests, copies, pass } = await severalChannels(db)
    const ids = await people(20, 'telegram', 'zalo-oa')
    let first = true
    telegram.onSend = () => {
      if (first) throw ((first = false), tooMuch('429', 10_000_000))
    }
    await digests(ids)
    await pass(10_000, 100)
    expect([copies(ids), oa.sent.length]).toEqual([ones(ids), 1])
  })

  it('waits out a short silence', async () => {
    const { telegram, 'zalo-oa': oa, people, digests, copies, pass } = await severalChannels(db)
    const ids = await people(3, 'telegram', 'zalo-oa')
    telegram.onSend = () => {
      telegram.onSend = fine
      throw new SendError('retry', '429', 20_000)
    }
    await digests(ids)
    await pass(25_000)
    expect([copies(ids), oa.sent]).toEqual([ones(ids), []])
  })

  it('begins anew on the other channel, with all its parts', async () => {
    const office = await severalChannels(db, { telegram: { textLimit: 30 }, 'zalo-bot': { textLimit: 30 } })
    const { telegram, 'zalo-bot': bot, people, digests, pass } = office
    const ids = await people(1, 'telegram', 'zalo-bot')
    telegram.onSend = (_, message) => {
      if (plainText(message).startsWith('b')) badGateway()
    }
    const parts = ['a'.repeat(25), 'b'.repeat(25), 'c'.repeat(25)]
    await digests(ids, { reply: say(...parts) })
    await pass(minute)
    expect([texts(telegram), texts(bot)]).toEqual([parts.slice(0, 1), parts])
  })

  it('is not moved while it is on its way: what hangs may yet arrive', async () => {
    const { telegram, 'zalo-bot': bot, people, digests, copies, pass } = await severalChannels(db)
    const [slow, ...others] = await people(8, 'telegram', 'zalo-bot')
    let arrive: () => void = fine
    telegram.onSend = chat =>
      chat === `telegram-${slow}` ? new Promise<void>(resolve => void (arrive = resolve)) : badGateway()
    await digests([slow!, ...others])
    // What comes after it for the same person is moved, it is not.
    await pushTo(db, slow!, 'later', { channels: ['telegram'] })
    await pass(15_000)
    expect(bot.sent).toHaveLength(8)
    arrive()
    await pass(minute)
    expect(copies([slow!, ...others])).toEqual(ones([slow!, ...others]))
    expect(telegram.sent).toHaveLength(1)
  })

  it('queued by a process that knows of no trouble is moved within seconds', async () => {
    const { telegram, people, digests, copies, pass, clock } = await severalChannels(db)
    const first = await people(10, 'telegram', 'zalo-bot')
    telegram.onSend = badGateway
    await digests(first)
    await pass(3_000)
    const [late] = await people(1, 'telegram', 'zalo-bot')
    const notice = push(late!, 'late', digestOf(late!), clock.now() + hour)
    await db.transact(tx => queueNotices(tx, [notice], alwaysUp({ name: 'telegram' }), clock.now()))
    await pass(12_000)
    expect(copies([late!])).toEqual([1])
  })

  it('goes where it was headed when nothing else is up either', async () => {
    const { telegram, 'zalo-bot': bot, people, digests, copies, pass } = await severalChannels(db)
    const ids = await people(20, 'telegram', 'zalo-bot')
    telegram.onSend = badGateway
    bot.onSend = badGateway
    await digests(ids)
    await pass(10 * minute, 5_000)
    expect(copies(ids)).toEqual(ids.map(() => 0))
    telegram.onSend = fine
    await pass(6 * minute, 5_000)
    expect(copies(ids)).toEqual(ones(ids))
  })
})

describe('answers on a channel that is in trouble', () => {
  it('wait there, and leave soon after it is back', async () => {
    const { telegram, 'zalo-bot': bot, people, pass } = await severalChannels(db)
    await people(1, 'telegram', 'zalo-bot')
    telegram.onSend = badGateway
    for (let n = 0; n < 10; n++) await answerTo(db, `chat-${n}`, `answer ${n}`, 'telegram')
    await pass(hour, 10_000)
    telegram.onSend = fine
    await pass(5 * minute, 5_000)
    expect(texts(telegram).toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => `answer ${n}`))
    expect(bot.sent).toEqual([])
  })

  it('leave with the first that succeeds, however long they should still wait', async () => {
    const { telegram, pass } = await severalChannels(db)
    let tries = 0
    telegram.onSend = () => {
      tries++
      badGateway()
    }
    await answerTo(db, 'chat', 'old', 'telegram')
    await pass(20 * minute, 10_000)
    for (const before = tries; tries === before;) await pass(5_000, 1_000)
    telegram.onSend = fine
    await answerTo(db, 'asker', 'new', 'telegram')
    await pass(4_000, 200)
    expect(texts(telegram)).toEqual(['new', 'old'])
  })

  it('are tried at once when somebody writes: one message that never goes does not silence the others', async () => {
    const office = await severalChannels(db)
    const { telegram, pass } = office
    telegram.onSend = chat => {
      if (chat === 'poison') badGateway()
    }
    await answerTo(db, 'poison', 'never', 'telegram')
    await pass(20 * minute, 5_000)
    expect(stateOf(office, 'telegram')).toBe('down')
    await answerTo(db, 'asker', 'answer', 'telegram')
    await pass(1_500, 100)
    expect(texts(telegram)).toEqual(['answer'])
  })
})

describe('a channel in trouble', () => {
  it.each(['hanging', 'failing'])('and %s leaves the others their pace', async trouble => {
    const { telegram, 'zalo-bot': bot, 'zalo-oa': oa, people, digests, pass, hang } = await severalChannels(db)
    telegram.onSend = trouble === 'hanging' ? hang : badGateway
    await digests([...(await people(100, 'telegram')), ...(await people(100, 'zalo-bot'))])
    await digests(await people(100, 'zalo-oa'))
    await pass(4_000, 100)
    expect(oa.sent).toHaveLength(100)
    await pass(4_000, 100)
    expect(bot.sent).toHaveLength(100)
  })

  it('is left in peace: one message tries, ever more seldom', async () => {
    const { telegram, people, digests, pass, clock } = await severalChannels(db)
    let tries = 0
    telegram.onSend = async () => {
      tries++
      await clock.wait(5_000)
      badGateway()
    }
    await digests(await people(100, 'telegram'))
    await pass(10_000, 500)
    // those under way when the first failed
    expect(tries).toBeLessThanOrEqual(40)
    tries = 0
    await pass(10 * minute, 2_000)
    // after 30, 60, 120 and 240 s
    expect(tries).toBe(4)
  })

  it('is shown with its reason, the others as they are', async () => {
    const office = await severalChannels(db)
    office.telegram.onSend = badGateway
    await office.digests(await office.people(10, 'telegram', 'zalo-bot'))
    await office.pass(5_000)
    expect(office.engine.conditions()).toEqual([
      { name: 'telegram', state: 'down', detail: '502 Bad Gateway' },
      { name: 'zalo-bot', state: 'healthy', detail: 'test' },
      { name: 'zalo-oa', state: 'healthy', detail: 'test' },
    ])
    office.telegram.state = () => ({ ok: false, detail: 'không nhận được tin' })
    expect(office.engine.conditions()[0]).toMatchObject({ state: 'down', detail: 'không nhận được tin' })
  })
})
