import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Command, OfficerContext } from '../../commands/command.ts'
import { allCommands } from '../../commands/index.ts'
import type { Db } from '../../db/db.ts'
import { receive } from '../../db/messages/inbox.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { accounts, inbox, taskEvents, tasks } from '../../db/schema.ts'
import { readSetting, writeSetting } from '../../db/office/settings.ts'
import { createApp } from '../../src/conversation/answering.ts'
import type { Content, Incoming } from '../../src/domain/chat/incoming.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { plainText, say, type Reply } from '../../src/domain/chat/reply.ts'
import { mondayMorning, testClock } from '../helpers/clock.ts'
import { unlocked } from '../helpers/settings.ts'
import { execute } from '../helpers/connection.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingLog, testEngine, until } from '../helpers/engine.ts'
import { testOffice, type TestOffice } from '../helpers/office.ts'
import { outboxRows, pushTo } from '../helpers/outbox.ts'

let db: Db
let office: TestOffice
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
})

const text = (said: string): Content => ({ kind: 'text', text: said })
const message = (externalId: string, said: string | Content, chat = 'hung'): Incoming => ({
  channel: 'web',
  externalId,
  chat,
  sender: chat,
  content: typeof said === 'string' ? text(said) : said,
})
const link = (code: 'hung' | 'lan') =>
  db.transact(tx =>
    linkAccount(tx, { channel: 'web', externalId: code, chat: code, officerId: office.officers[code] }, mondayMorning),
  )

type Run = (context: OfficerContext, args: string) => Promise<Reply>

/** The app alone, with one more command, /thu, and two officers linked. */
async function appWith(run: Run, clock = testClock()) {
  for (const code of ['hung', 'lan'] as const) await link(code)
  const command: Command = {
    name: 'thu',
    aliases: [],
    summary: '',
    usage: '/thu',
    who: 'officer',
    changes: 'never',
    run,
  }
  const { log, lines } = recordingLog()
  const settings = {
    timeZone: 'Asia/Ho_Chi_Minh',
    settings: unlocked,
    pushChannels: alwaysUp({ name: 'web' }),
  }
  const commands = [command, ...allCommands]
  const app = createApp({ db, clock, log, commands, office: settings, onQueued: () => undefined })
  onTestFinished(() => app.stop())
  return { app, lines }
}
const answers = async () => (await outboxRows(db)).map(row => plainText(row.reply))

describe('a message', () => {
  it('that comes again is answered once, however often and close together', async () => {
    const { channel, settled } = await testEngine(db, office)
    await link('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged' })
    const again = { externalId: 'm1', chat: 'hung', sender: 'hung', content: text(`/nhan ${id}`) }
    await Promise.all([channel.receive(again), channel.receive(again), channel.receive(again)])
    await settled()
    await channel.receive(again)
    await settled()
    expect(channel.sent).toHaveLength(1)
    expect(plainText(channel.sent[0]!.message)).toContain(`Đã tiếp nhận việc #${id}`)
    expect((await db.reads.select().from(taskEvents)).filter(event => event.kind === 'acknowledged')).toHaveLength(1)
  })

  it('with the id of another channel’s message is another one', async () => {
    for (const channel of ['web', 'telegram'] as const)
      expect(await db.transact(tx => receive(tx, { ...message('m1', 'x'), channel }, 1))).toBeDefined()
  })

  it('accepted before a crash is answered once by the next run, in order', async () => {
    await link('hung')
    for (const [id, said] of [
      ['1', '/batdau'],
      ['2', '/trogiup'],
      ['3', '/huy'],
    ] as const)
      await db.transact(tx => receive(tx, message(id, said), mondayMorning))
    const first = await testEngine(db, office)
    await first.settled()
    await first.stop()
    const second = await testEngine(db, office)
    await second.settled()
    expect(first.channel.sent.map(sent => plainText(sent.message).slice(0, 8))).toEqual([
      'Xin chào',
      'Các lệnh',
      'Đã dừng,',
    ])
    expect(second.channel.sent).toEqual([])
  })

  it('taken up twice is carried out once', async () => {
    const { app } = await appWith(() => Promise.resolve(say('')))
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    await db.transact(tx => receive(tx, message('1', `/capnhat ${id} 50%`), mondayMorning))
    await Promise.all([app.recover(['web']), app.recover(['web'])])
    await app.idle()
    expect((await db.reads.select().from(taskEvents)).filter(event => event.kind === 'progressed')).toHaveLength(1)
    expect(await outboxRows(db)).toHaveLength(1)
  })

  it('answered but not sent before a crash is sent by the next run', async () => {
    const { app } = await appWith(() => Promise.resolve(say('xong')))
    await app.accept(message('1', '/thu'))
    await app.idle()
    await app.stop()
    const next = await testEngine(db, office)
    await next.settled()
    expect(next.channel.sent.map(sent => plainText(sent.message))).toEqual(['xong'])
  })

  it('is refused when it cannot be stored, so that the platform keeps it', async () => {
    const { app } = await appWith(() => Promise.resolve(say('')))
    await execute(db, `create trigger full before insert on inbox begin select raise(abort, 'disk full'); end`)
    await expect(app.accept(message('1', '/thu'))).rejects.toThrow('disk full')
  })
})

