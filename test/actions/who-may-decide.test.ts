import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { unlocked } from '../helpers/settings.ts'
import { findActor } from '../../db/people/officers.ts'
import { assignments, memberships, officers, taskEvents, tasks } from '../../db/schema.ts'
import { isRefused } from '../../src/actions/action.ts'
import { approve, returnResult } from '../../src/actions/decide.ts'
import { reopen } from '../../src/actions/reopen.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { roles, type Role } from '../../src/domain/people/access.ts'
import { instantOf } from '../../src/domain/days/local-date.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testOffice, today, type TaskOptions, type UnitCode } from '../helpers/office.ts'

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

/** Where each action is tried, and what it writes. */
const steps = {
  approve: { state: { review: 'pending', submittedOn: today, submittedAt: 1 }, writes: 'approved' },
  'return-result': { state: { review: 'pending', submittedOn: today, submittedAt: 1 }, writes: 'returned' },
  withdraw: { state: {}, writes: 'withdrawn' },
  reopen: { state: { work: 'done', submittedOn: today, submittedAt: 1 }, writes: 'reopened' },
} as const satisfies Record<string, { state: Partial<TaskOptions>; writes: string }>
type Step = keyof typeof steps
const reason = 'Thiếu phụ lục'

/** As the rules say it in words, apart from the code: who decides, and who has authority. */
function expected(step: Step, role: Role, relation: Relation): Allowed {
  const leads = role === 'leader'
  const above = leads && (relation === 'unit' || relation === 'sub-unit')
  const named = relation === 'assigned' || relation === 'in charge'
  const party = named || ['own', 'co-ordinated', 'followed'].includes(relation)
  const sees = party || above || role === 'general_affairs'
  if (relation === 'none' && role !== 'general_affairs') return 'not-found'
  if (!sees) return 'not-found'
  if (relation === 'own') return 'not-allowed'
  if (step === 'approve' || step === 'return-result') {
    // A clerk and an administrator decide nothing; the sub-unit has a head of its own, who is asked first.
    const decides = (named && (role === 'officer' || leads)) || (leads && relation === 'unit')
    return decides ? 'allowed' : 'not-allowed'
  }
  return named || above || role === 'general_affairs' ? 'allowed' : 'not-allowed'
}

const cells = roles.flatMap(role =>
  relations.flatMap(relation =>
    (Object.keys(steps) as Step[]).map(step => ({ role, relation, step, outcome: expected(step, role, relation) })),
  ),
)

describe('who may decide, withdraw and reopen', () => {
  it.each(cells)('$role, $relation, $step: $outcome', async ({ role, relation, step, outcome }) => {
    const db = openTestDatabase()
    const office = await testOffice(db)
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
    const { state, writes } = steps[step]
    const task = await office.addTask({
      needsApproval: true,
      lead: relation === 'sub-unit' ? ['TO'] : ['KT', 'hung'],
      ...state,
    })
    const party = { own: 'lead', 'co-ordinated': 'coordinator', followed: 'follower' } as const
    await db.transact(async tx => {
      if (relation === 'assigned') await tx.update(tasks).set({ assignerId: id })
      if (relation === 'in charge') await tx.update(tasks).set({ leaderId: id })
      if (relation === 'own') await tx.update(assignments).set({ officerId: id })
      if (relation === 'co-ordinated' || relation === 'followed')
        await tx.insert(assignments).values({ taskId: task, role: party[relation], unitId: null, officerId: id })
      if ('review' in state)
        await tx.insert(taskEvents).values({
          taskId: task,
          at: 1,
          officerId: relation === 'own' ? id : office.officers.hung,
          kind: 'submitted',
          before: {},
          after: {},
        })
    })
    const before = await db.reads.select().from(tasks)
    const result = await db.transact(async tx => {
      const actor = (await findActor(tx, id))!
      const when = {
        now: instantOf(today, '09:00', 'Asia/Ho_Chi_Minh'),
        today,
        office: { timeZone: 'Asia/Ho_Chi_Minh', pushChannels: () => [], settings: unlocked },
      }
      switch (step) {
        case 'approve':
          return approve(tx, actor, when, { task })
        case 'return-result':
          return returnResult(tx, actor, when, { task, reason, substance: false })
        case 'withdraw':
          return withdraw(tx, actor, when, { task, reason })
        case 'reopen':
          return reopen(tx, actor, when, { task, reason, inspection: false })
      }
    })
    const after = await db.reads.select().from(taskEvents).where(eq(taskEvents.taskId, task))
    const own = after.filter(({ officerId, kind }) => officerId === id && kind !== 'submitted')
    if (outcome === 'allowed') {
      expect(result).toMatchObject({ kind: writes })
      expect(own.map(({ kind }) => kind)).toEqual([writes])
    } else {
      expect(isRefused(result) && result.refused).toBe(outcome)
      expect(own).toEqual([])
      expect(await db.reads.select().from(tasks)).toEqual(before)
    }
  })
})
