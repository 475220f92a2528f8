import { describe, expect, it } from 'vitest'
import { dailyReminders } from '../../jobs/daily-reminders.ts'
import { dryRun } from '../../jobs/run.ts'
import { openChat } from '../helpers/chat.ts'
import { at, surroundings } from '../helpers/jobs.ts'
import { today } from '../helpers/office.ts'

async function set() {
  const chat = await openChat('hung', 'lan')
  for (const lead of [['KT', 'hung'] as const, ['VH', 'lan'] as const]) await chat.office.addTask({ lead, due: today })
  /** Whether the morning's digests are for this officer too. */
  const reminded = async (person: 'hung' | 'lan') =>
    (await dryRun(dailyReminders('07:30'), at(today), () => at(today), surroundings(chat.db))).some(
      digest => digest.officerId === chat.office.officers[person],
    )
  return { ...chat, reminded }
}

describe('/caidat', () => {
  it('shows the setting with the hour, and offers the other one', async () => {
    const { talk } = await set()
    const on = await talk('hung', '/caidat')
    expect(on.text).toContain('Nhắc việc buổi sáng: bật (07:30 các ngày làm việc).')
    expect(on.text).toContain('Kênh nhận nhắc việc: trang web dùng thử.')
    expect(on.choices).toEqual([{ label: 'Tắt nhắc buổi sáng', send: '/caidat nhắc tắt' }])
    await talk('hung', 'Tắt nhắc buổi sáng')
    const off = await talk('hung', '/caidat')
    expect(off.text).toContain('Nhắc việc buổi sáng: tắt.')
    expect(off.choices[0]).toEqual({ label: 'Bật nhắc buổi sáng', send: '/caidat nhắc bật' })
  })

  it('off is obeyed by the reminders of this officer alone, until it is on again', async () => {
    const { talk, reminded } = await set()
    expect(await reminded('hung')).toBe(true)
    expect((await talk('hung', '/caidat nhắc tắt')).text).toContain('Đã tắt nhắc việc buổi sáng')
    expect([await reminded('hung'), await reminded('lan')]).toEqual([false, true])
    expect((await talk('hung', '/caidat nhắc bật')).text).toContain('Đã bật nhắc việc lúc 07:30')
    expect(await reminded('hung')).toBe(true)
  })

  it.each([
    ['cai dat nhac tat', false],
    ['/caidat TẮT NHẮC', false],
    ['/thietlap tắt', false],
    ['/caidat bật', true],
    ['/caidat Bật nhắc', true],
  ])('understands %j', async (typed, on) => {
    const { talk, reminded } = await set()
    await talk('hung', `/caidat nhắc ${on ? 'tắt' : 'bật'}`)
    await talk('hung', typed)
    expect(await reminded('hung')).toBe(on)
  })

  it.each(['nhắc', 'nhắc tắt đi', 'màu đỏ', 'constructor', 'nhắc bật tắt', 'trợ lý', 'trợ lý tắt nhắc', 'kênh'])(
    'changes nothing at %j, and says what there is',
    async words => {
      const { talk, reminded } = await set()
      const { text, choices } = await talk('hung', `/caidat ${words}`)
      expect(text).toContain('Không có cài đặt này')
      expect(choices.map(choice => choice.send)).toEqual(['/caidat nhắc bật', '/caidat nhắc tắt'])
      expect(await reminded('hung')).toBe(true)
    },
  )

  it('is set once for all accounts of a person, and stays through a new link', async () => {
    const { talk, invite, reminded } = await set()
    await talk('hung', '/caidat tắt')
    await talk('hung', '/thoat')
    await talk('anna', await invite('hung'))
    await talk('anna', 'đồng ý')
    expect((await talk('anna', '/caidat')).text).toContain('tắt.')
    expect(await reminded('hung')).toBe(false)
  })
})
