import { describe, expect, it } from 'vitest'
import { taskEvents, tasks } from '../../db/schema.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { TaskOptions } from '../helpers/office.ts'

async function set(fields: Partial<TaskOptions> = {}) {
  const around = await talkingOffice('hung', 'khoa', 'bao', 'ha', 'lan', 'son')
  const id = await around.office.addTask({
    lead: ['KT', 'hung'],
    title: 'Báo cáo quý',
    work: 'in_progress',
    progress: 40,
    due: '2026-11-25',
    ...fields,
  })
  const task = async () => (await around.db.reads.select().from(tasks))[0]
  const history = async () =>
    (await around.db.reads.select().from(taskEvents)).map(({ kind, note, officerId }) => ({ kind, note, officerId }))
  return { ...around, id, task, history }
}

describe('/tamdung', () => {
  it.each(['khoa', 'bao', 'ha'] as const)(
    'sets a task to rest for %s, above its lead, with the reason kept',
    async who => {
      const { talk, id, task, history, office } = await set()
      const { text, choices } = await talk(who, `/tamdung ${id} chờ hướng dẫn của Sở Tài chính`)
      expect(text).toBe(
        `Đã tạm dừng việc #${id}: Báo cáo quý. Thời hạn giữ nguyên; cán bộ chủ trì không được nhắc việc này cho đến khi cho tiếp tục bằng /tieptuc ${id}.`,
      )
      expect(choices.map(choice => choice.send)).toEqual([`/tieptuc ${id}`, `/viec ${id}`])
      expect(await task()).toMatchObject({ work: 'paused', progress: 40, due: '2026-11-25' })
      expect(await history()).toContainEqual({
        kind: 'paused',
        note: 'chờ hướng dẫn của Sở Tài chính',
        officerId: office.officers[who],
      })
    },
  )

  it('asks for the reason, and takes no refusal for one', async () => {
    const { talk, id, task } = await set()
    expect((await talk('khoa', `/tamdung ${id}`)).text).toContain(`Vì sao tạm dừng việc #${id} (Báo cáo quý)?`)
    expect((await talk('khoa', 'thôi')).text).toContain('không có gì thay đổi')
    expect((await task())?.work).toBe('in_progress')
    await talk('khoa', `/tamdung ${id}`)
    for (const said of ['?', 'không', 'cảm ơn']) expect((await talk('khoa', said)).text).not.toContain('Đã tạm dừng')
    expect((await task())?.work).toBe('in_progress')
    await talk('khoa', `/tamdung ${id}`)
    expect((await talk('khoa', 'Theo chỉ đạo của Thường trực HĐND phường')).text).toContain('Đã tạm dừng')
    expect((await task())?.work).toBe('paused')
  })

  it.each(['Không có kinh phí thực hiện', 'Mới được cấp 3 tỷ đồng', 'chờ hướng dẫn của Sở', 'Thiếu 2 người'])(
    'takes for a reason, which need be no result: %s',
    async said => {
      const { talk, id, task } = await set()
      await talk('khoa', `/tamdung ${id}`)
      await talk('khoa', said)
      expect((await task())?.work).toBe('paused')
    },
  )

  it.each([
    'tại sao hỏi',
    'để làm gì',
    'sao phải ghi',
    'tại sao vậy',
    'do đâu ta',
    'tại e lộn',
    'do tôi bấm nhầm',
    'tại sao không nhắc nữa',
    'chờ tôi chút',
    'đợi tôi hỏi',
    'để hỏi lại sếp',
  ])('takes for no reason what is said of the question: %s', async said => {
    const { talk, id, task } = await set()
    await talk('khoa', `/tamdung ${id}`)
    await talk('khoa', said)
    expect((await task())?.work).toBe('in_progress')
  })

  it.each(['chờ ý kiến chủ tịch', 'đợi vốn cấp về', 'để rà soát lại quy hoạch', 'do thiếu kinh phí', 'tại mưa bão'])(
    'goes on taking a reason that begins like it: %s',
    async said => {
      const { talk, id, task } = await set()
      await talk('khoa', `/tamdung ${id}`)
      await talk('khoa', said)
      expect((await task())?.work).toBe('paused')
    },
  )

  it.each(['?', 'chưa', 'nhầm', '5', 'hồ sơ', 'hồ sơ chưa nộp?', 'việc rồi'])(
    'is asked back where “%s” stands behind the number',
    async words => {
      const { talk, id, task } = await set()
      const { text, choices } = await talk('khoa', `/tamdung ${id} ${words}`)
      expect(text).not.toContain('Đã tạm dừng')
      expect((await task())?.work).toBe('in_progress')
      expect(choices.length).toBeGreaterThan(0)
    },
  )

  it('may be typed without its slash, and taken back within ten minutes', async () => {
    const { talk, id, task } = await set()
    expect((await talk('khoa', `tamdung ${id} chờ hướng dẫn của Sở`)).text).toContain('Đã tạm dừng')
    expect((await talk('khoa', '/hoantac')).text).toContain(`Đã hoàn tác tạm dừng việc #${id}`)
    expect((await task())?.work).toBe('in_progress')
    expect((await talk('khoa', '/hoantac')).text).toContain('không có thao tác nào')
  })

  it('is not for those who have to do the task, nor for leaders elsewhere', async () => {
    const { talk, id, task } = await set({ also: [['coordinator', 'VH', 'lan']] })
    expect((await talk('hung', `/tamdung ${id} bận`)).text).toContain('dành cho lãnh đạo')
    expect((await talk('son', `/tamdung ${id} bận`)).text).toContain('chỉ lãnh đạo cấp trên của người chủ trì')
    expect((await task())?.work).toBe('in_progress')
    const unseen = await set({ lead: ['KT', 'hung'] })
    expect((await unseen.talk('son', `/tamdung ${unseen.id} bận`)).text).toContain('Không tìm thấy việc')
  })

  it('does not let the head of a unit rest the unit’s own task, which those above decide', async () => {
    const { talk, id, task } = await set({ lead: ['KT'] })
    expect((await talk('khoa', `/tamdung ${id} bận`)).text).toContain('chỉ lãnh đạo cấp trên của người chủ trì')
    expect((await task())?.work).toBe('in_progress')
    expect((await talk('bao', `/tamdung ${id} chờ thành phố`)).text).toContain('Đã tạm dừng')
  })

  it.each([
    [{ work: 'done' as const }, 'đã được báo hoàn thành'],
    [{ work: 'withdrawn' as const }, 'đã được thu hồi'],
    [{ review: 'pending' as const }, 'đang chờ duyệt'],
    [{ work: 'paused' as const }, 'đã được tạm dừng trước đó'],
  ])('is refused on a task that is %j', async (fields, words) => {
    const { talk, id, history } = await set(fields)
    expect((await talk('khoa', `/tamdung ${id} chờ`)).text).toContain(words)
    expect((await history()).filter(event => event.kind === 'paused')).toEqual([])
  })

  it('asks which task it is about', async () => {
    const { talk } = await set()
    expect((await talk('khoa', '/tamdung')).text).toContain('Đồng chí tạm dừng việc nào?')
  })
})

