import { describe, expect, test } from 'vitest'
import { officeCalendar } from '../../db/office/calendar.ts'
import type { Db } from '../../db/db.ts'
import { taskPage } from '../../db/tasks/export.ts'
import { assignmentsOf } from '../../db/tasks/import.ts'
import { membershipRows, officerRows, unitRows } from '../../db/people/import.ts'
import { listPeople } from '../../db/people/officers.ts'
import { readSetting } from '../../db/office/settings.ts'
import { historyOf } from '../../db/tasks/events.ts'
import { dueStatus } from '../../src/domain/tasks/due.ts'
import { instantOf, localDate, weekday } from '../../src/domain/days/local-date.ts'
import { findLoop } from '../../src/domain/people/organisation.ts'
import { queuePlace } from '../../src/domain/tasks/task.ts'
import { seedDemo } from '../../src/operations/seed-demo.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { importSheets, smallOffice } from '../helpers/offices.ts'

const zone = 'Asia/Ho_Chi_Minh'
const monday = '2026-11-23'

type Demo = Awaited<ReturnType<typeof newDemo>>
const demos = new Map<string, Promise<Demo>>()

/** What the demo of a day holds; looked at by several tests, as making it takes longer than all they ask. */
const demo = (today = monday): Promise<Demo> => {
  const found = demos.get(today) ?? newDemo(today)
  demos.set(today, found)
  return found
}

async function newDemo(today: string) {
  const db = openTestDatabase()
  const now = instantOf(today, '09:00', zone)
  await seedDemo(db, today, now)
  return { now, ...(await everything(db)) }
}

async function everything({ reads }: Db) {
  const tasks = await taskPage(reads, { units: undefined, period: undefined }, 0, 1_000)
  const ids = tasks.map(task => task.id)
  const histories = new Map<number, Awaited<ReturnType<typeof historyOf>>>()
  for (const id of ids) histories.set(id, (await historyOf(reads, id, 50)).reverse())
  return {
    tasks,
    histories,
    assignments: await assignmentsOf(reads, ids),
    calendar: await officeCalendar(reads),
    units: await unitRows(reads),
    officers: await officerRows(reads),
    people: await listPeople(reads),
    setting: await readSetting(reads, 'demo'),
  }
}

test('the office has a tree of units, forty people of every role and three hundred tasks', async () => {
  const { tasks, units, officers, people, setting } = await demo()
  const codes = new Map(units.map(unit => [unit.id, unit.code]))
  const links = units.map(({ code, parentId }) => ({
    code,
    ...(parentId !== null && { parent: codes.get(parentId)! }),
  }))
  expect(findLoop(links)).toBeUndefined()
  expect(links.filter(unit => !('parent' in unit))).toHaveLength(1)
  expect(people).toHaveLength(40)
  expect(new Set(people.map(person => person.name)).size).toBe(40)
  const leaders = people.filter(person => person.roles.includes('leader')).map(person => person.unit)
  expect(new Set(leaders)).toEqual(new Set(units.map(unit => unit.name)))
  expect(people.filter(person => person.roles.includes('general_affairs'))).toHaveLength(2)
  expect(people.filter(person => person.roles.includes('admin'))).toHaveLength(1)
  expect(officers.every(officer => officer.phone?.startsWith('849000000'))).toBe(true)
  expect(tasks).toHaveLength(300)
  expect(setting).toBe(monday)
})

test('every status is there', async () => {
  const { tasks, calendar, assignments } = await demo()
  const statuses = tasks.map(task => `${dueStatus(task, monday, calendar).kind} ${task.work} ${task.review}`)
  for (const wanted of [
    ...['done_on_time done none', 'done_on_time done approved', 'done_late done none'],
    ...['overdue in_progress none', 'overdue not_acknowledged none', 'today in_progress none', 'soon in_progress none'],
    ...['later not_acknowledged none', 'submitted_on_time in_progress pending', 'no_deadline in_progress none'],
    ...['withdrawn withdrawn none'],
  ])
    expect(statuses, wanted).toContain(wanted)
  expect(statuses.some(status => status.endsWith('returned'))).toBe(true)
  expect(statuses.some(status => status.includes('paused'))).toBe(true)
  expect(new Set(tasks.map(task => task.dueText))).toContain('Thường xuyên')
  for (const task of tasks) if (task.dueText?.startsWith('Hằng')) expect(task.recurrence, task.dueText).not.toBeNull()
  expect(tasks.some(task => task.recurrence === 'monthly:25')).toBe(true)
  const parties = [...assignments.values()].flat()
  for (const role of ['lead', 'coordinator', 'follower']) expect(parties.map(party => party.role)).toContain(role)
  expect(parties.some(party => party.role === 'lead' && party.officerId === null)).toBe(true)
  expect(tasks.some(task => task.otherCoordinators !== null)).toBe(true)
})

