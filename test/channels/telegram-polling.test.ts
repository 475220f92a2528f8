import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Incoming } from '../../src/domain/chat/incoming.ts'
import { startFakeTelegram, texts, type FakeTelegram, type Person } from '../helpers/fake-telegram/index.ts'
import { text } from '../../src/domain/chat/reply.ts'
import { gate, telegramBench, type TelegramBench } from '../helpers/telegram-bench.ts'

let fake: FakeTelegram
let bench: TelegramBench
let an: Person
let binh: Person
beforeEach(async () => {
  fake = await startFakeTelegram()
  bench = telegramBench({ token: fake.token, apiRoot: fake.url })
  an = fake.person({ id: 7, first_name: 'An' })
  binh = fake.person({ id: 8, first_name: 'Bình' })
})
afterEach(async () => {
  await bench.channel.stop()
  expect(fake.violations).toEqual([])
  await fake.close()
})

const wordsOf = ({ content }: Incoming) => (content.kind === 'text' ? content.text : content.kind)
const words = () => bench.stored.map(wordsOf)
const polls = () => fake.calls.filter(call => call.method === 'getUpdates')
const calledSince = async (count: number) => fake.waitForCall(() => polls().length > count)
const warnings = () => bench.logs.filter(line => line.startsWith('warn'))
const failing = (status: 401 | 409 | 429 | 500 | 502, times: number, retryAfter = 7) =>
  fake.failNext({ method: 'getUpdates', status, times, retryAfter })

describe('receiving by polling', () => {
  it('stores what people write and then confirms it', async () => {
    await bench.start()
    const id = an.says('/nhiemvu quá hạn')
    await fake.drained()
    expect(bench.stored).toEqual([
      {
        channel: 'telegram',
        externalId: String(id),
        chat: '7',
        sender: '7',
        content: { kind: 'text', text: '/nhiemvu quá hạn' },
      },
    ])
  })

  it('ends a webhook before the first poll, asks only for what it reads, and shows strangers their menu', async () => {
    await fetch(`${fake.url}/bot${fake.token}/setWebhook?url=https://cu.example.vn/`)
    const waiting = an.says('đã gửi trước đó')
    await bench.start()
    await fake.drained()
    expect(bench.stored.map(s => s.externalId)).toEqual([String(waiting)])
    expect(polls()[0]?.params).toEqual({
      offset: 0,
      timeout: 30,
      allowed_updates: ['message', 'callback_query', 'my_chat_member'],
    })
    await fake.waitForCall(call => call.method === 'setMyCommands' && call.status === 200)
    expect(an.menu()).toEqual([{ command: 'batdau', description: 'Bắt đầu' }])
    expect(bench.channel.username()).toBe('nhacviec_bot')
    expect(bench.channel.state()).toEqual({ ok: true, detail: '@nhacviec_bot đang nhận tin qua getUpdates' })
  })

  it('hands a repeat on: who stores it knows it', async () => {
    await bench.start()
    const id = an.says('một')
    await fake.drained()
    fake.repeatUpdate(id)
    await bench.until('the repeat', () => bench.stored.length === 2)
    an.says('hai')
    await fake.drained()
    expect(words()).toEqual(['một', 'một', 'hai'])
  })

  it('stops the turning of a tapped button at once, even while its line waits to be stored', async () => {
    const disk = gate()
    bench.store = () => disk.passed
    await bench.start()
    const choices = [{ label: 'Báo xong', send: '/xong 12' }]
    await bench.channel.send('7', { blocks: [text('Việc #12')], choices }, new AbortController().signal)
    an.taps('Báo xong')
    await fake.waitForCall(call => call.method === 'answerCallbackQuery' && call.status === 200)
    expect(an.notices()).toEqual([{ text: '', alert: false }])
    expect(bench.stored).toEqual([])
    disk.open()
    await fake.drained()
    expect(words()).toEqual(['/xong 12'])
  })
})

