import type { Message } from '../channel.ts'
import type { BotEntry } from './history.ts'

/** A message as the page shows it. A browser cannot vouch for a phone number, so that choice is left out. */
export function render({ blocks, choices, picture, file, menu }: Message, mediaId: string): BotEntry {
  return {
    from: 'bot',
    blocks,
    choices: choices.filter(choice => !choice.contact),
    ...(picture && { picture: { id: mediaId, name: picture.name } }),
    ...(menu && { rights: true }),
    ...(file && { file: { id: mediaId, name: file.name, size: file.bytes.length } }),
  }
}
