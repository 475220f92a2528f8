import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zaloBotChannel, type ZaloBotChannel } from '../../src/channels/zalo-bot/index.ts'
import type { Incoming } from '../../src/domain/chat/incoming.ts'
import { channelBench, type ChannelBench } from '../helpers/channel-bench.ts'
import { startFakeZaloBot, type FakeZaloBot, type Person } from '../helpers/fake-zalo-bot/index.ts'
import { gate, scriptedServer } from '../helpers/telegram-bench.ts'

let fake: FakeZaloBot
let bench: ChannelBench<ZaloBotChannel>
let an: Person
let binh: Person
const benchOf = (apiRoot = fake.url) => channelBench(parts => zaloBotChannel({ ...parts, token: fake.token, apiRoot }))
beforeEach(async () => {
  fake = await startFakeZaloBot()
  bench = benchOf()
  an = fake.person({ id: 'an', name: 'An' })
  binh = fake.person({ id: 'binh', name: 'Bình' })
})
afterEach(async () => {
  await bench.channel.stop()
  expect(fake.violations).toEqual([])
  await fake.close()
})

const wordsOf = ({ content }: Incoming) => (content.kind === 'text' ? content.text : content.kind)
const words = () => bench.stored.map(wordsOf)
const polls = () => fake.calls.filter(call => call.method === 'getUpdates')
const storedAll = (count: number) => bench.until(`${count} messages`, () => bench.stored.length === count)
const receives = async (line: string) => {
  an.says(line)
  await bench.until(line, () => words().includes(line))
}

describe('receiving by polling', () => {
  it('stores what people write, one after the other', async () => {
    const [first, second] = [an.says('một'), binh.says('hai')]
    an.sendsPhoto('/xong 12')
    an.sendsSticker()
    an.sendsVoice()
    an.sendsUnsupported()
    await bench.start()
    await storedAll(6)
    expect(bench.stored.map(s => s.externalId).slice(0, 2)).toEqual([first, second])
    expect(words()).toEqual(['một', 'hai', 'file', 'unsupported', 'unsupported', 'unsupported'])
    expect(bench.channel.state()).toEqual({ ok: true, detail: 'bot.nhacviec đang nhận tin qua getUpdates' })
  })

  it('ends a webhook before the first poll', async () => {
    const url = 'https://cu.example.vn/'
    await fetch(`${fake.url}/bot${fake.token}/setWebhook?url=${url}&secret_token=12345678`)
    expect(fake.webhookUrl()).toBe(url)
    await bench.start()
    await receives('một')
    expect(polls()[0]?.params).toEqual({ timeout: '30' })
    expect(fake.webhookUrl()).toBeUndefined()
  })

  it('polls also where the platform says that there is no webhook to end', async () => {
    fake.failNext({ method: 'deleteWebhook', code: 404 })
    await bench.start()
    await receives('một')
  })

  it('hands a repeat on: who stores it knows it', async () => {
    const id = an.says('một')
    await bench.start()
    await storedAll(1)
    fake.repeat(id)
    await storedAll(2)
    expect(bench.stored[1]).toEqual(bench.stored[0])
  })

  it('drops its own echoes and what is said in groups', async () => {
    await bench.start()
    an.echoes('của bot')
    an.echoes('của bot, không đánh dấu', false)
    an.saysInGroup('@bot xin chào')
    await receives('của người')
    expect(words()).toEqual(['của người'])
    expect(fake.calls.some(call => call.method === 'sendMessage')).toBe(false)
  })

  it('skips what is no update at all, and goes on', async () => {
    fake.send({ event_name: 'message.text.received', message: { message_id: 'x' } })
    await bench.start()
    await receives('vẫn nhận')
    expect(bench.logs.filter(line => line.startsWith('warn'))).toEqual([
      expect.stringContaining('update skipped: not an update'),
    ])
  })

  it.each(['code', 'always-200'] as const)(
    'takes an idle poll (408 as HTTP status %s) for no error',
    async statuses => {
      await fake.close()
      fake = await startFakeZaloBot({ statuses, idlePollMs: 1 })
      bench = benchOf()
      an = fake.person({ id: 'an', name: 'An' })
      await bench.start()
      await fake.waitForCall(() => polls().filter(call => call.code === 408).length >= 3)
      expect(bench.channel.state().ok).toBe(true)
      expect(bench.logs).toEqual([])
      // Answered at once, as no long poll should be: the pace is ours.
      expect(bench.waits.length).toBeGreaterThanOrEqual(2)
      expect(new Set(bench.waits)).toEqual(new Set([1_000]))
      await receives('một')
    },
  )
})

