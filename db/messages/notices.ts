import { and, gte, inArray, lt, sql } from 'drizzle-orm'
import { isOver, isWanted, priorityOf, turnsMoot, type Notice } from '../../src/domain/chat/notice.ts'
import type { PushChannels } from '../../src/domain/chat/push-channel.ts'
import type { Task } from '../../src/domain/tasks/task.ts'
import type { Reads, Tx } from '../db.ts'
import { readersAmong } from '../people/officers.ts'
import { listed, prepared } from '../sqlite/prepared.ts'
import { outbox, tasks } from '../schema.ts'
import { endMessages } from './outbox-delivery.ts'
import { routesOf } from './outbox-routes.ts'

const selectUntold = prepared(tx =>
  tx
    .select({
      id: outbox.id,
      key: outbox.key,
      officerId: outbox.officerId,
      topic: outbox.topic,
      about: outbox.about,
    })
    .from(outbox)
    .where(
      and(
        inArray(outbox.officerId, listed('officers')),
        // in the words of its index
        sql`${outbox.status} in ('queued', 'held') and ${outbox.topic} is not null`,
      ),
    ),
)

/** The notices that these officers were not sent yet. What is being sent at this moment counts as told. */
const untold = (tx: Reads, officerIds: readonly number[]) =>
  selectUntold(tx).execute({ officers: JSON.stringify([...new Set(officerIds)]) })

/**
 * Queues what officers are told, each where they can be reached now; held while that is nowhere. Only for who serves and wants
 * this kind, and once under each key. What the same person was not told yet on the same topic goes. Returns what is queued, or
 * was before under its key.
 */
export async function queueNotices<N extends Notice>(
  tx: Tx,
  notices: readonly N[],
  channels: PushChannels,
  now: number,
): Promise<N[]> {
  if (notices.length === 0) return []
  const people = await readersAmong(
    tx,
    notices.map(notice => notice.to),
  )
  const wanted = notices.filter(({ to, kind }) => {
    const preferences = people.get(to)
    return preferences !== undefined && isWanted(kind, preferences)
  })
  const known = await knownKeys(tx, wanted)
  const fresh = wanted.filter(({ key }) => !known.has(key))
  const replaced = await withdrawTopics(tx, fresh)
  const needless = new Set(fresh.filter(({ to, topic, cancels }) => cancels && replaced.has(placeOf(to, topic))))
  const queued = fresh.filter(notice => !needless.has(notice))
  await insertNotices(tx, queued, channels, now)
  return wanted.filter(notice => !needless.has(notice))
}

async function insertNotices(tx: Tx, notices: Notice[], channels: PushChannels, now: number): Promise<void> {
  if (notices.length === 0) return
  const routes = await routesOf(
    tx,
    notices.map(notice => notice.to),
    channels,
    now,
  )
  await tx.insert(outbox).values(
    notices.map(({ to, key, topic, reply, expiresAt, about, ...notice }) => {
      const route = routes.get(to)
      return {
        kind: 'push' as const,
        priority: priorityOf(notice),
        key,
        topic,
        about: about ?? null,
        officerId: to,
        reply,
        expiresAt,
        channel: route?.channel ?? null,
        chat: route?.chat ?? null,
        status: route ? ('queued' as const) : ('held' as const),
        nextAt: now,
        createdAt: now,
      }
    }),
  )
}

const placeOf = (officerId: number | null, topic: string | null): string => `${officerId} ${topic}`

async function knownKeys(tx: Reads, notices: readonly Notice[]): Promise<Set<string>> {
  const keys = notices.map(notice => notice.key)
  const rows = await tx.select({ key: outbox.key }).from(outbox).where(inArray(outbox.key, keys))
  return new Set(rows.map(row => row.key))
}

