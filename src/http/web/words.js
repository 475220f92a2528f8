import { el, pressable } from './dom.js'

/** The words that say so, in the facts of an item that is late or due today. "Hoàn thành quá hạn" is history. */
const pressing = {
  late: /(?<!hoàn thành )(?<![\p{L}])(?:quá|trễ) hạn(?: (?:chưa đến )?\d+(?: ngày(?: làm việc)?)?)?(?![\p{L}])/giu,
  today: /(?<![\p{L}])(?:hạn )?hôm nay(?![\p{L}])/giu,
}
const link = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g

function split(text, pattern, wrap) {
  const nodes = []
  let done = 0
  for (const match of text.matchAll(pattern)) {
    nodes.push(text.slice(done, match.index), wrap(match[0]))
    done = match.index + match[0].length
  }
  return [...nodes, text.slice(done)].filter(node => node !== '')
}

/** Text with addresses that can be opened. */
export const linked = text =>
  split(text, link, href => el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, href))

const marked = (text, tone) =>
  pressing[tone] ? split(text, pressing[tone], words => el('mark', { className: tone }, words)) : [text]

const tag = words => el('span', { className: words.startsWith('#') ? 'number' : 'urgent' }, words)

/**
 * An item: its first line stands out, the others are facts about it; "#12" is the number one types. Where there is more to
 * tell, pressing anywhere on it asks for that. `onOpen` resolves when the press has been delivered.
 */
export function card({ text, tone = '', opens }, onOpen) {
  const [first = '', ...facts] = text.split('\n')
  const head = el('b', {}, ...split(first, /^#\d+|(?<=^#\d+ )\[[\p{Lu} ]+\]/gu, tag))
  const lines = facts.map(line =>
    el('small', {}, ...split(line, /[^·\s](?:[^·]*[^·\s])?(?:\s*·)?/g, fact => el('span', {}, ...marked(fact, tone)))),
  )
  const opener = opens && el('button', { type: 'button', className: 'opener', title: opens }, head)
  const item = el('li', { className: 'card', dataset: { tone } }, opener || head, ...lines)
  if (opener) pressable(opener, () => onOpen({ send: opens }), item)
  return item
}
