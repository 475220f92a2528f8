import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startFakeZaloBot, type FakeZaloBot, type Person } from '../helpers/fake-zalo-bot/index.ts'

const webhookUrl = 'https://nhacviec.example.vn/webhook/zalo-bot'
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1])

let fake: FakeZaloBot
let an: Person
beforeEach(async () => {
  fake = await startFakeZaloBot({ idlePollMs: 5 })
  an = fake.person({ id: 'an', name: 'An' })
})
afterEach(() => fake.close())

async function call(method: string, params: object = {}, base = `${fake.url}/bot${fake.token}`) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${base}/${method}`, { method: 'POST', headers, body: JSON.stringify(params) })
  const body = (await response.json()) as { ok: boolean; result?: unknown; error_code?: number; description?: string }
  return { status: response.status, ...body }
}
const problems = () => fake.violations.flatMap(violation => violation.problems)

/** Somewhere on this machine that serves, or takes, whatever is asked. */
async function listen(answer: (request: http.IncomingMessage, response: http.ServerResponse) => void) {
  const server = http.createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

describe('what is documented', () => {
  it('is answered in the envelope, by JSON, form and query alike', async () => {
    an.says('Xin chào')
    expect(await call('getMe')).toMatchObject({ ok: true, result: { id: fake.bot.id, account_type: 'BASIC' } })
    expect(await call('sendMessage', { chat_id: 'an', text: 'một' })).toMatchObject({
      ok: true,
      result: { message_id: expect.stringMatching(/^[\da-f]{20,}$/), date: expect.any(Number) },
    })
    const base = `${fake.url}/bot${fake.token}/sendMessage`
    await fetch(`${base}?chat_id=an&text=hai`)
    await fetch(base, { method: 'POST', body: new URLSearchParams({ chat_id: 'an', text: 'ba' }) })
    expect(an.messages.map(message => message.text)).toEqual(['một', 'hai', 'ba'])
    expect(await an.nextMessage()).toBe(an.messages[0])
    expect(fake.violations).toEqual([])
  })

  it('a poll hands out one update and forgets it, and ends with 408 when there is none', async () => {
    const [first] = [an.says('một'), an.says('hai')]
    expect(await call('getUpdates', { timeout: '30' })).toMatchObject({
      result: {
        event_name: 'message.text.received',
        message: { message_id: first, text: 'một', from: { id: 'an', is_bot: false }, chat: { chat_type: 'PRIVATE' } },
      },
    })
    expect(await call('getUpdates', { timeout: '30' })).toMatchObject({ result: { message: { text: 'hai' } } })
    await fake.drained()
    expect(await call('getUpdates', { timeout: '30' })).toMatchObject({ status: 408, ok: false, error_code: 408 })
    fake.repeat(first)
    expect(await call('getUpdates')).toMatchObject({ result: { message: { message_id: first } } })
  })

  it('two polls at once never get the same update', async () => {
    const both = [call('getUpdates', { timeout: '30' }), call('getUpdates', { timeout: '30' })]
    an.says('một')
    const answers = await Promise.all(both)
    expect(answers.filter(answer => answer.ok).length).toBeLessThanOrEqual(1)
  })
})

describe('what is refused', () => {
  it.each([
    ['sendMessage', { chat_id: 'an', text: 'a', reply_markup: {} }, 'unknown field "reply_markup"'],
    ['sendMessage', { chat_id: 'an' }, 'field "text" is missing'],
    ['sendMessage', { chat_id: 7, text: 'a' }, 'field "chat_id" must be a string'],
    ['sendMessage', { chat_id: 'an', text: ' ' }, 'field "text" is too short'],
    ['sendMessage', { chat_id: 'an', text: 'a'.repeat(2001) }, 'field "text" is too long'],
    ['sendMessage', { chat_id: 'an', text: 'ế'.normalize('NFD') }, 'field "text" is not in NFC'],
    ['sendMessage', { chat_id: 'an', text: 'a', parse_mode: 'HTML5' }, 'field "parse_mode" is not valid'],
    ['sendPhoto', { chat_id: 'an', photo: 'attach://anh' }, 'field "photo" is not valid'],
    ['sendPhoto', { chat_id: 'an', photo: 'http://127.0.0.1/a.png' }, 'the picture has no public address'],
    ['getUpdates', { timeout: 30 }, 'field "timeout" must be a string'],
    ['getUpdates', { offset: '1' }, 'unknown field "offset"'],
    ['setWebhook', { url: webhookUrl }, 'field "secret_token" is missing'],
    ['setWebhook', { url: webhookUrl, secret_token: '1234567' }, 'field "secret_token" is too short'],
    ['setWebhook', { url: 'http://nhacviec.example.vn/', secret_token: '12345678' }, 'field "url" is not valid'],
    ['setWebhook', { url: 'https://10.0.0.1/', secret_token: '12345678' }, 'the webhook has no public address'],
    ['sendmessage', { chat_id: 'an', text: 'a' }, 'no such method'],
    ['editMessage', {}, 'no such method'],
  ])('%s %j: %s', async (method, params, problem) => {
    an.says('Xin chào')
    expect((await call(method, params)).ok).toBe(false)
    expect(problems()).toEqual([problem])
    expect(an.messages).toEqual([])
  })

  it('a wrong token, an unknown path, somebody who never wrote or blocked the bot', async () => {
    expect(await call('getMe', {}, `${fake.url}/bot1:khac`)).toMatchObject({ status: 401, error_code: 401 })
    expect(await call('getMe', {}, fake.url)).toMatchObject({ status: 404 })
    expect(await call('sendMessage', { chat_id: 'an', text: 'a' })).toMatchObject({ error_code: 400 })
    an.says('Xin chào')
    an.blocks()
    expect((await call('sendMessage', { chat_id: 'an', text: 'a' })).description).toContain('blocked')
    expect(fake.violations).toEqual([])
  })

  it('polling while a webhook is set', async () => {
    expect(await call('setWebhook', { url: webhookUrl, secret_token: '12345678' })).toMatchObject({
      result: { url: webhookUrl, verification: { ok: true } },
    })
    expect(await call('getWebhookInfo')).toMatchObject({ result: { url: webhookUrl } })
    expect(await call('getUpdates')).toMatchObject({ error_code: 400 })
    await call('deleteWebhook')
    expect(await call('getUpdates')).toMatchObject({ error_code: 408 })
    expect(problems()).toEqual(['getUpdates while a webhook is set'])
  })

  it('has HTTP status 200 where it is told so', async () => {
    await fake.close()
    fake = await startFakeZaloBot({ statuses: 'always-200' })
    fake.failNext({ code: 429, retryAfter: 3 })
    expect(await call('getMe')).toEqual({ status: 200, ok: false, error_code: 429, description: 'Quota exceeded' })
  })
})

describe('a picture', () => {
  it.each([
    ['image/png', png, true],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), true],
    ['image/png', Buffer.from('<html>'), false],
    ['text/html', png, false],
  ])('that is %s %j is fetched: %s', async (type, bytes, good) => {
    const base = await listen((_, response) => response.setHeader('content-type', type).end(bytes))
    await fake.close()
    fake = await startFakeZaloBot({ route: url => url.replace('https://anh.example.vn', base) })
    an = fake.person({ id: 'an', name: 'An' })
    an.says('Xin chào')
    const photo = 'https://anh.example.vn/a'
    expect((await call('sendPhoto', { chat_id: 'an', photo, caption: 'Tiến độ' })).ok).toBe(good)
    expect(fake.violations).toHaveLength(good ? 0 : 1)
    if (good) expect(an.messages[0]).toMatchObject({ caption: 'Tiến độ', photo: { url: photo, mime: type } })
  })
})

describe('a webhook', () => {
  async function hooked(options: Parameters<typeof startFakeZaloBot>[0], statuses: number[] = []) {
    const got: { secret: unknown; agent: unknown; body: unknown }[] = []
    const base = await listen((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { 'x-bot-api-secret-token': secret, 'user-agent': agent } = request.headers
        got.push({ secret, agent, body: JSON.parse(Buffer.concat(chunks).toString()) })
        response.writeHead(statuses.shift() ?? 200).end()
      })
    })
    await fake.close()
    fake = await startFakeZaloBot({ route: () => base, ...options })
    an = fake.person({ id: 'an', name: 'An' })
    await call('setWebhook', { url: webhookUrl, secret_token: 'bi-mat-0123' })
    return got
  }

  it.each(['wrapped', 'bare'] as const)('comes in the %s form, with the secret', async webhookForm => {
    const got = await hooked({ webhookForm, photoField: 'photo_url' })
    an.sendsPhoto('ảnh', 'https://zdn.vn/a.jpg')
    await fake.drained()
    const update = {
      event_name: 'message.image.received',
      message: { photo_url: 'https://zdn.vn/a.jpg', caption: 'ảnh' },
    }
    expect(got).toMatchObject([
      {
        secret: 'bi-mat-0123',
        agent: expect.stringContaining('Java/'),
        body: webhookForm === 'bare' ? update : { ok: true, result: update },
      },
    ])
  })

  it('is repeated after a failure, or twice at once, only where it is told so', async () => {
    const once = await hooked({}, [500])
    an.says('một')
    await fake.drained()
    expect([once.length, fake.deliveries.map(delivery => delivery.status)]).toEqual([1, [500]])
    const thrice = await hooked({ webhookRetryMs: [1, 1, 1] }, [500, 500])
    an.says('một')
    await fake.drained()
    expect([thrice.length, fake.deliveries.at(-1)?.status]).toEqual([3, 200])
    const twice = await hooked({ webhookTwice: true })
    an.says('một')
    await fake.drained()
    expect(twice).toHaveLength(2)
  })

  it('keeps an address that it could not verify', async () => {
    fake.failVerification()
    const params = { url: webhookUrl, secret_token: '12345678' }
    expect(await call('setWebhook', params)).toMatchObject({ ok: true, result: { verification: { ok: false } } })
    expect(fake.webhookUrl()).toBe(webhookUrl)
    expect(await call('setWebhook', params)).toMatchObject({ result: { verification: { ok: true } } })
  })
})

describe('on demand', () => {
  it('a call fails, hangs, breaks off or is slow, and heals', async () => {
    an.says('Xin chào')
    const send = () => call('sendMessage', { chat_id: 'an', text: 'một' })
    fake.failNext({ code: 403, chat: 'an', times: 2 })
    expect((await send()).description).toBe('Internal server error')
    fake.heal()
    fake.dropAfterAccept({ method: 'sendMessage' })
    await expect(send()).rejects.toThrow()
    expect(an.messages).toHaveLength(1)
    fake.slow(1)
    expect((await send()).ok).toBe(true)
    fake.hang()
    const hanging = send()
    await fake.waitForCall(made => made.method === 'sendMessage' && made.code === undefined)
    await fake.close()
    await expect(hanging).rejects.toThrow()
    fake = await startFakeZaloBot()
  })
})
