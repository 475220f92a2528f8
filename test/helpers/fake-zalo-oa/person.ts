import type { Account, Button, SentMessage, World } from './world.ts'

/** Somebody on Zalo. What they do is an event for the webhook and counts as an interaction. */
export interface Person {
  id: string
  says(text: string): void
  /** Types the payload of a button of the newest message that has buttons. @throws if it is not there */
  clicks(title: string): void
  follows(): void
  unfollows(): void
  sendsImage(url: string, text?: string): void
  sendsFile(file: { url: string; name: string; size: string; type: string }): void
  sendsSticker(): void
  seesMessage(): void
  /** A clerk answers this person by hand at the OA's desk. */
  isAnsweredByClerk(text: string): void
  /** Everything the OA sent, in order. */
  messages: SentMessage[]
  /** The first message not yet handed out by this function. */
  nextMessage(timeoutMs?: number): Promise<SentMessage>
  waitFor(predicate: (message: SentMessage) => boolean, timeoutMs?: number): Promise<SentMessage>
}

export function createPerson(world: World, account: Account): Person {
  const { id, sent } = account
  let read = 0

  function sends(kind: string, message: object): void {
    account.lastInteraction = world.now()
    const ids = { sender: { id }, recipient: { id: world.app.oaId }, user_id_by_app: `9${id}` }
    world.emit({ event_name: `user_send_${kind}`, ...ids, message: { msg_id: world.nextId(), ...message } })
  }

  function turns(event: 'follow' | 'unfollow'): void {
    account.following = event === 'follow'
    if (account.following) account.lastInteraction = world.now()
    world.emit({ event_name: event, oa_id: world.app.oaId, follower: { id }, source: 'oa_profile' })
  }

  const attached = (type: string, payload: object) => ({ attachments: [{ type, payload }] })
  const echo = { sender: { id: world.app.oaId, admin_id: '77' }, recipient: { id } }

  return {
    id,
    says: text => sends('text', { text }),
    clicks(title) {
      const buttons: Button[] = sent.findLast(message => message.buttons.length > 0)?.buttons ?? []
      const button = buttons.find(one => one.title === title)
      if (!button) throw new Error(`No button "${title}", only: ${buttons.map(one => one.title).join(' | ')}`)
      sends('text', { text: button.payload })
    },
    follows: () => turns('follow'),
    unfollows: () => turns('unfollow'),
    sendsImage: (url, text) => sends('image', { ...(text && { text }), ...attached('image', { thumbnail: url, url }) }),
    sendsFile: file => sends('file', attached('file', { ...file, checksum: 'c' })),
    sendsSticker: () => sends('sticker', attached('sticker', { id: '1', url: 'https://zalo.example/s.png' })),
    seesMessage: () => world.emit({ event_name: 'user_seen_message', sender: { id }, message: { msg_ids: ['1'] } }),
    isAnsweredByClerk: text =>
      world.emit({ event_name: 'oa_send_text', ...echo, message: { text, msg_id: world.nextId() } }),
    messages: sent,
    nextMessage: timeoutMs =>
      world.watch.until(`message ${read + 1} to ${id}`, () => (sent[read] ? sent[read++] : undefined), timeoutMs),
    waitFor: (predicate, timeoutMs) =>
      world.watch.until(`a certain message to ${id}`, () => sent.find(predicate), timeoutMs),
  }
}
