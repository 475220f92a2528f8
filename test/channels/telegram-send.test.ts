import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SendError, type Message } from '../../src/channels/channel.ts'
import { item, text, title } from '../../src/domain/chat/reply.ts'
import { startFakeTelegram, texts, type FakeTelegram, type Person } from '../helpers/fake-telegram/index.ts'
import { telegramBench, type TelegramBench } from '../helpers/telegram-bench.ts'

let fake: FakeTelegram
let bench: TelegramBench
let an: Person
beforeEach(async () => {
  fake = await startFakeTelegram()
  bench = telegramBench({ token: fake.token, apiRoot: fake.url })
  an = fake.person({ id: 7, first_name: 'An' })
})
afterEach(async () => {
  await bench.channel.stop()
  expect(fake.violations).toEqual([])
  await fake.close()
})

const png = {
  name: 'tien-do.png',
  mime: 'image/png',
  bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 255]),
}

const hello: Message = { blocks: [text('Kính chào đồng chí')], choices: [] }
const { signal: calm } = new AbortController()
const send = (message: Partial<Message> = {}, to = '7', signal = calm) =>
  bench.channel.send(to, { ...hello, ...message }, signal)
const refusal = (sending: Promise<unknown>): Promise<SendError> =>
  sending.then(
    () => expect.unreachable('it was sent'),
    (error: unknown) => {
      if (error instanceof SendError) return error
      throw error
    },
  )

describe('what is sent', () => {
  it('arrives with its marks, its buttons and no preview of links', async () => {
    const choices = [{ label: '#12', send: '/viec 12' }]
    await send({ blocks: [title('📌 Quá hạn'), item('#12 https://chinhphu.vn')], choices })
    const { text: words, entities, keyboard } = await an.nextMessage()
    expect(words).toBe('📌 Quá hạn\n\n#12 https://chinhphu.vn')
    expect(entities).toEqual([
      { type: 'bold', offset: 0, length: 10 },
      { type: 'bold', offset: 12, length: 3 },
    ])
    expect(keyboard).toEqual([[{ text: '#12', callback_data: '/viec 12' }]])
    expect(fake.calls[0]?.params).toMatchObject({ link_preview_options: { is_disabled: true } })
  })

  it('may be as long as the capabilities say', async () => {
    const { textLimit, captionLimit } = bench.channel.capabilities
    await send({ blocks: [title('ộ'.repeat(textLimit))] })
    await send({ blocks: [title('ộ'.repeat(captionLimit))], picture: png })
    expect(an.messages.map(m => [m.text.length, m.caption.length])).toEqual([
      [4096, 0],
      [0, 1024],
    ])
  })

  it('a picture arrives byte by byte, with caption, marks and buttons', async () => {
    const choices = [{ label: 'Xem', send: '/tiendo' }]
    await send({ blocks: [title('Tiến độ')], choices, picture: png })
    const message = await an.nextMessage()
    expect(message.photo).toMatchObject({ name: 'tien-do.png', bytes: png.bytes })
    expect(message).toMatchObject({
      caption: 'Tiến độ',
      entities: [{ type: 'bold', offset: 0, length: 7 }],
      keyboard: [[{ text: 'Xem', callback_data: '/tiendo' }]],
    })
    await send({ blocks: [], picture: png })
    expect((await an.nextMessage()).caption).toBe('')
  })

  it('a document arrives byte by byte, with caption and buttons', async () => {
    const file = { name: 'nhiem-vu.xlsx', mime: 'application/octet-stream', bytes: Uint8Array.from([80, 75, 3, 4, 0]) }
    await send({ choices: [{ label: 'Xem', send: '/nhiemvu' }], file })
    const message = await an.nextMessage()
    expect(message.document).toMatchObject({ name: 'nhiem-vu.xlsx', bytes: file.bytes })
    expect(message.caption).toBe('Kính chào đồng chí')
    expect(message.keyboard).toEqual([[{ text: 'Xem', callback_data: '/nhiemvu' }]])
  })

  it('a question for the own number brings keys, and the number comes back vouched for', async () => {
    await bench.start()
    await send({ choices: [{ label: 'Gửi số điện thoại', send: '/batdau', contact: true }] })
    expect((await an.nextMessage()).replyKeyboard).toEqual([[{ text: 'Gửi số điện thoại', request_contact: true }]])
    an.sharesContact('84912345678')
    an.sharesContact('84987654321', { ofUserId: 8 })
    await fake.drained()
    expect(bench.stored.map(s => s.content)).toEqual([
      { kind: 'contact', phone: '84912345678', own: true },
      { kind: 'contact', phone: '84987654321', own: false },
    ])
  })

  it('a button comes back as the line it stands for, or as its short name beyond 64 bytes', async () => {
    await bench.start()
    const long = '/tim kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân tỉnh'
    await send({
      choices: [
        { label: 'Báo xong', send: '/xong 12' },
        { label: 'Tìm', send: long },
      ],
    })
    an.taps('Báo xong')
    an.taps('Tìm')
    await fake.drained()
    expect(bench.stored.map(s => s.content)).toEqual([
      { kind: 'text', text: '/xong 12' },
      { kind: 'text', text: expect.stringMatching(/^~\w+$/) as string },
    ])
  })

  it('files, stickers and blocks of people come in as what they are', async () => {
    await bench.start()
    an.sendsPhoto('/xong 12')
    an.sendsDocument('Báo cáo.docx', 'kèm theo')
    an.sendsSticker()
    an.blocks()
    an.unblocks()
    await fake.drained()
    expect(bench.stored.map(s => s.content)).toMatchObject([
      { kind: 'file', caption: '/xong 12', file: { name: 'anh.jpg', mime: 'image/jpeg', size: 6 } },
      { kind: 'file', caption: 'kèm theo', file: { name: 'Báo cáo.docx' } },
      { kind: 'unsupported' },
      { kind: 'reachable', reachable: false },
      { kind: 'reachable', reachable: true },
    ])
  })
})

