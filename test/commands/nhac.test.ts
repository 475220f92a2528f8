import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { accounts, assignments, outbox, taskEvents, tasks } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode, TaskOptions } from '../helpers/office.ts'

const hours = (count: number): number => count * 3_600_000
const minutes = (count: number): number => count * 60_000

async function set(fields: Partial<TaskOptions> = {}) {
  const around = await talkingOffice('hung', 'khoa', 'bao', 'ha', 'lan', 'son', 'minh', 'tam')
  const { office, db, settled } = around
  const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo quý', due: '2026-11-18', ...fields })
  const task = async (of = id) => (await db.reads.select().from(tasks).where(eq(tasks.id, of)))[0]!
  const events = async (of = id) =>
    (await db.reads.select().from(taskEvents).where(eq(taskEvents.taskId, of)).orderBy(asc(taskEvents.id))).filter(
      ({ kind }) => kind !== 'imported',
    )
  const kinds = async (of = id) => (await events(of)).map(({ kind }) => kind)
  /** What this person was told since unasked. */
  const told = async (who: OfficerCode) => {
    await settled()
    return (await db.reads.select().from(outbox).where(eq(outbox.officerId, office.officers[who])))
      .filter(({ kind, status }) => kind === 'push' && status === 'sent')
      .map(({ reply }) => ({ text: plainText(reply), sends: (reply.choices ?? []).map(({ send }) => send) }))
  }
  /** Urges, and the number of it. */
  const urge = async (who: OfficerCode, line = `/nhac ${id}`, of = id) => {
    const { text } = await around.talk(who, line)
    expect(text).toMatch(/^Đã đôn đốc/)
    return (await events(of)).findLast(({ kind }) => kind === 'urged')!.id
  }
  return { ...around, id, task, events, kinds, told, urge }
}

