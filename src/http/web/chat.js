import { composer } from './composer.js'
import { conversation } from './conversation.js'
import { deliver } from './deliver.js'
import { $, el, icon } from './dom.js'
import { card, chooser } from './people.js'
import { follow } from './stream.js'
import { chooseFirst, welcome } from './welcome.js'

const connection = $('connection')
let person
let everyone = []
let people
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
        if (canRetry && message.person === person?.code) undelivered.add(attempt)
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

const ask = (path, options) =>
  fetch(path, options).then(
    answer => (answer.ok ? answer.json() : undefined),
    () => undefined,
  )

/** The person's name above the conversation, and what they may do below it. Strangers get the code they were handed. */
async function show(chosen) {
  person = chosen
  people.mark(person)
  document.title = `${person.name} – Nhắc Việc`
  const line = person.role ? `${person.position} · ${person.unit}` : person.position
  $('who').replaceChildren(...card(person, line), icon('choose'), el('span', { className: 'unseen' }, 'Đổi người'))
  writing.offer(person)
  if (person.role) return
  const headers = { 'content-type': 'application/json' }
  const invitation = await ask('/web/invitation', { method: 'POST', headers, body: '{}' })
  if (person !== chosen) return
  person.invitation = invitation
  writing.offer(person)
}

/** Who links, or ends it, is somebody else on the same chat. */
async function showChanges() {
  const before = person
  everyone = (await ask('/web/people')) ?? everyone
  const now = everyone.find(one => one.code === before.code)
  if (person === before && now && String(now.commands) !== String(before.commands)) await show(now)
}

function open(chosen) {
  leave()
  const shown = show(chosen)
  writing.focus()
  let begun = false
  const onEntry = entry => {
    talk.add(entry)
    if (begun && entry.rights) showChanges()
  }
  const onReady = async () => {
    begun = true
    await shown
    if (person?.code === chosen.code) talk.ready(() => welcome(person, press))
  }
  stop = follow(chosen.code, { onEntry, onReady, onConnected: showConnection })
}

function leave() {
  stop?.()
  undelivered = new Set()
  connection.textContent = ''
  talk.clear()
}

function openNobody() {
  leave()
  person = undefined
  people.mark()
  document.title = 'Nhắc Việc'
  $('who').replaceChildren(el('b', {}, 'Nhắc Việc'), icon('choose'), el('span', { className: 'unseen' }, 'Chọn người'))
  writing.offer()
  talk.ready(() => chooseFirst(people.open))
  people.open()
}

/** The address says who is speaking, so that going back and a second tab do what they do everywhere. */
function go() {
  const chosen = everyone.find(one => `#${encodeURIComponent(one.code)}` === location.hash)
  if (chosen) open(chosen)
  else openNobody()
}

async function begin() {
  const found = await ask('/web/people')
  if (!found) {
    showConnection(false)
    return setTimeout(begin, 2000)
  }
  everyone = found
  people = chooser(everyone, chosen => (location.hash = encodeURIComponent(chosen.code)))
  $('who').addEventListener('click', people.open)
  addEventListener('hashchange', go)
  connection.textContent = ''
  go()
}

begin()
