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
    expect(text).toContain(
      'Gồm 1 việc quá hạn, 1 việc đến hạn hôm nay, 1 việc sắp đến hạn, 1 việc còn thời gian và 1 việc không thời hạn.',
    )
    expect(text.match(/^(Quá hạn|Hạn hôm nay|Sắp đến hạn|Còn thời gian|Không thời hạn) \(\d\)$/gm)).toEqual([
      'Quá hạn (1)',
      'Hạn hôm nay (1)',
      'Sắp đến hạn (1)',
      'Còn thời gian (1)',
      'Không thời hạn (1)',
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
    // What is overdue is to be done today, too.
    expect(await ask('NV HÔM NAY')).toEqual([late, now])
    expect(await ask('/nv tuần này')).toEqual([late, now, week])
    expect(await ask('/nv tuần sau')).toEqual([month])
    expect(await ask('/nv ngày mai')).toEqual([])
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

describe('the filters of /nhiemvu', () => {
  it('hold together, and days joined with "và" or a comma are each shown', async () => {
    const { talk, mine, office } = await set()
    const late = await mine({ due: '2026-11-20', urgency: 'urgent' })
    const helpingLate = await office.addTask({
      lead: ['VH', 'lan'],
      also: [['coordinator', 'KT', 'hung']],
      due: '2026-11-19',
    })
    const today = await mine({ due: '2026-11-23' })
    const tomorrow = await mine({ due: '2026-11-24', work: 'not_acknowledged', title: 'Cải cách tháng 12' })
    const december = await mine({ due: '2026-12-05', urgency: 'express' })
    const standing = await mine({})
    const done = await mine({ work: 'done', submittedOn: '2026-11-20', due: '2026-12-01' })
    const doneBefore = await mine({ work: 'done', submittedOn: '2026-10-20', due: '2026-11-20' })
    const waiting = await mine({ review: 'pending', submittedOn: '2026-11-20', due: '2026-11-24' })
    const lists: [string, number[]][] = [
      ['quá hạn phối hợp', [helpingLate]],
      ['phối hợp, quá hạn', [helpingLate]],
      ['quá hạn chủ trì', [late]],
      ['hôm nay và ngày mai', [helpingLate, late, today, tomorrow]],
      ['ngay mai, hom nay', [helpingLate, late, today, tomorrow]],
      ['ngày mai và tháng 12', [tomorrow, december]],
      ['quá hạn tháng 11', [helpingLate, late]],
      ['quá hạn tháng 10', []],
      ['khẩn', [late, december]],
      ['khẩn tháng 12', [december]],
      ['chưa tiếp nhận', [tomorrow]],
      ['chủ trì, ngày mai, chưa tiếp nhận', [tomorrow]],
      ['không thời hạn', [standing]],
      ['chờ duyệt ngày mai', [waiting]],
      ['đã xong tháng 11', [done]],
      ['đã xong', [done, doneBefore]],
      // Words that are no filters are looked for, and all as it stands in a title besides.
      ['cải cách tháng 12', [tomorrow]],
      ['cải cách ngày mai', [tomorrow]],
      ['cải cách quá hạn', []],
      ['nhiệm vụ số quá hạn', [helpingLate, late]],
      ['quá hạn nhiệm vụ số chủ trì', [late]],
      ['nhiệm vụ số tháng 12', [december]],
      ['đến 24/11', [helpingLate, late, today, tomorrow]],
      ['trước 1/12', [helpingLate, late, today, tomorrow]],
      ['hạn trước ngày 1/12', [helpingLate, late, today, tomorrow]],
      ['từ 24/11', [tomorrow, december]],
      ['sau 24/11', [december]],
      ['từ 24/11 đến 1/12', [tomorrow]],
      ['đến hạn hôm nay', [helpingLate, late, today]],
      ['hạn tháng 12', [december]],
      ['tuần này tuần sau', [helpingLate, late, today, tomorrow, december]],
      ['tháng 11 tháng 12', [helpingLate, late, today, tomorrow, december]],
      ['tháng 11 tuần này', [helpingLate, late, today, tomorrow]],
      ['tháng 12 quá hạn', []],
      ['quá hạn và tháng 12', [helpingLate, late, december]],
      ['tuần này trừ hôm nay', [helpingLate, late, tomorrow]],
      ['tháng 11 trừ quá hạn', [today, tomorrow]],
      ['chưa quá hạn', [today, tomorrow, december]],
      ['không quá hạn tháng 11', [today, tomorrow]],
      ['đang làm', [helpingLate, late, today, december, standing]],
      ['đang thực hiện tháng 12', [december]],
      ['việc quá hạn', [helpingLate, late]],
      ['các nhiệm vụ quá hạn', [helpingLate, late]],
      ['không có thời hạn', [standing]],
      ['phụ lục 24/11', []],
    ]
    for (const [words, ids] of lists)
      expect(numbers((await talk('hung', `/nhiemvu ${words}`)).text), words).toEqual(ids)
  })

  it('name a day that does not exist, and list nothing for it', async () => {
    const { talk, mine } = await set()
    await mine({ due: '2026-12-31', title: 'Máy tính' })
    for (const [words, day] of [
      ['tháng 13', 'tháng 13'],
      ['31/02', '31/02'],
      ['32/12', '32/12'],
      ['quý 5', 'quý 5'],
      ['quá hạn tháng 13', 'tháng 13'],
      ['máy tính 30/2/2027', '30/2/2027'],
      ['ngày 45', 'ngày 45'],
    ] as const) {
      const { text } = await talk('hung', `/nhiemvu ${words}`)
      expect(text, words).toContain(`Trong lịch không có "${day}"`)
      expect(numbers(text), words).toEqual([])
    }
    expect((await talk('hung', 'việc tháng 13 của em')).text).toContain('Trong lịch không có "tháng 13"')
    for (const words of ['tháng 12', '31/12', 'quý IV', 'máy tính 31/12'])
      expect(numbers((await talk('hung', `/nhiemvu ${words}`)).text), words).toHaveLength(1)
  })

  it('say for which days a date was taken that may be another', async () => {
    const { talk, mine } = await set()
    const id = await mine({ due: '2026-11-26', title: 'Báo cáo tuần 48' })
    const { text } = await talk('hung', '/nhiemvu tuần 48')
    expect(numbers(text)).toEqual([id])
    expect(text).toContain('"tuần 48" được hiểu là từ 23/11/2026 đến 29/11/2026.')
    // Among words of a task it is one of them.
    expect(numbers((await talk('hung', '/nhiemvu báo cáo tuần 48')).text)).toEqual([id])
    expect(numbers((await talk('hung', '/nhiemvu báo cáo tuần 47')).text)).toEqual([])
  })

  it('find the words of the document’s number, and none of the code', async () => {
    const { talk, mine } = await set()
    const id = await mine({ document: '05/KH-UBND', title: 'Rà soát' })
    expect(numbers((await talk('hung', '/nhiemvu 05/kh')).text)).toEqual([id])
    expect(numbers((await talk('hung', '/nhiemvu nv-')).text)).toEqual([])
  })
})

describe('counts', () => {
  it('are of all there are, and every task is on some page, each once', async () => {
    const { talk, office } = await set()
    const due = (n: number) => (n % 7 === 0 ? null : `2026-${n % 2 ? '11' : '12'}-${String(10 + (n % 19))}`)
    const ids: number[] = []
    for (let n = 0; n < 510; n++) {
      const part: Pick<TaskOptions, 'lead' | 'also'> =
        n % 3 === 0 ? { lead: ['VH', 'lan'], also: [['coordinator', 'KT', 'hung']] } : { lead: ['KT', 'hung'] }
      ids.push(await office.addTask({ lead: part.lead, also: part.also ?? [], due: due(n) }))
    }
    const five: number[] = []
    for (let n = 1; n <= 5; n++)
      five.push(await office.addTask({ lead: ['KT', 'hung'], due: `2027-03-0${n}`, title: `Đê điều ${n}` }))
    const { text } = await talk('hung', '/nhiemvu')
    expect(text).toContain('Nhiệm vụ: 515 việc')
    expect(text).toContain('Trang 1/65.')
    const paged: number[] = []
    for (let page = 1; page <= 65; page++) paged.push(...numbers((await talk('hung', `/nhiemvu trang ${page}`)).text))
    expect(paged.toSorted((a, b) => a - b)).toEqual([...ids, ...five])
    expect(numbers((await talk('hung', '/nhiemvu tháng 3/2027')).text)).toEqual(five)
    expect(numbers((await talk('hung', '/nhiemvu đê điều')).text)).toEqual(five)
    expect((await talk('hung', '/nhiemvu phối hợp')).text).toContain('Nhiệm vụ (phối hợp): 170 việc')
  }, 60_000)

  it('are of all that is done, and of all parts together', async () => {
    const { talk, office } = await set()
    const row = { lead: ['KT', 'hung'], work: 'done', submittedOn: '2026-11-20', due: '2026-11-20' } as const
    for (let n = 0; n < 120; n++) await office.addTask({ ...row, title: n === 0 ? 'Đê điều' : `Việc ${n}` })
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-01' })
    await office.addTask({ lead: ['KT', 'hung'], review: 'pending', submittedOn: '2026-11-20', due: '2026-12-01' })
    expect((await talk('hung', '/nhiemvu đã xong')).text).toContain('Nhiệm vụ (đã xong): 120 việc')
    const all = await talk('hung', '/nhiemvu tất cả')
    expect(all.text).toContain('Gồm 1 việc còn thời gian, 1 việc chờ duyệt và 120 việc đã xong.')
    const paged: number[] = []
    for (let page = 1; page <= 16; page++)
      paged.push(...numbers((await talk('hung', `/nhiemvu tất cả trang ${page}`)).text))
    expect(new Set(paged).size).toBe(122)
    expect(paged).toHaveLength(122)
  }, 60_000)

  it('name no zeros, and offer only lists with something in them', async () => {
    const { talk, mine } = await set()
    const none = await talk('hung', '/nhiemvu quá hạn')
    expect(none.text).toBe(
      'Không có nhiệm vụ nào theo điều kiện "quá hạn". Đồng chí không có nhiệm vụ nào đang chờ xử lý.',
    )
    expect(none.choices).toEqual([])
    await mine({ review: 'pending', submittedOn: '2026-11-20', due: '2026-12-01' })
    expect((await talk('hung', '/nhiemvu')).choices.map(({ send }) => send)).toEqual(['/nhiemvu chờ duyệt'])
  })

  it('say of one kind only what it is', async () => {
    const { talk, mine } = await set()
    for (let n = 0; n < 6; n++) await mine({ due: '2026-12-31' })
    expect((await talk('hung', '/nhiemvu')).text).toContain('Nhiệm vụ: 6 việc\n\nGồm 6 việc còn thời gian.')
  })
})
