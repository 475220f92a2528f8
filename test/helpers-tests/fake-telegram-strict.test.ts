import { Markup, Telegram } from 'telegraf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FakeTelegram } from '../helpers/fake-telegram/index.ts'
import { startFakeTelegram } from '../helpers/fake-telegram/index.ts'

let fake: FakeTelegram
beforeEach(async () => {
  fake = await startFakeTelegram()
  fake.person({ id: 7, first_name: 'An' })
})
afterEach(() => fake.close())

interface Body {
  ok: boolean
  error_code?: number
  description?: string
}

async function call(method: string, params: object, token = fake.token): Promise<Body> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) }
  const response = await fetch(`${fake.url}/bot${token}/${method}`, init)
  const body = (await response.json()) as Body
  expect(response.status).toBe(body.ok ? 200 : body.error_code)
  return body
}

const text = (length: number) => 'á'.repeat(length)
const say = { chat_id: 7, text: 'Việc 🎯' }
const withButton = (button: object) => ({ ...say, reply_markup: { inline_keyboard: [[button]] } })
const entity = (offset: number, length: number, type = 'bold') => ({ ...say, entities: [{ type, offset, length }] })
const commands = (count: number, command = 'viec', description = 'Việc') => ({
  commands: Array.from({ length: count }, () => ({ command, description })),
})
const bytes64 = '/' + 'đ'.repeat(31) + 'x'

test.each([
  ['sendMessage', { ...say, text: text(4096) }],
  ['sendMessage', { ...say, chat_id: '7' }],
  ['sendMessage', withButton({ text: 'A', callback_data: bytes64 })],
  ['sendMessage', withButton({ text: 'A', url: 'https://example.vn' })],
  ['sendMessage', { ...say, link_preview_options: { is_disabled: true } }],
  [
    'sendMessage',
    { ...say, reply_markup: { keyboard: [[{ text: 'Số', request_contact: true }]], resize_keyboard: true } },
  ],
  ['sendMessage', entity(5, 2)],
  ['setMyCommands', commands(100, 'a_1'.padEnd(32, 'z'), text(256))],
  ['setMyCommands', { ...commands(1), scope: { type: 'chat', chat_id: 7 } }],
  ['setMyCommands', { ...commands(1), scope: { type: 'all_private_chats' }, language_code: 'vi' }],
  ['setWebhook', { url: '', secret_token: 'Aa_-9'.repeat(51) }],
  ['setChatMenuButton', { menu_button: { type: 'web_app', text: 'Mở', web_app: { url: 'https://example.vn' } } }],
])('%s accepts what is allowed up to its limit: %#', async (method, params) => {
  expect(await call(method, params)).toMatchObject({ ok: true })
  expect(fake.violations).toEqual([])
})

const refused: [method: string, params: object, words: string][] = [
  ['sendMessage', { chat_id: 7 }, 'message text is empty'],
  ['sendMessage', { chat_id: 7, text: '' }, 'message text is empty'],
  ['sendMessage', { chat_id: 7, text: ' \n' }, 'text must be non-empty'],
  ['sendMessage', { text: 'x' }, 'chat_id is empty'],
  ['sendMessage', { ...say, text: text(4097) }, 'message is too long'],
  ['sendMessage', { ...say, text: 5 }, 'field "text" must be of type String'],
  ['sendMessage', { ...say, text: 'x\ud83c' }, 'strings must be encoded in UTF-8'],
  ['sendMessage', { ...say, chat_id: 7.5 }, 'field "chat_id" must be of type Integer or String'],
  ['sendMessage', { ...say, disable_web_page_preview: true }, 'unknown field "disable_web_page_preview"'],
  ['sendMessage', { ...say, parse_mode: 'HTML' }, 'unsupported parse_mode'],
  ['sendMessage', { ...say, link_preview_options: { off: true } }, 'unknown field "link_preview_options.off"'],
  ['sendMessage', withButton({ text: 'A', callback_data: bytes64 + 'x' }), 'BUTTON_DATA_INVALID'],
  ['sendMessage', withButton({ text: 'A', callback_data: '' }), 'BUTTON_DATA_INVALID'],
  ['sendMessage', withButton({ callback_data: 'a' }), 'field "reply_markup.inline_keyboard[0][0].text" is missing'],
  ['sendMessage', withButton({ text: '', callback_data: 'a' }), 'button text must be non-empty'],
  [
    'sendMessage',
    withButton({ text: 'A', callback_data: 'a', url: 'https://a.vn' }),
    'inline keyboard button has 2 actions',
  ],
  ['sendMessage', withButton({ text: 'A' }), "can't parse inline keyboard button: Text buttons are unallowed"],
  ['sendMessage', { ...say, reply_markup: { inline_keyboard: [{}] } }, 'must be of type Array of InlineKeyboardButton'],
  ['sendMessage', { ...say, reply_markup: 'x' }, 'field "reply_markup" must be of type InlineKeyboardMarkup or Reply'],
  ['sendMessage', { ...say, reply_markup: { keyboard: [[{ text: 'a', hide: false }]] } }, 'keyboard[0][0].hide"'],
  [
    'sendMessage',
    entity(0, 8),
    'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 7',
  ],
  ['sendMessage', entity(-1, 2), 'entity beginning at UTF-16 offset -1 has length 2'],
  ['sendMessage', entity(0, 6), 'entity beginning at UTF-16 offset 0 cuts a character in two'],
  ['sendMessage', entity(0, 1, 'strong'), 'unsupported entity type "strong"'],
  ['sendMessage', entity(0, 1, 'text_link'), 'entity beginning at UTF-16 offset 0 has no url'],
  [
    'sendMessage',
    { ...say, entities: [{ type: 'bold', offset: '0', length: 1 }] },
    'entities[0].offset" must be of type Int',
  ],
  ['sendPhoto', { chat_id: 7 }, 'there is no photo in the request'],
  ['sendPhoto', { chat_id: 7, photo: 'x', caption: text(1025) }, 'message caption is too long'],
  ['sendChatAction', { chat_id: 7, action: 'dancing' }, 'wrong parameter action in request'],
  ['editMessageText', { chat_id: 7, text: 'x' }, 'message identifier is not specified'],
  ['answerCallbackQuery', { callback_query_id: '1', text: text(201) }, 'MESSAGE_TOO_LONG'],
  ['setMyCommands', commands(101), 'BOT_COMMANDS_TOO_MUCH'],
  ['setMyCommands', commands(1, 'Viec'), 'BOT_COMMAND_INVALID'],
  ['setMyCommands', commands(1, 'v'.repeat(33)), 'BOT_COMMAND_INVALID'],
  ['setMyCommands', commands(1, 'viec', ''), 'BOT_COMMAND_DESCRIPTION_INVALID'],
  ['setMyCommands', { ...commands(1), scope: { type: 'chat' } }, 'field "scope.chat_id" is missing'],
  ['setMyCommands', { ...commands(1), scope: { type: 'everybody' } }, 'field "scope.type" must be of type'],
  ['setMyCommands', { ...commands(1), scope: { type: 'default', chat_id: 7 } }, 'unknown field "scope.chat_id"'],
  ['setWebhook', { url: 'https://a.vn', secret_token: 'có dấu' }, 'secret token contains unallowed characters'],
  ['setWebhook', { url: 'https://a.vn', secret_token: 'x'.repeat(257) }, 'secret token is too long'],
  ['setWebhook', { url: 'http://a.vn' }, 'bad webhook: An HTTPS URL must be provided'],
  ['setWebhook', { url: 'https://a.vn:3000' }, 'bad webhook: Webhook can be set up only on ports'],
]

