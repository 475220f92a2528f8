import { createServer } from 'node:net'
import { openDatabase } from '../../db/sqlite/open.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { assignments, tasks } from '../../db/schema.ts'
import { startFakeTelegram, type Call, type FakeTelegram, type Person } from '../helpers/fake-telegram/index.ts'
import { morningOffice, writeOffice } from '../helpers/office-workbook.ts'
import { openWorkplace, type Workplace } from '../helpers/process.ts'
import type { MovedClock } from './moved-clock.ts'
import { openWire, type Wire } from './wire.ts'

export interface Officer {
  code: string
  chat: Person
  /** the number of a task without a deadline, to be completed */
  task: number
}

export interface FaultOffice {
  fake: FakeTelegram
  /** Everything to and from Telegram passes here. */
  wire: Wire
  workplace: Workplace
  officers: Officer[]
  today: string
  /** The service's own address. */
  url: string
  count(from: string): number | undefined
  close(): Promise<void>
}

interface Options {
  people: number
  receiving?: 'polling' | 'webhook'
  /** Time of the service's own; without it the machine's, in a zone where it is morning. */
  clock?: MovedClock
  /** of the one task with a deadline that everybody has; today unless given */
  deadline?: string
  /** Not by the wire, which costs time. */
  direct?: boolean
  /** Before anything is written there. */
  prepare?: (workplace: Workplace) => void
  env?: Record<string, string>
}

const secret = 'webhook-secret-0123456789'
export const secretHeaders = {
  'content-type': 'application/json',
  'x-telegram-bot-api-secret-token': secret,
}
const publicUrl = 'https://nhacviec.example.gov.vn'
const firstChat = 1_000
/** What a test waits for at most, ms: several processes share the machine. */
export const patience = 45_000

/** Linked officers with a task that is due and one that is open, their service (not started yet), and a strict Telegram. */
export async function openFaultOffice(options: Options): Promise<FaultOffice> {
  const { people, receiving = 'polling', clock, prepare = () => undefined, env } = options
  const port = await quietPort()
  const url = `http://127.0.0.1:${port}`
  const fake = await startFakeTelegram({
    webhookRoute: address => address.replace(publicUrl, url),
    // Telegram's own are 2 s and more. Forty at once every 400 ms would take from the service the time that it starts in.
    webhookRetryMs: [0, 100, 400, 1_000],
  })
  const wire = await openWire(fake.url)
  const { zone, today } = clock ?? morningOffice(Date.now())
  const workplace = openWorkplace({
    PORT: String(port),
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: options.direct ? fake.url : wire.url,
    TIMEZONE: zone,
    REMINDER_AT: '07:30',
    ...(receiving === 'webhook' && { PUBLIC_URL: publicUrl, TELEGRAM_WEBHOOK_SECRET: secret }),
    ...clock?.env,
    ...env,
  })
  prepare(workplace)
  const codes = Array.from({ length: people }, (_, i) => `CB${i}`)
  const deadline = options.deadline ?? today
  await writeOffice(workplace.path('office.xlsx'), {
    people: codes.map((code, i) => ({ code, name: `Nguyễn Văn Thứ ${i}` })),
    tasks: codes.flatMap(code => [
      { code: `HAN-${code}`, title: `Việc đến hạn của ${code}`, leadOfficer: code, deadline },
      { code: `XONG-${code}`, title: `Việc báo xong của ${code}`, leadOfficer: code },
    ]),
    workingDay: today,
  })
  await workplace.json(['import', 'office.xlsx'])
  await settleIn(workplace)
  const rows = workplace.query<{ id: number; code: string }>(`select id, code from tasks where code like 'XONG-%'`)
  const taskOf = new Map(rows.map(({ id, code }) => [code, id]))
  return {
    fake,
    wire,
    workplace,
    officers: codes.map((code, i) => ({
      code,
      chat: fake.person({ id: firstChat + i, first_name: code }),
      task: taskOf.get(`XONG-${code}`) ?? 0,
    })),
    today,
    url,
    count: from => workplace.query<{ n: number }>(`select count(*) as n from ${from}`)[0]?.n,
    async close() {
      await workplace.close()
      await wire.close()
      await fake.close()
    },
  }
}

/**
 * A port that nobody listens on, below those that the system hands out by itself (Linux: from 32768): many tests run beside
 * each other, and one of those would soon be somebody else's.
 */
async function quietPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const server = createServer()
    const free = await new Promise<boolean>(done => {
      server.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true))
    })
    if (!free) continue
    await new Promise(done => server.close(done))
    return port
  }
}

/** Everybody is linked, and has heard of their tasks and taken them on. */
async function settleIn(workplace: Workplace): Promise<void> {
  const ids = workplace.query<{ id: number; code: string }>('select id, code from officers')
  const db = openDatabase(workplace.database)
  await db.transact(async tx => {
    for (const { id, code } of ids) {
      const chat = String(firstChat + Number(code.slice(2)))
      await linkAccount(tx, { channel: 'telegram', externalId: chat, chat, officerId: id }, Date.now())
    }
    await tx.update(assignments).set({ untold: null, awaitedSince: null })
    await tx.update(tasks).set({ work: 'in_progress' })
  })
  db.close()
}

/** The opening words of what an officer may get. */
export const openings = {
  completed: 'Đã ghi nhận hoàn thành',
  updated: 'Đã cập nhật việc',
  list: 'Nhiệm vụ',
  digest: 'Nhắc việc',
} as const
export type Opening = keyof typeof openings

export const got = ({ chat }: Officer, kind: Opening): number =>
  chat.messages.filter(message => message.text.startsWith(openings[kind])).length

export const gets = ({ chat }: Officer, kind: Opening) =>
  chat.waitFor(message => message.text.startsWith(openings[kind]), patience)

export const isSend = (call: Call): boolean => call.method.startsWith('send') && call.method !== 'sendChatAction'

/** SIGTERM, and it must end well. @returns everything it wrote */
export async function stopped(service: Awaited<ReturnType<Workplace['start']>>): Promise<string> {
  service.signal('SIGTERM')
  const { code } = await service.ended
  if (code !== 0) throw new Error(`ended with ${code}: ${service.output().stderr}`)
  return Object.values(service.output()).join('\n')
}
