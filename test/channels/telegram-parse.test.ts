import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/channels/telegram/parse.ts'
import { readUpdate } from '../../src/channels/telegram/update.ts'
import { MalformedUpdate } from '../../src/domain/chat/errors.ts'

const from = { id: 7, is_bot: false, first_name: 'An' }
const chat = { id: 7, type: 'private', first_name: 'An' }
const read = (update: object) => parse(readUpdate({ update_id: 5, ...update }))
const message = (content: object, head: object = {}) =>
  read({ message: { message_id: 1, date: 0, from, chat, ...content, ...head } })
const content = (given: object) => message(given)?.content

describe('a message', () => {
  it('is addressed by chat and sender, and known by its update', () => {
    expect(message({ text: 'xin chào' })).toEqual({
      channel: 'telegram',
      externalId: '5',
      chat: '7',
      sender: '7',
      content: { kind: 'text', text: 'xin chào' },
    })
  })

  it('keeps ids beyond 32 bits whole', () => {
    const id = 2 ** 52 - 1
    expect(message({ text: 'a' }, { from: { ...from, id }, chat: { ...chat, id } })).toMatchObject({
      chat: '4503599627370495',
      sender: '4503599627370495',
    })
  })

  it('is composed (NFC), with its captions and file names', () => {
    const apart = (text: string) => text.normalize('NFD')
    expect(content({ text: apart('/xong 12 đã gửi') })).toEqual({ kind: 'text', text: '/xong 12 đã gửi' })
    const document = { file_id: 'F', file_unique_id: 'U', file_name: apart('Báo cáo.docx') }
    expect(content({ document, caption: apart('kết quả') })).toMatchObject({
      caption: 'kết quả',
      file: { name: 'Báo cáo.docx' },
    })
  })

  it('with a photo is its largest size, wherever that stands', () => {
    const size = (file_id: string, width: number, file_size: number) => ({ file_id, width, height: width, file_size })
    expect(content({ photo: [size('s', 90, 1), size('l', 800, 3), size('m', 320, 2)], caption: '/xong 12' })).toEqual({
      kind: 'file',
      caption: '/xong 12',
      file: { reference: 'telegram:l', name: 'anh.jpg', mime: 'image/jpeg', size: 3 },
    })
  })

  it('tells that it was forwarded, by the newer fields and the older', () => {
    const sender_user = { id: 9, is_bot: false, first_name: 'Bình' }
    const newer = { forward_origin: { type: 'user', date: 0, sender_user } }
    for (const origin of [newer, { forward_date: 0 }, { forward_origin: { type: 'hidden_user', date: 0 } }]) {
      expect(content({ text: '/xong 12', ...origin })).toEqual({ kind: 'text', text: '/xong 12', forwarded: true })
      const document = { file_id: 'F' }
      expect(content({ document, caption: '/xong 12', ...origin })).toMatchObject({ kind: 'file', forwarded: true })
    }
    expect(content({ text: 'a' })).not.toHaveProperty('forwarded')
  })

  it('of an album names it with its picture', () => {
    const photo = [{ file_id: 'F', width: 90, height: 90 }]
    expect(content({ photo, media_group_id: '13000000001' })).toMatchObject({ file: { album: '13000000001' } })
  })

  it('with a document keeps what Telegram tells of it, which may be nothing but its id', () => {
    const known = { file_id: 'F', file_name: 'bao-cao.pdf', mime_type: 'application/pdf', file_size: 9 }
    expect(content({ document: known })).toEqual({
      kind: 'file',
      caption: '',
      file: { reference: 'telegram:F', name: 'bao-cao.pdf', mime: 'application/pdf', size: 9 },
    })
    expect(content({ document: { file_id: 'F' } })).toEqual({
      kind: 'file',
      caption: '',
      file: { reference: 'telegram:F', name: 'tep', mime: 'application/octet-stream' },
    })
  })

  it.each([
    ['the sender', 7, true],
    ['somebody else', 8, false],
    ['somebody without Telegram', undefined, false],
  ])('with the contact of %s', (_, user_id, own) => {
    const contact = { phone_number: '84912345678', first_name: 'An', ...(user_id !== undefined && { user_id }) }
    expect(content({ contact })).toEqual({ kind: 'contact', phone: '84912345678', own })
  })

  it.each(['sticker', 'voice', 'video', 'video_note', 'audio', 'location', 'poll', 'dice', 'venue', 'story'])(
    'with a %s is one we cannot read',
    kind => expect(content({ [kind]: {} })).toEqual({ kind: 'unsupported' }),
  )

  it('with a GIF is no document', () => {
    expect(content({ animation: {}, document: { file_id: 'F' } })).toEqual({ kind: 'unsupported' })
  })

  it.each([
    ['a service message', message({ pinned_message: {} })],
    ['a group', message({ text: '/nhiemvu' }, { chat: { id: -5, type: 'supergroup', title: 'Phòng' } })],
    ['another bot', message({ text: 'a' }, { from: { ...from, is_bot: true } })],
    ['nobody', message({ text: 'a' }, { from: undefined })],
    ['an edit', read({ edited_message: { message_id: 1, date: 0, from, chat, text: 'a' } })],
    ['a kind of tomorrow', read({ hologram: { depth: 3 } })],
  ])('from %s says nothing to us', (_, incoming) => expect(incoming).toBeUndefined())
})

