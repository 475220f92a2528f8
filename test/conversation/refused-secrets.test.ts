import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { inBatches } from '../../db/batches.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { inbox, outbox } from '../../db/schema.ts'
import { createApp } from '../../src/conversation/answering.ts'
import { telegramChannel } from '../../src/channels/telegram/index.ts'
import { terminalChannel } from '../../src/channels/terminal/index.ts'
import type { Recorded } from '../../src/channels/web/history.ts'
import { webChannel } from '../../src/channels/web/index.ts'
import { zaloBotChannel } from '../../src/channels/zalo-bot/index.ts'
import { zaloOaChannel } from '../../src/channels/zalo-oa/index.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { isMarkedSecret } from '../../src/vietnamese/secrecy.ts'
import { createLog } from '../../src/log.ts'
import { anyServer } from '../fuzz/three-webhooks.ts'
import { marked } from '../vietnamese/secrecy-corpus.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock } from '../helpers/engine.ts'
import { tokenFolder } from '../helpers/fake-zalo-oa/bench.ts'
import { testOffice } from '../helpers/office.ts'
import { readableIn } from '../helpers/raw-bytes.ts'
import { unlocked } from '../helpers/settings.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const untilEnd = (_: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())))
const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const names = ['telegram', 'zalo-bot', 'zalo-oa', 'web', 'terminal'] as const

/** Every channel before the app and a real file; an officer is linked on each under the id 7. Answers stay in the outbox. */
async function everyChannel() {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const { url: apiRoot } = await anyServer()
  const parts = { log: quiet, wait: untilEnd }
  const webhook = { url: 'https://nhacviec.example.vn/webhook/x', secret: 'bi-mat_0123456789' }
  const telegram = telegramChannel({ ...parts, token: '1:a', apiRoot, strangerMenu: [], webhook })
  const bot = zaloBotChannel({ ...parts, token: 'a', apiRoot, webhook })
  const keys = {
    appId: '4321',
    appSecret: 'kin',
    secretKey: 'khoa-cua-oa',
    refreshToken: 'c',
    tokenFile: tokenFolder(),
  }
  const official = zaloOaChannel({ ...parts, ...keys, apiRoot, oauthRoot: apiRoot, now: () => mondayMorning })
  const clock = jumpClock()
  const web = webChannel(() => clock.now())
  const terminal = terminalChannel('7', () => {})
  const logFile = await temporaryPath('service.log')
  const asked: unknown[] = []
  const measured: unknown[] = []
  const app = createApp({
    assistant: {
      understand: question => Promise.resolve(void asked.push(question)),
      summarise: figures => Promise.resolve(void asked.push(figures)),
    },
    onAnswered: answered => measured.push(answered),
    db,
    clock,
    commands: allCommands,
    onQueued: () => {},
    log: createLog('debug', pino.destination({ dest: logFile, sync: true })),
    office: {
      timeZone: 'Asia/Ho_Chi_Minh',
      settings: unlocked,
      pushChannels: alwaysUp(...names.map(name => ({ name }))),
    },
  })
  const channels = [telegram, bot, official, web, terminal]
  for (const channel of channels) await channel.start(app.accept)
  onTestFinished(async () => {
    for (const channel of channels) await channel.stop()
    await app.stop()
  })
  for (const channel of names)
    await db.transact(tx =>
      linkAccount(tx, { channel, externalId: '7', chat: '7', officerId: office.officers.hung }, mondayMorning),
    )

  let id = 0
  const person = { id: 7, is_bot: false }
  const inTelegram = (said: object) =>
    telegram.receive({ update_id: ++id, message: { chat: { id: 7, type: 'private' }, from: person, ...said } })
  const inZaloBot = (event: string, said: object) =>
    bot.receive({
      event_name: `message.${event}.received`,
      message: { message_id: `m${++id}`, from: { id: '7' }, chat: { id: '7', chat_type: 'PRIVATE' }, ...said },
    })
  const inZaloOa = (event: string, said: object) =>
    official.receive({ event_name: event, sender: { id: '7' }, message: { msg_id: `m${++id}`, ...said } })
  const inWeb = (said: { text: string; label?: string } | { file: File; caption: string }) =>
    web.receive({ id: crypto.randomUUID(), person: '7', ...said })

  return {
    db,
    clock,
    logFile,
    asked,
    measured,
    inTelegram,
    inZaloBot,
    inZaloOa,
    inWeb,
    idle: () => app.idle(),
    rows: () => db.reads.select().from(inbox),
    async answers() {
      await app.idle()
      return (await db.reads.select().from(outbox)).map(({ reply }) => reply.blocks.at(-1)?.text ?? '')
    },
    update: (said: object) => telegram.receive({ update_id: ++id, ...said }),
    presses: (data: string) =>
      telegram.receive({ update_id: ++id, callback_query: { id: String(id), from: person, data } }),
    /** A text on each channel. */
    says: {
      telegram: text => inTelegram({ text }),
      'zalo-bot': text => inZaloBot('text', { text }),
      'zalo-oa': text => inZaloOa('user_send_text', { text }),
      web: text => inWeb({ text }),
      terminal: text => terminal.type(text),
    } satisfies Record<ChannelName, (text: string) => Promise<void>>,
    /** What the page shows of the conversation. */
    shown(): string {
      const entries: Recorded[] = []
      web.follow('7', undefined, entry => entries.push(entry))()
      return JSON.stringify(entries)
    },
  }
}

