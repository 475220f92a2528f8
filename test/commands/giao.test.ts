import { asc, eq } from 'drizzle-orm'
import { describe, expect, it, test } from 'vitest'
import { assignments, evidence, officers, outbox, taskEvents, tasks } from '../../db/schema.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode } from '../helpers/office.ts'

async function set(...linked: OfficerCode[]) {
  const around = await talkingOffice(...(linked.length > 0 ? linked : (['bao', 'khoa', 'ha', 'hung', 'lan'] as const)))
  const { db, office, settled } = around
  const all = () => db.reads.select().from(tasks).orderBy(asc(tasks.id))
  const parts = async (task: number) =>
    (await db.reads.select().from(assignments).where(eq(assignments.taskId, task)).orderBy(asc(assignments.id))).map(
      ({ role, unitId, officerId }) => {
        const unit = Object.entries(office.units).find(([, id]) => id === unitId)?.[0]
        const officer = Object.entries(office.officers).find(([, id]) => id === officerId)?.[0]
        return [role, unit, officer].filter(Boolean).join(' ')
      },
    )
  const told = async (who: OfficerCode) => {
    await settled()
    return (await db.reads.select().from(outbox).where(eq(outbox.officerId, office.officers[who])))
      .filter(({ kind, status }) => kind === 'push' && status === 'sent')
      .map(({ reply }) => plainText(reply))
  }
  return { ...around, all, parts, told }
}

const pdf = (name = 'cong-van.pdf', caption = ''): Content => ({
  kind: 'file',
  caption,
  file: { reference: `web:${name}`, name, mime: 'application/pdf', size: 9 },
})

