import { readdirSync } from 'node:fs'
import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import type { Db, Tx } from '../../db/db.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { findActor } from '../../db/people/officers.ts'
import * as schema from '../../db/schema.ts'
import { assignments, memberships, officers, taskEvents, tasks } from '../../db/schema.ts'
import { acknowledge } from '../../src/actions/acknowledge.ts'
import { isRefused, type Occasion } from '../../src/actions/action.ts'
import { answerUrge } from '../../src/actions/answer-urge.ts'
import { comment } from '../../src/actions/comment.ts'
import { approve, judgeCause, returnResult } from '../../src/actions/decide.ts'
import { disputeLead } from '../../src/actions/dispute-lead.ts'
import { askExtension, grantExtension, refuseExtension, setDeadline } from '../../src/actions/extension.ts'
import { stateCause } from '../../src/actions/late-cause.ts'
import { pause } from '../../src/actions/pause.ts'
import { reopen } from '../../src/actions/reopen.ts'
import { reportProgress } from '../../src/actions/report-progress.ts'
import { resume } from '../../src/actions/resume.ts'
import { handOver, keepLead } from '../../src/actions/settle-lead.ts'
import { submitResult } from '../../src/actions/submit-result.ts'
import { seeTask } from '../../src/actions/task-step.ts'
import { undo } from '../../src/actions/undo.ts'
import { urge } from '../../src/actions/urge.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { instantOf } from '../../src/domain/days/local-date.ts'
import { roles, taskActions, type Actor, type Role, type TaskAction } from '../../src/domain/people/access.ts'
import type { EventKind } from '../../src/domain/tasks/task.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testEngine } from '../helpers/engine.ts'
import { unlocked } from '../helpers/settings.ts'
import { testOffice, today, type TaskOptions, type TestOffice, type UnitCode } from '../helpers/office.ts'

// The matrix of permissions: each role × each relation to a task × each action, and what was written.

const relations = [
  'own',
  'co-ordinated',
  'followed',
  'assigned',
  'in charge',
  'unit',
  'sub-unit',
  'foreign',
  'none',
] as const
type Relation = (typeof relations)[number]
type Allowed = 'allowed' | 'not-allowed' | 'not-found'

type TaskRow = typeof tasks.$inferSelect
interface Try {
  tx: Tx
  actor: Actor
  at: Occasion
  task: number
  /** the event that the state before it came from, where there is one */
  event: number
}

interface Cell {
  /** how the task stands, and the event by which it came so, where the action asks for one: of its lead, or of the one who tries */
  state: Partial<TaskOptions>
  event?: { kind: EventKind; by: 'lead' | 'self'; before?: Partial<TaskRow> }
  run(one: Try): Promise<object>
  /** as it is typed */
  line(task: number, event: number): string
  /** what is written where it is allowed: the lines of the history, and what has become of the task */
  writes: { kinds: readonly EventKind[]; set: Partial<TaskRow> }
}

const reason = 'Thiếu phụ lục'
const now = instantOf(today, '09:00', 'Asia/Ho_Chi_Minh')
const waits = { review: 'pending', submittedOn: today, submittedAt: 1, progress: 100 } as const
const over = { work: 'done', submittedOn: today, submittedAt: 1, progress: 100 } as const
const late = { ...over, due: '2026-11-18' } as const
const [due, later] = ['2026-11-25', '2026-12-04'] as const
const requested = { due, extension: 'pending', askedDue: later } as const
/** What somebody lays before those who decide, who are others than the one who did so. */
const asking: ReadonlySet<EventKind> = new Set(['submitted', 'extension_asked', 'cause_stated'])

