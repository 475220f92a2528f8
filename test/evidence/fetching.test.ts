import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, it, onTestFinished } from 'vitest'
import { evidenceFiles, evidenceFolder, hashOf } from '../../db/evidence-files.ts'
import { evidence, tasks } from '../../db/schema.ts'
import { FileError } from '../../src/channels/channel.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, recordingChannel, testEngine } from '../helpers/engine.ts'
import { testOffice } from '../helpers/office.ts'

const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 1, 2])
const program = Buffer.from(`MZ${'\0'.repeat(200)}`)
const later = () => Promise.reject(new FileError('later', 'máy chủ tệp tạm lỗi (HTTP 503)'))
const never = () => Promise.reject(new FileError('never', 'máy chủ không còn tệp (HTTP 404)'))

/** Hùng, with a task of his, on a platform that hands over what `download` says. */
async function reporting(capabilities = {}) {
  const db = openTestDatabase()
  onTestFinished(() => rmSync(evidenceFolder(db.file), { recursive: true, force: true }))
  const office = await testOffice(db)
  const asked: string[] = []
  const way = { download: (): Promise<Uint8Array> => Promise.resolve(picture) }
  const channel = {
    ...recordingChannel('web', capabilities),
    download(reference: string) {
      asked.push(reference)
      return way.download()
    },
  }
  const clock = jumpClock()
  const offers: { name: string; read: () => Promise<unknown> }[] = []
  const engine = await testEngine(db, office, {
    channel,
    jump: clock,
    offer: file => `https://cq.gov.vn/media/${offers.push(file)}`,
  })
  await engine.link('hung', 'khoa', 'lan')
  const id = await office.addTask({ lead: ['KT', 'hung'] })
  const file = { reference: 'web:1', name: 'ảnh.png', mime: 'image/png' }
  const report = async (of: Partial<typeof file> = {}) => {
    const { text } = await engine.talk('hung', {
      kind: 'file',
      caption: `/xong ${id} đã lắp xong`,
      file: { ...file, ...of },
    })
    await engine.fetcher.idle()
    await engine.settled()
    return text
  }
  const rows = () => db.reads.select().from(evidence)
  return { ...engine, db, id, asked, way, clock, report, rows, offers, files: evidenceFiles(db.file), channel }
}

it('is fetched after the commit and kept beside the database under the hash of its bytes, for our account only', async () => {
  const { report, rows, files, db } = await reporting()
  expect(await report()).toContain('hoàn thành')
  const hash = hashOf(picture)
  expect(await rows()).toMatchObject([{ state: 'kept', sha256: hash, size: picture.length, mime: 'image/png' }])
  expect(await files.read(hash)).toEqual(picture)
  const folder = path.join(evidenceFolder(db.file), hash.slice(0, 2))
  expect(statSync(path.join(folder, hash)).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o077).toBe(0)
  expect(readdirSync(folder)).toEqual([hash])
})

it('is tried again while the platform is down, and the page of the task says so', async () => {
  const { report, rows, way, clock, fetcher, talk, id, asked } = await reporting()
  way.download = later
  await report()
  expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1 }])
  expect((await talk('hung', `/viec ${id}`)).text).toContain('Tệp 1: chưa tải được về')
  expect((await talk('hung', `/viec ${id} tệp 1`)).text).toContain('chưa tải được về')
  await fetcher.idle()
  expect(asked).toHaveLength(1)
  way.download = () => Promise.resolve(picture)
  clock.jump(30_000)
  await fetcher.idle()
  expect(await rows()).toMatchObject([{ state: 'kept', attempts: 2 }])
  expect((await talk('hung', `/viec ${id}`)).text).not.toContain('chưa tải được')
})

it.each([
  ['is gone from the platform', never, 'máy chủ không còn tệp'],
  ['is a program, whatever it is called', () => Promise.resolve(program), 'tệp là chương trình'],
  ['is empty', () => Promise.resolve(new Uint8Array()), 'tệp trống'],
])('tells whoever sent it where it %s; the result stands', async (_, download, why) => {
  const { report, rows, way, channel, talk, id, db } = await reporting()
  way.download = download
  await report()
  expect(await rows()).toMatchObject([{ state: 'lost', sha256: null }])
  const told = channel.sent.filter(({ chat }) => chat === 'hung').map(({ message }) => plainText(message))
  expect(told.at(-1)).toContain(`Minh chứng gửi kèm việc #${id} chưa lưu được.`)
  expect(told.at(-1)).toContain(why)
  const page = await talk('hung', `/viec ${id}`)
  expect(page.text).toContain('Tệp 1: không tải được, cần gửi lại.')
  expect(page.text).toContain('hoàn thành')
  expect(page.choices.map(({ send }) => send)).not.toContain(`/viec ${id} tệp 1`)
  expect(existsSync(evidenceFolder(db.file))).toBe(false)
})