describe('a message that cannot be stored', () => {
  it('is not confirmed, stays before the later ones of its chat, and does not hold up the other chats', async () => {
    let full = true
    bench.store = async incoming => {
      if (full && incoming.chat === '7') throw new Error('disk full: đơn xin nghỉ')
    }
    const lost = an.says('đơn xin nghỉ')
    an.says('sau đó')
    binh.says('việc khác')
    await bench.start()
    await bench.until('the other chat', () => words().includes('việc khác'))
    binh.says('vẫn chạy')
    await bench.until('the next batch', () => words().includes('vẫn chạy'))
    expect(words()).toEqual(['việc khác', 'vẫn chạy'])
    expect(polls().every(({ params }) => (params.offset ?? 0) <= lost)).toBe(true)
    expect(bench.channel.state()).toEqual({ ok: false, detail: 'chưa lưu được tin nhắn đến' })
    full = false
    await fake.drained()
    expect(words()).toEqual(['việc khác', 'vẫn chạy', 'đơn xin nghỉ', 'sau đó'])
    expect(warnings()).toHaveLength(1)
    expect(bench.logs.join('\n')).not.toContain('đơn xin nghỉ')
    expect(bench.channel.state().ok).toBe(true)
  })

  it('is tried again at growing intervals up to a minute', async () => {
    let failures = 9
    bench.store = async () => {
      if (failures-- > 0) throw new Error('locked')
    }
    an.says('một')
    await bench.start()
    await fake.drained()
    const ownPace = bench.waits.filter(ms => ms > 1_000)
    expect(ownPace).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000])
  })

  it('comes again after a restart when it was slow and the service ended', async () => {
    const disk = gate()
    bench.store = () => disk.passed
    an.says('chậm')
    binh.says('nhanh')
    await bench.start()
    await bench.until('the pace of unsettled updates', () => bench.waits.includes(1_000))
    let ended = false
    const stopped = bench.channel.stop().then(() => (ended = true))
    await fetch(fake.url)
    expect(ended).toBe(false)
    disk.open()
    await stopped
    expect(bench.stored).toHaveLength(2)
    bench = telegramBench({ token: fake.token, apiRoot: fake.url })
    await bench.start()
    await fake.drained()
    expect(words()).toEqual(['chậm', 'nhanh'])
  })

  it('that is only slow lets the next people through, and asks Telegram no more than once a second', async () => {
    const disk = gate()
    bench.store = incoming => (incoming.chat === '7' ? disk.passed : Promise.resolve())
    an.says('chậm')
    await bench.start()
    await bench.until('the slow one to be under way', () => bench.waits.length > 0)
    for (const line of ['một', 'hai', 'ba']) {
      binh.says(line)
      await bench.until(line, () => words().at(-1) === line)
    }
    expect(words()).toEqual(['một', 'hai', 'ba'])
    expect(bench.waits.length).toBeGreaterThanOrEqual(polls().length - 1)
    expect(new Set(bench.waits)).toEqual(new Set([1_000]))
    disk.open()
    await fake.drained()
    expect(words()).toEqual(['một', 'hai', 'ba', 'chậm'])
  })
})

it('many messages within a second are no leak of memory to be warned of', async () => {
  const warned: string[] = []
  const note = ({ name }: Error) => warned.push(name)
  process.on('warning', note)
  bench = telegramBench({ token: fake.token, apiRoot: fake.url, wait: undefined })
  await bench.start()
  for (let i = 1; i <= 25; i++) {
    an.says(String(i))
    await fake.drained()
  }
  await bench.channel.stop()
  process.off('warning', note)
  expect(bench.stored).toHaveLength(25)
  expect(warned).toEqual([])
})

