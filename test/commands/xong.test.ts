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
      work: 'done',
      review: 'none',
      progress: 100,
      submittedOn: '2026-11-23',
      submittedAt: clock.now(),
      result: 'Đã trình Báo cáo số 45/bc-ubnd ngày 20/11/2026',
      resultDocument: '45/BC-UBND',
    })
    expect(await db.reads.select({ place: assignments.openDue }).from(assignments)).toEqual([
      { place: null },
      { place: null },
    ])
    expect((await talk('lan', '/nhiemvu')).text).toContain('không có nhiệm vụ nào')
  })

  it.each([
    ['2026-11-23', 'Hoàn thành đúng hạn.'],
    ['2026-11-20', 'Hoàn thành quá hạn 1 ngày làm việc.'],
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
    expect((await talk('hung', `/viec ${id}`)).text).toContain('Minh chứng:\n│ to-trinh.pdf')
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

  it('judges a submission on its own day, whatever the leader takes', async () => {
    const { talk, id, clock } = await set({ needsApproval: true, due: '2026-11-23' })
    const { text } = await talk('hung', `/xong ${id} Tờ trình 12/TTr-UBND`)
    expect(text).toBe(
      `Đã trình kết quả việc #${id} lúc 07:30 ngày 23/11/2026, chờ lãnh đạo duyệt. Đã trình đúng hạn. ` +
        'Văn bản kết quả: 12/TTr-UBND. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.',
    )
    clock.jump(5 * 24 * 3_600_000)
    expect((await talk('hung', `/viec ${id}`)).text).toContain('(đã trình đúng hạn)')
    const late = await set({ needsApproval: true, due: '2026-11-20' })
    expect((await late.talk('hung', `/xong ${late.id} đã trình`)).text).toContain('Đã trình quá hạn 1 ngày làm việc.')
  })

  it('counts a day until midnight in the office', async () => {
    const hours = 3_600_000
    const [inTime, late] = [await set({ due: '2026-11-23' }), await set({ due: '2026-11-23' })]
    inTime.clock.jump(16.5 * hours - 1)
    expect((await inTime.talk('hung', `/xong ${inTime.id} xong`)).text).toContain(
      'lúc 23:59 ngày 23/11/2026. Hoàn thành đúng hạn',
    )
    late.clock.jump(16.5 * hours)
    expect((await late.talk('hung', `/xong ${late.id} xong`)).text).toContain(
      'lúc 00:00 ngày 24/11/2026. Hoàn thành quá hạn 1 ngày làm việc',
    )
    expect((await late.task())?.submittedOn).toBe('2026-11-24')
  })

  it('can be submitted again after it was taken back, not before', async () => {
    const { talk, id, task } = await set({ needsApproval: true })
    await talk('hung', `/xong ${id} bản nháp 1/BC-UBND`)
    await talk('hung', `/xong ${id} đã ký`)
    expect(await task()).toMatchObject({ result: 'bản nháp 1/BC-UBND', resultDocument: '01/BC-UBND' })
    await talk('hung', '/hoantac')
    expect(await task()).toMatchObject({ review: 'none', submittedOn: null, result: null, resultDocument: null })
    await talk('hung', `/xong ${id} đã ký`)
    expect(await task()).toMatchObject({ review: 'pending', result: 'đã ký', resultDocument: null })
  })

  it('keeps where the evidence is and what it is, with who sent it, when and from where', async () => {
    const { talk, id, db, office, clock } = await set()
    await talk('hung', `/xong ${id}`)
    await talk('hung', { kind: 'file', caption: 'Đã trình', file: { ...file, size: 20_480 } })
    expect(await db.reads.select().from(evidence)).toEqual([
      {
        id: 1,
        taskId: id,
        eventId: 2,
        officerId: office.officers.hung,
        at: clock.now(),
        channel: 'web',
        reference: 'web:9',
        name: 'to-trinh.pdf',
        mime: 'application/pdf',
        size: 20_480,
        album: null,
        state: 'waiting',
        sha256: null,
        attempts: 0,
        nextAt: 0,
      },
    ])
  })

  it('drops its question for /huy or the name of another command, and holds it through an empty message', async () => {
    const { talk, id, task } = await set()
    for (const leave of ['/huy', 'hủy', 'nhiệm vụ', '/nhiemvu', 'trợ giúp']) {
      await talk('hung', `/xong ${id}`)
      await talk('hung', leave)
      expect((await talk('hung', 'Đã trình')).text).toContain('là kết quả của việc nào?')
    }
    expect((await task())?.work).toBe('in_progress')
    await talk('hung', `/xong ${id}`)
    expect((await talk('hung', ' \u200b ')).text).toContain('không có nội dung')
    expect((await talk('hung', 'Nhiệm vụ đã xong')).text).toContain('Đã ghi nhận hoàn thành')
    expect((await task())?.result).toBe('Nhiệm vụ đã xong')
  })

  it('asks which task, and says that a file sent along has to come again', async () => {
    const { talk, id, db } = await set()
    const { text, choices } = await talk('hung', { kind: 'file', caption: '/xong', file })
    expect(text).toContain('Tệp vừa gửi chưa được lưu; đồng chí gửi lại tệp kèm chú thích có số việc.')
    expect(choices).toEqual([{ label: `#${id} Nhiệm vụ số 1`, send: `/xong ${id}` }])
    expect(await db.reads.select().from(evidence)).toEqual([])
    expect((await talk('hung', '/xong')).text).not.toContain('Tệp')
    expect((await talk('hung', '1')).text).toContain(`Kết quả việc #${id} (Nhiệm vụ số 1) là gì?`)
  })

  it('offers only what the person leads and has not handed in', async () => {
    const { talk, id, office } = await set()
    await office.addTask({ lead: ['KT', 'hung'], review: 'pending' })
    await office.addTask({ lead: ['KT', 'hung'], work: 'done' })
    await office.addTask({ lead: ['VH', 'lan'], also: [['coordinator', 'KT', 'hung']] })
    expect((await talk('hung', '/xong')).choices.map(choice => choice.send)).toEqual([`/xong ${id}`])
    expect((await talk('lan', '/xong')).choices).toHaveLength(1)
  })

  it.each(['12, 13', '12 và 13', '#12 #13', '12 việc 13.', '12;13'])(
    'does not take the second task of "%s" for a result',
    async args => {
      const { talk, task, office } = await set()
      for (let id = 2; id <= 13; id++) await office.addTask({ lead: ['KT', 'hung'] })
      const { text, choices } = await talk('hung', `/xong ${args}`)
      expect(text).toContain('Mỗi lần đồng chí báo hoàn thành một việc')
      expect(choices.map(choice => choice.send)).toEqual(['/xong 12', '/xong 13'])
      expect(await task()).toMatchObject({ work: expect.not.stringMatching('done') })
    },
  )

  it('does not take the number of a party document for that of a task', async () => {
    const { talk, task } = await set()
    expect((await talk('hung', '/xong 1-NQ/TW')).text).toContain('Đồng chí báo hoàn thành việc nào?')
    expect((await task())?.work).toBe('in_progress')
  })
})
