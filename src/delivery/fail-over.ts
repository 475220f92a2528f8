import type { Db } from '../../db/db.ts'
import { rerouteOfficers, strandedOfficers } from '../../db/messages/outbox-routes.ts'
import type { Clock } from '../clock.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import type { Log } from '../log.ts'

interface FailOverParts {
  db: Db
  pushChannels: PushChannels
  clock: Clock
  log: Log
  /** after messages were moved */
  onMoved: () => void
}

/** Other processes (a job run by hand) queue without knowing what is down; the ring is for everything else. */
const sweepMs = 10_000
/** Officers moved in one transaction: few enough that no answer waits for it. */
const chunkSize = 100

/** Moves the pushes of a channel that is down to other accounts of their people, as far as they have one that is up (ADR 0005). */
export function failOver({ db, pushChannels, clock, log, onMoved }: FailOverParts) {
  return {
    everyMs: sweepMs,
    failed: 'pushes not moved yet, trying again',
    async sweep(stopping: AbortSignal): Promise<void> {
      while (!stopping.aborted) {
        const officers = await strandedOfficers(db.reads, pushChannels, clock.now(), chunkSize)
        if (officers.length === 0) return
        await db.transact(tx => rerouteOfficers(tx, officers, pushChannels, clock.now()))
        log.info({ officers: officers.length }, 'pushes moved away from a channel that is down')
        onMoved()
      }
    },
  }
}
