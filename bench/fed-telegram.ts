import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { serve } from './part.ts'

// A Telegram in its own process that hands out updates as fast as the bot confirms them, and takes every message at once.
// As little as possible is read and written: its own time must not stand between the bots.

interface Line {
  chat: number
  text: string
}

const batch = 100
const date = Math.floor(Date.now() / 1_000)
const updates: { update_id: number; message: object }[] = []
const one = JSON.stringify({ ok: true, result: { message_id: 1, date, chat: { id: 1, type: 'private' }, text: '' } })
const me = { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' }
let sent = 0
let expected = 0
let polling: (() => void) | undefined
let delivered: (() => void) | undefined

const server = createServer((request, response) => {
  const method = request.url?.split('/').at(-1) ?? ''
  if (method === 'getUpdates') {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      answerPoll(response, (JSON.parse(body) as { offset?: number }).offset ?? 0)
    })
    return
  }
  request.resume().on('end', () => {
    if (method !== 'sendMessage') return end(response, { ok: true, result: method === 'getMe' ? me : true })
    response.setHeader('content-type', 'application/json').end(one)
    if (++sent === expected) delivered?.()
  })
})

function end(response: ServerResponse, answer: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
}

/** Update ids begin at 1 and lie without gaps. An open poll is answered by the next feeding. */
function answerPoll(response: ServerResponse, offset: number): void {
  const from = Math.max(0, offset - 1)
  if (from < updates.length) end(response, { ok: true, result: updates.slice(from, from + batch) })
  else polling = () => answerPoll(response, offset)
}

server.listen(0, '127.0.0.1')
await once(server, 'listening')

serve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
  /** Seconds from handing out the first line to taking the last answer. */
  async feed(lines: Line[]) {
    for (const { chat, text } of lines) {
      const from = { id: chat, is_bot: false, first_name: 'Bench' }
      const message = { message_id: updates.length, date, chat: { id: chat, type: 'private' }, from, text }
      updates.push({ update_id: updates.length + 1, message })
    }
    expected += lines.length
    const all = new Promise<void>(resolve => (delivered = resolve))
    const start = performance.now()
    polling?.()
    polling = undefined
    await all
    return (performance.now() - start) / 1_000
  },
  sent: async () => sent,
})
