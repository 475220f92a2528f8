import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '../../db/db.ts'
import { findActor } from '../../db/people/officers.ts'
import { memberships, outbox, taskEvents, tasks } from '../../db/schema.ts'
import { isRefused, type Occasion, type Refusal } from '../../src/actions/action.ts'
import { approve, returnResult } from '../../src/actions/decide.ts'
import { submitResult } from '../../src/actions/submit-result.ts'
import { undo } from '../../src/actions/undo.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import type { Actor } from '../../src/domain/people/access.ts'
import { instantOf } from '../../src/domain/days/local-date.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { unlocked } from '../helpers/settings.ts'
import { testOffice, today, type OfficerCode } from '../helpers/office.ts'

type Move =
  | { who: 'khoa' | 'tam'; does: 'approve' | 'return' | 'undo' | 'withdraw'; sees: number }
  | { who: 'hung'; does: 'submit' | 'undo'; sees: number }

const decider = fc.record({
  who: fc.constantFrom('khoa' as const, 'tam' as const),
  does: fc.constantFrom(
    'approve' as const,
    'approve' as const,
    'return' as const,
    'undo' as const,
    'withdraw' as const,
  ),
  // how many results ago the one was that they look at
  sees: fc.integer({ min: 0, max: 2 }),
})
const lead = fc.record({
  who: fc.constant('hung' as const),
  does: fc.constantFrom('submit' as const, 'submit' as const, 'undo' as const),
  sees: fc.constant(0),
})

test('whatever two deciders and the officer do in whatever order, a result has one decision at most, and it stays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(decider, lead), { minLength: 3, maxLength: 14 }), async moves => {
      const db = openTestDatabase()
      const office = await testOffice(db)
      const task = await office.addTask({ lead: ['KT', 'hung'], needsApproval: true, due: '2026-11-25' })
      await db.transact(tx =>
        tx.insert(memberships).values({ officerId: office.officers.tam, unitId: office.units.KT, role: 'leader' }),
      )
      const results: number[] = []
      let minute = 0
      const run = (tx: Tx, actor: Actor, at: Occasion, { does, sees }: Move): Promise<object | Refusal> => {
        const result = results.at(-1 - sees)
        switch (does) {
          case 'submit':
            return submitResult(tx, actor, at, { task, result: 'Đã gửi báo cáo', channel: 'web', files: [] })
          case 'approve':
            return approve(tx, actor, at, { task, result })
          case 'return':
            return returnResult(tx, actor, at, { task, result, reason: 'thiếu phụ lục', substance: true })
          case 'withdraw':
            return withdraw(tx, actor, at, { task, reason: 'không cần nữa' })
          case 'undo':
            return undo(tx, actor, at, { task })
        }
      }
      const history = () =>
        db.reads.select().from(taskEvents).where(eq(taskEvents.taskId, task)).orderBy(asc(taskEvents.id))
      const take = async (who: OfficerCode, move: Move) => {
        const before = await history()
        const looked = results.at(-1 - move.sees)
        const outcome = await db.transact(async tx => {
          const actor = (await findActor(tx, office.officers[who]))!
          const now = instantOf(today, '09:00', 'Asia/Ho_Chi_Minh') + minute++ * 30_000
          const at: Occasion = {
            now,
            today,
            office: { timeZone: 'Asia/Ho_Chi_Minh', pushChannels: () => [], settings: unlocked },
          }
          return run(tx, actor, at, move)
        })
        const after = await history()
        if (isRefused(outcome)) {
          expect(after).toEqual(before)
          return
        }
        expect(after).toHaveLength(before.length + 1)
        if (move.does === 'submit') results.push(after.at(-1)!.id)
        // What is decided on is what was looked at.
        if (move.does === 'approve' || move.does === 'return') expect(looked ?? results.at(-1)).toBe(results.at(-1))
      }
      for (const move of moves) {
        await take(move.who, move)
        // A double tap.
        if (move.does === 'approve') await take(move.who, move)

        const events = await history()
        const undone = new Set(events.map(({ undoes }) => undoes))
        const standing = events.filter(({ id, kind }) => kind !== 'undone' && !undone.has(id))
        let decisions = 0
        for (const { kind } of standing) {
          if (kind === 'submitted') decisions = 0
          if (kind === 'approved' || kind === 'returned') decisions++
          expect(decisions).toBeLessThanOrEqual(1)
        }
        // The events replay to the task as it stands.
        const [row] = await db.reads.select().from(tasks)
        const replayed = events.reduce<Record<string, unknown>>((state, { after }) => ({ ...state, ...after }), {})
        for (const [field, value] of Object.entries(replayed))
          expect({ field, value: row![field as 'work'] }).toEqual({ field, value })
        // One word a person and event.
        const keys = (await db.reads.select({ key: outbox.key }).from(outbox)).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }
    }),
    { numRuns: 40 },
  )
})
