import { describe, expect, it } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { talkingOffice, type Answer } from '../helpers/engine.ts'
import { refusal } from '../helpers/refusal-words.ts'

/** An officer, heads of a unit and of two, general affairs, an administrator, one who only helps, a stranger. */
const persons = ['hung', 'khoa', 'son', 'ha', 'minh', 'lan', 'stranger'] as const
const starts = [
  ...allCommands.map(({ name }) => `/${name}`),
  ...[
    '/viec 1',
    '/viec 2',
    '/viec 3',
    '/viec 4',
    '/viec 5',
    '/viec 6',
    '/viec 999',
    '/tamdung 2 chờ hướng dẫn',
    '/tieptuc 5',
    '/xong 1, 2, 999',
    '/xong 3',
  ],
  ...['/nhan 1', '/capnhat 2', '/capnhat 2 100%', '/capnhat 2 40% đang soạn', '/xong 2 đã gửi 45/BC-VP', '/viec 2'],
  ...['/nhiemvu quá hạn', '/nhiemvu tất cả', '/nhiemvu chờ duyệt', '/nhiemvu tháng 3', '/nhiemvu đơn vị', '/tim việc'],
  ...['/tiendo tháng 3', '/tiendo Phòng Kinh', '/xuat tháng 3', '/tondong', '/lich', '/tiendoo', '/caidat zalo', '999'],
  ...[
    'ai đang chậm việc',
    'cả phòng còn bao nhiêu việc',
    'việc 999 xong rồi',
    'việc 3 xong rồi',
    'việc 1 với việc 3 xong',
  ],
  ...[
    'việc 2 chưa xong',
    'hoàn tác',
    'duyệt việc 2',
    'xin gia hạn việc 2 đến 30/11',
    'xuất excel',
    'tiến độ',
    'abc xyz',
  ],
]

async function office(needsApproval: boolean) {
  const { talk, office } = await talkingOffice('hung', 'khoa', 'son', 'ha', 'minh', 'lan')
  const also = [['coordinator', 'VH', 'lan']] as const
  const common = { lead: ['KT', 'hung'], also, needsApproval } as const
  await office.addTask({ ...common, work: 'not_acknowledged', due: '2026-11-20' })
  await office.addTask({ ...common, due: '2026-11-23' })
  await office.addTask({ ...common, work: 'done', submittedOn: '2026-11-20', due: '2026-11-20' })
  await office.addTask({ ...common, review: 'pending', submittedOn: '2026-11-20', due: '2026-11-25' })
  await office.addTask({ ...common, lead: ['VH'], also: [], work: 'paused', due: '2026-11-25' })
  await office.addTask({ ...common, work: 'withdrawn' })
  for (let n = 0; n < 10; n++) await office.addTask({ lead: ['KT'], needsApproval, due: '2026-12-01' })
  return talk
}

describe.each([
  ['on', true],
  ['off', false],
])('with approval %s', (_, needsApproval) => {
  it.each(persons)('no choice that %s is offered leads to a refusal', { timeout: 120_000 }, async person => {
    const talk = await office(needsApproval)
    const tried = new Set<string>()
    const refused: string[] = []
    /** Each choice of the reply to the last of these lines, and of its reply, and of theirs. */
    async function walk(path: readonly string[], answer: Answer): Promise<void> {
      for (let at = 0; at < answer.choices.length; at++) {
        let here = answer
        // The way there again, as another choice may have led elsewhere.
        if (at > 0) for (const line of path) here = await talk(person, line)
        const choice = here.choices[at]
        // Deeper, the same line is the same wherever it stands.
        const key = choice && `${path.length === 1 ? path[0] : ''} ${choice.send}`
        if (!key || tried.has(key) || /^\/(?:thoat|xoadulieu đ)/.test(choice.send)) continue
        tried.add(key)
        const next = await talk(person, choice.send)
        if (refusal.test(next.text)) refused.push(`${[...path, choice.send].join(' → ')}: ${next.text.slice(0, 120)}`)
        if (path.length < 2) await walk([...path, choice.send], next)
      }
    }
    for (const start of starts.filter(line => line !== '/thoat')) await walk([start], await talk(person, start))
    expect(refused).toEqual([])
    expect(tried.size).toBeGreaterThan(person === 'stranger' ? 0 : 40)
  })
})
