import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messagesArrive } from './messages-arrive.ts'
import { officersTalk } from './officers-talk.ts'
import { openTelegramOffice, words, type TelegramOffice } from './telegram-office.ts'

describe('the service on Telegram, called by a webhook', { timeout: 40_000 }, () => {
  let office: TelegramOffice
  beforeAll(async () => {
    office = await openTelegramOffice('webhook')
  })
  afterAll(() => office.close())

  const secretHeader = 'x-telegram-bot-api-secret-token'
  const post = (body: string, headers: Record<string, string> = { [secretHeader]: words.secret }) =>
    fetch(`${office.url}/webhook/telegram`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  const stored = () => office.workplace.query<{ n: number }>('select count(*) as n from inbox')[0]?.n
  const update = JSON.stringify({
    update_id: 999_000_001,
    message: {
      message_id: 1,
      date: 1,
      from: { id: 501, is_bot: false },
      chat: { id: 501, type: 'private' },
      text: words.question,
    },
  })

  it.each([
    ['no secret', {}],
    ['a wrong secret', { [secretHeader]: 'webhook-secret-0123456780' }],
    ['half a secret', { [secretHeader]: words.secret.slice(0, 12) }],
  ])('refuses a call with %s and keeps no trace of it', async (_, headers) => {
    const before = stored()
    expect((await post(update, headers)).status).toBe(401)
    expect(stored()).toBe(before)
    expect(office.fake.calls.filter(call => call.method.startsWith('send'))).toEqual([])
  })

  it.each([
    ['more than a mebibyte', `"${'a'.repeat(1024 * 1024)}"`, 413],
    ['what is no JSON', '{"update_id": 1,', 400],
    ['JSON that is no update', '{"update_id": "nine"}', 400],
    ['a list', '[]', 400],
    ['nothing', '', 400],
  ])('refuses %s, and goes on', async (_, body, status) => {
    const before = stored()
    expect((await post(body)).status).toBe(status)
    expect(stored()).toBe(before)
    expect((await fetch(`${office.url}/healthz`)).status).toBe(200)
  })

  officersTalk(() => office)
  messagesArrive(() => office)

  it('was delivered everything by Telegram itself, with the secret', () => {
    expect(office.fake.calls.filter(call => call.method === 'getUpdates')).toEqual([])
    // Nobody listened (0) or the service was stopping (503): such a delivery is repeated.
    expect(office.fake.deliveries.filter(({ status }) => ![200, 0, 503].includes(status))).toEqual([])
  })
})
