import { Markup, Telegram } from 'telegraf'
import { bold, fmt } from 'telegraf/format'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FakeTelegram, Person } from '../helpers/fake-telegram/index.ts'
import { startFakeTelegram, texts } from '../helpers/fake-telegram/index.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex')
const button = (text: string, callback_data: string) => ({ text, callback_data })

let fake: FakeTelegram
let telegram: Telegram
let an: Person

beforeEach(async () => {
  fake = await startFakeTelegram()
  telegram = new Telegram(fake.token, { apiRoot: fake.url })
  an = fake.person({ id: 7, first_name: 'An', language_code: 'vi' })
})
afterEach(() => fake.close())

describe('what the bot sends', () => {
  test('arrives with text, entities and keyboard, and is answered with a Message', async () => {
    const keyboard = { inline_keyboard: [[button('Xong', '/xong 12'), button('Mở', '/viec 12')]] }
    const answer = await telegram.sendMessage(7, fmt`${bold`Việc`} #12`, { reply_markup: keyboard })
    const message = await an.nextMessage()
    expect(message).toMatchObject({ text: 'Việc #12', entities: [{ type: 'bold', offset: 0, length: 4 }] })
    expect(message.keyboard.flat().map(b => b.text)).toEqual(['Xong', 'Mở'])
    expect(answer).toMatchObject({ message_id: message.message_id, chat: { id: 7 }, from: fake.bot, text: 'Việc #12' })
    expect(fake.violations).toEqual([])
  })

  test('comes in order, each message once, also to somebody who waits already', async () => {
    const waiting = an.nextMessage()
    for (const text of ['một', 'hai', 'ba']) await telegram.sendMessage(7, text)
    expect([(await waiting).text, (await an.nextMessage()).text]).toEqual(['một', 'hai'])
    expect(an.messages.map(m => m.text)).toEqual(['một', 'hai', 'ba'])
    await expect(an.nextMessage(1).then(m => m.text)).resolves.toBe('ba')
    await expect(an.nextMessage(1)).rejects.toThrow('Waited 1 ms in vain for message 4 to An')
  })

  test('may be a photo with caption and keyboard, sent as multipart', async () => {
    const markup = { inline_keyboard: [[button('Đơn vị', '/tiendo VP')]] }
    const caption = fmt`Tiến độ ${bold('tháng')}`
    await telegram.sendPhoto(7, { source: png, filename: 'tiến độ.png' }, { caption, reply_markup: markup })
    const { photo, caption: shown, entities, keyboard } = await an.nextMessage()
    expect(Buffer.from(photo?.bytes ?? [])).toEqual(png)
    expect([photo?.name, shown, entities[0]?.offset, keyboard[0]?.[0]?.text]).toEqual([
      'tiến độ.png',
      'Tiến độ tháng',
      8,
      'Đơn vị',
    ])
    expect(fake.violations).toEqual([])
  })

  test('may be a document, which can be fetched again and sent again by its id', async () => {
    const answer = await telegram.sendDocument(7, { source: Buffer.from('a\r\n--b'), filename: 'công văn.docx' })
    expect((await an.nextMessage()).document?.name).toBe('công văn.docx')
    const link = await telegram.getFileLink(answer.document.file_id)
    expect(await (await fetch(link)).text()).toBe('a\r\n--b')
    await telegram.sendDocument(7, answer.document.file_id)
    expect((await an.nextMessage()).document).toBe(an.messages[0]?.document)
    await expect(telegram.getFile('khác')).rejects.toThrow('wrong file_id')
  })

  test('can be edited in place, but not into the same, and not what is not there', async () => {
    const { message_id } = await telegram.sendMessage(7, 'cũ')
    const edited = an.waitFor(m => m.text === 'mới')
    await telegram.editMessageText(7, message_id, undefined, 'mới')
    expect((await edited).edits).toBe(1)
    await expect(telegram.editMessageText(7, message_id, undefined, 'mới')).rejects.toThrow(texts.notModified)
    await expect(telegram.editMessageText(7, 999, undefined, 'mới')).rejects.toThrow('message to edit not found')
    expect(an.messages).toHaveLength(1)
  })

  test('may have its buttons changed alone, for two days, and only where it is the bot’s own', async () => {
    const { message_id } = await telegram.sendMessage(7, 'cũ', {
      reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] },
    })
    await telegram.editMessageReplyMarkup(7, message_id, undefined, undefined)
    expect(an.messages).toMatchObject([{ text: 'cũ', keyboard: [], edits: 1 }])
    const again = () => telegram.editMessageReplyMarkup(7, message_id, undefined, undefined)
    await expect(again()).rejects.toThrow(texts.notModified)
    an.says('chào')
    await expect(telegram.editMessageText(7, message_id + 1, undefined, 'x')).rejects.toThrow("can't be edited")
    fake.advance(48 * 3_600_000 + 1)
    await expect(telegram.editMessageText(7, message_id, undefined, 'mới')).rejects.toThrow("can't be edited")
    an.blocks()
    await expect(again()).rejects.toThrow(texts.blocked)
  })

  test('may bring and remove a reply keyboard', async () => {
    await telegram.sendMessage(7, 'Số?', Markup.keyboard([{ text: 'Gửi số', request_contact: true }]))
    await telegram.sendMessage(7, 'Xong', Markup.removeKeyboard())
    const [asks, thanks] = an.messages
    expect(asks?.replyKeyboard?.[0]?.[0]).toEqual({ text: 'Gửi số', request_contact: true })
    expect([asks?.removesReplyKeyboard, thanks?.removesReplyKeyboard]).toEqual([false, true])
  })

  test('may be a menu: the narrowest scope wins, then the person’s language', async () => {
    const named = (command: string) => [{ command, description: 'Trợ giúp' }]
    await telegram.setMyCommands(named('chung'))
    expect(an.menu()).toEqual(named('chung'))
    await telegram.setMyCommands(named('rieng'), { scope: { type: 'chat', chat_id: 7 } })
    await telegram.setMyCommands(named('viet'), { scope: { type: 'all_private_chats' }, language_code: 'vi' })
    expect(an.menu()).toEqual(named('rieng'))
    await telegram.deleteMyCommands({ scope: { type: 'chat', chat_id: 7 } })
    expect(an.menu()).toEqual(named('viet'))
    expect(await telegram.getMyCommands()).toEqual(named('chung'))
    await telegram.setChatMenuButton({ chatId: 7, menuButton: { type: 'commands' } })
    expect(fake.violations).toEqual([])
  })

  test('is refused for strangers, blockers and the deactivated, without being a violation', async () => {
    await expect(telegram.sendMessage(8, 'x')).rejects.toThrow(`400: ${texts.noChat}`)
    an.blocks()
    await expect(telegram.sendMessage(7, 'x')).rejects.toThrow(`403: ${texts.blocked}`)
    an.unblocks()
    await telegram.sendMessage(7, 'y')
    an.deactivates()
    await expect(telegram.sendChatAction(7, 'typing')).rejects.toThrow(`403: ${texts.deactivated}`)
    expect(an.messages.map(m => m.text)).toEqual(['y'])
    expect(fake.violations).toEqual([])
  })
})

