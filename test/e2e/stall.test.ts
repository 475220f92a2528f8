import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../db/sqlite/open.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { dailyReminders } from '../../jobs/daily-reminders.ts'
import { createScheduler } from '../../jobs/scheduler.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { startFakeTelegram } from '../helpers/fake-telegram/index.ts'
import { localDate } from '../../src/domain/days/local-date.ts'
import { dayOf } from '../helpers/jobs.ts'
import { unlocked } from '../helpers/settings.ts'
import { morningOffice, writeOffice } from '../helpers/office-workbook.ts'
import { openWorkplace } from '../helpers/process.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

describe('the minute of the reminder', () => {
  afterEach(() => vi.useRealTimers())

  /** The real scheduler on the real node-cron, in a clock of our own: 07:29:45 on a Monday in Hà Nội. */
  async function schedulerBeforeTheMinute() {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.parse('2026-11-23T07:29:45+07:00') })
    const db = openDatabase(await temporaryPath('office.db'))
    const runs: string[] = []
    const scheduler = createScheduler({
      jobs: () => [dailyReminders('07:30')],
      around: {
        db,
        timeZone: 'Asia/Ho_Chi_Minh',
        settings: unlocked,
        pushChannels: alwaysUp({ name: 'telegram' }),
        pause: () => Promise.resolve(),
        clearEvidence: () => Promise.resolve(),
        backup: () => Promise.reject(new Error('no backup is due')),
      },
      now: () => Date.now(),
      onRun: (job, slot) => runs.push(`${job} ${dayOf(slot)} ${new Date().toISOString().slice(11, 19)}`),
      onError: (_, error) => {
        throw error
      },
      onQueued: () => {},
    })
    onTestFinished(async () => {
      await scheduler.stop()
      db.close()
    })
    scheduler.start()
    return runs
  }

  /** Timers fire late by `ms`, as after a stopped process or a blocked event loop. */
  const stall = (ms: number) => vi.setSystemTime(Date.now() + ms)
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

  it('is kept to the second when nothing is in the way', async () => {
    const runs = await schedulerBeforeTheMinute()
    await pass(14)
    expect(runs).toEqual([])
    await pass(2)
    await vi.waitFor(() => expect(runs).toEqual(['daily-reminders 2026-11-23 00:30:01']))
    await pass(120)
    expect(runs).toHaveLength(1)
  })

  it('may be lost to a stall of three seconds: the slot runs at the next tick, and once', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue()
    const runs = await schedulerBeforeTheMinute()
    await pass(14)
    stall(3_000)
    // The tick of 07:30:00 comes three seconds late, and node-cron lets it go.
    await pass(10)
    expect(runs).toEqual([])
    await pass(10)
    await vi.waitFor(() => expect(runs).toEqual([expect.stringContaining('daily-reminders 2026-11-23')]))
    await pass(120)
    expect(runs).toHaveLength(1)
    // Lines of somebody else's form have no place in the service's log.
    expect(warned).not.toHaveBeenCalled()
  })
})

it('a service that was not there at the minute makes up for it at its start, once', { timeout: 40_000 }, async () => {
  const fake = await startFakeTelegram()
  const { zone, today } = morningOffice(Date.now())
  const office = openWorkplace({
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.url,
    TIMEZONE: zone,
    REMINDER_AT: '07:30',
  })
  onTestFinished(async () => {
    await office.close()
    await fake.close()
  })
  await writeOffice(office.path('office.xlsx'), {
    people: [{ code: 'CB01', name: 'Nguyễn Văn An' }],
    tasks: [{ code: 'NV-1', title: 'Báo cáo tháng', leadOfficer: 'CB01', deadline: today }],
    workingDay: today,
  })
  await office.json(['import', 'office.xlsx'])
  const db = openDatabase(office.database)
  await db.transact(tx =>
    linkAccount(tx, { channel: 'telegram', externalId: '7', chat: '7', officerId: 1 }, Date.now()),
  )
  db.close()

  const an = fake.person({ id: 7, first_name: 'An' })
  const first = await office.start()
  expect((await an.nextMessage(20_000)).text).toContain('Nhắc việc ')
  first.signal('SIGKILL')
  await first.ended

  const second = await office.start()
  second.signal('SIGTERM')
  // An orderly end waits for the tick that every start begins with.
  expect(await second.ended).toEqual({ code: 0, signal: null })
  const slots = office.query<{ slot: number }>("select slot from job_runs where job = 'daily-reminders'")
  expect(slots.map(({ slot }) => localDate(slot, zone))).toEqual([today])
  expect(office.query('select kind from outbox')).toEqual([{ kind: 'push' }])
})
