import { beforeEach, describe, expect, it } from 'vitest'
import { officeCalendar, setHoliday } from '../../db/office/calendar.ts'
import type { Db, Tx } from '../../db/db.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { openTestDatabase } from '../helpers/database.ts'

const monday = '2026-11-23'
const off = (date: string) => (tx: Tx) => setHoliday(tx, { date, kind: 'off', note: 'nghỉ' })

let db: Db
beforeEach(() => {
  db = openTestDatabase()
})
const worksOn = async (date: string, on = db) => [
  (await officeCalendar(on.reads)).isWorkingDay(date),
  await on.transact(async tx => (await officeCalendar(tx)).isWorkingDay(date)),
]

describe('the calendar', () => {
  it('follows a decision at once, in transactions and outside', async () => {
    expect(await worksOn(monday)).toEqual([true, true])
    await db.transact(off(monday))
    expect(await worksOn(monday)).toEqual([false, false])
    await db.transact(tx => setHoliday(tx, { date: monday, kind: 'work', note: 'làm bù' }))
    expect(await worksOn(monday)).toEqual([true, true])
  })

  it('follows a decision made by another process', async () => {
    expect(await worksOn(monday)).toEqual([true, true])
    const other = openDatabase(db.file)
    await other.transact(off(monday))
    other.close()
    expect(await worksOn(monday)).toEqual([false, false])
  })

  it('keeps nothing of a decision that was undone', async () => {
    const undone = db.transact(async tx => {
      await off(monday)(tx)
      expect((await officeCalendar(tx)).isWorkingDay(monday)).toBe(false)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await db.transact(off('2026-11-24'))
    expect(await worksOn(monday)).toEqual([true, true])
    expect(await worksOn('2026-11-24')).toEqual([false, false])
  })
})
