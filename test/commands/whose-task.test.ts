import { describe, expect, it } from 'vitest'
import { assignments, conversations, taskEvents, tasks } from '../../db/schema.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode } from '../helpers/office.ts'

const lines = ['/viec N', '/nhan N', '/capnhat N', '/capnhat N 50%', '/capnhat N 150%', '/xong N', '/xong N đã trình']

/** A task of Lan's unit. Of those asked only Sơn, its head, sees it; Mai serves there, Minh only administers. */
async function set(...who: OfficerCode[]) {
  const around = await talkingOffice(...who)
  const id = await around.office.addTask({ lead: ['VH', 'lan'], title: 'Chuyện riêng', work: 'not_acknowledged' })
  const stored = async () => [
    await around.db.reads.select().from(tasks),
    await around.db.reads.select().from(taskEvents),
  ]
  return { ...around, id, stored }
}

describe('a task that is not theirs', () => {
  it.each(lines)(
    'is to %s as one that does not exist, for officers, heads elsewhere and administrators',
    async line => {
      const people = ['hung', 'mai', 'khoa', 'minh'] as const
      const { talk, id, stored } = await set(...people)
      const before = await stored()
      const answer = async (who: OfficerCode, number: number) => {
        const { text, choices } = await talk(who, line.replace('N', String(number)))
        return { text: text.replace(`#${number}`, '#N'), choices }
      }
      for (const who of people) {
        expect(await answer(who, id)).toEqual(await answer(who, 999_999))
        expect(await answer(who, id)).toEqual({
          text: 'Không tìm thấy việc #N trong phạm vi của đồng chí. Gõ /nhiemvu để xem các việc của mình.',
          choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }],
        })
      }
      expect(await stored()).toEqual(before)
    },
  )

  it.each(lines.slice(1))(
    'is not reported on with %s by its head, by general affairs, or by who only helps',
    async line => {
      const { talk, id, db, office, stored } = await set('son', 'ha', 'bao', 'tam')
      await db.transact(tx =>
        tx.insert(assignments).values({ taskId: id, role: 'coordinator', officerId: office.officers.tam }),
      )
      const before = await stored()
      for (const who of ['son', 'ha', 'bao', 'tam']) {
        const { text, choices } = await talk(who, line.replace('N', String(id)))
        expect(text).toContain(
          `Việc #${id} do Võ Ngọc Lan (Phòng Văn hóa - Xã hội) chủ trì; chỉ cán bộ chủ trì được báo cáo việc này.`,
        )
        expect(choices).toEqual([{ label: `Xem #${id}`, send: `/viec ${id}` }])
      }
      expect(await stored()).toEqual(before)
    },
  )

  it.each(['/capnhat', '/xong'])(
    'is lost to a pending question of %s when handed to somebody else meanwhile',
    async command => {
      const { talk, id, db, office, stored } = await set('lan', 'mai')
      await talk('lan', `${command} ${id}`)
      await db.transact(tx => tx.update(assignments).set({ officerId: office.officers.mai }))
      const before = await stored()
      expect((await talk('lan', 'đã trình')).text).toContain('Không tìm thấy việc')
      expect(await stored()).toEqual(before)
      // The question is over: what comes next is no second answer.
      expect((await db.reads.select().from(conversations)).map(row => row.form)).toEqual([null])
      expect((await talk('mai', `${command} ${id} đã trình`)).text).toMatch(/^Đã (cập nhật|ghi nhận)/)
    },
  )
})

describe('an old button', () => {
  it.each([
    ['done', { work: 'done' }, 'đã được báo hoàn thành trước đó, không cần …'],
    ['withdrawn', { work: 'withdrawn' }, 'đã được thu hồi, không cần thực hiện nữa.'],
    [
      'handed in',
      { review: 'pending' },
      'đã trình kết quả và đang chờ duyệt. Nếu trình nhầm, gõ /hoantac trong 10 phút.',
    ],
  ] as const)('on a task that is %s by now changes nothing and says so', async (_, state, words) => {
    const { talk, id, db, stored } = await set('lan')
    await db.transact(tx => tx.update(tasks).set(state))
    const before = await stored()
    for (const line of [...lines.slice(1), '/capnhat N 100%']) {
      const { text, choices } = await talk('lan', line.replace('N', String(id)))
      const then = line.startsWith('/nhan') ? 'tiếp nhận.' : line.startsWith('/xong') ? 'báo lại.' : 'cập nhật tiến độ.'
      expect([line, text]).toEqual([line, `Việc #${id} ${words.replace('…', then)}`])
      expect(choices).toEqual([{ label: `Xem #${id}`, send: `/viec ${id}` }])
    }
    expect(await stored()).toEqual(before)
  })
})
