import { expect } from 'vitest'
import { findActor } from '../../db/people/officers.ts'
import { taskEvents, tasks } from '../../db/schema.ts'
import { partiesOf } from '../../db/tasks/find.ts'
import { decidersIf } from '../../src/actions/deciders.ts'
import type { Clock } from '../../src/clock.ts'
import { may, type Actor, type TaskAction } from '../../src/domain/people/access.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import type { EventKind } from '../../src/domain/tasks/task.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine, type Answer } from '../helpers/engine.ts'
import { nameOf, officerCodes, testOffice, type TaskOptions } from '../helpers/office.ts'
import { broken } from './any-text.ts'
import { capabilitiesOf, shownOn, type PlatformName } from './shown.ts'

/** A leader of all, general affairs, an administrator, a leader of one unit, an officer, and nobody. */
export const persons = ['bao', 'ha', 'minh', 'khoa', 'hung', 'stranger'] as const
export type Person = (typeof persons)[number]

/** Some task for everybody, some between two units, in every state that a report can meet. */
const led: TaskOptions[] = [
  { lead: ['UBND', 'bao'] },
  { lead: ['VP', 'ha'], needsApproval: true },
  { lead: ['VP', 'minh'], due: '2026-11-20' },
  { lead: ['KT', 'khoa'], work: 'not_acknowledged' },
  { lead: ['KT', 'hung'], due: '2026-11-20', work: 'not_acknowledged', document: '05/KH-UBND' },
  { lead: ['KT', 'hung'], due: '2026-12-04', needsApproval: true, urgency: 'urgent' },
  { lead: ['KT'], due: '2026-11-23' },
  { lead: ['TO'], work: 'not_acknowledged' },
  { lead: ['VH', 'lan'], due: '2026-11-20', document: '05/KH-UBND' },
  { lead: ['VH', 'lan'], also: [['coordinator', 'KT', 'hung']] },
  { lead: ['VH'], work: 'withdrawn' },
  { lead: ['KT', 'tam'], work: 'done', submittedOn: '2026-11-20', result: 'Đã trình' },
]

/** Like none that people type by chance. */
const beforeFirst = 71_300
const wordOf = (n: number): string => `dau${n}rieng`

/** What its doer must have been allowed to do; none is done in a conversation where it says `never`. */
const actionOf: Record<EventKind, TaskAction | 'never'> = {
  imported: 'never',
  import_changed: 'never',
  acknowledged: 'acknowledge',
  progressed: 'report-progress',
  submitted: 'submit-result',
  completed: 'submit-result',
  undone: 'undo',
  approved: 'approve',
  returned: 'return-result',
  paused: 'pause',
  resumed: 'resume',
  withdrawn: 'withdraw',
  handed_over: 'hand-over',
  reopened: 'reopen',
  assigned: 'see',
  commented: 'comment',
  disputed: 'dispute-lead',
  lead_kept: 'keep-lead',
  urged: 'urge',
  urge_answered: 'answer-urge',
  extension_asked: 'ask-extension',
  // with a request or without one: the same people
  extension_granted: 'set-deadline',
  extension_refused: 'refuse-extension',
  cause_stated: 'state-cause',
  cause_confirmed: 'judge-cause',
  cause_refused: 'judge-cause',
}

/** What lays something before those who decide. */
const asking: ReadonlySet<EventKind> = new Set(['submitted', 'extension_asked', 'cause_stated'])

/** Waits shorter than a second pass at once: those are the pace of a platform. */
function hastyClock(): Clock & { jump(ms: number): void } {
  let now = mondayMorning
  return {
    now: () => now++,
    jump: ms => void (now += ms),
    after: () => () => {},
    wait: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve()
        signal?.addEventListener('abort', () => resolve(), { once: true })
        if (ms >= 1_000) return
        now += ms
        setImmediate(resolve)
      }),
  }
}

