import { describe, expect, it, test } from 'vitest'
import { memberships, officers, units } from '../../db/schema.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { talkingOffice } from '../helpers/engine.ts'

const numbers = (text: string) => [...text.matchAll(/^#(\d+) /gm)].map(match => Number(match[1]))

/** 35 late tasks of twelve people, of whom Toàn has seven. */
async function manyLate() {
  const { db, office, ...engine } = await talkingOffice('bao', 'khoa', 'hung')
  const names = ['Nguyễn Văn Toàn', 'Lê Thị Hoa', 'Đặng Minh Quân', 'Bùi Văn Nam', 'Trịnh Công Danh', 'Phan Anh Vũ', 'Vũ Thị Ngọc', 'Lý Gia Hân', 'Tạ Quang Huy', 'Đinh Bá Lộc', 'Mạc Văn Sáu', 'Hà Thị Bưởi'] // prettier-ignore
  const counts = [7, 6, 5, 4, 3, 2, 2, 2, 1, 1, 1, 1]
  await db.transact(async tx => {
    for (const [at, name] of names.entries()) {
      await tx.insert(officers).values({ id: 500 + at, code: `CB${50 + at}`, name, search: fold(name) })
      await tx.insert(memberships).values({ officerId: 500 + at, unitId: office.units.KT, role: 'officer' })
    }
  })
  for (const [at, count] of counts.entries())
    for (let n = 0; n < count; n++) {
      office.officers.hung = 500 + at
      await office.addTask({ lead: ['KT', 'hung'], due: `2026-11-${10 + n}`, title: `Việc ${n} của ${names[at]}` })
    }
  return { ...engine, db, office }
}

describe('who is late', () => {
  test.each(['ai đang chậm', 'ai trễ hạn nhiều nhất', '/nhiemvu đơn vị quá hạn'])(
    '%j is answered with people by number of tasks, and what opens those of each',
    async said => {
      const { talk } = await manyLate()
      const { text, choices } = await talk('khoa', said)
      expect(text).toContain('35 việc')
      expect(text).toContain('Của 12 người:')
      expect(text.match(/^.+: \d+ việc$/gm)?.slice(1, 4)).toEqual([
        'Nguyễn Văn Toàn: 7 việc',
        'Lê Thị Hoa: 6 việc',
        'Đặng Minh Quân: 5 việc',
      ])
      expect(text).toContain('Và 7 người khác.')
      const first = choices.find(({ label }) => label === 'Nguyễn Văn Toàn: 7 việc')
      const opened = await talk('khoa', first?.send ?? '')
      expect(opened.text).toContain('của Nguyễn Văn Toàn (chủ trì quá hạn): 7 việc')
      expect(numbers(opened.text)).toHaveLength(7)
    },
  )

  it('shows all of them, eight on a page, and each of their lines has so many tasks', async () => {
    const { talk } = await manyLate()
    const { choices } = await talk('khoa', 'ai đang chậm')
    const all = choices.find(({ label }) => label === 'Theo từng người')?.send ?? ''
    const first = await talk('khoa', all)
    expect(first.text).toContain('(quá hạn): 35 việc của 12 người')
    const second = await talk('khoa', first.choices.find(({ label }) => label === 'Trang sau ›')?.send ?? '')
    const people = [...first.choices, ...second.choices].filter(({ label }) => /^\p{Lu}.*: \d+ việc$/u.test(label))
    expect(people).toHaveLength(12)
    let sum = 0
    for (const { label, send } of people) {
      const count = Number(/: (\d+) việc/.exec(label)?.[1])
      expect((await talk('khoa', send)).text).toContain(`: ${count} việc`)
      sum += count
    }
    expect(sum).toBe(35)
    expect(
      (await talk('khoa', second.choices.find(({ label }) => label === 'Xem 35 việc')?.send ?? '')).text,
    ).toContain('35 việc')
  })

  it('is nobody: the answer says so', async () => {
    const { talk, office } = await talkingOffice('khoa')
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-20' })
    expect((await talk('khoa', 'ai đang chậm')).text).toContain('Không có nhiệm vụ nào')
    const { text, choices } = await talk('khoa', '/nhiemvu đơn vị quá hạn theo người')
    expect(text).toContain('không có ai')
    expect(choices.map(({ send }) => send)).toEqual(['/tiendo'])
  })

  it('is the head of a unit that has named nobody, and the unit where it has no head', async () => {
    const { talk, office, db } = await talkingOffice('bao')
    await office.addTask({ lead: ['TO'], due: '2026-11-20' })
    await office.addTask({ lead: ['VP'], due: '2026-11-20' })
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20' })
    await db.transact(tx => tx.update(units).set({ name: 'Văn phòng Ủy ban' }))
    const { text } = await talk('bao', '/nhiemvu đơn vị quá hạn theo từng người')
    expect(text).toContain('3 việc của 2 người và 1 đơn vị')
    expect(text).toContain('Cao Thái Sơn: 1 việc')
    expect(text).toContain('(chưa giao cán bộ): 1 việc')
  })

  it('is not asked by an officer of others, nor of a list that has no people', async () => {
    const { talk } = await manyLate()
    expect((await talk('hung', '/nhiemvu đơn vị quá hạn theo người')).text).toContain('Đồng chí chỉ xem được việc mình')
    for (const line of ['/nhiemvu theo người', '/nhiemvu đơn vị đã xong theo người'])
      expect((await talk('khoa', line)).text).toContain('mới xem được theo từng người')
  })

  it('of what is not acknowledged, waits for approval or is due soon is told in the same way', async () => {
    const { talk, office } = await talkingOffice('khoa')
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-24', work: 'not_acknowledged' })
    await office.addTask({ lead: ['KT', 'tam'], due: '2026-11-25', work: 'not_acknowledged' })
    for (const person of ['hung', 'tam'] as const)
      await office.addTask({ lead: ['KT', person], due: '2026-12-25', review: 'pending', submittedOn: '2026-11-20' })
    for (const filter of ['chưa tiếp nhận', 'sắp đến hạn', 'chờ duyệt'])
      expect((await talk('khoa', `/nhiemvu đơn vị ${filter}`)).text).toContain('Của 2 người:')
  })
})

describe('one person', () => {
  test.each(['đồng chí Toàn đang làm gì', 'anh Toàn đang làm những việc gì', '/nhiemvu CB50'])('%j', async said => {
    const { talk } = await manyLate()
    expect((await talk('khoa', said)).text).toContain('Nhiệm vụ của Nguyễn Văn Toàn: 7 việc')
  })
})

describe('what is new', () => {
  async function set() {
    const { office, ...engine } = await talkingOffice('khoa', 'hung')
    const created = (day: string) => Date.parse(`${day}T00:30:00+07:00`)
    const add = (day: string, title: string, fields = {}) =>
      office.addTask({ lead: ['KT', 'hung'], title, createdAt: created(day), due: '2026-12-31', ...fields })
    await add('2026-11-20', 'Việc của tuần')
    await add('2026-11-01', 'Việc đầu tháng', { work: 'done', submittedOn: '2026-11-10' })
    await add('2026-10-31', 'Việc tháng trước', { due: '2026-11-25' })
    await add('2026-09-01', 'Xây dựng nông thôn mới', { due: '2026-11-25' })
    return engine
  }
  const titles = ['Việc của tuần', 'Việc đầu tháng', 'Việc tháng trước', 'Xây dựng nông thôn mới']
  const shown = (text: string) => titles.filter(title => text.split('\n').some(line => line.endsWith(` ${title}`)))

  test.each([
    ['khoa', '/nhiemvu đơn vị mới giao tháng này', ['Việc của tuần', 'Việc đầu tháng']],
    ['khoa', 'việc mới của phòng tháng này', ['Việc của tuần', 'Việc đầu tháng']],
    ['khoa', 'việc mới của đồng chí Hùng', ['Việc của tuần']],
    ['hung', 'việc mới tháng này', ['Việc của tuần', 'Việc đầu tháng']],
    ['hung', 'viec moi thang nay', ['Việc của tuần', 'Việc đầu tháng']],
    ['hung', 'nhiệm vụ mới giao tháng 10', ['Việc tháng trước']],
    ['hung', '/nhiemvu mới tháng trước', ['Việc tháng trước']],
    ['hung', '/nhiemvu mới giao', ['Việc của tuần']],
    ['hung', '/nhiemvu việc mới', ['Việc của tuần']],
    ['hung', '/nhiemvu mới giao chưa hoàn thành trong hạn', ['Việc của tuần']],
    // near misses
    ['hung', '/nhiemvu nông thôn mới', ['Xây dựng nông thôn mới']],
    ['hung', '/nhiemvu nông thôn mới tháng này', ['Xây dựng nông thôn mới']],
    ['hung', 'việc tháng này', ['Việc tháng trước', 'Xây dựng nông thôn mới']],
    ['hung', '/nhiemvu mọi việc tháng này', []],
    ['hung', 'có việc mới không', ['Việc của tuần', 'Việc tháng trước', 'Xây dựng nông thôn mới']],
  ] as const)('%s: %j', async (who, said, expected) => {
    const { talk } = await set()
    expect(shown((await talk(who, said)).text)).toEqual(expected)
  })

  it('says what it takes for new where no days are named', async () => {
    const { talk } = await set()
    expect((await talk('hung', '/nhiemvu mới giao')).text).toContain('được giao từ ngày 17/11/2026 đến nay')
  })
})

describe('a leader of two units', () => {
  it('has one list, in which the tasks stand by unit, paged without loss', async () => {
    const { talk, office } = await talkingOffice('son')
    const tasks: number[] = []
    for (let n = 0; n < 10; n++) tasks.push(await office.addTask({ lead: ['VH', 'lan'], due: `2026-11-${10 + n}` }))
    for (let n = 0; n < 3; n++) tasks.push(await office.addTask({ lead: ['TO', 'tam'], due: `2026-11-0${1 + n}` }))
    const first = await talk('son', '/nhiemvu đơn vị')
    expect(first.text).toContain('13 việc')
    expect(first.text).toContain('Phòng Văn hóa - Xã hội (10)')
    expect(first.text).not.toContain('Tổ Cây xanh (3)')
    const second = await talk('son', '/nhiemvu đơn vị trang 2')
    expect(second.text).toMatch(/Phòng Văn hóa - Xã hội \(10\)[^]*Tổ Cây xanh \(3\)/)
    expect([...numbers(first.text), ...numbers(second.text)]).toEqual(tasks)
    expect((await talk('son', '/tiendo')).text).toMatch(
      /Phòng Văn hóa - Xã hội: 10 nhiệm vụ[^]*Tổ Cây xanh: 3 nhiệm vụ/,
    )
  })

  it('sees the name of the one that has such tasks', async () => {
    const { talk, office } = await talkingOffice('son')
    await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-10' })
    expect((await talk('son', '/nhiemvu đơn vị quá hạn')).text).toContain('Phòng Văn hóa - Xã hội (1)')
  })
})

describe('what is done late, or in time', () => {
  test.each([
    ['việc hoàn thành quá hạn tháng này', [1]],
    ['việc đã xong đúng hạn tháng này', [2]],
    ['/nhiemvu đã hoàn thành trễ hạn', [1]],
    // near misses
    ['việc chưa hoàn thành quá hạn', [3]],
    ['việc quá hạn', [3]],
    ['việc đã hoàn thành tháng này', [1, 2]],
  ] as const)('%j', async (said, expected) => {
    const { talk, office } = await talkingOffice('hung')
    const hungs = { lead: ['KT', 'hung'] } as const
    await office.addTask({ ...hungs, due: '2026-11-10', work: 'done', submittedOn: '2026-11-12' })
    await office.addTask({ ...hungs, due: '2026-11-12', work: 'done', submittedOn: '2026-11-11' })
    await office.addTask({ ...hungs, due: '2026-11-13' })
    expect(numbers((await talk('hung', said)).text)).toEqual(expected)
  })
})

describe('a document', () => {
  test.each([
    ['/nhiemvu văn bản 05/KH-UBND', [1]],
    ['/nhiemvu đơn vị theo văn bản số 05/KH-UBND', [1]],
    ['/nhiemvu 05/KH-UBND', [1, 2]],
    ['/nhiemvu văn bản chỉ đạo', [3]],
  ] as const)('%j', async (line, expected) => {
    const { talk, office } = await talkingOffice('khoa')
    await office.addTask({ lead: ['KT'], due: '2026-12-10', document: '05/KH-UBND' })
    await office.addTask({ lead: ['KT'], due: '2026-12-11', document: '105/KH-UBND' })
    await office.addTask({ lead: ['KT'], due: '2026-12-12', title: 'Rà soát văn bản chỉ đạo' })
    expect(numbers((await talk('khoa', line)).text)).toEqual(expected)
  })
})
