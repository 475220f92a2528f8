import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accounts, assignments, memberships, officers, outbox, taskEvents } from '../db/schema.ts'
import { dailyReminders } from '../jobs/daily-reminders.ts'
import { housekeeping } from '../jobs/housekeeping.ts'
import { runSlot } from '../jobs/run.ts'
import { SendError } from '../src/channels/channel.ts'
import { openTestDatabase } from './helpers/database.ts'
import { jumpClock, talkingOffice, testEngine } from './helpers/engine.ts'
import { at, surroundings } from './helpers/jobs.ts'
import { mondayMorning } from './helpers/clock.ts'
import { nameOf, officerCodes, testOffice, today } from './helpers/office.ts'
import { pushTo } from './helpers/outbox.ts'

const dayMs = 86_400_000

/** What reminder bots of others were seen to do wrong, and the tests that keep it from happening here. */
const mistakes: [mistake: string, proofs: [file: string, test: string][]][] = [
  [
    'a milestone that fires only at exactly 3, 2, 1 or 0 days: one missed run loses it for ever',
    [
      ['jobs/daily-reminders.test.ts', 'makes up once for the milestones an outage missed'],
      ['domain/reminders.test.ts', 'with outages nothing is told twice, and what was missed is told by the next run'],
    ],
  ],
  [
    'a send helper that swallows errors, so that a failed message is recorded as sent',
    [['delivery/worker.test.ts', 'is never recorded as sent']],
  ],
  [
    'opt-outs filtered after LIMIT 50, so that 50 opted-out rows starve everyone',
    [
      ['peers.test.ts', '100 people who turned the digest off starve nobody behind them'],
      ['jobs/daily-reminders.test.ts', 'is not for who turned it off, however many they are'],
    ],
  ],
  [
    'no record of what was sent: the same overdue notice at every tick',
    [
      ['jobs/daily-reminders.test.ts', 'tells of an overdue task again each working day, not at every tick'],
      ['jobs/daily-reminders.test.ts', 'runs once for two ticks at once, for two services at once, and for many ticks'],
    ],
  ],
  [
    'a reminder that needs somebody to open an application',
    [
      ['jobs/run.test.ts', 'ticks by itself once started'],
      ['e2e/stall.test.ts', 'a service that was not there at the minute makes up for it at its start, once'],
      [
        'faults/stall.test.ts',
        'a stall of 3 s across the minute of the reminder: everybody has the digest within that minute, once',
      ],
    ],
  ],
  [
    'one message a task in place of one digest a person',
    [
      [
        'jobs/daily-reminders.test.ts',
        'is one message an officer, however many tasks, and none to who has nothing due',
      ],
    ],
  ],
  [
    'an account linked by typing somebody’s id, with no proof of being them',
    [
      ['peers.test.ts', 'nobody becomes an officer by typing what is known of one'],
      ['commands/lienket.test.ts', '%s links nothing, and tells no names'],
    ],
  ],
  [
    'conversation state in memory, and repeats recognised for ten minutes only',
    [
      ['peers.test.ts', 'a question outlives the process that asked it'],
      ['peers.test.ts', 'a message that comes again after 89 days is still a repeat'],
      ['faults/conversation.test.ts', 'a question and a list outlive the process that was killed after asking'],
      [
        'faults/repeated-updates.test.ts',
        'a webhook repeated 50 times at once, before and after a restart, has one effect and one answer',
      ],
    ],
  ],
  [
    'a blocked user or one slow handler that stops the whole bot',
    [
      ['peers.test.ts', 'who has blocked the bot stops nobody, neither then nor later'],
      ['delivery/worker.test.ts', 'stops nobody else'],
      ['delivery/worker.test.ts', 'answers while every place for pushes is taken by slow ones'],
      ['conversation/answering.test.ts', 'each keep their order, and none waits for another that fails'],
    ],
  ],
]

/** A test of this name that runs: neither skipped nor only planned. */
const running = (name: string): RegExp =>
  new RegExp(`(?<!skip|todo)\\(\\s*'${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}'`)

