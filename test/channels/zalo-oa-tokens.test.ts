import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tokenFolder, wednesday, zaloOaBench, type ZaloOaBench } from '../helpers/fake-zalo-oa/bench.ts'
import { startFakeZaloOa, type FakeZaloOa } from '../helpers/fake-zalo-oa/index.ts'

const hour = 3_600_000

let fake: FakeZaloOa
let bench: ZaloOaBench
beforeEach(async () => {
  fake = await startFakeZaloOa({ now: () => wednesday })
  fake.person('1001')
  bench = zaloOaBench(fake)
})
afterEach(async () => {
  expect(fake.violations).toEqual([])
  await fake.close()
})

const refreshes = () => fake.callsOf('access_token').length
const stored = (file = bench.tokenFile) =>
  JSON.parse(readFileSync(file, 'utf8')) as { accessToken: string; refreshToken: string }
const burst = (count: number) => Promise.all(Array.from({ length: count }, () => bench.send('1001')))
const restarted = (options: Parameters<typeof zaloOaBench>[1] = {}) =>
  zaloOaBench(fake, { tokenFile: bench.tokenFile, ...options })

describe('an access token', () => {
  it('is got once for a hundred messages at the same time', async () => {
    await burst(100)
    expect(refreshes()).toBe(1)
    expect(fake.person('1001').messages).toHaveLength(100)
  })

  it('that is refused in the middle of a burst is replaced once, and every message arrives', async () => {
    await bench.send('1001')
    const before = fake.callsOf('message/cs')[0]?.token
    fake.expireToken()
    await burst(100)
    expect(refreshes()).toBe(2)
    expect(fake.person('1001').messages).toHaveLength(101)
    const used = new Set(
      fake
        .callsOf('message/cs')
        .filter(call => call.error === 0)
        .map(call => call.token),
    )
    expect([...used]).toEqual([before, stored().accessToken])
  })

  it('that has run out by the clock is replaced before a hundred messages are refused for it', async () => {
    await bench.send('1001')
    bench.advance(26 * hour)
    await burst(100)
    expect(refreshes()).toBe(2)
    expect(fake.callsOf('message/cs').map(call => call.error)).toEqual(Array(101).fill(0))
  })

  it('is replaced an hour before its end, while it still works', async () => {
    await bench.send('1001')
    bench.advance(24 * hour - 60_000)
    await bench.send('1001')
    expect(refreshes()).toBe(1)
    bench.advance(60_000)
    await bench.send('1001')
    expect(refreshes()).toBe(2)
  })

  it('that lives for seconds only is not replaced for every message', async () => {
    await fake.close()
    fake = await startFakeZaloOa({ now: () => wednesday, lifetimeSeconds: 100 })
    fake.person('1001')
    bench = zaloOaBench(fake)
    await bench.send('1001')
    bench.advance(89_000)
    await bench.send('1001')
    expect(refreshes()).toBe(1)
    bench.advance(2_000)
    await bench.send('1001')
    expect(refreshes()).toBe(2)
  })

  it('is looked after without any message, so that its end is noticed', async () => {
    await bench.start()
    await bench.until('the first look', () => bench.waits.length === 1)
    expect(bench.channel.state()).toEqual({ ok: true, detail: 'có access token, nhận tin qua webhook' })
    bench.advance(24 * hour)
    bench.ring()
    await bench.until('the second look', () => bench.waits.length === 2)
    expect(refreshes()).toBe(2)
  })
})

describe('the pair of tokens', () => {
  it('is on the disk before it is used, for our own account alone', async () => {
    await bench.send('1001')
    expect(fake.callsOf('message/cs').map(call => call.token)).toEqual([stored().accessToken])
    expect(statSync(bench.tokenFile).mode & 0o777).toBe(0o600)
    expect(readdirSync(path.dirname(bench.tokenFile))).toEqual([path.basename(bench.tokenFile)])
  })

  it('is not used if it cannot be stored, and stored without asking again once it can', async () => {
    mkdirSync(bench.tokenFile)
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'retry', retryAfterMs: 5_000 })
    expect([refreshes(), fake.callsOf('message/cs').length]).toEqual([0, 0])
    const place = tokenFolder()
    bench = zaloOaBench(fake, { tokenFile: place })
    const blocked = `${place}.tmp`
    mkdirSync(blocked)
    writeFileSync(path.join(blocked, 'x'), '')
    const refused = await bench.refusal('1001')
    expect(refused).toMatchObject({ kind: 'retry', retryAfterMs: 5_000 })
    expect(refused.message).not.toContain(place)
    expect([refreshes(), fake.callsOf('message/cs').length]).toEqual([1, 0])
    // The disk is in order again.
    rmSync(blocked, { recursive: true })
    bench.advance(5_000)
    await bench.send('1001')
    expect(refreshes()).toBe(1)
  })

  it('outlives a crash between storing and use, and a half-written file beside it', async () => {
    await bench.start()
    await bench.until('the first look', () => bench.waits.length === 1)
    await bench.channel.stop()
    writeFileSync(`${bench.tokenFile}.tmp`, '{"seed":"')
    const next = restarted()
    await next.send('1001')
    expect(refreshes()).toBe(1)
    next.advance(25 * hour)
    await next.send('1001')
    expect(refreshes()).toBe(2)
    expect(statSync(bench.tokenFile).mode & 0o777).toBe(0o600)
  })

  it('that another process of ours has renewed meanwhile is taken from the disk', async () => {
    await bench.send('1001')
    const other = restarted()
    fake.expireToken()
    await other.send('1001')
    await bench.send('1001')
    expect(refreshes()).toBe(2)
  })

  it('gives way to a new one of the operator, and only to a new one', async () => {
    await bench.send('1001')
    const seed = fake.signIn()
    await restarted({ refreshToken: seed }).send('1001')
    expect(refreshes()).toBe(2)
    await restarted({ refreshToken: seed }).send('1001')
    expect(refreshes()).toBe(2)
  })

  it('does not lie on the disk as the operator gave it', async () => {
    await bench.send('1001')
    expect(readFileSync(bench.tokenFile, 'utf8')).not.toContain(fake.refreshToken)
  })

  it('of a damaged file is lost, and the operator is told', async () => {
    await bench.send('1001')
    writeFileSync(bench.tokenFile, 'đĩa hỏng')
    fake.signIn()
    const next = restarted()
    const error = await next.refusal('1001')
    expect(error).toMatchObject({ kind: 'auth' })
    expect(error.message).toMatch(/đăng nhập lại/)
    // There was nothing better to try than the first token.
    expect(fake.violations.splice(0)).toMatchObject([{ problem: 'refresh token used twice' }])
  })
})

