import type { Message } from '../channel.ts'
import type { BotEntry } from './history.ts'

/** A message as the page shows it. A browser cannot vouch for a phone number, so that choice is left out. */
export function render(message: Message, pictureId: string): BotEntry {
  return {
    from: 'bot',
    blocks: message.blocks,
    choices: message.choices.filter(choice => !choice.contact),
    ...(message.picture ? { picture: { id: pictureId, name: message.picture.name } } : {}),
  }
}