interface File {
  name: string
  mime: string
  size: number
}

const phrases = marked
  .map((text, i) => ({ text: `${text}\n\nzulu${i}q`, word: `zulu${i}q` }))
  .filter(({ text }) => isMarkedSecret(text))

describe('a message under a marking of secrecy', () => {
  it.each(names)(
    'leaves nothing but the fact in the database, its log, a backup, the service’s log and the page: %s',
    async name => {
      const { db, clock, says, rows, idle, logFile, shown } = await everyChannel()
      expect(phrases.length).toBeGreaterThanOrEqual(150)
      // As fast as one person is answered: twenty a minute.
      for (const some of inBatches(phrases, 15)) {
        await Promise.all(some.map(({ text }) => says[name](text)))
        await idle()
        clock.jump(60_000)
      }
      await says[name]('/tim yankee')
      await idle()
      expect((await readableIn(db, ['yankee'])).length).toBeGreaterThan(0)
      expect(
        await readableIn(
          db,
          phrases.map(({ word }) => word),
          [logFile],
        ),
      ).toEqual([])
      expect((await rows()).filter(({ content }) => content?.kind === 'secret')).toHaveLength(phrases.length)
      expect(shown()).not.toContain('zulu')
    },
    60_000,
  )

  const mark = 'TỐI MẬT'
  it.each<[string, (at: Awaited<ReturnType<typeof everyChannel>>) => Promise<void>]>([
    [
      'a caption on Telegram',
      at => at.inTelegram({ caption: `${mark}: zulu1q`, photo: [{ file_id: 'a', width: 1, height: 1 }] }),
    ],
    [
      'a file’s caption, of which the name is harmless',
      at => at.inTelegram({ caption: mark, document: { file_id: 'a', file_name: 'zulu1q.pdf' } }),
    ],
    [
      'a file’s name on Telegram',
      at => at.inTelegram({ caption: 'zulu1q', document: { file_id: 'a', file_name: 'tai-lieu-mat.pdf' } }),
    ],
    ['a button that somebody forged', at => at.presses(`/tim ${mark} zulu1q`)],
    [
      'what was forwarded from a channel of such a title',
      at =>
        at.inTelegram({
          text: 'zulu1q',
          forward_origin: { type: 'channel', chat: { id: 9, type: 'channel', title: 'Tài liệu mật' } },
        }),
    ],
    [
      'what was forwarded from a group, as older servers say it',
      at => at.inTelegram({ text: 'zulu1q', forward_from_chat: { id: 9, title: mark } }),
    ],
    [
      'a telephone number that is none',
      at => at.inTelegram({ contact: { phone_number: `${mark} zulu1q`, user_id: 7 } }),
    ],
    [
      'a caption on Zalo',
      at => at.inZaloBot('image', { photo: 'https://f.zalo.example/1', caption: `${mark} zulu1q` }),
    ],
    [
      'the address of a file',
      at =>
        at.inZaloOa('user_send_file', {
          attachments: [
            {
              payload: {
                url: `https://f.zalo.example/zulu1q/${encodeURIComponent(`${mark}.pdf`)}?x=1`,
                name: 'zulu1q.pdf',
              },
            },
          ],
        }),
    ],
    [
      'a file’s name on an Official Account',
      at =>
        at.inZaloOa('user_send_file', {
          attachments: [{ payload: { url: 'https://f.zalo.example/zulu1q', name: `${mark}.pdf` } }],
        }),
    ],
    [
      'a file’s name on the page',
      at => at.inWeb({ caption: 'zulu1q', file: { name: 'TUYỆT MẬT.docx', mime: 'application/msword', size: 9 } }),
    ],
    ['what a button of the page said', at => at.inWeb({ text: '/tim zulu1q', label: `${mark} zulu1q` })],
    [
      'a folder in the address of a file',
      at =>
        at.inZaloOa('user_send_file', {
          attachments: [{ payload: { url: `https://f.zalo.example/${encodeURIComponent(mark)}/zulu1q.pdf` } }],
        }),
    ],
    [
      'what the address of a picture says behind its name',
      at =>
        at.inZaloBot('image', {
          photo: 'https://f.zalo.example/1.jpg?name=T%C3%A0i%20li%E1%BB%87u%20m%E1%BA%ADt%20zulu1q.jpg',
        }),
    ],
    [
      'the kind that the page says a file is',
      at =>
        at.inWeb({ caption: 'zulu1q', file: { name: 'a.pdf', mime: 'application/pdf; name="TỐI MẬT.pdf"', size: 9 } }),
    ],
    ['a long button that somebody typed', at => at.says.web(`~${mark} zulu1q`)],
    [
      'an answer to a question',
      async at => {
        await at.says.web('/giao')
        await at.says.web(`${mark} zulu1q`)
      },
    ],
    ['an attempt to link', at => at.says.telegram(`/lienket ${mark} zulu1q`)],
    ['a code alone with it', at => at.says.web(`ABCD-2345 ${mark} zulu1q`)],
  ])('is refused as %s', async (_, send) => {
    const at = await everyChannel()
    await send(at)
    await at.idle()
    expect((await at.rows()).at(-1)?.content?.kind).toBe('secret')
    expect(await readableIn(at.db, ['zulu'], [at.logFile])).toEqual([])
    expect(at.shown()).not.toContain('zulu')
  })

  it.each<[string, (at: Awaited<ReturnType<typeof everyChannel>>) => Promise<unknown>]>([
    [
      'the name of a shared contact',
      at =>
        at.inTelegram({ contact: { phone_number: '0912345678', first_name: `${mark} zulu1q`, vcard: 'FN:zulu1q' } }),
    ],
    [
      'the name that a sender shows',
      at =>
        at.inTelegram({
          text: '/nhiemvu',
          from: { id: 7, is_bot: false, first_name: `${mark} zulu1q`, username: 'zulu1q' },
        }),
    ],
    [
      'the name of a private chat',
      at => at.inTelegram({ text: '/nhiemvu', chat: { id: 7, type: 'private', first_name: `${mark} zulu1q` } }),
    ],
    ['a group’s title', at => at.inTelegram({ text: 'zulu1q', chat: { id: -9, type: 'group', title: mark } })],
    [
      'whose message was forwarded',
      at =>
        at.inTelegram({
          text: '/nhiemvu',
          forward_origin: { type: 'hidden_user', sender_user_name: `${mark} zulu1q` },
        }),
    ],
    [
      'what was answered to or quoted',
      at =>
        at.inTelegram({
          text: '/nhiemvu',
          quote: { text: `${mark} zulu1q` },
          reply_to_message: { text: `${mark} zulu1q` },
        }),
    ],
    ['a video’s caption', at => at.inTelegram({ caption: `${mark} zulu1q`, video: { file_id: 'zulu1q' } })],
    [
      'a question with answers',
      at => at.inTelegram({ poll: { question: `${mark} zulu1q`, options: [{ text: 'zulu1q' }] } }),
    ],
    ['a place', at => at.inTelegram({ venue: { title: `${mark} zulu1q`, address: 'zulu1q' } })],
    [
      'a link and its picture',
      at =>
        at.inZaloOa('user_send_link', {
          text: `${mark} zulu1q`,
          attachments: [{ payload: { url: 'https://zulu1q.example', description: mark } }],
        }),
    ],
    ['what Zalo does not show us', at => at.inZaloBot('unsupported', { text: `${mark} zulu1q` })],
    [
      'what is no update',
      at =>
        at
          .inTelegram({ text: { zulu1q: mark } })
          .catch((error: unknown) => expect(String(error)).not.toMatch(/zulu|MẬT/)),
    ],
    [
      'what is no event',
      at =>
        at
          .inZaloOa('user_send_text', { text: [`${mark} zulu1q`] })
          .catch((error: unknown) => expect(String(error)).not.toMatch(/zulu|MẬT/)),
    ],
  ])('leaves nothing of %s, which is not read', async (_, send) => {
    const at = await everyChannel()
    await send(at)
    await at.idle()
    expect(await readableIn(at.db, ['zulu', mark], [at.logFile])).toEqual([])
  })

  it('of an edited message is not read at all', async () => {
    const at = await everyChannel()
    await at.inTelegram({ text: '/nhiemvu' })
    await at.update({
      edited_message: {
        message_id: 1,
        chat: { id: 7, type: 'private' },
        from: { id: 7, is_bot: false },
        text: `${mark} zulu1q`,
      },
    })
    await at.idle()
    expect(await at.rows()).toHaveLength(1)
    expect(await readableIn(at.db, ['zulu'], [at.logFile])).toEqual([])
  })

  it('is nothing that a language model is asked, whatever way it came, nor what is measured', async () => {
    const at = await everyChannel()
    for (const name of names) await at.says[name](`${mark} zulu1q, bao giờ thì xong nhỉ`)
    await at.says.web('MẬT')
    await at.says.web('zulu1q thì bao giờ mới xong nhỉ')
    await at.idle()
    expect(at.asked).toEqual([])
    await at.says.web('yankee thì bao giờ mới xong nhỉ')
    await at.idle()
    expect(JSON.stringify(at.asked)).toContain('yankee')
    expect(JSON.stringify(at.measured)).not.toMatch(/zulu|mật/i)
  })

  it('is no message of somebody whose name is Mật', async () => {
    const at = await everyChannel()
    await at.inTelegram({ text: '/nhiemvu', from: { id: 7, is_bot: false, first_name: 'Mật', last_name: 'Nguyễn' } })
    await at.inTelegram({
      text: 'xong chưa',
      forward_origin: { type: 'user', sender_user: { id: 1, first_name: 'Mật' } },
    })
    expect((await at.rows()).map(({ content }) => content?.kind)).toEqual(['text', 'text'])
  })
})