describe('what a person does', () => {
  const updates = () => telegram.getUpdates(0, 100, 0, undefined)
  const lastUpdate = async () => (await updates()).at(-1)

  test('text carries command entities as Telegram makes them', async () => {
    an.says('/viec@nhacviec_bot 12 và /xong, a/b /nhiệm')
    const entities = [
      { type: 'bot_command', offset: 0, length: 18 },
      { type: 'bot_command', offset: 25, length: 5 },
    ]
    expect(await lastUpdate()).toMatchObject({ message: { entities, from: { id: 7 }, chat: { type: 'private' } } })
    an.says('nhiem vu')
    expect(JSON.stringify(await lastUpdate())).not.toContain('entities')
  })

  test('a tap names a button of the newest keyboard by label or data; there is no tapping what is not there', async () => {
    await telegram.sendMessage(7, 'cũ', { reply_markup: { inline_keyboard: [[button('Cũ', '/cu')]] } })
    await telegram.sendMessage(7, 'mới', { reply_markup: { inline_keyboard: [[button('Xong', '/xong 12')]] } })
    await telegram.sendMessage(7, 'không nút')
    an.taps('Xong')
    expect(await lastUpdate()).toMatchObject({ callback_query: { data: '/xong 12', message: { text: 'mới' } } })
    an.taps('/xong 12')
    an.taps('Cũ', an.messages[0])
    expect(await lastUpdate()).toMatchObject({ callback_query: { data: '/cu' } })
    expect(() => an.taps('Cũ')).toThrow('No button "Cũ" to tap, only: Xong')
  })

  test('a tap can be answered for 150 s', async () => {
    await telegram.sendMessage(7, 'nút', { reply_markup: { inline_keyboard: [[button('A', 'a')]] } })
    an.taps('A')
    const [update] = await updates()
    const id = update && 'callback_query' in update ? update.callback_query.id : ''
    await telegram.answerCbQuery(id, 'Đã ghi', { show_alert: true })
    expect(an.notices()).toEqual([{ text: 'Đã ghi', alert: true }])
    fake.advance(150_001)
    await expect(telegram.answerCbQuery(id)).rejects.toThrow(`400: ${texts.oldQuery}`)
    await expect(telegram.answerCbQuery('lạ')).rejects.toThrow(texts.oldQuery)
    expect(await updates()).toEqual([])
  })

  test('contacts, photos, documents, stickers and blocking make the right updates', async () => {
    an.sharesContact('84912345678')
    an.sharesContact('84912345679', { ofUserId: 8 })
    an.sendsPhoto('ảnh')
    an.sendsDocument('báo cáo.docx', 'gửi')
    an.sendsSticker()
    an.blocks()
    const [own, other, photo, document, sticker, blocked] = await updates()
    expect(own).toMatchObject({ message: { contact: { phone_number: '84912345678', user_id: 7 } } })
    expect(other).toMatchObject({ message: { contact: { user_id: 8 } } })
    expect(photo).toMatchObject({ message: { caption: 'ảnh', photo: [{ width: 90 }, { width: 800 }] } })
    expect(document).toMatchObject({ message: { caption: 'gửi', document: { file_name: 'báo cáo.docx' } } })
    expect(sticker).toMatchObject({ message: { sticker: { type: 'regular' } } })
    expect(blocked).toMatchObject({ my_chat_member: { new_chat_member: { status: 'kicked' } } })
    expect(() => an.says('x')).toThrow('An cannot write: blocked')
  })
})

test('the clock can be replaced', async () => {
  const fixed = await startFakeTelegram({ now: () => Date.UTC(2026, 10, 23, 0, 30) })
  fixed.person({ id: 1, first_name: 'Bình' })
  const bot = new Telegram(fixed.token, { apiRoot: fixed.url })
  expect((await bot.sendMessage(1, 'sáng')).date).toBe(Date.UTC(2026, 10, 23, 0, 30) / 1000)
  expect(fixed.calls).toMatchObject([{ method: 'sendMessage', status: 200, at: Date.UTC(2026, 10, 23, 0, 30) }])
  await fixed.close()
})
