import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { outbox, taskEvents, tasks } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { readCause, resultAndCause } from '../../src/vietnamese/late-causes.ts'
import { tellsObstacle } from '../../src/vietnamese/obstacles.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode, TaskOptions } from '../helpers/office.ts'

/** Monday 23/11/2026; the task was due on the Wednesday before. */
async function set(fields: Partial<TaskOptions> = {}) {
  const around = await talkingOffice('hung', 'khoa', 'bao', 'tam')
  const { office, db, settled } = around
  const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Kế hoạch chợ', due: '2026-11-18', ...fields })
  const task = async () => (await db.reads.select().from(tasks).where(eq(tasks.id, id)))[0]!
  const events = async () =>
    (await db.reads.select().from(taskEvents).where(eq(taskEvents.taskId, id)).orderBy(asc(taskEvents.id))).slice(1)
  const told = async (who: OfficerCode) => {
    await settled()
    return (await db.reads.select().from(outbox).where(eq(outbox.officerId, office.officers[who])))
      .filter(({ kind, status }) => kind === 'push' && status === 'sent')
      .map(({ reply }) => ({ text: plainText(reply), sends: (reply.choices ?? []).map(({ send }) => send) }))
  }
  return { ...around, id, task, events, told }
}
const result = 'Đã ban hành kế hoạch 45/KH-UBND'

describe('a result that comes late', () => {
  it('is kept first, and then asked for its cause, which a number, a label or a line tells', async () => {
    for (const said of ['3', 'Chờ đơn vị khác', '/xong 1 nguyên nhân: chờ đơn vị khác']) {
      const { talk, id, task } = await set()
      const { text, choices } = await talk('hung', `/xong ${id} ${result}`)
      expect(text).toContain('Đã ghi nhận hoàn thành')
      expect(text).toContain('Nguyên nhân quá hạn là gì?')
      expect(choices.slice(0, 5).map(({ label }) => label)).toEqual([
        'Quá tải',
        'Thiếu thông tin',
        'Chờ đơn vị khác',
        'Khách quan',
        'Nguyên nhân khác',
      ])
      expect(await task()).toMatchObject({ work: 'done', lateCause: null })
      expect((await talk('hung', said)).text).toBe(`Đã ghi nguyên nhân việc #${id} quá hạn: chờ đơn vị khác.`)
      expect(await task()).toMatchObject({ work: 'done', lateCause: 'other_unit', causeReview: 'none' })
    }
  })

  it('in time is asked for none', async () => {
    const { talk, id } = await set({ due: '2026-11-23' })
    expect((await talk('hung', `/xong ${id} ${result}`)).text).not.toContain('Nguyên nhân')
    expect((await talk('hung', `/xong ${id} nguyên nhân: quá tải`)).text).toContain('không báo kết quả quá hạn')
  })

  it('may leave it open: the result stands, and it can be told later', async () => {
    const { talk, id, task } = await set()
    await talk('hung', `/xong ${id} ${result}`)
    await talk('hung', '4')
    expect((await talk('hung', '/huy')).text).toContain('kết quả đã báo được giữ nguyên')
    expect(await task()).toMatchObject({ work: 'done', result, lateCause: null })
    const { choices } = await talk('hung', `/viec ${id}`)
    expect(choices.map(({ send }) => send)).toContain(`/xong ${id} nguyên nhân`)
  })

  it('tells it along with the result', async () => {
    const { talk, id, task } = await set()
    await talk('hung', `/xong ${id} ${result}; nguyên nhân: thiếu số liệu của xã`)
    expect(await task()).toMatchObject({ result, lateCause: 'information' })
  })

  it('for an objective cause says which, and whoever decides confirms it by name', async () => {
    const { talk, id, task, told } = await set()
    await talk('hung', `/xong ${id} ${result}`)
    expect((await talk('hung', 'Khách quan')).text).toContain('ghi cụ thể')
    expect((await talk('hung', 'bão lớn kéo dài hai tuần')).text).toContain(
      'Đồng chí Đỗ Đăng Khoa được đề nghị xác nhận',
    )
    expect(await task()).toMatchObject({ lateCause: 'objective', causeReview: 'pending' })
    const notice = (await told('khoa')).at(-1)!
    expect(notice.text).toContain('Nguyên nhân: bão lớn kéo dài hai tuần')
    expect((await talk('khoa', '/duyet')).text).toContain('báo nguyên nhân khách quan')
    await talk('khoa', notice.sends[0]!)
    expect(await task()).toMatchObject({ causeReview: 'confirmed' })
    expect((await told('hung')).at(-1)?.text).toContain('Đồng chí Đỗ Đăng Khoa xác nhận nguyên nhân khách quan')
    expect((await talk('hung', `/viec ${id}`)).text).toContain(
      'Nguyên nhân quá hạn: khách quan (đồng chí Đỗ Đăng Khoa xác nhận)',
    )
    expect((await talk('khoa', notice.sends[1]!)).text).toMatch(
      /^Đồng chí đã xác nhận nguyên nhân khách quan việc #\d+ lúc 07:30/,
    )
    expect((await talk('hung', `/xong ${id} nguyên nhân: quá tải`)).text).toContain('không đổi được nữa')
  })

  it('that waits for approval is decided on together with its cause', async () => {
    const { talk, id, task, told, events } = await set({ needsApproval: true })
    await talk('hung', `/xong ${id} ${result}; nguyên nhân: khách quan, mất điện ba ngày`)
    const { sends } = (await told('khoa')).at(-1)!
    expect(sends[0]).toMatch(/^\/duyet \d+ @\d+ khách quan$/)
    await talk('khoa', sends[0]!)
    expect(await task()).toMatchObject({ work: 'done', review: 'approved', causeReview: 'confirmed' })
    expect((await events()).at(-1)).toMatchObject({ kind: 'approved', mark: 'objective' })
    expect((await told('hung')).at(-1)?.text).toContain('Nguyên nhân khách quan được xác nhận')
    await talk('khoa', '/hoantac')
    expect(await task()).toMatchObject({ review: 'pending', causeReview: 'pending' })
    await talk('khoa', `/duyet ${id}`)
    expect(await task()).toMatchObject({ review: 'approved', causeReview: 'pending' })
    await talk('khoa', `/duyet ${id} không khách quan`)
    expect(await task()).toMatchObject({ review: 'approved', causeReview: 'refused' })
  })

  it('that is returned has to tell it anew', async () => {
    const { talk, id, task } = await set({ needsApproval: true })
    await talk('hung', `/xong ${id} ${result}; nguyên nhân: khách quan, mất điện ba ngày`)
    await talk('khoa', `/tralai ${id} lỗi hình thức: thiếu phụ lục số liệu`)
    expect(await task()).toMatchObject({ review: 'returned', lateCause: null, causeReview: 'none' })
  })

  it('that is put right keeps no cause of the one before', async () => {
    const { talk, id, task } = await set()
    await talk('hung', `/xong ${id} ${result}; nguyên nhân: quá tải`)
    expect((await talk('hung', `/xong ${id} sửa: 46/KH-UBND`)).text).toContain('Đã bỏ kết quả cũ')
    expect(await task()).toMatchObject({ result: '46/KH-UBND', lateCause: null })
  })
})

