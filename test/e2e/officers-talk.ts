import { expect, it } from 'vitest'
import { labels, words, type TelegramOffice } from './telegram-office.ts'

/** What officers live through, step by step; the same however Telegram's updates come in. */
export function officersTalk(at: () => TelegramOffice): void {
  it('tells a stranger only how to link', async () => {
    const { fake } = at()
    const stranger = fake.person({ id: 666, first_name: 'Lạ' })
    stranger.says(`/viec 1 ${words.question}`)
    const { text } = await stranger.nextMessage(20_000)
    expect(text).toContain('liên kết')
    expect(text).toContain('mã')
    expect(text).not.toContain('gia đình chính sách')
    expect(stranger.menu().map(entry => entry.command)).toContain('lienket')
    expect(stranger.menu().map(entry => entry.command)).not.toContain('xong')
  })

  it('links by a one-time code, after consent, and greets by full name', async () => {
    const { workplace, person, reply } = at()
    const [invite] = await workplace.json<{ code: string; link: string }>(['invite', 'CB01'])
    const code = invite?.code.replace('-', '') ?? ''
    expect(invite?.link).toBe(`https://t.me/nhacviec_bot?start=${code}`)
    person('CB01').says(`/start ${code}`)
    const consent = await reply('CB01')
    expect(consent.text).toContain('Văn phòng Ủy ban nhân dân phường Hòa Bình')
    expect(labels(consent)).toEqual(['Đồng ý', 'Không đồng ý'])
    person('CB01').taps('Đồng ý')
    expect((await reply('CB01')).text).toContain('Xin chào đồng chí Nguyễn Văn An.')
    // The button stopped turning.
    expect(person('CB01').notices()).toHaveLength(1)
    expect(at().logs()).not.toContain(code)
  })

  it('links by the person’s own phone number, and by nobody else’s', async () => {
    const { person, reply, link } = at()
    const others = Promise.all([link('CB03'), link('CB04')])
    person('CB02').says('/start')
    expect((await reply('CB02')).replyKeyboard?.flat()).toContainEqual({
      text: 'Gửi số điện thoại của tôi',
      request_contact: true,
    })
    person('CB02').sharesContact('+84901000002', { ofUserId: person('CB01').id })
    expect((await reply('CB02')).text).toContain('không phải số điện thoại của chính đồng chí')
    person('CB02').sharesContact('84901000002')
    expect((await reply('CB02')).text).toContain('Trần Thị Bình')
    person('CB02').says('đồng ý')
    expect((await reply('CB02')).text).toContain('Xin chào đồng chí Trần Thị Bình.')
    await others
  })

  it('lists, opens by a button and completes', async () => {
    const { person, reply, workplace } = at()
    person('CB01').says('/nhiemvu')
    const list = await reply('CB01')
    expect(list.text).toMatch(/^(?:Cần đồng chí tiếp nhận .*\s+)?Nhiệm vụ: 2 việc/)
    person('CB01').taps('#1')
    const task = await reply('CB01')
    expect(task.text).toContain('#1 Thăm gia đình chính sách, tổ 1')
    person('CB01').taps('Báo hoàn thành')
    expect((await reply('CB01')).text).toContain('Kết quả việc #1')
    person('CB01').sendsPhoto(words.result)
    const done = await reply('CB01')
    expect(done.text).toContain('Đã ghi nhận hoàn thành việc #1')
    expect(done.text).toContain('Đã lưu minh chứng')
    expect(workplace.query('select work, result from tasks where id = 1')).toEqual([
      { work: 'done', result: words.result },
    ])
    // Nobody presses a button of it any more: who reported it stands there instead.
    const changed = await person('CB01').waitFor(
      message => message.message_id === task.message_id && message.edits > 0,
      20_000,
    )
    expect(changed.text).toContain('Đồng chí Nguyễn Văn An đã báo hoàn thành việc #1 lúc')
    expect(labels(changed)).not.toContain('Báo hoàn thành')
  })

  it('shows a leader the progress with a picture', async () => {
    const { person, reply } = at()
    person('CB01').says('/tiendo')
    const { caption, photo } = await reply('CB01')
    expect(caption).toContain('Tổng số 5 nhiệm vụ: đã hoàn thành 1 (đúng hạn 1, quá hạn 0)')
    expect(Buffer.from(photo?.bytes ?? []).toString('latin1', 1, 4)).toBe('PNG')
  })

  it('answers a repeated update once', async () => {
    const { fake, person, reply } = at()
    const id = person('CB01').says('/xong 5 Đã tổng hợp')
    await reply('CB01')
    const before = person('CB01').messages.length
    fake.repeatUpdate(id)
    await fake.drained(20_000)
    // One conversation is answered in order: an answer to the repeat would come before this one.
    person('CB01').says('/nhiemvu')
    expect((await reply('CB01')).text).toContain('không có nhiệm vụ nào')
    expect(person('CB01').messages).toHaveLength(before + 1)
  })
}
