import { linkAccount } from '../../db/people/accounts.ts'
import { addDefaultHolidays, officeCalendar } from '../../db/office/calendar.ts'
import type { Db, Tx } from '../../db/db.ts'
import { addMemberships, addOfficers, addUnits, changeUnit, unitRows } from '../../db/people/import.ts'
import { addAssignments, addEvents, addTasks, documentIds, type NewTask } from '../../db/tasks/import.ts'
import { markDemo } from '../../db/office/demo.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import { queuePlace } from '../domain/tasks/task.ts'
import { fold } from '../vietnamese/normalise.ts'
import { daysAround } from './demo/days.ts'
import { contactOf, demoOfficers } from './demo/people.ts'
import { seededRandom } from './demo/random.ts'
import { demoTasks, type DemoTask } from './demo/tasks.ts'
import { demoUnits } from './demo/units.ts'
import { searchText } from './import/new-task.ts'

/**
 * Fills an empty database with a city's office of 40 people and 300 tasks around `today`; `now` in ms. The same day makes
 * the same office. A database that has units is left alone: it may be a real office's.
 */
export const seedDemo = (db: Db, today: LocalDate, now: number): Promise<void> =>
  db.transact(async tx => {
    if ((await unitRows(tx)).length > 0) return
    const year = Number(today.slice(0, 4))
    // The past year's holidays too: its tasks were not worked on then.
    await addDefaultHolidays(tx, [year - 1, year, year + 1])
    const units = await seedUnits(tx)
    const officers = await seedOfficers(tx, units)
    const days = daysAround(today, await officeCalendar(tx))
    const tasks = demoTasks(days, seededRandom(335), code => idIn(officers, code))
    await seedTasks(tx, tasks, { units, officers, now })
    await linkEverybody(tx, officers, now)
    await markDemo(tx, today)
  })

/** Whoever is chosen on the page is linked already; the stranger there shows how linking goes. */
async function linkEverybody(tx: Tx, officers: Ids, now: number): Promise<void> {
  for (const [code, officerId] of officers)
    await linkAccount(tx, { channel: 'web', externalId: code, chat: code, officerId }, now)
}

type Ids = ReadonlyMap<string, number>

function idIn(ids: Ids, code: string): number {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`the demo has no ${code}`)
  return id
}

async function seedUnits(tx: Tx): Promise<Ids> {
  const ids = await addUnits(
    tx,
    demoUnits.map(({ code, name, cluster }) => ({ code, name, cluster })),
  )
  for (const { code, parent } of demoUnits)
    if (parent !== null) await changeUnit(tx, idIn(ids, code), { parentId: idIn(ids, parent) })
  return ids
}

async function seedOfficers(tx: Tx, units: Ids): Promise<Ids> {
  const ids = await addOfficers(
    tx,
    demoOfficers.map(({ code, name }, i) => ({ code, name, search: fold(name), ...contactOf(i, code) })),
  )
  await addMemberships(
    tx,
    demoOfficers.map(({ code, unit, role, position }) => ({
      officerId: idIn(ids, code),
      unitId: idIn(units, unit),
      role,
      position,
    })),
  )
  return ids
}

interface Seeded {
  units: Ids
  officers: Ids
  now: number
}

async function seedTasks(tx: Tx, tasks: readonly DemoTask[], { units, officers, now }: Seeded): Promise<void> {
  const documentId = await documentIds(
    tx,
    tasks.map(task => task.document),
  )
  const counted = new Map<string, number>()
  const rows = tasks.map((task, i): NewTask => {
    const { number: document, source } = task.document
    const place = (counted.get(document) ?? 0) + 1
    counted.set(document, place)
    const code = `NV-${String(i + 1).padStart(3, '0')}`
    return {
      ...task.history.state,
      code,
      number: String(place),
      title: task.title,
      product: task.product,
      source,
      assigner: task.assigner.name,
      assignerId: idIn(officers, task.assigner.code),
      leader: null,
      leaderId: null,
      assignedOn: task.outline.assignedOn,
      dueText: task.outline.dueText,
      recurrence: task.outline.recurrence,
      urgency: task.urgency,
      needsApproval: task.needsApproval,
      note: task.note,
      otherCoordinators: task.otherCoordinators,
      search: searchText(task.title, document, code),
      documentId: documentId(task.document) ?? null,
      createdAt: task.history.events[0]?.at ?? now,
      importHash: null,
    }
  })
  const ids = await addTasks(tx, rows)
  const seeded = tasks.map((task, i) => ({
    task,
    taskId: idIn(ids, rows[i]?.code ?? ''),
    openDue: queuePlace(task.history.state),
  }))
  await addAssignments(
    tx,
    seeded.flatMap(({ task, taskId, openDue }) => [
      { taskId, openDue, role: 'lead' as const, ...partyIds(task.unit, task.officer) },
      ...task.coordinators.map(({ unit, officer }) => ({
        taskId,
        openDue,
        role: 'coordinator' as const,
        ...partyIds(unit, officer),
      })),
      ...task.followers.map(officer => ({ taskId, openDue, role: 'follower' as const, ...partyIds('VP', officer) })),
    ]),
  )
  await addEvents(
    tx,
    seeded.flatMap(({ task, taskId }) => task.history.events.map(event => ({ ...event, taskId }))),
  )

  function partyIds(unit: string, officer: string | null) {
    return { unitId: idIn(units, unit), officerId: officer === null ? null : idIn(officers, officer) }
  }
}
