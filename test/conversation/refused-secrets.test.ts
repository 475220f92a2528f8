import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { inBatches } from '../../db/batches.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { inbox } from '../../db/schema.ts'
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
  const web = webChannel()
  const terminal = terminalChannel('7', () => {})
  const clock = jumpClock()
  const logFile = await temporaryPath('service.log')
  const app = createApp({
    ...{ db, clock, commands: allCommands, onQueued: () => {} },
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
    ...{ db, clock, logFile, inTelegram, inZaloBot, inZaloOa, inWeb },
    idle: () => app.idle(),
    rows: () => db.reads.select().from(inbox),
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
    ['an attempt to link', at => at.says.telegram(`/lienket ${mark} zulu1q`)],
    ['a code alone with it', at => at.says.web(`ABCD-2345 ${mark} zulu1q`)],
  ])('is refused as %s', async (_, send) => {
    const at = await everyChannel()
    await send(at)
    await at.idle()
    expect((await at.rows()).map(({ content }) => content)).toEqual([{ kind: 'secret' }])
    expect(await readableIn(at.db, ['zulu'], [at.logFile])).toEqual([])
    expect(at.shown()).not.toContain('zulu')
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