it('gives up after two days of attempts, ever farther apart', async () => {
  const { report, rows, way, clock, fetcher, asked } = await reporting()
  way.download = later
  await report()
  const start = clock.now()
  for (let hours = 0; hours < 72; hours++) {
    clock.jump(3_600_000)
    await fetcher.idle()
    const [row] = await rows()
    if (row?.state === 'lost') break
  }
  expect(await rows()).toMatchObject([{ state: 'lost' }])
  expect(clock.now() - start).toBeGreaterThan(24 * 3_600_000)
  expect(asked.length).toBeLessThan(12)
})

it('of long ago tells nobody: those of an earlier version flood no chat', async () => {
  const { report, rows, way, clock, fetcher, channel, db, settled } = await reporting()
  way.download = later
  await report()
  const before = channel.sent.length
  await db.transact(async tx => {
    await tx.update(evidence).set({ at: clock.now() - 30 * 86_400_000 })
  })
  way.download = never
  clock.jump(3_600_000)
  await fetcher.idle()
  await settled()
  expect(await rows()).toMatchObject([{ state: 'lost' }])
  expect(channel.sent).toHaveLength(before)
})

it('goes as a picture to whoever may see the task, and to nobody else', async () => {
  const { report, talk, id } = await reporting()
  await report()
  const page = await talk('khoa', `/viec ${id}`)
  expect(page.choices).toContainEqual({ label: 'Mở tệp 1: ảnh.png', send: `/viec ${id} tệp 1` })
  const opened = await talk('khoa', `/viec ${id} tệp 1`)
  expect(opened.messages.find(({ picture }) => picture)?.picture).toEqual({
    name: 'ảnh.png',
    mime: 'image/png',
    bytes: picture,
  })
  const foreign = await talk('lan', `/viec ${id} tệp 1`)
  const nowhere = await talk('lan', `/viec 9999 tệp 1`)
  expect(foreign.messages.some(message => message.picture ?? message.file)).toBe(false)
  expect(foreign.text.replaceAll(String(id), 'N')).toBe(nowhere.text.replaceAll('9999', 'N'))
  expect((await talk('khoa', `/viec ${id} tệp 2`)).text).toContain('có 1 tệp minh chứng')
})

it('goes as a file, or by an address that works once, where it is no picture or too large for one', async () => {
  const pdf = Buffer.from('%PDF-1.7 báo cáo')
  for (const [capabilities, way] of [
    [{ files: true }, 'file'],
    [{ files: false, images: false }, 'address'],
  ] as const) {
    const { report, way: platform, talk, id, offers } = await reporting(capabilities)
    platform.download = () => Promise.resolve(pdf)
    await report({ name: 'bao-cao.pdf', mime: 'application/pdf' })
    const opened = await talk('hung', `/viec ${id} tệp 1`)
    if (way === 'file') expect(opened.messages.find(({ file }) => file)?.file).toMatchObject({ bytes: pdf })
    else {
      expect(opened.text).toContain('https://cq.gov.vn/media/1 (mở được một lần, trong 15 phút)')
      expect(await offers[0]?.read()).toMatchObject({ name: 'bao-cao.pdf', bytes: pdf })
    }
  }
  const { report, talk, id } = await reporting({ files: true, pictureBytes: picture.length - 1 })
  await report()
  const opened = await talk('hung', `/viec ${id} tệp 1`)
  expect(opened.messages.find(({ file }) => file)?.file).toMatchObject({ bytes: picture })
})

it('that is no longer on the disk, or no longer what it was, is said so and fetched again', async () => {
  const { report, rows, talk, id, files, fetcher, asked } = await reporting()
  await report()
  const hash = hashOf(picture)
  writeFileSync(path.join(files.folder, hash.slice(0, 2), hash), 'changed by hand')
  expect((await talk('hung', `/viec ${id} tệp 1`)).text).toContain('Chưa mở được tệp ảnh.png')
  expect(await rows()).toMatchObject([{ state: 'waiting' }])
  rmSync(files.folder, { recursive: true })
  await fetcher.idle()
  expect(asked).toHaveLength(2)
  expect(await files.read(hash)).toEqual(picture)
})

it('is kept once, however often it is sent, and goes with the last task that has it', async () => {
  const { files } = await reporting()
  const [first, second] = [await files.keep(picture), await files.keep(picture)]
  expect(first).toBe(second)
  const other = await files.keep(program)
  expect(await files.clear(new Set([first]), 0)).toBe(0)
  expect(await files.clear(new Set([first]), Infinity)).toBe(1)
  expect([files.has(first), files.has(other)]).toEqual([true, false])
})

it('is opened by whoever decides, from the list of what waits', async () => {
  const { db, report, talk, id } = await reporting()
  await db.transact(async tx => {
    await tx.update(tasks).set({ needsApproval: true }).where(eq(tasks.id, id))
  })
  await report()
  const waiting = await talk('khoa', '/duyet')
  expect(waiting.choices[0]).toEqual({ label: `Mở minh chứng #${id}`, send: `/viec ${id} tệp 1` })
  const opened = await talk('khoa', waiting.choices[0]?.send ?? '')
  expect(opened.messages.find(({ picture }) => picture)?.picture).toMatchObject({ bytes: picture })
})
