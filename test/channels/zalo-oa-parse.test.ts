import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/channels/zalo-oa/parse.ts'
import { MalformedUpdate } from '../../src/domain/chat/errors.ts'

const event = (event_name: string, more: object = {}) => ({
  app_id: '3601',
  sender: { id: '246845883529197922' },
  recipient: { id: '388613280878808645' },
  event_name,
  timestamp: '1764032400000',
  ...more,
})
const message = (content: object) => ({ message: { msg_id: '96d3cdf3af150460909', ...content } })
const attached = (payload: object, more = {}) => message({ attachments: [{ type: 'x', payload }], ...more })

describe('an event', () => {
  it('with a text is that text in NFC, from the person to whom answers go', () => {
    expect(parse(event('user_send_text', message({ text: 'việc của tôi'.normalize('NFD') })))).toEqual({
      channel: 'zalo-oa',
      externalId: '96d3cdf3af150460909',
      chat: '246845883529197922',
      sender: '246845883529197922',
      content: { kind: 'text', text: 'việc của tôi' },
    })
  })

  it('of a follower greets, and of one who leaves makes unreachable', () => {
    const turn = (name: string, timestamp = '1') => {
      const { sender, ...rest } = event(name, { follower: { id: '7' }, oa_id: '388', timestamp })
      return parse({ ...rest, recipient: sender })
    }
    expect(turn('follow')).toMatchObject({ chat: '7', content: { kind: 'text', text: '/batdau' } })
    expect(turn('unfollow')).toMatchObject({ chat: '7', content: { kind: 'reachable', reachable: false } })
    // A repeat is the same event, the next turn another one.
    expect(turn('follow')?.externalId).toBe(turn('follow')?.externalId)
    expect(turn('follow')?.externalId).not.toBe(turn('follow', '2')?.externalId)
    expect(turn('follow')?.externalId).not.toBe(turn('unfollow')?.externalId)
  })

  it('with a picture or a file says where it is', () => {
    const url = 'https://f.zalo.example/1'
    const picture = parse(event('user_send_image', attached({ url, thumbnail: url }, { text: '/xong 12' })))
    expect(picture?.content).toEqual({
      kind: 'file',
      caption: '/xong 12',
      file: { reference: url, name: 'anh.jpg', mime: 'image/jpeg' },
    })
    const file = { url, name: 'Báo cáo.pdf'.normalize('NFD'), size: '30000', type: 'pdf', checksum: 'c' }
    expect(parse(event('user_send_file', attached(file)))?.content).toEqual({
      kind: 'file',
      caption: '',
      file: { reference: url, name: 'Báo cáo.pdf', mime: 'application/pdf', size: 30_000 },
    })
    const bare = parse(event('user_send_file', attached({ url, name: 'a.XLSX', size: 'lớn' })))?.content
    expect(bare).toMatchObject({ file: { mime: expect.stringContaining('spreadsheetml') as string } })
    expect(bare).not.toHaveProperty('file.size')
    expect(parse(event('user_send_file', message({})))?.content).toEqual({ kind: 'unsupported' })
  })

  it.each(['link', 'audio', 'video', 'sticker', 'gif', 'location', 'business_card'])(
    'with a %s cannot be read',
    kind => {
      expect(parse(event(`user_send_${kind}`, attached({ url: 'x' })))?.content).toEqual({ kind: 'unsupported' })
    },
  )

  it.each([
    'oa_send_text',
    'oa_send_image',
    'user_submit_info',
    'user_seen_message',
    'user_received_message',
    'user_send_group_text',
    'anonymous_send_text',
    'an_event_of_tomorrow',
  ])('%s says nothing to us', name => {
    expect(parse(event(name, message({ text: '/xong 12' })))).toBeUndefined()
  })

  it('of a clerk at the desk of the OA says nothing to us', () => {
    const sender = { id: '388613280878808645', admin_id: '77' }
    expect(parse(event('oa_send_text', { sender, ...message({ text: '/xong 12' }) }))).toBeUndefined()
  })

  it.each([
    [{}],
    [{ event_name: 7 }],
    [event('user_send_text')],
    [event('user_send_text', message({}))],
    [event('user_send_text', { ...message({ text: 'a' }), sender: undefined })],
    [event('user_send_text', { ...message({ text: 'a' }), sender: { id: 246845883529197900 } })],
    [event('follow', { sender: undefined })],
  ])('%j is malformed', body => {
    expect(() => parse(body)).toThrow(MalformedUpdate)
  })

  it('of any shape is understood, ignored or malformed, and nothing else', () => {
    const names = fc.oneof(
      fc.constantFrom('user_send_text', 'user_send_image', 'user_send_file', 'follow'),
      fc.string(),
    )
    const payload = fc.record({ url: fc.anything(), name: fc.anything(), size: fc.anything() }, { requiredKeys: [] })
    const content = fc.record({ msg_id: fc.anything(), text: fc.anything(), attachments: fc.array(payload) })
    const shape = fc.record(
      { event_name: fc.oneof(names, fc.anything()), sender: fc.anything(), message: fc.oneof(content, fc.anything()) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(shape, fc.anything()), body => {
        try {
          const incoming = parse(body)
          if (incoming) expect(incoming.externalId).not.toBe('')
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedUpdate)
        }
      }),
    )
  })
})