describe('urging', () => {
  it('tells the lead who urges, their words apart, the deadline with its weekday, and how to answer', async () => {
    const { talk, told, id, events, task } = await set()
    const before = await task()
    const { text, choices } = await talk('khoa', `/nhac ${id} đề nghị nộp trước 10 giờ mai`)
    expect(text).toBe(
      `Đã đôn đốc đồng chí Phạm Văn Hùng việc #${id}: Báo cáo quý.\nThời hạn: thứ Tư 18/11/2026 (quá hạn 3 ngày làm việc). Tin được gửi ngay. Có trả lời, trợ lý báo đồng chí.`,
    )
    expect(choices.map(({ send }) => send)).toEqual([`/viec ${id}`])
    const [urged] = await events()
    expect(urged).toMatchObject({ kind: 'urged', note: 'đề nghị nộp trước 10 giờ mai', before: {}, after: {} })
    expect(await told('hung')).toEqual([
      {
        text: `Đồng chí Đỗ Đăng Khoa đôn đốc việc #${id}: Báo cáo quý.\nLời nhắn: đề nghị nộp trước 10 giờ mai\nThời hạn: thứ Tư 18/11/2026 (quá hạn 3 ngày làm việc). Đồng chí trả lời bằng một lựa chọn dưới đây.`,
        sends: [`/nhac ${id} @${urged!.id} đã nắm`, `/nhac ${id} @${urged!.id} sẽ xong`, `/viec ${id}`],
      },
    ])
    expect(await task()).toEqual(before)
    for (const who of ['bao', 'ha', 'lan', 'son'] as const) expect(await told(who)).toEqual([])
  })

  it.each([
    ['nhé', null],
    ['giúp tôi với', null],
    [': nhé', 'nhé'],
    ['bao giờ xong?', 'bao giờ xong?'],
  ])('takes "%s" behind the number as a word to the assistant or to the lead', async (words, note) => {
    const { talk, id, events } = await set()
    await talk('khoa', words.startsWith(':') ? `/nhac ${id}${words}` : `/nhac ${id} ${words}`)
    expect(await events()).toMatchObject([{ kind: 'urged', note }])
  })

  it('is open to those above, who assigned, is in charge or follows, and to general affairs; to nobody else', async () => {
    for (const [who, allowed] of [
      ['khoa', true],
      ['bao', true],
      ['ha', true],
      ['son', true],
      ['tam', true],
      ['lan', false],
      ['minh', false],
      ['hung', false],
    ] as const) {
      const { talk, id, db, office, kinds } = await set({
        also: [
          ['follower', 'VH', 'tam'],
          ['coordinator', 'VH', 'lan'],
        ],
      })
      await db.transact(tx => tx.update(tasks).set({ assignerId: office.officers.son }))
      const { text } = await talk(who, `/nhac ${id}`)
      expect([who, await kinds()]).toEqual([who, allowed ? ['urged'] : []])
      expect(text).toMatch(
        allowed ? /^Đã đôn đốc/ : who === 'minh' ? /^Không tìm thấy việc #/ : /được đôn đốc, người chủ trì không tự/,
      )
    }
  })

  it('asks the heads of a unit that has named nobody', async () => {
    const { talk, told, office, kinds } = await set()
    const id = await office.addTask({ lead: ['VH'], title: 'Lễ hội' })
    expect((await talk('bao', `/nhac ${id}`)).text).toContain('Đã đôn đốc đồng chí Cao Thái Sơn')
    expect(await told('son')).toHaveLength(1)
    expect(await told('lan')).toEqual([])
    // It is theirs to do.
    expect((await talk('son', `/nhac ${id}`)).text).toContain('không tự đôn đốc mình')
    expect(await kinds(id)).toEqual(['urged'])
  })

  it.each([
    [
      { work: 'done', submittedOn: '2026-11-20', submittedAt: 1 },
      'đã được báo hoàn thành trước đó, không cần đôn đốc nữa',
    ],
    [{ work: 'withdrawn' }, 'đã được thu hồi, không cần đôn đốc nữa'],
    [{ review: 'pending', submittedOn: '2026-11-20', submittedAt: 1 }, 'đang chờ duyệt, không cần đôn đốc nữa'],
    [{ work: 'paused' }, 'đang tạm dừng nên không đôn đốc'],
  ] as const)('of %o is refused with the reason', async (fields, why) => {
    const { talk, id, kinds, told } = await set(fields)
    expect((await talk('khoa', `/nhac ${id}`)).text).toContain(why)
    expect(await kinds()).toEqual([])
    expect(await told('hung')).toEqual([])
  })

  it('happens once in four hours, whoever it is; then again, and is counted', async () => {
    const { talk, id, clock, kinds, urge } = await set()
    await urge('khoa')
    clock.jump(hours(4) - 1)
    expect((await talk('bao', `/nhac ${id}`)).text).toBe(
      `Đồng chí Đỗ Đăng Khoa đã đôn đốc việc #${id} lúc 07:30 ngày 23/11/2026. Mỗi việc đôn đốc một người cách nhau ít nhất 4 giờ; có thể đôn đốc lại từ 11:30 ngày 23/11/2026.`,
    )
    expect((await talk('khoa', `/nhac ${id}`)).text).toMatch(/^Đồng chí đã đôn đốc việc/)
    clock.jump(1)
    expect((await talk('bao', `/nhac ${id}`)).text).toContain('Việc này đã đôn đốc 2 lần.')
    expect(await kinds()).toEqual(['urged', 'urged'])
    const shown = (await talk('khoa', `/viec ${id}`)).text
    expect(shown).toContain(
      'Đôn đốc: đã đôn đốc 2 lần; gần nhất lúc 11:30 ngày 23/11/2026 (đồng chí Trần Quốc Bảo); chưa trả lời',
    )
  })

  it('of somebody who has taken the task over since may happen at once', async () => {
    const { talk, id, db, kinds, urge } = await set()
    await urge('khoa')
    await db.transact(tx =>
      tx.insert(taskEvents).values({ taskId: id, at: 1, kind: 'handed_over', before: {}, after: {} }),
    )
    expect((await talk('khoa', `/nhac ${id}`)).text).toMatch(/^Đã đôn đốc/)
    expect(await kinds()).toEqual(['urged', 'handed_over', 'urged'])
  })

  it('waits in the quiet hours, says until when, and can be taken back until then', async () => {
    const { talk, id, clock, kinds, told } = await set()
    clock.jump(hours(14))
    const { text, choices } = await talk('khoa', `/nhac ${id}`)
    expect(text).toContain('Ngoài giờ nhận tin nên tin được gửi lúc 06:30 ngày 24/11/2026; nếu nhầm, gõ /hoantac')
    expect(choices.map(({ send }) => send)).toContain('/hoantac')
    expect((await talk('khoa', '/hoantac')).text).toBe(`Đã hoàn tác đôn đốc việc #${id}: Báo cáo quý.`)
    expect(await kinds()).toEqual(['urged', 'undone'])
    clock.jump(hours(12))
    expect(await told('hung')).toEqual([])
    // What was taken back does not count.
    expect((await talk('khoa', `/viec ${id}`)).text).not.toContain('đã đôn đốc')
    expect((await talk('khoa', `/nhac ${id}`)).text).toMatch(/^Đã đôn đốc/)
  })

  it('cannot be taken back once it was told', async () => {
    const { talk, id, kinds, urge } = await set()
    await urge('khoa')
    expect((await talk('khoa', '/hoantac')).text).toBe(
      `Tin đôn đốc việc #${id} đã được gửi đi nên không hoàn tác được. Cần nói thêm, đồng chí liên hệ trực tiếp.`,
    )
    expect(await kinds()).toEqual(['urged'])
  })

  it('of a task of the highest urgency waits for no hour', async () => {
    const { talk, id, clock, told } = await set({ urgency: 'express' })
    clock.jump(hours(14))
    expect((await talk('khoa', `/nhac ${id}`)).text).toContain('Tin được gửi ngay.')
    expect(await told('hung')).toHaveLength(1)
  })

  it('several of whose tasks one is of the highest urgency: who has it is told at once, and so it is said', async () => {
    const { talk, office, clock, told } = await set({ urgency: 'express' })
    await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-18' })
    clock.jump(hours(14))
    await talk('bao', '/nhac quá hạn')
    expect((await talk('bao', 'đúng')).text).toContain(
      'Người có việc hỏa tốc nhận tin ngay; ngoài giờ nhận tin nên các tin khác được gửi lúc 06:30 ngày 24/11/2026.',
    )
    expect(await told('hung')).toHaveLength(1)
    expect(await told('lan')).toEqual([])
  })

  it('of somebody who has no account is not counted: nothing is promised, nothing is kept', async () => {
    const { talk, id, db, kinds } = await set({ lead: ['KT', 'khoa'] })
    await db.transact(tx => tx.update(accounts).set({ status: 'gone' }).where(eq(accounts.externalId, 'khoa')))
    const { text } = await talk('bao', `/nhac ${id}`)
    expect(text).toContain('Đồng chí Đỗ Đăng Khoa chưa liên kết tài khoản chat')
    expect(text).toContain('lần này không được tính. Đồng chí liên hệ trực tiếp.')
    expect(await kinds()).toEqual([])
    expect((await db.reads.select().from(outbox)).filter(({ kind }) => kind === 'push')).toEqual([])
  })

  it('that was not sent yet is not sent once its point is gone', async () => {
    const { talk, id, clock, told } = await set()
    clock.jump(hours(14))
    await talk('khoa', `/nhac ${id}`)
    await talk('hung', `/xong ${id} Đã gửi báo cáo 45/BC-KT`)
    clock.jump(hours(12))
    expect(await told('hung')).toEqual([])
  })
})

