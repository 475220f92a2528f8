import { eq } from 'drizzle-orm'
import type { Reads, Tx } from './db.ts'
import { given, prepared } from './prepared.ts'
import { settings } from './schema.ts'

const selectSetting = prepared(tx =>
  tx
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, given('key'))),
)

export async function readSetting(tx: Reads, key: string): Promise<string | undefined> {
  const [row] = await selectSetting(tx).execute({ key })
  return row?.value
}

export async function writeSetting(tx: Tx, key: string, value: string): Promise<void> {
  await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
}
