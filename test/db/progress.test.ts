import { readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { progressByUnit, type ProgressFilter } from '../../db/tasks/progress.ts'
import { assignments, progressTallies, tasks, units } from '../../db/schema.ts'
import { addCounts, category, noCounts, type ProgressCounts } from '../../src/domain/reports/progress.ts'
import { workStates } from '../../src/domain/tasks/task.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const today = '2026-11-23'
const unitIds = [1, 2, 3]
const day = fc.constantFrom('2026-09-30', '2026-11-22', today, '2026-11-24', '2027-01-15')
const fields = fc.record({
  due: fc.option(day, { nil: null }),
  work: fc.constantFrom(...workStates),
  submittedOn: fc.option(day, { nil: null }),
})
const unit = fc.option(fc.constantFrom(...unitIds), { nil: null })
const role = fc.constantFrom('lead' as const, 'coordinator' as const)
const target = fc.nat(5)
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), fields, unit, role }),
  fc.record({ kind: fc.constant('change' as const), fields, target }),
  fc.record({ kind: fc.constant('move' as const), unit, role, target }),
  fc.record({ kind: fc.constant('remove' as const), target }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function office(): Promise<Db> {
  const db = openTestDatabase()
  await db.transact(async tx => {
    await tx.insert(units).values(unitIds.map(id => ({ id, code: `U${id}`, name: `Đơn vị ${id}` })))
  })
  return db
}

async function take(db: Db, one: Step, index: number): Promise<void> {
  await db.transact(async tx => {
    if (one.kind === 'add') {
      const common = { code: `T${index}`, title: 'Việc', search: 'viec', createdAt: 0 }
      const [row] = await tx
        .insert(tasks)
        .values({ ...common, ...one.fields })
        .returning({ id: tasks.id })
      await tx.insert(assignments).values({ taskId: row!.id, role: one.role, unitId: one.unit })
      return
    }
    const found = await tx.select({ id: assignments.id, taskId: assignments.taskId }).from(assignments)
    const chosen = found[one.target % Math.max(1, found.length)]
    if (!chosen) return
    if (one.kind === 'change') await tx.update(tasks).set(one.fields).where(eq(tasks.id, chosen.taskId))
    else if (one.kind === 'move')
      await tx.update(assignments).set({ unitId: one.unit, role: one.role }).where(eq(assignments.id, chosen.id))
    else await tx.delete(assignments).where(eq(assignments.id, chosen.id))
  })
}

/** One by one, by the rule itself. */
async function counted(db: Db, { units: wanted, period }: ProgressFilter): Promise<Map<number, ProgressCounts>> {
  const counts = new Map<number, ProgressCounts>()
  const rows = await db.reads.select().from(assignments).innerJoin(tasks, eq(tasks.id, assignments.taskId))
  for (const { assignments: assignment, tasks: task } of rows) {
    const { unitId } = assignment
    const kind = category(task, today)
    if (assignment.role !== 'lead' || unitId === null || !kind || (wanted && !wanted.has(unitId))) continue
    if (period && (task.due === null || task.due < period.from || task.due > period.to)) continue
    counts.set(unitId, addCounts(counts.get(unitId) ?? noCounts(), { ...noCounts(), [kind]: 1 }))
  }
  return counts
}

const withoutZeros = (counts: Map<number, ProgressCounts>) =>
  [...counts].filter(([, count]) => Object.values(count).some(n => n > 0)).sort(([a], [b]) => a - b)

const filters: ProgressFilter[] = [
  {},
  { units: new Set([1, 3]) },
  { period: { from: '2026-11-01', to: '2026-11-23' } },
  { units: new Set([2]), period: { from: '2026-11-24', to: '2027-12-31' } },
]

it('counts the same from its tallies as one by one, whatever becomes of tasks and their lead units', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
      const db = await office()
      for (const [index, one] of steps.entries()) await take(db, one, index)
      for (const filter of filters)
        expect(withoutZeros(await progressByUnit(db.reads, filter, today))).toEqual(
          withoutZeros(await counted(db, filter)),
        )
    }),
    { numRuns: 60 },
  )
})

it('makes its tallies of what an older database holds', async () => {
  const file = await temporaryPath('old.db')
  const before = openDatabase(file)
  await before.transact(async tx => {
    await tx.insert(units).values({ id: 1, code: 'U1', name: 'Đơn vị' })
    const common = { title: 'Việc', search: 'viec', createdAt: 0, due: '2026-11-20' }
    await tx.insert(tasks).values([
      { ...common, id: 1, code: 'T1', work: 'done', submittedOn: '2026-11-21' },
      { ...common, id: 2, code: 'T2', work: 'in_progress' },
      { ...common, id: 3, code: 'T3', work: 'in_progress', due: null },
    ])
    await tx.insert(assignments).values([1, 2, 3].map(taskId => ({ taskId, role: 'lead' as const, unitId: 1 })))
  })
  const wanted = await before.reads.select().from(progressTallies)
  before.close()
  const migration = readFileSync(path.resolve('db/migrations/0004_progress-counts.sql'), 'utf8')
  const connection = new Database(file)
  connection.exec('delete from progress_tallies')
  connection.exec(migration.split('--> statement-breakpoint').at(-1) ?? '')
  connection.close()
  const after = openDatabase(file)
  expect(await after.reads.select().from(progressTallies)).toEqual(wanted)
  expect(withoutZeros(await progressByUnit(after.reads, {}, today))).toEqual([
    [1, { ...noCounts(), doneLate: 1, openLate: 1, noDeadline: 1 }],
  ])
  after.close()
})
