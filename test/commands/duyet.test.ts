import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { memberships, outbox, taskEvents, tasks } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { recordingChannel, talkingOffice, testEngine } from '../helpers/engine.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testOffice, type OfficerCode, type TaskOptions } from '../helpers/office.ts'

const days = (count: number): number => count * 86_400_000

async function set(fields: Partial<TaskOptions> = {}) {
  const around = await talkingOffice('hung', 'khoa', 'bao', 'ha', 'lan', 'son', 'minh', 'tam')
  const { office, db, channel, settled, talk } = around
  const id = await office.addTask({
    lead: ['KT', 'hung'],
    title: 'Báo cáo quý',
    due: '2026-11-25',
    progress: 40,
    needsApproval: true,
    ...fields,
  })
  const task = async (of = id) => (await db.reads.select().from(tasks).where(eq(tasks.id, of)))[0]
  const events = async (of = id) =>
    (await db.reads.select().from(taskEvents).where(eq(taskEvents.taskId, of)).orderBy(asc(taskEvents.id))).map(
      ({ id, kind, note, officerId, mark }) => ({ id, kind, note, officerId, mark }),
    )
  /** What this person was told since unasked. */
  const told = async (who: OfficerCode) => {
    await settled()
    return (await db.reads.select().from(outbox).where(eq(outbox.officerId, office.officers[who])))
      .filter(({ kind, status }) => kind === 'push' && status === 'sent')
      .map(({ reply }) => ({ text: plainText(reply), sends: (reply.choices ?? []).map(({ send }) => send) }))
  }
  const submit = async (of = id, words = 'Đã gửi báo cáo 45/BC-UBND') => {
    await talk('hung', `/xong ${of} ${words}`)
    return (await events(of)).findLast(({ kind }) => kind === 'submitted')!.id
  }
  return { ...around, channel, id, task, events, told, submit }
}