describe('a tap on a button', () => {
  const query = { id: '9', from, chat_instance: 'x', data: '/xong 12' }

  it('is the line it carries', () => {
    const expected = { externalId: '5', chat: '7', sender: '7', content: { kind: 'text', text: '/xong 12' } }
    expect(read({ callback_query: { ...query, message: { chat, message_id: 1, date: 0 } } })).toMatchObject(expected)
    expect(read({ callback_query: query })).toMatchObject(expected)
  })

  it('in a group, or of a game, says nothing to us', () => {
    const group = { chat: { id: -5, type: 'group' }, message_id: 1, date: 0 }
    expect(read({ callback_query: { ...query, message: group } })).toBeUndefined()
    expect(read({ callback_query: { ...query, data: undefined } })).toBeUndefined()
  })
})

describe('blocking', () => {
  const change = (status: string, where: object = chat) =>
    read({ my_chat_member: { chat: where, from, date: 0, new_chat_member: { status, user: from } } })

  it('and unblocking change whether the person can be reached', () => {
    expect(change('kicked')).toMatchObject({ chat: '7', content: { kind: 'reachable', reachable: false } })
    expect(change('member')).toMatchObject({ chat: '7', content: { kind: 'reachable', reachable: true } })
  })

  it('is not what happens in groups', () => {
    expect(change('kicked', { id: -5, type: 'group' })).toBeUndefined()
    expect(change('administrator')).toBeUndefined()
  })
})

describe('what is no update', () => {
  it.each([
    [null, 'update'],
    ['text', 'update'],
    [[], 'update'],
    [{}, 'update_id'],
    [{ update_id: '5' }, 'update_id'],
    [{ update_id: 5, message: { text: 'a' } }, 'message.chat'],
    [{ update_id: 5, message: { chat, from, text: 12 } }, 'message.text'],
    [{ update_id: 5, callback_query: { id: 9 } }, 'callback_query.id, callback_query.from'],
  ])('%j is refused, naming the place and not the content', (body, places) => {
    expect(() => readUpdate(body)).toThrow(new MalformedUpdate(`not an update: ${places}`))
  })

  it('is refused in no other way, whatever it is', () => {
    const part = fc.oneof(fc.anything(), fc.record({ chat: fc.anything(), from: fc.anything(), text: fc.anything() }))
    const body = fc.record(
      { update_id: fc.oneof(fc.integer(), fc.anything()), message: part, callback_query: part, my_chat_member: part },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(body, update => {
        try {
          const incoming = parse(readUpdate(update))
          if (incoming) expect(incoming.externalId).toBe(String(update.update_id))
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedUpdate)
        }
      }),
    )
  })
})