describe('/giao on one line', () => {
  const line =
    '/giao Phòng Kinh tế, Phòng Văn hóa; theo dõi: Lan | Lập danh sách cán bộ | 22/12 | danh sách | 123/UBND-VP'

  it('shows the six points of a draft, and saves nothing before the confirmation', async () => {
    const { talk, all } = await set()
    const { text, choices } = await talk('bao', line)
    expect(text.split('\n').slice(0, 8)).toEqual([
      'Dự thảo giao việc, chưa lưu',
      '',
      '✓ Rõ người: Phòng Kinh tế, Hạ tầng và Đô thị chủ trì; Phòng Văn hóa - Xã hội phối hợp; Võ Ngọc Lan (Phòng Văn hóa - Xã hội) theo dõi',
      '✓ Rõ việc: Lập danh sách cán bộ',
      '✓ Rõ thời gian: thứ Ba 22/12/2026 (còn 21 ngày làm việc)',
      '✓ Rõ trách nhiệm: đồng chí Đỗ Đăng Khoa báo cáo kết quả',
      '✓ Rõ sản phẩm: danh sách',
      '✓ Rõ thẩm quyền: người giao đồng chí Trần Quốc Bảo; kết quả không cần duyệt',
    ])
    expect(text).toContain('Văn bản giao: 123/UBND-VP')
    expect(choices.map(({ label }) => label)).toEqual(['Đúng, giao việc này', 'Thôi'])
    expect(await all()).toEqual([])
  })

  it.each(['1', 'đúng', 'đồng ý', 'ok em'])(
    'is assigned by %j, with its event, its parts and a word to everybody',
    async yes => {
      const { talk, all, parts, told, db, office } = await set()
      await talk('bao', line)
      const { text } = await talk('bao', yes)
      expect(text).toContain('Đã giao việc #1: Lập danh sách cán bộ. Thời hạn: thứ Ba 22/12/2026.')
      const [task] = await all()
      expect(task).toMatchObject({
        title: 'Lập danh sách cán bộ',
        due: '2026-12-22',
        dueTime: null,
        product: 'danh sách',
        assigner: 'Trần Quốc Bảo',
        assignerId: office.officers.bao,
        enteredById: null,
        assignedOn: '2026-11-23',
        work: 'not_acknowledged',
      })
      expect(await parts(1)).toEqual(['lead KT', 'coordinator VH', 'follower VH lan'])
      expect(await db.reads.select().from(taskEvents)).toMatchObject([
        { kind: 'assigned', officerId: office.officers.bao, onBehalfOf: null, after: { due: '2026-12-22' } },
      ])
      expect(await told('lan')).toEqual([
        'Đồng chí Trần Quốc Bảo giao việc #1: Lập danh sách cán bộ.\nThời hạn: thứ Ba 22/12/2026.',
      ])
      // Whoever leads it is told by an announcement.
      expect(await told('khoa')).toEqual([expect.stringContaining('Đồng chí có 1 việc mới giao.')])
      expect((await talk('khoa', '/nhiemvu')).text).toContain('#1 Lập danh sách cán bộ')
    },
  )

  it('is assigned once: a second press tells what the first one did', async () => {
    const { talk, all } = await set()
    const { choices } = await talk('bao', line)
    const press = choices[0]!.send
    await talk('bao', press)
    const { text } = await talk('bao', press)
    expect(text).toBe('Đồng chí đã giao việc này lúc 07:30 ngày 23/11/2026: việc #1. Không có gì thay đổi thêm.')
    expect(await all()).toHaveLength(1)
  })

  it('is not assigned by a press after half an hour, but drafted again', async () => {
    const { talk, all, clock } = await set()
    const press = (await talk('bao', line)).choices[0]!.send
    clock.jump(31 * 60_000)
    const late = await talk('bao', press)
    expect(late.text).toContain('quá 30 phút nên chưa giao')
    expect(await all()).toEqual([])
    expect((await talk('bao', late.choices[0]!.send)).text).toContain('Dự thảo giao việc, chưa lưu')
  })

  it('is not assigned where somebody was not there any more by then', async () => {
    const { talk, all, db, office } = await set()
    await talk('bao', '/giao Lan | Lập danh sách | 22/12')
    await db.transact(async tx => {
      await tx.update(officers).set({ status: 'left' }).where(eq(officers.id, office.officers.lan))
    })
    expect((await talk('bao', 'đúng')).text).toContain('không còn trong danh sách của cơ quan')
    expect(await all()).toEqual([])
  })

  it('asks for the deadline where that is missing, and says what is not told of the product', async () => {
    const { talk } = await set()
    expect((await talk('bao', '/giao KT | Lập danh sách')).text).toContain('Thời hạn đến khi nào?')
    const { text } = await talk('bao', 'không thời hạn')
    expect(text).toContain('✗ Rõ thời gian: không thời hạn')
    expect(text).toContain('✗ Rõ sản phẩm: chưa nêu')
  })

  it('keeps the hour of a deadline', async () => {
    const { talk, all } = await set()
    expect((await talk('bao', '/giao KT | Lập danh sách | trước 15h00 thứ sáu')).text).toContain(
      'Rõ thời gian: 15:00 thứ Sáu 27/11/2026',
    )
    expect((await talk('bao', 'đúng')).text).toContain('Thời hạn: 15:00 thứ Sáu 27/11/2026.')
    expect(await all()).toMatchObject([{ due: '2026-11-27', dueTime: '15:00' }])
  })

  test.each([
    ['28/11', 'thứ Bảy 28/11/2026 (còn 4 ngày làm việc; là ngày nghỉ)'],
    ['tuần sau', 'Chủ nhật 06/12/2026'],
    ['5 ngày làm việc', 'thứ Hai 30/11/2026'],
    ['hết tháng 12', 'thứ Năm 31/12/2026'],
    ['20/11', 'đã qua. Đồng chí gửi lại thời hạn'],
    ['trước 7h hôm nay', 'đã qua. Đồng chí gửi lại thời hạn'],
    ['31/11', 'Trong lịch không có ngày'],
    ['trước tháng 12', 'có thể hiểu nhiều cách'],
    ['hằng tháng', 'chưa giao việc định kỳ'],
    ['khi nào xong thì xong', 'Chưa hiểu thời hạn'],
  ])('the deadline %j is said: %s', async (deadline, said) => {
    const { talk } = await set()
    expect((await talk('bao', `/giao KT | Lập danh sách | ${deadline}`)).text).toContain(said)
  })

  test.each([
    ['KT', ['lead KT']],
    ['Phòng Kinh tế và Phòng Văn hóa', ['lead KT', 'coordinator VH']],
    ['Phòng Văn hóa phối hợp, Phòng Kinh tế chủ trì', ['lead KT', 'coordinator VH']],
    ['VH, KT; theo dõi: đồng chí Hùng', ['lead VH', 'coordinator KT', 'follower KT hung']],
    ['Phạm Văn Hùng', ['lead KT hung']],
    ['anh Hùng', ['lead KT hung']],
    ['hung', ['lead KT hung']],
    ['cây xanh', ['lead TO']],
    ['Văn hóa - Xã hội', ['lead VH']],
    ['Tâm phòng Văn hóa', ['lead VH tam']],
  ])('%j is %j', async (who, given) => {
    const { talk, parts } = await set()
    await talk('bao', `/giao ${who} | Lập danh sách | 22/12`)
    await talk('bao', 'đúng')
    expect(await parts(1)).toEqual(given)
  })

  it('asks who is meant by a part of several names, and goes on with the one chosen', async () => {
    const { talk, parts } = await set()
    const { text, choices } = await talk('bao', '/giao Phòng | Lập danh sách | 22/12')
    expect(text).toContain('Có 3 nơi mang tên “Phòng”')
    expect(choices.map(({ label }) => label)).toContain('Phòng Văn hóa - Xã hội')
    await talk('bao', 'Phòng Văn hóa - Xã hội')
    await talk('bao', 'đúng')
    expect(await parts(1)).toEqual(['lead VH'])
  })

  it('says of whom there is no such one, and takes another', async () => {
    const { talk, parts } = await set()
    expect((await talk('bao', '/giao Sở Ngoại vụ | Lập danh sách | 22/12')).text).toContain(
      'Không tìm thấy đơn vị hoặc cán bộ nào là “Sở Ngoại vụ”',
    )
    await talk('bao', 'KT')
    await talk('bao', 'đúng')
    expect(await parts(1)).toEqual(['lead KT'])
  })

  it('tells who has not linked an account, and so has heard nothing', async () => {
    const { talk } = await set('bao', 'khoa')
    await talk('bao', '/giao KT, VH; theo dõi: Lan | Lập danh sách | 22/12')
    const { text } = await talk('bao', 'đúng')
    expect(text).toContain('Chưa liên kết nên chưa nhận được tin: đồng chí Cao Thái Sơn và Võ Ngọc Lan')
  })
})

