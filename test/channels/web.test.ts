import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/channels/channel.ts'
import { webChannel } from '../../src/channels/web/index.ts'
import type { Recorded } from '../../src/channels/web/history.ts'
import type { Incoming } from '../../src/domain/chat/incoming.ts'
import { item, text, title } from '../../src/domain/chat/reply.ts'

const { signal } = new AbortController()
const says = (words: string): Message => ({ blocks: [text(words)], choices: [] })
const wordsOf = (entry: Recorded) => (entry.from === 'person' ? entry.text : entry.blocks[0]?.text)
const picture = { name: 'tien-do.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) }

let now = 1_000
let channel: ReturnType<typeof webChannel>
let received: Incoming[]
beforeEach(async () => {
  now = 1_000
  received = []
  channel = webChannel(() => now)
  await channel.start(async incoming => void received.push(incoming))
})

/** What a page that opens now would show. */
function shown(person: string, after?: string): Recorded[] {
  const entries: Recorded[] = []
  channel.follow(person, after, entry => entries.push(entry))()
  return entries
}

describe('a message from the page', () => {
  it('arrives as text of the person it was sent as, under the id the page gave it', async () => {
    const id = randomUUID()
    await channel.receive({ id, person: 'CB01', text: '/nhiemvu quá hạn' })
    expect(received).toEqual([
      {
        channel: 'web',
        externalId: id,
        chat: 'CB01',
        sender: 'CB01',
        content: { kind: 'text', text: '/nhiemvu quá hạn' },
      },
    ])
  })

  it('is composed (NFC), as file names from macOS are not', async () => {
    const [name, words] = ['Báo cáo quý.docx', 'đã xong việc'].map(s => s.normalize('NFD')) as [string, string]
    const file = { name, mime: 'application/msword', size: 12 }
    await channel.receive({ id: 'a', person: 'CB01', file, caption: words })
    expect(received[0]?.content).toEqual({
      kind: 'file',
      caption: 'đã xong việc',
      file: { reference: 'web:a', name: 'Báo cáo quý.docx', mime: 'application/msword', size: 12 },
    })
    expect(shown('CB01')).toMatchObject([{ text: 'đã xong việc', file: { name: 'Báo cáo quý.docx', size: 12 } }])
  })

  it('stands in the conversation in the words of the button, before its answer', async () => {
    await channel.stop()
    await channel.start(async incoming => {
      await channel.send(incoming.chat, says('Đã ghi nhận.'), signal)
    })
    await channel.receive({ id: 'a', person: 'CB01', text: '/xong 12', label: 'Báo hoàn thành' })
    expect(shown('CB01')).toMatchObject([
      { from: 'person', key: 'a', text: 'Báo hoàn thành', at: 1_000 },
      { from: 'bot', blocks: [text('Đã ghi nhận.')] },
    ])
  })

  it('stands there once however often it is sent, but reaches the service each time, which knows repeats', async () => {
    const message = { id: 'a', person: 'CB01', text: 'một' }
    await channel.receive(message)
    await channel.receive(message)
    expect(shown('CB01')).toHaveLength(1)
    expect(received.map(r => r.externalId)).toEqual(['a', 'a'])
  })

  it('leaves no trace and can be repeated when it could not be stored', async () => {
    await channel.stop()
    let full = true
    await channel.start(async () => {
      if (full) throw new Error('disk full')
    })
    const message = { id: 'a', person: 'CB01', text: 'một' }
    await expect(channel.receive(message)).rejects.toThrow('disk full')
    expect(shown('CB01')).toEqual([])
    full = false
    await channel.receive(message)
    expect(shown('CB01')).toHaveLength(1)
  })

  it('is refused while the channel is stopped', async () => {
    await channel.stop()
    expect(channel.state().ok).toBe(false)
    await expect(channel.receive({ id: 'a', person: 'CB01', text: 'một' })).rejects.toThrow('not started')
    expect(shown('CB01')).toEqual([])
  })
})

describe('an answer', () => {
  it('keeps its blocks and buttons, without those only a phone can honour', async () => {
    const blocks = [title('Nhiệm vụ'), item(['#12 Báo cáo', 'quá hạn 2 ngày'])]
    const button = { label: 'Xong', send: '/xong 12' }
    await channel.send('CB01', { blocks, choices: [button, { label: 'Gửi số', send: '', contact: true }] }, signal)
    expect(shown('CB01')).toMatchObject([{ from: 'bot', blocks, choices: [button] }])
  })

  it('reaches every open page of that person and no other, until the page goes', async () => {
    const heard: string[] = []
    const leave = channel.follow('CB01', undefined, entry => heard.push(`1 ${wordsOf(entry)}`))
    channel.follow('CB01', undefined, entry => heard.push(`2 ${wordsOf(entry)}`))
    channel.follow('CB02', undefined, entry => heard.push(`other ${wordsOf(entry)}`))
    await channel.send('CB01', says('một'), signal)
    leave()
    await channel.send('CB01', says('hai'), signal)
    expect(heard).toEqual(['1 một', '2 một', '2 hai'])
  })

  it('has a picture under an address nobody can guess', async () => {
    await channel.send('CB01', { ...says('một'), picture }, signal)
    await channel.send('CB01', { ...says('hai'), picture }, signal)
    const ids = shown('CB01').map(entry => (entry.from === 'bot' ? entry.picture?.id : undefined))
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) {
      expect(id).toMatch(/^[\w-]{22}$/)
      expect(channel.media(id ?? '')).toBe(picture)
    }
    expect(channel.media('tien-do')).toBeUndefined()
  })
})

describe('the conversation', () => {
  it('is told again from where the page left off, and whole when that place is unknown', async () => {
    for (const words of ['một', 'hai', 'ba']) await channel.send('CB01', says(words), signal)
    const all = shown('CB01')
    expect(shown('CB01', all[0]?.id).map(wordsOf)).toEqual(['hai', 'ba'])
    expect(shown('CB01', all[2]?.id)).toEqual([])
    expect(shown('CB01', 'of-another-process').map(wordsOf)).toEqual(['một', 'hai', 'ba'])
  })

  it('keeps 200 entries, and forgets the pictures of those it drops', async () => {
    await channel.send('CB01', { ...says('đầu tiên'), picture }, signal)
    const [first] = shown('CB01')
    const id = first?.from === 'bot' ? (first.picture?.id ?? '') : ''
    for (let i = 1; i < 200; i++) await channel.send('CB01', says(`${i}`), signal)
    expect(channel.media(id)).toBe(picture)
    await channel.send('CB01', says('200'), signal)
    expect(shown('CB01')).toHaveLength(200)
    expect(shown('CB01').map(wordsOf).at(0)).toBe('1')
    expect(channel.media(id)).toBeUndefined()
  })

  it('notes when each entry was said', async () => {
    await channel.send('CB01', says('một'), signal)
    now = 5_000
    await channel.send('CB01', says('hai'), signal)
    expect(shown('CB01').map(entry => entry.at)).toEqual([1_000, 5_000])
  })
})
