import { eq } from 'drizzle-orm'
import type { Reads, Tx } from './db.ts'
import { settings } from './schema.ts'

export async function readSetting(tx: Reads, key: string): Promise<string | undefined> {
  const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  return row?.value
}

export async function writeSetting(tx: Tx, key: string, value: string): Promise<void> {
  await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
}
