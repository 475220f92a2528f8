import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { holidays, memberships, outbox, taskEvents, tasks } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode, TaskOptions } from '../helpers/office.ts'

const days = (count: number): number => count * 86_400_000

/** Monday 23/11/2026, 07:30. Hùng leads; Khoa decides. */
async function set(fields: Partial<TaskOptions> = {}) {
  const around = await talkingOffice('hung', 'khoa', 'bao', 'ha', 'lan', 'son', 'tam')
  const { office, db, settled } = around
  const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo quý', due: '2026-11-25', ...fields })
  const task = async (of = id) => (await db.reads.select().from(tasks).where(eq(tasks.id, of)))[0]!
  const events = async (of = id) =>
    (await db.reads.select().from(taskEvents).where(eq(taskEvents.taskId, of)).orderBy(asc(taskEvents.id))).slice(1)
  const told = async (who: OfficerCode) => {
    await settled()
    return (await db.reads.select().from(outbox).where(eq(outbox.officerId, office.officers[who])))
      .filter(({ kind, status }) => kind === 'push' && status === 'sent')
      .map(({ reply }) => ({ text: plainText(reply), sends: (reply.choices ?? []).map(({ send }) => send) }))
  }
  const ask = async (words = '4/12 chờ số liệu của Sở') => {
    const { text } = await around.talk('hung', `/giahan ${id} ${words}`)
    expect(text).toMatch(/^Đã gửi/)
    return (await events()).findLast(({ kind }) => kind === 'extension_asked')!.id
  }
  return { ...around, id, task, events, told, ask }
}

