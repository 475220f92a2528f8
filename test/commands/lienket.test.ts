import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { inviteLifetimeMs } from '../../db/people/invites.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { hyphened, openChat, tablesWith, type Chat } from '../helpers/chat.ts'
import { nameOf } from '../helpers/office.ts'
import { outboxRows, pushTo } from '../helpers/outbox.ts'
import { assignments } from '../../db/schema.ts'

const wrong = 'ZZZZ-9999'
const minute = 60_000
const menuOf = (answer: Awaited<ReturnType<Chat['talk']>>) => answer.messages.at(-1)?.menu?.map(entry => entry.name)
const contact = (phone: string, own = true): Content => ({ kind: 'contact', phone, own })
const file = (caption: string): Content => ({
  kind: 'file',
  caption,
  file: { reference: 'web:1', name: 'anh.jpg', mime: 'image/jpeg' },
})

describe('a link code', () => {
  it.each<[string, (code: string) => string]>([
    ['alone', code => code],
    ['alone with a hyphen, in lower case', code => hyphened(code).toLowerCase()],
    ['alone with the long dash of a telephone', code => ` ${hyphened(code).replace('-', ' – ')} `],
    ['after /lienket', code => `/lienket ${hyphened(code)}`],
    ['after the words in Vietnamese', code => `Liên kết ${code.toLowerCase()}`],
    ['in pairs after /lienket', code => `/lienket ${code.match(/../g)!.join(' ')}`],
    ['by a deep link', code => `/start ${code}`],
    ['by a deep link with the name of the bot', code => `/start@nhacviec_bot ${code}`],
    ['after /batdau', code => `/batdau ${hyphened(code)}`],
  ])('typed %s leads to consent and the link', async (_, typed) => {
    const { talk, invite, owner } = await openChat()
    const { text } = await talk('anna', typed(await invite('hung')))
    expect(text).toContain('Đồng chí có đồng ý không?')
    expect(await owner('anna')).toBeUndefined()
    expect((await talk('anna', 'đồng ý')).text).toContain('Xin chào đồng chí Phạm Văn Hùng.')
    expect(await owner('anna')).toBe('hung')
  })

  it('is answered with the office, the officer, what is stored and for how long, and both answers', async () => {
    const { talk, invite } = await openChat()
    const { text, choices } = await talk('anna', await invite('hung'))
    for (const said of [
      'Ủy ban nhân dân phường Hòa Bình',
      'Phạm Văn Hùng',
      'định danh tài khoản chat',
      'tin nhắn gửi tới trợ lý, tin trả lời và nhắc việc (30 ngày)',
      'thao tác xử lý nhiệm vụ',
      'có thể đặt ở nước ngoài',
      '/dulieu',
      '/xoadulieu',
    ])
      expect(text).toContain(said)
    expect(choices).toEqual([
      { label: 'Đồng ý', send: 'đồng ý' },
      { label: 'Không đồng ý', send: 'không đồng ý' },
    ])
  })

  it('opens the commands of the role, and greets by full name', async () => {
    const { talk, invite } = await openChat()
    for (const officer of ['hung', 'khoa'] as const) {
      await talk(officer, await invite(officer))
      const greeting = await talk(officer, 'đồng ý')
      expect(greeting.text).toContain(`Xin chào đồng chí ${nameOf(officer)}.`)
      expect(greeting.choices).toContainEqual({ label: 'Nhiệm vụ', send: '/nhiemvu' })
      expect(menuOf(greeting)).toContain('nhiemvu')
      expect(menuOf(greeting)?.includes('tiendo')).toBe(officer === 'khoa')
    }
  })

  it('lives seven days and not a moment longer', async () => {
    const { talk, invite, clock, owner } = await openChat()
    const [inTime, late] = [await invite('hung'), await invite('lan')]
    clock.jump(inviteLifetimeMs - 1)
    expect((await talk('anna', inTime)).text).toContain('đồng ý không?')
    clock.jump(1)
    const { text } = await talk('ben', late)
    expect(text).toContain('đã hết hạn')
    expect(text).toContain('đề nghị quản trị viên cấp mã mới')
    await talk('ben', 'đồng ý')
    expect(await owner('ben')).toBeUndefined()
  })

  it('serves once', async () => {
    const { talk, invite, owner } = await openChat()
    const code = await invite('hung')
    await talk('anna', code)
    await talk('anna', 'đồng ý')
    expect((await talk('ben', code)).text).toContain('Mã liên kết này đã được dùng')
    expect((await talk('anna', `/start ${code}`)).text).toBe(
      'Tài khoản này đã được liên kết với đồng chí Phạm Văn Hùng.',
    )
    expect([await owner('anna'), await owner('ben')]).toEqual(['hung', undefined])
  })

  it('links only the first of two who consent', async () => {
    const { talk, invite, owner } = await openChat()
    const code = await invite('hung')
    await talk('anna', code)
    await talk('ben', code)
    await talk('ben', 'đồng ý')
    expect((await talk('anna', 'đồng ý')).text).toContain('Mã liên kết này đã được dùng')
    expect([await owner('anna'), await owner('ben')]).toEqual([undefined, 'hung'])
  })
})

