import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { findConversation, saveConversation } from '../../db/messages/conversations.ts'
import type { Db } from '../../db/db.ts'
import { retryMessages } from '../../db/messages/outbox-admin.ts'
import { eraseAccount } from '../../db/people/personal-data.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { reminders, outbox } from '../../db/schema.ts'
import { SendError } from '../../src/channels/channel.ts'
import { plainText, say } from '../../src/domain/chat/reply.ts'
import { mondayMorning, testClock, type TestClock } from '../helpers/clock.ts'
import { execute } from '../helpers/connection.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine, until, type RecordingChannel } from '../helpers/engine.ts'
import { testOffice, type TestOffice } from '../helpers/office.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import { answerTo, outboxRows, pushTo } from '../helpers/outbox.ts'

let db: Db
let office: TestOffice
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
})
const texts = (channel: RecordingChannel, chat?: string) =>
  channel.sent.flatMap(sent => (chat === undefined || sent.chat === chat ? [plainText(sent.message)] : []))
const retry = () => new SendError('retry', 'unreachable')
/** Fails the first `times` sends. */
const failing = (times: number, error: () => SendError) => {
  let left = times
  return () => {
    if (left-- > 0) throw error()
  }
}
function gate() {
  let pass: () => void = () => undefined
  const opened = new Promise<void>(resolve => {
    pass = resolve
  })
  return { open: () => pass(), opened }
}

/** Lets seconds pass, one by one, with all that each of them sets going. */
async function pass(clock: TestClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await clock.advance(1_000)
    for (let turn = 0; turn < 10; turn++) await new Promise(resolve => setImmediate(resolve))
  }
}

describe('the order of sending', () => {
  it('lets answers overtake pushes', async () => {
    const { link, channel, settled } = await testEngine(db, office)
    await link('hung', 'lan')
    await pushTo(db, office.officers.hung, 'push')
    await pushTo(db, office.officers.lan, 'push')
    await answerTo(db, 'khoa', 'answer')
    await settled()
    expect(texts(channel)).toEqual(['answer', 'push', 'push'])
  })

  it('goes by priority within a chat, and by the order of queueing within a priority', async () => {
    const { link, channel, settled, clock } = await testEngine(db, office)
    await link('hung')
    channel.onSend = () => {
      throw retry()
    }
    await answerTo(db, 'hung', 'later answer')
    await settled()
    for (const name of ['edit', 'digest', 'notice', 'urgent'] as const)
      for (const n of [1, 2]) {
        const key = `${name} ${n}`
        await pushTo(db, office.officers.hung, key, { key })
        await db.transact(tx => tx.update(outbox).set({ priority: priorities[name] }).where(eq(outbox.key, key)))
      }
    channel.onSend = () => undefined
    await settled()
    const expected = ['urgent', 'notice', 'digest', 'edit'].flatMap(name => [`${name} 1`, `${name} 2`])
    expect(texts(channel)).toEqual(expected)
    clock.jump(60_000)
    await settled()
    expect(texts(channel)).toEqual([...expected, 'later answer'])
  })

  it('answers while every place for pushes is taken by slow ones', async () => {
    const { open, opened } = gate()
    const { channel, talk, settled, wake } = await testEngine(db, office)
    channel.onSend = (_, message) => (plainText(message) === 'slow' ? opened : undefined)
    await db.transact(tx =>
      tx.insert(outbox).values(
        Array.from({ length: 60 }, (_, n) => ({
          kind: 'push' as const,
          priority: priorities.digest,
          key: `p${n}`,
          channel: 'web' as const,
          chat: `c${n}`,
          reply: say('slow'),
          status: 'queued' as const,
          nextAt: mondayMorning,
          createdAt: mondayMorning,
        })),
      ),
    )
    wake()
    const answered = new Promise<string>(resolve => {
      const before = channel.onSend
      channel.onSend = (chat, message, signal) => {
        if (chat === 'stranger') resolve(plainText(message))
        return before(chat, message, signal)
      }
    })
    void talk('stranger', 'xin chào')
    expect(await answered).toContain('liên kết')
    open()
    await settled()
    expect(texts(channel).filter(text => text === 'slow')).toHaveLength(60)
  })

  it('sends the messages of a chat one at a time and in their order, also when the first fails', async () => {
    const { channel, clock, settled } = await testEngine(db, office)
    channel.onSend = failing(2, retry)
    for (const text of ['one', 'two', 'three']) await answerTo(db, 'hung', text)
    await answerTo(db, 'lan', 'other')
    await settled()
    expect(texts(channel, 'hung')).toEqual([])
    while (texts(channel).length < 4) {
      clock.jump(60_000)
      await settled()
    }
    expect(texts(channel, 'hung')).toEqual(['one', 'two', 'three'])
  })

  it('does not let one chat’s failure keep the others waiting', async () => {
    const { channel, settled } = await testEngine(db, office)
    channel.onSend = chat => {
      if (chat === 'hung') throw retry()
    }
    await answerTo(db, 'hung', 'fails')
    for (let n = 0; n < 40; n++) await answerTo(db, `c${n}`, 'fine')
    await settled()
    expect(texts(channel)).toHaveLength(40)
  })
})

