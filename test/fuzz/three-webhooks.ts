import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { inbox } from '../../db/schema.ts'
import { createApp } from '../../src/conversation/answering.ts'
import { telegramChannel } from '../../src/channels/telegram/index.ts'
import { zaloBotChannel } from '../../src/channels/zalo-bot/index.ts'
import { zaloOaChannel } from '../../src/channels/zalo-oa/index.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { createServer as createOurServer } from '../../src/http/server.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { unlocked } from '../helpers/settings.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, recordingLog } from '../helpers/engine.ts'
import { tokenFolder } from '../helpers/fake-zalo-oa/bench.ts'
import { sign } from '../helpers/fake-zalo-oa/index.ts'
import { testOffice } from '../helpers/office.ts'
import type { PlatformName } from './shown.ts'

const secret = 'bi-mat_0123456789'
const oa = { appId: '4321', appSecret: 'kin', secretKey: 'khoa-cua-oa', oaId: '9' }
const log = { info: () => {}, warn: () => {}, error: () => {} }
const untilEnd = (_: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())))

/** A server of somebody's own that agrees to everything and counts who came, by path. */
export async function anyServer(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request: IncomingMessage, response) => {
    asked.push(request.url ?? '')
    request.resume()
    response.end('{"ok":true,"result":{"id":"me","message_id":1}}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => (server.closeAllConnections(), void server.close()))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** The three platforms' webhooks behind the real server and app; what is answered stays in the outbox. */
export async function threeWebhooks() {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const { url: apiRoot, asked } = await anyServer()
  const webhook = (path: string) => ({ url: `https://nhacviec.example.vn/webhook/${path}`, secret })
  const parts = { log, wait: untilEnd }
  const telegram = telegramChannel({
    ...parts,
    token: '1:a',
    apiRoot,
    strangerMenu: [],
    webhook: webhook('telegram'),
  })
  const bot = zaloBotChannel({ ...parts, token: 'a', apiRoot, webhook: webhook('zalo-bot') })
  const tokens = { refreshToken: 'c', tokenFile: tokenFolder(), apiRoot, oauthRoot: apiRoot }
  const official = zaloOaChannel({ ...parts, ...oa, ...tokens, now: () => mondayMorning })
  const clock = jumpClock()
  const { log: appLog, lines } = recordingLog()
  const channels = [telegram, bot, official]
  const app = createApp({
    db,
    clock,
    log: appLog,
    commands: allCommands,
    onQueued: () => {},
    office: {
      timeZone: 'Asia/Ho_Chi_Minh',
      settings: unlocked,
      pushChannels: alwaysUp(...channels.map(({ name }) => ({ name }))),
    },
  })
  for (const channel of channels) await channel.start(app.accept)
  const server = createOurServer({
    logger: false,
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    webhooks: [
      { path: '/webhook/telegram', authentic: telegram.authentic, receive: telegram.receive },
      { path: '/webhook/zalo-bot', authentic: bot.authentic, receive: bot.receive },
      { path: '/webhook/zalo-oa', signed: official.signed, receive: official.receive },
    ],
  })
  onTestFinished(async () => {
    await server.close()
    for (const channel of channels) await channel.stop()
    await app.stop()
  })

  const proofs: Record<PlatformName, (body: string) => Record<string, string>> = {
    telegram: () => ({ 'x-telegram-bot-api-secret-token': secret }),
    'zalo-bot': () => ({ 'x-bot-api-secret-token': secret }),
    'zalo-oa': body => ({
      'x-zevent-signature': sign(oa, body, String(mondayMorning)),
      'x-zevent-timestamp': String(mondayMorning),
    }),
  }
  return {
    db,
    office,
    app,
    lines,
    asked,
    rows: () => db.reads.select().from(inbox),
    /** The status of the answer; `proof` is the platform's own unless it is given. */
    async post(platform: PlatformName, body: string, proof = proofs[platform](body)): Promise<number> {
      clock.jump(4_000)
      const headers = { 'content-type': 'application/json', ...proof }
      return (await server.inject({ method: 'POST', url: `/webhook/${platform}`, payload: body, headers })).statusCode
    },
  }
}
