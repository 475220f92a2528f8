import { describe, expect, it } from 'vitest'
import { assignments, evidence, taskEvents, tasks } from '../../db/schema.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { TaskOptions } from '../helpers/office.ts'

async function set(fields: Partial<TaskOptions> = {}) {
  const around = await talkingOffice('hung', 'lan')
  const id = await around.office.addTask({
    lead: ['KT', 'hung'],
    also: [['coordinator', 'VH', 'lan']],
    due: '2026-11-25',
    ...fields,
  })
  const task = async () => (await around.db.reads.select().from(tasks))[0]
  return { ...around, id, task }
}
const file = { reference: 'web:9', name: 'to-trinh.pdf', mime: 'application/pdf' }

describe('/xong', () => {
  it('completes at once, judges the day, finds the result’s document, and leaves the queues', async () => {
    const { talk, id, task, db, clock } = await set()
    const { text, choices } = await talk('hung', `/xong ${id} Đã trình Báo cáo số 45/bc-ubnd ngày 20/11/2026`)
    expect(text).toBe(
      `Đã ghi nhận hoàn thành việc #${id} lúc 07:30 ngày 23/11/2026. Hoàn thành đúng hạn. Văn bản kết quả: 45/BC-UBND. ` +
        'Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.',
    )
    expect(choices[0]).toEqual({ label: 'Hoàn tác', send: '/hoantac' })
    expect(await task()).toMatchObject({
      ...{ work: 'done', review: 'none', progress: 100, submittedOn: '2026-11-23', submittedAt: clock.now() },
      ...{ result: 'Đã trình Báo cáo số 45/bc-ubnd ngày 20/11/2026', resultDocument: '45/BC-UBND' },
    })
    expect(await db.reads.select({ place: assignments.openDue }).from(assignments)).toEqual([
      { place: null },
      { place: null },
    ])
    expect((await talk('lan', '/nhiemvu')).text).toContain('không có nhiệm vụ nào')
  })

  it.each([
    ['2026-11-23', 'Hoàn thành đúng hạn.'],
    ['2026-11-20', 'Hoàn thành quá hạn 3 ngày.'],
  ])('says how a deadline of %s was kept', async (due, sentence) => {
    const { talk, id } = await set({ due })
    expect((await talk('hung', `/xong ${id} xong`)).text).toContain(sentence)
  })

  it('says nothing of punctuality without a deadline', async () => {
    const { talk, id } = await set({ due: null })
    expect((await talk('hung', `/xong ${id} xong`)).text).not.toMatch(/đúng hạn|quá hạn/)
  })

  it('submits for approval where the task needs it; the day of submission counts', async () => {
    const { talk, id, task, db } = await set({ needsApproval: true })
    expect((await talk('hung', `/xong ${id} Tờ trình 12/TTr-UBND`)).text).toContain('Đã trình kết quả')
    expect(await task()).toMatchObject({ work: 'in_progress', review: 'pending', submittedOn: '2026-11-23' })
    expect((await db.reads.select().from(taskEvents)).at(-1)?.kind).toBe('submitted')
    expect((await talk('hung', `/xong ${id} nữa`)).text).toContain('đang chờ duyệt')
    expect((await talk('hung', '/nhiemvu')).text).toContain('không có nhiệm vụ nào')
    expect((await talk('hung', '/nhiemvu chờ duyệt')).text).toContain(`#${id} `)
  })

  it('asks for the result, and takes words, a file, or a file with words', async () => {
    for (const answer of [
      'Đã trình',
      { kind: 'file', caption: '', file } as const,
      { kind: 'file', caption: 'Đã trình', file } as const,
    ]) {
      const { talk, id, task, db } = await set()
      expect((await talk('hung', `/xong ${id}`)).text).toContain('là gì?')
      const { text } = await talk('hung', answer)
      expect(text).toContain('Đã ghi nhận hoàn thành')
      const withFile = typeof answer !== 'string'
      expect((await db.reads.select().from(evidence)).map(row => row.taskId)).toEqual(withFile ? [id] : [])
      expect((await task())?.result).toBe(withFile && answer.caption === '' ? 'Tệp to-trinh.pdf' : 'Đã trình')
    }
  })

  it('keeps the file that comes with the command as evidence, and names it', async () => {
    const { talk, id } = await set()
    expect((await talk('hung', { kind: 'file', caption: `/xong ${id} Đã trình`, file })).text).toContain(
      'Đã lưu minh chứng: to-trinh.pdf.',
    )
    expect((await talk('hung', `/viec ${id}`)).text).toContain('Minh chứng: to-trinh.pdf')
  })

  it('asks how to file what comes without words', async () => {
    const { talk, db } = await set()
    expect((await talk('hung', { kind: 'file', caption: '', file })).text).toContain('chưa biết tệp thuộc việc nào')
    expect(await db.reads.select().from(evidence)).toEqual([])
  })

  it.each([['#N: đã trình'], ['N. đã trình'], ['N, đã trình'], ['việc N - đã trình'], ['số N đã trình']])(
    'reads "%s"',
    async line => {
      const { talk, id, task } = await set()
      await talk('hung', `/xong ${line.replace('N', String(id))}`)
      expect((await task())?.result).toBe('đã trình')
    },
  )

  it.each(['12/11 đã trình', '12.5 đã trình', '50% đã trình', 'đã trình'])(
    'does not take "%s" for a number',
    async line => {
      const { talk } = await set()
      expect((await talk('hung', `/xong ${line}`)).text).toContain('Đồng chí báo hoàn thành việc nào?')
    },
  )

  it('changes nothing twice when an old button is pressed', async () => {
    const { talk, id, db } = await set()
    await talk('hung', `/xong ${id} đã trình`)
    const before = await db.reads.select().from(tasks)
    const again = await talk('hung', `/xong ${id} đã trình lại`)
    expect(again.text).toContain('đã được báo hoàn thành trước đó')
    expect(again.choices).toEqual([{ label: `Xem #${id}`, send: `/viec ${id}` }])
    expect(await db.reads.select().from(tasks)).toEqual(before)
    expect((await talk('hung', `/xong ${id}`)).text).toContain('trước đó')
  })

  it('is not for a co-ordinator', async () => {
    const { talk, id, task } = await set()
    expect((await talk('lan', `/xong ${id} thay bạn`)).text).toContain('chủ trì')
    expect((await task())?.work).toBe('in_progress')
  })
})
