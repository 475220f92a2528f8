import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '../../db/db.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { evidenceFolder } from '../../db/evidence-files.ts'
import { UserError } from '../domain/chat/errors.ts'
import { daysBetween, localDate } from '../domain/days/local-date.ts'
import { seedDemo } from './seed-demo.ts'
import { whoseDatabase } from './whose-database.ts'

/** The demo's own, in the working folder, whatever DATABASE_URL says. */
export const demoFile = 'data/demo.db'

/** The demo is about today; after a week its office looks neglected and is made anew. */
const freshDays = 7

/**
 * Opens the demo's database and fills it when it is empty or old. What it deletes it has made, and nobody has brought
 * anything of an office into it. @throws UserError otherwise
 */
export async function openDemoOffice(file: string, now: number, timeZone: string): Promise<Db> {
  const today = localDate(now, timeZone)
  const owner = whoseDatabase(file)
  switch (owner.kind) {
    case 'office':
    case 'mixed':
      throw new UserError(
        `${path.resolve(file)} có dữ liệu của cơ quan nên không dùng để chạy thử. Hãy chuyển tệp này đi (và đặt DATABASE_URL tới chỗ mới) rồi chạy lại.`,
      )
    case 'demo': {
      if (Math.abs(daysBetween(owner.seededOn, today)) <= freshDays) return openDatabase(file)
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
      rmSync(evidenceFolder(file), { recursive: true, force: true })
      return seeded(file, today, now)
    }
    case 'nobody':
      return seeded(file, today, now)
  }
}

async function seeded(file: string, today: string, now: number): Promise<Db> {
  const db = openDatabase(file)
  await seedDemo(db, today, now)
  return db
}