describe('conversations', () => {
  it('each keep their order, and none waits for another that fails', async () => {
    const clock = testClock()
    const order: string[] = []
    const { app } = await appWith(async ({ message: { chat } }, args) => {
      if (chat === 'lan' && broken) throw new Error('disk')
      order.push(`${chat} ${args}`)
      return say(args)
    }, clock)
    let broken = true
    // Neither the command nor the explanation of its failure can be kept.
    await execute(
      db,
      `create trigger full before update on inbox when new.chat = 'lan' begin select raise(abort, 'full'); end`,
    )
    for (const n of ['1', '2', '3'])
      for (const chat of ['lan', 'hung']) await app.accept(message(`${chat}${n}`, `/thu ${n}`, chat))
    await until(() => order.length === 3)
    expect(order).toEqual(['hung 1', 'hung 2', 'hung 3'])
    broken = false
    await execute(db, 'drop trigger full')
    await clock.advance(1_000)
    await app.idle()
    expect(order.slice(3)).toEqual(['lan 1', 'lan 2', 'lan 3'])
  })

  it('stop between two messages, and the rest is left for the next run', async () => {
    const seen: string[] = []
    const { app } = await appWith(async (_, args) => {
      seen.push(args)
      if (seen.length === 1) void app.stop()
      return say(args)
    })
    for (const n of ['1', '2', '3']) await app.accept(message(n, `/thu ${n}`))
    await app.idle()
    expect(seen.length).toBeLessThan(3)
    const later = await appWith(async (_, args) => say(args))
    await later.app.recover(['web'])
    await later.app.idle()
    expect(await answers()).toEqual(['1', '2', '3'])
  })
})

