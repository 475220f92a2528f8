import { describe, expect, it } from 'vitest'
import { assignments, taskEvents, tasks } from '../../db/schema.ts'
import { talkingOffice } from '../helpers/engine.ts'

describe('/nhan', () => {
  it('acknowledges a task, names its deadline with the weekday, and keeps who did it and when', async () => {
    const { db, office, talk, clock } = await talkingOffice('hung')
    const id = await office.addTask({
      lead: ['KT', 'hung'],
      work: 'not_acknowledged',
      due: '2026-12-04',
      title: 'Lập đề án',
    })
    const { text, choices } = await talk('hung', `/nhan ${id}`)
    expect(text).toBe(`Đã tiếp nhận việc #${id}: Lập đề án. Thời hạn: thứ Sáu 04/12/2026.`)
    expect(choices.map(choice => choice.send)).toEqual([`/xong ${id}`, '/hoantac', '/nhiemvu'])
    expect((await db.reads.select().from(tasks))[0]?.work).toBe('in_progress')
    expect((await db.reads.select().from(taskEvents)).at(-1)).toMatchObject({
      kind: 'acknowledged',
      officerId: office.officers.hung,
      at: clock.now(),
      before: { work: 'not_acknowledged' },
      after: { work: 'in_progress' },
    })
  })

  it('says what has changed when an old button is pressed again', async () => {
    const { db, office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged' })
    await talk('hung', `/nhan ${id}`)
    const again = await talk('hung', `/nhan ${id}`)
    expect(again.text).toBe(`Việc #${id} đã được tiếp nhận trước đó.`)
    expect(again.choices).toEqual([{ label: `Xem #${id}`, send: `/viec ${id}` }])
    await talk('hung', `/xong ${id} đã trình`)
    expect((await talk('hung', `/nhan ${id}`)).text).toContain('đã được báo hoàn thành trước đó')
    expect(await db.reads.select().from(taskEvents)).toHaveLength(3)
  })

  it('is for the lead alone: others who see the task are told whose it is', async () => {
    const { db, office, talk } = await talkingOffice('lan', 'khoa', 'ha')
    const id = await office.addTask({
      lead: ['KT', 'hung'],
      also: [['coordinator', 'VH', 'lan']],
      work: 'not_acknowledged',
    })
    for (const who of ['lan', 'khoa', 'ha'])
      expect((await talk(who, `/nhan ${id}`)).text).toContain(
        'do Phạm Văn Hùng (Phòng Kinh tế, Hạ tầng và Đô thị) chủ trì',
      )
    expect((await db.reads.select().from(tasks))[0]?.work).toBe('not_acknowledged')
  })

  it('is for the head where the unit has named nobody', async () => {
    const { office, talk } = await talkingOffice('khoa', 'hung', 'bao')
    const id = await office.addTask({ lead: ['KT'], work: 'not_acknowledged' })
    expect((await talk('hung', `/nhan ${id}`)).text).toContain('Không tìm thấy')
    expect((await talk('bao', `/nhan ${id}`)).text).toContain('chỉ cán bộ chủ trì')
    expect((await talk('khoa', `/nhan ${id}`)).text).toContain('Đã tiếp nhận')
  })

  it('asks which one, offering only what is not acknowledged yet', async () => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged' })
    await office.addTask({ lead: ['KT', 'hung'] })
    const { choices } = await talk('hung', '/nhan')
    expect(choices.map(choice => choice.send)).toEqual([`/nhan ${id}`])
    expect((await talk('hung', '1')).text).toContain(`Đã tiếp nhận việc #${id}`)
  })

  it('refuses a number nobody could mean', async () => {
    const { talk } = await talkingOffice('hung')
    for (const number of ['0', '999999999', '007'])
      expect((await talk('hung', `/nhan ${number}`)).text).toContain('Không tìm thấy việc #')
    expect((await talk('hung', '/nhan 12345678901234567890')).text).toContain('không có việc nào chờ tiếp nhận')
  })

  it('says nothing of a deadline there is not, and ends its sentence once', async () => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged', title: 'Trực chợ hoa.' })
    expect((await talk('hung', `/nhan việc số ${id}`)).text).toBe(`Đã tiếp nhận việc #${id}: Trực chợ hoa.`)
  })

  it('says so when there is nothing to choose from', async () => {
    const { talk } = await talkingOffice('hung')
    const { text, choices } = await talk('hung', '/nhan')
    expect(text).toBe('Đồng chí không có việc nào chờ tiếp nhận.')
    expect(choices).toEqual([{ label: 'Nhiệm vụ', send: '/nhiemvu' }])
  })

  it.each(['26 văn bản', '?', 'à', '21 máy', 'chưa nhỉ'])(
    'asks before it does, where “%s” stands behind the number',
    async words => {
      const { office, talk, db } = await talkingOffice('hung')
      const id = await office.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged' })
      await talk('hung', `/nhan ${id} ${words}`)
      expect((await db.reads.select().from(tasks))[0]?.work).toBe('not_acknowledged')
    },
  )

  it('takes on several that a message named, each for itself; what cannot be taken on is said', async () => {
    const { db, office, talk } = await talkingOffice('hung')
    const add = (lead: 'hung' | 'khoa') => office.addTask({ lead: ['KT', lead], work: 'not_acknowledged' })
    const [first, second, foreign] = [await add('hung'), await add('hung'), await add('khoa')]
    await talk('hung', `/nhan ${second}`)
    const { text } = await talk('hung', `/nhan cả ${first} ${second} ${foreign}`)
    expect(text).toContain(`Đã tiếp nhận 1 việc: #${first}.`)
    expect(text).toContain(`Việc #${second} đã được tiếp nhận trước đó.`)
    expect(text).toContain(`#${foreign}`)
    expect((await db.reads.select().from(tasks)).map(({ work }) => work)).toEqual([
      'in_progress',
      'in_progress',
      'not_acknowledged',
    ])
    const again = await talk('hung', `/nhan ca ${first} ${second}`)
    expect(again.text).toContain('Chưa tiếp nhận thêm việc nào.')
  })

  it('is asked for in the list of one’s tasks, of what is new', async () => {
    const { db, office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged' })
    expect((await talk('hung', '/nhiemvu')).text).not.toContain('Cần đồng chí tiếp nhận')
    await db.transact(tx => tx.update(assignments).set({ untold: 'assigned' }))
    const { text, choices } = await talk('hung', '/nhiemvu')
    expect(text).toContain('Cần đồng chí tiếp nhận 1 việc mới giao.')
    expect(choices[0]?.send).toBe('/nhiemvu chưa tiếp nhận')
    await talk('hung', `/nhan ${id}`)
    expect((await talk('hung', '/nhiemvu')).text).not.toContain('Cần đồng chí tiếp nhận')
    expect((await db.reads.select().from(assignments))[0]).toMatchObject({ untold: null, awaitedSince: null })
    await talk('hung', '/hoantac')
    expect((await talk('hung', '/nhiemvu')).text).toContain('Cần đồng chí tiếp nhận 1 việc mới giao.')
  })
})
