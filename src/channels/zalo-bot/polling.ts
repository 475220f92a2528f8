import { MalformedUpdate } from '../../domain/chat/errors.ts'
import type { Incoming } from '../../domain/chat/incoming.ts'
import { SendError } from '../channel.ts'
import type { ChannelLog } from '../shared/health.ts'
import { persist, type Persistence } from '../shared/persist.ts'
import type { Client } from './client.ts'

export interface PollingParts extends Persistence {
  client: Client
  log: ChannelLog
  /** @throws MalformedUpdate */
  open: (update: unknown) => Incoming | undefined
  store: (incoming: Incoming) => Promise<void>
}

const longPollSeconds = 30
/** The platform may take some moments more than it was asked to wait. */
const slackMs = 5_000
/** Where polls without a message are answered at once, the pace is ours. */
const unsettledMs = 1_000

/**
 * Receives until the signal ends it. A poll's answer holds one message, which the platform forgets with it: that
 * message is stored before the next poll, however long it takes. What it answers to a poll in the very moment we hang
 * up is lost, as with any service without acknowledgements: a webhook has no such gap. Never throws.
 */
export async function poll(parts: PollingParts): Promise<void> {
  const { client, signal, wait, log } = parts

  async function ask(last: unknown): Promise<unknown> {
    // Refused while a webhook is set, which somebody may have done meanwhile (a test by hand, an older service).
    if (last instanceof SendError && last.kind === 'bug') await endWebhook(client, signal)
    // After a failure a short poll tells soon that all is well.
    const timeout = last === undefined ? longPollSeconds : 1
    const began = performance.now()
    const update = await client.call(
      'getUpdates',
      { timeout: String(timeout) },
      { signal, limitMs: timeout * 1000 + slackMs },
    )
    if (isEmpty(update) && performance.now() - began < unsettledMs) await wait(unsettledMs, signal)
    return update
  }

  /** What cannot be understood today cannot be tomorrow, and the platform would not repeat it. */
  function openOrSkip(update: unknown): Incoming | undefined {
    try {
      return parts.open(update)
    } catch (error) {
      if (!(error instanceof MalformedUpdate)) throw error
      log.warn({ channel: 'zalo-bot' }, `update skipped: ${error.message}`)
      return undefined
    }
  }

  async function keep(incoming: Incoming): Promise<void> {
    const store = () => parts.store(incoming).then(() => true)
    if (await persist('store', store, storing)) return
    // We are stopping, and nobody else has the message any more: one last attempt.
    await store().catch(() => {
      log.error({ channel: 'zalo-bot', message: incoming.externalId }, 'a message could not be stored and is lost')
    })
  }

  const storing: Persistence = {
    ...parts,
    health: { ...parts.health, trouble: part => parts.health.trouble(part, 'chưa lưu được tin nhắn đến') },
  }

  while (!signal.aborted) {
    const update = await persist('getUpdates', ask, parts)
    const incoming = isEmpty(update) ? undefined : openOrSkip(update)
    if (incoming) await keep(incoming)
  }
}

/** @throws SendError, but not when the platform only says that there was none: how it does so is not documented */
export async function endWebhook(client: Client, signal: AbortSignal): Promise<void> {
  await client.call('deleteWebhook', {}, { signal }).catch((error: unknown) => {
    if (!(error instanceof SendError) || error.kind !== 'bug') throw error
  })
}

const isEmpty = (update: unknown): boolean => update === undefined || update === null
