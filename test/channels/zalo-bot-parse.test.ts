import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/channels/zalo-bot/parse.ts'
import { readUpdate } from '../../src/channels/zalo-bot/update.ts'
import { MalformedUpdate } from '../../src/domain/chat/errors.ts'

const me = '1459232241454765289'
const person = '6ede9afa66b88fe6d6a9'
const message = {
  from: { id: person, display_name: 'Ted', is_bot: false },
  chat: { id: person, chat_type: 'PRIVATE' },
  message_id: '2d758cb5e222177a4e35',
  date: 1750316131602,
}
const event = (kind: string, content: object = {}) => ({
  event_name: `message.${kind}.received`,
  message: { ...message, ...content },
})
const read = (body: unknown) => {
  const update = readUpdate(body)
  return update && parse(update, me)
}
const contentOf = (body: unknown) => read(body)?.content

describe('an update', () => {
  it('of a text is read bare and in its envelope', () => {
    const expected = {
      channel: 'zalo-bot',
      externalId: '2d758cb5e222177a4e35',
      chat: person,
      sender: person,
      content: { kind: 'text', text: 'Xin chào' },
    }
    const bare = event('text', { text: 'Xin chào' })
    expect(read(bare)).toEqual(expected)
    expect(read({ ok: true, result: bare })).toEqual(expected)
    expect(read({ result: bare })).toEqual(expected)
  })

  it('is composed: what a Mac decomposed is found again by its letters', () => {
    expect(contentOf(event('text', { text: 'quá hạn'.normalize('NFD') }))).toEqual({ kind: 'text', text: 'quá hạn' })
    const photo = 'https://zdn.vn/a.jpg'
    const content = contentOf(event('image', { photo, caption: 'Tờ trình'.normalize('NFD') }))
    expect(content).toMatchObject({ caption: 'Tờ trình' })
  })

  it.each(['photo', 'photo_url'])('of a picture is a file whose address stands in %s', field => {
    expect(contentOf(event('image', { [field]: 'https://zdn.vn/a.jpg', caption: '/xong 12' }))).toEqual({
      kind: 'file',
      caption: '/xong 12',
      file: { reference: 'https://zdn.vn/a.jpg', name: 'anh.jpg', mime: 'image/jpeg' },
    })
    expect(contentOf(event('image', { [field]: 'https://zdn.vn/a.jpg' }))).toMatchObject({ caption: '' })
  })

  it.each([
    ['sticker', { sticker: 'bfe458bf64fa8da4d4eb' }],
    ['voice', { voice_url: 'https://zdn.vn/a.aac' }],
    ['unsupported', {}],
    ['image', {}],
    ['image', { photo: 'file:///etc/passwd' }],
    ['text', {}],
  ])('of a %s that cannot be read is answered in general terms', (kind, content) => {
    expect(contentOf(event(kind, content))).toEqual({ kind: 'unsupported' })
  })

  it('is dropped when it is our own echo, another bot, or from a group', () => {
    const text = 'Kính chào'
    expect(read(event('text', { text, from: { id: me } }))).toBeUndefined()
    expect(read(event('text', { text, from: { id: 'khac', is_bot: true } }))).toBeUndefined()
    expect(read(event('text', { text, chat: { id: 'nhom', chat_type: 'GROUP' } }))).toBeUndefined()
    expect(read(event('text', { text, from: { id: person } }))).toBeDefined()
  })

  it('of a kind that did not exist yet is taken and forgotten', () => {
    expect(read({ event_name: 'message.location.received', message: 'anything' })).toBeUndefined()
    expect(read({ ok: true, result: { event_name: 'webhook.verified' } })).toBeUndefined()
  })

  it.each([
    [undefined],
    [{}],
    ['text'],
    [[event('text')]],
    [{ ok: true }],
    [{ ok: true, result: null }],
    [{ event_name: 7, message }],
    [event('text', { message_id: '' })],
    [event('text', { message_id: 12 })],
    [event('text', { from: undefined })],
    [event('text', { chat: { id: person } })],
    [event('text', { text: ['a'] })],
  ])('like %j is malformed', body => {
    expect(() => read(body)).toThrow(MalformedUpdate)
  })

  it('says which field is wrong, and never what was in it', () => {
    expect(() => read(event('text', { text: { riêng: 'tư' } }))).toThrow('not an update: message.text')
  })
})

it('whatever comes is read or malformed, and nothing else', () => {
  const kinds = ['text', 'image', 'sticker', 'voice', 'unsupported', 'other']
  const update = fc.record(
    {
      event_name: fc.oneof(fc.constantFrom(...kinds.map(kind => `message.${kind}.received`)), fc.string()),
      message: fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            message_id: fc.oneof(fc.string(), fc.integer()),
            from: fc.record({ id: fc.string(), is_bot: fc.jsonValue() }, { requiredKeys: ['id'] }),
            chat: fc.record({ id: fc.string(), chat_type: fc.constantFrom('PRIVATE', 'GROUP', 'private') }),
            text: fc.string({ unit: 'binary' }),
            photo: fc.webUrl(),
          },
          { requiredKeys: ['message_id', 'from', 'chat'] },
        ),
      ),
    },
    { requiredKeys: [] },
  )
  const body = fc.oneof(update, fc.jsonValue(), fc.record({ ok: fc.boolean(), result: update }))
  fc.assert(
    fc.property(body, given => {
      try {
        const incoming = read(given)
        if (!incoming) return
        expect([incoming.chat, incoming.sender, incoming.externalId].every(id => id.length > 0)).toBe(true)
        if (incoming.content.kind === 'text') expect(incoming.content.text).toBe(incoming.content.text.normalize())
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedUpdate)
      }
    }),
  )
})
