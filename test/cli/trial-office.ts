import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { linkAccount } from '../../db/people/accounts.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { conversations, inbox, longChoices, outbox, taskEvents, tasks } from '../../db/schema.ts'
import { runTrial } from '../../src/cli/try.ts'
import { systemClock, type Clock } from '../../src/clock.ts'
import { parseConfig } from '../../src/config/config.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { startFakeTelegram } from '../helpers/fake-telegram/index.ts'
import { startFakeZaloBot } from '../helpers/fake-zalo-bot/index.ts'
import { startFakeZaloOa } from '../helpers/fake-zalo-oa/index.ts'
import { nameOf, testOffice } from '../helpers/office.ts'
import { freePort } from '../helpers/process.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

/** What a person sees of a message. */
export interface Seen {
  text: string
  picture: boolean
  file: boolean
}

/** Somebody with a telephone. */
export interface TrialUser {
  next(): Promise<Seen>
  /** By the button, or by the number before the label where there are no buttons. */
  choose(label: string): void
  says(text: string): void
  sendsPhoto(): void
}

export interface Bench {
  channel: 'telegram' | 'zalo-bot' | 'zalo-oa'
  env: Record<string, string>
  account: { externalId: string; chat: string }
  secrets: string[]
  user: TrialUser
}

const patience = 30_000
const publicUrl = 'https://nhacviec.example.gov.vn'
const numberOf = (label: string, text: string) =>
  new RegExp(`^(\\d+)\\. ${label}$`, 'm').exec(text)?.[1] ?? `no choice ${label}`

export async function telegramBench() {
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.close())
  const person = fake.person({ id: 70_112_233, first_name: 'Hà' })
  const bench: Bench = {
    channel: 'telegram',
    env: { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.url },
    account: { externalId: String(person.id), chat: String(person.id) },
    secrets: [fake.token, fake.bot.username ?? '', String(person.id)],
    user: {
      async next() {
        const { text, caption, photo, document } = await person.nextMessage(patience)
        return { text: text || caption, picture: photo !== undefined, file: document !== undefined }
      },
      choose: label => void person.taps(label),
      says: text => void person.says(text),
      sendsPhoto: () => void person.sendsPhoto(),
    },
  }
  return { ...bench, fake, person }
}