describe('whoever gets a task', () => {
  it('is told in the next working morning where the office rests, and the answer says so', async () => {
    const { talk, told, clock } = await set()
    clock.jump(14 * 3_600_000)
    await talk('bao', '/giao KT | Lập danh sách | 22/12')
    expect((await talk('bao', 'đúng')).text).toContain('Những người nhận việc được báo vào sáng ngày làm việc tới.')
    expect(await told('khoa')).toEqual([])
  })

  it('is told at once of what waits for no hour', async () => {
    const { talk, told, clock } = await set()
    clock.jump(12 * 3_600_000)
    await talk('bao', '/giao KT | Báo cáo nhanh | 22/12 | | | hỏa tốc')
    expect((await talk('bao', 'đúng')).text).toContain('Những người nhận việc được báo.')
    expect(await told('khoa')).toEqual([expect.stringContaining('[HỎA TỐC] Báo cáo nhanh')])
  })

  it('is told nothing of what they have given themselves', async () => {
    const { talk, told } = await set()
    await talk('khoa', '/giao KT | Kiểm tra chợ đêm | 22/12')
    await talk('khoa', 'đúng')
    expect(await told('khoa')).toEqual([])
  })
})

describe('who may assign to whom', () => {
  test.each([
    ['khoa', 'Phòng Văn hóa', 'Phòng Văn hóa - Xã hội không thuộc phạm vi phụ trách của đồng chí'],
    ['khoa', 'Lan', 'Võ Ngọc Lan không thuộc phạm vi phụ trách của đồng chí'],
    ['khoa', 'KT, VH', 'Phòng Văn hóa - Xã hội không thuộc phạm vi phụ trách của đồng chí'],
    ['khoa', 'hung; theo dõi: Lan', 'Võ Ngọc Lan không thuộc phạm vi phụ trách của đồng chí'],
    ['hung', 'KT', 'dành cho lãnh đạo và bộ phận tổng hợp'],
    ['minh', 'KT', 'dành cho lãnh đạo và bộ phận tổng hợp'],
  ] as const)('%s may not assign to %s', async (who, to, why) => {
    const { talk, all } = await set('bao', 'khoa', 'hung', 'minh')
    expect((await talk(who, `/giao ${to} | Lập danh sách | 22/12`)).text).toContain(why)
    await talk(who, 'đúng')
    expect(await all()).toEqual([])
  })

  it('a leader whose unit is taken from them meanwhile is refused at the confirmation', async () => {
    const { talk, all } = await set()
    const press = (await talk('khoa', '/giao hung | Lập danh sách | 22/12')).choices[0]!.send
    // The same line by somebody else whose draft it is not, and whose scope has nobody.
    expect((await talk('hung', press)).text).toContain('dành cho lãnh đạo')
    expect((await talk('son', press)).text).not.toContain('Đã giao')
    expect(await all()).toEqual([])
  })
})