/** Where each action is tried: a test asks for every one of them. */
const cells: Partial<Record<TaskAction, Cell>> = {
  see: {
    state: {},
    run: ({ tx, actor, task }) => seeTask(tx, actor, task),
    line: task => `/viec ${task}`,
    writes: { kinds: [], set: {} },
  },
  undo: {
    state: { work: 'paused' },
    event: { kind: 'paused', by: 'self', before: { work: 'in_progress' } },
    run: ({ tx, actor, at, task }) => undo(tx, actor, at, { task }),
    line: task => `/hoantac ${task}`,
    writes: { kinds: ['undone'], set: { work: 'in_progress' } },
  },
  acknowledge: {
    state: { work: 'not_acknowledged' },
    run: ({ tx, actor, at, task }) => acknowledge(tx, actor, at, { task }),
    line: task => `/nhan ${task}`,
    writes: { kinds: ['acknowledged'], set: { work: 'in_progress' } },
  },
  'report-progress': {
    state: {},
    run: ({ tx, actor, at, task }) =>
      reportProgress(tx, actor, at, { task, percent: 40, note: 'Đã lấy ý kiến', channel: 'web', files: [] }),
    line: task => `/capnhat ${task} 40% Đã lấy ý kiến`,
    writes: { kinds: ['progressed'], set: { progress: 40 } },
  },
  'submit-result': {
    state: {},
    run: ({ tx, actor, at, task }) =>
      submitResult(tx, actor, at, { task, result: 'Đã gửi', channel: 'web', files: [] }),
    line: task => `/xong ${task} Đã gửi`,
    writes: {
      kinds: ['submitted'],
      set: { review: 'pending', progress: 100, submittedOn: today, submittedAt: now, result: 'Đã gửi' },
    },
  },
  approve: {
    state: waits,
    event: { kind: 'submitted', by: 'lead' },
    run: ({ tx, actor, at, task }) => approve(tx, actor, at, { task }),
    line: task => `/duyet ${task}`,
    writes: { kinds: ['approved'], set: { work: 'done', review: 'approved' } },
  },
  'return-result': {
    state: waits,
    event: { kind: 'submitted', by: 'lead' },
    run: ({ tx, actor, at, task }) => returnResult(tx, actor, at, { task, reason, substance: false }),
    line: task => `/tralai ${task} lỗi hình thức: ${reason}`,
    writes: {
      kinds: ['returned'],
      set: { work: 'in_progress', review: 'returned', submittedOn: null, submittedAt: null, progress: 0 },
    },
  },
  'ask-extension': {
    state: { due },
    run: ({ tx, actor, at, task }) => askExtension(tx, actor, at, { task, due: later, reason }),
    line: task => `/giahan ${task} 4/12 ${reason}`,
    writes: { kinds: ['extension_asked'], set: { extension: 'pending', askedDue: later } },
  },
  'grant-extension': {
    state: requested,
    event: { kind: 'extension_asked', by: 'lead' },
    run: ({ tx, actor, at, task }) => grantExtension(tx, actor, at, { task }),
    line: task => `/duyet ${task}`,
    writes: { kinds: ['extension_granted'], set: { extension: 'granted', askedDue: null, due: later } },
  },
  'refuse-extension': {
    state: requested,
    event: { kind: 'extension_asked', by: 'lead' },
    run: ({ tx, actor, at, task }) => refuseExtension(tx, actor, at, { task, reason }),
    line: task => `/tralai ${task} ${reason}`,
    writes: { kinds: ['extension_refused'], set: { extension: 'refused', askedDue: null } },
  },
  'set-deadline': {
    state: { due, extension: 'refused' },
    event: { kind: 'extension_asked', by: 'lead' },
    run: ({ tx, actor, at, task }) => setDeadline(tx, actor, at, { task, due: later, reason }),
    line: task => `/giahan ${task} 4/12 ${reason}`,
    writes: { kinds: ['extension_granted'], set: { extension: 'granted', due: later } },
  },
  'state-cause': {
    state: late,
    run: ({ tx, actor, at, task }) => stateCause(tx, actor, at, { task, cause: 'overload', words: '' }),
    line: task => `/xong ${task} nguyên nhân: quá tải`,
    writes: { kinds: ['cause_stated'], set: { lateCause: 'overload' } },
  },
  'judge-cause': {
    state: { ...late, lateCause: 'objective', causeReview: 'pending' },
    event: { kind: 'cause_stated', by: 'lead' },
    run: ({ tx, actor, at, task }) => judgeCause(tx, actor, at, { task, objective: true }),
    line: task => `/duyet ${task} khách quan`,
    writes: { kinds: ['cause_confirmed'], set: { causeReview: 'confirmed' } },
  },
  pause: {
    state: {},
    run: ({ tx, actor, at, task }) => pause(tx, actor, at, { task, reason }),
    line: task => `/tamdung ${task} ${reason}`,
    writes: { kinds: ['paused'], set: { work: 'paused' } },
  },
  resume: {
    state: { work: 'paused' },
    run: ({ tx, actor, at, task }) => resume(tx, actor, at, { task }),
    line: task => `/tieptuc ${task}`,
    writes: { kinds: ['resumed'], set: { work: 'in_progress' } },
  },
  withdraw: {
    state: {},
    run: ({ tx, actor, at, task }) => withdraw(tx, actor, at, { task, reason }),
    line: task => `/thuhoi ${task} ${reason}`,
    writes: { kinds: ['withdrawn'], set: { work: 'withdrawn' } },
  },
  reopen: {
    state: over,
    run: ({ tx, actor, at, task }) => reopen(tx, actor, at, { task, reason, inspection: false }),
    line: task => `/molai ${task} ${reason}`,
    writes: { kinds: ['reopened'], set: { work: 'in_progress', submittedOn: null, submittedAt: null, progress: 0 } },
  },
  comment: {
    state: {},
    run: ({ tx, actor, at, task }) => comment(tx, actor, at, { task, words: reason }),
    line: task => `/ykien ${task} ${reason}`,
    writes: { kinds: ['commented'], set: {} },
  },
  'dispute-lead': {
    state: { work: 'not_acknowledged' },
    run: ({ tx, actor, at, task }) => disputeLead(tx, actor, at, { task, reason }),
    line: task => `/nhamnguoi ${task} ${reason}`,
    writes: { kinds: ['disputed'], set: {} },
  },
  'keep-lead': {
    state: {},
    event: { kind: 'disputed', by: 'lead' },
    run: ({ tx, actor, at, task }) => keepLead(tx, actor, at, { task }),
    line: task => `/giunguyen ${task}`,
    writes: { kinds: ['lead_kept'], set: {} },
  },
  'hand-over': {
    state: {},
    run: ({ tx, actor, at, task }) => handOver(tx, actor, at, { task, to: 'tam' }),
    line: task => `/chuyen ${task} tam`,
    writes: { kinds: ['handed_over'], set: { work: 'not_acknowledged' } },
  },
  urge: {
    state: {},
    run: ({ tx, actor, at, task }) => urge(tx, actor, at, { task, words: reason }),
    line: task => `/nhac ${task} ${reason}`,
    writes: { kinds: ['urged'], set: {} },
  },
  'answer-urge': {
    state: { work: 'not_acknowledged' },
    event: { kind: 'urged', by: 'lead' },
    run: ({ tx, actor, at, task, event }) => answerUrge(tx, actor, at, { task, urge: event, promisedOn: '2026-11-27' }),
    line: (task, event) => `/nhac ${task} @${event} đã nắm`,
    writes: { kinds: ['acknowledged', 'urge_answered'], set: { work: 'in_progress' } },
  },
}