describe('consent', () => {
  it.each(['Đồng ý.', 'dong y', 'Dạ, tôi đồng ý ạ!', 'vâng', 'OK', 'có', 'đồng ý nhé', '1', 'số 1'])(
    'is given by %j',
    async yes => {
      const { talk, invite, owner } = await openChat()
      await talk('anna', await invite('hung'))
      await talk('anna', yes)
      expect(await owner('anna')).toBe('hung')
    },
  )

  it.each(['không đồng ý', 'Không ạ', 'khong', 'Thôi', '2', '/huy', 'hủy'])(
    'is refused by %j, and the code stays good',
    async no => {
      const { talk, invite, owner } = await openChat()
      const code = await invite('hung')
      await talk('anna', code)
      expect((await talk('anna', no)).text).toMatch(/chưa được liên kết/)
      await talk('anna', 'đồng ý')
      expect(await owner('anna')).toBeUndefined()
      await talk('anna', code)
      await talk('anna', 'đồng ý')
      expect(await owner('anna')).toBe('hung')
    },
  )

  it('is asked for again after any other words, and silence is none', async () => {
    const { talk, invite, owner, clock } = await openChat()
    await talk('anna', await invite('hung'))
    for (const other of ['để tôi xem', 'đồng ý là sao', '3', 'có gì không', wrong, file(''), 'x'.repeat(5_000)]) {
      const { text, choices } = await talk('anna', other)
      expect(text).toContain('"đồng ý" hoặc "không đồng ý"')
      expect(choices.map(choice => choice.send)).toEqual(['đồng ý', 'không đồng ý'])
    }
    expect(await owner('anna')).toBeUndefined()
    clock.jump(30 * minute)
    expect((await talk('anna', 'đồng ý')).text).toContain('mã liên kết')
    expect(await owner('anna')).toBeUndefined()
  })
})

describe('five wrong codes', () => {
  it('close linking for a quarter of an hour and no longer, even to a right code, for this sender alone', async () => {
    const { talk, invite, owner, clock } = await openChat()
    const code = await invite('hung')
    for (const left of [4, 3, 2, 1]) expect((await talk('anna', wrong)).text).toContain(`còn ${left} lần thử`)
    const fifth = await talk('anna', wrong.toLowerCase())
    expect(fifth.text).toContain('tạm khóa 15 phút')
    for (const way of [code, `/lienket ${code}`, `/start ${code}`]) {
      const { text } = await talk('anna', way)
      expect(text).toContain('thử lại sau 07:45')
      expect(text).not.toContain('Hùng')
    }
    await talk('anna', 'đồng ý')
    clock.jump(15 * minute - 1)
    expect((await talk('anna', code)).text).toContain('thử lại sau')
    expect((await talk('ben', code)).text).toContain('đồng ý không?')
    expect(await owner('anna')).toBeUndefined()
    clock.jump(1)
    expect((await talk('anna', code)).text).toContain('đồng ý không?')
    await talk('anna', 'đồng ý')
    expect(await owner('anna')).toBe('hung')
  })

  it('are counted anew after the lock, and after a link', async () => {
    const { talk, invite, clock } = await openChat()
    for (let n = 0; n < 5; n++) await talk('anna', wrong)
    clock.jump(15 * minute)
    for (const left of [4, 3]) expect((await talk('anna', wrong)).text).toContain(`còn ${left} lần thử`)
    await talk('anna', await invite('hung'))
    await talk('anna', 'đồng ý')
    expect((await talk('anna', wrong)).text).toContain('còn 4 lần thử')
  })

  it('may be no codes at all, but sentences are no codes', async () => {
    const { talk, invite } = await openChat('lan')
    for (const said of ['liên kết vùng kinh tế trọng điểm', 'Bắt đầu họp giao ban', 'link họp trực tuyến ở đâu?'])
      for (const person of ['anna', 'lan']) expect((await talk(person, said)).text).not.toContain('không đúng')
    for (const bad of ['ABC', 'ABCD-2340', 'ABCD-23456', '12345678'])
      expect((await talk('anna', `/lienket ${bad}`)).text).toContain('Mã liên kết không đúng')
    expect((await talk('anna', await invite('hung'))).text).toContain('đồng ý không?')
  })
})