describe('general affairs assign in the name of a leader', () => {
  it('by default the head of the top unit; the clerk is kept as who typed it, and decides nothing', async () => {
    const { talk, all, db, office, told } = await set('bao', 'khoa', 'ha')
    const draft = await talk('ha', '/giao KT | Lập danh sách | 22/12 | | | duyệt')
    expect(draft.text).toContain(
      'Rõ thẩm quyền: giao thay mặt đồng chí Trần Quốc Bảo; kết quả do đồng chí Trần Quốc Bảo duyệt',
    )
    expect((await talk('ha', 'đúng')).text).toContain('Giao thay mặt đồng chí Trần Quốc Bảo; người nhập: đồng chí.')
    const { bao, ha } = office.officers
    expect(await all()).toMatchObject([
      { assignerId: bao, assigner: 'Trần Quốc Bảo', enteredById: ha, needsApproval: true },
    ])
    expect(await db.reads.select().from(taskEvents)).toMatchObject([{ officerId: ha, onBehalfOf: bao }])
    expect(await told('bao')).toEqual([
      expect.stringContaining('Đồng chí Nguyễn Thị Thu Hà giao thay mặt đồng chí việc #1: Lập danh sách.'),
    ])
    const { text } = await talk('khoa', '/viec 1')
    expect(text).toContain('Người giao: Trần Quốc Bảo')
    expect(text).toContain('Người nhập: Nguyễn Thị Thu Hà')
    await talk('khoa', '/xong 1 Báo cáo 12/BC-KT')
    expect((await talk('ha', '/duyet 1')).text).toContain('do đồng chí Trần Quốc Bảo duyệt')
    expect((await talk('bao', '/duyet 1')).text).toContain('Đã duyệt')
  })

  it('asks for the leader step by step, and takes only one whose scope it is', async () => {
    const { talk, all, office } = await set('bao', 'khoa', 'ha')
    await talk('ha', '/giao')
    await talk('ha', 'anh Hùng')
    await talk('ha', 'Rà soát hộ kinh doanh')
    for (const skipped of ['bỏ qua', '22/12', 'bỏ qua', 'không']) await talk('ha', skipped)
    expect((await talk('ha', 'Cao Thái Sơn')).text).toContain('không thuộc phạm vi phụ trách của đồng chí Cao Thái Sơn')
    expect((await talk('ha', 'anh Hùng')).text).toContain('không phải là lãnh đạo đơn vị')
    const { choices } = await talk('ha', 'sao vậy?')
    expect(choices.map(({ label }) => label)).toEqual([
      'Trần Quốc Bảo, Ủy ban nhân dân phường Hòa Bình',
      'Đỗ Đăng Khoa, Phòng Kinh tế, Hạ tầng và Đô thị',
    ])
    expect((await talk('ha', '2')).text).toContain('giao thay mặt đồng chí Đỗ Đăng Khoa')
    await talk('ha', '1')
    expect(await all()).toMatchObject([{ assignerId: office.officers.khoa, enteredById: office.officers.ha }])
  })

  it('names the leader in the line', async () => {
    const { talk } = await set('bao', 'khoa', 'ha')
    expect((await talk('ha', '/giao hung, thay mặt: Đỗ Đăng Khoa | Lập danh sách | 22/12')).text).toContain(
      'giao thay mặt đồng chí Đỗ Đăng Khoa',
    )
  })
})