describe('a refresh', () => {
  it('that is refused needs the operator: said once, nothing hammered, asked again after an hour', async () => {
    fake.signIn()
    await bench.start()
    await bench.until('the first look', () => bench.waits.length === 1)
    const errors = await Promise.all([bench.refusal('1001'), bench.refusal('1001'), bench.refusal('1001')])
    expect(errors.map(error => error.kind)).toEqual(['auth', 'auth', 'auth'])
    expect(bench.channel.state()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('đăng nhập lại') as string,
    })
    bench.advance(59 * 60_000)
    await bench.refusal('1001')
    expect(refreshes()).toBe(1)
    expect(bench.logs).toHaveLength(1)
    bench.advance(60_000)
    await bench.refusal('1001')
    expect(refreshes()).toBe(2)
    expect(bench.logs).toHaveLength(1)
  })

  it('that is refused early lets the old token work to its end', async () => {
    await bench.send('1001')
    fake.fail({ path: 'access_token', error: -14014, times: 99 })
    bench.advance(24 * hour)
    await burst(3)
    expect(refreshes()).toBe(2)
    expect(bench.channel.state().ok).toBe(false)
    bench.advance(hour)
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'auth' })
  })

  it.each([
    ['a page of a proxy', { status: 200 }],
    ['a server error', { status: 503 }],
    ['too many requests', { error: -32 }],
    ['no connection', { connection: 'refuse' }],
  ] as const)('that fails by %s is repeated with the same token', async (_name, fault) => {
    fake.fail({ path: 'access_token', ...fault })
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'retry', retryAfterMs: 5_000 })
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'retry' })
    expect(refreshes()).toBe(1)
    bench.advance(5_000)
    await bench.send('1001')
    expect(refreshes()).toBe(2)
  })

  it('that fails early is not repeated for every message, and holds none up', async () => {
    await bench.send('1001')
    fake.fail({ path: 'access_token', status: 503, times: 2 })
    bench.advance(24 * hour)
    await burst(5)
    await bench.send('1001')
    expect(refreshes()).toBe(2)
    // Refused meanwhile, it cannot wait for long.
    fake.expireToken()
    bench.advance(5_000)
    await bench.refusal('1001')
    expect(refreshes()).toBe(3)
    bench.advance(5_000)
    await bench.send('1001')
    expect(refreshes()).toBe(4)
  })

  it('whose new token is refused too is not repeated for a minute', async () => {
    fake.fail({ path: 'message/cs', error: -216, times: 5 })
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'auth' })
    expect(refreshes()).toBe(2)
    await bench.refusal('1001')
    expect(refreshes()).toBe(2)
    bench.advance(60_000)
    await bench.refusal('1001')
    expect(refreshes()).toBe(4)
    expect(bench.channel.state().detail).toContain('từ chối')
    bench.advance(60_000)
    await bench.send('1001')
    expect(bench.channel.state().detail).not.toContain('từ chối')
  })

  it('under way is stored before the channel has stopped', async () => {
    await bench.start()
    await fake.waitForCall('access_token')
    await bench.channel.stop()
    await restarted().send('1001')
    expect(refreshes()).toBe(1)
  })
})

it('no secret is in an error, a log line or the state', async () => {
  const secrets = [fake.refreshToken, fake.app.appSecret, fake.app.secretKey]
  const told: string[] = []
  const tell = (error: Error) =>
    told.push(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`)
  fake.fail({ path: 'access_token', connection: 'refuse' })
  tell(await bench.refusal('1001'))
  bench.advance(5_000)
  // The fake names the token in its refusal.
  fake.signIn()
  tell(await bench.refusal('1001'))
  const next = zaloOaBench(fake, { refreshToken: fake.signIn() })
  await next.send('1001')
  const { accessToken, refreshToken } = stored(next.tokenFile)
  fake.fail({ path: 'message/cs', connection: 'refuse' })
  tell(await next.refusal('1001'))
  fake.fail({ path: 'message/cs', error: -201, message: `token ${accessToken} is odd` })
  tell(await next.refusal('1001'))
  fake.fail({ path: 'message/cs', status: 502 })
  tell(await next.refusal('1001'))
  const everything = [...told, ...bench.logs, ...next.logs, bench.channel.state().detail].join('\n')
  expect(told).toHaveLength(5)
  for (const secret of [...secrets, accessToken, refreshToken, 'Kính chào']) expect(everything).not.toContain(secret)
})
