import { monitorEventLoopDelay } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { count, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { assignments, outbox } from '../../db/schema.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { announceImported } from '../../src/operations/import/announce.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { at } from '../helpers/jobs.ts'
import { unlocked } from '../helpers/settings.ts'

const people = 2_000
const tasks = 10_000

it(
  '10,000 new tasks of 2,000 people are 2,000 messages, and nothing waits long for them',
  { timeout: 120_000 },
  async () => {
    const db = openTestDatabase()
    const connection = new Database(db.file)
    connection.exec(`
    insert into units (id, code, name) values (1, 'KT', 'Phòng Kinh tế');
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${people})
      insert into officers (id, code, name, search) select i, 'CB' || i, 'Cán bộ ' || i, '' from n;
    insert into memberships (officer_id, unit_id, role) select id, 1, 'officer' from officers;
    insert into accounts (channel, external_id, chat, officer_id, status, linked_at, consent_at)
      select 'web', code, code, id, 'active', 1, 1 from officers;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${tasks})
      insert into tasks (id, code, title, search, due, created_at) select i, 'NV-' || i, 'Báo cáo số ' || i, '', '2027-06-30', 1 from n;
    insert into assignments (task_id, role, unit_id, officer_id, open_due, untold)
      select id, 'lead', 1, id % ${people} + 1, due, 'assigned' from tasks;
  `)
    connection.close()
    const held = monitorEventLoopDelay({ resolution: 1 })
    held.enable()
    const cpu = process.cpuUsage()
    await announceImported(db, {
      now: at('2026-11-23', '10:00'),
      today: '2026-11-23',
      office: { timeZone: 'Asia/Ho_Chi_Minh', pushChannels: alwaysUp({ name: 'web' }), settings: unlocked },
    })
    held.disable()
    const ms = process.cpuUsage(cpu).user / 1e3
    const figures = `${Math.round(ms)} ms of one processor, held p99 ${held.percentile(99) / 1e6} ms, max ${held.max / 1e6} ms`
    const [queued] = await db.reads.select({ n: count() }).from(outbox).where(eq(outbox.status, 'queued'))
    expect(queued?.n, figures).toBe(people)
    const left = await db.reads.select({ untold: assignments.untold }).from(assignments)
    expect(left.filter(({ untold }) => untold !== null)).toEqual([])
    // Five people a transaction; by the processor's time, as a busy machine holds everything up.
    expect(ms / (people / 5), figures).toBeLessThan(50)
    db.close()
  },
)
