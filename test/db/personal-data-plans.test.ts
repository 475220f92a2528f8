import { describe, expect, it } from 'vitest'
import { nextInOutbox } from '../../db/messages/outbox-delivery.ts'
import { nextInInbox } from '../../db/messages/inbox.ts'
import { openChat } from '../helpers/chat.ts'
import { connectionOf } from '../helpers/connection.ts'

/** What grows with an office's years; the roster and the lists that an administrator keeps may be read whole. */
const growing = ['inbox', 'outbox', 'long_choices', 'conversations', 'notices', 'task_events', 'tasks', 'assignments']
/** A channel has everybody's rows: found by it alone is as good as read whole. */
const whole = growing.map(table => new RegExp(`^(SCAN ${table}\\b|SEARCH ${table} .*\\(channel=\\?\\)$)`))

type Preparing = Pick<ReturnType<typeof connectionOf>, 'prepare'>

/** The connection that drizzle's own handle is derived from. */
function behind(handle: object): Preparing {
  const prototype: Preparing = Object.getPrototypeOf(connectionOf(handle))
  return prototype
}

/** Every statement that is compiled on the connection from now on. */
function watch(connection: Preparing): string[] {
  const compiled: string[] = []
  const compile = connection.prepare.bind(connection)
  connection.prepare = (sql: string) => {
    compiled.push(sql)
    return compile(sql)
  }
  return compiled
}

async function watchedChat() {
  const chat = await openChat('hung')
  const reader = behind(chat.db.reads)
  const writer = await chat.db.transact(async tx => behind(tx))
  const compiled = [watch(writer), watch(reader)]
  /** The statements so far that go through a table from end to end. */
  const scanning = () =>
    compiled.flat().flatMap(sql => {
      const values = Array.from({ length: sql.split('?').length - 1 }, () => null)
      const plan = reader.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...values)
      return plan.some(({ detail }) => whole.some(pattern => pattern.test(detail))) ? [sql] : []
    })
  return { ...chat, scanning }
}

describe('no table is read from end to end', () => {
  it('by showing and erasing a person’s data', async () => {
    const { talk, scanning } = await watchedChat()
    expect((await talk('hung', '/dulieu')).text).toContain('Tin nhắn đang lưu')
    expect((await talk('hung', '/xoadulieu đồng ý')).text).toContain('Đã xóa dữ liệu chat')
    expect(scanning()).toEqual([])
  })

  it('by linking an account, blocking the bot, coming back and unlinking', async () => {
    const { talk, invite, scanning } = await watchedChat()
    await talk('anna', await invite('hung'))
    expect((await talk('anna', 'đồng ý')).text).toContain('Phạm Văn Hùng')
    for (const reachable of [false, true]) await talk('anna', { kind: 'reachable', reachable })
    await talk('anna', '/thoat')
    expect(scanning()).toEqual([])
  })

  it('by the first look of housekeeping', async () => {
    const { db, scanning } = await watchedChat()
    await nextInOutbox(db.reads, 0)
    await nextInInbox(db.reads, 0)
    expect(scanning()).toEqual([])
  })
})
