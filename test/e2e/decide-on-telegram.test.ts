import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeOffice } from '../helpers/office-workbook.ts'
import { labels, openTelegramOffice, staff, type TelegramOffice } from './telegram-office.ts'

/** What a person waits for at most, ms. */
const patience = { timeout: 20_000, interval: 100 }

describe('deciding on a result on Telegram, by buttons', { timeout: 60_000 }, () => {
  let office: TelegramOffice
  beforeAll(async () => {
    office = await openTelegramOffice('polling')
    const { workplace, today } = office
    await writeOffice(workplace.path('approval.xlsx'), {
      // Two leaders of one unit.
      people: staff.map(person => ({ ...person, ...(person.code === 'CB04' && { role: 'lãnh đạo' as const }) })),
      tasks: [{ code: 'NV-9', title: 'Báo cáo quý', leadOfficer: 'CB02', needsApproval: true, deadline: today }],
      workingDay: today,
    })
    await workplace.json(['import', 'approval.xlsx'])
    for (const { code } of staff) await office.link(code)
  }, 60_000)
  afterAll(() => office.close())

  it('goes from handing in to a return and to the approval of another result', async () => {
    const { person, reply, workplace } = office
    const [row] = workplace.query<{ id: number }>(`select id from tasks where code = 'NV-9'`)
    const id = row!.id
    const buttons = [`Duyệt #${id}`, `Trả lại #${id}`, `Xem #${id}`]

    person('CB02').says(`/xong ${id} Đã gửi báo cáo 45/BC-UBND`)
    expect((await reply('CB02')).text).toContain('chờ lãnh đạo duyệt')
    const [asked, other] = [await reply('CB01'), await reply('CB04')]
    for (const message of [asked, other]) expect(labels(message)).toEqual(buttons)
    const old = structuredClone(other)

    person('CB01').taps(`Trả lại #${id}`, asked)
    expect((await reply('CB01')).text).toContain(`Vì sao trả lại việc #${id}`)
    person('CB01').says('thiếu phụ lục số liệu')
    expect(labels(await reply('CB01'))).toContain('Lỗi nội dung')
    person('CB01').taps('Lỗi nội dung')
    expect((await reply('CB01')).text).toContain(`Đã trả lại kết quả việc #${id} (lỗi nội dung)`)
    expect((await reply('CB02')).text).toContain('Lý do: thiếu phụ lục số liệu')
    expect((await reply('CB04')).text).toContain('Đồng chí Nguyễn Văn An đã trả lại kết quả')
    // Its buttons go where they stand, and who decided stands there.
    await expect.poll(() => labels(other), patience).toEqual([`Xem #${id}`])
    expect(other.text).toContain('Đồng chí Nguyễn Văn An đã trả lại kết quả việc')

    person('CB02').says(`/xong ${id} Đã bổ sung phụ lục, báo cáo 46/BC-UBND`)
    await reply('CB02')
    const [again] = [await reply('CB04'), await reply('CB01')]
    // A button of the older result, pressed on a telephone that had not seen the change.
    person('CB04').taps(`Duyệt #${id}`, old)
    const late = await reply('CB04')
    expect(late.text).toContain('Đồng chí Nguyễn Văn An đã trả lại kết quả việc')
    expect(late.text).toContain('46/BC-UBND')
    expect(workplace.query(`select review from tasks where id = ${id}`)).toEqual([{ review: 'pending' }])

    person('CB04').taps(`Duyệt #${id}`, again)
    expect((await reply('CB04')).text).toContain(`Đã duyệt kết quả việc #${id}`)
    expect((await reply('CB02')).text).toContain('Đồng chí Phạm Tiến Dũng đã duyệt kết quả')
    expect((await reply('CB01')).text).toContain('Đồng chí Phạm Tiến Dũng đã duyệt kết quả')
    const kinds = workplace.query<{ kind: string }>(`select kind from task_events where task_id = ${id} order by id`)
    expect(kinds.map(({ kind }) => kind)).toEqual(['imported', 'submitted', 'returned', 'submitted', 'approved'])
  })
})
