import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openZaloOffice, words, type ZaloOffice } from './zalo-office.ts'
import { zaloPath } from './zalo-path.ts'
import { publicUrl, webhookSecret, zaloBot } from './zalo-products.ts'

describe('the service on the Zalo Bot Platform, called by a webhook', { timeout: 60_000 }, () => {
  let office: ZaloOffice
  beforeAll(async () => {
    office = await openZaloOffice(url => zaloBot(url, 'webhook'))
    await office.start()
  })
  afterAll(() => office.close())

  const secretHeader = 'x-bot-api-secret-token'
  const message = {
    message_id: 'forged-1',
    from: { id: '6ede9afa66b88fe6d101', display_name: 'Ai đó', is_bot: false },
    chat: { id: '6ede9afa66b88fe6d101', chat_type: 'PRIVATE' },
    date: 1750316131602,
    text: words.question,
  }
  const update = { event_name: 'message.text.received', message }

  it.each([
    ['no secret', {}],
    ['a wrong secret', { [secretHeader]: `${webhookSecret.slice(0, -1)}8` }],
    ['half a secret', { [secretHeader]: webhookSecret.slice(0, 12) }],
    ['an empty secret', { [secretHeader]: '' }],
  ])('refuses a call with %s and keeps no trace of it', async (_, headers) => {
    const before = office.traces()
    expect(await office.post(JSON.stringify({ ok: true, result: update }), headers)).toBe(401)
    expect(await office.post('{broken', headers)).toBe(401)
    expect(office.traces()).toBe(before)
  })

  it.each([
    ['more than a mebibyte', `"${'a'.repeat(1024 * 1024)}"`, 413],
    ['what is no JSON', '{"ok": true,', 400],
    ['JSON that is no update', '{"ok": true, "result": {"event_name": 7}}', 400],
    ['a message without a sender', JSON.stringify({ ...update, message: { ...message, from: {} } }), 400],
    ['a list', '[]', 400],
    ['nothing', '', 400],
  ])('refuses %s, and goes on', async (_, body, status) => {
    const before = office.traces()
    expect(await office.post(body, { [secretHeader]: webhookSecret })).toBe(status)
    expect(office.traces()).toBe(before)
    expect((await office.fetched(`${publicUrl}/healthz`)).status).toBe(200)
  })

  zaloPath(() => office)
})
