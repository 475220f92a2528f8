import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../db/sqlite/open.ts'
import { recordingChannel, testEngine } from '../helpers/engine.ts'
import { formerDatabase } from '../helpers/former-database.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { testOffice } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'
import { plainText, say } from '../../src/domain/chat/reply.ts'

/** The last one that knew no priorities. */
const published = 14

it('what waited in the outbox of an earlier version leaves in its order, each under the priority of its kind', async () => {
  const file = await formerDatabase(published, connection => {
    const insert = connection.prepare(
      `insert into outbox (kind, key, channel, chat, reply, status, next_at, created_at, lease_until) values (?, ?, 'web', ?, ?, ?, ?, ?, 1)`,
    )
    const rows = [
      ['push', 'daily:2026-11-20:officer-1', 'sent'],
      ['push', 'daily:2026-11-23:officer-1', 'queued'],
      ['push', 'linked:3:1:account-4', 'sending'],
      ['answer', 'answer:7', 'queued'],
      ['answer', 'pause:8', 'queued'],
    ] as const
    for (const [kind, key, status] of rows)
      insert.run(kind, key, 'hung', JSON.stringify(say(key)), status, mondayMorning, mondayMorning)
  })
  const db = openDatabase(file)
  onTestFinished(() => db.close())
  expect((await outboxRows(db)).map(({ key, priority, topic }) => [key, priority, topic])).toEqual([
    ['daily:2026-11-20:officer-1', 30, null],
    ['daily:2026-11-23:officer-1', 30, 'digest'],
    ['linked:3:1:account-4', 10, null],
    ['answer:7', 0, null],
    ['pause:8', 0, null],
  ])
  const channel = recordingChannel('web')
  const { settled } = await testEngine(db, await testOffice(db), { channel })
  await settled()
  expect(channel.sent.map(({ message }) => plainText(message))).toEqual([
    'answer:7',
    'pause:8',
    'linked:3:1:account-4',
    'daily:2026-11-23:officer-1',
  ])
})
