import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sign } from '../helpers/fake-zalo-oa/index.ts'
import { openZaloOffice, words, type ZaloOffice } from './zalo-office.ts'
import { zaloPath } from './zalo-path.ts'
import { publicUrl, zaloOa } from './zalo-products.ts'

describe('the service on a Zalo Official Account', { timeout: 60_000 }, () => {
  let office: ZaloOffice<Awaited<ReturnType<typeof zaloOa>>>
  beforeAll(async () => {
    office = await openZaloOffice(zaloOa)
    await office.start()
  })
  afterAll(() => office.close())

  const hourMs = 3_600_000
  const eventAt = (ms: number, fields: object = {}) =>
    JSON.stringify({
      app_id: office.product.fake.app.appId,
      event_name: 'user_send_text',
      sender: { id: '101' },
      recipient: { id: '3886' },
      message: { msg_id: 'forged-1', text: words.question },
      timestamp: String(ms),
      ...fields,
    })
  const signed = (body: string, ms: number, secretKey = office.product.fake.app.secretKey) => ({
    'x-zevent-signature': sign({ ...office.product.fake.app, secretKey }, body, String(ms)),
  })

  it('refuses what is not signed, or signed by somebody else, and keeps no trace of it', async () => {
    const before = office.traces()
    const now = Date.now()
    const body = eventAt(now)
    expect(await office.post(body)).toBe(401)
    expect(await office.post(body, signed(body, now, 'guessed'))).toBe(401)
    expect(await office.post(body, { 'x-zevent-signature': 'mac=' })).toBe(401)
    // The signature of another message.
    expect(await office.post(body.replace(words.question, '/thoat'), signed(body, now))).toBe(401)
    expect(await office.post('{broken', signed(body, now))).toBe(401)
    expect(office.traces()).toBe(before)
  })

  it.each([
    ['four hours ago', -4 * hourMs],
    ['in an hour', hourMs],
  ])('refuses a delivery recorded %s though its signature is right', async (_, ms) => {
    const before = office.traces()
    const at = Date.now() + ms
    const body = eventAt(at)
    expect(await office.post(body, signed(body, at))).toBe(401)
    // A later timestamp in the header does not make it any younger.
    const fresh = { ...signed(body, at), 'x-zevent-timestamp': String(Date.now()) }
    expect(await office.post(body, fresh)).toBe(401)
    expect(office.traces()).toBe(before)
  })

  it.each([
    ['an event without a person', { sender: undefined }],
    ['a message without a text', { message: { msg_id: 'forged-2' } }],
    ['a name that is no text', { event_name: 7 }],
  ])('refuses %s, and goes on', async (_, fields) => {
    const before = office.traces()
    const now = Date.now()
    const body = eventAt(now, fields)
    expect(await office.post(body, signed(body, now))).toBe(400)
    expect(office.traces()).toBe(before)
    expect((await office.fetched(`${publicUrl}/healthz`)).status).toBe(200)
  })

  zaloPath(() => office)

  it('was never told to stop calling', () => {
    const { deliveries } = office.product.fake
    // Nobody listened (0) or the service was stopping (503): such a delivery is repeated.
    expect(deliveries.filter(({ status }) => ![200, 0, 503].includes(status))).toEqual([])
    expect(office.product.fake.webhookIsOff()).toBe(false)
  })
})
