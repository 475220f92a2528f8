import type { Database as Connection } from 'better-sqlite3'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { countDoneTasks, countOwnTasks, ownTasks } from '../../db/tasks/own.ts'
import { findActor } from '../../db/people/officers.ts'
import type { Actor } from '../../src/domain/people/access.ts'
import type { OwnFilter } from '../../src/domain/tasks/own-tasks.ts'
import { connectionOf } from '../helpers/connection.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testOffice, today, type OfficerCode, type TestOffice } from '../helpers/office.ts'

const soonUntil = '2026-11-26'
const days = ['2026-11-01', '2026-11-22', today, '2026-11-24', soonUntil, '2026-11-27', '2027-01-05']

let db: Db
let office: TestOffice
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
})

const actorOf = async (code: OfficerCode): Promise<Actor> => {
  const actor = await findActor(db.reads, office.officers[code])
  if (!actor) throw new Error(code)
  return actor
}

const page = { offset: 0, limit: 1_000 }
const everyFilter: OwnFilter[] = [
  {},
  { role: 'lead' },
  { role: 'coordinator' },
  { urgent: true },
  { notAcknowledged: true },
  { words: 'viec' },
  { days: [{ from: '2026-11-22', to: '2026-11-24' }] },
  {
    days: [
      { from: '2026-11-01', to: '2026-11-01' },
      { from: '2026-11-27', to: '2027-01-05' },
    ],
    role: 'lead',
  },
]

/** Hùng by name, Khoa as head of KT, Sơn as head of two units. */
const people = ['hung', 'khoa', 'son'] as const
const task = fc.record({
  due: fc.option(fc.constantFrom(...days), { nil: null }),
  state: fc.constantFrom('open', 'open', 'paused', 'waiting', 'done', 'withdrawn'),
  urgency: fc.constantFrom('normal', 'urgent'),
  lead: fc.constantFrom(['KT', 'hung'], ['KT'], ['TO'], ['VH'], ['VH', 'lan']),
  also: fc.subarray([
    ['coordinator', 'KT', 'hung'],
    ['coordinator', 'VH'],
    ['coordinator', 'TO'],
    ['follower', 'KT', 'hung'],
    ['follower', 'VH'],
  ] as const),
})

describe('a person’s own tasks', () => {
  it('are counted as they are listed, each once, and paged without loss', async () => {
    const states = {
      open: { work: 'not_acknowledged' },
      paused: { work: 'paused' },
      waiting: { work: 'in_progress', review: 'pending', submittedOn: '2026-11-24' },
      done: { work: 'done', submittedOn: '2026-11-24' },
      withdrawn: { work: 'withdrawn' },
    } as const
    await fc.assert(
      fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 12 }), async made => {
        for (const { state, lead, ...fields } of made) await office.addTask({ ...fields, ...states[state], lead: lead })
        for (const code of people) {
          const actor = await actorOf(code)
          for (const filter of everyFilter) {
            const counts = await countOwnTasks(db.reads, actor, filter, { today, soonUntil })
            const open = await ownTasks(db.reads, actor, 'open', filter, page)
            const due = (from: string, to: string) =>
              open.filter(one => (one.due ?? '9999') >= from && (one.due ?? '9999') <= to).length
            expect(counts).toEqual({
              overdue: due('0000', '2026-11-22'),
              today: due(today, today),
              soon: due('2026-11-24', soonUntil),
              later: due('2026-11-27', '9999'),
              waiting: (await ownTasks(db.reads, actor, 'waiting', filter, page)).length,
            })
            const done = await ownTasks(db.reads, actor, 'done', filter, page)
            expect(await countDoneTasks(db.reads, actor, filter)).toBe(done.length)
            for (const list of [open, done]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
            const paged = []
            for (let offset = 0; offset < open.length; offset += 3)
              paged.push(...(await ownTasks(db.reads, actor, 'open', filter, { offset, limit: 3 })))
            expect(paged).toEqual(open)
            expect(open.every(one => one.role !== 'follower')).toBe(true)
          }
        }
      }),
      { numRuns: 15 },
    )
  })

  it('that Sơn leads with one unit and helps with the other are his as lead', async () => {
    const id = await office.addTask({ lead: ['TO'], also: [['coordinator', 'VH']], due: today })
    const actor = await actorOf('son')
    const [only, another] = await ownTasks(db.reads, actor, 'open', {}, page)
    expect([only?.id, only?.role, another]).toEqual([id, 'lead', undefined])
    expect(await ownTasks(db.reads, actor, 'open', { role: 'coordinator' }, page)).toEqual([])
  })
})

/** How SQLite carries out each query on tasks and assignments. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const plans: string[] = []
  const connection: Connection = connectionOf(db.reads)
  const prepare = connection.prepare.bind(connection)
  connection.prepare = (text: string) => {
    if (text.includes('"assignments"')) {
      const values = Array<string>(text.match(/\?/g)?.length ?? 0).fill('1')
      const rows = prepare<unknown[], { detail: string }>(`explain query plan ${text}`).all(...values)
      plans.push(rows.map(row => row.detail).join(' / '))
    }
    return prepare(text)
  }
  await work()
  connection.prepare = prepare
  return plans
}

describe('the plans of the queries', () => {
  const askOpen = async (actor: Actor) => {
    for (const filter of everyFilter) {
      await countOwnTasks(db.reads, actor, filter, { today, soonUntil })
      for (const part of ['open', 'waiting'] as const)
        await ownTasks(db.reads, actor, part, filter, { offset: 0, limit: 8 })
    }
  }
  const askDone = async (actor: Actor) => {
    for (const filter of everyFilter) {
      await countDoneTasks(db.reads, actor, filter)
      await ownTasks(db.reads, actor, 'done', filter, { offset: 0, limit: 8 })
    }
  }
  /** Everything that is read of the assignments themselves, each by its index. */
  const read = (plans: readonly string[]) => {
    const steps = plans.flatMap(plan => plan.match(/(?:SCAN|SEARCH) (?:assignments|tasks)\b[^/]*/g) ?? [])
    return [...new Set(steps.map(step => step.replace(/(?: AND open_due.*|\) *)$/, '')))].toSorted()
  }
  const byTask = 'SEARCH tasks USING INTEGER PRIMARY KEY (rowid=?'

  // One who leads nothing and one who leads: the two shapes of every query.
  it('look only through what is open and the person’s own', async () => {
    const plans = await plansOf(async () => askOpen(await actorOf('hung')))
    expect(read(plans)).toEqual(['SEARCH assignments USING INDEX assignments_officer_open (officer_id=?', byTask])
  })

  it('look only through what is open and the person’s own, or their units’ where nobody is named', async () => {
    const plans = await plansOf(async () => askOpen(await actorOf('son')))
    expect(read(plans)).toEqual([
      'SEARCH assignments USING INDEX assignments_officer_open (officer_id=?',
      'SEARCH assignments USING INDEX assignments_unit_unnamed (unit_id=? AND role=?',
      byTask,
    ])
  })

  it('of what is done look through the person’s own, or their units’ where nobody is named', async () => {
    const officer = await plansOf(async () => askDone(await actorOf('hung')))
    expect(read(officer)).toEqual(['SEARCH assignments USING INDEX assignments_officer (officer_id=?', byTask])
    const head = await plansOf(async () => askDone(await actorOf('son')))
    expect(read(head)).toEqual([
      'SEARCH assignments USING INDEX assignments_officer (officer_id=?',
      'SEARCH assignments USING INDEX assignments_unit_unnamed (unit_id=? AND role=?',
      byTask,
    ])
  })
})
