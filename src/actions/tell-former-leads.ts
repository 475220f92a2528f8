import { officeCalendar } from '../../db/office/calendar.ts'
import { queueNotices, waitingOn } from '../../db/messages/notices.ts'
import { newestEventId } from '../../db/tasks/events.ts'
import { titlesOf } from '../../db/tasks/find.ts'
import type { Tx } from '../../db/db.ts'
import { formerLeadTopic, type Notice } from '../domain/chat/notice.ts'
import { instantOf } from '../domain/days/local-date.ts'
import { addWorkingDays } from '../domain/days/working-calendar.ts'
import { notTheirsAnyMore } from '../vietnamese/announcement.ts'
import type { Occasion } from './action.ts'
import { worthTelling } from './announce.ts'

/** Who led a task until a file named somebody else. */
export interface FormerLead {
  task: number
  officerId: number
}

/** Tells them that it is not theirs to do any more, with what they were not sent yet of that: one message a person. */
export async function tellFormerLeads(tx: Tx, at: Occasion, former: readonly FormerLead[]): Promise<void> {
  if (former.length === 0) return
  const officers = [...new Set(former.map(({ officerId }) => officerId))]
  const waiting = await waitingOn(tx, officers, formerLeadTopic)
  const newest = await newestEventId(tx)
  const { timeZone, pushChannels } = at.office
  const lastDay = addWorkingDays(await officeCalendar(tx), at.today, worthTelling.workingDays)
  const notices: Notice[] = []
  for (const to of officers) {
    const own = former.flatMap(({ task, officerId }) => (officerId === to ? [task] : []))
    const about = [...new Set([...(waiting.get(to) ?? []), ...own])]
    notices.push({
      to,
      kind: 'task',
      key: `former-lead:${newest}:officer-${to}`,
      topic: formerLeadTopic,
      about,
      reply: notTheirsAnyMore(await titlesOf(tx, about)),
      expiresAt: instantOf(lastDay, worthTelling.until, timeZone),
    })
  }
  await queueNotices(tx, notices, pushChannels, at.now)
}
