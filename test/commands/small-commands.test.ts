import { describe, expect, it } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { officers } from '../../db/schema.ts'
import { talkingOffice } from '../helpers/engine.ts'

describe('/trogiup', () => {
  it.each([
    ['hung', 'cán bộ', false],
    ['khoa', 'lãnh đạo', true],
    ['ha', 'tổng hợp', true],
    ['minh', 'quản trị', false],
  ] as const)('shows %s (%s) the commands this person may use, each with its usage', async (who, role, leads) => {
    const { talk } = await talkingOffice(who)
    const { text, messages } = await talk(who, '/trogiup')
    expect(text).toContain(`(${role})`)
    for (const command of allCommands)
      expect([command.name, text.includes(`${command.usage}\n${command.summary}`)]).toEqual([
        command.name,
        leads || command.who !== 'leader',
      ])
    expect(messages[0]?.menu?.some(entry => entry.name === 'tiendo')).toBe(leads)
  })
})

describe('/batdau', () => {
  it('greets an officer by name and a stranger with how to link', async () => {
    const { talk } = await talkingOffice('hung')
    expect((await talk('hung', '/start')).text).toContain('Xin chào đồng chí Phạm Văn Hùng.')
    const { text, choices } = await talk('stranger', '/start')
    expect(text).toContain('trả lời tự động')
    expect(text).toContain('mã liên kết')
    expect(choices).toEqual([{ label: 'Gửi số điện thoại của tôi', send: '/lienket' }])
  })
})

describe('/caidat', () => {
  const wants = async ({ db, office }: Awaited<ReturnType<typeof talkingOffice>>) =>
    (await db.reads.select().from(officers)).find(row => row.id === office.officers.hung)?.wantsDigest

  it('turns the morning reminder off and on, for this person only', async () => {
    const around = await talkingOffice('hung')
    const shown = await around.talk('hung', '/caidat')
    expect(shown.text).toContain('Nhắc việc buổi sáng: bật (07:30 các ngày làm việc).')
    await around.talk('hung', shown.choices[0]!.send)
    expect(await wants(around)).toBe(false)
    expect((await around.db.reads.select().from(officers)).filter(row => !row.wantsDigest)).toHaveLength(1)
    expect((await around.talk('hung', '/caidat')).text).toContain('Nhắc việc buổi sáng: tắt.')
    await around.talk('hung', 'cai dat nhac bat')
    expect(await wants(around)).toBe(true)
  })

  it('says what there is to set when it does not know the setting', async () => {
    const { talk } = await talkingOffice('hung')
    const { text, choices } = await talk('hung', '/caidat màu xanh')
    expect(text).toContain('Không có cài đặt này')
    expect(choices.map(choice => choice.send)).toEqual(['/caidat nhắc bật', '/caidat nhắc tắt'])
  })
})

describe('/huy', () => {
  it('ends a question and changes nothing', async () => {
    const { talk, office } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', `/xong ${id}`)
    expect((await talk('hung', '/huy')).text).toContain('không có gì thay đổi')
    expect((await talk('hung', 'đã trình')).text).toContain('chưa hiểu')
  })
})

describe('what is no command', () => {
  it.each([
    ['/nhiemvuu', '/nhiemvu'],
    ['/tien_do', '/tiendo'],
    ['/xogn 12', '/xong'],
  ])('%s is answered with the nearest command as a button', async (typed, nearest) => {
    const { talk } = await talkingOffice('khoa')
    const { text, choices } = await talk('khoa', typed)
    expect(text).toContain(`Có phải đồng chí muốn gõ ${nearest}?`)
    expect(choices[0]).toEqual({ label: nearest, send: nearest })
  })

  it('/zzzzzz is answered with the help', async () => {
    const { talk } = await talkingOffice('hung')
    expect((await talk('hung', '/zzzzzz')).text).toContain('Không có lệnh /zzzzzz. Đồng chí gõ /trogiup')
  })

  it.each([
    ['', 'không có nội dung'],
    ['   \n ', 'không có nội dung'],
    ['x'.repeat(5_000), 'dài 5000 ký tự'],
    ['trời hôm nay đẹp', 'chưa hiểu'],
  ])('%j is answered politely', async (said, part) => {
    const { talk } = await talkingOffice('hung')
    expect((await talk('hung', said)).text).toContain(part)
  })

  it('a sticker is answered with what can be read', async () => {
    const { talk } = await talkingOffice('hung')
    expect((await talk('hung', { kind: 'unsupported' })).text).toContain('Tôi chỉ đọc được chữ, ảnh và tệp')
  })
})
