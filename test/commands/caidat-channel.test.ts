import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { linkAccount, setReachable } from '../../db/people/accounts.ts'
import { officerPreferences } from '../../db/people/officers.ts'
import { officers } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine } from '../helpers/engine.ts'
import { testOffice } from '../helpers/office.ts'
import { pushTo } from '../helpers/outbox.ts'

/** Hùng writes on the web page; the office serves these channels besides, and he has linked `linked`, in this order. */
async function set(served: readonly ChannelName[], linked: readonly ChannelName[] = served) {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const web = recordingChannel('web')
  const channels = served.map(name => recordingChannel(name))
  const { hung } = office.officers
  const engine = await testEngine(db, office, { channels: [web, ...channels], channel: web })
  for (const [n, channel] of (['web', ...linked] as const).entries())
    await db.transact(tx =>
      linkAccount(tx, { channel, externalId: 'hung', chat: 'hung', officerId: hung }, engine.clock.now() + n),
    )
  return {
    ...engine,
    db,
    hung,
    channels,
    say: (words: string) => engine.talk('hung', words),
    preferred: async () => (await officerPreferences(db.reads, hung))?.preferredChannel,
  }
}
const three = ['telegram', 'zalo-bot', 'zalo-oa'] as const

describe('/caidat kênh', () => {
  it.each([
    ['/caidat kênh telegram', 'telegram'],
    ['/thietlap kenh Zalo', 'zalo-oa'],
    ['/caidat kênh ZALO OA', 'zalo-oa'],
    ['/caidat kenh zalo bot', 'zalo-bot'],
  ])('%j prefers %s, and says so', async (words, channel) => {
    const { say, preferred } = await set(three)
    const { text } = await say(words)
    expect(await preferred()).toBe(channel)
    const called = { telegram: 'Telegram', 'zalo-bot': 'Zalo Bot', 'zalo-oa': 'Zalo OA' }[channel]
    expect(text).toContain(`Từ nay nhắc việc được gửi qua ${called}.`)
  })

  it('zalo means the account there is, and the Official Account of two, which is said', async () => {
    const both = await (await set(three)).say('/caidat kênh zalo')
    expect(both.text).toContain('Đồng chí có cả Zalo OA và Zalo Bot; trợ lý chọn Zalo OA.')
    expect(both.choices).toEqual([{ label: 'Nhận nhắc việc qua Zalo Bot', send: '/caidat kênh Zalo Bot' }])
    const one = await set(three, ['telegram', 'zalo-bot'])
    expect((await one.say('/caidat kênh zalo')).text).not.toContain('cả')
    expect(await one.preferred()).toBe('zalo-bot')
  })

  it('decides where the next reminders go, and those that wait already', async () => {
    const { say, db, hung, channels, settled } = await set(['telegram', 'zalo-bot'])
    const texts = () => channels.map(({ sent }) => sent.map(({ message }) => plainText(message)))
    await db.transact(tx => setReachable(tx, 'zalo-bot', 'hung', false))
    await pushTo(db, hung, 'waits', { channels: ['zalo-bot'] })
    await say('/caidat kênh telegram')
    await settled()
    expect(texts()).toEqual([['waits'], []])
    await db.transact(tx => setReachable(tx, 'zalo-bot', 'hung', true))
    await say('/caidat kênh zalo')
    await pushTo(db, hung, 'next', { channels: ['telegram', 'zalo-bot'] })
    await settled()
    expect(texts()).toEqual([['waits'], ['next']])
  })

  it('of an account that is not linked says how to link it, and changes nothing', async () => {
    const { say, preferred } = await set(three, ['telegram'])
    const { text, choices } = await say('/caidat kênh zalo')
    expect(text).toContain('Đồng chí chưa liên kết tài khoản Zalo.')
    expect(text).toContain('mã liên kết')
    expect(choices).toEqual([{ label: 'Nhận nhắc việc qua Telegram', send: '/caidat kênh Telegram' }])
    expect(await preferred()).toBeNull()
  })

  it('of a channel the office does not use, or nobody knows, says so', async () => {
    const { say, preferred } = await set(['telegram'])
    expect((await say('/caidat kênh zalo bot')).text).toContain('Cơ quan chưa dùng trợ lý trên Zalo Bot.')
    expect((await say('/caidat kênh facebook')).text).toContain('Trợ lý không có kênh này.')
    expect((await say('/caidat kênh constructor')).text).toContain('Trợ lý không có kênh này.')
    expect(await preferred()).toBeNull()
  })

  it('where the person has blocked us asks them to take that back', async () => {
    const { say, db, preferred } = await set(['telegram', 'zalo-bot'])
    await db.transact(tx => setReachable(tx, 'zalo-bot', 'hung', false))
    expect((await say('/caidat kênh zalo')).text).toContain('Đồng chí đang chặn trợ lý trên Zalo.')
    expect(await preferred()).toBeNull()
    expect((await say('/caidat')).text).toContain('Telegram, Zalo Bot (đang chặn trợ lý).')
  })

  it('is shown with the preferred one marked, and the others to choose', async () => {
    const { say } = await set(['telegram', 'zalo-bot'])
    await say('/caidat kênh zalo bot')
    const { text, choices } = await say('/caidat')
    expect(text).toContain('Kênh nhận nhắc việc: trang web dùng thử, Telegram, Zalo Bot (ưu tiên).')
    expect(choices.map(choice => choice.send)).toEqual(['/caidat nhắc tắt', '/caidat kênh Telegram'])
    await say('Nhận nhắc việc qua Telegram')
    expect((await say('/caidat')).text).toContain('Telegram (ưu tiên), Zalo Bot.')
  })
})

describe('/caidat trợ lý', () => {
  it.each(['/caidat trợ lý tắt', '/caidat tat tro ly', '/caidat Trợ lý AI tắt', '/caidat tắt AI'])(
    '%j is off, until it is on again, and leaves the reminders alone',
    async words => {
      const { say, db, hung } = await set(['telegram'])
      const wants = async () => (await db.reads.select().from(officers).where(eq(officers.id, hung)))[0]
      expect((await say(words)).text).toContain('Đã tắt Trợ lý AI')
      expect(await wants()).toMatchObject({ wantsAssistant: false, wantsDigest: true })
      expect((await say('/caidat trợ lý bật')).text).toContain('Đã bật Trợ lý AI')
      expect(await wants()).toMatchObject({ wantsAssistant: true, wantsDigest: true })
    },
  )
})
