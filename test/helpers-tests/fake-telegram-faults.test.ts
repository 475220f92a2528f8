import { Telegram } from 'telegraf'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FakeTelegram, Limits, Person } from '../helpers/fake-telegram/index.ts'
import { startFakeTelegram, texts } from '../helpers/fake-telegram/index.ts'

let clock = 0
let fake: FakeTelegram
let telegram: Telegram
let an: Person

async function start(limits?: Limits): Promise<void> {
  clock = Date.UTC(2026, 10, 23)
  fake = await startFakeTelegram({ now: () => clock, ...(limits && { limits }) })
  telegram = new Telegram(fake.token, { apiRoot: fake.url })
  an = fake.person({ id: 7, first_name: 'An' })
}
afterEach(() => fake.close())

const send = async (chat = 7): Promise<number> => {
  const query = new URLSearchParams({ chat_id: String(chat), text: 'x' })
  return (await fetch(`${fake.url}/bot${fake.token}/sendMessage?${query.toString()}`)).status
}

describe('rates', () => {
  const limits = { perSecond: 3, banMs: 2000, banExtendedByCalls: true }

  test('the call over the limit of a sliding second is refused, with the seconds to wait in body and header', async () => {
    await start(limits)
    expect([await send(), await send(), await send()]).toEqual([200, 200, 200])
    clock += 999
    const response = await fetch(`${fake.url}/bot${fake.token}/sendMessage?chat_id=7&text=x`)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '2'])
    expect(await response.json()).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 2',
      parameters: { retry_after: 2 },
    })
    expect(fake.violations).toEqual([])
    await telegram.getMe()
  })

  test('the window slides', async () => {
    await start(limits)
    await send()
    clock += 600
    expect([await send(), await send()]).toEqual([200, 200])
    clock += 400
    expect([await send(), await send()]).toEqual([200, 429])
  })

  test.each([
    [true, 429],
    [false, 200],
  ])('a call during the ban extends it: %s', async (banExtendedByCalls, later) => {
    await start({ ...limits, perSecond: 1, banExtendedByCalls })
    expect([await send(), await send()]).toEqual([200, 429])
    clock += 1999
    expect(await send()).toBe(429)
    clock += 1
    expect(await send()).toBe(later)
    clock += 2000
    expect(await send()).toBe(200)
  })

  test('one chat has its own, lower rate, which "typing…" does not count for', async () => {
    await start({ ...limits, perChatPerSecond: 1 })
    fake.person({ id: 8, first_name: 'Bình' })
    await telegram.sendChatAction(7, 'typing')
    expect([await send(7), await send(7), await send(8)]).toEqual([200, 429, 200])
  })
})

describe('faults on demand', () => {
  beforeEach(() => start())

  test.each([
    [403, texts.blocked],
    [409, texts.secondPoll],
    [429, 'Too Many Requests: retry after 5'],
    [401, texts.unauthorized],
  ] as const)('%s in Telegram’s words, as often as asked', async (status, description) => {
    fake.failNext({ method: 'sendMessage', times: 2, status, retryAfter: 5 })
    await telegram.getMe()
    for (let i = 0; i < 2; i++) await expect(telegram.sendMessage(7, 'x')).rejects.toThrow(`${status}: ${description}`)
    await telegram.sendMessage(7, 'x')
    expect(an.messages).toHaveLength(1)
  })

  test('only for one chat, or with other words', async () => {
    fake.person({ id: 8, first_name: 'Bình' })
    fake.failNext({ chat: 8, status: 403, description: texts.kicked })
    expect(await send(7)).toBe(200)
    await expect(telegram.sendMessage(8, 'x')).rejects.toThrow(texts.kicked)
  })

  test('a page of a proxy instead of JSON', async () => {
    fake.failNext({ status: 502, body: 'html' })
    const response = await fetch(`${fake.url}/bot${fake.token}/getMe`)
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html'])
    expect(await response.text()).toContain('502 Bad Gateway')
  })

  test('a planned fault does not hide a mistake of the caller', async () => {
    fake.failNext({ status: 500 })
    await expect(telegram.sendMessage(7, '')).rejects.toThrow('message text is empty')
    expect(fake.violations).toHaveLength(1)
  })

  test('an accepted message whose answer is lost', async () => {
    fake.dropAfterAccept({ method: 'sendMessage' })
    await expect(telegram.sendMessage(7, 'x')).rejects.toThrow()
    expect((await an.nextMessage()).text).toBe('x')
    expect(await send()).toBe(200)
  })

  /** A call whose caller leaves once it has arrived. */
  async function leave(): Promise<void> {
    const life = new AbortController()
    const url = `${fake.url}/bot${fake.token}/sendMessage?chat_id=7&text=x`
    const left = expect(fetch(url, { signal: life.signal })).rejects.toThrow('abort')
    await fake.waitForCall(call => call.status === undefined)
    life.abort()
    await left
  }

  test('a call that is never answered, nor carried out', async () => {
    fake.hang({ chat: 7 })
    await leave()
    expect(an.messages).toEqual([])
    expect(await send()).toBe(200)
  })

  test('a slow answer, unless the caller leaves, and none at all after heal', async () => {
    fake.slow(30)
    const began = performance.now()
    expect(await send()).toBe(200)
    expect(performance.now() - began).toBeGreaterThanOrEqual(29)
    fake.slow(60_000)
    await leave()
    await fake.waitForCall(call => call.status === 499)
    fake.hang()
    fake.heal()
    expect(await send()).toBe(200)
    expect(an.messages).toHaveLength(2)
  })
})

test('closing ends hanging calls, polls and waits at once', async () => {
  await start()
  fake.hang({ method: 'sendMessage' })
  const ends = Promise.allSettled([send(), telegram.getUpdates(50, 1, 0, undefined), an.nextMessage(60_000)])
  await fake.waitForCall(() => fake.calls.length === 2)
  await fake.close()
  expect((await ends).map(end => end.status)).toEqual(['rejected', 'rejected', 'rejected'])
  await expect(send()).rejects.toThrow()
})
