import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { assignments, units } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, talkingOffice, testEngine } from '../helpers/engine.ts'
import { nameOf, testOffice, type OfficerCode } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'

/** An office whose figures are easy to add up by hand, on a channel without pictures, as drawing takes its time. */
async function set(...who: OfficerCode[]) {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const engine = await testEngine(db, office, { channel: recordingChannel('web', { images: false }) })
  await engine.link(...who)
  const ask = async (person: OfficerCode, line: string) => {
    await engine.talk(person, line)
    const { reply } = (await outboxRows(db)).at(-1)!
    const { attachment } = reply
    const chart = attachment?.kind === 'progress-chart' ? attachment : undefined
    return { text: plainText(reply), choices: reply.choices ?? [], chart }
  }
  return { ...engine, db, office, ask }
}

async function withTasks(...who: OfficerCode[]) {
  const around = await set(...who)
  const { addTask } = around.office
  const [done, document] = ['done' as const, '05/KH-UBND']
  await addTask({ lead: ['KT', 'hung'], work: done, due: '2026-11-20', submittedOn: '2026-11-20', document })
  await addTask({ lead: ['KT', 'hung'], work: done, due: '2026-11-10', submittedOn: '2026-11-12' })
  await addTask({ lead: ['KT'], due: '2026-11-20', also: [['coordinator', 'VH']] })
  await addTask({ lead: ['KT', 'tam'] })
  await addTask({ lead: ['TO', 'tam'], due: '2026-11-01' })
  await addTask({ lead: ['VH', 'lan'], due: '2026-12-31', document })
  // Handed in on its last day: the leader's slowness does not make it late.
  await addTask({ lead: ['VH', 'mai'], review: 'pending', due: '2026-11-20', submittedOn: '2026-11-20' })
  await addTask({ lead: ['VH', 'mai'], work: 'withdrawn', due: '2026-11-20' })
  await addTask({ lead: ['UBND', 'bao'], due: '2026-11-30' })
  return around
}

const sentence = (text: string) => text.split('\n').find(line => line.startsWith('Tổng số'))
const unitKT = 'Phòng Kinh tế, Hạ tầng và Đô thị'
const everything =
  'Tổng số 7 nhiệm vụ: đã hoàn thành 2 (đúng hạn 1, quá hạn 1); chưa hoàn thành 5 (trong hạn 3, quá hạn 2). ' +
  'Ngoài ra có 1 nhiệm vụ không thời hạn.'
const ofKT =
  'Tổng số 4 nhiệm vụ: đã hoàn thành 2 (đúng hạn 1, quá hạn 1); chưa hoàn thành 2 (trong hạn 0, quá hạn 2). ' +
  'Ngoài ra có 1 nhiệm vụ không thời hạn.'
const nothing =
  'Tổng số 0 nhiệm vụ: đã hoàn thành 0 (đúng hạn 0, quá hạn 0); chưa hoàn thành 0 (trong hạn 0, quá hạn 0).'

