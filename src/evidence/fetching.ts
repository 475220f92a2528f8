import type { Db } from '../../db/db.ts'
import type { EvidenceFiles } from '../../db/evidence-files.ts'
import { queueNotices } from '../../db/messages/notices.ts'
import { evidenceToFetch, markFetched, type Fetched, type WaitingProof } from '../../db/tasks/evidence.ts'
import { FileError, type Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import { taskTopic } from '../domain/chat/notice.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import { largestFile } from '../domain/tasks/evidence.ts'
import type { Log } from '../log.ts'
import { lostEvidence } from '../vietnamese/evidence-lines.ts'
import { trueType } from './true-type.ts'

interface FetcherParts {
  db: Db
  files: EvidenceFiles
  channels: readonly Pick<Channel, 'name' | 'download'>[]
  pushChannels: PushChannels
  clock: Clock
  log: Log
  /** after somebody was to be told */
  onQueued: () => void
}

/** Other processes ring nobody, and a retry comes by time alone. */
const sweepMs = 30_000
/** At once: an office's line is shared with its answers. */
const atOnce = 2
/** Between the attempts, ms: a platform that is down for a night loses nothing. */
const pauses = [30_000, 2 * 60_000, 10 * 60_000, 3_600_000, 6 * 3_600_000, 12 * 3_600_000, 24 * 3_600_000]
/** Of proofs that were sent longer ago, before we kept them, nobody is told that they are lost: their page says it. ms */
const newsMs = 7 * 86_400_000

/**
 * Evidence is ours: the bytes that came with a report are fetched from the platform after its commit, judged by what they are,
 * and kept beside the database. Nobody's answer waits for it, and a kill loses nothing: what waits stands in the table.
 */
export function evidenceFetching(parts: FetcherParts) {
  const { db, files, clock, log } = parts
  const channels = new Map(
    parts.channels.flatMap(({ name, download }) => (download ? [[name, download] as const] : [])),
  )
  async function fetchOne(proof: WaitingProof, stopping: AbortSignal): Promise<void> {
    const fetched = await attempt(proof, stopping)
    if (!fetched) return
    const { failure, ...outcome } = fetched
    const { id, channel, taskId: task } = proof
    if (failure !== undefined)
      log.warn({ evidence: id, task, channel, failure, state: outcome.state }, 'evidence not fetched')
    const now = clock.now()
    await db.transact(async tx => {
      await markFetched(tx, proof, outcome)
      if (outcome.state === 'lost' && now - proof.at < newsMs) await tell(tx, proof, failure, now)
    })
    if (outcome.state === 'lost') parts.onQueued()
  }

  /** Undefined where the service stops. */
  async function attempt(
    proof: WaitingProof,
    stopping: AbortSignal,
  ): Promise<(Fetched & { failure?: string }) | undefined> {
    try {
      const bytes = await channels.get(proof.channel)?.(proof.reference, largestFile, stopping)
      if (!bytes) return undefined
      if (bytes.length === 0) throw new FileError('never', 'tệp trống')
      const judged = await trueType(bytes, proof.mime)
      if (!judged.fit) throw new FileError('never', 'tệp là chương trình')
      return { state: 'kept', sha256: await files.keep(bytes), size: bytes.length, mime: judged.mime }
    } catch (error) {
      if (stopping.aborted) return undefined
      const failure = error instanceof Error ? error.message : 'không rõ'
      const pause = pauses[proof.attempts]
      const isOver = pause === undefined || (error instanceof FileError && error.when === 'never')
      return isOver ? { state: 'lost', failure } : { state: 'waiting', nextAt: clock.now() + pause, failure }
    }
  }

  async function tell(
    tx: Parameters<typeof queueNotices>[0],
    { id, taskId, officerId, name }: WaitingProof,
    why: string | undefined,
    now: number,
  ): Promise<void> {
    const notice = {
      to: officerId,
      kind: 'task' as const,
      key: `evidence:${id}:lost`,
      topic: taskTopic(taskId, `evidence ${id}`),
      reply: lostEvidence(taskId, name, why ?? 'không rõ'),
      expiresAt: now + newsMs,
    }
    await queueNotices(tx, [notice], parts.pushChannels, now)
  }

  return {
    everyMs: sweepMs,
    failed: 'evidence not fetched yet, trying again',
    async sweep(stopping: AbortSignal): Promise<void> {
      while (!stopping.aborted) {
        const next = await evidenceToFetch(db.reads, [...channels.keys()], clock.now(), atOnce)
        if (next.length === 0) return
        await Promise.all(next.map(proof => fetchOne(proof, stopping)))
      }
    },
  }
}