describe('an account', () => {
  it('of somebody else is taken over with warning, and nothing of theirs is left on it', async () => {
    const { talk, invite, owner, office, db, settled, wake, channel } = await openChat('lan')
    await office.addTask({ lead: ['VH', 'lan'], title: 'Việc của Lan' })
    await talk('lan', '/tim LOILAN')
    await talk('lan', await invite('hung'))
    expect((await talk('lan', 'không')).text).toContain('Đã dừng')
    expect(await owner('lan')).toBe('lan')
    const { text } = await talk('lan', await invite('hung'))
    expect(text).toContain('Liên kết hiện có với cán bộ Võ Ngọc Lan sẽ bị hủy')
    expect((await talk('lan', 'đồng ý')).text).toContain('Xin chào đồng chí Phạm Văn Hùng.')
    expect(await owner('lan')).toBe('hung')
    expect(await tablesWith(db, 'LOILAN')).toEqual([])
    expect((await talk('lan', '/nhiemvu')).text).not.toContain('Việc của Lan')
    const before = channel.sent.length
    await pushTo(db, office.officers.lan, 'nhắc Lan')
    wake()
    await settled()
    expect(channel.sent.length).toBe(before)
  })

  it('more than one serves one person, and reminders go to the one linked last', async () => {
    const { talk, invite, owner, office, db, settled, channel, clock } = await openChat('hung')
    clock.jump(minute)
    await talk('hung-2', await invite('hung'))
    await talk('hung-2', 'đồng ý')
    expect([await owner('hung'), await owner('hung-2')]).toEqual(['hung', 'hung'])
    for (const person of ['hung', 'hung-2'])
      expect((await talk(person, '/batdau')).text).toContain('đồng chí Phạm Văn Hùng')
    await pushTo(db, office.officers.hung, 'nhắc Hùng')
    await settled()
    expect(channel.sent.at(-1)?.chat).toBe('hung-2')
  })

  it('brings the reminders that were held for the person', async () => {
    const { talk, invite, office, db, channel } = await openChat()
    await pushTo(db, office.officers.hung, 'nhắc Hùng')
    await pushTo(db, office.officers.lan, 'nhắc Lan')
    expect((await outboxRows(db)).map(row => row.status)).toEqual(['held', 'held'])
    await talk('anna', await invite('hung'))
    expect(channel.sent).toHaveLength(1)
    const { text } = await talk('anna', 'đồng ý')
    expect(text).toContain('nhắc Hùng')
    expect(text).not.toContain('nhắc Lan')
  })
})