describe('an error', () => {
  it('nobody expected gives a code, is logged once under it, and leaves nothing half done', async () => {
    const { app, lines } = await appWith(async ({ tx }) => {
      await writeSetting(tx, 'half', 'done')
      throw new TypeError('secret of the code')
    })
    await app.accept(message('1', '/thu'))
    await app.idle()
    const [answer] = await answers()
    const code = /^Có lỗi, đã ghi nhận \(mã ([0-9A-F]{6})\)/.exec(answer ?? '')?.[1]
    expect(code).toBeDefined()
    expect(answer).not.toContain('secret')
    expect(lines.filter(line => line.level >= 50).map(line => line.code)).toEqual([code])
    expect(await readSetting(db.reads, 'half')).toBeUndefined()
    expect((await db.reads.select().from(inbox))[0]).toMatchObject({ error: code })
  })

  it('of the store is waited for and not answered, though there be room again for the answer', async () => {
    const clock = testClock()
    let full = true
    const { app, lines } = await appWith(async () => {
      if (!full) return say('xong')
      full = false
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    }, clock)
    await app.accept(message('1', '/thu'))
    await until(() => lines.some(line => line.msg === 'message not answered yet, trying again'))
    expect(await answers()).toEqual([])
    await clock.advance(1_000)
    await app.idle()
    expect(await answers()).toEqual(['xong'])
    expect((await db.reads.select().from(inbox))[0]).toMatchObject({ error: null })
  })

  it('for the person is told with its choices, and is nobody else’s business', async () => {
    const { app, lines } = await appWith(() =>
      Promise.reject(new UserError('Sai số việc.', [{ label: 'A', send: '/nhiemvu' }])),
    )
    await app.accept(message('1', '/thu'))
    await app.idle()
    expect((await outboxRows(db))[0]?.reply).toMatchObject({ choices: [{ label: 'A', send: '/nhiemvu' }] })
    expect(await answers()).toEqual(['Sai số việc.'])
    expect(lines.filter(line => line.level >= 40)).toEqual([])
  })

  it('never brings what people write into the log', async () => {
    const { app, lines } = await appWith(async ({ tx }) => {
      await tx.insert(tasks).values({ code: 'a', title: 'LỜI RIÊNG', search: '', createdAt: 1 })
      await tx.insert(tasks).values({ code: 'a', title: 'LỜI RIÊNG', search: '', createdAt: 1 })
      return say('')
    })
    await app.accept(message('1', '/thu LỜI RIÊNG'))
    await app.idle()
    expect(lines.some(line => line.level >= 50)).toBe(true)
    expect(JSON.stringify(lines)).not.toContain('LỜI RIÊNG')
  })
})

