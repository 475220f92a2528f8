import { describe, expect, it } from 'vitest'
import { recordChange } from '../../db/task-events.ts'
import { assignments, taskEvents, tasks } from '../../db/schema.ts'
import { findTask } from '../../db/tasks.ts'
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
})