const cellOf = (action: TaskAction): Cell => {
  const cell = cells[action]
  if (!cell) throw new Error(`no cell of ${action}`)
  return cell
}

/** Which of the files in src/actions carry an action out on a task; the others are about something else. */
const files: Record<string, readonly TaskAction[]> = {
  'acknowledge.ts': ['acknowledge'],
  'action.ts': [],
  'announce.ts': [],
  'assign.ts': [],
  'answer-urge.ts': ['answer-urge'],
  'answering.ts': [],
  'comment.ts': ['comment'],
  'decide.ts': ['approve', 'return-result', 'judge-cause'],
  'deciders.ts': [],
  'dispute-lead.ts': ['dispute-lead'],
  'evidence.ts': [],
  'extension.ts': ['ask-extension', 'grant-extension', 'refuse-extension', 'set-deadline'],
  'late-cause.ts': ['state-cause'],
  'link.ts': [],
  'pause.ts': ['pause'],
  'reopen.ts': ['reopen'],
  'report-progress.ts': ['report-progress'],
  'resume.ts': ['resume'],
  'set-preferences.ts': [],
  'settle-lead.ts': ['keep-lead', 'hand-over'],
  'submit-result.ts': ['submit-result'],
  'task-step.ts': ['see'],
  'tell-concerned.ts': [],
  'tell-former-leads.ts': [],
  'undo.ts': ['undo'],
  'unlink.ts': [],
  'urge.ts': ['urge'],
  'withdraw.ts': ['withdraw'],
}

