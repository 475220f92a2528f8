import { and, asc, count, desc, eq, inArray, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ChannelName, FileReference } from '../../src/domain/chat/incoming.ts'
import type { EvidenceState } from '../../src/domain/tasks/evidence.ts'
import type { Reads, Tx } from '../db.ts'
import { given, prepared } from '../sqlite/prepared.ts'
import { evidence, taskEvents } from '../schema.ts'

/** Keeps where the proof is and what it is; its bytes are fetched after the commit (src/evidence). */
export async function addEvidence(
  tx: Tx,
  proof: { taskId: number; eventId: number; officerId: number; at: number; channel: ChannelName; file: FileReference },
): Promise<void> {
  const { file, ...rest } = proof
  await tx.insert(evidence).values({
    ...rest,
    reference: file.reference,
    name: file.name,
    mime: file.mime,
    size: file.size ?? null,
    album: file.album ?? null,
  })
}

/** The step that the pictures of this album were sent with, if one of them was. */
export async function stepWithAlbum(
  tx: Reads,
  album: { channel: ChannelName; album: string; officerId: number },
): Promise<{ taskId: number; eventId: number; at: number } | undefined> {
  const [found] = await tx
    .select({ taskId: evidence.taskId, eventId: evidence.eventId, at: evidence.at })
    .from(evidence)
    .where(
      and(
        eq(evidence.channel, album.channel),
        eq(evidence.album, album.album),
        eq(evidence.officerId, album.officerId),
      ),
    )
    .orderBy(desc(evidence.id))
    .limit(1)
  return found?.eventId ? { ...found, eventId: found.eventId } : undefined
}

/** A proof as it is shown with its task. */
export interface Proof {
  id: number
  name: string
  mime: string
  /** bytes, where it is known */
  size: number | null
  state: EvidenceState
  sha256: string | null
  /** It came with the assignment, and proves nothing that was done. */
  ofAssignment: boolean
}

const ofAssignment = sql<boolean>`coalesce(${taskEvents.kind} = 'assigned', 0)`.mapWith(Boolean)

const selectEvidence = prepared(tx =>
  tx
    .select({
      id: evidence.id,
      name: evidence.name,
      mime: evidence.mime,
      size: evidence.size,
      state: evidence.state,
      sha256: evidence.sha256,
      ofAssignment,
    })
    .from(evidence)
    .leftJoin(taskEvents, eq(taskEvents.id, evidence.eventId))
    .where(and(eq(evidence.taskId, given('task')), notExists(undoingOfItsStep(tx))))
    .orderBy(ofAssignment, asc(evidence.id)),
)

/** The proofs that count, as they came, and behind them the papers of the assignment: one sent with a step that was taken back is kept, but no longer shown. */
export const evidenceOf = (tx: Reads, taskId: number): Promise<Proof[]> => selectEvidence(tx).execute({ task: taskId })

function undoingOfItsStep(tx: Reads) {
  const undoing = alias(taskEvents, 'undoing')
  return tx
    .select({ id: undoing.id })
    .from(undoing)
    .where(and(eq(undoing.taskId, given('task')), eq(undoing.undoes, evidence.eventId)))
}

/** A proof that is still on the platform alone. */
export interface WaitingProof {
  id: number
  taskId: number
  officerId: number
  /** when it was sent, ms */
  at: number
  channel: ChannelName
  reference: string
  name: string
  mime: string
  attempts: number
}

/** Those whose turn has come, of these channels, the longest waiting first. */
export const evidenceToFetch = (
  tx: Reads,
  channels: readonly ChannelName[],
  now: number,
  limit: number,
): Promise<WaitingProof[]> =>
  tx
    .select({
      id: evidence.id,
      taskId: evidence.taskId,
      officerId: evidence.officerId,
      at: evidence.at,
      channel: evidence.channel,
      reference: evidence.reference,
      name: evidence.name,
      mime: evidence.mime,
      attempts: evidence.attempts,
    })
    .from(evidence)
    .where(and(eq(evidence.state, 'waiting'), lte(evidence.nextAt, now), inArray(evidence.channel, [...channels])))
    .orderBy(asc(evidence.nextAt), asc(evidence.id))
    .limit(limit)

/** What became of an attempt to fetch it. */
export type Fetched =
  | { state: 'kept'; sha256: string; size: number; mime: string }
  | { state: 'waiting'; nextAt: number }
  | { state: 'lost' }

export async function markFetched(tx: Tx, { id, attempts }: WaitingProof, fetched: Fetched): Promise<void> {
  await tx
    .update(evidence)
    .set({ ...fetched, attempts: attempts + 1 })
    .where(and(eq(evidence.id, id), eq(evidence.state, 'waiting')))
}

/** Its bytes are no longer there: they are fetched again, where the platform still has them. */
export const fetchAgain = (tx: Tx, sha256: string): Promise<unknown> =>
  tx.update(evidence).set({ state: 'waiting', sha256: null, attempts: 0, nextAt: 0 }).where(eq(evidence.sha256, sha256))

/** The hashes of all that is kept. */
export async function keptHashes(tx: Reads): Promise<Set<string>> {
  const rows = await tx.selectDistinct({ sha256: evidence.sha256 }).from(evidence).where(eq(evidence.state, 'kept'))
  return new Set(rows.flatMap(row => row.sha256 ?? []))
}

/** How many there are in each state. */
export async function evidenceCounts(tx: Reads): Promise<Record<EvidenceState, number>> {
  const rows = await tx.select({ state: evidence.state, n: count() }).from(evidence).groupBy(evidence.state)
  return { waiting: 0, kept: 0, lost: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) }
}
