import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { assignments, outbox, taskEvents, tasks } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode, TaskOptions } from '../helpers/office.ts'

async function set(fields: Partial<TaskOptions> & { by?: OfficerCode } = {}) {
  const around = await talkingOffice('hung', 'khoa', 'bao', 'ha', 'lan', 'son', 'tam')
  const { office, db, settled } = around
  const { by = 'bao', ...rest } = fields
  const id = await office.addTask({
    lead: ['KT', 'hung'],
    also: [['coordinator', 'VH', 'lan']],
    title: 'Báo cáo quý',
    due: '2026-12-25',
    work: 'not_acknowledged',
    assignerId: office.officers[by],
    ...rest,
  })
  const events = async () =>
    db.reads.select().from(taskEvents).where(eq(taskEvents.taskId, id)).orderBy(asc(taskEvents.id))
  const told = async (who: OfficerCode) => {
    await settled()
    return (await db.reads.select().from(outbox).where(eq(outbox.officerId, office.officers[who])))
      .filter(({ kind, status }) => kind === 'push' && status === 'sent')
      .map(({ reply }) => ({ text: plainText(reply), choices: (reply.choices ?? []).map(({ send }) => send) }))
  }
  const lead = async () =>
    (await db.reads.select().from(assignments).where(eq(assignments.taskId, id))).find(({ role }) => role === 'lead')
  const task = async () => (await db.reads.select().from(tasks).where(eq(tasks.id, id)))[0]
  return { ...around, id, events, told, lead, task }
}

describe('/ykien', () => {
  it('asks what is to be asked, writes it word for word and tells who assigned the task', async () => {
    const { talk, id, events, told, office, task } = await set()
    const before = await task()
    expect((await talk('hung', `/ykien ${id}`)).text).toBe(
      `Đồng chí hỏi hoặc có ý kiến gì về việc #${id} (Báo cáo quý)? Gửi trong một tin; người giao và người chủ trì được báo. Gõ /huy để thôi.`,
    )
    const { text } = await talk('hung', 'Mẫu báo cáo lấy ở đâu ạ? Việc 99 có làm cùng không?')
    expect(text).toContain(`Đã ghi ý kiến về việc #${id} và báo những người liên quan.`)
    expect((await events()).at(-1)).toMatchObject({
      kind: 'commented',
      officerId: office.officers.hung,
      note: 'Mẫu báo cáo lấy ở đâu ạ? Việc 99 có làm cùng không?',
      before: {},
      after: {},
    })
    expect(await told('bao')).toEqual([
      {
        text: `Đồng chí Phạm Văn Hùng có ý kiến về việc #${id}: Báo cáo quý.\nÝ kiến: Mẫu báo cáo lấy ở đâu ạ? Việc 99 có làm cùng không?`,
        choices: [`/ykien ${id}`, `/viec ${id}`],
      },
    ])
    expect(await told('khoa')).toEqual([])
    expect(await task()).toEqual(before)
  })

  it('is answered by either, and whoever spoke before hears it; nobody their own', async () => {
    const { talk, id, told } = await set()
    await talk('lan', `/ykien ${id} Đơn vị em góp ý phần nào?`)
    await talk('bao', `/ykien ${id}: Phần văn hóa.\nTrước thứ Sáu.`)
    expect((await told('lan')).map(({ text }) => text)).toEqual([
      `Đồng chí Trần Quốc Bảo có ý kiến về việc #${id}: Báo cáo quý.\nÝ kiến:\n│ Phần văn hóa.\n│ Trước thứ Sáu.`,
    ])
    expect(await told('hung')).toHaveLength(2)
    expect(await told('bao')).toHaveLength(1)
  })

  it.each([
    ['no officer assigned it: who decides on its result', {}, 'khoa'],
    ['nobody can decide on it: general affairs', { lead: ['UBND', 'bao'] }, 'ha'],
  ] as const)('goes, where %s', async (_, fields, who) => {
    const { talk, id, told } = await set({ assignerId: null, ...fields })
    await talk('lead' in fields ? 'bao' : 'hung', `/ykien ${id} Mẫu nào?`)
    expect(await told(who)).toHaveLength(1)
  })

  it('is for those who have to do with the task alone', async () => {
    const { talk, id, events } = await set()
    for (const who of ['son', 'tam'] as const) {
      const { text } = await talk(who, `/ykien ${id} Mẫu nào?`)
      expect(text, who).toMatch(who === 'son' ? /chỉ những người thực hiện/ : /Không tìm thấy việc/)
    }
    expect(await events()).toHaveLength(1)
    for (const who of ['khoa', 'ha', 'lan'] as const)
      expect((await talk(who, `/ykien ${id} Đã rõ.`)).text).toContain('Đã ghi ý kiến')
  })

  it.each(['thôi', 'không', 'Không có gì ạ', '/huy'])('writes nothing where "%s" takes it back', async words => {
    const { talk, id, events } = await set()
    await talk('hung', `/ykien ${id}`)
    expect((await talk('hung', words)).text).not.toContain('Đã ghi')
    expect(await events()).toHaveLength(1)
  })

  it('also of a task that is done, and keeps nobody from undoing what they did before', async () => {
    const { talk, id } = await set({ work: 'in_progress' })
    await talk('hung', `/xong ${id} đã gửi báo cáo`)
    await talk('bao', `/ykien ${id} Gửi cho ai?`)
    expect((await talk('hung', '/hoantac')).text).toContain('Đã hoàn tác')
  })

  it('without a number asks which', async () => {
    const { talk, id } = await set()
    expect((await talk('hung', '/ykien')).choices.map(({ send }) => send)).toContain(`/ykien ${id}`)
  })
})