/** As the rules say it in words, apart from the code. */
function expected(action: TaskAction, role: Role, relation: Relation): Allowed | 'may-not-assign' {
  const above = role === 'leader' && (relation === 'unit' || relation === 'sub-unit')
  const named = relation === 'assigned' || relation === 'in charge'
  const party = relation === 'own' || relation === 'co-ordinated' || relation === 'followed'
  const clerk = role === 'general_affairs'
  if (!named && !party && !above && !clerk) return 'not-found'
  const own = relation === 'own'
  const authority = (named || above || clerk) && !own
  // A clerk and an administrator decide nothing; the sub-unit has a head of its own, who is asked first.
  const decides = (named && (role === 'officer' || role === 'leader')) || (role === 'leader' && relation === 'unit')
  const may: Partial<Record<TaskAction, boolean>> = {
    see: true,
    // one's own step, which one was allowed to take
    undo: own || relation === 'followed' || authority,
    acknowledge: own,
    'report-progress': own,
    'submit-result': own,
    'answer-urge': own,
    approve: decides,
    'return-result': decides,
    'judge-cause': decides,
    'grant-extension': decides,
    'refuse-extension': decides,
    'set-deadline': decides,
    'ask-extension': own,
    'state-cause': own,
    pause: authority,
    resume: authority,
    withdraw: authority,
    reopen: authority,
    comment: true,
    'dispute-lead': own,
    'keep-lead': authority,
    'hand-over': authority,
    urge: authority || relation === 'followed',
  }
  const allowed = may[action]
  if (allowed === undefined) throw new Error(`no rule of ${action}`)
  // As with a new task: who leads no unit has nobody to give it to.
  if (action === 'hand-over' && allowed && role !== 'leader' && !clerk) return 'may-not-assign'
  return allowed ? 'allowed' : 'not-allowed'
}

/** Every row there is, byte for byte, by table. */
async function contents(db: Db, without: readonly string[] = []): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const table of Object.values(schema as Record<string, unknown>))
    if (is(table, SQLiteTable) && !without.includes(getTableName(table)))
      found.set(getTableName(table), JSON.stringify(await db.reads.select().from(table)))
  return found
}

const changedIn = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].flatMap(([table, rows]) => (before.get(table) === rows ? [] : [table]))

/** Somebody of this role, and a task for each action to which that is what they are. */
async function world(db: Db, office: TestOffice, role: Role, relation: Relation) {
  const [person] = await db.transact(tx =>
    tx.insert(officers).values({ code: 'x', name: 'Ngô Văn Xuân', search: '' }).returning({ id: officers.id }),
  )
  const id = person!.id
  const at: Partial<Record<Relation, UnitCode>> = { own: 'KT', unit: 'KT', 'sub-unit': 'KT' }
  // General affairs see everything whatever they are to a task: "none" of theirs serve somewhere else.
  if (relation !== 'none' || role === 'general_affairs')
    await db.transact(tx =>
      tx.insert(memberships).values({ officerId: id, unitId: office.units[at[relation] ?? 'VH'], role }),
    )
  // Who is urged can be told.
  for (const code of ['hung', 'son'] as const)
    await db.transact(tx =>
      linkAccount(tx, { channel: 'web', externalId: code, chat: code, officerId: office.officers[code] }, 1),
    )
  const party = { own: 'lead', 'co-ordinated': 'coordinator', followed: 'follower' } as const
  const made = new Map<TaskAction, { task: number; event: number }>()
  for (const action of taskActions) {
    const { state, event } = cellOf(action)
    const task = await office.addTask({
      needsApproval: true,
      lead: relation === 'sub-unit' ? ['TO'] : relation === 'own' ? ['KT'] : ['KT', 'hung'],
      ...(relation === 'assigned' && { assignerId: id }),
      ...(relation === 'in charge' && { leaderId: id }),
      ...state,
    })
    // What waits of the sub-unit was handed in by somebody else than its head, who decides on it.
    const head =
      relation === 'sub-unit' && !(event && asking.has(event.kind)) ? office.officers.son : office.officers.hung
    const lead = relation === 'own' ? id : head
    const number = await db.transact(async tx => {
      if (relation === 'own') await tx.update(assignments).set({ officerId: id })
      if (relation === 'co-ordinated' || relation === 'followed')
        await tx.insert(assignments).values({ taskId: task, role: party[relation], unitId: null, officerId: id })
      if (!event) return 0
      const { kind, by, before = {} } = event
      const officerId = by === 'self' ? id : kind === 'urged' ? office.officers.bao : lead
      const values = { taskId: task, at: now - 60_000, officerId, kind, before, after: {} }
      return (await tx.insert(taskEvents).values(values).returning({ id: taskEvents.id }))[0]!.id
    })
    made.set(action, { task, event: number })
  }
  return { id, made }
}