describe('a platform that says wait', () => {
  it('is left in peace by the whole channel, and the message has not failed', async () => {
    const clock = testClock()
    const { channel, settled } = await testEngine(db, office, { clock })
    channel.onSend = failing(1, () => new SendError('retry', 'too many', 30_000))
    await answerTo(db, 'hung', 'first')
    await settled()
    await answerTo(db, 'lan', 'second')
    await pass(clock, 29)
    expect(texts(channel)).toEqual([])
    expect((await outboxRows(db)).map(row => row.attempts)).toEqual([0, 0])
    await pass(clock, 3)
    await settled()
    expect(texts(channel).toSorted()).toEqual(['first', 'second'])
  })

  it('sends once what waited longer than its lease', async () => {
    const clock = testClock()
    const { channel, settled } = await testEngine(db, office, { clock })
    channel.onSend = failing(1, () => new SendError('retry', 'too many', 300_000))
    await answerTo(db, 'hung', 'first')
    await settled()
    await answerTo(db, 'lan', 'second')
    await clock.advance(320_000)
    await settled()
    expect(texts(channel).toSorted()).toEqual(['first', 'second'])
    expect((await outboxRows(db)).map(row => row.status)).toEqual(['sent', 'sent'])
  })

  it('keeps everything queued while the token is refused, and sends it once an operator has acted', async () => {
    const clock = testClock()
    const { channel, settled, link } = await testEngine(db, office, { clock })
    await link('lan')
    let refused = true
    channel.onSend = () => {
      if (refused) throw new SendError('auth', 'Unauthorized')
    }
    await answerTo(db, 'hung', 'answer')
    await pushTo(db, office.officers.lan, 'push')
    await pass(clock, 10 * 60)
    expect((await outboxRows(db)).map(row => [row.attempts, row.sentAt])).toEqual([
      [0, null],
      [0, null],
    ])
    refused = false
    await clock.advance(3 * 60_000)
    await settled()
    expect(texts(channel).toSorted()).toEqual(['answer', 'push'])
  })
})

