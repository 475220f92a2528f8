import { numbered } from '../domain/choices.ts'
import { plainText, text, type Block, type Reply } from '../domain/reply.ts'
import type { Capabilities, Message, Picture } from './channel.ts'

/** Cuts a reply into the platform's messages at block borders; choices, menu and picture go with the last one. */
export function toMessages(reply: Reply, capabilities: Capabilities, picture?: Picture): Message[] {
  const choices = reply.choices ?? []
  const blocks = reply.blocks.map(block => ({ ...block, text: block.text.normalize('NFC') }))
  if (choices.length > 0 && !capabilities.buttons) blocks.push(text(numbered(choices)))
  const pages = paginate(blocks, capabilities.textLimit)
  const messages: Message[] = pages.map(page => ({ blocks: page, choices: [] }))
  const last = messages.at(-1)
  if (picture) {
    const fits = last && plainText(last).length <= capabilities.captionLimit
    if (fits) last.picture = picture
    else messages.push({ blocks: [], choices: [], picture })
  }
  const carrier = messages.at(-1)
  if (carrier) {
    carrier.choices = choices
    if (reply.menu) carrier.menu = reply.menu
  }
  return messages
}

const separator = 2

function paginate(blocks: Block[], limit: number): Block[][] {
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

/** Only a block longer than a whole message is cut: at a line's end, else at a space, else where it must be. */
function cutToFit(block: Block, limit: number): Block[] {
  const pieces: Block[] = []
  let rest = block.text
  while (rest.length > limit) {
    const head = rest.slice(0, limit)
    const border = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '))
    // never between the two halves of a character outside the basic plane
    const hard = /[\uD800-\uDBFF]$/.test(head) ? limit - 1 : limit
    const end = border > limit / 2 ? border : hard
    pieces.push({ ...block, text: rest.slice(0, end).trimEnd() })
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? pieces : [...pieces, { ...block, text: rest }]
}
