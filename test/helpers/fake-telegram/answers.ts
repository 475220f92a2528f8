import { badRequest, done, refuse, texts } from './texts.ts'
import { callbackKeepMs } from './updates.ts'
import type { Method, World } from './world.ts'

/** Small methods that answer at once. */
export function answerMethods(world: World): Record<string, Method> {
  const { bot, files, queries, watch } = world
  return {
    getMe: () =>
      done({ ...bot, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false }),
    answerCallbackQuery({ callback_query_id = '', text = '', show_alert = false }) {
      const query = queries.get(callback_query_id)
      if (!query || world.now() - query.at > callbackKeepMs) return refuse(400, texts.oldQuery)
      query.notice = { text, alert: show_alert }
      watch.changed()
      return done()
    },
    getFile({ file_id = '' }) {
      const file = files.get(file_id)
      if (!file) return badRequest('wrong file_id or the file is temporarily unavailable')
      // Telegram hands out files up to 20 MB to bots.
      if (file.bytes.length > 20 * 1024 * 1024) return badRequest('file is too big')
      const file_unique_id = `unique-${file_id}`
      return done({ file_id, file_unique_id, file_size: file.bytes.length, file_path: `files/${file_id}` })
    },
  }
}
