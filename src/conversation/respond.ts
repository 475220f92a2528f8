import type { Command } from '../../commands/command.ts'
import { keepWithAlbum } from '../actions/evidence.ts'
import type { Conversation } from '../../db/messages/conversations.ts'
import type { Content } from '../domain/chat/incoming.ts'
import type { Reply } from '../domain/chat/reply.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { hear } from '../vietnamese/heard.ts'
import { respondToForwarded } from './forwarded.ts'
import { meet, respondToText } from './meet.ts'
import { aside } from './open-question.ts'
import { withoutRefused } from './proposals.ts'
import * as texts from './refusals.ts'
import { askAgain, named, run, type Asked } from './run.ts'

/** What a person sent, other than that they can be reached. */
export type Readable = Exclude<Content, { kind: 'reachable' }>

/**
 * From a message to its reply: what it means, who may do that, and the command that does it. Undefined where nothing needs
 * to be said: one more picture of an album.
 */
export async function respond(
  content: Readable,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply | undefined> {
  const reply = await replyTo(content, conversation, context, commands)
  return reply && withoutRefused(reply, context, commands)
}

async function replyTo(
  content: Readable,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply | undefined> {
  switch (content.kind) {
    case 'secret':
      return aside(context.actor ? texts.refusedSecret(content) : texts.howToLink, conversation)
    case 'unsupported':
      return aside(context.actor ? texts.unsupported(context.actor) : texts.howToLink, conversation)
    case 'contact': {
      const withContact = { ...context, message: { ...context.message, contact: content } }
      const reply = await run(named('lienket', commands), withContact, '')
      return reply.form ? reply : aside(reply, conversation)
    }
    case 'file':
      return respondToFile(content, conversation, context, commands)
    case 'text':
      return content.forwarded
        ? respondToForwarded(content.text, conversation, context, commands)
        : respondToText(content.text, conversation, context, commands)
  }
}

async function respondToFile(
  { caption, file, forwarded }: Extract<Content, { kind: 'file' }>,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply | undefined> {
  const { form, files } = conversation
  const inAlbum = file.album !== undefined && files.some(({ album }) => album === file.album)
  const waiting = form ? files : files.filter(({ album }) => album !== undefined && album === file.album)
  const withFiles = { ...context, message: { ...context.message, files: [...waiting, file] } }
  if (nfc(caption) !== '')
    return forwarded
      ? respondToForwarded(caption, conversation, withFiles, commands)
      : respondToText(caption, conversation, withFiles, commands)
  const { actor } = context
  if (actor && (await keepWithAlbum(context.tx, actor, { channel: context.message.channel, file }))) return undefined
  if (actor && inAlbum) return undefined
  if (form && !forwarded) {
    const heard = hear('')
    return meet(
      { kind: 'answer', open: form, said: { text: '', heard, withFile: true } },
      conversation,
      withFiles,
      commands,
    )
  }
  if (!actor) return texts.howToLink
  return form ? askAgain(form, withFiles, commands) : { ...texts.fileWithoutWords, keepsFiles: true }
}
