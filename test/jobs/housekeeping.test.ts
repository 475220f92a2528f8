import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { setHoliday } from '../../db/office/calendar.ts'
import { rememberLongChoices, saveConversation } from '../../db/messages/conversations.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { verifyDatabase } from '../../db/sqlite/restore.ts'
import { countWrongCode } from '../../db/people/invites.ts'
import { conversations, holidays, inbox, linkAttempts, longChoices, outbox } from '../../db/schema.ts'
import { readSetting, writeSetting } from '../../db/office/settings.ts'
import { backup } from '../../jobs/backup.ts'
import { housekeeping } from '../../jobs/housekeeping.ts'
import { runSlot } from '../../jobs/run.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import { say } from '../../src/domain/chat/reply.ts'
import { backupWithRotation } from '../../src/operations/backup.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { at, surroundings } from '../helpers/jobs.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const slot = '2026-11-23'
const now = at(slot, '02:00')
const day = 86_400_000

describe('housekeeping', () => {
  it('forgets what people wrote after 30 days, answered or not, and the bare rows after 90', async () => {
    const db = openTestDatabase()
    const row = (id: string, age: number, doneAt: number | null = 1) => ({
      channel: 'web' as const,
      externalId: id,
      chat: 'a',
      sender: 'a',
      content: { kind: 'text' as const, text: id },
      receivedAt: now - age * day,
      doneAt,
    })
    const rows = [row('new', 29), row('old', 31), row('unanswered', 31, null), row('ancient', 91)]
    await db.transact(tx => tx.insert(inbox).values(rows))
    await runSlot(housekeeping, at(slot, '02:00'), () => now, surroundings(db))
    expect((await db.reads.select().from(inbox)).map(left => [left.externalId, left.content !== null])).toEqual([
      ['new', true],
      ['old', false],
      ['unanswered', false],
    ])
  })

  it('forgets every message after 30 days, also one that waits or was given up, but not what is leaving just then', async () => {
    const db = openTestDatabase()
    const states = ['queued', 'sending', 'sent', 'held', 'dead', 'expired', 'dropped'] as const
    await db.transact(tx =>
      tx.insert(outbox).values(
        states.flatMap(status =>
          [29, 31].map(age => ({
            kind: 'push' as const,
            priority: priorities.digest,
            key: `${status} ${age}`,
            reply: say('x'),
            status,
            nextAt: 0,
            createdAt: now - age * day,
          })),
        ),
      ),
    )
    await runSlot(housekeeping, at(slot, '02:00'), () => now, surroundings(db))
    const left = (await db.reads.select().from(outbox)).map(row => row.key)
    expect(left.filter(key => key.endsWith('29'))).toHaveLength(7)
    expect(left.filter(key => key.endsWith('31'))).toEqual(['sending 31'])
  })

  it('forgets conversations that are over for a week and long choices nobody was shown for 30 days', async () => {
    const db = openTestDatabase()
    const place = { channel: 'web' as const, sender: 'hung' }
    const long = (age: number) => ({ label: 'x', send: `/nhiemvu ${'từ khóa '.repeat(10)} ${age}` })
    await db.transact(async tx => {
      await saveConversation(tx, { ...place, chat: 'over' }, { choices: [] }, now - 7 * day - 1)
      await saveConversation(tx, { ...place, chat: 'open' }, { choices: [] }, now - 7 * day)
      for (const age of [29, 91]) await rememberLongChoices(tx, [long(age)], now - age * day)
    })
    await runSlot(housekeeping, at(slot, '02:00'), () => now, surroundings(db))
    expect((await db.reads.select().from(conversations)).map(row => row.chat)).toEqual(['open'])
    expect((await db.reads.select().from(longChoices)).map(row => row.send)).toEqual([long(29).send])
  })

  it('forgets who tried a wrong code a day ago', async () => {
    const db = openTestDatabase()
    for (const [sender, age] of [
      ['yesterday', day + 1],
      ['today', day - 1],
    ] as const)
      await db.transact(tx => countWrongCode(tx, 'web', sender, now - age))
    await runSlot(housekeeping, at(slot, '02:00'), () => now, surroundings(db))
    expect((await db.reads.select().from(linkAttempts)).map(({ sender }) => sender)).toEqual(['today'])
  })

  it('knows next year’s holidays in time, without touching what the office decided', async () => {
    const db = openTestDatabase()
    await db.transact(tx => setHoliday(tx, { date: '2027-01-01', kind: 'work', note: 'cơ quan quyết định' }))
    await runSlot(housekeeping, at(slot, '02:00'), () => now, surroundings(db))
    const days = await db.reads.select().from(holidays)
    expect(days.find(holiday => holiday.date === '2027-01-01')).toMatchObject({ kind: 'work', source: 'office' })
    expect(days.find(holiday => holiday.date === '2027-04-30')).toMatchObject({ kind: 'off', source: 'default' })
  })

  it('leaves the write-ahead log empty', async () => {
    const file = await temporaryPath('office.db')
    const db = openDatabase(file)
    await db.transact(tx => writeSetting(tx, 'a', 'x'.repeat(100_000)))
    await runSlot(housekeeping, at(slot, '02:00'), () => now, surroundings(db))
    // the record of the run itself comes after
    expect(statSync(`${file}-wal`).size).toBeLessThan(30_000)
    db.close()
  })
})