describe('a contact', () => {
  it.each(['+84901000005', '0084 901 000 005', '84901000005', '+84 (0) 901 000 005'])(
    'of one’s own, %s, leads to consent',
    async phone => {
      const { talk, owner } = await openChat()
      expect((await talk('anna', contact(phone))).text).toContain('liên kết với cán bộ Phạm Văn Hùng')
      expect(await owner('anna')).toBeUndefined()
      await talk('anna', '1')
      expect(await owner('anna')).toBe('hung')
    },
  )

  it.each<[string, Content, string]>([
    ['not on the roster', contact('+84977000000'), 'chưa xác định được cán bộ'],
    ['of two officers', contact('+84900111222'), 'chưa xác định được cán bộ'],
    ['that is no number', contact('xyz'), 'chưa xác định được cán bộ'],
    // Hùng's digits behind other countries' codes, or behind none
    ['from Malaysia', contact('+60901000005'), 'chưa xác định được cán bộ'],
    ['without a country', contact('0901000005'), 'chưa xác định được cán bộ'],
    ['whose country code begins like his number', contact('+90 1000005'), 'chưa xác định được cán bộ'],
    ['the same without its plus', contact('901000005'), 'chưa xác định được cán bộ'],
    ['of somebody else', contact('+84901000005', false), 'không phải số điện thoại của chính đồng chí'],
  ])('%s links nothing, and tells no names', async (_, content, why) => {
    const { talk, owner } = await openChat()
    const { text } = await talk('anna', content)
    expect(text).toContain(why)
    expect(text).toContain('gửi mã')
    expect(text).not.toMatch(/Hùng|Lan|Mai/)
    await talk('anna', 'đồng ý')
    expect(await owner('anna')).toBeUndefined()
  })

  it('from a linked person changes nothing, unless it proves somebody else’s number', async () => {
    const { talk, owner } = await openChat('hung')
    expect((await talk('hung', contact('+84901000005'))).text).toContain('đã được liên kết với đồng chí Phạm Văn Hùng')
    const forwarded = await talk('hung', contact('+84901000004', false))
    expect(forwarded.text).toBe('Tài khoản này đã được liên kết; trợ lý không dùng danh thiếp của người khác.')
    await talk('hung', 'đồng ý')
    expect(await owner('hung')).toBe('hung')
    expect((await talk('hung', contact('+84901000004'))).text).toContain('Liên kết hiện có với cán bộ Phạm Văn Hùng')
    await talk('hung', 'đồng ý')
    expect(await owner('hung')).toBe('khoa')
  })
})

describe('a stranger', () => {
  it('is told how to link, whatever they send, and nothing else', async () => {
    const { talk, office, db } = await openChat('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Việc kín', work: 'not_acknowledged' })
    const texts = ['xin chào', '/nhiemvu', `/viec ${id}`, `nhan ${id}`, '1', '/khongco', '/dulieu', '/thoat', '/huy']
    const others = [
      '/trogiup',
      '/xoadulieu đồng ý',
      '/lienket',
      '/batdau',
      '',
      '​',
      '~abc',
      'x'.repeat(5_000),
      'TỐI MẬT',
    ]
    const contents: Content[] = [
      ...[...texts, ...others].map(text => ({ kind: 'text' as const, text })),
      ...['', `/xong ${id} ok`].map(file),
      { kind: 'unsupported' },
      contact('+84977000000'),
      contact('+84901000005', false),
    ]
    for (const content of contents) {
      const answer = await talk('anna', content)
      expect(answer.messages, JSON.stringify(content)).toHaveLength(1)
      expect(answer.text, JSON.stringify(content)).toMatch(/liên kết/i)
      expect(answer.text).toMatch(/mã/i)
      expect(answer.text).not.toMatch(/Việc kín|Hùng|#\d/)
      expect(answer.choices.filter(choice => choice.send !== '/lienket')).toEqual([])
    }
    expect(await tablesWith(db, 'acknowledged')).toEqual(['progressTallies', 'tasks'])
  })
})

describe('whoever has linked an account', () => {
  it('is told what is theirs, and what is new of it, which then counts as told', async () => {
    const { talk, invite, office, db } = await openChat()
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-31' })
    const fresh = await office.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged', title: 'Lập đề án' })
    await db.transact(tx => tx.update(assignments).set({ untold: 'assigned' }).where(eq(assignments.taskId, fresh)))
    await talk('hung', await invite('hung'))
    const { text, choices } = await talk('hung', 'đồng ý')
    expect(text).toContain('Đồng chí có 2 việc đang chờ xử lý, bấm Nhiệm vụ để xem.')
    expect(text).toContain(`Đồng chí có 1 việc mới giao.\n\n#${fresh} Lập đề án`)
    expect(choices.map(({ send }) => send)).toContain(`/nhan ${fresh}`)
    expect((await db.reads.select().from(assignments)).map(({ untold }) => untold)).toEqual([null, null])
  })
})