describe('a mistake of others', () => {
  it.each(mistakes)('has its test here: %s', (_, proofs) => {
    for (const [file, test] of proofs)
      expect(readFileSync(resolve(import.meta.dirname, file), 'utf8'), `${file}: ${test}`).toMatch(running(test))
  })
})

it('100 people who turned the digest off starve nobody behind them', async () => {
  const db = openTestDatabase()
  const { units, addTask } = await testOffice(db)
  const task = await addTask({ lead: ['KT'], due: today })
  await db.transact(async tx => {
    for (let id = 100; id < 200; id++)
      await tx.insert(officers).values({ id, code: `off-${id}`, name: 'x', search: 'x', wantsDigest: false })
    await tx.insert(officers).values({ id: 200, code: 'behind', name: 'y', search: 'y' })
    await tx.insert(memberships).values({ officerId: 200, unitId: units.KT, role: 'officer' })
    await tx.insert(assignments).values({ taskId: task, role: 'coordinator', officerId: 200, openDue: today })
  })
  const { queued } = await runSlot(dailyReminders('07:30'), at(today), () => mondayMorning, surroundings(db))
  expect(queued.map(({ officerId }) => officerId)).toContain(200)
})

it('who has blocked the bot stops nobody, neither then nor later', async () => {
  const { channel, db, office, link, settled } = await talkingOffice('hung', 'lan')
  channel.onSend = chat => {
    if (chat === 'hung') throw new SendError('gone', 'blocked')
  }
  await pushTo(db, office.officers.hung, 'to who has left', { key: 'a' })
  await settled()
  await pushTo(db, office.officers.lan, 'to who is there', { key: 'b' })
  await link('khoa')
  await pushTo(db, office.officers.khoa, 'to who has come', { key: 'c' })
  await settled()
  expect(channel.sent.map(({ chat }) => chat)).toEqual(['lan', 'khoa'])
})

it('nobody becomes an officer by typing what is known of one', async () => {
  const { talk, db, office } = await talkingOffice()
  const known = (['hung', 'lan', 'bao'] as const).flatMap(code => [code, String(office.officers[code]), nameOf(code)])
  const names = new RegExp(officerCodes.map(nameOf).join('|'))
  const phones = ['0901000005', '84901000005', '+84 901 000 005']
  for (const one of [...known, ...phones]) {
    // Each from an account of its own, which no earlier attempt has locked out.
    for (const said of [one, `/lienket ${one}`, `/start ${one}`]) {
      expect((await talk(one, said)).text).not.toMatch(names)
      await talk(one, 'đồng ý')
    }
  }
  expect(await db.reads.select().from(accounts)).toEqual([])
  expect((await talk('stranger', '/nhiemvu')).text).toContain('liên kết')
}, 30_000)

it('a question outlives the process that asked it', async () => {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const before = await testEngine(db, office)
  await before.link('hung')
  const task = await office.addTask({ lead: ['KT', 'hung'] })
  expect((await before.talk('hung', `/xong ${task}`)).text).toContain(`Kết quả việc #${task}`)
  await before.stop()

  const after = await testEngine(db, office, { jump: jumpClock(mondayMorning + 60_000) })
  expect((await after.talk('hung', 'Đã trình lãnh đạo')).text).toContain(`Đã ghi nhận hoàn thành việc #${task}`)
})

it('a message that comes again after 89 days is still a repeat', async () => {
  const { channel, clock, db, office, settled } = await talkingOffice('hung')
  const task = await office.addTask({ lead: ['KT', 'hung'] })
  const said = { kind: 'text', text: `/capnhat ${task} 60% Đã lấy ý kiến` } as const
  const message = { externalId: 'm-1', chat: 'hung', sender: 'hung', content: said }
  await channel.receive(message)
  await settled()
  for (let days = 1; days <= 89; days++) {
    clock.jump(dayMs)
    await runSlot(housekeeping, mondayMorning + days * dayMs, clock.now, surroundings(db))
    if (days % 30 === 0 || days === 89) await channel.receive(message)
  }
  await settled()
  expect(await db.reads.select().from(taskEvents)).toMatchObject([{ kind: 'imported' }, { kind: 'progressed' }])
  expect(channel.sent).toHaveLength(1)
  expect((await db.reads.select().from(outbox)).length).toBeLessThanOrEqual(1)
})
