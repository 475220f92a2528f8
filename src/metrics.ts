import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import { outboxCounts } from '../db/outbox-admin.ts'
import type { Db } from '../db/db.ts'
import { conditions as states } from './delivery/circuit.ts'
import type { WorkerParts } from './delivery/parts.ts'
import type { ChannelName } from './domain/incoming.ts'
import type { ChannelCondition } from './engine.ts'

export interface Metrics {
  onOutcome: (channel: ChannelName) => NonNullable<WorkerParts['onOutcome']>
  onJob: (job: string, outcome: 'ok' | 'failed') => void
  text(): Promise<string>
}

/** Figures for Prometheus; labels name channels and states, never people. */
export function createMetrics(db: Db, channels: () => readonly ChannelCondition[]): Metrics {
  const registers = [new Registry()]
  const [registry] = registers
  if (!registry) throw new Error('no registry')
  collectDefaultMetrics({ register: registry })
  const sends = new Counter({
    name: 'nhacviec_sends_total',
    help: 'Messages by channel, kind (answer, push) and outcome (sent, retried, gone, elsewhere, dead)',
    labelNames: ['channel', 'kind', 'outcome'],
    registers,
  })
  const jobs = new Counter({
    name: 'nhacviec_job_runs_total',
    help: 'Runs of scheduled jobs by outcome',
    labelNames: ['job', 'outcome'],
    registers,
  })
  new Gauge({
    name: 'nhacviec_outbox_messages',
    help: 'Messages in the outbox by status',
    labelNames: ['status'],
    registers,
    async collect() {
      this.reset()
      for (const { status, count } of await outboxCounts(db.reads)) this.set({ status }, count)
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
    onJob: (job, outcome) => jobs.inc({ job, outcome }),
    text: () => registry.metrics(),
  }
}