describe('/nhamnguoi', () => {
  it('tells who assigned the task why, with what can be done about it', async () => {
    const { talk, id, events, told, office } = await set()
    expect((await talk('hung', `/nhamnguoi ${id}`)).text).toContain(`Vì sao việc #${id} (Báo cáo quý) chưa đúng người`)
    const { text } = await talk('hung', 'Không phải việc của em, của chị Lan')
    expect(text).toContain(`Đã báo việc #${id} không đúng người: Báo cáo quý.`)
    const dispute = (await events()).at(-1)
    expect(dispute).toMatchObject({ kind: 'disputed', officerId: office.officers.hung })
    expect(await told('bao')).toEqual([
      {
        text: `Đồng chí Phạm Văn Hùng báo không phải người thực hiện việc #${id}: Báo cáo quý.\nLý do: Không phải việc của em, của chị Lan\nĐồng chí chọn giao người khác hoặc giữ nguyên; người báo được trả lời.`,
        choices: [`/chuyen ${id} @${dispute?.id}`, `/giunguyen ${id} @${dispute?.id}`, `/ykien ${id}`, `/viec ${id}`],
      },
    ])
    expect((await talk('lan', `/nhamnguoi ${id} không phải của em`)).text).toContain('chỉ cán bộ chủ trì')
  })

  it('kept as it is, the officer is told; a second press learns that, and changes nothing', async () => {
    const { talk, id, events, told, lead, office } = await set()
    await talk('hung', `/nhamnguoi ${id} của phòng khác`)
    const dispute = (await events()).at(-1)!.id
    expect((await talk('bao', `/giunguyen ${id} @${dispute} Đồng chí làm giúp`)).text).toContain(
      `Đã giữ nguyên người chủ trì việc #${id}`,
    )
    expect((await told('hung')).at(-1)).toEqual({
      text: `Đồng chí Trần Quốc Bảo đề nghị đồng chí tiếp tục thực hiện việc #${id}: Báo cáo quý.\nÝ kiến: Đồng chí làm giúp\nNgười chủ trì giữ nguyên. Thời hạn: thứ Sáu 25/12/2026.`,
      choices: [`/nhan ${id}`, `/ykien ${id}`, `/viec ${id}`],
    })
    const count = (await events()).length
    for (const line of [`/giunguyen ${id} @${dispute}`, `/chuyen ${id} @${dispute} lan`])
      expect((await talk('khoa', line)).text).toBe(
        `Đồng chí Trần Quốc Bảo đã giữ nguyên người chủ trì việc #${id} lúc 07:30 ngày 23/11/2026. Không có gì thay đổi thêm.`,
      )
    expect((await talk('bao', `/giunguyen ${id}`)).text).toContain('Đồng chí đã giữ nguyên người chủ trì')
    expect(await events()).toHaveLength(count)
    expect((await lead())?.officerId).toBe(office.officers.hung)
  })

  it('said again, is settled by its own buttons, not by those of before', async () => {
    const { talk, id, events } = await set()
    await talk('hung', `/nhamnguoi ${id} của phòng khác`)
    const first = (await events()).at(-1)!.id
    await talk('bao', `/giunguyen ${id} @${first}`)
    await talk('hung', `/nhamnguoi ${id} của phòng Văn hóa, có công văn kèm theo`)
    expect((await talk('bao', `/giunguyen ${id} @${first}`)).text).toContain('Đồng chí đã giữ nguyên người chủ trì')
    expect((await talk('bao', `/chuyen ${id} @${first} lan`)).text).toContain('Đồng chí đã giữ nguyên người chủ trì')
    expect((await talk('bao', `/chuyen ${id} lan`)).text).toContain('Đã giao Võ Ngọc Lan')
  })

  it('is settled by nobody who leads it, nor where nobody said so', async () => {
    const { talk, id, events } = await set()
    expect((await talk('bao', `/giunguyen ${id}`)).text).toContain(`không có ai báo việc #${id} không đúng người`)
    expect((await talk('hung', `/giunguyen ${id}`)).text).toContain('do Phạm Văn Hùng')
    expect(await events()).toHaveLength(1)
  })
})