export async function zaloBotBench(receiving: 'polling' | 'webhook') {
  const port = await freePort()
  const secret = 'zalo-webhook-secret-0123456789'
  const route = (address: string) => address.replace(publicUrl, `http://127.0.0.1:${port}`)
  const fake = await startFakeZaloBot({ route, webhookRetryMs: Array.from({ length: 100 }, () => 100) })
  onTestFinished(() => fake.close())
  const person = fake.person({ id: '6ede9afa66b88fe6d9a9', name: 'Hà trên Zalo' })
  let last = ''
  const bench: Bench = {
    channel: 'zalo-bot',
    env: {
      ZALO_BOT_TOKEN: fake.token,
      ZALO_BOT_API_ROOT: fake.url,
      PORT: String(port),
      ...(receiving === 'webhook' && { PUBLIC_URL: publicUrl, ZALO_BOT_WEBHOOK_SECRET: secret }),
    },
    account: { externalId: person.id, chat: person.id },
    secrets: [fake.token, secret, person.id, publicUrl],
    user: {
      async next() {
        const { text, caption, photo } = await person.nextMessage(patience)
        last = text || caption || last
        return { text: text || caption, picture: photo !== undefined, file: /\/media\//.test(text) }
      },
      choose: label => void person.says(numberOf(label, last)),
      says: text => void person.says(text),
      sendsPhoto: () => void person.sendsPhoto(),
    },
  }
  return { ...bench, fake, person }
}

export async function zaloOaBench() {
  const port = await freePort()
  const fake = await startFakeZaloOa({ retryMs: Array.from({ length: 100 }, () => 100) })
  onTestFinished(() => fake.close())
  fake.setWebhook(`http://127.0.0.1:${port}/webhook/zalo-oa`)
  const person = fake.person('2512523625412515')
  const { appId, appSecret, secretKey, apiRoot, oauthRoot } = fake.config
  let last: { text: string; buttons: string[] } = { text: '', buttons: [] }
  const bench: Bench = {
    channel: 'zalo-oa',
    env: {
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      ZALO_OA_APP_ID: appId,
      ZALO_OA_APP_SECRET: appSecret,
      ZALO_OA_SECRET_KEY: secretKey,
      ZALO_OA_REFRESH_TOKEN: fake.refreshToken,
      ZALO_OA_API_ROOT: apiRoot,
      ZALO_OA_OAUTH_ROOT: oauthRoot,
    },
    account: { externalId: person.id, chat: person.id },
    secrets: [appSecret, secretKey, fake.refreshToken, person.id, publicUrl],
    user: {
      async next() {
        const { text, buttons, picture } = await person.nextMessage(patience)
        last = { text, buttons: buttons.map(button => button.title) }
        return { text, picture: picture !== undefined, file: /\/media\//.test(text) }
      },
      choose: label => (last.buttons.includes(label) ? person.clicks(label) : person.says(numberOf(label, last.text))),
      says: text => person.says(text),
      sendsPhoto: () => person.sendsImage('https://photo.example/1.jpg'),
    },
  }
  return { ...bench, fake, person }
}

/** An office of which one officer is linked on the channel, and the check ready to begin. */
export async function trialOffice(bench: Bench, env: Record<string, string> = {}) {
  const file = await temporaryPath('office.db')
  const transcriptFile = path.join(path.dirname(file), 'transcript.txt')
  const db = openDatabase(file)
  onTestFinished(() => db.close())
  const office = await testOffice(db)
  await office.addTask({ lead: ['KT', 'ha'], title: 'Việc kín của phòng' })
  const account = { channel: bench.channel satisfies ChannelName, ...bench.account, officerId: office.officers.ha }
  await db.transact(tx => linkAccount(tx, account, Date.now() - 3 * 3_600_000))
  const config = parseConfig({ DATABASE_URL: `file:${file}`, PORT: '0', LOG_LEVEL: 'silent', ...bench.env, ...env })
  const lines: string[] = []
  const stopping = new AbortController()
  const table = async () => ({
    tasks: await db.reads.select().from(tasks),
    events: await db.reads.select().from(taskEvents),
    conversations: await db.reads.select().from(conversations),
    choices: await db.reads.select().from(longChoices),
    inbox: await db.reads.select().from(inbox),
  })
  const before = await table()
  return {
    file,
    db,
    lines,
    stop: () => stopping.abort(),
    run: (options: { wait?: string; to?: string; clock?: Clock; channel?: string } = {}) =>
      runTrial(
        config,
        options.channel ?? bench.channel,
        { to: 'ha', transcript: transcriptFile, ...options },
        {
          clock: options.clock ?? systemClock,
          say: line => void lines.push(line),
          reach: async () => true,
          signal: stopping.signal,
        },
      ),
    transcript: () => readFile(transcriptFile, 'utf8'),
    /** Everything of the office and of the person that must not be in a transcript. */
    personal: [...bench.secrets, nameOf('ha'), 'Việc kín của phòng', file],
    /** What has changed but for the outbox; nothing, it should be. */
    async changed() {
      const after = await table()
      return Object.entries(before).flatMap(([name, rows]) =>
        JSON.stringify(rows) === JSON.stringify(Object.entries(after).find(([key]) => key === name)?.[1]) ? [] : [name],
      )
    },
    outbox: async () =>
      (await db.reads.select({ key: outbox.key, status: outbox.status }).from(outbox)).map(({ key, status }) => ({
        step: key.replace(/^try:[^:]+:/, 'try:'),
        status,
      })),
  }
}

/**
 * A clock on which an hour takes three minutes, for what must take too long. It begins an hour ago, so that nothing is put
 * off until what is the future for the service.
 */
export function hastyClock(times = 20): Clock {
  const begun = Date.now()
  return {
    now: () => begun - 3_600_000 + (Date.now() - begun) * times,
    wait: (ms, signal) => systemClock.wait(ms / times, signal),
    after: (ms, late) => systemClock.after(ms / times, late),
  }
}

/** Does at each step what is asked for, until the check says that it is over. Returns what was seen. */
export async function obliging(user: TrialUser): Promise<Seen[]> {
  const seen: Seen[] = []
  let step = ''
  for (;;) {
    const message = await user.next()
    seen.push(message)
    if (message.text.includes('Đã kiểm tra xong')) return seen
    step = /\((\d)\/5\)/.exec(message.text)?.[1] ?? step
    const asks = /Chữ đọc rõ|nút|số 1|Có mở được|thấy biểu đồ|ảnh bất kỳ/.test(message.text)
    if (step === '2' && asks) user.choose('Chữ đọc rõ')
    // The question about the chart or file comes with it, or before it where it goes alone.
    if (step === '3' && message.picture) user.choose('Thấy rõ')
    if (step === '4' && message.file) user.choose('Mở được')
    if (step === '5' && asks) user.sendsPhoto()
  }
}
