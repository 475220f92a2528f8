import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { oldestWaiting, outboxCounts } from '../../db/messages/outbox-admin.ts'
import type { Db } from '../../db/db.ts'
import type { Answered } from '../conversation/answering.ts'
import { conditions as states } from '../delivery/circuit.ts'
import type { WorkerParts } from '../delivery/parts.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { ChannelCondition } from './engine.ts'

export interface Metrics {
  onOutcome: (channel: ChannelName) => NonNullable<WorkerParts['onOutcome']>
  onAnswered: (answered: Answered) => void
  /** `lateMs`: from the moment a slot was due to the start of its run */
  onJob: (job: string, outcome: 'ok' | 'failed', lateMs?: number) => void
  text(): Promise<string>
}

/** Of a database that cannot be read all else is still told; `/readyz` says what is wrong. */
const unreadable = (): undefined => undefined

/** Figures for Prometheus; labels name channels, commands, jobs and states, never people. `now` in ms. */
export function createMetrics(
  db: Db,
  channels: () => readonly ChannelCondition[],
  now: () => number = Date.now,
): Metrics {
  const registers = [new Registry()]
  const [registry] = registers
  if (!registry) throw new Error('no registry')
  // among them the delay of the event loop, nodejs_eventloop_lag_*
  collectDefaultMetrics({ register: registry })
  const sends = new Counter({
    name: 'nhacviec_sends_total',
    help: 'Messages by channel, kind (answer, push) and outcome (sent, retried, gone, elsewhere, dead, ambiguous)',
    labelNames: ['channel', 'kind', 'outcome'],
    registers,
  })
  const jobs = new Counter({
    name: 'nhacviec_job_runs_total',
    help: 'Runs of scheduled jobs by outcome',
    labelNames: ['job', 'outcome'],
    registers,
  })
  const lateness = new Gauge({
    name: 'nhacviec_job_lateness_seconds',
    help: 'How long after it was due the last run of a job began',
    labelNames: ['job'],
    registers,
  })
  const answers = new Histogram({
    name: 'nhacviec_command_seconds',
    help: "From a message's turn to the commit of its answer, by command (none: no command ran)",
    labelNames: ['command'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25],
    registers,
  })
  new Gauge({
    name: 'nhacviec_outbox_oldest_seconds',
    help: 'Age of the oldest message that is still to be sent, by kind (answer, push); 0: none waits',
    labelNames: ['kind'],
    registers,
    async collect() {
      const waiting = await oldestWaiting(db.reads, now()).catch(unreadable)
      if (!waiting) return this.reset()
      for (const kind of ['answer', 'push'] as const) {
        const oldest = waiting.get(kind)
        this.set({ kind }, oldest === undefined ? 0 : Math.max(0, now() - oldest) / 1_000)
      }
    },
  })
  new Gauge({
    name: 'nhacviec_outbox_messages',
    help: 'Messages in the outbox by status, without the sent',
    labelNames: ['status'],
    registers,
    async collect() {
      this.reset()
      for (const { status, count } of (await outboxCounts(db.reads).catch(unreadable)) ?? [])
        this.set({ status }, count)
    },
  })
  new Gauge({
    name: 'nhacviec_database_present',
    help: '0 once the files of the database were removed or replaced under the service: nothing is taken any more',
    registers,
    collect() {
      this.set(db.gone() ? 0 : 1)
    },
  })
  new Gauge({
    name: 'nhacviec_channel_up',
    help: '1 unless the channel is down',
    labelNames: ['channel'],
    registers,
    collect() {
      for (const { name, state } of channels()) this.set({ channel: name }, state === 'down' ? 0 : 1)
    },
  })
  new Gauge({
    name: 'nhacviec_channel_state',
    help: '1 for the state the channel is in (healthy, degraded, down), 0 for the others',
    labelNames: ['channel', 'state'],
    registers,
    collect() {
      for (const { name, state } of channels())
        for (const one of states) this.set({ channel: name, state: one }, one === state ? 1 : 0)
    },
  })
  return {
    onOutcome: channel => (outcome, kind) => sends.inc({ channel, kind, outcome }),
    onAnswered: ({ command = 'none', ms }) => answers.observe({ command }, ms / 1_000),
    onJob(job, outcome, lateMs) {
      jobs.inc({ job, outcome })
      if (lateMs !== undefined) lateness.set({ job }, lateMs / 1_000)
    },
    text: () => registry.metrics(),
  }
}
