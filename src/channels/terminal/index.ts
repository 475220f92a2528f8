import type { Channel, Message } from '../channel.ts'
import type { Incoming } from '../../domain/chat/incoming.ts'
import { storable } from '../../domain/chat/tidy-text.ts'

export interface TerminalChannel extends Channel {
  /** One typed line. Resolves once it is stored. */
  type(line: string): Promise<void>
}

/** A person at the command line; `print` gets each reply whole. */
export function terminalChannel(person: string, print: (message: Message) => void): TerminalChannel {
  let onIncoming: ((incoming: Incoming) => Promise<void>) | undefined
  // No line is ever sent twice, but each needs a name of its own, also among those of earlier sessions.
  const session = crypto.randomUUID()
  let lines = 0
  return {
    name: 'terminal',
    capabilities: {
      buttons: Infinity,
      images: true,
      files: true,
      textLimit: 1_000_000,
      captionLimit: 1_000_000,
      push: false,
    },
    start: listener => {
      onIncoming = listener
      return Promise.resolve()
    },
    stop: () => Promise.resolve(),
    state: () => ({ ok: true, detail: 'terminal' }),
    send: (_address, message) => {
      print(message)
      return Promise.resolve(undefined)
    },
    async type(line) {
      await onIncoming?.({
        channel: 'terminal',
        externalId: `${session}:${++lines}`,
        chat: person,
        sender: person,
        content: { kind: 'text', text: storable(line) },
      })
    },
  }
}