describe('/giao step by step', () => {
  it('asks one thing after the other, goes back, skips, and sums up', async () => {
    const { talk, all, parts } = await set()
    const say = async (text: string | Content) => (await talk('bao', text)).text
    expect(await say('/giao')).toContain('Giao việc cho đơn vị hoặc cán bộ nào?')
    expect(await say('quay lại')).toContain('Giao việc cho đơn vị hoặc cán bộ nào?')
    expect(await say('Phòng Kinh tế')).toContain('Nội dung việc là gì?')
    expect(await say('lập danh sách cán bộ')).toContain('Sản phẩm, kết quả phải có là gì?')
    expect(await say('quay lại')).toContain('Nội dung việc là gì?')
    expect(await say('Cho xem danh sách hộ nghèo và báo cáo tiến độ')).toContain('Sản phẩm, kết quả')
    expect(await say('báo cáo')).toContain('Thời hạn đến khi nào?')
    expect(await say('sửa người nhận')).toContain('Giao việc cho đơn vị hoặc cán bộ nào?')
    expect(await say('VH')).toContain('Thời hạn đến khi nào?')
    expect(await say('22/12')).toContain('Căn cứ văn bản nào?')
    expect(await say('theo công văn của sở')).toContain('Chưa đọc được số, ký hiệu')
    expect(await say('bỏ qua')).toContain('Kết quả có cần duyệt không?')
    const draft = await say('1')
    expect(draft).toContain('Rõ người: Phòng Văn hóa - Xã hội chủ trì')
    expect(draft).toContain('Rõ việc: Cho xem danh sách hộ nghèo và báo cáo tiến độ')
    expect(draft).toContain('kết quả do đồng chí Trần Quốc Bảo duyệt')
    expect(await say('sửa thời hạn')).toContain('Thời hạn đến khi nào?')
    expect(await say('25/12')).toContain('thứ Sáu 25/12/2026')
    expect(await all()).toEqual([])
    expect(await say('đúng')).toContain('Đã giao việc #1')
    expect(await all()).toMatchObject([{ due: '2026-12-25', needsApproval: true, product: 'báo cáo' }])
    expect(await parts(1)).toEqual(['lead VH'])
  })

  it.each(['thôi', 'không giao nữa', '/huy'])('is left at any step by %j', async leaving => {
    for (const said of [
      [],
      ['KT'],
      ['KT', 'Lập danh sách'],
      ['KT', 'Lập danh sách', 'bỏ qua', '22/12', 'bỏ qua', 'có'],
    ]) {
      const { talk, all } = await set()
      await talk('bao', '/giao')
      for (const text of said) await talk('bao', text)
      expect((await talk('bao', leaving)).text).toContain('Đã dừng, chưa giao việc nào.')
      await talk('bao', 'đúng')
      expect(await all()).toEqual([])
    }
  })

  it('closes by itself after half an hour, with a word', async () => {
    const { talk, all, clock } = await set()
    await talk('bao', '/giao KT | Lập danh sách | 22/12')
    clock.jump(31 * 60_000)
    expect((await talk('bao', 'đúng')).text).toContain('Câu hỏi về việc định giao đã đóng vì quá 30 phút')
    expect(await all()).toEqual([])
  })

  it('takes what was forwarded for the text of the task, and attaches files that came at any step', async () => {
    const { talk, all, db } = await set()
    await talk('bao', '/giao')
    await talk('bao', 'KT')
    await talk('bao', { kind: 'text', text: 'Đề nghị báo cáo số liệu hộ nghèo\ntrước 20/12', forwarded: true })
    expect((await talk('bao', pdf())).text).toContain('tệp sẽ được đính kèm khi giao việc')
    await talk('bao', 'bỏ qua')
    await talk('bao', '20/12')
    await talk('bao', pdf('phu-luc.pdf'))
    expect((await talk('bao', 'không cần duyệt')).text).toContain('Tệp kèm theo: cong-van.pdf và phu-luc.pdf')
    expect((await talk('bao', '1')).text).toContain('Đã đính kèm: cong-van.pdf và phu-luc.pdf.')
    expect(await all()).toMatchObject([{ title: 'Đề nghị báo cáo số liệu hộ nghèo trước 20/12' }])
    expect((await db.reads.select().from(evidence)).map(({ taskId, name }) => [taskId, name])).toEqual([
      [1, 'cong-van.pdf'],
      [1, 'phu-luc.pdf'],
    ])
  })

  it('shows what came with it as papers of the assignment, and as no proof of a result', async () => {
    const { talk } = await set()
    await talk('bao', pdf('cong-van.pdf', '/giao KT | Lập danh sách | 22/12 | | | duyệt'))
    await talk('bao', '1')
    expect((await talk('khoa', '/viec 1')).text).toContain('Tài liệu giao việc:\n│ cong-van.pdf')
    await talk('khoa', '/xong 1 Báo cáo 12/BC-KT')
    expect((await talk('bao', '/duyet')).text).toContain('chưa có minh chứng')
  })

  it('is offered for a message that was forwarded without a question, to a leader alone', async () => {
    const { talk, all } = await set()
    const forwarded = { kind: 'text', text: 'Báo cáo tình hình hộ nghèo | quý IV', forwarded: true } as const
    expect((await talk('hung', forwarded)).choices.map(({ send }) => send)).not.toContainEqual(
      expect.stringContaining('/giao'),
    )
    expect((await talk('bao', forwarded)).choices.map(({ label }) => label)).toEqual(['Giao việc theo tin này'])
    expect((await talk('bao', '1')).text).toContain('Giao việc cho đơn vị hoặc cán bộ nào?')
    await talk('bao', 'KT')
    await talk('bao', '22/12')
    await talk('bao', 'đúng')
    expect(await all()).toMatchObject([{ title: 'Báo cáo tình hình hộ nghèo / quý IV', due: '2026-12-22' }])
  })

  it('confirms nothing by what was forwarded', async () => {
    const { talk, all } = await set()
    await talk('bao', '/giao KT | Lập danh sách | 22/12')
    await talk('bao', { kind: 'text', text: 'đúng', forwarded: true })
    expect(await all()).toEqual([])
  })

  it('refuses a program as an attachment, and assigns nothing', async () => {
    const { talk, all } = await set()
    await talk('bao', '/giao KT | Lập danh sách | 22/12')
    await talk('bao', pdf('a.exe'))
    expect((await talk('bao', 'đúng')).text).toContain('Tệp a.exe là tệp chương trình nên không đính kèm được')
    expect(await all()).toEqual([])
  })
})