describe('a result that is handed in', () => {
  it('is told at once to whoever decides, with the two decisions on it', async () => {
    const { told, submit, id } = await set()
    const result = await submit()
    expect(await told('khoa')).toEqual([
      {
        text: `Đồng chí Phạm Văn Hùng trình kết quả việc #${id}: Báo cáo quý.\nKết quả: Đã gửi báo cáo 45/BC-UBND\nĐã trình đúng hạn.`,
        sends: [`/duyet ${id} @${result}`, `/tralai ${id} @${result}`, `/viec ${id}`],
      },
    ])
    for (const who of ['bao', 'ha', 'hung', 'lan'] as const) expect(await told(who)).toEqual([])
  })

  it('is told to whoever assigned it and to nobody else, and to its followers without a decision', async () => {
    const around = await set({ also: [['follower', 'VH', 'lan']] })
    const { db, office, id, told, submit } = around
    await db.transact(tx => tx.update(tasks).set({ assignerId: office.officers.bao, leaderId: office.officers.khoa }))
    await submit()
    expect((await told('bao')).map(({ sends }) => sends.length)).toEqual([3])
    expect(await told('khoa')).toEqual([])
    expect((await told('lan')).map(({ sends }) => sends)).toEqual([[`/viec ${id}`]])
  })

  it('is told to nobody, and done at once, where nobody may decide; the answer says so', async () => {
    const { talk, task, told, office } = await set()
    const id = await office.addTask({ lead: ['UBND', 'bao'], title: 'Kế hoạch năm', needsApproval: true })
    const { text } = await talk('bao', `/xong ${id} Đã ban hành kế hoạch`)
    expect(text).toContain('Đã ghi nhận hoàn thành')
    expect(text).toContain('ngoài đồng chí không có ai duyệt nên được ghi hoàn thành ngay')
    expect(await task(id)).toMatchObject({ work: 'done', review: 'none' })
    for (const who of ['khoa', 'ha', 'minh'] as const) expect(await told(who)).toEqual([])
  })

  it('that its officer takes back is no longer decided on, and who was told hears of it', async () => {
    const { talk, submit, told, id, task } = await set()
    const result = await submit()
    await talk('hung', '/hoantac')
    expect((await told('khoa')).at(-1)?.text).toContain(`Đồng chí Phạm Văn Hùng đã rút lại kết quả việc #${id}`)
    const { text } = await talk('khoa', `/duyet ${id} @${result}`)
    expect(text).toMatch(/^Đồng chí Phạm Văn Hùng đã rút lại kết quả này của việc #\d+ lúc 07:30 ngày 23\/11\/2026\./)
    expect((await task())?.work).toBe('in_progress')
  })
})

describe('/duyet', () => {
  it('lists what waits for this person, oldest first, with what it has waited for them', async () => {
    const { talk, submit, office, clock, id } = await set()
    const first = await submit()
    const other = await office.addTask({
      lead: ['KT', 'hung'],
      title: 'Rà soát',
      needsApproval: true,
      due: '2026-11-20',
    })
    const foreign = await office.addTask({ lead: ['VH', 'lan'], title: 'Việc nơi khác', needsApproval: true })
    await talk('lan', `/xong ${foreign} Đã xong báo cáo`)
    clock.jump(days(2))
    const second = await submit(other)
    const { text, choices } = await talk('khoa', '/duyet')
    expect(text).toBe(
      [
        'Kết quả chờ đồng chí duyệt: 2 việc',
        `#${id} Báo cáo quý\nPhạm Văn Hùng (Phòng Kinh tế, Hạ tầng và Đô thị) trình ngày 23/11/2026 · đúng hạn · đã chờ đồng chí 2 ngày làm việc · chưa có minh chứng\n│ Đã gửi báo cáo 45/BC-UBND`,
        `#${other} Rà soát\nPhạm Văn Hùng (Phòng Kinh tế, Hạ tầng và Đô thị) trình ngày 25/11/2026 · quá hạn 3 ngày làm việc · trình hôm nay · chưa có minh chứng\n│ Đã gửi báo cáo 45/BC-UBND`,
      ].join('\n\n'),
    )
    expect(choices.map(({ send }) => send)).toEqual([
      `/duyet ${id} @${first}`,
      `/tralai ${id} @${first}`,
      `/duyet ${other} @${second}`,
      `/tralai ${other} @${second}`,
    ])
    expect((await talk('bao', '/duyet')).text).toBe(
      'Không có kết quả nào chờ đồng chí duyệt. Trong các đơn vị đồng chí theo dõi có 3 việc chờ người khác duyệt.',
    )
    expect((await talk('son', 'việc nào chờ tôi duyệt')).text).toContain(`#${foreign} Việc nơi khác`)
    expect((await talk('son', 'duyệt hết giúp anh')).text).toContain(`#${foreign} Việc nơi khác`)
  })

  it('approves: the task is done as it was handed in, and its officer and the other deciders are told', async () => {
    const { talk, submit, task, told, events, office, clock, id, db } = await set({ due: '2026-11-24' })
    await db.transact(tx =>
      tx.insert(memberships).values({ officerId: office.officers.tam, unitId: office.units.KT, role: 'leader' }),
    )
    await submit()
    clock.jump(days(3))
    const { text, choices } = await talk('khoa', `/duyet ${id}`)
    expect(text).toBe(
      `Đã duyệt kết quả việc #${id}: Báo cáo quý. Đã trình đúng hạn; đã chờ đồng chí 3 ngày làm việc. Cán bộ chủ trì được báo. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    )
    expect(choices.map(({ send }) => send)).toEqual(['/hoantac'])
    expect(await task()).toMatchObject({ work: 'done', review: 'approved', submittedOn: '2026-11-23' })
    expect((await events()).at(-1)).toMatchObject({ kind: 'approved', officerId: office.officers.khoa })
    expect((await told('hung')).at(-1)?.text).toContain(`Đồng chí Đỗ Đăng Khoa đã duyệt kết quả việc #${id}`)
    expect((await told('tam')).map(({ text }) => text.split(' việc')[0])).toEqual([
      'Đồng chí Phạm Văn Hùng trình kết quả',
      'Đồng chí Đỗ Đăng Khoa đã duyệt kết quả',
    ])
    // The second is told what happened, and nothing is written.
    const late = await talk('tam', `/duyet ${id}`)
    expect(late.text).toBe(
      `Đồng chí Đỗ Đăng Khoa đã duyệt kết quả việc #${id} lúc 07:30 ngày 26/11/2026. Không có gì thay đổi thêm.`,
    )
    expect((await talk('tam', `/tralai ${id} thiếu phụ lục số liệu`)).text).toBe(late.text)
    expect((await talk('khoa', `/duyet ${id}`)).text).toContain('Đồng chí đã duyệt kết quả')
    expect((await events()).filter(({ kind }) => kind === 'approved')).toHaveLength(1)
  })

  it('of an older result tells what became of it, and shows the newest', async () => {
    const { talk, submit, task, id } = await set()
    const older = await submit()
    await talk('khoa', `/tralai ${id} lỗi hình thức: thiếu chữ ký`)
    const newer = await submit(id, 'Đã ký báo cáo 46/BC-UBND')
    const { text, choices } = await talk('khoa', `/duyet ${id} @${older}`)
    expect(text).toBe(
      `Đồng chí đã trả lại kết quả việc #${id} lúc 07:30 ngày 23/11/2026. Kết quả mới nhất đang chờ duyệt: «Đã ký báo cáo 46/BC-UBND».`,
    )
    expect(choices.map(({ send }) => send)).toEqual([
      `/duyet ${id} @${newer}`,
      `/tralai ${id} @${newer}`,
      `/viec ${id}`,
    ])
    expect((await task())?.review).toBe('pending')
    // No result of this task at all.
    expect((await talk('khoa', `/duyet ${id} @99999`)).text).toContain('không phải là kết quả đang chờ duyệt')
    expect((await talk('khoa', `/duyet ${id} @${newer}`)).text).toContain('Đã duyệt')
  })

  it('is taken back within ten minutes, and those told are told', async () => {
    const { talk, submit, task, told, clock, id } = await set()
    const result = await submit()
    await talk('khoa', `/duyet ${id}`)
    expect((await talk('khoa', '/hoantac')).text).toContain(`Đã hoàn tác duyệt kết quả việc #${id}`)
    expect(await task()).toMatchObject({ work: 'in_progress', review: 'pending', submittedOn: '2026-11-23' })
    expect((await told('hung')).at(-1)?.text).toContain('đã hoàn tác duyệt kết quả')
    expect((await talk('khoa', `/duyet ${id} @${result}`)).text).toContain('Đã duyệt')
    clock.jump(11 * 60_000)
    expect((await talk('khoa', '/hoantac')).text).toContain('không có thao tác nào')
    expect((await task())?.work).toBe('done')
  })

  it('is not taken back once its officer has done something since', async () => {
    const { talk, submit, id } = await set()
    await submit()
    await talk('khoa', `/tralai ${id} lỗi hình thức: thiếu chữ ký`)
    await submit(id, 'Đã ký báo cáo 46/BC-UBND')
    expect((await talk('khoa', '/hoantac')).text).toContain('đã có thay đổi khác sau thao tác của đồng chí')
  })

  it('is nobody’s who does not decide: not the lead’s, not a leader elsewhere, not a clerk’s', async () => {
    const { talk, submit, task, id } = await set({ also: [['coordinator', 'VH', 'lan']] })
    await submit()
    for (const who of ['hung', 'ha', 'bao', 'lan', 'son'] as const) {
      const { text } = await talk(who, `/duyet ${id}`)
      expect(text).toContain(`Kết quả việc #${id} do đồng chí Đỗ Đăng Khoa duyệt`)
    }
    for (const who of ['minh', 'tam'] as const)
      expect((await talk(who, `/duyet ${id}`)).text).toBe((await talk(who, '/duyet 999')).text.replace('999', `${id}`))
    expect((await task())?.review).toBe('pending')
  })

  it('in free words is confirmed first', async () => {
    const { talk, submit, task, id } = await set()
    await submit()
    const { text, choices } = await talk('khoa', `duyệt việc ${id}`)
    expect(text).toContain(`muốn duyệt việc #${id}`)
    expect((await task())?.review).toBe('pending')
    await talk('khoa', choices[0]!.send)
    expect((await task())?.review).toBe('approved')
  })

  it('in free words decides on the result that there was when it was asked back, and on no later one', async () => {
    const { talk, submit, task, id } = await set()
    const first = await submit()
    const { choices } = await talk('khoa', `duyệt việc ${id}`)
    expect(choices[0]).toEqual({ label: `Đúng, duyệt việc #${id}`, send: `/duyet ${id} @${first}` })
    await talk('hung', '/hoantac')
    await submit(id, 'Đã gửi báo cáo 46/BC-UBND')
    expect((await talk('khoa', 'đúng')).text).toContain('Kết quả mới nhất đang chờ duyệt: «Đã gửi báo cáo 46/BC-UBND»')
    expect((await task())?.review).toBe('pending')
  })

  it.each(['hồ sơ', 'rồi à?', 'được không?', 'máy tính'])(
    'asks back where “%s” stands behind the number',
    async words => {
      const { talk, submit, task, id } = await set()
      await submit()
      expect((await talk('khoa', `/duyet ${id} ${words}`)).text).toContain('Chưa có gì thay đổi')
      expect((await task())?.review).toBe('pending')
    },
  )

  it.each(['!', 'nhé', 'luôn đi ạ'])('takes “%s” for nothing more', async words => {
    const { talk, submit, task, id } = await set()
    await submit()
    await talk('khoa', `/duyet ${id} ${words}`)
    expect((await task())?.review).toBe('approved')
  })
})

describe('a task whose result waits', () => {
  it('says under /viec who decides on it, and offers the decision to them alone', async () => {
    const { talk, submit, id } = await set()
    expect((await talk('hung', `/viec ${id}`)).text).not.toContain('Người duyệt')
    const result = await submit()
    const seen = await talk('hung', `/viec ${id}`)
    expect(seen.text).toContain('Tình trạng: đang thực hiện 100%, chờ duyệt\nNgười duyệt: Đỗ Đăng Khoa')
    expect(seen.choices.map(({ label }) => label)).toEqual(['Hoàn tác', 'Ý kiến'])
    expect((await talk('khoa', `/viec ${id}`)).choices.slice(0, 2).map(({ send }) => send)).toEqual([
      `/duyet ${id} @${result}`,
      `/tralai ${id} @${result}`,
    ])
  })

  it('once reopened has to be handed in again before it is decided on', async () => {
    const { talk, submit, id } = await set()
    await submit()
    await talk('khoa', `/duyet ${id}`)
    await talk('khoa', `/molai ${id} hậu kiểm: thiếu số liệu quý III`)
    expect((await talk('khoa', `/duyet ${id}`)).text).toBe(
      `Việc #${id} chưa có kết quả nào chờ duyệt nên chưa duyệt được.`,
    )
  })
})

describe('[Duyệt cả N]', () => {
  const file = { reference: 'f', name: 'a.pdf', mime: 'application/pdf', size: 10 }
  async function three() {
    const around = await set()
    const { office, talk } = around
    const add = (title: string, due: string) =>
      office.addTask({ lead: ['KT', 'hung'], title, due, needsApproval: true })
    const [proven, also, late, bare] = [
      around.id,
      await add('Rà soát', '2026-11-30'),
      await add('Đã trễ', '2026-11-20'),
      await add('Không minh chứng', '2026-11-30'),
    ]
    for (const id of [proven, also, late])
      await talk('hung', { kind: 'file', file, caption: `/xong ${id} Đã gửi báo cáo` })
    await talk('hung', `/xong ${bare} Đã gửi báo cáo`)
    return { ...around, proven, also, late, bare }
  }

  it('covers only what is on time and proven, each recorded singly', async () => {
    const { talk, proven, also, late, bare, events, task } = await three()
    const all = (await talk('khoa', '/duyet')).choices.find(({ label }) => label.startsWith('Duyệt cả'))
    expect(all?.label).toBe('Duyệt cả 2 việc đúng hạn, có minh chứng')
    // One of them is decided meanwhile.
    await talk('khoa', `/duyet ${also}`)
    const { text } = await talk('khoa', all!.send)
    expect(text).toContain(`Đã duyệt 1 việc: #${proven}.`)
    expect(text).toContain(`Đồng chí đã duyệt kết quả việc #${also} lúc`)
    for (const id of [proven, also]) expect((await events(id)).at(-1)?.kind).toBe('approved')
    for (const id of [late, bare]) expect((await task(id))?.review).toBe('pending')
  })

  it('does not cover by a line that somebody types what it may not', async () => {
    const { talk, late, bare, events, task } = await three()
    const results = await Promise.all(
      [late, bare].map(async id => `${id}@${(await events(id)).findLast(({ kind }) => kind === 'submitted')!.id}`),
    )
    const { text } = await talk('khoa', `/duyet cả ${results.join(' ')}`)
    expect(text).toContain('Chưa duyệt thêm việc nào.')
    for (const id of [late, bare]) {
      expect(text).toContain(`Việc #${id} quá hạn hoặc chưa có minh chứng`)
      expect((await task(id))?.review).toBe('pending')
    }
  })
})

describe('/tralai', () => {
  it('asks for the reason, then whether the fault is of substance; what it has waited is added to the deadline', async () => {
    const { talk, submit, task, told, events, clock, id } = await set()
    await submit()
    clock.jump(days(3))
    expect((await talk('khoa', `/tralai ${id}`)).text).toContain(`Vì sao trả lại việc #${id} (Báo cáo quý)?`)
    const asked = await talk('khoa', 'thiếu phụ lục số liệu')
    expect(asked.text).toContain('lỗi về nội dung')
    expect((await task())?.review).toBe('pending')
    const { text } = await talk('khoa', 'lỗi nội dung')
    expect(text).toBe(
      `Đã trả lại kết quả việc #${id} (lỗi nội dung): Báo cáo quý. Cán bộ chủ trì được báo lý do. Thời gian chờ duyệt được cộng vào thời hạn: nay là thứ Hai 30/11/2026. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    )
    expect(await task()).toMatchObject({ work: 'in_progress', review: 'returned', progress: 40, due: '2026-11-30' })
    expect((await events()).at(-1)).toMatchObject({
      kind: 'returned',
      note: 'thiếu phụ lục số liệu',
      mark: 'substance',
    })
    const word = (await told('hung')).at(-1)
    expect(word?.text).toBe(
      `Đồng chí Đỗ Đăng Khoa trả lại kết quả việc #${id}: Báo cáo quý.\nLý do: thiếu phụ lục số liệu\nĐồng chí hoàn thiện rồi báo lại bằng /xong ${id}. Thời gian chờ duyệt được cộng vào thời hạn: nay là thứ Hai 30/11/2026.`,
    )
    expect(word?.sends).toEqual([`/xong ${id}`, `/viec ${id}`])
    expect((await talk('khoa', `/viec ${id}`)).text).toContain('Đỗ Đăng Khoa trả lại kết quả (lỗi nội dung)')
  })

  it.each([
    ['hình thức thôi', null],
    ['không, chỉ bổ sung hồ sơ', null],
    ['2', null],
    ['1', 'substance'],
    ['có, lỗi nội dung', 'substance'],
  ])('a fault of substance or not: “%s”', async (said, mark) => {
    const { talk, submit, events, id } = await set()
    await submit()
    expect((await talk('khoa', `/tralai ${id} thiếu phụ lục số liệu`)).text).toContain('lỗi về nội dung')
    await talk('khoa', said)
    expect((await events()).at(-1)).toMatchObject({ kind: 'returned', note: 'thiếu phụ lục số liệu', mark })
  })

  it('returns nothing while the fault is not told, and nothing on a refusal', async () => {
    const { talk, submit, task, id } = await set()
    await submit()
    await talk('khoa', `/tralai ${id} thiếu phụ lục số liệu`)
    await talk('khoa', 'thôi')
    await talk('khoa', `/tralai ${id} không`)
    await talk('khoa', '/huy')
    expect((await task())?.review).toBe('pending')
  })

  it('of a result that was decided while the form was open tells what happened', async () => {
    const { talk, submit, events, id } = await set()
    await submit()
    await talk('khoa', `/tralai ${id} thiếu phụ lục số liệu`)
    await talk('hung', '/hoantac')
    expect((await talk('khoa', 'lỗi nội dung')).text).toContain('đã rút lại kết quả này của việc')
    expect((await events()).some(({ kind }) => kind === 'returned')).toBe(false)
  })

  it('in free words asks for confirmation before anything', async () => {
    const { talk, submit, task, id } = await set()
    await submit()
    const { text } = await talk('khoa', `trả lại việc ${id} vì thiếu phụ lục`)
    expect(text).toContain(`muốn trả lại việc #${id}, lý do: thiếu phụ lục`)
    await talk('khoa', 'đúng')
    await talk('khoa', 'hình thức')
    expect(await task()).toMatchObject({ review: 'returned' })
  })

  it('keeps a deadline that nothing was waited for, and none where there is none', async () => {
    const { talk, submit, task, office, id } = await set()
    await submit()
    expect((await talk('khoa', `/tralai ${id} lỗi hình thức: thiếu dấu`)).text).toContain(
      'Thời hạn: thứ Tư 25/11/2026.',
    )
    expect((await task())?.due).toBe('2026-11-25')
    const standing = await office.addTask({ lead: ['KT', 'hung'], needsApproval: true, due: null })
    await submit(standing)
    expect((await talk('khoa', `/tralai ${standing} lỗi hình thức: thiếu dấu`)).text).not.toContain('Thời hạn')
  })
})

describe('the buttons under what was told', () => {
  it('go where the platform can change messages, and it says there who decided', async () => {
    const db = openTestDatabase()
    const office = await testOffice(db)
    await db.transact(tx =>
      tx.insert(memberships).values({ officerId: office.officers.tam, unitId: office.units.KT, role: 'leader' }),
    )
    const channel = recordingChannel('web', { editWindowMs: 48 * 3_600_000 })
    const { talk, link, settled } = await testEngine(db, office, { channel })
    await link('hung', 'khoa', 'tam')
    const id = await office.addTask({ lead: ['KT', 'hung'], needsApproval: true, title: 'Báo cáo quý' })
    await talk('hung', `/xong ${id} Đã gửi báo cáo`)
    await talk('khoa', `/duyet ${id}`)
    await settled()
    const asked = channel.sent.filter(({ message }) => plainText(message).includes('Hùng trình kết quả việc'))
    expect(asked.map(({ chat }) => chat).toSorted()).toEqual(['khoa', 'tam'])
    for (const { message } of asked) {
      expect(message.choices.map(({ send }) => send)).toEqual([`/viec ${id}`])
      expect(plainText(message)).toContain(
        `Đồng chí Đỗ Đăng Khoa đã duyệt kết quả việc #${id} lúc 07:30 ngày 23/11/2026.`,
      )
    }
  })

  it('go too under an older result, once another is handed in', async () => {
    const db = openTestDatabase()
    const office = await testOffice(db)
    const channel = recordingChannel('web', { editWindowMs: 48 * 3_600_000 })
    const { talk, link, settled } = await testEngine(db, office, { channel })
    await link('hung', 'khoa')
    const id = await office.addTask({ lead: ['KT', 'hung'], needsApproval: true, title: 'Báo cáo quý' })
    await talk('hung', `/xong ${id} Đã gửi báo cáo 45/BC-UBND`)
    await talk('hung', '/hoantac')
    await talk('hung', `/xong ${id} Đã gửi báo cáo 46/BC-UBND`)
    await settled()
    const [first, second] = channel.sent.filter(({ message }) => plainText(message).includes('Hùng trình kết quả việc'))
    expect(first?.message.choices.map(({ send }) => send)).toEqual([`/viec ${id}`])
    expect(second?.message.choices).toHaveLength(3)
  })
})
