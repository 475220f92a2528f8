import { badRequest, done, refuse, texts } from './texts.ts'
import type { Outcome, Params, SentMessage, Upload } from './types.ts'
import { wireMessage } from './wire.ts'
import type { ChatState, Method, World } from './world.ts'
import { chatOf } from './world.ts'

export function messageMethods(world: World): Record<string, Method> {
  function toChat(params: Params, act: (chat: ChatState) => Outcome): Outcome {
    const chat = chatOf(world, params.chat_id)
    if (!chat) return refuse(400, texts.noChat)
    switch (chat.standing) {
      case 'blocked':
        return refuse(403, texts.blocked)
      case 'deactivated':
        return refuse(403, texts.deactivated)
      case 'open':
        return act(chat)
    }
  }

  function put(chat: ChatState, params: Params, files: Pick<SentMessage, 'photo' | 'document'> = {}): Outcome {
    const { text = '', caption = '', entities, caption_entities, reply_markup } = params
    const message: SentMessage = {
      message_id: world.nextMessageId(),
      at: world.now(),
      text,
      caption,
      entities: entities ?? caption_entities ?? [],
      keyboard: reply_markup?.inline_keyboard ?? [],
      removesReplyKeyboard: reply_markup?.remove_keyboard ?? false,
      edits: 0,
      ...(reply_markup?.keyboard && { replyKeyboard: reply_markup.keyboard }),
      ...files,
    }
    chat.sent.push(message)
    world.watch.changed()
    return done(wireMessage(world, chat, message))
  }

  function putFile(kind: 'photo' | 'document', params: Params): Outcome {
    const given = params[kind]
    const file: Upload | undefined = typeof given === 'string' ? world.files.get(given) : given
    return toChat(params, chat =>
      file ? put(chat, params, { [kind]: file }) : badRequest('wrong file identifier/HTTP URL specified'),
    )
  }

  return {
    sendMessage: params => toChat(params, chat => put(chat, params)),
    sendPhoto: params => putFile('photo', params),
    sendDocument: params => putFile('document', params),
    sendChatAction: params => toChat(params, () => done()),
    editMessageText: params => edit(world, params, 'text'),
    editMessageReplyMarkup: params => edit(world, params, 'buttons'),
  }
}

/** How long Telegram lets a message be changed. */
const editableMs = 48 * 3_600_000

function edit(world: World, params: Params, what: 'text' | 'buttons'): Outcome {
  const chat = chatOf(world, params.chat_id)
  if (!chat) return refuse(400, texts.noChat)
  if (chat.standing === 'blocked') return refuse(403, texts.blocked)
  if (chat.standing === 'deactivated') return refuse(403, texts.deactivated)
  if (params.message_id !== undefined && chat.written.has(params.message_id))
    return badRequest("message can't be edited")
  const message = chat.sent.find(m => m.message_id === params.message_id)
  if (!message) return badRequest('message to edit not found')
  if (world.now() - message.at > editableMs) return badRequest("message can't be edited")
  if (what === 'text' && message.text === '') return badRequest('there is no text in the message to edit')
  const { reply_markup } = params
  if (reply_markup && !reply_markup.inline_keyboard) return badRequest('inline keyboard expected')
  const { text = '', entities = [] } = what === 'text' ? params : message
  const change = { text, entities, keyboard: reply_markup?.inline_keyboard ?? [] }
  const { text: was, entities: had, keyboard } = message
  if (JSON.stringify(change) === JSON.stringify({ text: was, entities: had, keyboard }))
    return refuse(400, texts.notModified)
  Object.assign(message, change, { edits: message.edits + 1 })
  world.watch.changed()
  return done(wireMessage(world, chat, message))
}
