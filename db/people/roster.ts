import { max } from 'drizzle-orm'
import type { Reads, Tx } from '../db.ts'
import { prepared } from '../sqlite/prepared.ts'
import { officers, units } from '../schema.ts'
import { readSetting, writeSetting } from '../office/settings.ts'

const key = 'roster'

const lastUnit = prepared(tx => tx.select({ last: max(units.id) }).from(units))
const lastOfficer = prepared(tx => tx.select({ last: max(officers.id) }).from(officers))

/** Differs when units or officers were imported, renamed or added since; costs three look-ups, not a scan. */
export async function rosterVersion(tx: Reads): Promise<string> {
  const [unit] = await lastUnit(tx).execute()
  const [officer] = await lastOfficer(tx).execute()
  return [(await readSetting(tx, key)) ?? '0', unit?.last ?? 0, officer?.last ?? 0].join('.')
}

/** To be called by whatever changes names of units or officers. */
export const noteRosterChange = async (tx: Tx): Promise<void> =>
  writeSetting(tx, key, String(Number((await readSetting(tx, key)) ?? 0) + 1))

export async function rosterNames(tx: Reads) {
  return {
    units: await tx.select({ code: units.code, name: units.name }).from(units),
    officers: await tx.select({ code: officers.code, name: officers.name }).from(officers),
  }
}
