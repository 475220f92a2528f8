import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidence, taskEvents, tasks } from '../../db/schema.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import type { FileReference } from '../../src/domain/chat/incoming.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { talkingOffice } from '../helpers/engine.ts'
import { anyText } from './any-text.ts'
import { runs } from './runs.ts'
import { anyServer, threeWebhooks } from './three-webhooks.ts'

const pdf: FileReference = { reference: 'web:1', name: 'bao-cao.pdf', mime: 'application/pdf', size: 1_000 }

/** Hùng, who sends files for a task of his. */
async function reporting() {
  const around = await talkingOffice('hung')
  const { db, office, talk } = around
  const id = await office.addTask({ lead: ['KT', 'hung'] })
  const sends = (file: Partial<FileReference>, caption = `/capnhat ${id} 10% đang làm`) =>
    talk('hung', { kind: 'file', caption, file: { ...pdf, ...file } })
  const kept = () => db.reads.select().from(evidence)
  const state = async () => [
    await db.reads.select().from(tasks),
    await db.reads.select().from(taskEvents),
    await kept(),
  ]
  return { ...around, id, sends, kept, state }
}

describe('a file kept as proof', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\hung\\Báo cáo.docx', 'Báo cáo.docx'],
    ['/', 'tep'],
    ['..', 'tep'],
    ['.pdf', 'tep.pdf'],
    ['exe', 'exe'],
    ['a\u0000b\u202e\nc.pdf', 'ab c.pdf'],
    ['tờ trình.pdf'.normalize('NFD'), 'tờ trình.pdf'],
    ['ảnh \ud83d.jpg', 'ảnh \ufffd.jpg'],
    ['<b>?.pdf. . ', 'b.pdf'],
    [`${'dài '.repeat(90)}.pdf`, /^(dài ){20,}dài….pdf$/],
  ])('under the name %j has a harmless one', async (name, clean) => {
    const { sends, kept } = await reporting()
    const { text } = await sends({ name })
    expect(text).toContain('Đã lưu minh chứng')
    const [row] = await kept()
    expect(row?.name).toEqual(typeof clean === 'string' ? clean : expect.stringMatching(clean))
  })

  it('may be of any name, type and size that is no program and not too large', { timeout: 60_000 }, async () => {
    const { sends, kept, logged } = await reporting()
    const file = fc.record({
      reference: anyText,
      name: anyText,
      mime: fc.oneof(anyText, fc.constantFrom('', 'image/png', 'a/b/c')),
      size: fc.constantFrom(0, -1, 1.5, NaN, 1e6, 20 * 1024 * 1024),
    })
    let count = 0
    await fc.assert(
      fc.asyncProperty(file, async one => {
        const { text } = await sends(one)
        // A marking of secrecy in a name is refused as everywhere.
        if (text.includes('dấu chỉ độ mật')) return
        expect(text).toContain('Đã lưu minh chứng')
        const row = (await kept()).at(-1)
        expect(await kept()).toHaveLength(++count)
        expect(row?.name).toMatch(/^(?!\.+$)[^\\/\n\p{Cc}\p{Surrogate}<>:"|?*]{1,130}$/u)
        expect(row?.mime).toMatch(/^[\w.+-]+\/[\w.+-]+$/)
        expect(row?.size === null || (row?.size ?? -1) >= 0).toBe(true)
      }),
      runs(40),
    )
    expect(logged.filter(line => line.level >= 50)).toEqual([])
  })

  it('as the whole result gives it that clean name', async () => {
    const { sends, id, db } = await reporting()
    await sends({ name: '..\\..\\kết quả.pdf' }, `/xong ${id}`)
    expect((await db.reads.select().from(tasks))[0]).toMatchObject({ work: 'done', result: 'Tệp kết quả.pdf' })
  })
})

