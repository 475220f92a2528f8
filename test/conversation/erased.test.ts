import { copyFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { conversations, inbox, linkAttempts, outbox } from '../../db/schema.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { SendError } from '../../src/channels/channel.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { unlinkOfficer } from '../../src/operations/unlink.ts'
import { openChat, type Chat } from '../helpers/chat.ts'
import { answerTo, pushTo } from '../helpers/outbox.ts'
import { readableIn } from '../helpers/raw-bytes.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const file = (word: string): Content => ({
  kind: 'file',
  caption: `${word} gửi kèm`,
  file: { reference: `web:${word}`, name: `${word}.pdf`, mime: 'application/pdf' },
})

/** What somebody may say, with a word of its own in each; none of it is a report, which is the office's record. */
const saidWith: ((word: string) => string | Content)[] = [
  word => word,
  word => `/tim ${word}`,
  word => `tìm giúp tôi ${word}`,
  word => `/nhiemvu ${word}`,
  word => `/nhiemvu báo cáo kết quả thực hiện cải cách hành chính ${word}`,
  word => `/viec ${word}`,
  word => `/lienket ${word}`,
  word => `/${word}`,
  word => `/trogiup ${word}`,
  word => `~${word}`,
  word => `hôm nay tôi ốm, ${word}`,
  word => `${word}\n\n${'rất dài '.repeat(300)}`,
  word => `${'quá dài '.repeat(800)}${word}`,
  word => `số điện thoại của tôi là ${word}`,
  word => `/tiendo ${word}`,
  word => `/dulieu ${word}`,
  word => `/caidat ${word}`,
  word => `/batdau ${word}`,
  file,
  word => ({ kind: 'contact', phone: word, own: true }),
  word => ({ kind: 'contact', phone: word, own: false }),
]
const wordsOf = (person: string) => saidWith.map((_, i) => `${person}kilo${i}q`)

async function speak({ talk, clock }: Chat, person: string): Promise<void> {
  for (const [i, said] of saidWith.entries()) {
    clock.jump(4_000)
    await talk(person, said(`${person}kilo${i}q`))
  }
}

/** Pages fill, split and are written again while many write. */
async function officeFull(chat: Chat, until: number): Promise<void> {
  for (let i = 0; i < until; i++) await chat.talk('lan', `/tim ${'chuyện khác '.repeat(i % 40)}${i}`)
}

async function spoken() {
  const chat = await openChat('hung', 'lan')
  const title = 'báo cáo kết quả thực hiện cải cách hành chính'
  for (let n = 0; n < 9; n++) await chat.office.addTask({ lead: ['KT', 'hung'], title: `${title} ${n}` })
  await officeFull(chat, 40)
  await speak(chat, 'hung')
  await officeFull(chat, 40)
  return chat
}

describe('after /xoadulieu', () => {
  it('none of the messages can be read in the file, its log or a fresh backup', async () => {
    const chat = await spoken()
    const words = wordsOf('hung')
    expect(words.length).toBeGreaterThanOrEqual(17)
    const before = await readableIn(chat.db, words)
    expect(new Set(before.map(found => found.split(' ')[0])).size).toBeGreaterThanOrEqual(17)
    await chat.talk('hung', '/xoadulieu đồng ý')
    expect(await readableIn(chat.db, words)).toEqual([])
    expect(await readableIn(chat.db, ['chuyện'.slice(0, 2)])).not.toEqual([])
  })

  it('nor what was refused by the platform, waits for another try, or was pushed', async () => {
    const chat = await openChat('hung')
    const { db, channel, office, settled, talk } = chat
    channel.onSend = (_, message) => {
      const said = JSON.stringify(message)
      if (said.includes('deadlima')) throw new SendError('bug', 'refused')
      if (said.includes('waitlima')) throw new SendError('retry', 'busy')
    }
    await pushTo(db, office.officers.hung, 'pushlima')
    await answerTo(db, 'hung', 'deadlima')
    await answerTo(db, 'hung', 'waitlima')
    await settled()
    const words = ['pushlima', 'deadlima', 'waitlima']
    expect(await readableIn(db, words)).not.toEqual([])
    await talk('hung', '/xoadulieu đồng ý')
    expect(await readableIn(db, words)).toEqual([])
  })

  it('nor while another process reads: the log is emptied once that has ended', async () => {
    const chat = await spoken()
    const other = new Database(chat.db.file, { readonly: true })
    onTestFinished(() => void other.close())
    other.exec('begin')
    other.prepare('select count(*) from inbox').get()
    await chat.talk('hung', '/xoadulieu đồng ý')
    expect(chat.db.checkpoint()).toBe(false)
    other.exec('commit')
    expect(chat.db.checkpoint()).toBe(true)
    expect(await readableIn(chat.db, wordsOf('hung'))).toEqual([])
  })
})