describe('what is said when', () => {
  it('keeps a message under a secrecy marking neither from an officer nor from a stranger', async () => {
    const { talk } = await testEngine(db, office)
    await link('hung')
    const file = { reference: 'web:1', name: 'TỐI MẬT.pdf', mime: 'application/pdf' }
    expect((await talk('hung', '/capnhat 1 TUYỆT MẬT: phương án Zeta')).text).toContain('dấu chỉ độ mật')
    expect((await talk('hung', { kind: 'file', caption: 'phương án Zeta', file })).text).toContain('dấu chỉ độ mật')
    expect((await talk('nobody', 'TUYỆT MẬT: phương án Zeta')).text).toContain('liên kết')
    expect(JSON.stringify(await db.reads.select().from(inbox))).not.toContain('Zeta')
  })

  it('leaves a pending question open through what is no answer to it', async () => {
    const { talk } = await testEngine(db, office)
    await link('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', `/capnhat ${id}`)
    for (const other of [{ kind: 'unsupported' } as const, '', '​', 'x'.repeat(5_000), 'TUYỆT MẬT: phương án A2'])
      await talk('hung', other)
    expect((await talk('hung', '60% đang làm')).text).toContain('60%')
  })

  it('leaves it open behind a marking alone too, after which an answer is sent twice', async () => {
    const { talk } = await testEngine(db, office)
    await link('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', `/capnhat ${id}`)
    for (const other of ['TUYỆT MẬT', '60% đang làm']) await talk('hung', other)
    expect((await talk('hung', '60% đang làm')).text).toContain('60%')
  })

  it('does not take the number that answers a question for a choice of an older list', async () => {
    const { talk } = await testEngine(db, office)
    await link('hung')
    const other = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20' })
    const id = await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-20' })
    expect((await talk('hung', '/nhiemvu')).choices[0]?.send).toBe(`/viec ${other}`)
    await talk('hung', `/xong ${id}`)
    expect((await talk('hung', '1')).text).toContain(`Đồng chí muốn ghi «1» làm kết quả việc #${id}?`)
    expect((await talk('hung', '1')).text).toContain(`Đã ghi nhận hoàn thành việc #${id}`)
    expect(await db.reads.select({ result: tasks.result }).from(tasks)).toEqual([{ result: null }, { result: '1' }])
  })

  it('takes a number for the last list, by number or label, until it is a day old', async () => {
    const { talk, clock } = await testEngine(db, office)
    await link('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', '/nhiemvu')
    expect((await talk('hung', '1')).text).toContain('Quá trình xử lý')
    await talk('hung', '/nhiemvu')
    expect((await talk('hung', `#${id}`)).text).toContain('Quá trình xử lý')
    expect((await talk('hung', '77')).text).toContain('Không có lựa chọn số 77')
    await talk('hung', '/nhiemvu')
    clock.jump(24 * 3_600_000)
    expect((await talk('hung', '1')).text).toContain('Danh sách này đã cũ')
  })

  it('opens the task whose number it is, where it is no choice of the list and this person may see it', async () => {
    const { talk, clock } = await testEngine(db, office)
    await link('hung')
    const own: number[] = []
    for (let n = 0; n < 9; n++) own.push(await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-01' }))
    const others = await office.addTask({ lead: ['VH', 'lan'], title: 'Việc của phòng khác' })
    const last = own.at(-1)!
    await talk('hung', '/viec 1')
    for (const typed of [`${last}`, `số ${last}`, `${last}.`])
      expect((await talk('hung', typed)).text, typed).toMatch(new RegExp(`^#${last} `))
    const { text } = await talk('hung', String(others))
    expect(text).toContain(`số ${others}`)
    expect(text).not.toContain('Việc của phòng khác')
    expect((await talk('hung', '16245')).text).toContain('số 16245')
    await talk('hung', '/nhiemvu quá hạn')
    clock.jump(24 * 3_600_000)
    expect((await talk('hung', String(last))).text).toMatch(new RegExp(`^#${last} `))
  })

  it('lets a question rest after half an hour', async () => {
    const { talk, clock } = await testEngine(db, office)
    await link('hung')
    await talk('hung', `/xong ${await office.addTask({ lead: ['KT', 'hung'] })}`)
    clock.jump(30 * 60_000)
    const closed = await talk('hung', 'đã trình')
    expect(closed.text).toContain('đã đóng vì quá 30 phút chưa có trả lời')
    expect(await db.reads.select({ result: tasks.result }).from(tasks)).toEqual([{ result: null }])
    // What came too late is not lost.
    expect((await talk('hung', closed.choices[0]!.send)).text).toContain('Đã ghi nhận hoàn thành')
    expect(await db.reads.select({ result: tasks.result }).from(tasks)).toEqual([{ result: 'đã trình' }])
  })

  it('finds the long line behind a button’s short name, after any other message', async () => {
    const { talk, channel } = await testEngine(db, office)
    await link('hung')
    const words = 'báo cáo kết quả thực hiện cải cách hành chính của phường'
    for (let n = 0; n < 9; n++) await office.addTask({ lead: ['KT', 'hung'], title: `${words} ${n}` })
    const { choices } = await talk('hung', `/nhiemvu ${words}`)
    const next = choices.find(choice => choice.label.startsWith('Trang sau'))!
    const { buttonData } = await import('../../src/vietnamese/choices.ts')
    expect(buttonData(next.send)).toMatch(/^~/)
    await talk('hung', '/huy')
    expect((await talk('hung', buttonData(next.send))).text).toContain('Trang 2/2.')
    expect((await talk('hung', '~unknown')).text).toContain('chưa hiểu')
    expect(channel.sent).toHaveLength(4)
  })
})

describe('a block', () => {
  const reachable = (yes: boolean): Content => ({ kind: 'reachable', reachable: yes })
  it('sends the person’s reminders another way and is not answered; its end brings them back', async () => {
    const { channel, talk, settled } = await testEngine(db, office)
    await link('hung')
    await talk('hung', reachable(false))
    expect(await db.reads.select({ status: accounts.status }).from(accounts)).toEqual([{ status: 'gone' }])
    await pushTo(db, office.officers.hung, 'nhắc')
    await settled()
    expect(channel.sent).toEqual([])
    await talk('hung', reachable(true))
    expect(channel.sent.map(sent => plainText(sent.message))).toEqual(['nhắc'])
  })

  it('of somebody unknown changes nothing', async () => {
    const { talk } = await testEngine(db, office)
    expect((await talk('nobody', reachable(false))).messages).toEqual([])
  })
})