test.each(refused.map(([method, params, words]) => ({ method, params, words })))(
  '$method: $words',
  async ({ method, params, words }) => {
    const answer = await call(method, params)
    expect(answer).toMatchObject({ ok: false, error_code: 400 })
    expect(answer.description).toMatch(/^Bad Request: /)
    expect(answer.description).toContain(words)
    expect(fake.violations).toMatchObject([{ method, params }])
  },
)

test('a method that does not exist, or not here, is 404 and a violation; a wrong token is 401', async () => {
  expect(await call('sendMesage', say)).toMatchObject({ error_code: 404, description: 'Not Found: method not found' })
  expect(await call('sendPoll', { chat_id: 7 })).toMatchObject({ error_code: 404 })
  expect(fake.violations.map(v => v.method)).toEqual(['sendMesage', 'sendPoll'])
  expect(await call('getMe', {}, '1:other')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
})

test('telegraf’s non-standard "hide" of Markup.button is caught', async () => {
  const telegram = new Telegram(fake.token, { apiRoot: fake.url })
  const keyboard = Markup.inlineKeyboard([
    Markup.button.callback('A', 'a'),
    Markup.button.callback('B', 'b'),
    Markup.button.callback('C', 'c'),
  ])
  await expect(telegram.sendMessage(7, 'x', keyboard)).rejects.toThrow(
    'unknown field "reply_markup.inline_keyboard[0][0].hide"',
  )
  expect(fake.violations[0]?.problems).toHaveLength(3)
})

test('forms and queries are read with the types of their fields', async () => {
  const form = new URLSearchParams({
    chat_id: '7',
    text: '12',
    disable_notification: 'true',
    entities: '[{"type":"bold","offset":0,"length":2}]',
  })
  const path = `${fake.url}/bot${fake.token}/sendMessage`
  expect((await fetch(path, { method: 'POST', body: form })).status).toBe(200)
  expect((await fetch(`${path}?chat_id=7&text=xin+ch%C3%A0o`)).status).toBe(200)
  expect((await fetch(`${path}?chat_id=7&text=x&disable_notification=maybe`)).status).toBe(400)
  expect(
    (await fetch(path, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } })).status,
  ).toBe(400)
  expect(fake.calls[0]?.params).toMatchObject({
    chat_id: 7,
    text: '12',
    disable_notification: true,
    entities: [{ length: 2 }],
  })
  expect(fake.violations).toHaveLength(2)
})

test.each<[string, Uint8Array, string]>([
  ['text', Buffer.from('not a picture'), 'IMAGE_PROCESS_FAILED'],
  ['nothing', Buffer.alloc(0), 'file must be non-empty'],
  ['11 MB', Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(11 * 1024 * 1024)]), 'is too big for a photo'],
])('a photo that is %s is refused', async (_, bytes, description) => {
  const form = new FormData()
  form.set('chat_id', '7')
  form.set('photo', new Blob([Uint8Array.from(bytes)]), 'a.png')
  const response = await fetch(`${fake.url}/bot${fake.token}/sendPhoto`, { method: 'POST', body: form })
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(description)])
})

test('a file under attach:// is taken, one that nobody asked for is not', async () => {
  const form = new FormData()
  form.set('chat_id', '7')
  form.set('document', 'attach://tep')
  form.set('tep', new Blob(['nội dung']), 'a.txt')
  const send = () => fetch(`${fake.url}/bot${fake.token}/sendDocument`, { method: 'POST', body: form })
  expect((await send()).status).toBe(200)
  form.set('khac', new Blob(['x']), 'b.txt')
  expect(await (await send()).json()).toMatchObject({ description: 'Bad Request: unknown field "khac"' })
})
