import type { Db } from '../../db/db.ts'
import type { Channel, Media } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import type { MessageKind } from '../domain/chat/outbox.ts'
import type { SummaryFigures } from '../domain/reports/summary-figures.ts'
import type { Attachment, ProgressChart } from '../domain/chat/reply.ts'
import type { Log } from '../log.ts'
import type { Offered } from './published-files.ts'
import type { Circuit } from './circuit.ts'
import type { Pacer } from './pacing.ts'

export type Outcome = 'sent' | 'retried' | 'gone' | 'elsewhere' | 'dead' | 'ambiguous'

/** What a channel's worker works with. */
export interface WorkerParts {
  db: Db
  channel: Channel
  /** every channel on which a push may go out, for finding another way */
  pushChannels: PushChannels
  /** this channel's; nobody else records there */
  circuit: Circuit
  /** The channel went down: its pushes should look for another way at once. */
  onDown?: () => void
  pacer: Pacer
  draw: (attachment: Attachment) => Promise<Media>
  /** the chart's figures in words, for channels without pictures */
  describe: (chart: ProgressChart) => string
  /** Gives a file a public address that expires, for channels without files; left out: there is no such address. */
  publish?: ((file: Media) => string) | undefined
  /** Gives a kept file an address that lets it be taken once; left out: there is no such address. */
  offer?: ((file: Offered) => string) | undefined
  /** The language model's words for a summary; within 20 s, undefined where the program's own are better. Never throws. */
  word?: ((figures: SummaryFigures) => Promise<string | undefined>) | undefined
  /** the first moment from `now` (ms) on at which people may be disturbed */
  leavesAt: (now: number) => Promise<number>
  clock: Clock
  log: Log
  random: () => number
  onOutcome?: (outcome: Outcome, kind: MessageKind) => void
}
