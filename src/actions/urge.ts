import { noticesUnder, untoldKeys } from '../../db/messages/notices.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { reachableAmong } from '../../db/people/accounts.ts'
import { concernedBy, namesOf } from '../../db/people/officers.ts'
import type { Party } from '../../db/tasks/find.ts'
import { urgingHistory, type NamedEvent } from '../../db/tasks/urges.ts'
import type { Reads, Tx } from '../../db/db.ts'
import { urgesTopic } from '../domain/chat/notice.ts'
import { localDate, localTime } from '../domain/days/local-date.ts'
import { leavesAt, usualQuietHours } from '../domain/days/quiet-hours.ts'
import type { Actor } from '../domain/people/access.ts'
import { dueStatus } from '../domain/tasks/due.ts'
import { noticesOf } from '../domain/tasks/notices.ts'
import { urge as urged } from '../domain/tasks/task.ts'
import { tooNear, urgePauseMs, urgingOf } from '../domain/tasks/urging.ts'
import { urgeNotice } from '../vietnamese/urge-notice.ts'
import { isRefused, type Action, type Occasion, type Outcome, type Refusal } from './action.ts'
import { openTask, takeStep, type SeenTask, type Taken } from './task-step.ts'
import { tellTogether } from './tell-concerned.ts'

interface When {
  now: number
  office: { timeZone: string }
}

export const outcomeOf = ({ kind, by, officerId, at }: NamedEvent, actor: Actor, zone: string): Outcome => ({
  kind,
  by,
  own: officerId === actor.officerId,
  day: localDate(at, zone),
  time: localTime(at, zone),
})

export interface OpenUrge extends SeenTask {
  /** who would be told: the lead, or the heads of a unit that has named nobody, as far as they can be reached */
  people: number[]
  /** how often they were urged before */
  count: number
}

/** The task about which this person may urge its lead now. Changes nothing. */
export async function openUrge(tx: Reads, actor: Actor, at: When, task: number): Promise<OpenUrge | Refusal> {
  const open = await openTask(tx, actor, at.now, 'urge', task)
  if (isRefused(open)) return open
  const zone = at.office.timeZone
  const urging = urgingOf(await urgingHistory(tx, task))
  const near = tooNear(urging, at.now)
  if (near) {
    const next = near.at + urgePauseMs
    const again = { day: localDate(next, zone), time: localTime(next, zone) }
    return { refused: 'urged-lately', task, outcome: outcomeOf(near, actor, zone), again }
  }
  const leads = await leadsOf(tx, open.parties)
  const linked = await reachableAmong(tx, leads)
  if (linked.size === 0) return { refused: 'nobody-linked', task, names: await namesOf(tx, leads) }
  return { ...open, people: leads.filter(id => linked.has(id)), count: urging.count }
}

/** Who has a task to do, each once. */
async function leadsOf(tx: Reads, parties: readonly Party[]): Promise<number[]> {
  const concerned = await concernedBy(tx, parties)
  return [...new Set(concerned.flatMap(({ role, officerId }) => (role === 'lead' ? [officerId] : [])))]
}

export interface Urged {
  task: Taken['task']
  people: readonly number[]
  /** how often the task's lead was urged by now */
  count: number
}

export interface UrgedAll {
  urged: Urged[]
  /** those that were not, and why */
  left: Refusal[]
  /** when the word leaves (ms): at once, or where nobody is to be disturbed, when that is over; `urgent`: some leave at once */
  leavesAt: number
  urgent: boolean
}

export interface Urging {
  tasks: readonly number[]
  words?: string | undefined
}

/**
 * The leads of these tasks are asked to get on with them: each urging has a line of its own in the history, and each person
 * hears of all of theirs at once.
 */
export async function urgeAll(tx: Tx, actor: Actor, at: Occasion, { tasks, words }: Urging): Promise<UrgedAll> {
  const left: Refusal[] = []
  const done: (OpenUrge & Taken)[] = []
  for (const task of tasks) {
    const open = await openUrge(tx, actor, at, task)
    const taken = isRefused(open)
      ? open
      : await takeStep(tx, actor, at, { step: 'urge', task, change: urged, note: words, tellsItself: true })
    if (isRefused(open) || isRefused(taken)) left.push(isRefused(open) ? open : (taken as Refusal))
    else done.push({ ...open, ...taken })
  }
  await tellUrged(tx, actor, at, done, words)
  const atOnce = new Set(done.flatMap(({ task, people }) => (task.urgency === 'express' ? people : [])))
  const isAllAtOnce = done.every(({ people }) => people.every(id => atOnce.has(id)))
  const leaves = leavesAt(at.now, usualQuietHours, await officeCalendar(tx), at.office.timeZone)
  return {
    urged: done.map(({ task, people, count }) => ({ task, people, count: count + 1 })),
    left,
    leavesAt: isAllAtOnce ? at.now : leaves,
    urgent: atOnce.size > 0,
  }
}

/** The same for one task. */
export const urge: Action<{ task: number; words?: string | undefined }, Urged & { leavesAt: number }> = async (
  tx,
  actor,
  at,
  { task, words },
) => {
  const { urged, left, leavesAt } = await urgeAll(tx, actor, at, { tasks: [task], words })
  const [only] = urged
  return only ? { ...only, leavesAt } : (left[0] ?? { refused: 'not-found', task })
}

async function tellUrged(
  tx: Tx,
  actor: Actor,
  at: Occasion,
  done: readonly (OpenUrge & Taken)[],
  words: string | undefined,
): Promise<void> {
  const [first, last] = [done[0], done.at(-1)]
  if (!first || !last) return
  const calendar = await officeCalendar(tx)
  const parts = done.map(one => {
    const { event, kind, before, task, people } = one
    const concerned = people.map(officerId => ({ officerId, role: 'lead' as const }))
    return { one, notices: noticesOf({ id: event, kind, before, task, by: actor.officerId }, concerned) }
  })
  await tellTogether(tx, at, parts, {
    key: keyOf(first.event, last.event),
    topic: urgesTopic(first.event),
    reply: theirs => {
      const urges = theirs.map(({ task, event }) => ({
        task,
        event,
        status: dueStatus(task, at.today, calendar, { now: at.now, timeZone: at.office.timeZone }),
      }))
      return urgeNotice(actor.name, words, urges)
    },
  })
}

/** All that was urged at one go has one key: the first and the last of its lines in the history, which lie side by side. */
const keyOf = (first: number, last: number): string => `urge:${first}-${last}`

/** What was urged together with this event, where nobody was told of any of it yet. */
export async function untoldUrges(
  tx: Reads,
  parties: readonly Party[],
  event: number,
): Promise<{ first: number; last: number; notices: { id: number }[] } | undefined> {
  const keys = await untoldKeys(tx, await leadsOf(tx, parties))
  for (const key of keys) {
    const [, from, to] = /^urge:(\d+)-(\d+):/.exec(key) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === undefined || event < first || event > last) continue
    const notices = await noticesUnder(tx, keyOf(first, last))
    const isTold = notices.some(({ status }) => !['queued', 'held', 'dropped'].includes(status))
    return isTold ? undefined : { first, last, notices: notices.filter(({ status }) => status !== 'dropped') }
  }
  return undefined
}