describe('the nightly backup', () => {
  it('is whole, private and named by its time; the oldest of more than are kept go, and nothing else does', async () => {
    const db = openTestDatabase()
    const folder = path.dirname(await temporaryPath('x'))
    writeFileSync(path.join(folder, 'ghi chú.txt'), 'của quản trị viên')
    for (let n = 0; n < 5; n++) {
      await db.transact(tx => writeSetting(tx, 'night', String(n)))
      await backupWithRotation(db, folder, 3, Date.UTC(2026, 10, 20 + n, 18, 0, 0))
    }
    expect(readdirSync(folder).toSorted()).toEqual([
      'ghi chú.txt',
      ...['nhacviec-20261122-180000.db', 'nhacviec-20261123-180000.db', 'nhacviec-20261124-180000.db'],
    ])
    const newest = path.join(folder, 'nhacviec-20261124-180000.db')
    expect(statSync(newest).mode & 0o777).toBe(0o600)
    await verifyDatabase(newest)
    const copy = openDatabase(newest)
    expect(await readSetting(copy.reads, 'night')).toBe('4')
    copy.close()
  })

  it('stays, whatever is dated later than it: those of a clock that was wrong go first, one a night', async () => {
    const db = openTestDatabase()
    const folder = path.dirname(await temporaryPath('x'))
    const future = Array.from({ length: 4 }, (_, n) => `nhacviec-2036010${n + 1}-180000.db`)
    const foreign = ['nhacviec-20369999-180000.db', 'nhacviec-20260101-180000.db.gz', 'x-nhacviec-20260101-180000.db']
    for (const name of [...future, ...foreign]) writeFileSync(path.join(folder, name), '')
    mkdirSync(path.join(folder, 'nhacviec-20260102-180000.db'))
    const made: string[] = []
    for (let n = 0; n < 6; n++) {
      made.push(await backupWithRotation(db, folder, 3, Date.UTC(2026, 10, 20 + n, 18, 0, 0)))
      expect(existsSync(made[n]!)).toBe(true)
    }
    expect(readdirSync(folder).toSorted()).toEqual(
      [...foreign, 'nhacviec-20260102-180000.db', ...made.slice(-3).map(file => path.basename(file))].toSorted(),
    )
  })

  it('of a clock that was wrong counts by when the disk says it was written, where the disk can know', async () => {
    const db = openTestDatabase()
    const folder = path.dirname(await temporaryPath('x'))
    const night = (day: number) => Date.UTC(2026, 10, day, 18, 0, 0)
    for (const day of [20, 21]) await backupWithRotation(db, folder, 9, night(day))
    const [whole = ''] = readdirSync(folder)
    /** A file of the wrong clock, which was written in the night of that day. */
    const written = (name: string, day: number, content: string | undefined) => {
      const file = path.join(folder, name)
      if (content === undefined) copyFileSync(path.join(folder, whole), file)
      else writeFileSync(file, content)
      utimesSync(file, night(day) / 1000 + 60, night(day) / 1000 + 60)
      return name
    }
    const recent = written('nhacviec-20360101-180000.db', 22, undefined)
    const older = written('nhacviec-20360102-180000.db', 19, undefined)
    written('nhacviec-20360103-180000.db', 22, 'no database')
    written('nhacviec-20360104-180000.db', 22, '')
    written('nhacviec-20360105-180000.db', 30, undefined)
    const kept = async (keep: number, day: number) => {
      const made = await backupWithRotation(db, folder, keep, night(day))
      return readdirSync(folder).filter(name => name !== path.basename(made))
    }
    const sure = ['nhacviec-20261120-180000.db', 'nhacviec-20261121-180000.db']
    expect(await kept(5, 23)).toEqual([...sure, recent, older])
    expect(await kept(4, 24)).toEqual(['nhacviec-20261121-180000.db', 'nhacviec-20261123-180000.db', recent])
  })

  it('made while the clock is set back is kept as well, and takes away no more than its own place', async () => {
    const db = openTestDatabase()
    const folder = path.dirname(await temporaryPath('x'))
    for (let n = 0; n < 3; n++) await backupWithRotation(db, folder, 3, Date.UTC(2026, 10, 20 + n, 18, 0, 0))
    const made = await backupWithRotation(db, folder, 3, Date.UTC(2020, 0, 1))
    expect(readdirSync(folder).toSorted()).toEqual([
      path.basename(made),
      ...['nhacviec-20261121-180000.db', 'nhacviec-20261122-180000.db'],
    ])
  })

  it('clears what a night left that was killed, and nothing of anybody else', async () => {
    const db = openTestDatabase()
    const folder = path.dirname(await temporaryPath('x'))
    for (const name of ['nhacviec-20261119-180000.db.partial', 'nhacviec-20261119-180000.db.partial-journal'])
      writeFileSync(path.join(folder, name), 'half')
    writeFileSync(path.join(folder, 'mine.db.partial'), 'theirs')
    const made = await backupWithRotation(db, folder, 3, now)
    expect(readdirSync(folder).toSorted()).toEqual(['mine.db.partial', path.basename(made)])
  })

  it('is for its own account only while it is written, too', async () => {
    const db = openTestDatabase()
    const folder = path.join(path.dirname(await temporaryPath('x')), 'backups')
    const modes: number[] = []
    const watched: typeof db = {
      ...db,
      async backup(file, onProgress) {
        modes.push(statSync(file).mode & 0o777)
        await db.backup(file, onProgress)
        modes.push(statSync(file).mode & 0o777, statSync(path.dirname(file)).mode & 0o777)
      },
    }
    const before = process.umask(0)
    await backupWithRotation(watched, folder, 3, now).finally(() => process.umask(before))
    expect(modes).toEqual([0o600, 0o600, 0o700])
  })

  it('is taken while people write, and holds a moment, not a mixture', async () => {
    const db = openTestDatabase()
    const file = await temporaryPath('copy.db')
    let copied = false
    const write = async () => {
      for (let n = 0; !copied; n++)
        await db.transact(async tx => {
          await writeSetting(tx, 'a', `${n} ${'x'.repeat(20_000)}`)
          await writeSetting(tx, 'b', `${n} ${'x'.repeat(20_000)}`)
        })
    }
    const writing = write()
    const { backupTo } = await import('../../src/operations/backup.ts')
    await backupTo(db, file)
    copied = true
    await writing
    const copy = openDatabase(file)
    expect(await readSetting(copy.reads, 'a')).toBe(await readSetting(copy.reads, 'b'))
    expect(copy.integrity()).toEqual([])
    copy.close()
  })

  it.each(['/proc/nhacviec', '/proc/nhacviec/backups', '/proc/self/x'])(
    'into %s, where nothing can be made, fails at once with a clear word',
    async folder => {
      const db = openTestDatabase()
      await expect(backupWithRotation(db, folder, 3, now)).rejects.toThrow(
        /^Không tạo được thư mục \/proc\/\S+ \(ENOENT\)\. Hãy kiểm tra đường dẫn và quyền ghi/,
      )
    },
  )

  it('makes its folder with those above it', async () => {
    const folder = path.join(path.dirname(await temporaryPath('x')), 'sao lưu', '2026', 'đêm')
    const made = await backupWithRotation(openTestDatabase(), folder, 3, now)
    expect(path.dirname(made)).toBe(folder)
    expect(statSync(path.dirname(folder)).mode & 0o777).toBe(0o700)
  })

  it('that fails leaves the earlier ones, and the slot open', async () => {
    const db = openTestDatabase()
    const folder = path.dirname(await temporaryPath('x'))
    await backupWithRotation(db, folder, 1, now)
    writeFileSync(path.join(folder, 'blocked'), '')
    const around = surroundings(db, {
      backup: () => backupWithRotation(db, path.join(folder, 'blocked'), 1, now + 1_000),
    })
    await expect(runSlot(backup, at(slot, '01:00'), () => now, around)).rejects.toThrow()
    expect(readdirSync(folder).filter(name => name.endsWith('.db'))).toHaveLength(1)
    const working = surroundings(db, { backup: () => backupWithRotation(db, folder, 1, now + 1_000) })
    expect((await runSlot(backup, at(slot, '01:00'), () => now, working)).outcome).toBe('ran')
  })
})
