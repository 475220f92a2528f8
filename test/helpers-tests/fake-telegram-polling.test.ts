import { Telegraf, Telegram } from 'telegraf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FakeTelegram, Person } from '../helpers/fake-telegram/index.ts'
import { startFakeTelegram, texts } from '../helpers/fake-telegram/index.ts'

let fake: FakeTelegram
let telegram: Telegram
let an: Person
beforeEach(async () => {
  fake = await startFakeTelegram()
  telegram = new Telegram(fake.token, { apiRoot: fake.url })
  an = fake.person({ id: 7, first_name: 'An' })
})
afterEach(() => fake.close())

const parked = (count = 1) => fake.waitForCall(() => fake.calls.filter(c => c.method === 'getUpdates').length === count)

const poll = async (offset = 0, limit = 100, timeout = 0) =>
  (await telegram.getUpdates(timeout, limit, offset, undefined)).map(u => u.update_id)

test('updates come until an offset confirms them, as many as the limit says', async () => {
  const [a, b, c] = [an.says('1'), an.says('2'), an.says('3')]
  expect(await poll(0, 2)).toEqual([a, b])
  expect(await poll(0)).toEqual([a, b, c])
  expect(await poll(b)).toEqual([b, c])
  expect(await poll(-1)).toEqual([c])
  expect(await poll(0)).toEqual([c])
  expect(await poll(c + 1)).toEqual([])
  await fake.drained()
})

test('a long poll waits for something to happen', async () => {
  const waiting = poll(0, 100, 30)
  await parked()
  expect(fake.calls[0]?.status).toBeUndefined()
  const id = an.says('1')
  expect(await waiting).toEqual([id])
})

test('allowed_updates stays in force and concerns only later updates', async () => {
  await telegram.getUpdates(0, 100, 0, ['message'])
  an.blocks()
  an.unblocks()
  const id = an.says('1')
  expect(await poll()).toEqual([id])
})

test('the poll that waits loses against a second one', async () => {
  const first = poll(0, 100, 30)
  const lost = expect(first).rejects.toThrow(`409: ${texts.secondPoll}`)
  await parked()
  const second = poll(0, 100, 30)
  await lost
  const id = an.says('1')
  expect(await second).toEqual([id])
})

test('a caller who hung up takes no update with them', async () => {
  const life = new AbortController()
  const left = fetch(`${fake.url}/bot${fake.token}/getUpdates?timeout=30`, { signal: life.signal }).catch(() => 'left')
  const call = await parked()
  life.abort()
  expect(await left).toBe('left')
  await fake.waitForCall(c => c === call && c.status !== undefined)
  const id = an.says('1')
  expect(await poll()).toEqual([id])
})

test('a repeat comes once more although it was confirmed', async () => {
  const id = an.says('1')
  await poll(id + 1)
  fake.repeatUpdate(id)
  expect(await poll(id + 1)).toEqual([id])
  expect(await poll(id + 1)).toEqual([])
  expect(() => fake.repeatUpdate(5)).toThrow('no update 5')
})

test('a webhook ends the waiting poll and forbids the next', async () => {
  const waiting = expect(poll(0, 100, 30)).rejects.toThrow('409: Conflict: terminated by setWebhook request')
  await parked()
  await telegram.setWebhook('https://bot.example.vn/webhook')
  await waiting
  await expect(poll()).rejects.toThrow(`409: ${texts.webhookActive}`)
  const id = an.says('chờ')
  expect(await telegram.getWebhookInfo()).toMatchObject({
    url: 'https://bot.example.vn/webhook',
    pending_update_count: 1,
  })
  await telegram.deleteWebhook()
  expect(await poll()).toEqual([id])
  await telegram.deleteWebhook({ drop_pending_updates: true })
  expect(await poll()).toEqual([])
})

test('a real telegraf bot polls, answers and stops', async () => {
  const bot = new Telegraf(fake.token, { telegram: { apiRoot: fake.url } })
  bot.start(ctx =>
    ctx.reply('Kính chào đồng chí', { reply_markup: { inline_keyboard: [[{ text: 'Tiếp', callback_data: 't' }]] } }),
  )
  bot.action('t', ctx => ctx.answerCbQuery('Đã nhận'))
  const life = bot.launch()
  an.says('/start ABC')
  expect((await an.nextMessage()).text).toBe('Kính chào đồng chí')
  an.taps('Tiếp')
  await fake.waitForCall(c => c.method === 'answerCallbackQuery' && c.status === 200)
  expect(an.notices()).toEqual([{ text: 'Đã nhận', alert: false }])
  bot.stop()
  await life
  expect(fake.violations).toEqual([])
})