describe('asking for a later deadline', () => {
  it('in one line tells those who decide both dates and why, and moves nothing', async () => {
    const { talk, id, task, told, events } = await set()
    const { text } = await talk('hung', `/giahan ${id} 4/12 chờ số liệu của Sở`)
    expect(text).toBe(
      `Đã gửi đồng chí Đỗ Đăng Khoa đề nghị gia hạn việc #${id} (Báo cáo quý) từ thứ Tư 25/11/2026 sang thứ Sáu 04/12/2026 (thêm 7 ngày làm việc). Lý do: chờ số liệu của Sở. Hạn cũ giữ nguyên cho đến khi được đồng ý. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    )
    expect(await task()).toMatchObject({ extension: 'pending', askedDue: '2026-12-04', due: '2026-11-25' })
    const [request] = await events()
    expect(await told('khoa')).toEqual([
      {
        text: `Đồng chí Phạm Văn Hùng xin gia hạn việc #${id}: Báo cáo quý.\nLý do: chờ số liệu của Sở\nXin lùi hạn từ thứ Tư 25/11/2026 sang thứ Sáu 04/12/2026 (thêm 7 ngày làm việc).`,
        sends: [
          `/duyet ${id} @${request!.id}`,
          `/duyet ${id} @${request!.id} ngày khác`,
          `/tralai ${id} @${request!.id}`,
          `/viec ${id}`,
        ],
      },
    ])
    for (const who of ['bao', 'ha', 'tam'] as const) expect(await told(who)).toEqual([])
  })

  it('asks for what is missing, step by step, and back', async () => {
    const { talk, id, task } = await set()
    expect((await talk('hung', '/giahan')).text).toContain('xin gia hạn việc nào')
    expect((await talk('hung', `/giahan ${id}`)).text).toContain('đến ngày nào? Hạn hiện nay là thứ Tư 25/11/2026')
    expect((await talk('hung', '20/11')).text).toContain('Thời hạn mới phải sau thời hạn hiện nay')
    expect((await talk('hung', 'bao giờ cũng được')).text).toContain('đến ngày nào?')
    expect((await talk('hung', 'thêm 5 ngày làm việc')).text).toContain('Vì sao xin gia hạn')
    expect((await talk('hung', 'quay lại')).text).toContain('đến ngày nào?')
    expect((await talk('hung', 'lùi 1 tuần')).text).toContain('đến thứ Tư 02/12/2026?')
    expect((await talk('hung', 'chờ thẩm định giá')).text).toMatch(/^Đã gửi/)
    expect(await task()).toMatchObject({ askedDue: '2026-12-02' })
  })

  it('keeps a reason that was said first, and asks only until when', async () => {
    const { talk, id, events } = await set()
    const { text, choices } = await talk('hung', `/giahan ${id} vì chờ số liệu của Sở`)
    expect(text).toContain('đến ngày nào?')
    expect(choices[0]?.send).toBe(`/giahan ${id} thêm 3 ngày làm việc vì chờ số liệu của Sở`)
    expect((await talk('hung', '4/12')).text).toMatch(/^Đã gửi/)
    expect((await events()).at(-1)?.note).toBe('chờ số liệu của Sở')
  })

  it.each(['29/2/2027', '31/11', '31/11/2026', '30/2', '2026-13-45'])(
    'names no other day in place of %s, which is none',
    async day => {
      const { talk, id, task, events } = await set()
      for (const line of [`/giahan ${id} ${day} vì bão lũ kéo dài`, `/giahan ${id} ${day}`])
        for (const who of ['hung', 'khoa']) {
          expect((await talk(who, line)).text, who).toMatch(
            /^Trong lịch không có ngày|^Trợ lý chưa rõ ngày|đến ngày nào/,
          )
          await talk(who, '/huy')
        }
      expect(await task()).toMatchObject({ extension: 'none', due: '2026-11-25' })
      expect(await events()).toEqual([])
    },
  )

  it('is left at any step without a trace', async () => {
    const { talk, id, task, events } = await set()
    await talk('hung', `/giahan ${id} 4/12`)
    expect((await talk('hung', '/huy')).text).toContain('không có gì thay đổi')
    expect(await task()).toMatchObject({ extension: 'none' })
    expect(await events()).toEqual([])
  })

  it.each([
    ['thêm 5 ngày làm việc vì chờ thẩm định giá', '2026-12-02'],
    ['lùi 1 tuần vì chờ thẩm định giá', '2026-12-02'],
    ['đến hết tháng 12 do chờ thẩm định giá', '2026-12-31'],
    ['thứ sáu tuần sau, lý do: chờ thẩm định giá', '2026-12-04'],
    ['chờ thẩm định giá, xin lùi đến 15/12', '2026-12-15'],
    ['15.12.2026 chờ thẩm định giá', '2026-12-15'],
  ])('reads “%s”', async (words, due) => {
    const { talk, id, task, events } = await set()
    await talk('hung', `/giahan ${id} ${words}`)
    expect((await task()).askedDue).toBe(due)
    expect((await events()).at(-1)?.note).toBe('chờ thẩm định giá')
  })

  it('says that a day is off, and counts what is added over the days off', async () => {
    const { talk, id, task, db } = await set()
    await db.transact(tx =>
      tx.insert(holidays).values({ date: '2026-11-27', note: 'Nghỉ bù', kind: 'off', source: 'office' }),
    )
    expect((await talk('hung', `/giahan ${id} 5/12 chờ số liệu của Sở`)).text).toContain(
      'sang thứ Bảy 05/12/2026 (ngày nghỉ, thêm 6 ngày làm việc)',
    )
    await talk('hung', `/giahan ${id} thêm 2 ngày làm việc vì chờ số liệu của Sở`)
    expect((await task()).askedDue).toBe('2026-11-30')
  })

  it('again replaces what was asked for, and an old button decides on nothing', async () => {
    const { talk, ask, id, task, told } = await set()
    const first = await ask()
    expect((await talk('hung', `/giahan ${id} 10/12 chờ ý kiến Sở Tài chính`)).text).toContain(
      'Đề nghị này thay đề nghị trước (đến thứ Sáu 04/12/2026).',
    )
    const { text, choices } = await talk('khoa', `/duyet ${id} @${first}`)
    expect(text).toMatch(
      /^Đồng chí Phạm Văn Hùng đã xin gia hạn việc #\d+ lúc 07:30 ngày 23\/11\/2026\. Đề nghị mới nhất đang chờ quyết định \(đến thứ Năm 10\/12\/2026\): «chờ ý kiến Sở Tài chính»\./,
    )
    expect(choices[0]?.label).toBe(`Đồng ý gia hạn #${id}`)
    expect(await task()).toMatchObject({ extension: 'pending', due: '2026-11-25' })
    expect(await told('khoa')).toHaveLength(2)
  })

  it('is refused where there is nobody to decide, no deadline, or nothing left to be done', async () => {
    const { talk, office, id } = await set({ due: null })
    expect((await talk('hung', `/giahan ${id} 4/12 chờ số liệu của Sở`)).text).toContain('không có thời hạn')
    const alone = await office.addTask({ lead: ['UBND', 'bao'], title: 'Kế hoạch năm', due: '2026-11-25' })
    expect((await talk('bao', `/giahan ${alone} 4/12 chờ số liệu của Sở`)).text).toContain(
      'không có ai quyết định gia hạn',
    )
    const done = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-25', work: 'done' })
    expect((await talk('hung', `/giahan ${done} 4/12 chờ số liệu`)).text).toContain('không cần gia hạn')
  })

  it('is for the lead alone; others are told who decides, and who may not see it learns nothing', async () => {
    const { talk, id, task } = await set()
    for (const who of ['bao', 'ha'] as const)
      expect((await talk(who, `/giahan ${id} 4/12 chờ số liệu của Sở`)).text).toContain(
        'thời hạn do đồng chí Đỗ Đăng Khoa quyết định; chỉ người chủ trì xin gia hạn',
      )
    const unknown = (await talk('lan', '/giahan 999 4/12 chờ số liệu của Sở')).text.replace('999', String(id))
    expect((await talk('lan', `/giahan ${id} 4/12 chờ số liệu của Sở`)).text).toBe(unknown)
    expect((await task()).extension).toBe('none')
  })

  it.each([
    'xin gia hạn việc 1 thêm 5 ngày làm việc vì chờ thẩm định giá',
    'cho em lùi hạn việc 1 sang 2/12 do chờ thẩm định giá',
  ])('in free words is confirmed first: “%s”', async said => {
    const { talk, task } = await set()
    expect((await talk('hung', said)).text).toContain('Chưa có gì thay đổi cho đến khi đồng chí xác nhận')
    expect((await task()).extension).toBe('none')
    expect((await talk('hung', 'đúng')).text).toMatch(/^Đã gửi/)
    expect(await task()).toMatchObject({ extension: 'pending', askedDue: '2026-12-02' })
  })

  it.each(['việc 1 đã được gia hạn chưa', 'mai em xin gia hạn việc 1', 'không gia hạn việc 1 nữa'])(
    'is not what “%s” says',
    async said => {
      const { talk, task } = await set()
      await talk('hung', said)
      await talk('hung', 'đúng')
      expect((await task()).extension).toBe('none')
    },
  )
})

