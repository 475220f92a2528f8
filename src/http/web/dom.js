export const $ = id => document.getElementById(id)

/** An element with properties and children. Text only ever enters the page as text nodes, never as HTML. */
export function el(tag, { dataset = {}, aria = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  Object.assign(element.dataset, dataset)
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value)
  element.append(...children)
  return element
}

/** May the person use the command that this line begins with? */
export const may = (person, line) => person.commands.includes(/^\/(\w+)/.exec(line)?.[1])

/** ms and px: a press this soon after one at this place is the other half of a double click */
const soon = 800
const near = 8
let last

/** Also where the first press has moved another button under the pointer. Keys press at no place: `detail` is 0. */
function secondHalf({ detail, timeStamp: at, clientX: x, clientY: y }) {
  const before = last
  last = detail > 0 ? { at, x, y } : undefined
  if (!before || !last) return false
  return at - before.at < soon && Math.hypot(x - before.x, y - before.y) < near
}

/** Presses on `area` go to `onPress`, one at a time; it resolves when the press has been delivered. */
export function pressable(button, onPress, area = button) {
  area.addEventListener('click', async event => {
    if (secondHalf(event) || button.ariaDisabled === 'true') return
    // Whoever marks words of a card to copy them is not opening it.
    if (area !== button && !document.getSelection().isCollapsed) return
    button.ariaDisabled = 'true'
    await onPress()
    button.ariaDisabled = 'false'
  })
  return button
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `#i-${name}`)
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  svg.append(use)
  return svg
}

export const fileSize = bytes =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`
