import fc from 'fast-check'
import { anyText } from './any-text.ts'
import type { PlatformName } from './shown.ts'

type Json = Record<string, unknown>

const telegramFrom = { id: 7, is_bot: false, first_name: 'An' }
const telegramChat = { chat: { id: 7, type: 'private' }, from: telegramFrom, message_id: 1, date: 1 }
const document = { file_id: 'AgAD', file_name: 'bao-cao.pdf', mime_type: 'application/pdf', file_size: 9 }
const zaloFrom = { message_id: 'm', from: { id: 'an', is_bot: false }, chat: { id: 'an', chat_type: 'PRIVATE' } }
const oaFrom = { app_id: '4321', sender: { id: '1001' }, timestamp: '1795393800000' }
const attachments = [{ type: 'file', payload: { url: 'https://f.zalo.example/1', name: 'a.pdf', size: '9' } }]

/** Updates as the platforms send them, one of each kind that says something. */
export const valid: Record<PlatformName, Json[]> = {
  telegram: [
    { update_id: 1, message: { ...telegramChat, text: '/nhiemvu' } },
    { update_id: 1, message: { ...telegramChat, caption: '/xong 1', document } },
    { update_id: 1, message: { ...telegramChat, photo: [{ file_id: 'a', width: 1, height: 1 }] } },
    { update_id: 1, message: { ...telegramChat, contact: { phone_number: '84901', user_id: 7 } } },
    { update_id: 1, message: { ...telegramChat, sticker: {} } },
    { update_id: 1, callback_query: { id: '4', from: telegramFrom, message: { chat: telegramChat.chat }, data: '1' } },
    {
      update_id: 1,
      my_chat_member: { chat: telegramChat.chat, from: telegramFrom, new_chat_member: { status: 'kicked' } },
    },
  ],
  'zalo-bot': [
    { event_name: 'message.text.received', message: { ...zaloFrom, text: '/nhiemvu' } },
    { event_name: 'message.image.received', message: { ...zaloFrom, photo: 'https://f.zalo.example/1', caption: 'a' } },
    { ok: true, result: { event_name: 'message.sticker.received', message: zaloFrom } },
  ],
  'zalo-oa': [
    { ...oaFrom, event_name: 'user_send_text', message: { msg_id: 'm', text: '/nhiemvu' } },
    { ...oaFrom, event_name: 'user_send_file', message: { msg_id: 'm', attachments } },
    { ...oaFrom, event_name: 'follow', follower: { id: '1001' } },
    { ...oaFrom, event_name: 'unfollow', follower: { id: '1001' } },
  ],
}

/** Every place in a JSON value, as the keys that lead there. */
const placesIn = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, below]: [string, unknown]) => [
        [key],
        ...placesIn(below).map(path => [key, ...path]),
      ])
    : []

function replaced(value: unknown, [key, ...below]: readonly string[], by: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return by
  const inner = Object.entries(value).map(([name, old]: [string, unknown]): [string, unknown] => [
    name,
    name === key ? replaced(old, below, by) : old,
  ])
  return Array.isArray(value) ? inner.map(([, one]) => one) : Object.fromEntries(inner)
}

/** Left out of the body where it is undefined. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    '',
    [],
    {},
    true,
    '\ud83d',
    'a\u0000b',
    '__proto__',
  ),
  fc.jsonValue({ maxDepth: 2 }),
  anyText,
)

/** A valid update in which one to three places say something else. */
const mutated = (platform: PlatformName) =>
  fc
    .tuple(fc.constantFrom(...valid[platform]), fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 3 }))
    .map(([update, changes]) =>
      changes.reduce<unknown>((now, [place, by]) => {
        const places = placesIn(now)
        return replaced(now, places[place % Math.max(1, places.length)] ?? [], by)
      }, update),
    )

/** The text of a delivery: nearly an update, or JSON of any kind, or no JSON at all. */
export const anyBody = (platform: PlatformName): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: mutated(platform).map(update => JSON.stringify(update ?? null)) },
    { weight: 2, arbitrary: fc.json({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom('', '[]', '{', '{"__proto__":{}}', '{"constructor":{"prototype":{}}}') },
  )
