import type { SentMessage, Upload } from './types.ts'
import type { ChatState, World } from './world.ts'
import { keepFile } from './world.ts'

export const seconds = (ms: number): number => Math.floor(ms / 1000)

/** A bot's message in the form of the type Message. */
export function wireMessage(world: World, { chat }: ChatState, message: SentMessage): object {
  const { message_id, at, text, caption, entities, photo, document, keyboard, edits } = message
  return {
    message_id,
    from: world.bot,
    chat,
    date: seconds(at),
    ...(edits > 0 && { edit_date: seconds(world.now()) }),
    ...(text && { text }),
    ...(caption && { caption }),
    ...(entities.length > 0 && { [text ? 'entities' : 'caption_entities']: entities }),
    ...(photo && { photo: wirePhoto(world, photo) }),
    ...(document && { document: wireDocument(world, document) }),
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  }
}

export function wireDocument(world: World, upload: Upload): object {
  return { ...wireFile(world, upload), file_name: upload.name, mime_type: upload.mime }
}

/** Telegram offers a photo in several sizes, the largest last; the small one is the same file here. */
export function wirePhoto(world: World, upload: Upload): object[] {
  const file = wireFile(world, upload)
  return [
    { ...file, width: 90, height: 68 },
    { ...file, width: 800, height: 600 },
  ]
}

function wireFile(world: World, upload: Upload): object {
  const file_id = keepFile(world, upload)
  return { file_id, file_unique_id: `unique-${file_id}`, file_size: upload.bytes.length }
}