/** An office at one platform whose every task bears a word of its own, and what nobody's answer may ever show. */
export async function markedOffice(platform: PlatformName) {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const before = { id: beforeFirst, code: 'NV-0', title: 'Việc cũ', search: '', createdAt: mondayMorning }
  await db.transact(tx => tx.insert(tasks).values(before))
  const ids: number[] = []
  for (const [n, task] of led.entries())
    ids.push(await office.addTask({ ...task, title: `Việc ${wordOf(n)} của đơn vị` }))
  const channel = recordingChannel(platform, capabilitiesOf[platform])
  const clock = hastyClock()
  const engine = await testEngine(db, office, { channel, jump: clock })
  await engine.link('bao', 'ha', 'minh', 'khoa', 'hung')

  const actors = new Map<Person, Actor>()
  const hidden = new Map<Person, string[]>()
  const parties = new Map(await Promise.all(ids.map(async id => [id, await partiesOf(db.reads, id)] as const)))
  for (const person of persons) {
    const actor = person === 'stranger' ? undefined : await findActor(db.reads, office.officers[person])
    if (actor) actors.set(person, actor)
    const unseen = ids.filter(id => !actor || !may('see', actor, parties.get(id) ?? []))
    const names = actor ? [] : officerCodes.map(nameOf)
    hidden.set(person, [...names, ...unseen.flatMap(id => [String(id), wordOf(ids.indexOf(id))])])
  }
  /** What a person has named may be said back to them. */
  const said = new Map<Person, string>()

  /** One message, answered once and in order. */
  async function ask(person: Person, content: Content | string): Promise<Answer> {
    // Nobody here is in such a hurry that they are asked to pause.
    clock.jump(4_000)
    said.set(person, `${said.get(person) ?? ''} ${JSON.stringify(content)}`)
    const since = engine.logged.length
    const sentBefore = channel.sent.length
    const answer = await engine.talk(person, content)
    const lines = engine.logged.slice(since)
    expect(lines.filter(line => line.level >= 40)).toEqual([])
    expect(lines.filter(line => line.msg === 'answered')).toHaveLength(1)
    expect(lines.filter(line => line.msg === 'sent' && String(line['key']).startsWith('answer:'))).toHaveLength(1)
    expect(answer.messages.length).toBeGreaterThan(0)
    // Others may be told of it, but only of what is theirs.
    for (const { chat, message } of channel.sent.slice(sentBefore)) {
      const reader = persons.find(one => one === chat)
      const shown = shownOn(platform, message).join('\n')
      expect(shown).not.toMatch(broken)
      expect(reader && hidden.get(reader), chat).toBeDefined()
      if (reader)
        expect(
          hidden.get(reader)?.filter(word => shown.includes(word) && !said.get(reader)?.includes(word)),
          reader,
        ).toEqual([])
    }
    return answer
  }

  const state = async () => ({
    events: await db.reads.select().from(taskEvents),
    tasks: await db.reads.select().from(tasks),
  })
  return {
    ask,
    ids,
    db,
    office,
    link: engine.link,
    logged: engine.logged,
    /** Remembers the tasks and their history; later tells whether only those changed them who may. */
    async witness() {
      const earlier = await state()
      return async () => {
        const later = await state()
        expect(later.events.slice(0, earlier.events.length)).toEqual(earlier.events)
        const fresh = later.events.slice(earlier.events.length)
        for (const [n, { officerId, taskId, kind }] of fresh.entries()) {
          const actor = [...actors.values()].find(one => one.officerId === officerId)
          const action = actionOf[kind]
          const where = `officer ${officerId}: ${kind} on ${taskId}`
          expect(action, where).not.toBe('never')
          if (action === 'never') continue
          const task = later.tasks.find(({ id }) => id === taskId)
          const assignments = parties.get(taskId) ?? (await partiesOf(db.reads, taskId))
          const asked = fresh.slice(0, n).findLast(event => event.taskId === taskId && asking.has(event.kind))
          const by = asked?.officerId ?? null
          const deciders = task ? await decidersIf(db.reads, task, assignments, by, clock.now()) : []
          const named = {
            assignerId: task?.assignerId ?? null,
            leaderId: task?.leaderId ?? null,
            deciders: deciders.map(decider => decider.officerId),
          }
          expect(actor && may(action, actor, assignments, named), where).toBe(true)
        }
        const reported = new Set(fresh.map(event => event.taskId))
        const untouched = <T extends { id: number }>(rows: T[]) => rows.filter(({ id }) => !reported.has(id))
        expect(untouched(later.tasks)).toEqual(untouched(earlier.tasks))
        return fresh.length
      }
    },
  }
}
