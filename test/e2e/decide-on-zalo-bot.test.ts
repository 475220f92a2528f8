import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holidayColumns, plainTaskSheet } from '../../src/files/layout.ts'
import { writeWorkbook } from '../../src/files/workbook.ts'
import { openZaloOffice, type ZaloOffice } from './zalo-office.ts'
import { zaloBot, type Seen } from './zalo-products.ts'

/** The number that stands before a choice. */
function numberOf(seen: Seen, label: string): string {
  const line = seen.text.split('\n').find(each => /^\d+\. /.test(each) && each.includes(label))
  if (!line) throw new Error(`no choice “${label}” in:\n${seen.text}`)
  return line.split('.')[0] ?? ''
}

describe('deciding on a result on the Zalo Bot Platform, by numbers alone', { timeout: 90_000 }, () => {
  let office: ZaloOffice
  beforeAll(async () => {
    office = await openZaloOffice(url => zaloBot(url, 'polling'))
    const { workplace, today } = office
    await workplace.run(['template', 'office.xlsx'])
    await workplace.json(['import', 'office.xlsx'])
    await writeWorkbook(workplace.path('approval.xlsx'), [
      plainTaskSheet([
        {
          code: 'NV-9',
          title: 'Báo cáo quý',
          urgency: 'normal',
          leads: 'KTHT',
          leadOfficer: 'CB04',
          assigner: 'CB01',
          needsApproval: true,
          deadline: today,
        },
      ]),
      { name: 'Ngày nghỉ', columns: holidayColumns, rows: [[today, 'làm bù', 'Ngày làm việc của bài thử']] },
    ])
    await workplace.json(['import', 'approval.xlsx'])
    await office.start()
    for (const code of ['CB01', 'CB04'] as const) await office.link(code)
  }, 90_000)
  afterAll(() => office.close())

  it('goes from handing in to a return and to the approval of another result', async () => {
    const { person, reply, workplace, task } = office
    const id = task('NV-9')
    person('CB04').says(`/xong ${id} Đã gửi báo cáo 45/BC-UBND`)
    expect((await reply('CB04')).text).toContain('chờ lãnh đạo duyệt')
    const asked = await reply('CB01')
    expect(asked.text).toContain(`trình kết quả việc #${id}: Báo cáo quý`)
    person('CB01').says(numberOf(asked, `Trả lại #${id}`))
    expect((await reply('CB01')).text).toContain(`Vì sao trả lại việc #${id}`)
    person('CB01').says('thiếu phụ lục số liệu')
    const fault = await reply('CB01')
    person('CB01').says(numberOf(fault, 'Hình thức'))
    expect((await reply('CB01')).text).toContain(`Đã trả lại kết quả việc #${id}`)
    expect((await reply('CB04')).text).toContain('Lý do: thiếu phụ lục số liệu')

    person('CB04').says(`/xong ${id} Đã bổ sung phụ lục, báo cáo 46/BC-UBND`)
    await reply('CB04')
    await reply('CB01')
    person('CB01').says('việc nào chờ tôi duyệt')
    const list = await reply('CB01')
    expect(list.text).toContain('Kết quả chờ đồng chí duyệt: 1 việc')
    person('CB01').says(numberOf(list, `Duyệt #${id}`))
    expect((await reply('CB01')).text).toContain(`Đã duyệt kết quả việc #${id}`)
    expect((await reply('CB04')).text).toContain('đã duyệt kết quả')
    const kinds = workplace.query<{ kind: string }>(`select kind from task_events where task_id = ${id} order by id`)
    expect(kinds.map(({ kind }) => kind)).toEqual(['imported', 'submitted', 'returned', 'submitted', 'approved'])
  })
})