describe('a file that is refused', () => {
  it.each<[string, Partial<FileReference>]>([
    ...['a.exe', 'HOA-DON.PDF.EXE', 'a.js', 'a.bat', 'a.ps1', 'a.vbs', 'a.msi', 'a.apk', 'a.lnk', 'a.exe. .'].map(
      (name): [string, Partial<FileReference>] => [name, { name }],
    ),
    ['a direction mark in its ending', { name: 'baocao.e\u202exe' }],
    ['its type', { name: 'a.pdf', mime: 'application/x-msdownload' }],
  ])('for being a program: %s', async (_, file) => {
    const { sends, state, id } = await reporting()
    const before = await state()
    for (const caption of [`/xong ${id} Đã trình`, `/capnhat ${id} 20%`, `/xong ${id}`]) {
      const { text, choices } = await sends(file, caption)
      expect(text).toMatch(/là tệp chương trình nên không được nhận.*chưa có gì thay đổi.*gửi lại/s)
      expect(choices).toEqual([{ label: `Xem #${id}`, send: `/viec ${id}` }])
    }
    expect(await state()).toEqual(before)
  })

  it('for being larger than 20 MB', async () => {
    const { sends, state, id } = await reporting()
    const before = await state()
    expect((await sends({ size: 20 * 1024 * 1024 + 1 }, `/xong ${id} Đã trình`)).text).toContain('lớn hơn 20 MB')
    expect(await state()).toEqual(before)
  })
})

describe('an address in a message', () => {
  it('is never fetched, whichever platform it comes from and whatever is then done with the task', async () => {
    const { post, app, db, office, asked } = await threeWebhooks()
    const theirs = await anyServer()
    const url = `${theirs.url}/anh.jpg`
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    for (const [channel, person] of [
      ['telegram', '7'],
      ['zalo-bot', 'an'],
      ['zalo-oa', '1001'],
    ] as const) {
      const account = { channel, externalId: person, chat: person, officerId: office.officers.hung }
      await db.transact(tx => linkAccount(tx, account, mondayMorning))
    }
    const said = (words: string) => `/capnhat ${id} đang làm phần ${words} ${url}`
    const telegram = { chat: { id: 7, type: 'private' }, from: { id: 7 } }
    const zalo = { from: { id: 'an' }, chat: { id: 'an', chat_type: 'PRIVATE' } }
    const attachment = (name: string) => [
      { type: 'file', payload: { url, name, size: '9', type: 'pdf', thumbnail: url } },
    ]
    const oa = (event: string, message: object) => ({ event_name: event, sender: { id: '1001' }, message })
    const photo = [{ file_id: url, width: 1, height: 1 }]
    const bot = (event: string, message: object) => ({ event_name: `message.${event}.received`, message })
    const deliveries = [
      ['telegram', { update_id: 1, message: { ...telegram, caption: said('một'), photo } }],
      ['telegram', { update_id: 2, message: { ...telegram, caption: said('hai'), document: { file_id: url } } }],
      ['telegram', { update_id: 3, message: { ...telegram, text: said('ba') } }],
      ['zalo-bot', bot('image', { ...zalo, message_id: 'a', photo: url, caption: said('bốn') })],
      ['zalo-bot', bot('text', { ...zalo, message_id: 'b', text: said('năm') })],
      ['zalo-oa', oa('user_send_image', { msg_id: 'c', text: said('sáu'), attachments: attachment('a.jpg') })],
      ['zalo-oa', oa('user_send_file', { msg_id: 'd', text: said('bảy'), attachments: attachment('a.pdf') })],
      ['zalo-oa', oa('user_send_text', { msg_id: 'e', text: `/viec ${id}` })],
    ] as const
    for (const [platform, update] of deliveries) expect(await post(platform, JSON.stringify(update))).toBe(200)
    await app.idle()
    const kept = await db.reads.select().from(evidence)
    expect(kept.map(({ reference, channel }) => [channel, reference.replace('telegram:', '')])).toEqual(
      [...Array<string>(2).fill('telegram'), 'zalo-bot', ...Array<string>(2).fill('zalo-oa')].map(name => [name, url]),
    )
    expect(theirs.asked).toEqual([])
    // Nor does anybody ask Telegram for the file.
    expect(asked.filter(path => path.includes('getFile') || path.includes('/file/'))).toEqual([])
    expect(asked.length).toBeGreaterThan(0)
  })
})