it('/thoat and a new owner of the account leave as little', async () => {
  const chat = await spoken()
  await chat.talk('hung', '/thoat')
  expect(await readableIn(chat.db, wordsOf('hung'))).toEqual([])
  await speak(chat, 'lan')
  await chat.talk('lan', await chat.invite('hung'))
  await chat.talk('lan', 'đồng ý')
  expect(await readableIn(chat.db, wordsOf('lan'))).toEqual([])
})

describe('of somebody who has not agreed', () => {
  it('nothing is kept in writing once it is answered, and no code', async () => {
    const chat = await openChat()
    await speak(chat, 'someone')
    const code = await chat.invite('hung')
    await chat.talk('someone', code)
    expect((await chat.db.reads.select().from(inbox)).map(({ content }) => content)).toEqual(
      [...saidWith, code].map(() => null),
    )
    expect(await readableIn(chat.db, [...wordsOf('someone'), code])).toEqual([])
  })

  it('nor of who was unlinked at the command line while the service runs', async () => {
    const chat = await openChat('hung', 'lan')
    await speak(chat, 'hung')
    const other = openDatabase(chat.db.file)
    await unlinkOfficer(other, 'hung', { now: chat.clock.now(), pushChannels: () => [] })
    other.close()
    await chat.talk('hung', 'afterwardsgolf đã xong')
    expect(await chat.owner('hung')).toBeUndefined()
    expect(await readableIn(chat.db, ['afterwardsgolf'])).toEqual([])
  })

  it.each([
    ['on refusal', 'không đồng ý'],
    ['where the question is never answered', undefined],
  ])('a shared telephone number is forgotten: %s', async (_, answer) => {
    const { talk, db, owner } = await openChat()
    const asked = await talk('someone', { kind: 'contact', phone: '+84901000005', own: true })
    expect(asked.text).toContain('Đồng chí có đồng ý không?')
    if (answer !== undefined) expect((await talk('someone', answer)).text).toContain('Đã dừng')
    expect(await owner('someone')).toBeUndefined()
    // The list of officers has the number in its own form.
    expect(await readableIn(db, ['+84901000005'])).toEqual([])
  })

  it('a number that is nobody’s is forgotten too', async () => {
    const { talk, db } = await openChat('hung')
    for (const person of ['someone', 'hung']) {
      await talk(person, { kind: 'contact', phone: '+84907654321', own: true })
      expect(await readableIn(db, ['84907654321', '0907654321'])).toEqual([])
    }
  })

  it('a refusal takes back what was answered, and not the count of wrong codes', async () => {
    const { talk, db, invite } = await openChat()
    await talk('someone', '/lienket ABCD-2345')
    await talk('someone', await invite('hung'))
    await talk('someone', 'không đồng ý')
    const left = await db.reads.select({ reply: outbox.reply, chat: outbox.chat }).from(outbox)
    expect(left.slice(0, -1).map(({ reply, chat }) => [reply.blocks, chat])).toEqual([
      [[], null],
      [[], null],
    ])
    expect(await db.reads.select({ wrong: linkAttempts.wrong }).from(linkAttempts)).toEqual([{ wrong: 1 }])
    expect(await db.reads.select({ choices: conversations.choices }).from(conversations)).toEqual([{ choices: [] }])
  })
})

describe('a file of an earlier version', () => {
  /** As SQLite leaves it where nothing is overwritten. */
  async function oldFile(): Promise<string> {
    const chat = await spoken()
    const path = await temporaryPath('old.db')
    chat.db.checkpoint()
    copyFileSync(chat.db.file, path)
    const old = new Database(path)
    old.pragma('secure_delete = off')
    old.exec(
      "update inbox set content = null; update outbox set reply = '{}'; delete from conversations; delete from long_choices",
    )
    old.pragma('user_version = 0')
    old.close()
    return path
  }

  it('is rewritten once, and with it what was deleted there', async () => {
    const path = await oldFile()
    const words = wordsOf('hung')
    const untouched = openDatabase(path, { migrate: false })
    expect(await readableIn(untouched, words)).not.toEqual([])
    untouched.close()
    const db = openDatabase(path)
    onTestFinished(() => db.close())
    expect(await readableIn(db, words)).toEqual([])
    expect(db.integrity()).toEqual([])
  })
})