describe('the command menu', () => {
  const menu = [{ name: 'nhiemvu', summary: 'Nhiệm vụ của tôi' }]
  const menuCall = () => fake.waitForCall(call => call.method === 'setMyCommands' && call.status !== undefined)

  it('changes for the person the message goes to', async () => {
    const binh = fake.person({ id: 8, first_name: 'Bình' })
    await send({ menu })
    await menuCall()
    expect(an.menu()).toEqual([{ command: 'nhiemvu', description: 'Nhiệm vụ của tôi' }])
    expect(binh.menu()).toEqual([])
  })

  it('that fails or hangs neither fails, repeats nor holds up the message', async () => {
    fake.failNext({ method: 'setMyCommands', status: 500 })
    fake.hang({ method: 'setMyCommands' })
    await send({ menu })
    await menuCall()
    await bench.until('the warning', () => bench.logs.some(line => line.includes('command menu not set')))
    await send({ menu })
    expect(an.messages).toHaveLength(2)
  })

  it('does not change for a message that was not sent', async () => {
    an.blocks()
    await refusal(send({ menu }))
    expect(fake.calls.map(call => call.method)).toEqual(['sendMessage'])
  })
})

describe('a change of what was sent', () => {
  const choices = [{ label: 'Tiếp nhận', send: '/nhan 12' }]
  const edit = (id: string | undefined, message: Partial<Message> = {}, to = '7') =>
    bench.channel.edit!(to, id ?? '', { ...hello, ...message }, calm)
  const editable = (message: Partial<Message> = {}) => send({ choices, ...message })

  it('puts other words and buttons in its place, or other buttons alone', async () => {
    const id = await editable()
    await edit(id, {
      blocks: [title('Đã tiếp nhận'), text('lúc 07:35')],
      choices: [{ label: 'Xem', send: '/viec 12' }],
    })
    const [message] = an.messages
    expect(message).toMatchObject({ text: 'Đã tiếp nhận\n\nlúc 07:35', entities: [{ type: 'bold' }], edits: 1 })
    expect(message?.keyboard).toEqual([[{ text: 'Xem', callback_data: '/viec 12' }]])
    await edit(id, { blocks: [], choices: [] })
    expect(an.messages).toMatchObject([{ text: 'Đã tiếp nhận\n\nlúc 07:35', keyboard: [], edits: 2 }])
  })

  it('takes the buttons from under a picture, whose words stay', async () => {
    const id = await editable({ picture: png })
    await edit(id, { blocks: [], choices: [] })
    expect(an.messages).toMatchObject([{ caption: 'Kính chào đồng chí', keyboard: [], edits: 1 }])
  })

  it('is done where it stands so already, is gone, is too old or the person’s own', async () => {
    const id = await editable()
    await edit(id, { choices })
    await edit('999')
    an.says('chào')
    await edit(String(Number(id) + 1))
    fake.advance(48 * 3_600_000 + 1)
    await edit(id)
    expect(an.messages).toMatchObject([{ edits: 0 }])
    expect(fake.calls.slice(1).map(({ description }) => description)).toEqual([
      texts.notModified,
      'Bad Request: message to edit not found',
      "Bad Request: message can't be edited",
      "Bad Request: message can't be edited",
    ])
  })

  it('fails like a message where nothing is known of it', async () => {
    const id = await editable()
    fake.failNext({ status: 429, description: texts.tooMany(3), retryAfter: 3 })
    expect(await refusal(edit(id))).toMatchObject({ kind: 'retry', limited: true, retryAfterMs: 3_000 })
    expect(await refusal(edit(id, { blocks: [title('ộ'.repeat(4_097))] }))).toMatchObject({ kind: 'bug' })
    fake.violations.splice(0)
    an.blocks()
    expect(await refusal(edit(id))).toMatchObject({ kind: 'gone' })
  })
})