describe('a message that fails', () => {
  it('comes again ever later, is a dead letter after 20 attempts, and goes out when an operator retries it', async () => {
    const { channel, clock, settled } = await testEngine(db, office)
    const attempts: number[] = []
    channel.onSend = () => {
      attempts.push(clock.now())
      throw retry()
    }
    await answerTo(db, 'hung', 'answer')
    for (let turns = 0; attempts.length < 20 && turns < 500; turns++) {
      await settled()
      clock.jump(turns < 20 ? 1_000 : 20_000)
    }
    expect(attempts).toHaveLength(20)
    const waits = attempts.slice(1).map((at, n) => at - attempts[n]!)
    expect(waits[0]).toBeLessThanOrEqual(1_000)
    expect(waits.at(-1)).toBeGreaterThanOrEqual(150_000)
    expect(waits.at(-1)).toBeLessThanOrEqual(320_000)
    clock.jump(3_600_000)
    await settled()
    expect(attempts).toHaveLength(20)
    const [row] = await outboxRows(db)
    expect(row).toMatchObject({ status: 'dead', attempts: 20, error: 'unreachable' })

    channel.onSend = () => undefined
    expect(await db.transact(tx => retryMessages(tx, [row!.id], clock.now()))).toEqual([row!.id])
    await settled()
    expect(texts(channel)).toEqual(['answer'])
  })

  it('is never recorded as sent', async () => {
    const { channel, settled, logged } = await testEngine(db, office)
    channel.onSend = () => {
      throw new TypeError('a channel that does not keep its word')
    }
    await answerTo(db, 'hung', 'answer')
    await settled()
    expect(await outboxRows(db)).toMatchObject([{ status: 'queued', attempts: 1, sentAt: null }])
    expect(logged.filter(line => line.msg === 'not sent')).toHaveLength(1)
  })

  it('is buried at once when it is our own mistake', async () => {
    const { channel, settled } = await testEngine(db, office)
    channel.onSend = failing(1, () => new SendError('bug', 'text is too long'))
    await answerTo(db, 'hung', 'wrong')
    await answerTo(db, 'hung', 'right')
    await settled()
    expect(await outboxRows(db)).toMatchObject([{ status: 'dead', error: 'text is too long' }, { status: 'sent' }])
  })

  it('gives up a push at its end, not before, and what it told counts as not told', async () => {
    const { channel, clock, link, settled } = await testEngine(db, office)
    await link('hung')
    const taskId = await office.addTask({ lead: ['KT', 'hung'] })
    const end = mondayMorning + 2.5 * 3_600_000
    await pushTo(db, office.officers.hung, 'digest', { key: 'daily', expiresAt: end })
    const notice = { officerId: office.officers.hung, taskId, due: '2026-11-23', stage: 'm0', day: '2026-11-23' }
    await db.transact(tx => tx.insert(reminders).values({ ...notice, outboxKey: 'daily' }))
    channel.onSend = () => {
      throw retry()
    }
    while (clock.now() < end - 300_000) {
      await settled()
      clock.jump(60_000)
    }
    expect(await outboxRows(db)).toMatchObject([{ status: 'queued' }])
    expect((await outboxRows(db))[0]!.attempts).toBeGreaterThan(20)
    clock.jump(end - clock.now())
    await settled()
    expect(await outboxRows(db)).toMatchObject([{ status: 'expired' }])
    expect(await db.reads.select().from(reminders)).toEqual([])
  })

  it('does not hold its place for ever when the platform never answers', async () => {
    const clock = testClock()
    const { channel, settled, wake } = await testEngine(db, office, { clock })
    let hanging = true
    const signals: AbortSignal[] = []
    channel.onSend = (chat, _, signal) => {
      signals.push(signal)
      return chat === 'hung' && hanging ? new Promise(() => undefined) : undefined
    }
    await answerTo(db, 'hung', 'hangs')
    await answerTo(db, 'lan', 'goes')
    wake()
    await until(() => texts(channel).includes('goes'))
    await clock.advance(19_900)
    expect(signals[0]?.aborted).toBe(false)
    await clock.advance(100)
    expect(signals[0]?.aborted).toBe(true)
    hanging = false
    await clock.advance(5_000)
    await settled()
    expect(texts(channel)).toEqual(['goes', 'hangs'])
  })
})

