import { describe, expect, it } from 'vitest'
import { recordChange } from '../../db/tasks/events.ts'
import { assignments, evidence, taskEvents, tasks } from '../../db/schema.ts'
import { findTask } from '../../db/tasks/find.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { TaskOptions } from '../helpers/office.ts'

const minute = 60_000

async function set(fields: Partial<TaskOptions> = {}) {
  const around = await talkingOffice('hung', 'khoa')
  const id = await around.office.addTask({
    lead: ['KT', 'hung'],
    work: 'not_acknowledged',
    due: '2026-11-25',
    ...fields,
  })
  const state = async () => ({
    task: (await around.db.reads.select().from(tasks))[0],
    places: await around.db.reads.select({ openDue: assignments.openDue }).from(assignments),
  })
  return { ...around, id, state }
}

describe('/hoantac', () => {
  it.each([
    ['/nhan N', {}, 'tiếp nhận'],
    ['/capnhat N 50% đã họp', {}, 'cập nhật tiến độ'],
    ['/xong N đã trình', {}, 'báo hoàn thành'],
    ['/xong N đã trình', { needsApproval: true }, 'trình kết quả'],
    ['/xong N đã trình lại', { review: 'returned' as const }, 'báo hoàn thành'],
  ])('takes back %s (%j) wholly', async (line, fields, words) => {
    const { talk, id, state } = await set(fields)
    const before = await state()
    await talk('hung', line.replace('N', String(id)))
    expect(await state()).not.toEqual(before)
    expect((await talk('hung', '/hoantac')).text).toContain(`Đã hoàn tác ${words} việc #${id}`)
    expect(await state()).toEqual(before)
  })

  it('has ten minutes', async () => {
    const { talk, id, clock } = await set()
    await talk('hung', `/nhan ${id}`)
    clock.jump(10 * minute)
    expect((await talk('hung', '/hoantac')).text).toContain('không có thao tác nào trong 10 phút')
    await talk('hung', `/capnhat ${id} 5%`)
    clock.jump(10 * minute - 1)
    expect((await talk('hung', '/hoantac')).text).toContain('Đã hoàn tác')
  })

  it('said twice takes back the step before, never the same one again', async () => {
    const { talk, id, state } = await set()
    const before = await state()
    await talk('hung', `/nhan ${id}`)
    await talk('hung', `/capnhat ${id} 50%`)
    expect((await talk('hung', '/hoantac')).text).toContain('cập nhật tiến độ')
    expect((await talk('hung', '/hoantac')).text).toContain('tiếp nhận')
    expect(await state()).toEqual(before)
    expect((await talk('hung', '/hoantac')).text).toContain('không có thao tác nào')
  })

  it('can be done again after the same step is', async () => {
    const { talk, id } = await set()
    for (let n = 0; n < 3; n++) {
      expect((await talk('hung', `/nhan ${id}`)).text).toContain('Đã tiếp nhận')
      expect((await talk('hung', '/hoantac')).text).toContain('Đã hoàn tác tiếp nhận')
    }
  })

  it('leaves the history as it was and adds to it', async () => {
    const { talk, id, db } = await set()
    await talk('hung', `/nhan ${id}`)
    const before = await db.reads.select().from(taskEvents)
    await talk('hung', '/hoantac')
    const after = await db.reads.select().from(taskEvents)
    expect(after.slice(0, -1)).toEqual(before)
    expect(after.at(-1)).toMatchObject({ kind: 'undone', undoes: before.at(-1)?.id })
  })

  it('is refused after somebody else’s change, which would be lost', async () => {
    const { talk, id, db, office, clock } = await set()
    await talk('hung', `/nhan ${id}`)
    await db.transact(async tx => {
      const task = (await findTask(tx, id))!
      const change = { kind: 'import_changed', set: { due: '2026-12-31' } } as const
      await recordChange(tx, task, change, { officerId: office.officers.khoa, now: clock.now() })
    })
    const { text, choices } = await talk('hung', '/hoantac')
    expect(text).toContain('đã có thay đổi khác')
    expect(choices).toEqual([{ label: `Xem #${id}`, send: `/viec ${id}` }])
    expect((await findTask(db.reads, id))?.due).toBe('2026-12-31')
  })

  it('takes back one’s own steps only', async () => {
    const { talk, id } = await set()
    await talk('hung', `/nhan ${id}`)
    expect((await talk('khoa', '/hoantac')).text).toContain('không có thao tác nào')
  })

  it('is refused to who no longer leads the task', async () => {
    const { talk, id, db, office } = await set()
    await talk('hung', `/nhan ${id}`)
    await db.transact(tx => tx.update(assignments).set({ officerId: office.officers.lan }))
    expect((await talk('hung', '/hoantac')).text).toContain('Không tìm thấy')
  })

  it('brings the task back to its place in every queue', async () => {
    const { talk, id, office } = await set()
    const later = await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-20' })
    const listed = async () => [...(await talk('hung', '/nhiemvu')).text.matchAll(/^#(\d+) /gm)].map(m => Number(m[1]))
    await talk('hung', `/xong ${id} đã trình`)
    expect(await listed()).toEqual([later])
    await talk('hung', '/hoantac')
    expect(await listed()).toEqual([id, later])
  })

  it('no longer counts the proof that came with the step, but keeps it on record', async () => {
    const { talk, id, db, clock } = await set()
    const file = (name: string) => ({ reference: `web:${name}`, name, mime: 'image/jpeg' })
    await talk('hung', { kind: 'file', caption: `/capnhat ${id} 50%`, file: file('hop.jpg') })
    clock.jump(minute)
    await talk('hung', { kind: 'file', caption: `/xong ${id} đã trình`, file: file('nham.jpg') })
    expect((await talk('hung', `/viec ${id}`)).text).toContain('Minh chứng:\n│ hop.jpg\n│ nham.jpg')
    await talk('hung', '/hoantac')
    expect((await talk('hung', `/viec ${id}`)).text).toMatch(/Minh chứng:\n│ hop\.jpg$/m)
    expect((await talk('hung', `/viec ${id}`)).text).not.toContain('nham.jpg')
    expect((await db.reads.select().from(evidence)).map(row => row.name)).toEqual(['hop.jpg', 'nham.jpg'])
  })

  it('is refused once the leader has approved', async () => {
    const { talk, id, db, office, clock } = await set({ needsApproval: true })
    await talk('hung', `/xong ${id} đã trình`)
    await db.transact(async tx => {
      const change = { kind: 'approved', set: { work: 'done', review: 'approved' } } as const
      await recordChange(tx, (await findTask(tx, id))!, change, { officerId: office.officers.khoa, now: clock.now() })
    })
    expect((await talk('hung', '/hoantac')).text).toContain('đã có thay đổi khác')
    expect(await findTask(db.reads, id)).toMatchObject({ work: 'done', review: 'approved', result: 'đã trình' })
  })

  it('names the task, and shows the undoing in its history', async () => {
    const { talk, id } = await set({ title: 'Báo cáo tháng 11.' })
    await talk('hung', `/nhan ${id}`)
    const { text, choices } = await talk('hung', 'hoàn tác')
    expect(text).toBe(`Đã hoàn tác tiếp nhận việc #${id}: Báo cáo tháng 11.`)
    expect(choices.map(choice => choice.send)).toEqual([`/viec ${id}`, '/nhiemvu'])
    expect((await talk('hung', `/viec ${id}`)).text).toContain('Phạm Văn Hùng hoàn tác')
  })
})

describe('/hoantac after a step that is not taken back this way', () => {
  it('takes back no other step, and says how the last is put right', async () => {
    const { talk, office, db, state, settled } = await talkingAndDeciding()
    const first = await office.addTask({ lead: ['KT', 'hung'], work: 'in_progress', due: '2026-12-25' })
    await talk('bao', `/tamdung ${first} chờ vốn`)
    await talk('bao', 'đúng')
    await talk('bao', '/giao Phòng Kinh tế | Gửi báo cáo nhanh | 18/12')
    await talk('bao', 'đúng')
    await settled()
    const before = await state()
    const { text } = await talk('bao', '/hoantac')
    expect(text).toContain('giao việc (việc #2)')
    expect(text).toContain('/thuhoi 2')
    expect(await state()).toEqual(before)
    expect((await talk('bao', `/hoantac ${first}`)).text).toContain(`Đã hoàn tác tạm dừng việc #${first}`)
    expect((await db.reads.select().from(taskEvents)).filter(({ kind }) => kind === 'undone')).toHaveLength(1)
  })

  it('is the same after whoever leads it was changed', async () => {
    const { talk, office } = await talkingAndDeciding()
    const first = await office.addTask({ lead: ['KT', 'hung'], work: 'in_progress', due: '2026-12-25' })
    await talk('bao', `/chuyen ${first} Đỗ Đăng Khoa`)
    await talk('bao', 'đúng')
    const { text } = await talk('bao', '/hoantac')
    expect(text).toContain(`/chuyen ${first}`)
    expect(text).not.toContain('Đã hoàn tác')
  })
})

async function talkingAndDeciding() {
  const around = await talkingOffice('bao', 'hung', 'khoa')
  const state = () => around.db.reads.select().from(tasks)
  return { ...around, state }
}
