import { eq } from 'drizzle-orm'
import type { Tx } from '../db.ts'
import { accounts } from '../schema.ts'
import { dropSetting, readSetting, writeSetting } from './settings.ts'

/** By which a file tells that the demo made it, and on which day. */
const mark = 'demo'
const ownInvites = 'demo.invites'

export const markDemo = (tx: Tx, today: string): Promise<void> => writeSetting(tx, mark, today)

/** The demo's own invitations are counted: any other was made for an office. */
export const noteDemoInvite = async (tx: Tx): Promise<void> =>
  writeSetting(tx, ownInvites, String(Number((await readSetting(tx, ownInvites)) ?? 0) + 1))

/** The file is an office's from now on; the page on which one may speak as anybody has no accounts in it. */
export async function forgetDemo(tx: Tx): Promise<void> {
  await dropSetting(tx, mark)
  await dropSetting(tx, ownInvites)
  await tx.delete(accounts).where(eq(accounts.channel, 'web'))
}
