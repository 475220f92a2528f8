import { count, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { outbox } from '../db/schema.ts'

/** Messages marked as sent. The service itself never counts them: they are nearly all, and in no index. */
export async function countSent(db: Db): Promise<number> {
  const [row] = await db.reads.select({ sent: count() }).from(outbox).where(eq(outbox.status, 'sent'))
  return row?.sent ?? 0
}