test('the texts are varied and complete', async () => {
  const { tasks } = await demo()
  expect(new Set(tasks.map(task => task.title)).size).toBeGreaterThan(230)
  expect(new Set(tasks.map(task => task.title.split(' ').slice(0, 4).join(' '))).size).toBeGreaterThan(60)
  for (const { title, result } of tasks)
    expect([title, result ?? ''].join('.')).not.toMatch(/[{}|]|undefined|null|\s{2}|\s\.|\s$/)
  expect(tasks.every(task => task.document !== null && task.documentDate <= (task.assignedOn ?? ''))).toBe(true)
  expect(new Set(tasks.map(task => task.source)).size).toBeGreaterThan(2)
})

test('the ward officer a visitor tries first has something of everything', async () => {
  const { tasks, officers, assignments, calendar } = await demo()
  const officer = officers.find(({ code }) => code === 'CB01')
  const own = tasks.filter(({ id }) => assignments.get(id)?.some(a => a.role === 'lead' && a.officerId === officer?.id))
  const kinds = own
    .filter(task => task.work !== 'done' && task.review === 'none')
    .map(task => dueStatus(task, monday, calendar).kind)
  expect(kinds.filter(kind => kind === 'overdue')).toHaveLength(3)
  expect(kinds.filter(kind => kind === 'today')).toHaveLength(1)
  expect(kinds.filter(kind => kind === 'soon')).toHaveLength(3)
  expect(kinds).toContain('later')
  expect(own.filter(task => task.work === 'done').length).toBeGreaterThan(4)
})

// A Monday, a Sunday within Tết, the last day of a year, a leap day.
describe.each([monday, '2027-02-07', '2026-12-31', '2028-02-29'])('on %s', today => {
  test('deadlines lie on working days', async () => {
    const { tasks, calendar } = await demo(today)
    const off = tasks.flatMap(({ due }) => (due !== null && !calendar.isWorkingDay(due) ? [due] : []))
    expect(off).toEqual([])
  })

  test('each history is in order, in the past, in office hours, and ends in what the task is', async () => {
    const { tasks, histories, now, calendar } = await demo(today)
    for (const task of tasks) {
      const history = histories.get(task.id) ?? []
      const times = history.map(event => event.at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(new Set(times).size).toBe(times.length)
      for (const at of times) {
        expect(at).toBeLessThan(now)
        expect(calendar.isWorkingDay(localDate(at, zone))).toBe(true)
        const hour = new Date(at).getUTCHours() + 7
        expect(hour >= 7 && hour < 18, `${hour} h`).toBe(true)
      }
      const state = Object.assign({}, ...history.map(event => event.after)) as object
      expect(task).toMatchObject(state)
      expect(history.slice(1).every(event => event.by !== null)).toBe(true)
      if (task.submittedOn !== null) expect(localDate(task.submittedAt ?? 0, zone)).toBe(task.submittedOn)
    }
  })

  test('open tasks stand in the queues of their people, closed ones in none', async () => {
    const { tasks, assignments } = await demo(today)
    for (const task of tasks)
      for (const { openDue } of assignments.get(task.id) ?? []) expect(openDue).toBe(queuePlace(task))
  })
})

test('the same day makes the same office', async () => {
  const [one, two] = [await demo(), await newDemo(monday)]
  expect(two.tasks).toEqual(one.tasks)
  expect([...two.histories]).toEqual([...one.histories])
})

test('on a day off the deadlines of today move to the next working day', async () => {
  const sunday = '2026-11-22'
  const { tasks, calendar } = await demo(sunday)
  expect(weekday(sunday)).toBe(7)
  expect(tasks.filter(task => dueStatus(task, sunday, calendar).kind === 'today')).toEqual([])
  expect(tasks.filter(task => task.due === monday).length).toBeGreaterThan(5)
})

test('a database that has units is left alone', async () => {
  const db = openTestDatabase()
  await importSheets(db, smallOffice)
  const before = [await unitRows(db.reads), await membershipRows(db.reads)]
  await seedDemo(db, monday, instantOf(monday, '09:00', zone))
  expect([await unitRows(db.reads), await membershipRows(db.reads)]).toEqual(before)
  expect(await readSetting(db.reads, 'demo')).toBeUndefined()
})
