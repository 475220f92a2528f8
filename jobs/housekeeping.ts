import { addDefaultHolidays } from '../db/office/calendar.ts'
import { purgeConversations } from '../db/messages/conversations.ts'
import { purgeWrongCodes } from '../db/people/invites.ts'
import { inboxRanges, purgeInbox } from '../db/messages/inbox.ts'
import { outboxRanges, purgeOutbox } from '../db/messages/outbox-delivery.ts'
import type { Job } from './job.ts'

const dayMs = 86_400_000
/** What people wrote is kept a month for looking into complaints, the bare rows a quarter for recognising late repeats. */
const contentsDays = 30
const rowsDays = 90
/** Whoever tries wrong codes is locked out for a quarter of an hour; after a day nothing depends on it. */
const wrongCodesDays = 1
/** A list of choices is shown again to whoever types a number for it so long after it expired. */
const listDays = 7

/** Forgets what is no longer needed, and knows next year's holidays in time. */
export const housekeeping: Job = {
  name: 'housekeeping',
  summary: 'Dọn dữ liệu cũ, bổ sung ngày nghỉ',
  schedule: { at: '02:00', days: 'every-day' },

  async run({ db, now, slot, pause }) {
    const year = Number(slot.slice(0, 4))
    await db.transact(tx => addDefaultHolidays(tx, [year, year + 1]))
    await pause()
    const [contents, rows] = [now - contentsDays * dayMs, now - rowsDays * dayMs]
    for (const ids of await inboxRanges(db.reads)) {
      await db.transact(tx => purgeInbox(tx, ids, { contents, rows }))
      await pause()
    }
    for (const ids of await outboxRanges(db.reads)) {
      await db.transact(tx => purgeOutbox(tx, ids, contents))
      await pause()
    }
    await db.transact(tx => purgeWrongCodes(tx, now - wrongCodesDays * dayMs))
    await db.transact(tx => purgeConversations(tx, now - listDays * dayMs, now - contentsDays * dayMs))
    db.checkpoint()
    return []
  },

  plan: () => Promise.resolve([]),
}