describe('a refusal', () => {
  const upgraded = 'Bad Request: group chat was upgraded to a supergroup chat'
  it.each([
    [403, texts.blocked, 'gone', undefined],
    [403, texts.deactivated, 'gone', undefined],
    [403, texts.kicked, 'gone', undefined],
    [400, texts.noChat, 'gone', undefined],
    [400, upgraded, 'gone', undefined],
    [400, 'Bad Request: message is too long', 'bug', undefined],
    [401, texts.unauthorized, 'auth', undefined],
    [409, texts.secondPoll, 'retry', 10_000],
    [429, texts.tooMany(3), 'retry', 3_000],
    [500, 'Internal Server Error', 'retry', undefined],
    [502, 'Bad Gateway', 'retry', undefined],
  ] as const)('%i %s: %s', async (status, description, kind, retryAfterMs) => {
    fake.failNext({ status, description, retryAfter: 3 })
    const error = await refusal(send())
    expect(error).toMatchObject({ name: 'SendError', kind, retryAfterMs })
    expect(error.message).toContain(String(status))
  })

  it('comes from somebody who blocked the bot, deleted the account or never wrote', async () => {
    an.blocks()
    const binh = fake.person({ id: 8, first_name: 'Bình' })
    binh.deactivates()
    const kinds = await Promise.all(['7', '8', '9'].map(async to => (await refusal(send({}, to))).kind))
    expect(kinds).toEqual(['gone', 'gone', 'gone'])
  })

  it('a wrong token is for the operator, also one that api.telegram.org would not even look at', async () => {
    bench = telegramBench({ token: '1:khac', apiRoot: fake.url })
    expect(await refusal(send())).toMatchObject({ kind: 'auth', message: 'token bị từ chối (401: Unauthorized)' })
    bench = telegramBench({ token: 'khac', apiRoot: `${fake.url}/khac` })
    expect(await refusal(send())).toMatchObject({ kind: 'auth', message: 'token bị từ chối (404: Not Found)' })
  })
})

describe('no answer', () => {
  it('within the given time is tried again later', async () => {
    fake.hang()
    const patience = new AbortController()
    const sending = refusal(send({}, '7', patience.signal))
    await fake.waitForCall(call => call.method === 'sendMessage')
    patience.abort()
    expect(await sending).toMatchObject({ kind: 'retry', message: 'Telegram không trả lời kịp' })
    expect(await refusal(send({}, '7', AbortSignal.abort()))).toMatchObject({ kind: 'retry' })
    expect(fake.calls).toHaveLength(1)
  })

  it('because the connection broke, or nobody listens, is tried again later', async () => {
    fake.dropAfterAccept()
    expect(await refusal(send())).toMatchObject({ kind: 'retry' })
    bench = telegramBench({ token: fake.token, apiRoot: 'http://127.0.0.1:1' })
    expect(await refusal(send())).toMatchObject({
      kind: 'retry',
      message: 'không kết nối được Telegram (ECONNREFUSED)',
    })
  })

  it("but a proxy's page instead is tried again later, and never quotes the token", async () => {
    fake.failNext({ status: 400, body: 'html' })
    fake.failNext({ status: 502, body: 'html' })
    fake.failNext({ status: 400, description: `Bad Request: ${fake.url}/bot${fake.token}/sendMessage` })
    const errors = [await refusal(send()), await refusal(send()), await refusal(send())]
    expect(errors.map(error => error.kind)).toEqual(['retry', 'retry', 'bug'])
    expect(errors[0]?.message).toBe('không kết nối được Telegram (invalid-json)')
    for (const error of errors) {
      const everything = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`
      expect(everything).not.toContain('fake-token')
      expect(everything).not.toContain('Kính chào')
    }
  })
})
