import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { outbox, taskEvents, tasks } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode, TaskOptions } from '../helpers/office.ts'

async function set(fields: Partial<TaskOptions> = {}) {
  const around = await talkingOffice('hung', 'khoa', 'bao', 'ha', 'lan', 'son')
  const { office, db, settled } = around
  const id = await office.addTask({
    lead: ['KT', 'hung'],
    also: [['coordinator', 'VH', 'lan']],
    title: 'Báo cáo quý',
    due: '2026-11-25',
    progress: 40,
    ...fields,
  })
  const task = async () => (await db.reads.select().from(tasks).where(eq(tasks.id, id)))[0]
  const last = async () =>
    (await db.reads.select().from(taskEvents).where(eq(taskEvents.taskId, id)).orderBy(asc(taskEvents.id))).at(-1)
  const told = async (who: OfficerCode) => {
    await settled()
    return (await db.reads.select().from(outbox).where(eq(outbox.officerId, office.officers[who])))
      .filter(({ kind, status }) => kind === 'push' && status === 'sent')
      .map(({ reply }) => plainText(reply))
  }
  return { ...around, id, task, last, told }
}

describe('/thuhoi', () => {
  it.each(['khoa', 'bao', 'ha'] as const)(
    'withdraws a task for %s, with the reason, and tells those who do it',
    async who => {
      const { talk, task, last, told, id, office } = await set()
      const { text, choices } = await talk(who, `/thuhoi ${id} đã giao đơn vị khác`)
      expect(text).toBe(
        `Đã thu hồi việc #${id}: Báo cáo quý. Những người thực hiện được báo. Nếu nhầm, gõ /hoantac trong 10 phút; sau đó mở lại bằng /molai ${id}.`,
      )
      expect(choices.map(({ send }) => send)).toEqual(['/hoantac', `/viec ${id}`])
      expect(await task()).toMatchObject({ work: 'withdrawn', review: 'none' })
      expect(await last()).toMatchObject({
        kind: 'withdrawn',
        note: 'đã giao đơn vị khác',
        officerId: office.officers[who],
      })
      for (const worker of ['hung', 'lan'] as const)
        expect((await told(worker)).at(-1)).toContain(
          `đã thu hồi việc #${id}: Báo cáo quý.\nLý do: đã giao đơn vị khác`,
        )
      expect((await talk(who, `/thuhoi ${id} đã giao đơn vị khác`)).text).toBe(`Việc #${id} đã được thu hồi trước đó.`)
    },
  )

  it('asks for the reason, and takes no refusal for one', async () => {
    const { talk, task, id } = await set()
    expect((await talk('khoa', `/thuhoi ${id}`)).text).toContain(`Vì sao thu hồi việc #${id} (Báo cáo quý)?`)
    await talk('khoa', 'thôi')
    await talk('khoa', `/thuhoi ${id} không`)
    expect((await task())?.work).toBe('in_progress')
    await talk('khoa', `/thuhoi ${id}`)
    await talk('khoa', 'Theo chỉ đạo của Thường trực HĐND phường')
    expect((await task())?.work).toBe('withdrawn')
  })

  it('ends the waiting of a result: a decision on it tells what happened', async () => {
    const { talk, task, told, id } = await set({ needsApproval: true })
    await talk('hung', `/xong ${id} Đã gửi báo cáo 45/BC-UBND`)
    expect((await talk('bao', `/thuhoi ${id} đã giao đơn vị khác`)).text).toContain('không cần duyệt nữa')
    expect((await told('khoa')).at(-1)).toContain('Đồng chí Trần Quốc Bảo đã thu hồi việc')
    expect((await talk('khoa', `/duyet ${id}`)).text).toMatch(/^Đồng chí Trần Quốc Bảo đã thu hồi việc #\d+ lúc 07:30/)
    await talk('bao', '/hoantac')
    expect(await task()).toMatchObject({ work: 'in_progress', review: 'pending' })
    expect((await told('khoa')).at(-1)).toContain('Kết quả lại chờ đồng chí duyệt.')
    expect((await told('lan')).at(-1)).toContain('đã hoàn tác thu hồi')
    expect((await talk('khoa', `/duyet ${id}`)).text).toContain('Đã duyệt')
  })

  it('is not for whoever does the task, nor for a leader elsewhere', async () => {
    const { talk, task, id } = await set()
    expect((await talk('hung', `/thuhoi ${id} bận việc khác quá`)).text).toContain('người chủ trì không tự thu hồi')
    expect((await talk('lan', `/thuhoi ${id} bận việc khác quá`)).text).toContain(
      'chỉ lãnh đạo cấp trên của người chủ trì',
    )
    expect((await task())?.work).toBe('in_progress')
  })

  it('is offered under the task to those who may, and to nobody else', async () => {
    const { talk, id } = await set()
    const offers = async (who: OfficerCode) => (await talk(who, `/viec ${id}`)).choices.map(({ label }) => label)
    expect(await offers('khoa')).toEqual(['Gia hạn', 'Tạm dừng', 'Thu hồi', 'Giao người khác', 'Ý kiến', 'Đôn đốc'])
    expect(await offers('hung')).toEqual(['Cập nhật', 'Báo hoàn thành', 'Xin gia hạn', 'Ý kiến'])
    expect(await offers('lan')).toEqual(['Ý kiến'])
  })
})

describe('/molai', () => {
  const done = { work: 'done', submittedOn: '2026-11-20', submittedAt: 1, progress: 100 } as const

  it('has what was done done again, and tells those who do it', async () => {
    const { talk, task, last, told, id } = await set(done)
    const { text } = await talk('khoa', `/molai ${id} thiếu số liệu quý III`)
    expect(text).toBe(
      `Đã mở lại việc #${id}: Báo cáo quý. Những người thực hiện được báo. Thời hạn giữ nguyên: thứ Tư 25/11/2026. Nếu nhầm, gõ /hoantac trong 10 phút.`,
    )
    expect(await task()).toMatchObject({ work: 'in_progress', review: 'none', submittedOn: null })
    expect(await last()).toMatchObject({ kind: 'reopened', note: 'thiếu số liệu quý III', mark: null })
    expect((await told('hung')).at(-1)).toContain('Việc cần được thực hiện tiếp và báo kết quả lại.')
    // It is in the queue of its officer again.
    expect((await talk('hung', '/nhiemvu')).text).toContain(`#${id} Báo cáo quý`)
    await talk('khoa', '/hoantac')
    expect(await task()).toMatchObject(done)
  })

  it('marks what an inspection found, of what was approved', async () => {
    const { talk, last, id } = await set({ ...done, review: 'approved', needsApproval: true })
    const { text } = await talk('khoa', `/molai ${id} hậu kiểm: thiếu số liệu quý III`)
    expect(text).toContain(`Đã mở lại việc #${id} (hậu kiểm)`)
    expect(await last()).toMatchObject({ kind: 'reopened', note: 'thiếu số liệu quý III', mark: 'inspection' })
    expect((await talk('khoa', `/viec ${id}`)).text).toContain('mở lại (hậu kiểm)')
  })

  it('does not mark so what was never approved, and says how else', async () => {
    const { talk, task, id } = await set(done)
    expect((await talk('khoa', `/molai ${id} hậu kiểm: thiếu số liệu quý III`)).text).toContain('chưa từng được duyệt')
    expect((await task())?.work).toBe('done')
  })

  it('brings back what was withdrawn, also later than ten minutes', async () => {
    const { talk, task, clock, id } = await set()
    await talk('khoa', `/thuhoi ${id} đã giao đơn vị khác`)
    clock.jump(86_400_000)
    await talk('khoa', `/molai ${id} cần thực hiện lại trong tháng 12`)
    expect(await task()).toMatchObject({ work: 'in_progress', progress: 40 })
    expect((await talk('khoa', `/molai ${id} cần thực hiện lại trong tháng 12`)).text).toContain('không cần mở lại')
  })
})
