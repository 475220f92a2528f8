import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/domain/chat/reply.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { createMediaStore } from '../../src/delivery/published-files.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine } from '../helpers/engine.ts'
import { testOffice, type OfficerCode } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

async function set(files: boolean, ...who: OfficerCode[]) {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const { addTask } = office
  await addTask({ title: 'Sửa đường', lead: ['KT', 'hung'], due: '2026-11-20' })
  await addTask({ title: 'Trồng cây', lead: ['TO', 'son'], due: '2026-12-30' })
  await addTask({ title: 'Mở lễ hội', lead: ['VH', 'lan'], due: '2026-12-01' })
  await addTask({ title: 'Thường xuyên', lead: ['VH', 'mai'] })
  const media = createMediaStore(() => 0)
  const publish = files ? undefined : (item: Parameters<typeof media.publish>[0]) => `/media/${media.publish(item)}`
  const engine = await testEngine(db, office, { channel: recordingChannel('web', { files }), publish })
  await engine.link(...who)
  return { ...engine, db, media }
}

async function titlesIn(bytes: Uint8Array | undefined) {
  const path = await temporaryPath('xuat.xlsx')
  await writeFile(path, bytes ?? new Uint8Array())
  const [sheet] = await readWorkbook(path)
  const [header = [], ...rows] = sheet?.rows.map(row => row.map(cell => cell.text)) ?? []
  return { name: sheet?.name, header, titles: rows.map(row => row[header.indexOf('Nội dung nhiệm vụ')]) }
}

describe('/xuat', () => {
  it('sends the workbook of export with everything a general officer sees', async () => {
    const { talk } = await set(true, 'ha')
    const { messages, text } = await talk('ha', '/xuat')
    expect(text).toBe('Bảng nhiệm vụ của các đơn vị đồng chí theo dõi, tính đến 07:30 ngày 23/11/2026.')
    expect(messages).toHaveLength(1)
    expect(messages[0]?.file).toMatchObject({
      name: 'nhiem-vu-2026-11-23.xlsx',
      mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
    const sheet = await titlesIn(messages[0]?.file?.bytes)
    expect(sheet.name).toBe('Nhiệm vụ')
    expect(sheet.header).toEqual(expect.arrayContaining(['Mã', 'Thời hạn', 'Trạng thái', 'Tình trạng thời hạn']))
    expect(sheet.titles).toEqual(['Sửa đường', 'Trồng cây', 'Mở lễ hội', 'Thường xuyên'])
  })

  it.each([
    ['khoa', '/xuat', ['Sửa đường', 'Trồng cây'], ''],
    ['ha', '/xuat tháng 12/2026', ['Trồng cây', 'Mở lễ hội'], ' (tháng 12/2026)'],
    ['ha', '/xuat VH', ['Mở lễ hội', 'Thường xuyên'], ' do Phòng Văn hóa - Xã hội chủ trì'],
    ['ha', '/xuat VH tháng 12/2026', ['Mở lễ hội'], ' do Phòng Văn hóa - Xã hội chủ trì (tháng 12/2026)'],
    ['ha', '/xuat quá hạn', ['Sửa đường'], ' (quá hạn)'],
    ['ha', '/xuat chưa quá hạn', ['Trồng cây', 'Mở lễ hội'], ' (chưa quá hạn)'],
    ['ha', '/xuat không thời hạn', ['Thường xuyên'], ' (không thời hạn)'],
    ['ha', '/xuat Võ Ngọc Lan', ['Mở lễ hội'], ' của Võ Ngọc Lan'],
    ['ha', '/xuat đồng chí Hùng quá hạn', ['Sửa đường'], ' của Phạm Văn Hùng (quá hạn)'],
    ['ha', '/xuat Lan, Hùng', ['Sửa đường', 'Mở lễ hội'], ' của Võ Ngọc Lan và Phạm Văn Hùng'],
    ['khoa', '/xuat đơn vị trừ Hùng', ['Trồng cây'], ' do các đơn vị đồng chí theo dõi chủ trì, trừ Phạm Văn Hùng'],
    ['khoa', '/xuat trước 1/12', ['Sửa đường'], ' (trước 1/12)'],
    ['ha', '/xuat lễ hội', ['Mở lễ hội'], ' (lễ hội)'],
    ['ha', '/xuat lễ hội tháng 12', ['Mở lễ hội'], ' (lễ hội tháng 12)'],
  ] as const)('for %s %s has only what was asked for and may be seen', async (who, line, titles, scope) => {
    const { talk } = await set(true, who)
    const { messages, text } = await talk(who, line)
    const whose = /^$|^ \(/.test(scope) ? ' của các đơn vị đồng chí theo dõi' : ''
    expect(text).toBe(`Bảng nhiệm vụ${whose}${scope}, tính đến 07:30 ngày 23/11/2026.`)
    expect((await titlesIn(messages[0]?.file?.bytes)).titles).toEqual(titles)
  })

  it('is refused to officers, for foreign units, for nonsense and for nothing', async () => {
    const { talk, db } = await set(true, 'hung', 'khoa', 'ha')
    expect((await talk('hung', '/xuat')).text).not.toContain('Bảng nhiệm vụ')
    expect((await talk('khoa', '/xuat VH')).text).toContain(
      'Phòng Văn hóa - Xã hội không thuộc phạm vi theo dõi của đồng chí',
    )
    const nonsense = await talk('ha', '/xuat vớ vẩn')
    expect(nonsense.text).toContain('Ví dụ: /xuat quý này, /xuat tháng 11.')
    expect((await talk('ha', '/xuat năm 2020')).text).toBe(
      'Không có nhiệm vụ nào của các đơn vị đồng chí theo dõi (năm 2020) để xuất.',
    )
    expect((await outboxRows(db)).every(row => row.reply.attachment === undefined)).toBe(true)
  })

  it('keeps in the outbox what is asked for, not the file', async () => {
    const { talk, db } = await set(true, 'khoa')
    await talk('khoa', '/xuat quý này')
    const { reply } = (await outboxRows(db)).at(-1)!
    expect(reply.attachment).toMatchObject({
      kind: 'task-workbook',
      list: { filter: { days: [{ from: '2026-10-01', to: '2026-12-31' }] } },
      today: '2026-11-23',
    })
    expect(JSON.stringify(reply).length).toBeLessThan(500)
  })

  it('is a link where files cannot be sent', async () => {
    const { talk, media } = await set(false, 'ha')
    const { messages } = await talk('ha', '/xuat')
    const link = /Tệp nhiem-vu-2026-11-23\.xlsx: \/media\/(\S+) \(tải được trong 15 phút\)/.exec(
      plainText(messages[0]!),
    )
    expect((await titlesIn(media.find(link?.[1] ?? '')?.media.bytes)).titles).toHaveLength(4)
  })
})
