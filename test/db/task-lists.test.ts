import type { Database as Connection } from 'better-sqlite3'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { countDone, countOpen, listTasks } from '../../db/tasks/lists.ts'
import { assignments, tasks } from '../../db/schema.ts'
import { findActor } from '../../db/people/officers.ts'
import { may, type Actor } from '../../src/domain/people/access.ts'
import { own, type Holder, type ListFilter, type Whose } from '../../src/domain/tasks/task-list.ts'
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
const everyFilter: ListFilter[] = [
  {},
  { role: 'lead' },
  { role: 'coordinator' },
  { urgent: true },
  { work: 'not_acknowledged' },
  { words: ['viec'] },
  { days: [{ from: '2026-11-01', to: '2026-11-23' }], words: ['nhiem vu'], asTyped: 'so 1' },
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
            const counts = await countOpen(db.reads, own(actor), filter, { today, soonUntil })
            const open = await listTasks(db.reads, own(actor), 'open', filter, page)
            const due = (from: string, to: string) =>
              open.filter(one => (one.due ?? '9999') >= from && (one.due ?? '9999') <= to).length
            expect(counts).toEqual({
              overdue: due('0000', '2026-11-22'),
              today: due(today, today),
              soon: due('2026-11-24', soonUntil),
              later: due('2026-11-27', '9998'),
              undated: open.filter(one => one.due === null).length,
              waiting: (await listTasks(db.reads, own(actor), 'waiting', filter, page)).length,
            })
            const done = await listTasks(db.reads, own(actor), 'done', filter, page)
            expect(await countDone(db.reads, own(actor), filter)).toBe(done.length)
            for (const list of [open, done]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
            const paged = []
            for (let offset = 0; offset < open.length; offset += 3)
              paged.push(...(await listTasks(db.reads, own(actor), 'open', filter, { offset, limit: 3 })))
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
    const [only, another] = await listTasks(db.reads, own(actor), 'open', {}, page)
    expect([only?.id, only?.role, another]).toEqual([id, 'lead', undefined])
    expect(await listTasks(db.reads, own(actor), 'open', { role: 'coordinator' }, page)).toEqual([])
  })
})