describe('/tieptuc', () => {
  it.each(['not_acknowledged', 'in_progress'] as const)('lets a task that was %s go on as it stood', async work => {
    const { talk, id, task, history } = await set({ work })
    await talk('khoa', `/tamdung ${id} chờ hướng dẫn`)
    expect((await talk('bao', `/tieptuc ${id}`)).text).toContain(
      `Đã cho tiếp tục việc #${id}: Báo cáo quý. Thời hạn: thứ Tư 25/11/2026.`,
    )
    expect((await task())?.work).toBe(work)
    expect((await history()).map(event => event.kind)).toEqual(expect.arrayContaining(['paused', 'resumed']))
  })

  it('does nothing on words that may mean something else, but asks', async () => {
    const { talk, id, task } = await set({ work: 'paused' })
    expect((await talk('khoa', `/tieptuc ${id} hồ sơ nữa`)).text).toContain('Chưa có gì thay đổi')
    expect((await task())?.work).toBe('paused')
    expect((await talk('khoa', '1')).text).toContain('Đã cho tiếp tục')
    expect((await task())?.work).toBe('in_progress')
  })

  it('is refused on a task that is not paused', async () => {
    const { talk, id } = await set()
    expect((await talk('khoa', `/tieptuc ${id}`)).text).toContain('không ở trạng thái tạm dừng')
  })
})