describe('in one sentence', () => {
  it('is drafted, and assigned by the yes', async () => {
    const { talk, all, parts } = await set()
    const { text } = await talk('khoa', 'giao đồng chí Hùng soạn báo cáo trước thứ sáu')
    expect(text).toContain('Rõ người: Phạm Văn Hùng (Phòng Kinh tế, Hạ tầng và Đô thị) chủ trì')
    expect(text).toContain('Rõ thời gian: thứ Sáu 27/11/2026')
    await talk('khoa', 'đúng')
    expect(await all()).toMatchObject([{ title: 'soạn báo cáo', due: '2026-11-27' }])
    expect(await parts(1)).toEqual(['lead KT hung'])
  })

  it('goes on with what is missing', async () => {
    const { talk } = await set()
    expect((await talk('bao', 'giao việc cho Phòng Kinh tế')).text).toContain('Nội dung việc là gì?')
    expect((await talk('khoa', 'giao việc mới')).text).toContain('Giao việc cho đơn vị hoặc cán bộ nào?')
    await talk('bao', '/huy')
    expect((await talk('bao', 'giao cho phòng VHXH làm báo cáo')).text).toContain('Thời hạn đến khi nào?')
  })

  it('is not for an officer', async () => {
    const { talk } = await set()
    expect((await talk('hung', 'giao Lan soạn tờ trình, hạn thứ 6')).text).toContain('dành cho lãnh đạo')
  })
})

