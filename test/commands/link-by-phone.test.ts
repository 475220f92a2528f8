import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { officers } from '../../db/schema.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { officerLeaves } from '../../src/operations/officer-leaves.ts'
import { unlinkOfficer } from '../../src/operations/unlink.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { openChat, tablesWith, type Chat } from '../helpers/chat.ts'
import { importSheets, officerSheet } from '../helpers/offices.ts'
import type { OfficerCode } from '../helpers/office.ts'

const hungs = '0901000005'
const shared: Content = { kind: 'contact', phone: '+84901000005', own: true }
const nobody = 'chưa xác định được cán bộ'
const noLonger = 'không còn hiệu lực để liên kết'

type Row = Parameters<typeof officerSheet>[number]
const row = (code: string, name: string, phone: string | null, status: string | null = null, unit = 'KT'): Row => [
  ...[code, name, null, unit, null, phone, null, status],
]
const roster = ({ db }: Chat, ...rows: Row[]) => importSheets(db, [officerSheet(...rows)])
const leaves = ({ db, clock }: Chat, code: string) => officerLeaves(db, code, { status: 'left', now: clock.now() })
const unlink = ({ db, clock }: Chat, code: string) =>
  unlinkOfficer(db, code, { now: clock.now(), pushChannels: alwaysUp({ name: 'web' }) })
const setPhone = ({ db, office }: Chat, code: OfficerCode, phone: string | null) =>
  db.transact(async tx => {
    await tx.update(officers).set({ phone }).where(eq(officers.id, office.officers[code]))
  })
const yes = async (chat: Chat, person = 'anna') => (await chat.talk(person, 'đồng ý')).text
const holderOf = async (chat: Chat) =>
  (await chat.db.reads.select().from(officers)).find(one => one.phone === '84901000005')?.name