describe('whoever has spoken of a task', () => {
  it('hears no more of it once it is no longer theirs to see', async () => {
    const { talk, id, told } = await set({ also: [] })
    await talk('hung', `/ykien ${id} em hỏi mẫu báo cáo`)
    await talk('khoa', `/ykien ${id} mẫu ở văn thư`)
    await talk('bao', `/chuyen ${id} lan`)
    const before = { hung: (await told('hung')).length, khoa: (await told('khoa')).length }
    await talk('lan', `/ykien ${id} điều riêng của phòng Văn hóa`)
    await talk('bao', `/ykien ${id} đã rõ`)
    expect((await told('bao')).at(-1)?.text).toContain('điều riêng của phòng Văn hóa')
    expect((await told('lan')).at(-1)?.text).toContain('đã rõ')
    expect((await told('hung')).length).toBe(before.hung)
    expect((await told('khoa')).length).toBe(before.khoa)
  })

  it('hears it while it still is, above the lead', async () => {
    const { talk, id, told } = await set()
    await talk('khoa', `/ykien ${id} mẫu ở văn thư`)
    await talk('hung', `/ykien ${id} em cảm ơn`)
    expect((await told('khoa')).at(-1)?.text).toContain('em cảm ơn')
  })
})

describe('/chuyen', () => {
  it('follows the scope of /giao, for whoever assigned the task, too', async () => {
    const { talk, id, lead, office } = await set({ by: 'khoa' })
    const { text } = await talk('khoa', `/chuyen ${id} lan`)
    expect(text).toBe('Võ Ngọc Lan không thuộc phạm vi phụ trách của đồng chí nên chưa giao được; chưa có gì được lưu.')
    // General affairs do it in the name of the leader in charge, whose scope counts.
    expect((await talk('ha', `/chuyen ${id} lan`)).text).toContain('phạm vi phụ trách của đồng chí Đỗ Đăng Khoa')
    expect((await lead())?.officerId).toBe(office.officers.hung)
    expect((await talk('ha', `/chuyen ${id} tam`)).text).toContain('Đã giao Hồ Thanh Tâm')
    expect((await talk('bao', `/chuyen ${id} lan`)).text).toContain('Đã giao Võ Ngọc Lan')
  })

  it('asks to whom, hands the task over, announces it to the new lead and tells the old one', async () => {
    const { talk, id, events, told, lead, office, task } = await set({ work: 'in_progress', progress: 40 })
    await talk('hung', `/nhamnguoi ${id} của phòng Văn hóa`)
    const dispute = (await events()).at(-1)!.id
    expect((await talk('bao', `/chuyen ${id} @${dispute}`)).text).toBe(
      `Giao việc #${id} (Báo cáo quý) cho ai? Đồng chí gửi họ tên hoặc mã cán bộ. Gõ /huy để thôi.`,
    )
    expect((await talk('bao', 'Nguyễn Không Ai')).text).toContain('Không tìm thấy cán bộ nào')
    expect((await talk('bao', 'chị Lan')).text).toContain(
      `Đã giao Võ Ngọc Lan (Phòng Văn hóa - Xã hội) chủ trì việc #${id}: Báo cáo quý.`,
    )
    expect(await lead()).toMatchObject({ officerId: office.officers.lan, unitId: office.units.VH, untold: null })
    expect(await task()).toMatchObject({ work: 'not_acknowledged', progress: 40 })
    expect((await events()).at(-1)).toMatchObject({ kind: 'handed_over', note: 'Phạm Văn Hùng → Võ Ngọc Lan' })
    expect((await told('lan')).at(-1)).toMatchObject({
      text: expect.stringContaining('Đồng chí có 1 việc mới giao.') as string,
      choices: [`/nhan ${id}`, `/ykien ${id}`, `/nhamnguoi ${id}`, `/viec ${id}`],
    })
    expect((await told('hung')).at(-1)).toEqual({
      text: `Đồng chí Trần Quốc Bảo đã giao Võ Ngọc Lan việc #${id}: Báo cáo quý.\nĐồng chí không cần thực hiện việc này nữa.`,
      choices: [],
    })
    expect((await talk('bao', `/chuyen ${id} @${dispute} tam`)).text).toContain('Đồng chí đã bàn giao việc')
  })

  it('is for those above the task, and within what is theirs', async () => {
    const { talk, id, lead, office } = await set()
    expect((await talk('hung', `/chuyen ${id} tam`)).text).toContain('do Phạm Văn Hùng')
    expect((await talk('khoa', `/chuyen ${id} lan`)).text).toContain('không thuộc phạm vi phụ trách')
    expect((await talk('khoa', `/chuyen ${id} hung`)).text).toContain('đang chủ trì việc')
    expect((await lead())?.officerId).toBe(office.officers.hung)
    expect((await talk('khoa', `/chuyen ${id} cho Tâm`)).text).toContain('Đã giao Hồ Thanh Tâm')
    expect((await talk('ha', `/chuyen ${id} lan`)).text).toContain('Đã giao Võ Ngọc Lan')
    expect((await lead())?.officerId).toBe(office.officers.lan)
  })

  it('takes back what the old lead was not told yet, and tells them the rest of it', async () => {
    const { talk, id, db, office, channel, told } = await set({ lead: ['KT', 'tam'] })
    const other = await office.addTask({ lead: ['KT', 'tam'], work: 'not_acknowledged', title: 'Việc khác' })
    channel.onSend = chat => {
      if (chat === 'hung') throw new Error('no network')
    }
    const waiting = async () =>
      (await db.reads.select().from(outbox).where(eq(outbox.officerId, office.officers.hung)))
        .filter(({ status, topic }) => status === 'queued' && topic === 'lead news')
        .map(({ about }) => about)
    await talk('ha', `/chuyen ${id} hung`)
    await talk('ha', `/chuyen ${other} hung`)
    expect(await waiting()).toEqual([[id, other]])
    await talk('ha', `/chuyen ${id} lan`)
    expect(await waiting()).toEqual([[other]])
    await talk('ha', `/chuyen ${other} lan`)
    expect(await waiting()).toEqual([])
    expect((await told('lan')).at(-1)?.text).toContain(`#${other}`)
  })
})
