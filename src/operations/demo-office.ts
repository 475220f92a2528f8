import { rmSync } from 'node:fs'
import type { Db } from '../../db/db.ts'
import { openDatabase } from '../../db/open.ts'
import { officerRows } from '../../db/import-office.ts'
import { linkAccount } from '../../db/accounts.ts'
import { allUnits } from '../../db/people.ts'
import { readSetting } from '../../db/settings.ts'
import { UserError } from '../domain/errors.ts'
import { daysBetween, localDate } from '../domain/local-date.ts'
import { seedDemo } from './seed-demo.ts'

/** The demo is about today; after a week its office looks neglected and is made anew. */
const freshDays = 7

/** Opens the demo's own database and fills it when it is empty or old. @throws UserError on a real office's database */
export async function openDemoOffice(file: string, now: number, timeZone: string): Promise<Db> {
  const today = localDate(now, timeZone)
  const db = openDatabase(file)
  const seededOn = await readSetting(db.reads, 'demo')
  if (seededOn === undefined && (await allUnits(db.reads)).length > 0) {
    db.close()
    throw new UserError(
      `${file} là cơ sở dữ liệu của một cơ quan, không dùng để chạy thử. Hãy cấu hình TELEGRAM_BOT_TOKEN để chạy thật, hoặc bỏ DATABASE_URL để chạy thử.`,
    )
  }
  if (seededOn !== undefined && Math.abs(daysBetween(seededOn, today)) <= freshDays) return db
  db.close()
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  const fresh = openDatabase(file)
  await seedDemo(fresh, today, now)
  await linkEverybody(fresh, now)
  return fresh
}

/** Whoever is chosen on the page is linked already; the stranger there shows how linking goes. */
const linkEverybody = (db: Db, now: number): Promise<void> =>
  db.transact(async tx => {
    for (const { id, code } of await officerRows(tx))
      await linkAccount(tx, { channel: 'web', externalId: code, chat: code, officerId: id }, now)
  })
