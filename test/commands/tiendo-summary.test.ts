import { describe, expect, it } from 'vitest'
import { officers } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'

/** Two units with overdue tasks, one task due in two days, one in five weeks, one without a deadline. */
async function withTasks(...who: OfficerCode[]) {
  const around = await talkingOffice(...who)
  const { addTask } = around.office
  const done = { work: 'done' as const, due: '2026-11-20' }
  await addTask({ ...done, lead: ['KT', 'hung'], submittedOn: '2026-11-20', document: '05/KH-UBND' })
  await addTask({ ...done, lead: ['KT', 'hung'], submittedOn: '2026-11-22' })
  await addTask({ lead: ['KT'], due: '2026-11-20', document: '05/KH-UBND' })
  await addTask({ lead: ['TO', 'tam'], due: '2026-11-01' })
  await addTask({ lead: ['VH', 'lan'], due: '2026-11-10' })
  await addTask({ lead: ['VH', 'mai'], due: '2026-11-25' })
  await addTask({ lead: ['VH', 'mai'], due: '2026-12-31' })
  await addTask({ lead: ['KT', 'tam'] })
  const ask = async (person: OfficerCode, line: string) => {
    await around.talk(person, line)
    const { reply } = (await outboxRows(around.db)).at(-1)!
    return { reply, blocks: reply.blocks.map(block => block.text), text: plainText(reply) }
  }
  return { ...around, ask }
}

describe('/tiendo … tóm tắt', () => {
  it('says in three sentences where things stand, with the official sentence and the moment', async () => {
    const { ask } = await withTasks('ha')
    const { blocks, reply } = await ask('ha', '/tiendo tóm tắt')
    expect(blocks).toEqual([
      'Tóm tắt tiến độ nhiệm vụ',
      'Tính đến ngày 23/11/2026, Ủy ban nhân dân phường Hòa Bình có 7 nhiệm vụ: đã hoàn thành 2 nhiệm vụ, đạt 28,6% ' +
        '(đúng hạn 1, quá hạn 1); còn 5 nhiệm vụ chưa hoàn thành (trong hạn 2, quá hạn 3); ' +
        'ngoài ra có 1 nhiệm vụ không thời hạn. ' +
        'Các đơn vị có nhiều nhiệm vụ quá hạn nhất là Phòng Kinh tế, Hạ tầng và Đô thị (2 nhiệm vụ); ' +
        'Phòng Văn hóa - Xã hội (1 nhiệm vụ). ' +
        'Từ nay đến hết thứ Hai 30/11/2026 có 1 nhiệm vụ đến hạn; đề nghị xử lý dứt điểm các nhiệm vụ quá hạn và ' +
        'hoàn thành đúng hạn các nhiệm vụ này.',
      'Tổng số 7 nhiệm vụ: đã hoàn thành 2 (đúng hạn 1, quá hạn 1); chưa hoàn thành 5 (trong hạn 2, quá hạn 3). ' +
        'Ngoài ra có 1 nhiệm vụ không thời hạn.',
      'Tính đến 07:30 ngày 23/11/2026.',
    ])
    expect(reply.attachment).toBeUndefined()
    expect(reply.choices).toEqual([{ label: 'Chi tiết và biểu đồ', send: '/tiendo' }])
  })

  it.each([
    ['/tiendo tom tat', '/tiendo'],
    ['/tiendo Tóm tắt', '/tiendo'],
    ['/tiendo VH tóm tắt', '/tiendo VH'],
    ['/tiendo tóm tắt VH quý này', '/tiendo VH quý này'],
    ['/tiendo van hoa thang nay TÓM TẮT', '/tiendo van hoa thang nay'],
  ])('is asked for by %s, and leads to the details of %s', async (line, details) => {
    const { ask } = await withTasks('ha')
    const { reply, blocks } = await ask('ha', line)
    expect(blocks[0]).toMatch(/^Tóm tắt tiến độ/)
    expect(reply.choices).toEqual([{ label: 'Chi tiết và biểu đồ', send: details }])
    expect((await ask('ha', details)).text).toContain(blocks[2])
  })

  it.each([
    ['VH', 'Phòng Văn hóa - Xã hội có 3 nhiệm vụ: chưa hoàn thành nhiệm vụ nào'],
    ['VH', 'Số nhiệm vụ quá hạn chiếm 33,3% tổng số nhiệm vụ chưa hoàn thành.'],
    ['05/KH-UBND', 'có 2 nhiệm vụ theo văn bản 05/KH-UBND: đã hoàn thành 1 nhiệm vụ, đạt 50%'],
    ['tháng 12', 'có 1 nhiệm vụ có hạn trong kỳ tháng 12/2026:'],
    ['tháng 12', 'Đề nghị tiếp tục theo dõi, đôn đốc'],
    ['tháng 11', 'Từ nay đến hết thứ Hai 30/11/2026 có 1 nhiệm vụ đến hạn'],
    ['tuần này', 'Từ nay đến hết Chủ nhật 29/11/2026 có 1 nhiệm vụ đến hạn'],
    ['từ 1/11 đến 22/11', 'Đề nghị tập trung xử lý dứt điểm các nhiệm vụ quá hạn.'],
    ['năm 2020', 'không có nhiệm vụ nào có hạn trong kỳ năm 2020.'],
  ])('of %s says: %s', async (scope, words) => {
    const { ask } = await withTasks('ha')
    expect((await ask('ha', `/tiendo ${scope} tóm tắt`)).blocks[1]).toContain(words)
  })

  it('keeps to what the leader tracks', async () => {
    const { ask } = await withTasks('khoa', 'son')
    expect((await ask('khoa', '/tiendo tóm tắt')).blocks[1]).toContain('Phòng Kinh tế, Hạ tầng và Đô thị có 4 nhiệm vụ')
    expect((await ask('son', '/tiendo tóm tắt')).blocks[1]).toContain('các đơn vị đang theo dõi có 4 nhiệm vụ')
    expect((await ask('khoa', '/tiendo VH tóm tắt')).text).toContain('không thuộc phạm vi theo dõi')
  })

  it('is refused to who leads nothing', async () => {
    const { ask } = await withTasks('hung')
    const { text, reply } = await ask('hung', '/tiendo tóm tắt')
    expect(text).toContain('dành cho lãnh đạo')
    expect(reply.wording).toBeUndefined()
  })

  it('gives the figures, and no person’s name, to be put in other words, unless the leader has switched that off', async () => {
    const { ask, db } = await withTasks('ha')
    const { reply } = await ask('ha', '/tiendo KT quý này tóm tắt')
    expect(reply.wording).toEqual({
      block: 1,
      figures: {
        whose: 'Phòng Kinh tế, Hạ tầng và Đô thị',
        period: 'quý IV/2026',
        asOf: '2026-11-23',
        total: { doneOnTime: 1, doneLate: 1, openOnTime: 0, openLate: 2, noDeadline: 0 },
        behind: [
          { name: 'Phòng Kinh tế, Hạ tầng và Đô thị', overdue: 1 },
          { name: 'Tổ Cây xanh', overdue: 1 },
        ],
        unitsBehind: 2,
        soon: { count: 0, until: '2026-11-30' },
      },
    })
    await db.transact(tx => tx.update(officers).set({ wantsAssistant: false }).execute())
    expect((await ask('ha', '/tiendo tóm tắt')).reply.wording).toBeUndefined()
  })
})