describe('an obstacle', () => {
  it('is told at once to who decides, and shown until the next report without one', async () => {
    const { talk, id, task, told } = await set({ due: '2026-12-18' })
    const { text, choices } = await talk('hung', `/capnhat ${id} vướng: chưa có mặt bằng`)
    expect(text).toContain('Vướng mắc được báo ngay cho đồng chí Đỗ Đăng Khoa')
    expect(choices[0]?.send).toBe(`/giahan ${id}`)
    expect(await told('khoa')).toEqual([
      {
        text: `Đồng chí Phạm Văn Hùng báo vướng mắc ở việc #${id}: Kế hoạch chợ.\nNội dung: chưa có mặt bằng\nCòn 19 ngày làm việc.`,
        sends: [`/ykien ${id}`, `/giahan ${id}`, `/viec ${id}`],
      },
    ])
    expect((await talk('hung', '/nhiemvu')).text).toContain('còn 19 ngày làm việc · đang vướng')
    await talk('hung', `/capnhat ${id} 60% đã bàn giao mặt bằng`)
    expect((await task()).obstructed).toBe(false)
    expect(await told('khoa')).toHaveLength(1)
  })

  it('that is taken back is no more, and who was told hears of it', async () => {
    const { talk, id, task, told } = await set()
    await talk('hung', `/capnhat ${id} đang vướng mặt bằng`)
    await talk('hung', '/hoantac')
    expect((await task()).obstructed).toBe(false)
    expect((await told('khoa')).at(-1)?.text).toContain('đã rút báo cáo vướng mắc')
  })

  it.each(['việc 1 đang vướng mặt bằng', '1 gặp khó khăn, chưa có kinh phí', 'việc 1 bị vướng thủ tục đất đai'])(
    'in free words is confirmed first: “%s”',
    async said => {
      const { talk, task } = await set()
      expect((await talk('hung', said)).text).toContain('Chưa có gì thay đổi cho đến khi đồng chí xác nhận')
      await talk('hung', 'đúng')
      expect((await task()).obstructed).toBe(true)
    },
  )

  it.each(['việc 1 có gặp khó khăn gì không', 'việc 1 không gặp khó khăn gì', 'rà soát 1 hộ gặp khó khăn'])(
    'is not what “%s” says',
    async said => {
      const { talk, task } = await set()
      await talk('hung', said)
      await talk('hung', 'đúng')
      expect((await task()).obstructed).toBe(false)
    },
  )

  it.each([
    ['vướng: chưa có mặt bằng', true],
    ['60% nhưng đang vướng giải phóng mặt bằng', true],
    ['còn vướng mắc ở khâu thẩm định', true],
    ['có khó khăn về nhân sự', true],
    ['bị kẹt vốn', true],
    ['vuong mat bang', true],
    ['đã tháo gỡ vướng mắc, đang làm tiếp', false],
    ['hết vướng rồi', false],
    ['không gặp khó khăn gì', false],
    ['đã giải quyết xong các vướng mắc', false],
    ['hỗ trợ hộ khó khăn', false],
    ['rà soát hộ có hoàn cảnh khó khăn', false],
    ['60% đã lấy ý kiến', false],
  ])('is read in “%s”: %s', (words, told) => {
    expect(tellsObstacle(words)).toBe(told)
  })
})

describe('why it came late', () => {
  it.each([
    ['khách quan, mưa lũ kéo dài', 'objective', 'mưa lũ kéo dài'],
    ['quá tải', 'overload', ''],
    ['do quá nhiều việc', 'overload', 'quá nhiều việc'],
    ['chờ Sở Tài chính góp ý', 'other_unit', 'chờ Sở Tài chính góp ý'],
    ['thiếu số liệu của xã', 'information', 'thiếu số liệu của xã'],
    ['nguyên nhân khác: họp đột xuất', 'other', 'họp đột xuất'],
    ['máy chủ hỏng', 'other', 'máy chủ hỏng'],
  ])('is read in “%s”', (said, cause, words) => {
    expect(readCause(said)).toEqual({ cause, words })
  })

  it('is no part of a result that only speaks of causes', () => {
    const words = 'Đã gửi báo cáo phân tích nguyên nhân: mưa lũ'
    expect(resultAndCause(words)).toEqual({ result: words })
  })
})