describe('a person who cannot be reached', () => {
  const gone = () => new SendError('gone', 'bot was blocked by the user')

  it('is reached on another channel instead, with the whole message', async () => {
    const clock = testClock()
    const telegram = recordingChannel('telegram', { textLimit: 30 })
    const web = recordingChannel('web')
    await testEngine(db, office, { channels: [telegram, web], clock })
    for (const channel of ['web', 'telegram'] as const) {
      const account = { channel, externalId: 'hung', chat: 'hung', officerId: office.officers.hung }
      await db.transact(tx => linkAccount(tx, account, clock.now() + (channel === 'web' ? 0 : 1)))
    }
    telegram.onSend = (_, message) => {
      if (plainText(message).startsWith('b')) throw gone()
    }
    const long = say('a'.repeat(25), 'b'.repeat(25))
    await pushTo(db, office.officers.hung, long, { channels: ['telegram', 'web'] })
    await clock.advance(5_000)
    await until(() => web.sent.length > 0)
    expect([texts(telegram), texts(web)]).toEqual([['a'.repeat(25)], [plainText(long)]])
  })

  it('has the account marked gone and the push held, until an account is linked again', async () => {
    const { channel, link, settled, talk } = await testEngine(db, office)
    await link('hung')
    channel.onSend = failing(1, gone)
    await pushTo(db, office.officers.hung, 'digest')
    await settled()
    expect(await outboxRows(db)).toMatchObject([{ status: 'held', channel: null, chat: null }])
    // whoever writes has us back
    await talk('hung', '/trogiup')
    expect(texts(channel)).toContain('digest')
  })

  it('does not get old answers later', async () => {
    const { channel, settled } = await testEngine(db, office)
    channel.onSend = failing(1, gone)
    await answerTo(db, 'hung', 'answer')
    await settled()
    expect(await outboxRows(db)).toMatchObject([{ status: 'dropped' }])
  })

  it('stops nobody else', async () => {
    const { channel, link, settled } = await testEngine(db, office)
    await link('hung', 'lan', 'khoa')
    channel.onSend = chat => {
      if (chat === 'hung') throw gone()
    }
    for (const who of ['hung', 'lan', 'khoa'] as const) await pushTo(db, office.officers[who], 'digest')
    await settled()
    expect(channel.sent.map(({ chat }) => chat).toSorted()).toEqual(['khoa', 'lan'])
  })
})

describe('a crash', () => {
  const sending = {
    kind: 'answer' as const,
    priority: priorities.answer,
    channel: 'web' as const,
    nextAt: mondayMorning,
    createdAt: mondayMorning,
  }

  it('has its messages under way sent by the next run at once', async () => {
    const row = { ...sending, key: 'a', chat: 'hung', reply: say('answer'), leaseUntil: mondayMorning + 120_000 }
    await db.transact(tx => tx.insert(outbox).values({ ...row, status: 'sending' }))
    const { channel, settled } = await testEngine(db, office)
    await settled()
    expect(texts(channel)).toEqual(['answer'])
  })

  it('has the rest of a long reply sent, from the part that was under way', async () => {
    const long = say('a'.repeat(80), 'b'.repeat(80), 'c'.repeat(80))
    const row = { ...sending, key: 'a', chat: 'hung', reply: long, sentParts: 1, leaseUntil: mondayMorning + 120_000 }
    await db.transact(tx => tx.insert(outbox).values({ ...row, status: 'sending' }))
    const { channel, settled } = await testEngine(db, office, { channel: recordingChannel('web', { textLimit: 100 }) })
    await settled()
    expect(texts(channel).map(text => text[0])).toEqual(['b', 'c'])
  })

  it('of nobody but a lost sender frees a lease while we run', async () => {
    const { channel, clock, settled } = await testEngine(db, office)
    const row = { ...sending, key: 'a', chat: 'hung', reply: say('answer'), leaseUntil: mondayMorning + 120_000 }
    await db.transact(tx => tx.insert(outbox).values({ ...row, status: 'sending' }))
    await settled()
    expect(texts(channel)).toEqual([])
    clock.jump(121_000)
    await settled()
    expect(texts(channel)).toEqual(['answer'])
  })
})

