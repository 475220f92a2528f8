import type { ChannelName } from '../../domain/chat/incoming.ts'
import type { ChannelState } from '../channel.ts'

export interface ChannelLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export interface Health {
  /** What holds while nothing is wrong. */
  normally: (state: ChannelState) => void
  /** `part` does not work; logged once for as long as the words stay the same. */
  trouble: (part: string, detail: string) => void
  fine: (part: string) => void
  forget: () => void
  state: () => ChannelState
}

export function createHealth(log: ChannelLog, channel: ChannelName): Health {
  const troubles = new Map<string, string>()
  let normal: ChannelState = { ok: false, detail: 'chưa khởi động' }
  return {
    normally: state => void (normal = state),
    trouble(part, detail) {
      if (troubles.get(part) !== detail) log.warn({ channel, part }, detail)
      troubles.set(part, detail)
    },
    fine(part) {
      if (troubles.delete(part)) log.info({ channel, part }, 'works again')
    },
    forget: () => troubles.clear(),
    state() {
      const [detail] = troubles.values()
      return detail === undefined ? normal : { ok: false, detail }
    },
  }
}