/** Takes back what waits on the topics of these notices; returns where something did. */
async function withdrawTopics(tx: Tx, notices: readonly Notice[]): Promise<Set<string>> {
  const places = new Set(notices.map(({ to, topic }) => placeOf(to, topic)))
  const waiting = await untold(
    tx,
    notices.map(notice => notice.to),
  )
  const replaced = waiting.filter(({ officerId, topic }) => places.has(placeOf(officerId, topic)))
  await withdraw(tx, replaced, 'có tin mới hơn')
  return new Set(replaced.map(({ officerId, topic }) => placeOf(officerId, topic)))
}

/** By officer the tasks of which they were not sent yet what waits for them on this topic. */
export async function waitingOn(
  tx: Tx,
  officerIds: readonly number[],
  topic: string,
): Promise<Map<number, readonly number[]>> {
  const rows = (await untold(tx, officerIds)).filter(row => row.topic === topic)
  return new Map(
    rows.flatMap(({ officerId, about }) => (officerId === null ? [] : [[officerId, about ?? []] as const])),
  )
}

/** Takes back what these officers were not sent yet on this topic, as if it had never been told: it is told anew, joined. */
export async function takeBack(tx: Tx, officerIds: readonly number[], topic: string): Promise<void> {
  const waiting = (await untold(tx, officerIds)).filter(row => row.topic === topic)
  await withdraw(tx, waiting, 'có tin mới hơn')
}

async function withdraw(tx: Tx, rows: readonly { id: number }[], error: string): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(row => row.id)
  await endMessages(tx, inArray(outbox.id, ids), { status: 'dropped', error })
}

/** The notices whose keys begin so, whatever became of them. */
export const noticesUnder = (tx: Reads, key: string) =>
  tx
    .select({ id: outbox.id, key: outbox.key, officerId: outbox.officerId, status: outbox.status })
    .from(outbox)
    // `;` follows `:`
    .where(and(gte(outbox.key, `${key}:`), lt(outbox.key, `${key};`)))
    .execute()

/** The keys of what these officers were not told yet. */
export async function untoldKeys(tx: Reads, officerIds: readonly number[]): Promise<string[]> {
  return (await untold(tx, officerIds)).map(({ key }) => key)
}

/** What is taken back need not be told. */
export const withdrawNotices = (tx: Tx, rows: readonly { id: number }[]): Promise<void> =>
  withdraw(tx, rows, 'đã được hoàn tác')

/** A change of a task after which there may be nothing more to be said of it. */
export interface TaskTurn {
  before: Task
  task: Task
}

/**
 * Takes back what these officers were not told yet and what this change of the task has left without a point. Returns where
 * that was.
 */
export async function withdrawMoot(
  tx: Tx,
  officerIds: readonly number[],
  { before, task }: TaskTurn,
): Promise<(officerId: number, topic: string) => boolean> {
  if (!turnsMoot(before, task)) return () => false
  const waiting = (await untold(tx, officerIds)).flatMap(({ id, officerId, topic, about }) =>
    topic !== null && about?.includes(task.id) && isOver(topic, task)
      ? [{ id, officerId, topic, others: about.filter(other => other !== task.id) }]
      : [],
  )
  const ids = [...new Set(waiting.flatMap(({ others }) => others))]
  const states = ids.length === 0 ? [] : await statesOf(tx, ids)
  const moot = waiting.filter(({ topic, others }) =>
    others.every(other => states.some(state => state.id === other && isOver(topic, state))),
  )
  await withdraw(tx, moot, 'việc đã thay đổi, không còn cần báo')
  const places = new Set(moot.map(({ officerId, topic }) => placeOf(officerId, topic)))
  return (officerId, topic) => places.has(placeOf(officerId, topic))
}

const statesOf = (tx: Reads, ids: number[]) =>
  tx
    .select({
      id: tasks.id,
      work: tasks.work,
      review: tasks.review,
      extension: tasks.extension,
      causeReview: tasks.causeReview,
    })
    .from(tasks)
    .where(inArray(tasks.id, ids))
    .execute()