describe('the answer', () => {
  it('"đã nắm" takes the task on, and is told to whoever urged; a second press says what was answered', async () => {
    const { talk, id, kinds, told, urge, clock } = await set({ work: 'not_acknowledged' })
    const number = await urge('khoa')
    clock.jump(minutes(5))
    const line = `/nhac ${id} @${number} đã nắm`
    expect((await talk('hung', line)).text).toBe(
      `Đã trả lời đôn đốc việc #${id} (Báo cáo quý): đã nắm. Người đôn đốc được báo. Việc được ghi là đã tiếp nhận.`,
    )
    expect(await kinds()).toEqual(['urged', 'acknowledged', 'urge_answered'])
    expect(await told('khoa')).toEqual([
      {
        text: `Đồng chí Phạm Văn Hùng trả lời đôn đốc việc #${id}: Báo cáo quý.\nTrả lời: đã nắm.`,
        sends: [`/viec ${id}`],
      },
    ])
    expect((await talk('hung', line)).text).toBe(
      `Đồng chí đã trả lời đôn đốc việc #${id} lúc 07:35 ngày 23/11/2026: đã nắm. Không có gì thay đổi thêm.`,
    )
    expect(await kinds()).toHaveLength(3)
    const shown = (await talk('khoa', `/viec ${id}`)).text
    expect(shown).toContain('trả lời lúc 07:35 ngày 23/11/2026: đã nắm')
    expect(shown).not.toContain('chưa trả lời')
  })

  it('by number on a platform without buttons', async () => {
    const { talk, id, kinds, urge } = await set()
    await urge('khoa')
    const { text } = await talk('hung', '1')
    expect(text).toContain(`Đã trả lời đôn đốc việc #${id}`)
    expect(await kinds()).toEqual(['urged', 'urge_answered'])
  })

  it('"sẽ xong" asks for a day, which is kept and shown and is no new deadline', async () => {
    const { talk, id, events, told, urge, task } = await set({ due: '2026-11-25' })
    const number = await urge('khoa')
    const asked = await talk('hung', `/nhac ${id} @${number} sẽ xong`)
    expect(asked.text).toContain(`Đồng chí sẽ xong việc #${id} (Báo cáo quý) ngày nào?`)
    expect((await talk('hung', 'ngày 20/11/2026')).text).toContain('thứ Sáu 20/11/2026 đã qua.')
    expect((await talk('hung', 'hỏi gì vậy?')).text).toContain('Chưa có gì thay đổi')
    expect((await talk('hung', 'thứ Sáu')).text).toBe(
      `Đã trả lời đôn đốc việc #${id} (Báo cáo quý): sẽ xong thứ Sáu 27/11/2026. Thời hạn không đổi: thứ Tư 25/11/2026, ngày hẹn sau thời hạn. Người đôn đốc được báo.`,
    )
    expect((await events()).at(-1)).toMatchObject({ kind: 'urge_answered', promisedOn: '2026-11-27' })
    expect((await task()).due).toBe('2026-11-25')
    expect((await told('khoa'))[0]?.text).toContain(
      'Trả lời: sẽ xong thứ Sáu 27/11/2026. Thời hạn không đổi: thứ Tư 25/11/2026.',
    )
    const shown = (await talk('khoa', `/viec ${id}`)).text
    expect(shown).toContain('sẽ xong thứ Sáu 27/11/2026')
    expect(shown).toContain('trả lời đôn đốc: sẽ xong thứ Sáu 27/11/2026')
  })

  it.each(['/huy', 'thôi'])('is left with "%s", and nothing is written', async leave => {
    const { talk, id, kinds, urge } = await set()
    const number = await urge('khoa')
    await talk('hung', `/nhac ${id} @${number} sẽ xong`)
    expect((await talk('hung', leave)).text).toContain('chưa trả lời đôn đốc')
    expect(await kinds()).toEqual(['urged'])
  })

  it('goes to all who have urged since the last answer', async () => {
    const { talk, id, told, urge, clock } = await set()
    const first = await urge('khoa')
    clock.jump(hours(5))
    const second = await urge('bao')
    await talk('hung', `/nhac ${id} @${first} đã nắm`)
    expect(await told('khoa')).toHaveLength(1)
    expect(await told('bao')).toHaveLength(1)
    expect((await talk('hung', `/nhac ${id} @${second} đã nắm`)).text).toMatch(/^Đồng chí đã trả lời đôn đốc/)
    clock.jump(hours(5))
    const third = await urge('khoa')
    const { text, choices } = await talk('hung', `/nhac ${id} @${second} đã nắm`)
    expect(text).toContain('Sau đó việc này được đôn đốc lần nữa, còn chờ trả lời')
    expect(choices.map(({ send }) => send)).toContain(`/nhac ${id} @${third} đã nắm`)
  })

  it('is refused to whoever does not lead, and of an urging that is none', async () => {
    const { talk, id, kinds, urge } = await set({ also: [['coordinator', 'VH', 'lan']] })
    const number = await urge('khoa')
    expect((await talk('lan', `/nhac ${id} @${number} đã nắm`)).text).toContain('chỉ người chủ trì trả lời đôn đốc')
    expect((await talk('hung', `/nhac ${id} @${number + 9} đã nắm`)).text).toContain('không còn chờ trả lời')
    expect((await talk('minh', `/nhac ${id} @${number} đã nắm`)).text).toMatch(/^Không tìm thấy việc #/)
    expect(await kinds()).toEqual(['urged'])
  })

  it.each(['/nhan 1', '/capnhat 1 60% đã lấy ý kiến'])('is no longer missed after %s', async line => {
    const { talk, id, urge } = await set({ work: 'not_acknowledged' })
    await urge('khoa')
    await talk('hung', line)
    expect((await talk('khoa', `/viec ${id}`)).text).not.toContain('chưa trả lời')
  })
})

describe('urging several at once', () => {
  async function many() {
    const around = await set()
    const { office, id } = around
    const task = (fields: TaskOptions) => office.addTask({ due: '2026-11-18', ...fields })
    const second = await task({ lead: ['KT', 'hung'], title: 'Rà soát chiếu sáng' })
    const lans = await task({ lead: ['VH', 'lan'], title: 'Lễ hội' })
    const later = await task({ lead: ['VH', 'lan'], due: '2026-12-18', title: 'Tổng kết năm' })
    const own = await task({ lead: ['UBND', 'bao'], title: 'Họp giao ban' })
    const paused = await task({ lead: ['KT', 'hung'], work: 'paused', title: 'Vỉa hè' })
    const unlinked = await task({ lead: ['VH', 'mai'], title: 'Bình đẳng giới' })
    return { ...around, first: id, second, lans, later, own, paused, unlinked }
  }

  it('shows whom and how many, whoever took a task on today first, and who is left out and why', async () => {
    const { talk, first, second, lans, own, paused, unlinked, kinds, urge, office } = await many()
    const fresh = await office.addTask({ lead: ['VH', 'lan'], due: '2026-12-01', work: 'not_acknowledged' })
    await talk('lan', `/nhan ${fresh}`)
    await urge('khoa', `/nhac ${second}`, second)
    const { text, choices } = await talk('bao', '/nhac quá hạn')
    expect(text).toBe(
      [
        'Đôn đốc 2 việc quá hạn do các đơn vị đồng chí theo dõi chủ trì: 2 người',
        `Đồng chí Võ Ngọc Lan: 1 việc (hôm nay đã tiếp nhận việc)\n#${lans}`,
        `Đồng chí Phạm Văn Hùng: 1 việc\n#${first}`,
        `Chưa đôn đốc lại (chưa đủ 4 giờ): #${second} đồng chí Đỗ Đăng Khoa đã đôn đốc lúc 07:30 ngày 23/11/2026.`,
        `Không nhận được vì chưa liên kết tài khoản, đồng chí liên hệ trực tiếp: Bùi Tuyết Mai (#${unlinked}).`,
        `Việc của chính đồng chí không nằm trong số này: #${own}.`,
        `Đang tạm dừng: #${paused}.`,
        'Mỗi người nhận một tin gồm các việc của mình. Chưa gửi gì cho đến khi đồng chí xác nhận.',
      ].join('\n\n'),
    )
    expect(choices.map(({ label }) => label)).toEqual(['Đúng, đôn đốc 2 việc', 'Không'])
    expect(await kinds(first)).toEqual([])
    await talk('bao', 'không')
    expect(await kinds(first)).toEqual([])
  })

  it('tells each person once of all of theirs, and records each task singly', async () => {
    const { talk, first, second, lans, later, kinds, told, db } = await many()
    await talk('bao', '/nhac quá hạn')
    const { text } = await talk('bao', 'đúng')
    expect(text).toBe(
      `Đã đôn đốc 3 việc của 2 người: đồng chí Phạm Văn Hùng (#${first} và #${second}); đồng chí Võ Ngọc Lan (#${lans}).\nTin được gửi ngay. Có trả lời, trợ lý báo đồng chí.`,
    )
    for (const id of [first, second, lans]) expect(await kinds(id)).toEqual(['urged'])
    expect(await kinds(later)).toEqual([])
    const list = (await talk('khoa', '/nhiemvu đơn vị quá hạn')).text
    expect(list.split('\n').filter(line => line.endsWith('quá hạn 3 ngày làm việc · đã đôn đốc 1 lần'))).toHaveLength(2)
    const hungs = await told('hung')
    expect(hungs).toHaveLength(1)
    expect(hungs[0]?.text).toMatch(/^Đồng chí Trần Quốc Bảo đôn đốc 2 việc của đồng chí:/)
    expect(await told('lan')).toHaveLength(1)
    expect(await told('mai')).toEqual([])
    // One answer to all of them is one message to whoever urged.
    expect((await talk('hung', hungs[0]!.sends[0]!)).text).toBe(
      `Đã trả lời đôn đốc 2 việc (đã nắm): #${first} và #${second}. Người đôn đốc được báo.`,
    )
    expect((await told('bao')).map(one => one.text.split('\n')[0])).toEqual([
      'Đồng chí Phạm Văn Hùng trả lời đôn đốc 2 việc. Trả lời: đã nắm.',
    ])
    expect((await talk('hung', hungs[0]!.sends[0]!)).text).toContain('Chưa trả lời thêm việc nào.')
    expect((await db.reads.select().from(taskEvents)).filter(({ kind }) => kind === 'urge_answered')).toHaveLength(2)
  })

  it('of one unit, or of what was not taken on', async () => {
    const { talk, lans, office } = await many()
    expect((await talk('bao', '/nhac quá hạn Phòng Văn hóa - Xã hội')).choices[0]?.send).toMatch(
      new RegExp(`: ${lans}@\\d+$`),
    )
    const fresh = await office.addTask({ lead: ['KT', 'tam'], due: '2026-12-01', work: 'not_acknowledged' })
    expect((await talk('bao', '/nhac chưa tiếp nhận')).choices[0]?.send).toMatch(new RegExp(`: ${fresh}@\\d+$`))
    // Another's unit is not theirs to urge.
    expect((await talk('khoa', '/nhac quá hạn Phòng Văn hóa - Xã hội')).text).toContain('không thuộc phạm vi')
    expect((await talk('lan', '/nhac quá hạn')).text).toContain('Đồng chí đôn đốc từng việc')
  })

  it('is not carried out once the set has changed: it says how, and asks again; nor twice', async () => {
    const { talk, first, second, lans, later, kinds, db } = await many()
    const { choices } = await talk('bao', '/nhac quá hạn')
    await talk('hung', `/xong ${first} Đã gửi báo cáo 45/BC-KT`)
    await db.transact(tx => tx.update(tasks).set({ due: '2026-11-20' }).where(eq(tasks.id, later)))
    await db.transact(tx => tx.update(assignments).set({ openDue: '2026-11-20' }).where(eq(assignments.taskId, later)))
    const stale = await talk('bao', choices[0]!.send)
    expect(stale.text).toContain(
      `Chưa gửi gì: danh sách đã thay đổi từ lúc đồng chí xem (bớt #${first} (đã hoàn thành); thêm #${later}).`,
    )
    expect(await kinds(second)).toEqual([])
    await talk('bao', stale.choices[0]!.send)
    for (const id of [second, lans, later]) expect(await kinds(id)).toEqual(['urged'])
    const again = await talk('bao', stale.choices[0]!.send)
    expect(again.text).toContain(`bớt #${second} (đồng chí đã đôn đốc lúc 07:30 ngày 23/11/2026)`)
    expect(await kinds(second)).toEqual(['urged'])
  })

  it('goes on behind those who were urged lately where there are more than fifty', async () => {
    const { talk, office, db } = await set({ due: '2026-12-31' })
    const ids = []
    for (let n = 0; n < 70; n++) ids.push(await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-18' }))
    const urged = async () => (await db.reads.select().from(taskEvents).where(eq(taskEvents.kind, 'urged'))).length
    expect((await talk('bao', '/nhac quá hạn')).text).toContain('tối đa 50 việc; còn 20 việc để lần sau')
    await talk('bao', 'đúng')
    expect(await urged()).toBe(50)
    const { text } = await talk('bao', '/nhac quá hạn')
    expect(text).toContain('Đôn đốc 20 việc quá hạn')
    expect(text).toContain('và 40 việc khác.')
    expect(text).not.toContain('để lần sau')
    await talk('bao', 'đúng')
    expect(await urged()).toBe(ids.length)
  })

  it('is taken back as a whole while nobody was told', async () => {
    const { talk, first, second, lans, kinds, told, clock } = await many()
    clock.jump(hours(14))
    await talk('bao', '/nhac quá hạn')
    expect((await talk('bao', 'đúng')).text).toContain('tin được gửi lúc 06:30 ngày 24/11/2026')
    expect((await talk('bao', '/hoantac')).text).toBe(`Đã hoàn tác đôn đốc 3 việc: #${first}, #${second} và #${lans}.`)
    for (const id of [first, second, lans]) expect(await kinds(id)).toEqual(['urged', 'undone'])
    clock.jump(hours(12))
    for (const who of ['hung', 'lan'] as const) expect(await told(who)).toEqual([])
  })

  it.each([
    ['nhắc tất cả các việc quá hạn của phòng Kinh tế', '2 việc'],
    ['đôn đốc hết các việc trễ hạn giúp anh', '3 việc'],
    ['giục đồng chí Hùng các việc quá hạn', '2 việc'],
    ['nhắc việc quá hạn', '3 việc'],
  ])('%j shows whom that would be', async (said, count) => {
    const { talk, kinds, first } = await many()
    const { text, choices } = await talk('bao', said)
    expect(text).toMatch(new RegExp(`^Đôn đốc ${count} (?:việc )?quá hạn`))
    expect(choices[0]?.send).toMatch(/^\/nhac /)
    expect(await kinds(first)).toEqual([])
  })

  it.each([
    'sao không nhắc việc quá hạn',
    'đã nhắc các việc quá hạn chưa',
    'đừng nhắc việc quá hạn nữa',
    'tắt nhắc việc quá hạn',
  ])('%j does not', async said => {
    const { talk } = await many()
    expect((await talk('bao', said)).text).not.toMatch(/^Đôn đốc/)
  })
})

it('tells the answer to nobody who may not see the task any more', async () => {
  const { talk, told, id, urge, db, office } = await set({ also: [['follower', 'VH', 'lan']] })
  const number = await urge('lan')
  await db.transact(tx => tx.delete(assignments).where(eq(assignments.officerId, office.officers.lan)))
  const before = (await told('lan')).length
  expect((await talk('hung', `/nhac ${id} @${number} đã nắm`)).text).toContain('Đã trả lời đôn đốc')
  expect((await told('lan')).length).toBe(before)
})