describe('what belongs to a marking in another message', () => {
  const kinds = async ({ rows, idle }: Awaited<ReturnType<typeof everyChannel>>) => {
    await idle()
    return (await rows()).map(({ content }) => content?.kind)
  }

  it.each(names.flatMap(name => ['MẬT', 'M Ậ T', 'Gửi anh công văn mật số 5'].map(mark => ({ name, mark }))))(
    'is refused behind "$mark" alone, once and within five minutes: $name',
    async ({ name, mark }) => {
      const at = await everyChannel()
      await at.says[name](mark)
      await at.says[name]('Tập kết lúc 05 giờ tại zulu1q')
      expect(await kinds(at)).toEqual(['secret', 'secret'])
      expect(await readableIn(at.db, ['zulu1q'], [at.logFile])).toEqual([])
      expect(at.shown()).not.toContain('zulu1q')
      await at.says[name]('họp lúc 8 giờ yankee')
      expect(await kinds(at)).toEqual(['secret', 'secret', 'text'])

      await at.says[name](mark)
      at.clock.jump(6 * 60_000)
      await at.says[name]('họp lúc 9 giờ yankee')
      expect((await kinds(at)).slice(3)).toEqual(['secret', 'text'])
    },
  )

  it('is nothing of a command or a choice, of another person, or behind a message that says more', async () => {
    const at = await everyChannel()
    for (const text of ['TỐI MẬT', '/nhiemvu', 'TỐI MẬT', ' 2', 'TỐI MẬT: tập kết lúc 05 giờ', 'họp lúc 8 giờ'])
      await at.says.web(text)
    expect(await kinds(at)).toEqual(['secret', 'text', 'secret', 'text', 'secret', 'text'])
    await at.says.web('MẬT')
    await at.says.telegram('họp lúc 8 giờ')
    expect((await kinds(at)).slice(6)).toEqual(['secret', 'text'])
  })

  it('is what a stranger writes behind it too', async () => {
    const at = await everyChannel()
    const stranger = { from: { id: 8, is_bot: false }, chat: { id: 8, type: 'private' } }
    await at.inTelegram({ ...stranger, text: 'MẬT' })
    await at.idle()
    await at.inTelegram({ ...stranger, text: 'zulu1q' })
    expect(await kinds(at)).toEqual(['secret', 'secret'])
  })

  it('is the rest of a text that a platform cut in two', async () => {
    const at = await everyChannel()
    await at.says.telegram(`MẬT\nKế hoạch A2: ${'tập kết lúc 05 giờ; '.repeat(220)}`.slice(0, 4_096))
    await at.says.telegram('và rút lúc zulu1q')
    expect(await kinds(at)).toEqual(['secret', 'secret'])
    expect(await readableIn(at.db, ['zulu1q'], [at.logFile])).toEqual([])
  })

  it('is every picture of an album, also those that came before the marking', async () => {
    const at = await everyChannel()
    const picture = (file_id: string, more: object) =>
      at.inTelegram({ photo: [{ file_id, width: 1, height: 1 }], media_group_id: 'm1', ...more })
    await picture('zulu1q', {})
    await at.idle()
    await picture('zulu2q', { caption: 'Kế hoạch A2 (mật)' })
    await picture('zulu3q', { caption: 'hình 3' })
    await picture('zulu4q', {})
    expect(await kinds(at)).toEqual(['secret', 'secret', 'secret', 'secret'])
    expect(await readableIn(at.db, ['zulu'], [at.logFile])).toEqual([])
    // Another album with words of its own is none of it.
    await picture('yankee', { media_group_id: 'm2', caption: '/xong 1 đã trình' })
    expect((await kinds(at)).at(-1)).toBe('file')
  })

  it('is the pictures behind a marked one where the platform knows no album, up to one with words', async () => {
    const at = await everyChannel()
    const picture = (name: string, caption?: string) =>
      at.inZaloBot('image', { photo: `https://f.zalo.example/${name}`, ...(caption && { caption }) })
    await picture('zulu1q', 'tài liệu mật')
    await picture('zulu2q')
    await picture('zulu3q')
    await picture('yankee', '/xong 1 đã trình')
    await picture('yankee2')
    expect(await kinds(at)).toEqual(['secret', 'secret', 'secret', 'file', 'file'])
    expect(await readableIn(at.db, ['zulu'], [at.logFile])).toEqual([])
  })

  it('is the files that "MẬT" alone is said of afterwards', async () => {
    const at = await everyChannel()
    await at.inZaloOa('user_send_file', {
      attachments: [{ payload: { url: 'https://f.zalo.example/zulu1q', name: 'zulu2q.pdf' } }],
    })
    await at.idle()
    await at.says['zalo-oa']('đây là tài liệu mật nhé')
    expect(await kinds(at)).toEqual(['secret', 'secret'])
    expect(await readableIn(at.db, ['zulu'], [at.logFile])).toEqual([])
  })

  it('is told to whoever sent it, with what to do', async () => {
    const at = await everyChannel()
    const file = { name: 'so-do.pdf', mime: 'application/pdf', size: 9 }
    await at.says.web('MẬT')
    await at.says.web('họp lúc 8 giờ')
    await at.says.web('MẬT')
    await at.inWeb({ file, caption: '' })
    await at.inWeb({ file, caption: '' })
    await at.says.web('văn bản (mật) về họp')
    expect((await at.answers()).map(answer => answer.split(/\n|(?<=\.) /).at(-1))).toEqual([
      'Tin gửi ngay sau tin này trong 5 phút tới cũng không được tiếp nhận, trừ các lệnh.',
      'Nếu nội dung không thuộc tài liệu mật, đồng chí gửi lại tin này.',
      'Tin gửi ngay sau tin này trong 5 phút tới cũng không được tiếp nhận, trừ các lệnh.',
      'Nếu tệp không thuộc tài liệu mật, đồng chí gửi lại kèm chú thích.',
      'Nếu tệp không thuộc tài liệu mật, đồng chí gửi lại kèm chú thích.',
      'Nếu nội dung không mật, đồng chí viết lại cho rõ, đủ dấu rồi gửi lại.',
    ])
  })
})
