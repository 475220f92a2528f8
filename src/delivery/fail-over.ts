import type { Db } from '../../db/db.ts'
import { rerouteOfficers, strandedOfficers } from '../../db/messages/outbox-routes.ts'
import type { Clock } from '../clock.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import type { Log } from '../log.ts'

export interface FailOver {
  start(): void
  /** A channel went down: look at once. */
  ring(): void
  stop(): Promise<void>
}

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
export function createFailOver({ db, pushChannels, clock, log, onMoved }: FailOverParts): FailOver {
  const stopping = new AbortController()
  let bell = new AbortController()
  let loop: Promise<void> | undefined

  async function moveAll(): Promise<void> {
    while (!stopping.signal.aborted) {
      const officers = await strandedOfficers(db.reads, pushChannels, clock.now(), chunkSize)
      if (officers.length === 0) return
      await db.transact(tx => rerouteOfficers(tx, officers, pushChannels, clock.now()))
      log.info({ officers: officers.length }, 'pushes moved away from a channel that is down')
      onMoved()
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      bell = new AbortController()
      try {
        await moveAll()
      } catch (error) {
        log.error({ err: error }, 'pushes not moved yet, trying again')
      }
      await clock.wait(sweepMs, bell.signal)
    }
  }

  return {
    start: () => void (loop = run()),
    ring: () => bell.abort(),
    async stop() {
      stopping.abort()
      bell.abort()
      await loop
    },
  }
}
