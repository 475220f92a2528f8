import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findActor } from '../../db/people/officers.ts'
import { assignments, memberships, officers, tasks, units } from '../../db/schema.ts'
import { countFound, partiesOf, searchTasks, type Party } from '../../db/tasks/find.ts'
import { listTasks } from '../../db/tasks/lists.ts'
import { isMine, may, roles, type Actor } from '../../src/domain/people/access.ts'
import { own } from '../../src/domain/tasks/task-list.ts'
import { queuePlace } from '../../src/domain/tasks/task.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { unitTrees } from '../helpers/unit-trees.ts'

const people = fc.integer({ min: 1, max: 4 })
const office = unitTrees.chain(tree => {
  const unit = fc.constantFrom(...tree.map(({ id }) => id))
  const assignment = fc.record({
    role: fc.constantFrom('lead' as const, 'coordinator' as const, 'follower' as const),
    unitId: fc.option(unit, { freq: 8 }),
    officerId: fc.option(people, { freq: 2 }),
  })
  return fc.record({
    tree: fc.constant(tree),
    serving: fc.array(fc.tuple(people, unit, fc.constantFrom(...roles)), { maxLength: 6 }),
    given: fc.array(
      fc.record({
        parties: fc.array(assignment, { maxLength: 4 }),
        assignerId: fc.option(people, { freq: 1 }),
        leaderId: fc.option(people, { freq: 1 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
})

/** Leads or co-ordinates it themselves: what the own list has. */
const isWorkOf = (actor: Actor, parties: readonly Party[]): boolean =>
  parties.some(party => party.role !== 'follower' && isMine(actor, party))

async function filter(ids: readonly number[], holds: (id: number) => Promise<boolean>): Promise<number[]> {
  const kept: number[] = []
  for (const id of ids) if (await holds(id)) kept.push(id)
  return kept
}

test('on any office, what SQL lists is what the rule lets a person see, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(office, async ({ tree, serving, given }) => {
      const db = openTestDatabase()
      const roster = [1, 2, 3, 4]
      const once = new Map(
        serving.map(([officerId, unitId, role]) => [`${officerId}/${unitId}/${role}`, { officerId, unitId, role }]),
      )
      await db.transact(async tx => {
        await tx.insert(units).values(tree)
        for (const id of roster)
          await tx.insert(officers).values({ id, code: `CB${id}`, name: `Cán bộ ${id}`, search: '' })
        if (once.size > 0) await tx.insert(memberships).values([...once.values()])
        for (const [at, { parties, assignerId, leaderId }] of given.entries()) {
          const task = {
            id: at + 1,
            code: `NV-${at + 1}`,
            title: 'Báo cáo',
            due: '2026-12-01',
            work: 'in_progress' as const,
            assignerId,
            leaderId,
          }
          await tx.insert(tasks).values({ ...task, search: 'bao cao', createdAt: 0 })
          for (const party of parties)
            await tx.insert(assignments).values({ ...party, taskId: task.id, openDue: queuePlace(task) })
        }
      })
      for (const id of roster) {
        const actor = await findActor(db.reads, id)
        if (!actor) throw new Error('no such officer')
        const ids = given.map((_, at) => at + 1)
        const seen = await filter(ids, async task =>
          may('see', actor, await partiesOf(db.reads, task), given[task - 1]),
        )
        const found = await searchTasks(db.reads, actor, 'bao cao', 100)
        expect([...new Set(found.map(task => task.id))].toSorted()).toEqual(seen)
        expect(await countFound(db.reads, actor, 'bao cao')).toBe(seen.length)
        const working = await filter(ids, async task => isWorkOf(actor, await partiesOf(db.reads, task)))
        const theirs = await listTasks(db.reads, own(actor), 'open', {}, { offset: 0, limit: 100 })
        expect(theirs.map(task => task.id).toSorted()).toEqual(working)
        for (const viewer of await Promise.all(roster.map(one => findActor(db.reads, one)))) {
          if (!viewer) continue
          const seenToo = await filter(working, async task =>
            may('see', viewer, await partiesOf(db.reads, task), given[task - 1]),
          )
          const whose = { kind: 'people', people: [actor], ...(!viewer.seesAll && { seenBy: viewer }) } as const
          const shown = await listTasks(db.reads, whose, 'open', {}, { offset: 0, limit: 100 })
          const ids = shown.map(task => task.id).toSorted()
          // Who asks is no more than a leader of theirs here: what is only their own they see in their own list.
          expect(ids.filter(task => !seenToo.includes(task))).toEqual([])
          if (viewer.scope.size > 0 || viewer.seesAll) expect(ids).toEqual(seenToo)
        }
        for (const task of working) expect(seen).toContain(task)
      }
    }),
    { numRuns: 40 },
  )
})
