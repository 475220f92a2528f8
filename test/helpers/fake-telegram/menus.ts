import { done, refuse, texts } from './texts.ts'
import type { BotCommand, Params, Scope } from './types.ts'
import type { ChatState, Method, World } from './world.ts'
import { chatOf } from './world.ts'

const keyOf = (scope: Scope = { type: 'default' }, language = ''): string =>
  `${scope.type} ${scope.chat_id ?? ''} ${language}`

/** The commands this person sees: the narrowest scope first, within it their own language first (BotCommandScope). */
export function menuOf({ commands }: World, { chat, user }: ChatState): BotCommand[] {
  const scopes = [{ type: 'chat', chat_id: chat.id }, { type: 'all_private_chats' }, { type: 'default' }]
  const keys = scopes.flatMap(scope => [keyOf(scope, user.language_code), keyOf(scope)])
  return commands.get(keys.find(key => commands.has(key)) ?? '') ?? []
}

/** Commands and the button beside the text field. */
export function menuMethods(world: World): Record<string, Method> {
  const { commands, menuButtons, watch } = world

  /** A scope of one chat needs a chat that the bot knows. */
  const inScope =
    (act: (key: string, params: Params) => unknown): Method =>
    params => {
      const { scope, language_code } = params
      if (scope?.chat_id !== undefined && !chatOf(world, scope.chat_id)) return refuse(400, texts.noChat)
      const result = act(keyOf(scope, language_code), params)
      watch.changed()
      return done(result)
    }

  return {
    setMyCommands: inScope((key, { commands: list = [] }) => {
      if (list.length > 0) commands.set(key, list)
      else commands.delete(key)
      return true
    }),
    deleteMyCommands: inScope(key => {
      commands.delete(key)
      return true
    }),
    getMyCommands: inScope(key => commands.get(key) ?? []),
    setChatMenuButton({ chat_id, menu_button = { type: 'default' } }) {
      if (chat_id !== undefined && !chatOf(world, chat_id)) return refuse(400, texts.noChat)
      menuButtons.set(chat_id === undefined ? 'default' : Number(chat_id), menu_button)
      watch.changed()
      return done()
    },
  }
}
