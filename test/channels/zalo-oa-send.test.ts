import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/channels/channel.ts'
import { toMessages } from '../../src/channels/split.ts'
import { item, text, title, type Choice } from '../../src/domain/chat/reply.ts'
import { wednesday, zaloOaBench, type ZaloOaBench } from '../helpers/fake-zalo-oa/bench.ts'
import { startFakeZaloOa, type FakeZaloOa, type Person } from '../helpers/fake-zalo-oa/index.ts'

const day = 24 * 3_600_000

let fake: FakeZaloOa
let bench: ZaloOaBench
let an: Person
async function begin(options: Parameters<typeof startFakeZaloOa>[0] = {}, templateId?: string): Promise<void> {
  fake = await startFakeZaloOa({ now: () => wednesday, ...options })
  bench = zaloOaBench(fake, { templateId })
  an = fake.person('1001')
}
beforeEach(() => begin())
afterEach(async () => {
  expect(fake.violations).toEqual([])
  await fake.close()
})

const choice = (n: number): Choice => ({ label: `Việc ${n}`, send: `/viec ${n}` })
const choices = (count: number) => Array.from({ length: count }, (_, i) => choice(i + 1))
const png = (bytes = 100) => {
  const data = new Uint8Array(bytes)
  data.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  return { name: 'tien-do.png', mime: 'image/png', bytes: data }
}

describe('a message', () => {
  it('arrives as plain words with up to five buttons that type their line', async () => {
    await bench.send('1001', { blocks: [title('Quá hạn'), item('#1 Một'), item('#2 Hai')], choices: choices(5) })
    const message = await an.nextMessage()
    expect(message.text).toBe('Quá hạn\n\n#1 Một\n#2 Hai')
    expect(message.buttons).toEqual(
      choices(5).map(({ label, send }) => ({ title: label, type: 'oa.query.hide', payload: send })),
    )
  })

  it('with more choices than buttons has the others as the lines that split.ts wrote', async () => {
    const reply = { blocks: [text('Danh sách')], choices: choices(7) }
    for (const message of toMessages(reply, bench.channel.capabilities)) await bench.send('1001', message)
    const { text: words, buttons } = await an.nextMessage()
    expect(words).toBe('Danh sách\n\n6. Việc 6\n7. Việc 7')
    expect(buttons).toHaveLength(5)
  })

  it('is in NFC and may be as long as the capabilities say, as may labels and lines be longer', async () => {
    const long = { label: 'nhiệm vụ '.repeat(20).normalize('NFD'), send: `/tim ${'ố'.repeat(1200)}` }
    await bench.send('1001', { blocks: [text('ộ'.repeat(2000).normalize('NFD'))], choices: [long] })
    const { text: words, buttons } = await an.nextMessage()
    expect(words).toBe('ộ'.repeat(2000))
    expect(buttons[0]).toMatchObject({ payload: expect.stringMatching(/^~\w+$/) as string })
    expect(buttons[0]?.title).toMatch(/^nhiệm vụ .*…$/)
  })

  it('does not ask for a phone number, which Zalo could not prove', async () => {
    const own: Choice = { label: 'Gửi số điện thoại', send: '/batdau', contact: true }
    await bench.send('1001', { choices: [own, choice(1)] })
    await bench.send('1001', { choices: [own] })
    expect(an.messages.map(message => message.buttons.map(button => button.title))).toEqual([['Việc 1'], []])
  })
})

describe('a picture', () => {
  it('is uploaded and arrives with its caption, byte by byte', async () => {
    await bench.send('1001', { blocks: [title('Tiến độ')], picture: png() })
    const message = await an.nextMessage()
    expect(message.text).toBe('Tiến độ')
    expect([...(message.picture ?? [])]).toEqual([...png().bytes])
  })

  it('has no buttons under it: all choices stand in the caption with the numbers that can be typed', async () => {
    const reply = { blocks: [text('Tiến độ')], choices: choices(7) }
    const [message] = toMessages(reply, bench.channel.capabilities, { picture: png() })
    await bench.send('1001', message)
    expect((await an.nextMessage()).text).toBe(
      `Tiến độ\n\n${choices(7)
        .map(({ label }, i) => `${i + 1}. ${label}`)
        .join('\n')}`,
    )
  })

  it('stays within the limit with the longest caption and the longest labels', async () => {
    const { capabilities } = bench.channel
    const wide = choices(5).map(one => ({ ...one, label: 'ộ'.repeat(150) }))
    await bench.send('1001', { blocks: [text('ộ'.repeat(capabilities.captionLimit))], choices: wide, picture: png() })
    expect((await an.nextMessage()).text.length).toBeLessThanOrEqual(2000)
  })

  it('goes alone after a text that leaves no room for it', async () => {
    const reply = { blocks: [text('ộ'.repeat(1900))], choices: choices(2) }
    for (const message of toMessages(reply, bench.channel.capabilities, { picture: png() }))
      await bench.send('1001', message)
    expect(an.messages.map(({ text: words, picture }) => [words.length, picture?.length])).toEqual([
      [1900, undefined],
      ['1. Việc 1\n2. Việc 2'.length, 100],
    ])
  })

  it('of more than a megabyte is a mistake of ours and not even uploaded', async () => {
    expect(await bench.refusal('1001', { picture: png(1024 * 1024 + 1) })).toMatchObject({ kind: 'bug' })
    await bench.send('1001', { picture: png(1024 * 1024) })
    expect(fake.callsOf('upload/image')).toHaveLength(1)
  })
})

