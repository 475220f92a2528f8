import { chmodSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { probeZaloOa } from '../../src/channels/zalo-oa/probe.ts'
import { tokenFileBeside } from '../../src/channels/zalo-oa/token-file.ts'
import { wednesday, zaloOaBench, type ZaloOaBench } from '../helpers/fake-zalo-oa/bench.ts'
import { startFakeZaloOa, type FakeZaloOa } from '../helpers/fake-zalo-oa/index.ts'

let fake: FakeZaloOa
let bench: ZaloOaBench
beforeEach(async () => {
  fake = await startFakeZaloOa({ now: () => wednesday })
  bench = zaloOaBench(fake)
})
afterEach(async () => {
  expect(fake.violations).toEqual([])
  await fake.close()
})

const probe = (now = wednesday, refreshToken = fake.refreshToken) =>
  probeZaloOa({ apiRoot: fake.url, refreshToken }, bench.tokenFile, now)
async function serve(): Promise<void> {
  fake.person('1001')
  await bench.send('1001')
}

describe('the doctor', () => {
  it('is content before the first start, when there is nothing to look at', async () => {
    expect(await probe()).toEqual([
      { name: 'zalo-oa', ok: true, detail: 'chưa có tệp token: dịch vụ sẽ lấy khi khởi động' },
    ])
    expect(fake.calls).toEqual([])
  })

  it('tries the access token, tells the account, and leaves the refresh token alone', async () => {
    await serve()
    expect(await probe(wednesday + 3_600_000)).toEqual([
      { name: 'zalo-oa', ok: true, detail: 'token đúng, còn 24 giờ, OA Sở Nội vụ' },
    ])
    expect(fake.callsOf('access_token')).toHaveLength(1)
  })

  it.each([
    ['a token that is refused', () => fake.expireToken(), /từ chối access token/],
    ['a server that fails', () => fake.fail({ status: 502 }), /502/],
    ['a server out of reach', () => fake.fail({ connection: 'refuse' }), /không kết nối/],
    ['a damaged file', () => writeFileSync(bench.tokenFile, '{'), /hỏng/],
  ])('finds %s', async (_name, happens, words) => {
    await serve()
    happens()
    expect(await probe()).toMatchObject([
      { name: 'zalo-oa', ok: false, detail: expect.stringMatching(words) as string },
    ])
  })

  it('finds a token that has run out without asking anybody', async () => {
    await serve()
    const calls = fake.calls.length
    expect(await probe(wednesday + 25 * 3_600_000)).toMatchObject([{ ok: false }])
    expect(fake.calls).toHaveLength(calls)
  })

  it('finds a file that others can read', async () => {
    await serve()
    chmodSync(bench.tokenFile, 0o640)
    expect(await probe()).toMatchObject([{ name: 'zalo-oa-token', ok: false }, { ok: true }])
  })

  it('tells that a newer token of the operator waits for a restart', async () => {
    await serve()
    expect(await probe(wednesday, 'another')).toMatchObject([
      { ok: true, detail: expect.stringContaining('khởi động lại') as string },
    ])
  })

  it('tells no token', async () => {
    await serve()
    const token = fake.callsOf('message/cs')[0]?.token ?? ''
    fake.fail({ path: 'getoa', error: -201, message: `bad ${token}` })
    expect(token).not.toBe('')
    expect(JSON.stringify(await probe())).not.toContain(token)
  })
})

it('the tokens lie beside the database', () => {
  expect(tokenFileBeside('/var/lib/nhacviec/nhacviec.db')).toBe('/var/lib/nhacviec/zalo-oa-token.json')
})
