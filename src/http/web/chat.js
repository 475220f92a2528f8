import { composer } from './composer.js'
import { conversation } from './conversation.js'
import { deliver } from './deliver.js'
import { $, el, icon } from './dom.js'
import { card, chooser } from './people.js'
import { follow } from './stream.js'
import { chooseFirst, welcome } from './welcome.js'

const connection = $('connection')
let person
let stop
let undelivered = new Set()

const talk = conversation({ onChoice: press })
const writing = composer({ onSend: say, onQuick: press })

/** The command goes out, the button's words stay in the conversation. */
function press({ send, label }) {
  return say({ text: send, label })
}

async function say(content) {
  const message = { id: crypto.randomUUID(), person: person.code, ...content }
  const text = content.label ?? content.text ?? content.caption
  const bubble = talk.addOwn({ from: 'person', key: message.id, text, file: content.file, at: Date.now() })
  const attempt = () => {
    undelivered.delete(attempt)
    talk.wait()
    return deliver(message, bubble, {
      onRetry: attempt,
      onFailed: canRetry => {
        if (canRetry && message.person === person.code) undelivered.add(attempt)
        talk.stopWaiting()
      },
    })
  }
  await attempt()
}

async function resend() {
  for (const attempt of [...undelivered]) await attempt()
}

function showConnection(connected) {
  if (!connected) {
    connection.dataset.state = 'lost'
    connection.textContent = 'Mất kết nối với máy chủ, đang kết nối lại…'
    return
  }
  resend()
  if (connection.textContent === '') return
  connection.dataset.state = 'back'
  connection.textContent = 'Đã kết nối lại.'
  setTimeout(() => connection.dataset.state === 'back' && (connection.textContent = ''), 2500)
}

function open(chosen, people) {
  stop?.()
  person = chosen
  undelivered = new Set()
  connection.textContent = ''
  people.mark(person)
  history.replaceState(null, '', `#${encodeURIComponent(person.code)}`)
  document.title = `${person.name} – Nhắc Việc`
  const line = person.role ? `${person.position} · ${person.unit}` : person.position
  $('who').replaceChildren(...card(person, line), icon('choose'), el('span', { className: 'unseen' }, 'Đổi người'))
  talk.clear()
  writing.enable()
  const ready = () => talk.ready(() => welcome(person, press))
  stop = follow(person.code, { onEntry: entry => talk.add(entry), onReady: ready, onConnected: showConnection })
}

async function begin() {
  const answer = await fetch('/web/people').catch(() => undefined)
  if (!answer?.ok) {
    showConnection(false)
    return setTimeout(begin, 2000)
  }
  const everyone = await answer.json()
  const people = chooser(everyone, chosen => open(chosen, people))
  $('who').addEventListener('click', people.open)
  const chosen = everyone.find(one => one.code === decodeURIComponent(location.hash.slice(1)))
  if (chosen) return open(chosen, people)
  $('who').replaceChildren(el('b', {}, 'Nhắc Việc'), icon('choose'), el('span', { className: 'unseen' }, 'Chọn người'))
  talk.ready(() => chooseFirst(people.open))
  people.open()
}

begin()
