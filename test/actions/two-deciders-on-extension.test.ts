import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '../../db/db.ts'
import { findActor } from '../../db/people/officers.ts'
import { memberships, outbox, taskEvents, tasks } from '../../db/schema.ts'
import { isRefused, type Occasion, type Refusal } from '../../src/actions/action.ts'
import { askExtension, grantExtension, refuseExtension, setDeadline } from '../../src/actions/extension.ts'
import { submitResult } from '../../src/actions/submit-result.ts'
import { undo } from '../../src/actions/undo.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import type { Actor } from '../../src/domain/people/access.ts'
import { addDays, instantOf } from '../../src/domain/days/local-date.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { unlocked } from '../helpers/settings.ts'
import { testOffice, today, type OfficerCode } from '../helpers/office.ts'

type Move =
  | { who: 'khoa' | 'tam'; does: 'grant' | 'refuse' | 'set' | 'undo' | 'withdraw'; sees: number; days: number }
  | { who: 'hung'; does: 'ask' | 'submit' | 'undo'; sees: number; days: number }

// how many requests ago the one was that they look at
const sees = fc.integer({ min: 0, max: 2 })
const days = fc.integer({ min: 3, max: 9 })
const decider = fc.record({
  who: fc.constantFrom('khoa' as const, 'tam' as const),
  does: fc.constantFrom('grant', 'grant', 'refuse', 'set', 'undo', 'withdraw'),
  sees,
  days,
}) as fc.Arbitrary<Move>
const lead = fc.record({
  who: fc.constant('hung' as const),
  does: fc.constantFrom('ask', 'ask', 'ask', 'submit', 'undo'),
  sees,
  days,
}) as fc.Arbitrary<Move>

test('whatever two deciders and the officer do in whatever order, a request has one decision at most, and it stays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(decider, lead), { minLength: 3, maxLength: 14 }), async moves => {
      const db = openTestDatabase()
      const office = await testOffice(db)
      const task = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-25' })
      await db.transact(tx =>
        tx.insert(memberships).values({ officerId: office.officers.tam, unitId: office.units.KT, role: 'leader' }),
      )
      const requests: number[] = []
      let minute = 0
      const run = (tx: Tx, actor: Actor, at: Occasion, { does, sees, days }: Move): Promise<object | Refusal> => {
        const result = requests.at(-1 - sees)
        const due = addDays('2026-11-25', days)
        switch (does) {
          case 'ask':
            return askExtension(tx, actor, at, { task, due, reason: 'chờ số liệu' })
          case 'submit':
            return submitResult(tx, actor, at, { task, result: 'Đã gửi báo cáo', channel: 'web', files: [] })
          case 'grant':
            return grantExtension(tx, actor, at, { task, result })
          case 'refuse':
            return refuseExtension(tx, actor, at, { task, result, reason: 'cần gấp' })
          case 'set':
            return setDeadline(tx, actor, at, { task, due, reason: 'dồn việc' })
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
        const looked = requests.at(-1 - move.sees)
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
        const undone = new Set(after.map(({ undoes }) => undoes))
        const standing = requests.filter(id => !undone.has(id))
        if (move.does === 'ask') requests.push(after.at(-1)!.id)
        // What is decided on is what was looked at.
        if (move.does === 'grant' || move.does === 'refuse') expect(looked ?? standing.at(-1)).toBe(standing.at(-1))
      }
      for (const move of moves) {
        await take(move.who, move)
        // A double tap.
        if (move.does === 'grant' || move.does === 'refuse') await take(move.who, move)

        const events = await history()
        const undone = new Set(events.map(({ undoes }) => undoes))
        const standing = events.filter(({ id, kind }) => kind !== 'undone' && !undone.has(id))
        let asked = false
        for (const { kind, before } of standing) {
          if (kind === 'extension_refused') expect(asked).toBe(true)
          // Without a request it was set at once.
          if (kind === 'extension_granted') expect(before.extension === 'pending').toBe(asked)
          asked = kind === 'extension_asked' || (asked && kind === 'progressed')
        }
        // The events replay to the task as it stands.
        const [row] = await db.reads.select().from(tasks)
        const replayed = events.reduce<Record<string, unknown>>((state, { after }) => ({ ...state, ...after }), {})
        for (const [field, value] of Object.entries(replayed))
          expect({ field, value: row![field as 'work'] }).toEqual({ field, value })
        expect(row!.extension === 'pending').toBe(asked)
        expect(row!.askedDue !== null).toBe(asked)
        // One word a person and event.
        const keys = (await db.reads.select({ key: outbox.key }).from(outbox)).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }
    }),
    { numRuns: 40 },
  )
})