describe('others’ tasks', () => {
  const states = {
    open: { work: 'not_acknowledged' },
    paused: { work: 'paused' },
    waiting: { work: 'in_progress', review: 'pending', submittedOn: '2026-11-24' },
    done: { work: 'done', submittedOn: '2026-11-24' },
    withdrawn: { work: 'withdrawn' },
  } as const

  /** What the lists must be, worked out from the rows one by one. */
  async function meant(whose: Whose, filter: ListFilter) {
    const rows = await db.reads.select().from(assignments)
    const all = await db.reads.select().from(tasks)
    const isTheirs = (people: readonly Holder[], row: (typeof rows)[number]) =>
      people.some(({ officerId, ledUnits }) =>
        row.officerId === null ? ledUnits.includes(row.unitId ?? 0) : row.officerId === officerId,
      )
    const partOf = (id: number): Row['role'] | undefined => {
      const parts = rows.filter(row => row.taskId === id)
      if (whose.kind === 'people') {
        const { people, seenBy } = whose
        if (seenBy && !may('see', { ...nobody, ...seenBy }, parts)) return undefined
        const roles = parts.filter(row => isTheirs(people, row)).map(({ role }) => role)
        return (['lead', 'coordinator'] as const).find(role => roles.includes(role))
      }
      const inUnits = parts.filter(row => !whose.units || whose.units.includes(row.unitId ?? 0))
      const left = inUnits.filter(row => !isTheirs(whose.without, row))
      return left.find(({ role }) => role === (filter.role ?? 'lead'))?.role
    }
    const due = (task: (typeof all)[number]) => task.due ?? '9999-12-31'
    const open = all
      .filter(task => {
        const part = partOf(task.id)
        const days = filter.days?.some(({ from, to }) => from <= due(task) && due(task) <= to) ?? true
        const words = filter.words?.every(word => task.search.includes(word)) ?? true
        const fits =
          (days &&
            words &&
            (!filter.urgent || task.urgency !== 'normal') &&
            (filter.work ?? task.work) === task.work) ||
          (filter.asTyped !== undefined && task.search.includes(filter.asTyped))
        return part && (filter.role ?? part) === part && fits && task.work !== 'done' && task.work !== 'withdrawn'
      })
      .toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.id - b.id))
    const ids = (those: typeof all) => those.map(({ id }) => id)
    return {
      open: ids(open.filter(task => task.review !== 'pending')),
      waiting: ids(open.filter(task => task.review === 'pending')),
    }
  }
  type Row = typeof assignments.$inferSelect
  const nobody = { code: '', name: '', memberships: [], ledUnits: [], seesAll: false }

  it('are those that the one who asks may see, counted as they are listed, each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 12 }), async made => {
        for (const { state, lead, ...fields } of made) await office.addTask({ ...fields, ...states[state], lead })
        const [hung, son] = [await actorOf('hung'), await actorOf('son')]
        const [khoa, bao] = [await actorOf('khoa'), await actorOf('bao')]
        const { KT, TO, VH, UBND } = office.units
        const lists: Whose[] = [
          { kind: 'people', people: [hung], seenBy: khoa },
          { kind: 'people', people: [hung, son], seenBy: khoa },
          { kind: 'people', people: [khoa, son], seenBy: bao },
          { kind: 'people', people: [khoa, son, hung] },
          { kind: 'units', units: [KT], without: [] },
          { kind: 'units', units: [KT, TO], without: [] },
          { kind: 'units', units: [KT, TO], without: [khoa] },
          { kind: 'units', units: undefined, without: [] },
          { kind: 'units', units: undefined, without: [son, hung] },
          { kind: 'units', units: [VH, UBND], without: [son] },
        ]
        for (const whose of lists)
          for (const filter of everyFilter) {
            const { open, waiting } = await meant(whose, filter)
            const counts = await countOpen(db.reads, whose, filter, { today, soonUntil })
            const { overdue, soon, later, undated } = counts
            expect(overdue + counts.today + soon + later + undated, JSON.stringify({ whose, filter })).toBe(open.length)
            expect(counts.waiting).toBe(waiting.length)
            for (const total of [0, 10_000]) {
              const listed = await listTasks(db.reads, whose, 'open', filter, { ...page, total })
              const ids = listed.map(({ id }) => id)
              // Along the deadlines of the office the tasks of one day come unit by unit.
              if (total === 0) expect(ids).toEqual(open)
              else expect(ids.toSorted((a, b) => a - b)).toEqual(open.toSorted((a, b) => a - b))
              const dues = listed.map(({ due }) => due ?? '9999-12-31')
              expect(dues).toEqual(dues.toSorted())
              const wait = await listTasks(db.reads, whose, 'waiting', filter, { ...page, total })
              expect(wait.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(waiting.toSorted((a, b) => a - b))
            }
          }
      }),
      { numRuns: 12 },
    )
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
      await countOpen(db.reads, own(actor), filter, { today, soonUntil })
      for (const part of ['open', 'waiting'] as const)
        await listTasks(db.reads, own(actor), part, filter, { offset: 0, limit: 8 })
    }
  }
  const askDone = async (actor: Actor) => {
    for (const filter of everyFilter) {
      await countDone(db.reads, own(actor), filter)
      await listTasks(db.reads, own(actor), 'done', filter, { offset: 0, limit: 8 })
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

  const lists = (whose: Whose) => async () => {
    await countOpen(db.reads, whose, {}, { today, soonUntil })
    for (const total of [8, 10_000]) await listTasks(db.reads, whose, 'open', {}, { offset: 0, limit: 8, total })
  }
  const ofUnits = (units: number[] | undefined): Whose => ({ kind: 'units', units, without: [] })

  it('of a unit count its tallies and look through its open tasks in the order of their deadlines', async () => {
    const plans = await plansOf(lists(ofUnits([office.units.KT])))
    expect(read(plans)).toEqual(['SEARCH assignments USING INDEX assignments_unit_open (unit_id=? AND role=?', byTask])
    for (const plan of plans) expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY')
  })

  it('of many units’ many tasks look along the deadlines of the office, and sort nothing', async () => {
    for (const units of [undefined, [office.units.KT, office.units.TO, office.units.VH]]) {
      const whose = ofUnits(units)
      const plans = await plansOf(() => listTasks(db.reads, whose, 'open', {}, { offset: 0, limit: 8, total: 10_000 }))
      expect(plans.join()).toContain('USING INDEX assignments_open')
      expect(plans.join()).not.toContain('TEMP B-TREE')
    }
  })

  it('of somebody’s tasks that one may see begin with the person’s own', async () => {
    const khoa = await actorOf('khoa')
    const whose: Whose = { kind: 'people', people: [await actorOf('hung')], seenBy: khoa }
    const plans = await plansOf(lists(whose))
    expect(read(plans)).toEqual(['SEARCH assignments USING INDEX assignments_officer_open (officer_id=?', byTask])
  })
})
