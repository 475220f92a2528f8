import { describe, expect, it } from 'vitest'
import { dailyReminders } from '../../jobs/daily-reminders.ts'
import { runSlot } from '../../jobs/run.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { talkingOffice } from '../helpers/engine.ts'
import { at, surroundings } from '../helpers/jobs.ts'
import { today, type OfficerCode, type TaskOptions } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'

async function set(fields: Partial<TaskOptions> = {}, ...linked: OfficerCode[]) {
  const around = await talkingOffice('khoa', 'ha', 'son', ...linked)
  const id = await around.office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo quý', due: '2026-11-25', ...fields })
  /** What this person was sent that is no answer. */
  const told = (person: OfficerCode) =>
    around.channel.sent.flatMap(({ chat, message }) =>
      chat === person && message.blocks.some(block => block.text.startsWith('Đồng chí ')) ? [plainText(message)] : [],
    )
  return { ...around, id, told }
}

describe('that work is to rest', () => {
  it('is told to who does it, with the reason apart, the deadline and a way to see the task', async () => {
    const { talk, id, told, channel } = await set({}, 'hung')
    await talk('khoa', `/tamdung ${id} chờ hướng dẫn của Sở Tài chính`)
    expect(told('hung')).toEqual([
      `Đồng chí Đỗ Đăng Khoa đã tạm dừng việc #${id}: Báo cáo quý.\nLý do: chờ hướng dẫn của Sở Tài chính\nThời hạn giữ nguyên; trợ lý không nhắc việc này cho đến khi được cho tiếp tục.`,
    ])
    expect(channel.sent.find(({ chat }) => chat === 'hung')?.message.choices).toEqual([
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ])
    await talk('khoa', `/tieptuc ${id}`)
    expect(told('hung')[1]).toBe(
      `Đồng chí Đỗ Đăng Khoa đã cho tiếp tục việc #${id}: Báo cáo quý.\nĐồng chí báo cáo việc này như bình thường. Thời hạn: thứ Tư 25/11/2026.`,
    )
  })

  it('is told to co-ordinators and to the head of a unit that has named nobody; not to followers, nor to who did it', async () => {
    const { talk, id, told } = await set(
      {
        lead: ['VH'],
        also: [
          ['coordinator', 'KT', 'hung'],
          ['follower', 'KT', 'khoa'],
          ['coordinator', 'VP', 'ha'],
        ],
      },
      'hung',
      'lan',
    )
    await talk('ha', `/tamdung ${id} chờ hướng dẫn của Sở`)
    expect(told('son')).toHaveLength(1)
    expect(told('hung')).toHaveLength(1)
    // who serves in the unit and does not lead it, who follows, who did it
    for (const person of ['lan', 'khoa', 'ha'] as const) expect(told(person)).toEqual([])
  })

  it('is told again when it is taken back, and not at all where nobody was told yet', async () => {
    const { talk, id, told, link, db, office } = await set({}, 'lan')
    await talk('khoa', `/tamdung ${id} chờ hướng dẫn của Sở`)
    expect((await outboxRows(db)).filter(row => row.officerId === office.officers.hung)).toMatchObject([
      { status: 'held', topic: `task ${id} rest` },
    ])
    await talk('khoa', '/hoantac')
    expect((await outboxRows(db)).filter(row => row.officerId === office.officers.hung)).toMatchObject([
      { status: 'dropped' },
    ])
    await link('hung')
    await talk('khoa', `/tamdung ${id} chờ hướng dẫn của Sở`)
    expect(told('hung')).toHaveLength(1)
    await talk('khoa', '/hoantac')
    expect(told('hung')).toHaveLength(2)
    expect(told('hung')[1]).toContain(`đã cho tiếp tục việc #${id}`)
  })

  it('takes back a digest that was not sent and reminds of this task alone', async () => {
    const { talk, id, db, office } = await set({ due: today })
    await office.addTask({ lead: ['VH', 'lan'], due: today })
    const done = () => runSlot(dailyReminders('07:30'), at(today), () => at(today), surroundings(db))
    await done()
    const held = async () =>
      (await outboxRows(db)).filter(row => row.topic === 'digest' && row.status === 'held').map(row => row.officerId)
    expect(await held()).toEqual([office.officers.hung, office.officers.lan])
    await talk('khoa', `/tamdung ${id} chờ hướng dẫn của Sở`)
    expect(await held()).toEqual([office.officers.lan])
  })
})
