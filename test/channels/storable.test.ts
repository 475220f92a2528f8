import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse as telegram } from '../../src/channels/telegram/parse.ts'
import { readUpdate as readTelegram } from '../../src/channels/telegram/update.ts'
import { terminalChannel } from '../../src/channels/terminal/index.ts'
import { parse as web } from '../../src/channels/web/parse.ts'
import { parse as zaloBot } from '../../src/channels/zalo-bot/parse.ts'
import { readUpdate as readZaloBot } from '../../src/channels/zalo-bot/update.ts'
import { parse as zaloOa } from '../../src/channels/zalo-oa/parse.ts'
import type { Incoming } from '../../src/domain/chat/incoming.ts'
import { storable } from '../../src/domain/chat/tidy-text.ts'

const dirty = '\0Đã\ud83d trình\udfff\0'
/** The same payload, with what no store takes in everything that a client may have written. */
function soiled(value: unknown, keep: RegExp, key = ''): unknown {
  if (typeof value === 'string') return keep.test(key) ? value : `${value}${dirty}`
  if (Array.isArray(value)) return value.map(each => soiled(each, keep, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, soiled(each, keep, name)]))
}

const [chat, from] = [{ id: 7, type: 'private' }, { id: 7 }]
const telegramMessages: object[] = [
  { message: { chat, from, text: 'việc' } },
  { message: { chat, from, text: 'việc', forward_origin: { chat: { title: 'Nhóm' } } } },
  { message: { chat, from, caption: 'ảnh', photo: [{ file_id: 'f', width: 1, height: 1 }], media_group_id: 'g' } },
  { message: { chat, from, document: { file_id: 'f', file_name: 'a.pdf', mime_type: 'application/pdf' } } },
  { message: { chat, from, contact: { phone_number: '0901', user_id: 7 } } },
  { callback_query: { id: '1', from, message: { chat }, data: '/xong 12' } },
]
const zaloBotMessage = (event_name: string, more: object) => ({
  event_name,
  message: { message_id: 'm', from: { id: 'u' }, chat: { id: 'u', chat_type: 'PRIVATE' }, ...more },
})
const zaloOaMessage = (event_name: string, message: object) => ({
  event_name,
  sender: { id: 'u' },
  message: { msg_id: 'm', ...message },
})
const file = { url: 'https://x.zdn.vn/a', name: 'a.pdf', type: 'pdf' }

const readBot = (body: unknown) => {
  const update = readZaloBot(body)
  return update && zaloBot(update, undefined)
}
type Payload = [channel: string, read: (body: unknown) => Incoming | undefined, keep: RegExp, body: object]
const payloads: Payload[] = [
  ...telegramMessages.map((body): Payload => [
    'telegram',
    one => telegram(readTelegram(one)),
    /^type$/,
    { update_id: 5, ...body },
  ]),
  ['zalo-bot', readBot, /^(event_name|chat_type)$/, zaloBotMessage('message.text.received', { text: 'việc' })],
  [
    'zalo-bot',
    readBot,
    /^(event_name|chat_type)$/,
    zaloBotMessage('message.image.received', { photo: 'https://x.vn/a', caption: 'ảnh' }),
  ],
  ['zalo-oa', zaloOa, /^event_name$/, zaloOaMessage('user_send_text', { text: 'việc' })],
  [
    'zalo-oa',
    zaloOa,
    /^event_name$/,
    zaloOaMessage('user_send_file', { text: 'tệp', attachments: [{ payload: file }] }),
  ],
]

const unstorable = /\\u0000|\\ud[89a-f]/i
describe('what no store takes never comes in', () => {
  it.each(payloads)('by %s (%#)', (_, read, keep, body) => {
    const incoming = read(soiled(body, keep))
    // JSON writes NUL and halves of characters as escapes.
    expect(JSON.stringify(incoming)).not.toMatch(unstorable)
    expect(JSON.stringify(incoming)).toContain('Đã trình')
  })

  it.each([
    { id: 'i', person: 'CB01', text: 'việc', label: 'Xong' },
    { id: 'i', person: 'CB01', caption: 'ảnh', file: { name: 'a.pdf', mime: 'application/pdf', size: 3 } },
  ])('by the web page (%#)', message => {
    const { incoming } = web(soiled(message, /^$/) as typeof message)
    expect(JSON.stringify(incoming)).not.toMatch(unstorable)
    expect(JSON.stringify(incoming)).toContain('Đã trình')
  })

  it('by the terminal', async () => {
    const seen: Incoming[] = []
    const channel = terminalChannel('CB01', () => undefined)
    await channel.start(async incoming => void seen.push(incoming))
    await channel.type(`việc ${dirty}`)
    expect(seen.map(({ content }) => content)).toEqual([{ kind: 'text', text: 'việc Đã trình' }])
  })
})

describe('storable', () => {
  it.each(['😀 👩‍👩‍👧', 'Đã trình\n\tlãnh đạo', 'a\u0001b', ' x ', '\u200b', '', '𠮷'])('leaves %j as it is', text => {
    expect(storable(text)).toBe(text)
  })

  it('is NFC, of whole characters, without NUL, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('\0', '\ud83d', '\udfff')), (text, bad) => {
        const kept = storable(text + bad.join(' '))
        expect(kept).not.toMatch(/\p{Surrogate}/u)
        expect(kept).not.toContain('\0')
        expect(storable(kept)).toBe(kept)
        expect(storable(text.replaceAll('\0', ''))).toBe(text.replaceAll('\0', '').normalize('NFC'))
      }),
    )
  })
})
