import { createWatch, type Watch } from '../fake-telegram/watch.ts'
import type { Call, SentMessage, Update, Violation } from './types.ts'

export interface ChatState {
  id: string
  name: string
  sent: SentMessage[]
  blocked: boolean
}

export interface World {
  bot: { id: string; account_name: string; account_type: string; can_join_groups: boolean }
  watch: Watch
  calls: Call[]
  violations: Violation[]
  /** A chat is known once its person has written. */
  chats: Map<string, ChatState>
  /** What nobody has fetched or accepted yet, in order. */
  waiting: Update[]
  webhook: { url: string; secret: string; updated_at: number } | undefined
  /** 20 hexadecimal digits, as the platform's are. */
  nextId(): string
}

export function createWorld(): World {
  let ids = 0
  return {
    bot: {
      id: '1459232241454765289',
      account_name: 'bot.nhacviec',
      account_type: 'BASIC',
      can_join_groups: false,
    },
    watch: createWatch(),
    calls: [],
    violations: [],
    chats: new Map(),
    waiting: [],
    webhook: undefined,
    nextId: () => `2d758cb5e222${(++ids).toString(16).padStart(8, '0')}`,
  }
}