describe('deciding on it', () => {
  it('agrees: the deadline moves everywhere, the lead and the others are told', async () => {
    const { talk, ask, id, task, told, db, office } = await set({ also: [['coordinator', 'VH', 'lan']] })
    await db.transact(tx =>
      tx.insert(memberships).values({ officerId: office.officers.tam, unitId: office.units.KT, role: 'leader' }),
    )
    const request = await ask()
    const { text } = await talk('khoa', `/duyet ${id} @${request}`)
    expect(text).toBe(
      `Đã gia hạn việc #${id} (Báo cáo quý) từ thứ Tư 25/11/2026 sang thứ Sáu 04/12/2026 (thêm 7 ngày làm việc). Cán bộ chủ trì được báo. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    )
    expect(await task()).toMatchObject({ extension: 'granted', due: '2026-12-04', askedDue: null })
    expect((await talk('hung', '/nhiemvu')).text).toContain('hạn thứ Sáu 04/12/2026 · còn 9 ngày làm việc')
    expect((await told('hung')).at(-1)?.text).toContain('Thời hạn chuyển từ thứ Tư 25/11/2026 sang thứ Sáu 04/12/2026')
    expect((await told('lan')).at(-1)?.text).toContain('Thời hạn chuyển từ thứ Tư 25/11/2026')
    expect((await told('tam')).at(-1)?.text).toContain('Đồng chí không cần quyết định nữa')
    expect((await talk('hung', `/viec ${id}`)).text).toContain('Đỗ Đăng Khoa gia hạn từ 25/11/2026 sang 04/12/2026')
    const again = await talk('tam', `/duyet ${id} @${request}`)
    expect(again.text).toBe(
      `Đồng chí Đỗ Đăng Khoa đã gia hạn việc #${id} lúc 07:30 ngày 23/11/2026. Không có gì thay đổi thêm.`,
    )
  })

  it('sets another date, in one line or asked for', async () => {
    const { talk, ask, id, task, events, told } = await set()
    const request = await ask()
    expect((await talk('khoa', `/duyet ${id} @${request} ngày khác`)).text).toContain('đến ngày nào?')
    await talk('khoa', '30/11')
    expect((await talk('khoa', 'cần xong trong tháng')).text).toContain(
      'sang thứ Hai 30/11/2026 (thêm 3 ngày làm việc), khác ngày xin (thứ Sáu 04/12/2026)',
    )
    expect((await task()).due).toBe('2026-11-30')
    expect((await events()).at(-1)).toMatchObject({ kind: 'extension_granted', note: 'cần xong trong tháng' })
    expect((await told('hung')).at(-1)?.text).toContain('khác ngày đã xin (thứ Sáu 04/12/2026)')
    expect((await talk('khoa', `/viec ${id}`)).text).toContain('từ 25/11/2026 sang 30/11/2026 (xin đến 04/12/2026)')

    await ask('10/12 chờ số liệu của Sở')
    await talk('khoa', `/duyet ${id} 2/12 cần sớm hơn một tuần`)
    expect((await task()).due).toBe('2026-12-02')
  })

  it('refuses with a reason, and asks for it', async () => {
    const { talk, ask, id, task, told } = await set()
    const request = await ask()
    expect((await talk('khoa', `/tralai ${id} @${request}`)).text).toContain('Vì sao không đồng ý gia hạn')
    expect((await talk('khoa', 'cần gấp cho kỳ họp')).text).toContain('Thời hạn giữ nguyên: thứ Tư 25/11/2026')
    expect(await task()).toMatchObject({ extension: 'refused', due: '2026-11-25', askedDue: null })
    expect((await told('hung')).at(-1)?.text).toContain('không đồng ý gia hạn việc')
    expect((await told('hung')).at(-1)?.text).toContain('cần gấp cho kỳ họp')
  })

  it('at once by a decider, who is asked nothing first', async () => {
    const { talk, id, task, events, told } = await set()
    expect((await talk('khoa', `/giahan ${id} 4/12 dồn việc cuối tháng`)).text).toMatch(/^Đã gia hạn/)
    expect(await task()).toMatchObject({ extension: 'granted', due: '2026-12-04' })
    expect((await events()).map(({ kind }) => kind)).toEqual(['extension_granted'])
    expect((await told('hung')).at(-1)?.text).toContain('dồn việc cuối tháng')
  })

  it('by a decider’s own /giahan decides on what was asked for', async () => {
    const { talk, ask, id, task } = await set()
    await ask()
    await talk('khoa', `/giahan ${id} 1/12 dồn việc cuối tháng`)
    expect(await task()).toMatchObject({ extension: 'granted', due: '2026-12-01', askedDue: null })
  })

  it('counts a late time where it was asked for after the deadline, none where before, none for an objective cause', async () => {
    const { talk, ask, clock, id, events, told } = await set()
    await ask()
    clock.jump(days(4))
    await talk('khoa', `/duyet ${id}`)
    expect((await events()).at(-1)?.mark).toBeNull()
    clock.jump(days(11))
    await ask('thêm 5 ngày làm việc vì bão lớn kéo dài')
    expect((await told('khoa')).at(-1)?.text).toContain('Đề nghị gửi khi đã quá hạn')
    const objective = (await told('khoa')).at(-1)!.sends.find(send => send.endsWith('khách quan'))!
    await talk('khoa', objective)
    expect((await events()).at(-1)).toMatchObject({ kind: 'extension_granted', mark: 'objective' })
    await talk('khoa', '/hoantac')
    expect((await talk('khoa', `/duyet ${id}`)).text).toContain('tính một lần quá hạn')
    expect((await events()).at(-1)?.mark).toBe('late')
    expect((await talk('khoa', `/viec ${id}`)).text).toContain('(tính một lần quá hạn)')
  })

  it('does not set a day gone by while the request waited', async () => {
    const { talk, ask, clock, id, task } = await set()
    await ask('27/11 chờ số liệu của Sở')
    clock.jump(days(7))
    expect((await talk('khoa', `/duyet ${id}`)).text).toContain('Ngày 27/11/2026 đã qua')
    expect((await task()).extension).toBe('pending')
  })

  it('is listed with the results, oldest first, with its own waiting time; [Duyệt cả] is of results alone', async () => {
    const { talk, ask, office, clock, id } = await set()
    await ask()
    clock.jump(days(2))
    const result = await office.addTask({
      lead: ['KT', 'hung'],
      title: 'Rà soát chợ',
      needsApproval: true,
      due: '2026-12-20',
    })
    await talk('hung', `/xong ${result} Đã gửi báo cáo 45/BC-UBND`)
    const { text, choices } = await talk('khoa', '/duyet')
    expect(text).toContain('Chờ đồng chí quyết định: 2 việc')
    expect(text.indexOf(`#${id} `)).toBeLessThan(text.indexOf(`#${result} `))
    expect(text).toContain('xin gia hạn ngày 23/11/2026')
    expect(text).toContain('đã chờ đồng chí 2 ngày làm việc')
    expect(choices.filter(({ send }) => send.startsWith('/duyet cả'))).toEqual([])
  })

  it('is no more once the result is handed in, and stands again where that is taken back', async () => {
    const { talk, ask, id, task, told } = await set()
    const request = await ask()
    await talk('hung', `/xong ${id} Đã gửi báo cáo 45/BC-UBND`)
    expect(await task()).toMatchObject({ work: 'done', extension: 'none', askedDue: null, due: '2026-11-25' })
    expect((await told('khoa')).at(-1)?.text).toContain('không cần quyết định về gia hạn nữa')
    expect((await talk('khoa', `/duyet ${id} @${request}`)).text).toContain('đã báo hoàn thành việc')
    await talk('hung', '/hoantac')
    expect(await task()).toMatchObject({ extension: 'pending', askedDue: '2026-12-04' })
    expect((await told('khoa')).at(-1)?.text).toContain('lại chờ đồng chí quyết định')
    expect((await talk('khoa', `/duyet ${id} @${request}`)).text).toMatch(/^Đã gia hạn/)
  })

  it('of a withdrawn task tells what happened', async () => {
    const { talk, ask, id, task } = await set()
    const request = await ask()
    await talk('bao', `/thuhoi ${id} đã giao Sở Xây dựng làm`)
    expect(await task()).toMatchObject({ work: 'withdrawn', extension: 'none' })
    expect((await talk('khoa', `/duyet ${id} @${request}`)).text).toContain(
      `Đồng chí Trần Quốc Bảo đã thu hồi việc #${id}`,
    )
  })

  it('is taken back within ten minutes, with a word to those who were told', async () => {
    const { talk, ask, id, task, told } = await set()
    const request = await ask()
    await talk('khoa', `/duyet ${id} @${request}`)
    await talk('khoa', '/hoantac')
    expect(await task()).toMatchObject({ extension: 'pending', due: '2026-11-25', askedDue: '2026-12-04' })
    expect((await told('hung')).at(-1)?.text).toContain('đã hoàn tác gia hạn')
    await talk('khoa', `/tralai ${id} @${request}: cần gấp cho kỳ họp`)
    await talk('khoa', '/hoantac')
    expect(await task()).toMatchObject({ extension: 'pending' })
    await talk('hung', '/hoantac')
    expect(await task()).toMatchObject({ extension: 'none', askedDue: null })
    expect((await told('khoa')).at(-1)?.text).toContain('đã rút đề nghị gia hạn')
    expect((await talk('khoa', `/duyet ${id} @${request}`)).text).toMatch(/rút lại đề nghị gia hạn này của việc/)
  })
})

it('a task on which an extension waits is still overdue after its deadline, and says that it is asked for', async () => {
  const { talk, ask, clock } = await set()
  await ask()
  clock.jump(days(3))
  expect((await talk('hung', '/nhiemvu')).text).toContain('quá hạn 1 ngày làm việc · đang xin gia hạn')
})