describe('the number of who has left', () => {
  it.each<[string, (chat: Chat) => Promise<unknown>, string]>([
    [
      'and the successor under the code, in one file',
      chat => roster(chat, row('hung', 'Phạm Văn Hùng', hungs, 'chuyển'), row('hung', 'Đỗ Văn Mới', hungs)),
      'Đỗ Văn Mới',
    ],
    [
      'and the successor, the other way round',
      chat => roster(chat, row('hung', 'Đỗ Văn Mới', hungs), row('hung', 'Phạm Văn Hùng', null, 'nghỉ')),
      'Đỗ Văn Mới',
    ],
    [
      'and a successor imported later',
      async chat => (await leaves(chat, 'hung'), roster(chat, row('hung', 'Đỗ Văn Mới', hungs))),
      'Đỗ Văn Mới',
    ],
    [
      'and somebody new under another code',
      async chat => (await leaves(chat, 'hung'), roster(chat, row('moi', 'Đỗ Văn Mới', '+84 901 000 005'))),
      'Đỗ Văn Mới',
    ],
    [
      'and somebody who shared it before',
      async chat => (await setPhone(chat, 'tam', '84901000005'), leaves(chat, 'hung')),
      'Hồ Thanh Tâm',
    ],
    [
      'and somebody known who is given it',
      async chat => (await leaves(chat, 'hung'), roster(chat, row('tam', 'Hồ Thanh Tâm', hungs))),
      'Hồ Thanh Tâm',
    ],
    [
      'told only by an older file',
      async chat => {
        await setPhone(chat, 'hung', null)
        await leaves(chat, 'hung')
        await roster(chat, row('hung', 'Đỗ Văn Mới', hungs))
        await roster(chat, row('hung', 'Phạm Văn Hùng', hungs))
      },
      'Đỗ Văn Mới',
    ],
    [
      'who was never known',
      async chat => {
        await setPhone(chat, 'hung', null)
        await roster(chat, row('cu', 'Bùi Cũ', hungs, 'nghỉ'), row('tam', 'Hồ Thanh Tâm', hungs))
      },
      'Hồ Thanh Tâm',
    ],
  ])('links nobody %s, but a code does', async (_, happened, holder) => {
    const chat = await openChat()
    await happened(chat)
    expect(await holderOf(chat)).toBe(holder)
    const { text } = await chat.talk('anna', shared)
    expect(text).toContain(nobody)
    expect(text).toContain('gửi mã')
    await yes(chat)
    expect(await chat.owner('anna')).toBeUndefined()
  })

  it('still links nobody else after a code of the new holder, and links who comes back after theirs', async () => {
    const chat = await openChat()
    await leaves(chat, 'hung')
    await roster(chat, row('tam', 'Hồ Thanh Tâm', hungs))
    await chat.talk('tam-1', await chat.invite('tam'))
    expect(await yes(chat, 'tam-1')).toContain('Xin chào đồng chí Hồ Thanh Tâm')
    expect((await chat.talk('anna', shared)).text).toContain(nobody)

    const back = await openChat()
    await leaves(back, 'hung')
    await roster(back, row('hung', 'Phạm Văn Hùng', hungs, 'đang làm'))
    expect((await back.talk('anna', shared)).text).toContain(nobody)
    await back.talk('anna', await back.invite('hung'))
    expect(await yes(back)).toContain('Phạm Văn Hùng')
    expect((await back.talk('ben', shared)).text).toContain('cán bộ Phạm Văn Hùng')
  })

  it('is kept as a hash alone, and named where who serves shares it', async () => {
    const chat = await openChat()
    await setPhone(chat, 'tam', '84901000005')
    expect((await leaves(chat, 'hung')).sharingPhone).toMatchObject([{ code: 'tam', name: 'Hồ Thanh Tâm' }])
    await setPhone(chat, 'tam', null)
    expect(await tablesWith(chat.db, '901000005')).toEqual([])
    // the telephone of a desk
    await setPhone(chat, 'tam', '842363812345')
    await setPhone(chat, 'lan', '842363812345')
    expect((await leaves(chat, 'lan')).sharingPhone).toEqual([])
  })

  it.each<[string, (chat: Chat) => Promise<unknown>]>([
    ['of somebody else', chat => leaves(chat, 'khoa')],
    [
      'who served in another row, with another number',
      chat => roster(chat, row('khoa', 'Đỗ Đăng Khoa', '0977000001', 'nghỉ')),
    ],
    [
      'not, as they only changed their unit',
      chat => roster(chat, row('hung', 'Phạm Văn Hùng', hungs, 'đang làm', 'VH')),
    ],
    [
      'not, as it was corrected from a wrong row',
      async chat => (
        await setPhone(chat, 'hung', null),
        await setPhone(chat, 'tam', '84901000005'),
        roster(chat, row('tam', 'Hồ Thanh Tâm', '0977000002'), row('hung', 'Phạm Văn Hùng', hungs))
      ),
    ],
    ['not, as nothing happened', () => Promise.resolve()],
  ])('is another: one’s own links as before (%s)', async (_, happened) => {
    const chat = await openChat()
    await happened(chat)
    expect((await chat.talk('anna', shared)).text).toContain('cán bộ Phạm Văn Hùng')
    await yes(chat)
    expect(await chat.owner('anna')).toBe('hung')
  })
})

