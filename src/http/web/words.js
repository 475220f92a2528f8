import { el } from './dom.js'

// "Hoàn thành quá hạn" is history and "quá hạn 0" is good news: neither is marked.
const late =
  /(?<!hoàn thành )(?<![\p{L}])(?:quá|trễ) hạn(?! 0(?!\d))(?: (?:chưa đến )?\d+(?: ngày(?: làm việc)?)?)?(?![\p{L}])/giu
const today = /(?<![\p{L}])(?:hạn )?hôm nay(?![\p{L}])/giu
const link = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g

const has = (pattern, text) => text.search(pattern) >= 0

/** How pressing a card is: late, today or neither. */
export const toneOf = text => (has(late, text) ? 'late' : has(today, text) ? 'today' : '')

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

const marked = text =>
  split(text, late, words => el('mark', {}, words)).flatMap(node =>
    typeof node === 'string' ? split(node, today, words => el('mark', { className: 'today' }, words)) : [node],
  )

const tag = words => el('span', { className: words.startsWith('#') ? 'number' : 'urgent' }, words)

/** An item: its first line stands out, the others are facts about it; "#12" is the number one types. */
export function card(text) {
  const [first = '', ...facts] = text.split('\n')
  const head = split(first, /^#\d+|\[[\p{Lu} ]+\]/gu, tag).flatMap(node =>
    typeof node === 'string' ? marked(node) : [node],
  )
  const lines = facts.map(line =>
    el('small', {}, ...split(line, /[^·\s](?:[^·]*[^·\s])?/g, fact => el('span', {}, ...marked(fact)))),
  )
  return el('li', { className: 'card', dataset: { tone: toneOf(text) } }, el('b', {}, ...head), ...lines)
}