describe('/tiendo', () => {
  it('says the official sentence over what the person tracks: all, a branch, or two units', async () => {
    const { ask } = await withTasks('ha', 'bao', 'khoa', 'son')
    const of = async (who: OfficerCode) => sentence((await ask(who, '/tiendo')).text)
    expect(await of('ha')).toBe(everything)
    expect(await of('bao')).toBe(everything)
    expect(await of('khoa')).toBe(ofKT)
    expect(await of('son')).toBe(
      'Tổng số 3 nhiệm vụ: đã hoàn thành 0 (đúng hạn 0, quá hạn 0); chưa hoàn thành 3 (trong hạn 2, quá hạn 1).',
    )
  })

  it.each(['hung', 'minh'] as const)('is refused to %s, who leads nothing, without a figure', async who => {
    const { ask } = await withTasks(who)
    for (const line of ['/tiendo', 'tien do KT', '/td 05/KH-UBND']) {
      const { text, chart } = await ask(who, line)
      expect(text).toContain('Lệnh /tiendo dành cho lãnh đạo và bộ phận tổng hợp.')
      expect([sentence(text), chart]).toEqual([undefined, undefined])
    }
  })

  it('has a line for each unit, furthest behind first, and tells the unit’s own tasks from its total', async () => {
    const { ask } = await withTasks('ha', 'son')
    const { text } = await ask('ha', '/tiendo')
    expect(text.split('\n\n')).toEqual([
      'Tiến độ nhiệm vụ',
      everything,
      `${unitKT}: 4 nhiệm vụ\nhoàn thành 2 (50%) · chưa hoàn thành 2 (quá hạn 2) · không thời hạn 1`,
      'Phòng Văn hóa - Xã hội: 2 nhiệm vụ\nhoàn thành 0 (0%) · chưa hoàn thành 2',
      'Ủy ban nhân dân phường Hòa Bình (trực tiếp chủ trì): 1 nhiệm vụ\nhoàn thành 0 (0%) · chưa hoàn thành 1',
      'Tính đến 07:30 ngày 23/11/2026.',
    ])
    const two = (await ask('son', '/tiendo')).text
    expect(two).toContain('Tổ Cây xanh: 1 nhiệm vụ')
    expect(two).toContain('Phòng Văn hóa - Xã hội: 2 nhiệm vụ')
    expect((await ask('son', '/tiendo VH')).text).toContain('Phòng Văn hóa - Xã hội: 2 nhiệm vụ')
  })

  it.each(['/tiendo', '/tiendo KT', '/tiendo tháng 11', '/tiendo VH quý này', '/tiendo 05/KH-UBND'])(
    'draws for %s the very figures of the lines, which add up to the sentence',
    async line => {
      const { ask } = await withTasks('ha')
      const { text, chart } = await ask('ha', line)
      const row = /^(.+): (\d+) nhiệm vụ\nhoàn thành (\d+).* · chưa hoàn thành (\d+)(?: \(quá hạn (\d+)\))?/gm
      const lines = [...text.matchAll(row)].map(([, label, ...figures]) => [label, ...figures.map(n => Number(n || 0))])
      const rows = chart!.rows
      expect(
        rows.map(r => {
          const [finished, open] = [r.doneOnTime + r.doneLate, r.openOnTime + r.openLate]
          return [r.label, finished + open, finished, open, r.openLate]
        }),
      ).toEqual(lines)
      const sum = (key: 'doneOnTime' | 'doneLate' | 'openOnTime' | 'openLate') => rows.reduce((n, r) => n + r[key], 0)
      expect(sentence(text)).toContain(`(đúng hạn ${sum('doneOnTime')}, quá hạn ${sum('doneLate')})`)
      expect(sentence(text)).toContain(`(trong hạn ${sum('openOnTime')}, quá hạn ${sum('openLate')})`)
      expect([chart!.title, chart!.subtitle]).toEqual([text.split('\n')[0], 'Tính đến 07:30 ngày 23/11/2026'])
    },
  )

  it.each([
    ['KT', unitKT],
    ['kt', unitKT],
    ['kinh te', unitKT],
    ['Phòng Kinh tế, Hạ tầng và Đô thị', unitKT],
  ])('takes %s for a unit with all below it', async (words, name) => {
    const { ask } = await withTasks('ha', 'khoa')
    for (const who of ['ha', 'khoa'] as const) {
      const { text } = await ask(who, `/tiendo ${words}`)
      expect(text.split('\n')[0]).toBe(`Tiến độ nhiệm vụ – ${name}`)
      expect(sentence(text)).toBe(ofKT)
    }
  })

  it.each([
    ['tháng 11', 'tháng 11/2026', 6],
    ['thang nay', 'tháng 11/2026', 6],
    ['quý IV', 'quý IV/2026', 7],
    ['năm nay', 'năm 2026', 7],
    ['tuần sau', 'tuần từ 30/11 đến 06/12/2026', 1],
    ['từ 1/11 đến 15/11', 'từ 01/11 đến 15/11/2026', 2],
    ['KT tháng 11', `${unitKT} – tháng 11/2026`, 4],
    ['van hoa quy nay', 'Phòng Văn hóa - Xã hội – quý IV/2026', 2],
    ['05/KH-UBND', '05/KH-UBND', 2],
    ['5/kh-ubnd tháng 11', '05/KH-UBND – tháng 11/2026', 1],
  ])('counts for %s the tasks whose deadline falls in it', async (words, heading, total) => {
    const { ask } = await withTasks('ha')
    const { text } = await ask('ha', `/tiendo ${words}`)
    expect(text.split('\n')[0]).toBe(`Tiến độ nhiệm vụ – ${heading}`)
    expect(sentence(text)).toContain(`Tổng số ${total} nhiệm vụ:`)
    // A task without a deadline falls in no period.
    expect(text).not.toContain('không thời hạn')
  })

  it('says a plain nothing of an empty period, without a chart of it', async () => {
    const { ask } = await withTasks('ha')
    const { text, chart } = await ask('ha', '/tiendo KT tháng 1/2020')
    expect(sentence(text)).toBe(nothing)
    expect(chart).toBeUndefined()
  })

  it('shows of a document only the part in one’s own scope', async () => {
    const { ask, office } = await withTasks('khoa')
    expect(sentence((await ask('khoa', '/tiendo 05/KH-UBND')).text)).toContain('Tổng số 1 nhiệm vụ')
    await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-30', document: '07/QĐ-UBND' })
    expect(sentence((await ask('khoa', '/tiendo 7/qd-ubnd')).text)).toBe(nothing)
  })

  it.each(['VH', 'Văn hóa', 'UBND', 'VP tháng này'])('refuses a leader %s, outside the scope', async words => {
    const { ask } = await withTasks('khoa')
    const { text, chart } = await ask('khoa', `/tiendo ${words}`)
    expect(text).toContain('không thuộc phạm vi theo dõi của đồng chí')
    expect([sentence(text), chart]).toEqual([undefined, undefined])
  })

  it('means by a shared word the leader’s own unit; who sees all is asked back', async () => {
    const { ask } = await withTasks('khoa', 'ha')
    expect((await ask('khoa', '/tiendo phòng')).text.split('\n')[0]).toBe(`Tiến độ nhiệm vụ – ${unitKT}`)
    expect((await ask('ha', '/tiendo phòng')).text).toContain('Có phải đồng chí muốn xem')
  })

  it('suggests the nearest unit for a slip, and the suggestion works', async () => {
    const { ask } = await withTasks('ha')
    const { text, choices } = await ask('ha', '/tiendo Tổ Cay xanhh')
    expect(text).toContain('Không có đơn vị, văn bản hay kỳ báo cáo nào là "Tổ Cay xanhh".')
    expect(text).toContain('Có phải đồng chí muốn xem Tổ Cây xanh?')
    expect(choices).toEqual([
      { label: 'Tổ Cây xanh', send: '/tiendo TO' },
      { label: 'Tiến độ chung', send: '/tiendo' },
    ])
    expect(sentence((await ask('ha', choices[0]!.send)).text)).toContain('Tổng số 1 nhiệm vụ')
  })

  it('never suggests a unit outside the scope', async () => {
    const { ask } = await withTasks('khoa')
    const { text, choices } = await ask('khoa', '/tiendo Phòng Van hoa - Xa hoii')
    expect(text).toContain('Không có đơn vị')
    expect(text).not.toContain('Xã hội')
    expect(choices).toEqual([{ label: 'Tiến độ chung', send: '/tiendo' }])
  })

  it('names a document that has no task, and plain nonsense', async () => {
    const { ask } = await withTasks('ha')
    expect((await ask('ha', '/tiendo 99/QD-UBND')).text).toContain('Chưa có nhiệm vụ nào theo văn bản 99/QĐ-UBND.')
    for (const words of ['zzzzzz', 'tháng 13', '32/13/2026', 'constructor', '__proto__'])
      expect((await ask('ha', `/tiendo ${words}`)).text).toContain(`nào là "${words}"`)
  })

  it('offers other periods and the units behind at the same period, and each of them answers', async () => {
    const { ask, office } = await withTasks('ha', 'khoa')
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-01', document: '05/KH-UBND' })
    // Those that lead to the tasks behind the figures: figures.test.ts.
    const closer = async (line: string) =>
      (await ask('ha', line)).choices.filter(({ send }) => send.startsWith('/tiendo'))
    const first = (await closer('/tiendo')).map(choice => choice.send)
    expect(first).toEqual(['/tiendo tháng này', '/tiendo quý này', '/tiendo năm nay', '/tiendo KT'])
    expect(await closer('/tiendo quý này')).toEqual([{ label: unitKT, send: '/tiendo KT quý này' }])
    expect((await closer('/tiendo 05/KH-UBND')).map(choice => choice.send)).toEqual(
      ['tháng này', 'quý này', 'năm nay'].map(period => `/tiendo 05/KH-UBND ${period}`),
    )
    // The own tasks of the unit that is open lead to no other page.
    expect((await ask('khoa', '/tiendo')).choices.at(-1)).toEqual({ label: 'Tổ Cây xanh', send: '/tiendo TO' })
    expect((await ask('khoa', '/tiendo')).choices.map(choice => choice.send)).not.toContain('/tiendo KT')
    for (const line of first) expect(sentence((await ask('ha', line)).text)).toBeDefined()
  })

  it('judges lateness by the day in the office, not that of the machine or of Greenwich', async () => {
    const { ask, office, clock } = await set('khoa')
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-23' })
    const hours = 3_600_000
    // 23:30, then half past midnight in Viet Nam: 23/11 in Greenwich both times
    clock.jump(16 * hours)
    expect((await ask('khoa', '/tiendo')).text).toMatch(/trong hạn 1, quá hạn 0[^]*Tính đến 23:30 ngày 23\/11\/2026/)
    clock.jump(hours)
    expect((await ask('khoa', '/tiendo')).text).toMatch(/trong hạn 0, quá hạn 1[^]*Tính đến 00:30 ngày 24\/11\/2026/)
  })

  it('writes fifteen lines at most and leaves the rest to the chart', async () => {
    const { ask, office, db } = await set('khoa')
    for (let n = 0; n < 18; n++) {
      const task = await office.addTask({ lead: ['KT'], due: '2026-12-01' })
      await db.transact(async tx => {
        const unit = { code: `TO${n}`, name: `Tổ dân phố ${n}`, parentId: office.units.KT }
        const [row] = await tx.insert(units).values(unit).returning()
        await tx.update(assignments).set({ unitId: row!.id }).where(eq(assignments.taskId, task))
      })
    }
    const { text, chart } = await ask('khoa', '/tiendo')
    expect(text.match(/^Tổ dân phố \d+:/gm)).toHaveLength(15)
    expect(text).toContain('Và 3 đơn vị khác (xem biểu đồ).')
    expect(chart?.rows).toHaveLength(18)
  })

  it('arrives with its picture where the channel shows pictures', async () => {
    const { talk, office } = await talkingOffice('khoa')
    await office.addTask({ lead: ['KT', 'hung'], title: `Việc của ${nameOf('hung')}`, due: '2026-12-01' })
    const { messages } = await talk('khoa', '/tiendo')
    const pictures = messages.flatMap(({ picture }) => (picture ? [picture] : []))
    expect(pictures.map(picture => picture.mime)).toEqual(['image/png'])
    expect([...pictures[0]!.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
  })
})
