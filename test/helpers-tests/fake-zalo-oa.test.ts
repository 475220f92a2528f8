import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wednesday } from '../helpers/fake-zalo-oa/bench.ts'
import { startFakeZaloOa, type FakeZaloOa } from '../helpers/fake-zalo-oa/index.ts'

let fake: FakeZaloOa
let token: string
beforeEach(async () => {
  fake = await startFakeZaloOa({ now: () => wednesday, templates: { '7': ['noi_dung'] } })
  token = (await refresh(fake.refreshToken)).access_token ?? ''
  fake.person('1001')
})
afterEach(() => fake.close())

interface Answer {
  error?: number
  message?: string
  access_token?: string
  refresh_token?: string
  expires_in?: string
  data?: Record<string, string>
}

async function refresh(refresh_token: string, secret_key = fake.app.appSecret): Promise<Answer> {
  const body = new URLSearchParams({ refresh_token, app_id: fake.app.appId, grant_type: 'refresh_token' })
  const answer = await fetch(`${fake.url}/v4/oa/access_token`, { method: 'POST', headers: { secret_key }, body })
  return (await answer.json()) as Answer
}

async function post(path: string, body: object, access_token = token): Promise<Answer> {
  const headers = { access_token, 'content-type': 'application/json' }
  const answer = await fetch(`${fake.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Answer
}

const cs = (message: object, user_id: unknown = '1001') =>
  post('/v3.0/oa/message/cs', { recipient: { user_id }, message })
const button = { title: 'Xong', type: 'oa.query.hide', payload: '/xong 12' }
const withButtons = (buttons: object[]) => ({ text: 'a', attachment: { type: 'template', payload: { buttons } } })

describe('the fake refuses', () => {
  it.each<[string, object]>([
    ['an unknown field', { text: 'a', colour: 'red' }],
    ['a text of 2001 characters', { text: 'ộ'.repeat(2001) }],
    ['no text', { text: '' }],
    ['six buttons', withButtons(Array.from({ length: 6 }, () => button))],
    ['no buttons', withButtons([])],
    ['a title of 101 characters', withButtons([{ ...button, title: 'ộ'.repeat(101) }])],
    ['a payload of 1001 characters', withButtons([{ ...button, payload: 'a'.repeat(1001) }])],
    ['a payload that is no text', withButtons([{ ...button, payload: { a: 1 } }])],
    ['a button of an unknown type', withButtons([{ ...button, type: 'oa.query' }])],
    ['a link that is none', withButtons([{ title: 'Mở', type: 'oa.open.url', payload: { url: 'x' } }])],
    [
      'a picture that was not uploaded',
      {
        attachment: {
          type: 'template',
          payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'x' }] },
        },
      },
    ],
  ])('%s', async (_name, message) => {
    expect((await cs(message)).error).toBe(-201)
    expect(fake.violations).toHaveLength(1)
  })

  it('a person named by a number', async () => {
    expect((await cs({ text: 'a' }, 1001)).error).toBe(-201)
  })

  it('the calls that were shut down, and those that never were', async () => {
    for (const path of ['/v3.0/oa/message/transaction', '/v3.0/oa/message/promotion', '/v2.0/oa/message'])
      expect((await post(path, {})).error).not.toBe(0)
    expect(fake.violations).toHaveLength(3)
  })

  it('templates with other parameters, long ones, and ones that nobody approved', async () => {
    const template = (template_id: string, template_data: object) =>
      post('/v3.0/oa/message/template', { user_id: '1001', template_id, template_data })
    expect((await template('7', { noi_dung: 'a' })).error).toBe(0)
    expect((await template('7', { ten: 'a' })).error).toBe(-1124)
    expect((await template('7', { noi_dung: 'a'.repeat(201) })).error).toBe(-132)
    expect((await template('7', { noi_dung: 'a\nb' })).error).toBe(-132)
    expect((await template('8', { noi_dung: 'a' })).error).toBe(-131)
  })

  it('pictures too large or of another kind', async () => {
    const upload = async (bytes: Uint8Array<ArrayBuffer>) => {
      const body = new FormData()
      body.append('file', new Blob([bytes]), 'a.png')
      const headers = { access_token: token }
      const answer = await fetch(`${fake.url}/v2.0/oa/upload/image`, { method: 'POST', headers, body })
      return ((await answer.json()) as Answer).error
    }
    const png = new Uint8Array(1024 * 1024 + 1)
    png.set([0x89, 0x50, 0x4e, 0x47])
    expect([await upload(png), await upload(new Uint8Array(9)), await upload(png.slice(0, 9))]).toEqual([-210, -201, 0])
  })
})

describe('tokens of the fake', () => {
  it('a refresh token works once; used twice it kills its successors', async () => {
    const next = await refresh(fake.refreshToken)
    expect(next.access_token).toBeUndefined()
    expect(fake.violations).toMatchObject([{ problem: 'refresh token used twice' }])
    expect((await cs({ text: 'a' })).error).toBe(-216)
  })

  it('a new access token kills the one before; both end after 25 hours', async () => {
    const first = await refresh(fake.signIn())
    const second = await refresh(first.refresh_token ?? '')
    expect(second.expires_in).toBe('90000')
    const send = (access: string | undefined) => post('/v3.0/oa/quota/message', { user_id: '1001' }, access)
    expect([(await send(first.access_token)).error, (await send(second.access_token)).error]).toEqual([-216, 0])
    fake.advance(90_000_000)
    expect((await send(second.access_token)).error).toBe(-216)
    expect((await post('/v3.0/oa/message/template', {}, 'x')).error).toBe(-124)
  })

  it('another secret gets none', async () => {
    expect((await refresh(fake.signIn(), 'sai')).access_token).toBeUndefined()
  })
})

describe('people of the fake', () => {
  it('have windows of 48 hours and 7 days since they last wrote', async () => {
    const hours = async (ahead: number) => {
      fake.advance(ahead * 3_600_000)
      token = (await refresh(fake.signIn())).access_token ?? ''
      return (await cs({ text: 'a' })).error
    }
    expect([await hours(48), await hours(1), await hours(119), await hours(1)]).toEqual([0, 0, 0, -230])
    expect(fake.person('1001').messages.map(({ quota }) => quota)).toEqual(['reply', 'sub_quota', 'sub_quota'])
    fake.person('1001').says('a')
    expect((await cs({ text: 'a' })).error).toBe(0)
    const quota = await post('/v3.0/oa/quota/message', { user_id: '1001' })
    expect(quota.data?.['last_interaction']).toBe(String(wednesday + 169 * 3_600_000))
  })

  it('who have left get nothing', async () => {
    fake.person('1001').unfollows()
    expect((await cs({ text: 'a' })).error).toBe(-213)
  })
})

it('the fake turns the webhook off when the last repeat fails, too', async () => {
  await fake.close()
  fake = await startFakeZaloOa({ now: () => wednesday, retryMs: [1, 1] })
  fake.setWebhook('http://127.0.0.1:1/webhook')
  fake.person('1001').says('a')
  await fake.drained()
  expect(fake.deliveries.map(({ status, retry }) => [status, retry])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
  ])
  fake.person('1001').says('b')
  await fake.drained()
  expect([fake.webhookIsOff(), fake.deliveries.length]).toEqual([true, 3])
})
