import { afterEach, beforeEach, expect, it } from 'vitest'
import { probeZaloBot } from '../../src/channels/zalo-bot/probe.ts'
import { startFakeZaloBot, type FakeZaloBot } from '../helpers/fake-zalo-bot/index.ts'

const url = 'https://nhacviec.example.vn/webhook/zalo-bot'
let fake: FakeZaloBot
beforeEach(async () => {
  fake = await startFakeZaloBot()
})
afterEach(() => fake.close())
const probe = (webhookUrl?: string, token = fake.token) => probeZaloBot({ token, apiRoot: fake.url }, webhookUrl)

it('names the bot and where Zalo delivers to', async () => {
  expect(await probe()).toEqual([
    { name: 'zalo-bot', ok: true, detail: 'token đúng, bot bot.nhacviec' },
    { name: 'zalo-bot-webhook', ok: true, detail: 'không đặt webhook' },
  ])
  await fetch(`${fake.url}/bot${fake.token}/setWebhook?url=${url}&secret_token=12345678`)
  expect((await probe(url))[1]).toEqual({ name: 'zalo-bot-webhook', ok: true, detail: `webhook ${url}` })
  expect((await probe())[1]?.ok).toBe(false)
  expect((await probe('https://khac.example.vn/webhook/zalo-bot'))[1]?.ok).toBe(false)
})

it('says when the token is refused or nobody answers, without the token', async () => {
  expect(await probe(undefined, '1:khac')).toEqual([
    { name: 'zalo-bot', ok: false, detail: 'token bị từ chối (401: Unauthorized)' },
  ])
  const [check] = await probeZaloBot({ token: 'kin', apiRoot: 'http://127.0.0.1:1' }, url)
  expect(check).toEqual({ name: 'zalo-bot', ok: false, detail: 'không kết nối được Zalo (ECONNREFUSED)' })
})

it('takes a refusal to tell about a webhook for none: how that is said is not documented', async () => {
  fake.failNext({ method: 'getWebhookInfo', code: 404 })
  expect((await probe())[1]).toEqual({ name: 'zalo-bot-webhook', ok: true, detail: 'không đặt webhook' })
})