const occasion: Occasion = {
  now,
  today,
  office: { timeZone: 'Asia/Ho_Chi_Minh', pushChannels: () => [], settings: unlocked },
}
const nowhere = 99_999

describe('who may do what with a task', () => {
  it('is asked of every action, whichever file carries it out', () => {
    expect(Object.keys(cells).toSorted()).toEqual([...taskActions].toSorted())
    expect(Object.keys(files).toSorted()).toEqual(readdirSync('src/actions').toSorted())
    expect(Object.values(files).flat().toSorted()).toEqual([...taskActions].toSorted())
  })

  it.each(roles.flatMap(role => relations.map(relation => ({ role, relation }))))(
    'to $role, $relation',
    async ({ role, relation }) => {
      const db = openTestDatabase()
      const office = await testOffice(db)
      const { id, made } = await world(db, office, role, relation)
      for (const action of taskActions) {
        const { run, writes } = cellOf(action)
        const { task, event } = made.get(action)!
        const cell = { action, outcome: expected(action, role, relation) }
        const row = async () => (await db.reads.select().from(tasks)).find(one => one.id === task)!
        const history = async () => (await db.reads.select().from(taskEvents)).filter(one => one.taskId === task)
        const before = { all: await contents(db), row: await row(), events: await history() }
        const tried = (of: number) =>
          db.transact(async tx => run({ tx, actor: (await findActor(tx, id))!, at: occasion, task: of, event }))
        const result = await tried(task)
        expect({ action, outcome: isRefused(result) ? result.refused : 'allowed' }).toEqual(cell)
        if (cell.outcome === 'allowed') {
          const news = (await history()).slice(before.events.length)
          expect(
            news.map(({ kind, officerId }) => ({ kind, officerId })),
            action,
          ).toEqual(writes.kinds.map(kind => ({ kind, officerId: id })))
          expect(await row(), action).toEqual({ ...before.row, ...writes.set })
          if (writes.kinds.length === 0) expect(changedIn(before.all, await contents(db)), action).toEqual([])
          continue
        }
        expect(changedIn(before.all, await contents(db)), action).toEqual([])
        if (!isRefused(result) || cell.outcome !== 'not-found') continue
        // As if there were none.
        const none = await tried(nowhere)
        expect(none).toEqual({ refused: action === 'undo' ? 'nothing-to-undo' : 'not-found', task: nowhere })
        expect(result).toEqual({ refused: 'not-found', task })
      }
    },
  )

  it.each(relations)('to a stranger, whatever the person behind it is to the task: nothing (%s)', async relation => {
    const db = openTestDatabase()
    const office = await testOffice(db)
    const { made } = await world(
      db,
      office,
      relation === 'unit' || relation === 'sub-unit' ? 'leader' : 'officer',
      relation,
    )
    const engine = await testEngine(db, office)
    const kept = () => contents(db, ['inbox', 'outbox', 'conversations'])
    const before = await kept()
    const answers = new Set<string>()
    for (const action of taskActions) {
      const { task, event } = made.get(action)!
      for (const line of [cellOf(action).line(task, event), cellOf(action).line(nowhere, event)]) {
        engine.clock.jump(60_000)
        const { text, choices } = await engine.talk('stranger', line)
        answers.add(JSON.stringify({ text, choices }))
      }
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toMatch(/liên kết/)
    expect(changedIn(before, await kept())).toEqual([])
  })
})
