import { eq, like } from 'drizzle-orm'
import type { FixedSettings, OfficeSettings, SettingKey } from '../../src/domain/people/office-settings.ts'
import { settingKeys, settingsFrom } from '../../src/vietnamese/setting-words.ts'
import type { Reads, Tx } from '../db.ts'
import { given, prepared } from '../sqlite/prepared.ts'
import { settings } from '../schema.ts'

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

export async function dropSetting(tx: Tx, key: string): Promise<void> {
  await tx.delete(settings).where(eq(settings.key, key))
}

/** What an office sets for itself stands beside our own marks, under names of its own. */
const stored = (key: SettingKey): string => `office.${key}`

const selectOfficeSettings = prepared(tx =>
  tx.select({ key: settings.key, value: settings.value }).from(settings).where(like(settings.key, 'office.%')),
)

/** What the office has set, as text; an environment variable may win over it. */
export async function storedSettings(tx: Reads): Promise<ReadonlyMap<SettingKey, string>> {
  const values = new Map((await selectOfficeSettings(tx).execute()).map(row => [row.key, row.value]))
  const found = new Map<SettingKey, string>()
  for (const key of settingKeys) {
    const value = values.get(stored(key))
    if (value !== undefined) found.set(key, value)
  }
  return found
}

/** `value`: as `typedForm` has it; undefined: nothing is set any more. */
export async function storeSetting(tx: Tx, key: SettingKey, value: string | undefined): Promise<void> {
  if (value === undefined) await dropSetting(tx, stored(key))
  else await writeSetting(tx, stored(key), value)
}

/** What holds. */
export const officeSettings = async (tx: Reads, fixed: FixedSettings): Promise<OfficeSettings> =>
  settingsFrom(await storedSettings(tx), fixed)

/** The same with what this process knows of the environment. Read anew each time, so that an import is followed at once. */
export type ReadSettings = (tx: Reads) => Promise<OfficeSettings>
