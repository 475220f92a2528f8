import { el, fileSize, icon, pressable } from './dom.js'
import { openPicture } from './picture.js'
import { card, linked } from './words.js'

const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit' })
const time = at => el('time', { dateTime: new Date(at).toISOString() }, clock.format(at))

function block({ kind, text }) {
  return kind === 'title' ? el('h3', {}, text) : el('p', { className: 'words' }, ...linked(text))
}

/** Items that follow each other make one list. */
function blocks(all, onChoice) {
  const shown = []
  for (const one of all) {
    if (one.kind !== 'item') shown.push(block(one))
    else if (shown.at(-1)?.className === 'cards') shown.at(-1).append(card(one, onChoice))
    else shown.push(el('ul', { className: 'cards' }, card(one, onChoice)))
  }
  return shown
}

function thumb(picture, words, onLoad) {
  const src = `/web/pictures/${picture.id}.png`
  const alt = words.find(b => b.kind === 'title')?.text ?? picture.name
  const image = el('img', { src, alt, onload: onLoad })
  const open = () => openPicture(src, alt)
  return el(
    'button',
    { type: 'button', className: 'thumb', onclick: open, aria: { label: `Phóng to hình: ${alt}` } },
    image,
  )
}

const extensionOf = name => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
const kinds = { xlsx: 'Bảng tính Excel', docx: 'Văn bản Word', pdf: 'Tệp PDF' }

/** A file of the bot's: pressing it saves it. */
function fileCard({ id, name, size }) {
  const facts = [kinds[extensionOf(name)], fileSize(size)].filter(Boolean).join(' · ')
  const words = el('span', { className: 'file-words' }, el('b', {}, name), el('small', {}, facts))
  return el(
    'a',
    { className: 'file-card', href: `/web/files/${id}`, download: name, title: `Tải ${name}` },
    icon('file'),
    words,
    icon('save'),
  )
}

const choiceButton = (choice, onChoice) =>
  pressable(el('button', { type: 'button', className: 'choice' }, choice.label), () => onChoice(choice))

/** What the bot said. `onChoice` resolves when the press has been delivered; `onLoad` tells that the height changed. */
export function botMessage(entry, { onChoice, onLoad }) {
  const wide = entry.picture || entry.blocks.some(b => b.kind === 'item')
  const bubble = el('div', { className: wide ? 'bubble wide' : 'bubble' }, ...blocks(entry.blocks, onChoice))
  // The picture shows what the list spells out.
  if (entry.picture)
    bubble.insertBefore(thumb(entry.picture, entry.blocks, onLoad), bubble.querySelector(':scope > .cards'))
  if (entry.file) bubble.append(fileCard(entry.file))
  bubble.append(time(entry.at))
  const logo = el('img', { src: '/web/icon.svg', alt: 'Nhắc Việc:' })
  const message = el('article', { className: 'message bot' }, logo, bubble)
  const onCards = new Set(entry.blocks.map(block => block.opens))
  const buttons = entry.choices
    .filter(choice => !onCards.has(choice.send))
    .map(choice => choiceButton(choice, onChoice))
  if (buttons.length > 0)
    message.append(el('div', { className: 'choices', role: 'group', aria: { label: 'Lựa chọn' } }, ...buttons))
  return message
}

/** What the person said. */
export function ownMessage(entry) {
  const bubble = el('div', { className: 'bubble' }, el('span', { className: 'unseen' }, 'Đồng chí: '))
  if (entry.file) {
    const name = `${entry.file.name} (${fileSize(entry.file.size)})`
    bubble.append(el('p', { className: 'file' }, icon('file'), el('span', {}, name)))
  }
  if (entry.text) bubble.append(el('p', { className: 'words' }, entry.text))
  bubble.append(time(entry.at))
  return el('article', { className: 'message own' }, bubble)
}

/** Says under an own message that it did not go out; the whole line goes away with the next attempt. */
export function showTrouble(message, words, onRetry) {
  message.querySelector('.trouble')?.remove()
  if (!words) return
  const line = el('p', { className: 'trouble' }, words)
  if (onRetry) line.append(el('button', { type: 'button', onclick: onRetry }, 'Gửi lại'))
  message.append(line)
}