describe('what is recorded', () => {
  it('does not send a part twice when a later one fails', async () => {
    const { channel, clock, settled } = await testEngine(db, office, {
      channel: recordingChannel('web', { textLimit: 100 }),
    })
    channel.onSend = (_, message) => {
      if (plainText(message).startsWith('b') && channel.sent.length === 1) channel.onSend = () => undefined
      else return
      throw retry()
    }
    await answerTo(db, 'hung', say('a'.repeat(80), 'b'.repeat(80), 'c'.repeat(80)))
    await settled()
    clock.jump(5_000)
    await settled()
    expect(texts(channel).map(text => text[0])).toEqual(['a', 'b', 'c'])
  })

  it('is tried until it is on the disk: a full disk makes nothing go out twice', async () => {
    const clock = testClock()
    const { channel, settled } = await testEngine(db, office, { clock })
    await execute(
      db,
      `create trigger full before update on outbox when new.status = 'sent' begin select raise(abort, 'full'); end`,
    )
    await answerTo(db, 'hung', 'answer')
    await clock.advance(10_000)
    await execute(db, 'drop trigger full')
    await clock.advance(2_000)
    await settled()
    expect(texts(channel)).toEqual(['answer'])
    expect(await outboxRows(db)).toMatchObject([{ status: 'sent' }])
  })

  it('leaves alone what was erased while it was under way', async () => {
    const { open, opened } = gate()
    const { channel, link, settled, wake } = await testEngine(db, office)
    await link('hung')
    const begun = new Promise<void>(resolve => {
      channel.onSend = () => {
        resolve()
        return opened.then(() => Promise.reject(retry()))
      }
    })
    await answerTo(db, 'hung', 'secret')
    wake()
    await begun
    await db.transact(tx => eraseAccount(tx, 'web', 'hung'))
    open()
    await settled()
    expect(await outboxRows(db)).toMatchObject([{ status: 'dropped', chat: null, reply: { blocks: [] } }])
  })

  it('gives back what still waits for its turn when the service stops', async () => {
    const clock = testClock()
    const { channel, settled, workers, wake } = await testEngine(db, office, { clock })
    channel.onSend = failing(1, () => new SendError('retry', 'too many', 600_000))
    await answerTo(db, 'hung', 'first')
    await settled()
    await answerTo(db, 'lan', 'second')
    wake()
    await until(async () => (await outboxRows(db))[1]?.status === 'sending')
    await workers[0]!.stop()
    expect((await outboxRows(db)).map(row => row.status)).toEqual(['queued', 'queued'])
  })
})

describe('the choices of a push', () => {
  const digest = { ...say('Nhắc việc'), choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }] }
  const place = { channel: 'web', chat: 'hung', sender: 'hung' } as const
  const conversation = () => findConversation(db.reads, place, mondayMorning)
  const list = [1, 2].map(task => ({ label: `#${task}`, send: `/viec ${task}` }))

  it('can be typed by their numbers, once it is sent', async () => {
    const { channel, link, settled, clock } = await testEngine(db, office)
    await link('hung')
    channel.onSend = failing(1, retry)
    await pushTo(db, office.officers.hung, digest)
    await settled()
    expect((await conversation()).pushed).toEqual([])
    clock.jump(5_000)
    await settled()
    expect((await conversation()).pushed).toMatchObject([{ ...digest.choices[0], number: 1 }])
  })

  it('go on with the numbers of a list that is alive, on the screen too', async () => {
    const channel = recordingChannel('web', { buttons: 0 })
    const { link, settled } = await testEngine(db, office, { channel })
    await link('hung')
    await db.transact(tx => saveConversation(tx, place, { choices: list }, mondayMorning + 1_000))
    await pushTo(db, office.officers.hung, digest)
    await pushTo(db, office.officers.hung, digest)
    await settled()
    const shown = channel.sent.map(({ message }) => message.blocks.at(-1)?.text)
    expect(shown).toEqual(['3. Nhiệm vụ', '4. Nhiệm vụ'])
    expect(await conversation()).toMatchObject({ choices: list, pushed: [{ number: 3 }, { number: 4 }] })
  })

  it('keep their numbers when it has to be sent again', async () => {
    const channel = recordingChannel('web', { buttons: 0 })
    const { link, settled, clock } = await testEngine(db, office, { channel })
    await link('hung')
    channel.onSend = failing(2, retry)
    await pushTo(db, office.officers.hung, digest)
    await settled()
    clock.jump(5_000)
    await settled()
    clock.jump(60_000)
    await settled()
    expect(channel.sent.map(({ message }) => message.blocks.at(-1)?.text)).toEqual(['1. Nhiệm vụ'])
    expect((await conversation()).pushed.map(({ number }) => number)).toEqual([1])
  })

  it('have no numbers while a question is open, and do not take it away', async () => {
    const channel = recordingChannel('web', { buttons: 0 })
    const { link, settled } = await testEngine(db, office, { channel })
    await link('hung')
    const form = { command: 'xong', field: 'result', answers: { task: '1' } }
    await db.transact(tx => saveConversation(tx, place, { choices: [], form }, mondayMorning + 1_000))
    await pushTo(db, office.officers.hung, digest)
    await settled()
    expect(channel.sent.at(-1)?.message.blocks.at(-1)?.text).toBe('Nhiệm vụ: gõ /nhiemvu')
    expect(await conversation()).toEqual({ choices: [], form, pushed: [], files: [] })
  })
})
