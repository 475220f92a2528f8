import { numbered, type Numbering } from '../vietnamese/choices.ts'
import { oneLine, quoteMark } from '../domain/chat/apart.ts'
import { pieceOf, plainText, text, type Block, type Reply } from '../domain/chat/reply.ts'
import type { Capabilities, Media, Message } from './channel.ts'

/** A picture or a document that goes with a reply. */
export type Enclosure = { picture: Media } | { file: Media }

/** Cuts a reply into the platform's messages at block borders; choices, menu and enclosure go with the last one. */
export function toMessages(
  reply: Reply,
  capabilities: Capabilities,
  enclosure?: Enclosure,
  numbering?: Numbering,
): Message[] {
  const choices = (reply.choices ?? []).map(choice => ({ ...choice, label: oneLine(choice.label) }))
  const blocks = [...reply.blocks, text(...numbered(choices, capabilities.buttons, numbering).split('\n'))]
  const messages: Message[] = paginate(blocks, capabilities.textLimit).map(page => ({ blocks: page, choices: [] }))
  if (enclosure) {
    const last = messages.at(-1)
    const fits = last && plainText(last).length <= capabilities.captionLimit
    if (fits) Object.assign(last, enclosure)
    else messages.push({ blocks: [], choices: [], ...enclosure })
  }
  const carrier = messages.at(-1)
  if (carrier) {
    carrier.choices = choices
    if (numbering) carrier.numbering = numbering
    if (reply.menu) carrier.menu = reply.menu
  }
  return messages
}

const separator = 2

/** Blank blocks are left out: platforms refuse a message without text. */
function paginate(blocks: readonly Block[], limit: number): Block[][] {
  const pages: Block[][] = []
  let page: Block[] = []
  let used = 0
  for (const block of blocks.flatMap(block => cutToFit(block, limit))) {
    if (page.length > 0 && used + separator + block.text.length > limit) {
      pages.push(page)
      page = []
      used = 0
    }
    used += block.text.length + (page.length > 0 ? separator : 0)
    page.push(block)
  }
  if (page.length > 0) pages.push(page)
  return pages
}

/** Only a block longer than a whole message is cut, once it is in the form whose length the platforms count. */
function cutToFit(block: Block, limit: number): Block[] {
  const pieces: string[] = []
  let rest = block.text.normalize('NFC').trim()
  while (rest.length > limit) {
    const end = cutAt(rest, limit)
    const piece = rest.slice(0, end).trimEnd()
    pieces.push(piece)
    rest = rest[end] === '\n' ? rest.slice(end).trimStart() : goneOn(piece) + rest.slice(end).trimStart()
  }
  return [...pieces, rest].filter(piece => piece !== '').map(piece => pieceOf(block, piece))
}

/** People's words that are cut inside a line keep their mark: what goes on must not look like a line of ours. */
const goneOn = (piece: string): string =>
  piece.slice(piece.lastIndexOf('\n') + 1).startsWith(quoteMark) ? `${quoteMark}…` : ''

/** At a line's end, else at a space, else where it must be; not so early that the message would be half empty. */
function cutAt(text: string, limit: number): number {
  const reach = text.slice(0, limit + 1)
  const border = [reach.lastIndexOf('\n'), reach.lastIndexOf(' ')].find(at => at > limit / 2)
  // never between the two halves of a character outside the basic plane
  return border ?? (/[\uD800-\uDBFF]$/.test(text.slice(0, limit)) ? limit - 1 : limit)
}