describe('a refusal', () => {
  it.each([
    ['gone', [-213, -217, -227]],
    ['elsewhere', [-218, -230, -231, -232, -244]],
    ['auth', [-204, -205, -209, -212, -219, -221, -223, -224, -320, -321]],
    ['bug', [-201, -210, -233, -248]],
    ['retry', [-1, -100, -200, -32, -211]],
  ] as const)('is %s for %j', async (kind, codes) => {
    for (const error of codes) {
      fake.fail({ path: 'message/cs', error, message: 'vì sao' })
      const refusal = await bench.refusal('1001')
      expect([error, refusal.kind]).toEqual([error, kind])
      expect(refusal.message).toBe(`mã ${error}: vì sao`)
    }
  })

  it('means the same under another HTTP status', async () => {
    await fake.close()
    await begin({ failureStatus: 400 })
    fake.fail({ path: 'message/cs', error: -213 })
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'gone' })
    fake.expireToken()
    await bench.send('1001')
  })

  it('for speed says how long to be silent', async () => {
    await fake.close()
    await begin({ perMinute: 3 })
    for (let i = 0; i < 3; i++) await bench.send('1001')
    bench.advance(20_000)
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'retry', retryAfterMs: 40_000 })
    bench.advance(40_000)
    await bench.send('1001')
    fake.fail({ error: -211 })
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'retry', retryAfterMs: 30_000 })
  })

  it('that needs an operator shows in the state until something is sent again', async () => {
    await bench.start()
    await bench.until('the first look', () => bench.waits.length === 1)
    fake.fail({ path: 'message/cs', error: -224, message: 'OA has not bought package', times: 2 })
    await bench.refusal('1001')
    await bench.refusal('1001')
    expect(bench.channel.state().detail).toContain('-224')
    expect(bench.logs).toHaveLength(1)
    await bench.send('1001')
    expect(bench.channel.state().ok).toBe(true)
  })

  it('comes for who does not follow or never did', async () => {
    an.unfollows()
    expect((await bench.refusal('1001')).kind).toBe('gone')
    expect((await bench.refusal('4711')).kind).toBe('bug')
  })

  it.each([{ status: 502 }, { status: 200 }, { connection: 'refuse' }, { connection: 'drop' }] as const)(
    'by %j is tried again later',
    async fault => {
      fake.fail({ path: 'message/cs', ...fault })
      const error = await bench.refusal('1001')
      expect(error).toMatchObject({ kind: 'retry', retryAfterMs: undefined })
    },
  )

  it('is not waited for beyond the given time', async () => {
    await bench.send('1001')
    fake.fail({ path: 'message/cs', connection: 'hang' })
    const patience = new AbortController()
    const refusal = bench.refusal('1001', {}, patience.signal)
    await fake.waitForCall('message/cs')
    patience.abort()
    expect(await refusal).toMatchObject({ kind: 'retry', message: 'Zalo không trả lời kịp' })
  })
})

describe('outside the window of seven days', () => {
  const digest: Partial<Message> = { blocks: [title('Nhắc việc sáng'), item(`#12 ${'rà soát '.repeat(60)}`)] }

  it('a message looks for another way where no template is configured', async () => {
    bench.advance(7 * day)
    await bench.send('1001')
    expect((await an.nextMessage()).quota).toBe('sub_quota')
    bench.advance(1)
    expect(await bench.refusal('1001')).toMatchObject({ kind: 'elsewhere' })
    expect(bench.channel.capabilities.pushWindowMs).toBe(7 * day)
  })

  it('a template goes in its stead, on one line and short enough', async () => {
    await fake.close()
    await begin({ templates: { '7': ['noi_dung'] } }, '7')
    expect(bench.channel.capabilities).not.toHaveProperty('pushWindowMs')
    bench.advance(8 * day)
    await bench.send('1001', digest)
    const { template, quota } = await an.nextMessage()
    expect(quota).toBe('template')
    expect(template?.['noi_dung']).toMatch(/^Nhắc việc sáng #12 rà soát .*…$/)
    an.says('a')
    await bench.send('1001')
    expect((await an.nextMessage()).quota).toBe('reply')
  })

  it('the token of a template is renewed, too', async () => {
    await fake.close()
    await begin({ templates: { '7': ['noi_dung'] } }, '7')
    await bench.send('1001')
    bench.advance(8 * day)
    fake.fail({ path: 'message/template', error: -124 })
    await bench.send('1001')
    expect(an.messages).toHaveLength(2)
    expect(fake.callsOf('access_token')).toHaveLength(3)
  })

  it('a picture that follows its text is left out: the template has said what there is', async () => {
    await fake.close()
    await begin({ templates: { '7': ['noi_dung'] } }, '7')
    bench.advance(8 * day)
    await bench.send('1001', { blocks: [], picture: png() })
    expect(an.messages).toEqual([])
    await bench.send('1001', { picture: png() })
    expect(an.messages).toHaveLength(1)
  })

  it.each([
    ['elsewhere', { error: -137 }],
    ['elsewhere', { error: -1 }],
    ['retry', { error: -32 }],
    ['retry', { status: 502 }],
  ] as const)('a template that fails is %s for %j: never silence', async (kind, fault) => {
    await fake.close()
    await begin({ templates: { '7': ['noi_dung'] } }, '7')
    bench.advance(8 * day)
    fake.fail({ path: 'message/template', message: 'ví không đủ tiền', ...fault })
    expect(await bench.refusal('1001')).toMatchObject({ kind })
  })

  it('a template that nobody approved is told of, with the reason for which it was needed', async () => {
    await fake.close()
    await begin({}, '8')
    bench.advance(8 * day)
    const error = await bench.refusal('1001')
    expect(error.kind).toBe('elsewhere')
    expect(error.message).toMatch(/-230.*-131/)
  })
})
