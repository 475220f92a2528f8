import type { BotCommand, Call, Chat, Outcome, Params, SentMessage, Upload, User, Violation } from './types.ts'
import type { Updates } from './updates.ts'
import { createUpdates } from './updates.ts'
import type { Watch } from './watch.ts'
import { createWatch } from './watch.ts'

export interface ChatState {
  chat: Chat
  user: User
  sent: SentMessage[]
  /** the numbers of what the person wrote */
  written: Set<number>
  standing: 'open' | 'blocked' | 'deactivated'
}

/** The answer to a tap, as the person sees it. */
export interface Notice {
  text: string
  alert: boolean
}

interface CallbackQuery {
  from: number
  at: number
  notice?: Notice
}

export interface World {
  now(): number
  bot: User
  watch: Watch
  updates: Updates
  calls: Call[]
  violations: Violation[]
  chats: Map<number, ChatState>
  queries: Map<string, CallbackQuery>
  files: Map<string, Upload>
  commands: Map<string, BotCommand[]>
  menuButtons: Map<number | 'default', { type: string }>
  nextMessageId(): number
}

export type Method = (params: Params, gone: AbortSignal) => Outcome | Promise<Outcome>

export function createWorld(now: () => number, bot: User): World {
  const watch = createWatch()
  const updates = createUpdates(now)
  updates.onChange(watch.changed)
  let messageId = 0
  return {
    now,
    bot,
    watch,
    updates,
    calls: [],
    violations: [],
    chats: new Map(),
    queries: new Map(),
    files: new Map(),
    commands: new Map(),
    menuButtons: new Map(),
    nextMessageId: () => ++messageId,
  }
}

export const chatOf = (world: World, id: number | string | undefined): ChatState | undefined =>
  id === undefined ? undefined : world.chats.get(Number(id))

/** The same file keeps its id, as Telegram's files do. */
export function keepFile(world: World, upload: Upload): string {
  for (const [id, kept] of world.files) if (kept === upload) return id
  const id = `file-${world.files.size + 1}`
  world.files.set(id, upload)
  return id
}
