import { addDefaultHolidays } from '../db/office/calendar.ts'
import { purgeConversations } from '../db/messages/conversations.ts'
import { purgeWrongCodes } from '../db/people/invites.ts'
import { nextInInbox, purgeInbox } from '../db/messages/inbox.ts'
import { nextInOutbox, purgeOutbox } from '../db/messages/outbox-delivery.ts'
import { purgeShown } from '../db/messages/shown-buttons.ts'
import type { Tx } from '../db/db.ts'
import type { Job } from './job.ts'

const dayMs = 86_400_000
/** What people wrote is kept a month for looking into complaints, the bare rows a quarter for recognising late repeats. */
const contentsDays = 30
const rowsDays = 90
/** Whoever tries wrong codes is locked out for a quarter of an hour; after a day nothing depends on it. */
const wrongCodesDays = 1
/** A list of choices is shown again to whoever types a number for it so long after it expired. */
const listDays = 7

/** Some rows of a large table, from this id on; the id to go on at, or undefined at its end. Only what is old goes: new rows may come at any id. */
type Purge = (tx: Tx, from: number, now: number) => Promise<number | undefined>

const inbox: Purge = async (tx, from, now) => {
  const ids = await nextInInbox(tx, from)
  if (ids) await purgeInbox(tx, ids, { contents: now - contentsDays * dayMs, rows: now - rowsDays * dayMs })
  return ids && ids.to + 1
}

const outbox: Purge = async (tx, from, now) => {
  const ids = await nextInOutbox(tx, from)
  if (ids) await purgeOutbox(tx, ids, now - contentsDays * dayMs)
  return ids && ids.to + 1
}

async function rest(tx: Tx, day: string, now: number): Promise<void> {
  const year = Number(day.slice(0, 4))
  await addDefaultHolidays(tx, [year, year + 1])
  await purgeWrongCodes(tx, now - wrongCodesDays * dayMs)
  await purgeShown(tx, now)
  await purgeConversations(tx, now - listDays * dayMs, now - contentsDays * dayMs)
}

/** Forgets what is no longer needed, and knows next year's holidays in time. */
export const housekeeping: Job = {
  name: 'housekeeping',
  summary: 'Dọn dữ liệu cũ, bổ sung ngày nghỉ',
  schedule: { every: 'day', at: '02:00', onDaysOff: 'run', lateMs: dayMs },

  // The cursor is `inbox` or `outbox`, and the id to go on at.
  async step(tx, { day, now }, cursor) {
    if (cursor === '') {
      await rest(tx, day, now)
      return { next: 'inbox 0' }
    }
    const [table, from] = cursor.split(' ')
    const next = await (table === 'inbox' ? inbox : outbox)(tx, Number(from), now)
    if (next !== undefined) return { next: `${table} ${next}` }
    return table === 'inbox' ? { next: 'outbox 0' } : {}
  },

  async finish({ emptyLog, clearEvidence }) {
    emptyLog()
    await clearEvidence()
  },
}
