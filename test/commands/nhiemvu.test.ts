import { describe, expect, it } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'
import type { TaskOptions } from '../helpers/office.ts'

async function set() {
  const { office, ...engine } = await talkingOffice('hung', 'son', 'lan')
  const mine = (fields: Partial<TaskOptions> = {}) => office.addTask({ lead: ['KT', 'hung'], ...fields })
  return { ...engine, office, mine }
}
const numbers = (text: string) => [...text.matchAll(/^#(\d+) /gm)].map(match => Number(match[1]))

describe('/nhiemvu', () => {
  it('lists the open tasks by urgency, in named groups with their counts', async () => {
    const { talk, mine } = await set()
    const later = await mine({ title: 'Xa nhất', due: '2026-12-31' })
    const undated = await mine({ title: 'Thường xuyên' })
    const overdue = await mine({ title: 'Đã trễ', due: '2026-11-20' })
    const dueToday = await mine({ title: 'Trong ngày', due: '2026-11-23', urgency: 'express' })
    const soon = await mine({ title: 'Gần đến', due: '2026-11-26' })
    const { text, choices } = await talk('hung', '/nhiemvu')
    expect(numbers(text)).toEqual([overdue, dueToday, soon, later, undated])
    expect(text).toContain('Nhiệm vụ: 5 việc')
    expect(text).toContain('Gồm 1 quá hạn, 1 hạn hôm nay, 1 sắp đến hạn và 2 còn thời gian.')
    expect(text.match(/^(Quá hạn|Hạn hôm nay|Sắp đến hạn|Còn lại) \(\d\)$/gm)).toEqual([
      'Quá hạn (1)',
      'Hạn hôm nay (1)',
      'Sắp đến hạn (1)',
      'Còn lại (2)',
    ])
    expect(text).toContain(`#${dueToday} [HỎA TỐC] Trong ngày`)
    expect(text).toContain('hạn thứ Sáu 20/11/2026 · quá hạn 1 ngày làm việc')
    expect(choices.slice(0, 2)).toEqual([overdue, dueToday].map(id => ({ label: `#${id}`, send: `/viec ${id}` })))
  })

  it('leaves out what is closed, handed in, only followed, or somebody else’s', async () => {
    const { talk, mine, office } = await set()
    const shown = await mine({ due: '2026-11-25' })
    await mine({ work: 'done', submittedOn: '2026-11-20', due: '2026-11-20' })
    await mine({ work: 'withdrawn' })
    await mine({ review: 'pending', submittedOn: '2026-11-22', due: '2026-11-25' })
    await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-20' })
    await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-20', also: [['follower', 'KT', 'hung']] })
    const { text, choices } = await talk('hung', '/nhiemvu')
    expect(numbers(text)).toEqual([shown])
    expect(text).toContain('Ngoài ra có 1 việc đã trình, đang chờ duyệt.')
    expect(choices).toContainEqual({ label: 'Chờ duyệt', send: '/nhiemvu chờ duyệt' })
  })

  it('filters by state, day, period, part and words, typed with or without diacritics and slash', async () => {
    const { talk, mine, office } = await set()
    const late = await mine({ title: 'Cải cách hành chính', due: '2026-11-20' })
    const now = await mine({ due: '2026-11-23' })
    const week = await mine({ due: '2026-11-29' })
    const month = await mine({ due: '2026-11-30' })
    const waiting = await mine({ review: 'pending', submittedOn: '2026-11-20', due: '2026-12-20' })
    const done = await mine({ work: 'done', submittedOn: '2026-11-19', due: '2026-11-20' })
    const helping = await office.addTask({
      lead: ['VH', 'lan'],
      also: [['coordinator', 'KT', 'hung']],
      due: '2026-12-25',
    })
    const ask = async (line: string) => numbers((await talk('hung', line)).text)
    expect(await ask('/nhiemvu quá hạn')).toEqual([late])
    expect(await ask('nhiem vu qua han')).toEqual([late])
    expect(await ask('NV HÔM NAY')).toEqual([now])
    expect(await ask('/nv tuần này')).toEqual([now, week])
    expect(await ask('/nv tháng này')).toEqual([late, now, week, month])
    expect(await ask('/nv chờ duyệt')).toEqual([waiting])
    expect(await ask('/nv phối hợp')).toEqual([helping])
    expect(await ask('/nv chủ trì')).toEqual([late, now, week, month])
    expect(await ask('/nv đã xong')).toEqual([done])
    expect(await ask('/nv cai cach')).toEqual([late])
    expect((await ask('/nv tất cả')).toSorted()).toEqual([late, now, week, month, waiting, done, helping].toSorted())
  })

  it('lists a done task under its lead only', async () => {
    const { talk, office } = await set()
    const id = await office.addTask({
      lead: ['VH', 'lan'],
      also: [['coordinator', 'KT', 'hung']],
      work: 'done',
      submittedOn: '2026-11-20',
    })
    expect(numbers((await talk('lan', '/nhiemvu đã xong')).text)).toEqual([id])
    expect(numbers((await talk('hung', '/nhiemvu đã xong')).text)).toEqual([])
  })

  it('pages a long list, keeps the filter on the way, and stays inside it', async () => {
    const { talk, mine } = await set()
    const ids: number[] = []
    for (let n = 0; n < 19; n++) ids.push(await mine({ title: `Chợ ${n}`, due: '2026-12-0' + String(1 + (n % 9)) }))
    const first = await talk('hung', '/nhiemvu chợ')
    expect(numbers(first.text)).toHaveLength(8)
    expect(first.text).toContain('Trang 1/3.')
    const next = first.choices.find(choice => choice.label === 'Trang sau ›')!
    expect(next.send).toBe('/nhiemvu chợ trang 2')
    const second = await talk('hung', next.send)
    const third = await talk('hung', '/nhiemvu chợ trang 99')
    expect(third.text).toContain('Trang 3/3.')
    expect(third.choices.map(choice => choice.label)).toContain('‹ Trang trước')
    expect(third.choices.map(choice => choice.label)).not.toContain('Trang sau ›')
    const all = [first, second, third].flatMap(page => numbers(page.text))
    expect(all.toSorted((a, b) => a - b)).toEqual(ids)
  })

  it.each(['constructor', '__proto__', 'toString', '%', '"', '\\', '[', 'trang', 'trang 0', '0', '-1'])(
    'takes %s as plain words',
    async words => {
      const { talk, mine, logged } = await set()
      await mine({ title: 'Việc thường' })
      const { text } = await talk('hung', `/nhiemvu ${words}`)
      expect(text).not.toContain('Có lỗi')
      if (!words.startsWith('trang ')) expect(text).toContain('Không có nhiệm vụ nào theo điều kiện')
      expect(logged.filter(line => line.level >= 50)).toEqual([])
    },
  )

  it('shows the head of two units the tasks of both that name nobody, each once and as lead', async () => {
    const { talk, office } = await set()
    const one = await office.addTask({ lead: ['VH'], due: '2026-11-24' })
    const both = await office.addTask({ lead: ['TO'], also: [['coordinator', 'VH']], due: '2026-11-25' })
    await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-26' })
    await office.addTask({ lead: ['KT'], due: '2026-11-26' })
    const { text } = await talk('son', '/nhiemvu')
    expect(numbers(text)).toEqual([one, both])
    expect(text.split('\n').filter(line => line.includes('phối hợp'))).toEqual([])
  })

  it('says when nothing is open, and where else to look', async () => {
    const { talk, mine } = await set()
    expect((await talk('hung', '/nhiemvu')).text).toBe('Đồng chí không có nhiệm vụ nào đang chờ xử lý.')
    await mine({ due: '2026-12-01' })
    const none = await talk('hung', '/nhiemvu quá hạn')
    expect(none.text).toContain('Đồng chí có 1 việc đang chờ xử lý.')
    expect(none.choices[0]).toEqual({ label: 'Tất cả việc đang chờ', send: '/nhiemvu' })
  })
})
