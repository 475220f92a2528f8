import { describe, expect, it } from 'vitest'
import { openChat } from '../helpers/chat.ts'

describe('/batdau', () => {
  it('tells a stranger whose assistant this is, that it is a program, and how to link', async () => {
    const { talk, owner } = await openChat()
    const { text, choices } = await talk('anna', '/start')
    expect(text).toContain('phần mềm trả lời tự động')
    expect(text).toContain('Ủy ban nhân dân phường Hòa Bình')
    expect(text).toContain('gửi mã liên kết')
    expect(choices).toEqual([{ label: 'Gửi số điện thoại của tôi', send: '/lienket' }])
    expect(await owner('anna')).toBeUndefined()
  })

  it('greets a linked person by name, with the menu of their rights as they are now', async () => {
    const { talk } = await openChat('hung', 'khoa')
    for (const [person, name, leads] of [
      ['hung', 'Phạm Văn Hùng', false],
      ['khoa', 'Đỗ Đăng Khoa', true],
    ] as const) {
      const { text, choices, messages } = await talk(person, 'Bắt đầu')
      expect(text).toContain(`Xin chào đồng chí ${name}.`)
      expect(text).toContain('Ủy ban nhân dân phường Hòa Bình')
      expect(choices.map(choice => choice.send)).toEqual([...(leads ? ['/tiendo'] : []), '/nhiemvu', '/trogiup'])
      expect(messages[0]?.menu?.some(entry => entry.name === 'tiendo')).toBe(leads)
    }
  })

  it('takes a code, and no sentence for one', async () => {
    const { talk, invite } = await openChat('hung')
    expect((await talk('anna', `/batdau ${await invite('lan')}`)).text).toContain('cán bộ Võ Ngọc Lan')
    expect((await talk('hung', 'bắt đầu triển khai việc 12')).text).toContain('Xin chào đồng chí Phạm Văn Hùng')
    expect((await talk('ben', '/start ABCD-2345')).text).toContain('Mã liên kết không đúng')
  })
})
