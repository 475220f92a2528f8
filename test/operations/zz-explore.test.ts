import { test } from 'vitest'
import { seedDemo } from '../../src/operations/seed-demo.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { tasks, assignments, officers, taskEvents, units } from '../../db/schema.ts'
import { eq, and } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { officeCalendar } from '../../db/calendar.ts'
import { dueStatus } from '../../src/domain/due.ts'

test('x', async () => {
  for (const [today, now] of [['2026-11-23', Date.parse('2026-11-23T02:00:00Z')], ['2026-02-15', Date.parse('2026-02-15T02:00:00Z')]] as const) {
    const db = openTestDatabase()
    const t0 = performance.now()
    await seedDemo(db, today, now)
    console.log('ms', performance.now() - t0)
    const all = await db.reads.select().from(tasks).execute()
    const cal = await officeCalendar(db.reads)
    const count: Record<string, number> = {}
    for (const t of all) { const k = `${dueStatus(t, today, cal).kind}/${t.work}/${t.review}`; count[k] = (count[k] ?? 0) + 1 }
    console.log(count)
    console.log('titles', new Set(all.map(t => t.title)).size, 'unled', (await db.reads.select().from(assignments).where(sql`role='lead' and officer_id is null`)).length)
    const mine = await db.reads.select().from(assignments).innerJoin(tasks, eq(tasks.id, assignments.taskId)).innerJoin(officers, eq(officers.id, assignments.officerId)).where(eq(officers.code, 'CB01'))
    for (const m of mine.sort((a,b)=>(a.tasks.due??'9')<(b.tasks.due??'9')?-1:1)) console.log(m.assignments.role, m.tasks.id, m.tasks.work, m.tasks.review, m.tasks.progress, m.tasks.assignedOn, m.tasks.due, m.tasks.dueText, m.tasks.recurrence, JSON.stringify(dueStatus(m.tasks, today, cal)), m.tasks.title)
    const ev = await db.reads.select().from(taskEvents)
    console.log('events', ev.length, 'future', ev.filter(e => e.at >= now).length)
    if (today === '2026-11-23') for (const t of all.filter((_, i) => i % 5 === 0)) console.log(t.id, t.number, t.title, '|', t.product, '|', t.result, '|', t.resultDocument)
    if (today === '2026-11-23') for (const t of all.filter(t => ['returned'].includes(t.review) || t.work === 'paused').slice(0, 3)) console.log(JSON.stringify(ev.filter(e => e.taskId === t.id), null, 1))
  }
})
