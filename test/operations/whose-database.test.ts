import { createHash } from 'node:crypto'
import { existsSync, rmSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { eraseAccount } from '../../db/people/personal-data.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { setHoliday } from '../../db/office/calendar.ts'
import type { Db } from '../../db/db.ts'
import { addOfficers, addUnits, changeUnit, unitRows } from '../../db/people/import.ts'
import { lockInstance } from '../../db/sqlite/instance-lock.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { readSetting, storeSetting } from '../../db/office/settings.ts'
import { allJobs, demoJobs } from '../../jobs/index.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import { instantOf } from '../../src/domain/days/local-date.ts'
import { usualSettings } from '../../src/domain/people/office-settings.ts'
import { openDemoOffice } from '../../src/operations/demo-office.ts'
import { inviteDemoOfficer, inviteOfficer } from '../../src/operations/invite.ts'
import { adoptDatabase, openOffice, refuseDemo, whoseDatabase } from '../../src/operations/whose-database.ts'
import { importSheets, smallOffice } from '../helpers/offices.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const zone = 'Asia/Ho_Chi_Minh'
const at = (day: string): number => instantOf(day, '09:00', zone)
const monday = at('2026-11-23')
const nineDaysLater = at('2026-12-02')

/** The demo as its first start leaves it, after somebody did something to it. */
async function demo(meddle: (db: Db) => Promise<unknown> = async () => undefined): Promise<string> {
  const file = await temporaryPath('office.db')
  const db = await openDemoOffice(file, monday, zone)
  await meddle(db)
  db.close()
  return file
}

const fingerprint = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
const account = { channel: 'telegram', externalId: '7', chat: '7', officerId: 1 } as const

/** What somebody may have brought into a file that the demo made, with an earlier version or by hand. */
const traces: [what: string, meddle: (db: Db) => Promise<unknown>][] = [
  ['an import', db => importSheets(db, smallOffice)],
  ['an invitation', db => inviteOfficer(db, 'CB01', monday)],
  [
    'an invitation besides the demo’s own',
    async db => {
      await inviteDemoOfficer(db, 'CB01', monday)
      await inviteOfficer(db, 'CB01', monday)
    },
  ],
  ['a linked account', db => db.transact(tx => linkAccount(tx, account, monday))],
  ['a chat at the terminal', db => db.transact(tx => linkAccount(tx, { ...account, channel: 'terminal' }, monday))],
  ['a day off', db => db.transact(tx => setHoliday(tx, { date: '2026-12-24', kind: 'off', note: 'nghỉ' }))],
  ['a setting', db => db.transact(tx => storeSetting(tx, 'humanContact', 'Chị Lan'))],
  ['a unit', db => db.transact(tx => addUnits(tx, [{ code: 'X1', name: 'Phòng 1', cluster: null }]))],
  [
    'an officer',
    db =>
      db.transact(tx =>
        addOfficers(tx, [{ code: 'CB77', name: 'Lê Văn A', search: 'le van a', phone: null, email: null }]),
      ),
  ],
  [
    'another name of a unit',
    async db => {
      const [unit] = await unitRows(db.reads)
      await db.transact(tx => changeUnit(tx, unit!.id, { name: 'UBND phường Hòa Bình' }))
    },
  ],
]

describe('whose a file is', () => {
  test('nobody’s while there is nothing in it, the office’s once it has units, and never the demo’s when it cannot be read', async () => {
    const file = await temporaryPath('office.db')
    expect(whoseDatabase(file)).toEqual({ kind: 'nobody' })
    expect(existsSync(file)).toBe(false)
    const db = openDatabase(file)
    expect(whoseDatabase(file)).toEqual({ kind: 'nobody' })
    await importSheets(db, smallOffice)
    expect(whoseDatabase(file)).toEqual({ kind: 'office' })
    db.close()
    writeFileSync(file, 'không phải SQLite'.repeat(500))
    expect(whoseDatabase(file)).toEqual({ kind: 'office' })
    writeFileSync(file, '')
    expect(whoseDatabase(file)).toEqual({ kind: 'nobody' })
  })

  test('is told without leaving anything beside it', async () => {
    const file = await demo()
    expect(whoseDatabase(file).kind).toBe('demo')
    expect(readdirSync(path.dirname(file))).toEqual(['office.db'])
  })

  test('the demo’s, whatever is done in the demo', async () => {
    const file = await demo(async db => {
      await inviteDemoOfficer(db, 'CB01', monday)
      await db.transact(tx =>
        linkAccount(tx, { channel: 'web', externalId: 'chua-lien-ket', chat: 'c', officerId: 3 }, monday),
      )
      await db.transact(tx => eraseAccount(tx, 'web', 'CB02'))
    })
    expect(whoseDatabase(file)).toEqual({ kind: 'demo', seededOn: '2026-11-23' })
  })

  test.each(traces)('both’s after %s', async (_, meddle) => {
    expect(whoseDatabase(await demo(meddle))).toEqual({ kind: 'mixed' })
  })
})

describe('the demo', () => {
  test('makes its own file anew after a week, and not before', async () => {
    const file = await demo()
    const close = async (now: number) => {
      const db = await openDemoOffice(file, now, zone)
      const day = await readSetting(db.reads, 'demo')
      db.close()
      return day
    }
    expect(await close(at('2026-11-30'))).toBe('2026-11-23')
    expect(await close(at('2026-12-01'))).toBe('2026-12-01')
  })

  test.each(traces)('never deletes a file that it made and that holds %s since', async (_, meddle) => {
    const file = await demo(meddle)
    const before = fingerprint(file)
    for (const now of [monday, nineDaysLater])
      await expect(openDemoOffice(file, now, zone)).rejects.toThrow(/có dữ liệu của cơ quan .*chuyển tệp này đi/)
    expect(fingerprint(file)).toBe(before)
  })

  test('leaves the backups of the office alone', () => {
    expect(allJobs(usualSettings).map(job => job.name)).toContain('backup')
    expect(demoJobs(usualSettings).map(job => job.name)).toEqual(['daily-reminders', 'due-hours', 'housekeeping'])
  })
})

describe('an office', () => {
  test('is refused a file of the demo, which stays as it is to the byte', async () => {
    const file = await demo()
    const before = fingerprint(file)
    expect(() => openOffice(file)).toThrow(UserError)
    expect(() => refuseDemo(file)).toThrow(
      /tệp của bản chạy thử \(cơ quan mẫu\).*mv .*office\.db.*\.chay-thu.*DATABASE_URL/,
    )
    await expect(adoptDatabase(file)).rejects.toThrow('chỉ có cơ quan mẫu')
    expect(fingerprint(file)).toBe(before)
  })

  test('may keep a file into which it was imported after the demo, once it says so', async () => {
    const file = await demo(db => importSheets(db, smallOffice))
    expect(() => openOffice(file)).toThrow(/lẫn cả người và việc mẫu.*nhacviec adopt/)
    expect(await adoptDatabase(file)).toBe('adopted')
    expect(whoseDatabase(file)).toEqual({ kind: 'office' })
    const db = openOffice(file)
    const units = (await unitRows(db.reads)).map(unit => unit.code)
    db.close()
    expect(units).toEqual(expect.arrayContaining(['SNV', 'SVH']))
    expect(await adoptDatabase(file)).toBe('office already')
  })
})

describe('a database that a running service has lost', () => {
  test('is made anew neither beside it nor after it', async () => {
    const file = await temporaryPath('office.db')
    const unlock = lockInstance(file)
    expect(() => openOffice(file)).toThrow(/Dịch vụ đang chạy nhưng cơ sở dữ liệu .* không còn ở chỗ của nó.*restore/)
    expect(existsSync(file)).toBe(false)
    unlock()
    expect(() => openOffice(file)).toThrow(/đã từng chạy ở đây \(còn office\.db\.lock\).*restore/)
    rmSync(`${file}.lock`)
    openOffice(file).close()
    expect(existsSync(file)).toBe(true)
  })
})
