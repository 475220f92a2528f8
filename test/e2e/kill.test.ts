import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../db/sqlite/open.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { startFakeTelegram, type FakeTelegram, type Person } from '../helpers/fake-telegram/index.ts'
import { morningOffice, writeOffice } from '../helpers/office-workbook.ts'
import { openWorkplace, type Workplace } from '../helpers/process.ts'

const people = 500
const kills = 20
/** The worker's places: so many messages may be under way at the moment of a kill (32 answers, 32 pushes). */
const inFlight = 64

type Kind = 'answer' | 'push'
interface Officer {
  chat: Person
  /** the number of the task to be completed */
  task: number
}

let fake: FakeTelegram
let office: Workplace
let officers: Officer[]

/** Five hundred linked officers, each with a task due today and another that will be completed. */
beforeAll(async () => {
  fake = await startFakeTelegram()
  const { zone, today } = morningOffice(Date.now())
  // It is past nine there, so the service itself plans the digests as soon as it runs, and is killed over that as well.
  const reminder = { REMINDER_AT: '07:30', TIMEZONE: zone, LOG_LEVEL: 'warn' }
  office = openWorkplace({ TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.url, ...reminder })
  const staff = Array.from({ length: people }, (_, i) => ({ code: `CB${i}`, name: `Nguyễn Văn Thứ ${i}` }))
  await writeOffice(office.path('office.xlsx'), {
    people: staff,
    tasks: staff.flatMap(({ code }) => [
      { code: `HAN-${code}`, title: `Việc đến hạn của ${code}`, leadOfficer: code, deadline: today },
      { code: `XONG-${code}`, title: `Việc báo xong của ${code}`, leadOfficer: code },
    ]),
    workingDay: today,
  })
  await office.json(['import', 'office.xlsx'])
  await linkAll()
  const rows = office.query<{ id: number; code: string }>(`select id, code from tasks where code like 'XONG-%'`)
  const numbers = new Map(rows.map(({ id, code }) => [code, id]))
  officers = staff.map(({ code }, i) => ({
    chat: fake.person({ id: 1000 + i, first_name: code }),
    task: numbers.get(`XONG-${code}`) ?? 0,
  }))
}, 60_000)

afterAll(async () => {
  await office.close()
  await fake.close()
})

async function linkAll(): Promise<void> {
  const ids = office.query<{ id: number; code: string }>('select id, code from officers')
  const db = openDatabase(office.database)
  await db.transact(async tx => {
    for (const { id, code } of ids) {
      const chat = String(1000 + Number(code.slice(2)))
      await linkAccount(tx, { channel: 'telegram', externalId: chat, chat, officerId: id }, Date.now())
    }
  })
  db.close()
}

/** Numbers from 0 up to 1, the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    const mixed = Math.imul(seed ^ (seed >>> 15), seed | 1)
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}

const openings: Record<Kind, string> = { answer: 'Đã ghi nhận hoàn thành', push: 'Nhắc việc' }
const countOf = ({ chat }: Officer, kind: Kind) => chat.messages.filter(m => m.text.startsWith(openings[kind])).length
const repeats = () =>
  officers.reduce(
    (sum, one) => sum + Math.max(0, countOf(one, 'answer') - 1) + Math.max(0, countOf(one, 'push') - 1),
    0,
  )

/** What the database says is sent, and how often Telegram has it at that moment. */
function recordedAsSent(): Map<string, number> {
  const rows = office.query<{ kind: Kind; chat: string }>(`select kind, chat from outbox where status = 'sent'`)
  return new Map(
    rows.flatMap(({ kind, chat }) => {
      const officer = officers[Number(chat) - 1000]
      return officer ? [[`${kind} ${chat}`, countOf(officer, kind)] as const] : []
    }),
  )
}

/** Updates that Telegram was told to forget and the database does not have. */
function lost(sent: readonly number[]): number[] {
  const offset = Math.max(
    0,
    ...fake.calls.map(({ method, params }) => (method === 'getUpdates' ? (params.offset ?? 0) : 0)),
  )
  const kept = new Set(office.query<{ id: string }>('select external_id as id from inbox').map(row => Number(row.id)))
  return sent.filter(id => id < offset && !kept.has(id))
}

it(`survives ${kills} kills during ${people} completions and ${people} digests`, { timeout: 240_000 }, async () => {
  const random = seeded(20_261_105)
  const updates: number[] = []
  const finally_ = new Map<string, number>()

  for (let kill = 0; kill < kills; kill++) {
    const share = people / kills
    for (const { chat, task } of officers.slice(kill * share, (kill + 1) * share))
      updates.push(chat.says(`/xong ${task} Đã làm`))
    const repeatedBefore = repeats()
    const service = office.spawn()
    const until = fake.calls.length + 1 + Math.floor(random() * 80)
    await fake.waitForCall(() => fake.calls.length >= until, 30_000)
    // Not always with the same call under way.
    await pause(random() * 40)
    service.signal('SIGKILL')
    expect(await service.ended).toEqual({ code: null, signal: 'SIGKILL' })

    expect(service.output().stderr).toBe('')
    expect(lost(updates)).toEqual([])
    expect(repeats() - repeatedBefore).toBeLessThanOrEqual(inFlight)
    for (const [message, times] of recordedAsSent()) if (!finally_.has(message)) finally_.set(message, times)
  }

  const service = await office.start()
  for (const { chat } of officers)
    for (const opening of Object.values(openings)) await chat.waitFor(m => m.text.startsWith(opening), 60_000)
  service.signal('SIGTERM')
  expect(await service.ended).toEqual({ code: 0, signal: null })

  // Nothing is lost, nothing is done twice.
  const completions = office.query<{ task: number; times: number }>(
    `select task_id as task, count(*) as times from task_events where kind = 'completed' group by task_id order by task_id`,
  )
  expect(completions).toEqual(officers.map(({ task }) => ({ task, times: 1 })).sort((a, b) => a.task - b.task))
  const count = (from: string) => office.query<{ n: number }>(`select count(*) as n from ${from}`)[0]?.n
  expect(count('inbox')).toBe(people)
  expect(count('inbox where done_at is null or error is not null')).toBe(0)
  expect(
    office.query(
      `select kind, status, count(*) as n from outbox where kind <> 'edit' group by kind, status order by kind`,
    ),
  ).toEqual([
    { kind: 'answer', status: 'sent', n: people },
    { kind: 'push', status: 'sent', n: people },
  ])
  expect(count(`job_runs where job = 'daily-reminders' and finished_at is not null`)).toBe(1)
  expect(count(`notices where stage glob 'm*'`)).toBe(people)

  // Once a message was recorded as sent it was never sent again.
  const now = recordedAsSent()
  for (const [message, times] of finally_) expect([message, now.get(message)]).toEqual([message, times])
  expect(fake.violations).toEqual([])
})
