import { $, el } from './dom.js'
import { botMessage, ownMessage } from './message.js'

const log = $('log')
const toLatest = $('to-latest')
/** px from the bottom at which one still counts as reading the newest */
const close = 80
/** px left free beside a message that is brought into view */
const margin = 8
/** ms of waiting after which the dots get words, and after which they go */
const slow = 8000
const hopeless = 60_000

const day = new Intl.DateTimeFormat('vi-VN', { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' })
const dayName = at => (day.format(at) === day.format(Date.now()) ? 'Hôm nay' : day.format(at))

/** The list of messages: keeps order, marks the newest answer, keeps the reader where they are or at the newest. */
export function conversation({ onChoice }) {
  let seen = new Set()
  let own = new Map()
  let lastDay
  let waiting = []
  let pinned = true
  const dots = el('div', { className: 'bubble typing' })
  const logo = el('img', { src: '/web/icon.svg', alt: '' })
  const typing = el('div', { className: 'message bot', aria: { hidden: 'true' } }, logo, dots)

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < close

  /** A long answer is read from its top. Scrolls the list and nothing around it, which scrollIntoView would move too. */
  function reveal(message) {
    const { top, bottom, height } = message.getBoundingClientRect()
    const frame = log.getBoundingClientRect()
    log.scrollTop += height > frame.height - 2 * margin ? top - frame.top - margin : bottom - frame.bottom + margin
  }

  function stopWaiting() {
    waiting.forEach(clearTimeout)
    typing.remove()
  }

  function wait() {
    stopWaiting()
    dots.replaceChildren(el('i'), el('i'), el('i'))
    const explain = () => dots.append(el('span', {}, 'Đang xử lý, đồng chí vui lòng chờ…'))
    waiting = [setTimeout(explain, slow), setTimeout(stopWaiting, hopeless)]
    log.append(typing)
    reveal(typing)
  }

  function append(message, at, follow) {
    log.querySelector('.welcome')?.remove()
    if (dayName(at) !== lastDay) {
      lastDay = dayName(at)
      log.append(el('p', { className: 'day' }, lastDay))
    }
    if (log.ariaBusy !== 'true') message.classList.add('arriving')
    log.append(message)
    if (follow) reveal(message)
    return message
  }

  function addBot(entry) {
    const follow = atEnd() || typing.isConnected
    stopWaiting()
    log.querySelector('.latest')?.classList.remove('latest')
    const onLoad = () => message.classList.contains('latest') && follow && reveal(message)
    const message = botMessage(entry, { onChoice, onLoad })
    message.classList.add('latest')
    append(message, entry.at, follow)
  }

  function watch() {
    pinned = atEnd()
    toLatest.hidden = pinned
  }
  log.addEventListener('scroll', watch, { passive: true })
  // The line one writes in grows, a keyboard opens: who was at the newest message stays there.
  new ResizeObserver(() => pinned && (log.scrollTop = log.scrollHeight)).observe(log)
  toLatest.addEventListener('click', () => {
    log.scrollTop = log.scrollHeight
    log.focus()
  })

  return {
    wait,
    stopWaiting,

    /** The person's message, once: the page adds it when it is sent, and the stream tells of it again. */
    addOwn(entry) {
      const message = own.get(entry.key) ?? append(ownMessage(entry), entry.at, true)
      own.set(entry.key, message)
      return message
    },

    add(entry) {
      if (seen.has(entry.id)) return
      seen.add(entry.id)
      if (entry.from === 'person') this.addOwn(entry)
      else addBot(entry)
    },

    /** Empties the page for another person; what comes until `ready` is old and is not read aloud. */
    clear() {
      stopWaiting()
      seen = new Set()
      own = new Map()
      lastDay = undefined
      log.ariaBusy = 'true'
      log.replaceChildren()
      toLatest.hidden = true
    },

    ready(welcome) {
      log.ariaBusy = 'false'
      if (log.childElementCount === 0) log.append(welcome())
    },
  }
}