describe('a message that cannot be stored', () => {
  it('is kept and stored later, and nothing is polled before', async () => {
    let failures = 9
    bench.store = async () => {
      if (failures-- > 0) throw new Error('disk full: đơn xin nghỉ')
    }
    an.says('đơn xin nghỉ')
    an.says('sau đó')
    await bench.start()
    await bench.until('nine failures', () => failures === 0)
    expect(polls()).toHaveLength(1)
    expect(bench.channel.state()).toEqual({ ok: false, detail: 'chưa lưu được tin nhắn đến' })
    await storedAll(2)
    expect(words()).toEqual(['đơn xin nghỉ', 'sau đó'])
    expect(bench.waits.slice(0, 9)).toEqual([
      ...[1_000, 2_000, 4_000, 8_000, 16_000, 32_000],
      ...[60_000, 60_000, 60_000],
    ])
    expect(bench.logs.join('\n')).not.toContain('đơn xin nghỉ')
    expect(bench.channel.state().ok).toBe(true)
  })

  it('in time is stored before the service ends', async () => {
    const disk = gate()
    const begun = gate()
    bench.store = () => {
      begun.open()
      return disk.passed
    }
    an.says('chậm')
    await bench.start()
    await begun.passed
    let ended = false
    const stopped = bench.channel.stop().then(() => (ended = true))
    await fetch(fake.url)
    expect(ended).toBe(false)
    disk.open()
    await stopped
    expect(words()).toEqual(['chậm'])
  })

  it('is tried once more when the service ends, since nobody else has it any more', async () => {
    let failures = 0
    let stopping: Promise<void> | undefined
    bench.store = async () => {
      if (failures++ > 0) return
      stopping = bench.channel.stop()
      throw new Error('locked')
    }
    an.says('phút cuối')
    await bench.start()
    await bench.until('the last attempt', () => bench.stored.length === 1)
    await stopping
    expect(words()).toEqual(['phút cuối'])
  })

  it('to the very end is named in the log, without its words', async () => {
    bench.store = async () => {
      void bench.channel.stop()
      throw new Error('disk full')
    }
    const id = an.says('mất rồi')
    await bench.start()
    await bench.until('the log of it', () => bench.logs.some(line => line.startsWith('error')))
    expect(bench.logs.at(-1)).toContain(id)
    expect(bench.logs.join('\n')).not.toContain('mất rồi')
  })
})

describe('trouble with Zalo', () => {
  const failed = () => bench.waits.filter(ms => ms !== 1_000 || bench.stored.length === 0)

  it('of the server or the network is waited out, longer each time, at most a minute', async () => {
    fake.failNext({ method: 'getUpdates', code: 502, times: 3 })
    fake.failNext({ method: 'getUpdates', code: 403, times: 3 })
    fake.failNext({ method: 'getUpdates', code: 502, body: 'html' })
    await bench.start()
    await bench.until('seven waits', () => failed().length >= 7)
    expect(failed().slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000])
    await receives('vẫn nhận')
    expect(bench.channel.state().ok).toBe(true)
  })

  it('too many polls: waited for as long as the platform says, where it does', async () => {
    fake.failNext({ method: 'getUpdates', code: 429, retryAfter: 42 })
    await bench.start()
    await bench.until('the wait', () => bench.waits.includes(42_000))
    await receives('vẫn nhận')
  })

  it('a token that is refused: the state says so, tried again each minute until an operator has acted', async () => {
    fake.failNext({ method: 'getUpdates', code: 401, times: 2 })
    await bench.start()
    await bench.until('two waits', () => bench.waits.filter(ms => ms === 60_000).length === 2)
    await receives('token mới')
    expect(bench.logs.filter(line => line.startsWith('warn'))).toEqual([
      expect.stringContaining('token bị từ chối (401: Unauthorized)'),
    ])
    expect(bench.channel.state().ok).toBe(true)
  })

  it('from the start on keeps the service alive until Zalo is there', async () => {
    fake.failNext({ method: 'getMe', code: 401 })
    fake.dropAfterAccept({ method: 'getMe' })
    fake.failNext({ method: 'deleteWebhook', code: 500 })
    await bench.start()
    await bench.until('the first wait', () => bench.waits.length > 0)
    await receives('cuối cùng')
    expect(bench.waits.slice(0, 3)).toEqual([60_000, 2_000, 1_000])
  })

  it('a webhook set by somebody else meanwhile is ended', async () => {
    fake.failNext({ method: 'getUpdates', code: 400, description: 'Bad request: webhook is active' })
    await bench.start()
    await receives('vẫn nhận')
    expect(fake.calls.filter(call => call.method === 'deleteWebhook')).toHaveLength(2)
  })

  it('something else answers in its place: it is not taken for Zalo', async () => {
    const other = await scriptedServer((method, nth) => (method === 'getMe' && nth === 1 ? { page: 1 } : { id: 7 }))
    bench = benchOf(other.url)
    await bench.start()
    await bench.until('the wait', () => bench.waits.length > 0)
    expect(bench.logs[0]).toContain('Zalo trả lời getMe không đúng dạng')
    await bench.channel.stop()
    await other.close()
  })
})

it('starts again after a stop, and stops while a poll waits', async () => {
  await bench.start()
  await fake.waitForCall(() => polls().length === 1)
  await bench.channel.stop()
  expect(bench.channel.state()).toEqual({ ok: false, detail: 'đã dừng' })
  await bench.start()
  await fake.waitForCall(() => polls().length === 2)
  await receives('lần hai')
})