describe('after access was ended', () => {
  it.each<[string, (chat: Chat) => Promise<unknown>]>([
    ['by an operator', chat => unlink(chat, 'hung')],
    ['by an operator, twice', async chat => (await unlink(chat, 'hung'), unlink(chat, 'hung'))],
    [
      'by an operator, the number changed and changed back since',
      async chat => (
        await unlink(chat, 'hung'),
        await setPhone(chat, 'hung', '84977000003'),
        setPhone(chat, 'hung', '84901000005')
      ),
    ],
  ])('%s, the telephone links nobody until a new code was used', async (_, end) => {
    const chat = await openChat()
    await chat.talk('anna', shared)
    await yes(chat)
    expect(await chat.owner('anna')).toBe('hung')
    await end(chat)
    expect(await chat.owner('anna')).toBeUndefined()
    const code = await chat.invite('hung')
    // that a code was made is not enough
    for (const person of ['anna', 'ben']) {
      expect((await chat.talk(person, shared)).text).toContain(nobody)
      await yes(chat, person)
      expect(await chat.owner(person)).toBeUndefined()
    }
    await chat.talk('ben', code)
    expect(await yes(chat, 'ben')).toContain('Xin chào đồng chí Phạm Văn Hùng')
    expect((await chat.talk('anna', shared)).text).toContain('cán bộ Phạm Văn Hùng')
  })

  it('by the person themselves from another account, too', async () => {
    const chat = await openChat('hung')
    await chat.talk('anna', shared)
    await yes(chat)
    const undo = /\/thoat tài khoản \d+/.exec(JSON.stringify(chat.channel.sent))?.[0] ?? ''
    expect((await chat.talk('hung', undo)).text).toContain('Đã hủy liên kết tài khoản')
    expect((await chat.talk('anna', shared)).text).toContain(nobody)
    expect(await chat.owner('hung')).toBe('hung')
  })

  it('of somebody else, or by the person in that account, it links as before', async () => {
    const chat = await openChat('khoa')
    await unlink(chat, 'khoa')
    await chat.talk('anna', shared)
    await yes(chat)
    await chat.talk('anna', '/thoat')
    expect(await chat.owner('anna')).toBeUndefined()
    await chat.talk('anna', shared)
    await yes(chat)
    expect(await chat.owner('anna')).toBe('hung')
  })
})

describe('while the consent is pending, a number that', () => {
  it.each<[string, (chat: Chat) => Promise<unknown>]>([
    ['was taken out', chat => setPhone(chat, 'hung', null)],
    ['was replaced by an import', chat => roster(chat, row('hung', 'Phạm Văn Hùng', '0977000004'))],
    [
      'was given to somebody else',
      chat => roster(chat, row('hung', 'Phạm Văn Hùng', '0977000004'), row('tam', 'Hồ Thanh Tâm', hungs)),
    ],
    ['came to be shared', chat => setPhone(chat, 'tam', '84901000005')],
    ['was unlinked', chat => unlink(chat, 'hung')],
    ['belongs to who has left', chat => leaves(chat, 'hung')],
    [
      'went to the successor',
      chat => roster(chat, row('hung', 'Phạm Văn Hùng', null, 'nghỉ'), row('hung', 'Đỗ Văn Mới', hungs)),
    ],
  ])('%s links nobody', async (_, happened) => {
    const chat = await openChat()
    await chat.talk('anna', shared)
    await happened(chat)
    expect(await yes(chat)).toContain(noLonger)
    expect(await chat.owner('anna')).toBeUndefined()
  })

  it.each<[string, (chat: Chat) => Promise<unknown>]>([
    ['is imported again', chat => roster(chat, row('hung', 'Phạm Văn Hùng', '+84 901 000 005'))],
    ['was another’s that changed', chat => roster(chat, row('khoa', 'Đỗ Đăng Khoa', '0977000005'))],
    ['stays, while the unit changes', chat => roster(chat, row('hung', 'Phạm Văn Hùng', null, null, 'VH'))],
    ['stays, while others leave and are unlinked', async chat => (await leaves(chat, 'lan'), unlink(chat, 'khoa'))],
    ['stays, while a code is made for the person', chat => chat.invite('hung')],
  ])('%s links as was agreed', async (_, happened) => {
    const chat = await openChat()
    await chat.talk('anna', shared)
    await happened(chat)
    expect(await yes(chat)).toContain('Xin chào đồng chí Phạm Văn Hùng')
    expect(await chat.owner('anna')).toBe('hung')
  })
})