describe('trouble with Telegram', () => {
  /** The waits that were asked for because of a failure. */
  const failed = () => bench.waits.filter(ms => ms !== 1_000 || bench.stored.length === 0)
  const recovers = async () => {
    an.says('vẫn nhận')
    await bench.until('a message after the trouble', () => words().includes('vẫn nhận'))
    await bench.until('the log of it', () => bench.logs.some(line => line.includes('works again')))
    expect(bench.channel.state().ok).toBe(true)
  }

  it('of the server or the network is waited out, longer each time, at most a minute', async () => {
    failing(502, 7)
    fake.dropAfterAccept({ method: 'getUpdates', times: 1 })
    await bench.start()
    await bench.until('eight waits', () => failed().length >= 8)
    expect(failed().slice(0, 8)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    await recovers()
  })

  it('that is over shows soon, though nobody writes: the first poll after it is short', async () => {
    failing(500, 1)
    await bench.start()
    await bench.until('the log of it', () => bench.logs.some(line => line.includes('works again')))
    expect(
      polls()
        .slice(0, 2)
        .map(call => call.params.timeout),
    ).toEqual([30, 0])
    expect(bench.channel.state().ok).toBe(true)
  })

  it('another instance polling: waited for 10 s each time and logged once', async () => {
    failing(409, 3)
    await bench.start()
    await bench.until('three waits', () => bench.waits.filter(ms => ms === 10_000).length === 3)
    expect(warnings()).toHaveLength(1)
    expect(warnings()[0]).toContain(texts.secondPoll)
    expect(bench.channel.state()).toMatchObject({ ok: false })
    expect(bench.channel.state().detail).toContain('một tiến trình khác đang nhận tin của bot này')
    await recovers()
  })

  it('a refused token: asked again every five minutes', async () => {
    failing(401, 2)
    await bench.start()
    await bench.until('two waits', () => bench.waits.filter(ms => ms === 300_000).length === 2)
    expect(bench.channel.state()).toEqual({ ok: false, detail: 'token bị từ chối (401: Unauthorized)' })
    expect(warnings()).toHaveLength(1)
    await recovers()
  })

  it('too many requests: exactly as long as Telegram says', async () => {
    failing(429, 1, 7)
    await bench.start()
    await bench.until('the wait', () => bench.waits.includes(7_000))
    expect(bench.channel.state().detail).toContain('429')
    await recovers()
  })

  it('from the very start: starting succeeds, and getMe and deleteWebhook are repeated', async () => {
    fake.failNext({ method: 'getMe', status: 502, body: 'html', times: 2 })
    fake.failNext({ method: 'deleteWebhook', status: 500 })
    await bench.start()
    expect(bench.channel.state()).toEqual({ ok: false, detail: 'đang kết nối Telegram' })
    expect(bench.channel.username()).toBeUndefined()
    await calledSince(0)
    expect(bench.waits).toEqual([1_000, 2_000, 1_000])
    expect(bench.channel.username()).toBe('nhacviec_bot')
  })

  it('a menu that is refused keeps nobody from receiving', async () => {
    fake.failNext({ method: 'setMyCommands', status: 400, description: 'Bad Request: BOT_COMMAND_INVALID' })
    an.says('một')
    await bench.start()
    await fake.drained()
    await bench.until('the warning', () => warnings().some(line => line.includes('command menu not set')))
  })
})

describe('stopping', () => {
  it('ends a waiting poll at once', async () => {
    await bench.start()
    const poll = await calledSince(0)
    await bench.channel.stop()
    expect(bench.channel.state()).toEqual({ ok: false, detail: 'đã dừng' })
    await fake.waitForCall(() => polls()[0]?.status !== undefined)
    expect(poll.method).toBeDefined()
    expect(polls()).toHaveLength(1)
    expect(warnings()).toEqual([])
  })

  it.each(['getMe', 'deleteWebhook', 'getUpdates'])('ends a call of %s that is never answered', async method => {
    fake.hang({ method })
    await bench.start()
    await fake.waitForCall(call => call.method === method)
    await bench.channel.stop()
    expect(warnings()).toEqual([])
  })

  it('may be followed by a new start', async () => {
    await bench.start()
    await calledSince(0)
    await bench.channel.stop()
    an.says('một')
    await bench.start()
    await fake.drained()
    expect(words()).toEqual(['một'])
  })
})
