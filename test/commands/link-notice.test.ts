import { expect, it } from 'vitest'
import { linkAccount, setReachable } from '../../db/people/accounts.ts'
import { SendError } from '../../src/channels/channel.ts'
import { alwaysUp, zaloOaWindowMs } from '../../src/domain/chat/push-channel.ts'
import { unlocked } from '../helpers/settings.ts'
import { linkAndTell } from '../../commands/shared/link-notice.ts'
import { openChat, tablesWith, type Chat } from '../helpers/chat.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { outboxRows } from '../helpers/outbox.ts'

const textsTo = ({ channel }: Chat, chat: string) =>
  channel.sent.flatMap(sent => (sent.chat === chat ? sent.message.blocks.map(block => block.text) : []))
const undoOf = (texts: string[]) => /\/thoat tài khoản \d+/.exec(texts.join('\n'))?.[0] ?? ''

async function link(chat: Chat, account: string) {
  await chat.talk(account, await chat.invite('hung'))
  await chat.talk(account, 'đồng ý')
}

it('every other account of a person is told when one is linked, and nobody else', async () => {
  const chat = await openChat('hung', 'lan')
  await link(chat, 'hung-2')
  expect(textsTo(chat, 'hung')[0]).toMatch(
    /^Lúc 07:30 ngày 23\/11\/2026, một tài khoản nữa \(trang web dùng thử\) đã được liên kết với đồng chí/,
  )
  await link(chat, 'hung-3')
  expect([textsTo(chat, 'hung'), textsTo(chat, 'hung-2').slice(-2)].map(undoOf)).not.toContain('')
  expect(textsTo(chat, 'hung').filter(text => text.includes('một tài khoản nữa'))).toHaveLength(2)
  expect(textsTo(chat, 'lan')).toEqual([])
  // The one that is linked is greeted and hears no warning of itself.
  expect(textsTo(chat, 'hung-3').join()).not.toContain('một tài khoản nữa')
})

it.each(['typed', 'pressed', 'as a number'])('the way to undo it works when it is %s', async how => {
  const chat = await openChat('hung')
  await link(chat, 'thief')
  await chat.talk('thief', '/tim LOITHIEF')
  const undo = undoOf(textsTo(chat, 'hung'))
  const said = { typed: undo.slice(1).replace('tài khoản', 'tai khoan so'), pressed: undo, 'as a number': '1' }
  expect((await chat.talk('hung', said[how as keyof typeof said])).text).toMatch(
    /Đã hủy liên kết tài khoản \d+ \(trang web dùng thử\).*báo ngay quản trị viên/s,
  )
  expect([await chat.owner('thief'), await chat.owner('hung')]).toEqual([undefined, 'hung'])
  expect((await chat.talk('thief', '/nhiemvu')).text).toContain('chưa được liên kết')
  expect(await tablesWith(chat.db, 'LOITHIEF')).toEqual([])
})

it('an account is unlinked by its own person alone, here or from another', async () => {
  const chat = await openChat('hung', 'lan')
  await link(chat, 'hung-2')
  const undo = undoOf(textsTo(chat, 'hung'))
  for (const line of [undo, '/thoat tài khoản 999999'])
    expect((await chat.talk('lan', line)).text).toContain('Đồng chí không có tài khoản nào mang số')
  expect(await chat.owner('hung-2')).toBe('hung')
  expect((await chat.talk('hung', '/dulieu')).text).toContain(`hủy bằng ${undo})`)
  expect((await chat.talk('hung-2', undo)).text).toContain('Đã hủy liên kết và xóa tin nhắn của tài khoản này')
  expect(await chat.owner('hung-2')).toBeUndefined()
})

it('nobody is told twice, nor where we may not write, and what waits for an account ends with it', async () => {
  const { db, office } = await openChat('hung')
  const [now, officerId] = [mondayMorning + zaloOaWindowMs, office.officers.hung]
  const pushChannels = alwaysUp(
    { name: 'telegram' },
    { name: 'zalo-bot' },
    { name: 'zalo-oa', windowMs: zaloOaWindowMs },
  )
  const account = (channel: 'telegram' | 'zalo-bot' | 'zalo-oa' | 'terminal', chat: string = channel) => ({
    channel,
    externalId: chat,
    chat,
    officerId,
  })
  await db.transact(async tx => {
    for (const before of [account('zalo-oa'), account('zalo-bot'), account('telegram', 'blocked'), account('telegram')])
      await linkAccount(tx, before, mondayMorning)
    await setReachable(tx, 'telegram', 'blocked', false)
    for (const again of [now, now + 1])
      await linkAndTell(
        {
          tx,
          now: again,
          office: { timeZone: 'Asia/Ho_Chi_Minh', pushChannels, settings: unlocked },
          proof: { by: 'operator' },
        },
        account('terminal'),
      )
  })
  const told = (await outboxRows(db)).filter(row => row.status === 'queued')
  expect(told.map(row => [row.channel, row.chat, row.officerId])).toEqual([
    ['zalo-bot', 'zalo-bot', null],
    ['telegram', 'telegram', null],
  ])
})

it('what an account was to be told ends with the account', async () => {
  const chat = await openChat('hung')
  chat.channel.onSend = (to, message) => {
    if (to === 'hung' && JSON.stringify(message).includes('một tài khoản nữa')) throw new SendError('retry', 'busy')
  }
  await link(chat, 'hung-2')
  expect((await outboxRows(chat.db)).filter(row => row.status === 'queued')).toHaveLength(1)
  await chat.talk('hung', '/thoat')
  const own = (await outboxRows(chat.db)).filter(row => row.key.startsWith('linked:'))
  expect(own.map(row => [row.status, row.chat])).toEqual([['dropped', null]])
})