describe('/giao with a line that was altered by hand', () => {
  it('has no part for a unit in which the officer does not serve', async () => {
    const { talk, all, office } = await set()
    const [hung, other] = [office.officers.hung, office.units.VH]
    expect((await talk('khoa', `/giao [o${hung}u${other}] | Việc A | 22/12`)).text).toContain(
      'không còn trong danh sách',
    )
    const { choices } = await talk('khoa', '/giao hung | Việc A | 22/12')
    const line = choices[0]!.send
    await talk('khoa', line.replace(/u\d+\]/, `u${other}]`))
    expect(await all()).toEqual([])
    await talk('khoa', line)
    expect(await all()).toHaveLength(1)
  })

  it.each(['abc', '2027-02-29', '2026-13-45', '2026-12-22 99:99', '2026-12-22 24:00', 'hôm qua', '31/11', '22/12'])(
    'saves no deadline %j, which no draft has shown',
    async due => {
      const { talk, all } = await set()
      const { choices } = await talk('khoa', '/giao hung | Việc A | 2026-12-23 15:00')
      expect(choices[0]!.send).toContain('2026-12-23 15:00')
      await talk('khoa', choices[0]!.send.replace('2026-12-23 15:00', due))
      expect(await all()).toEqual([])
    },
  )

  it.each(['2027-02-29', '2026-13-45', '2026-12-22 99:99', '2026-00-10', '2026-12-22 12:60'])(
    'asks again for %j, which is no day or no hour',
    async due => {
      const { talk } = await set()
      expect((await talk('khoa', `/giao hung | Việc A | ${due}`)).text).toContain(due)
      expect((await talk('khoa', '25/12')).text).toContain('Dự thảo giao việc')
    },
  )
})

describe('what was answered of a draft, put right by its name', () => {
  const line = '/giao Phòng Kinh tế | Rà soát biển hiệu | 18/12'

  it.each([
    ['sửa nội dung', 'Nội dung việc là gì?'],
    ['sửa nơi nhận', 'Giao việc cho đơn vị hoặc cán bộ nào?'],
    ['đổi người nhận', 'Giao việc cho đơn vị hoặc cán bộ nào?'],
    ['sửa sản phẩm', 'Sản phẩm, kết quả phải có là gì?'],
  ])('%s', async (words, question) => {
    const { talk } = await set()
    await talk('bao', line)
    expect((await talk('bao', words)).text).toContain(question)
  })

  it('“sửa người giao” does not ask for whoever gets it', async () => {
    const { talk } = await set()
    await talk('bao', line)
    expect((await talk('bao', 'sửa người giao')).text).not.toContain('Giao việc cho đơn vị hoặc cán bộ nào?')
  })

  it('goes back and forth between questions that were answered', async () => {
    const { talk } = await set()
    await talk('bao', line)
    await talk('bao', 'sửa người nhận')
    expect((await talk('bao', 'sửa thời hạn')).text).toContain('Thời hạn đến khi nào?')
  })

  it('at any step asks for a question that has not come yet; a longer order is an order', async () => {
    const { talk } = await set()
    await talk('bao', '/giao')
    await talk('bao', 'Phòng Kinh tế')
    expect((await talk('bao', 'sửa thời hạn')).text).toContain('Thời hạn đến khi nào?')
    expect((await talk('bao', '18/12')).text).toContain('Nội dung việc là gì?')
    expect((await talk('bao', 'Sửa văn bản quy phạm pháp luật')).text).toContain('Sản phẩm, kết quả phải có là gì?')
  })
})

it('tells that whoever has only an account that cannot be written to is not told', async () => {
  const { talk, db, office, clock } = await set()
  await db.transact(async tx => {
    await linkAccount(
      tx,
      { channel: 'terminal', externalId: 'son', chat: 'son', officerId: office.officers.son },
      clock.now(),
    )
  })
  await talk('bao', '/giao Cao Thái Sơn, Võ Ngọc Lan | Dọn vỉa hè | 22/12')
  const { text } = await talk('bao', 'đúng')
  expect(text).toContain('Chưa liên kết kênh nào hiện nhận được tin: đồng chí Cao Thái Sơn; đồng chí báo trực tiếp.')
  expect(text).not.toContain('Những người nhận việc được báo')
})
