import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOver, isWanted, priorityOf, taskTopic, digestTopic, turnsMoot } from '../../src/domain/chat/notice.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import { noticesOf, type Concerned, type TaskEvent } from '../../src/domain/tasks/notices.ts'
import {
  causeReviews,
  extensionStates,
  eventKinds,
  reviewStates,
  urgencies,
  workStates,
  type Task,
} from '../../src/domain/tasks/task.ts'

const task: Task = {
  id: 12,
  code: 'NV-12',
  title: 'Báo cáo quý',
  needsApproval: false,
  urgency: 'normal',
  work: 'paused',
  review: 'none',
  extension: 'none',
  askedDue: null,
  progress: 0,
  due: null,
  dueTime: null,
  submittedOn: null,
  submittedAt: null,
  result: null,
  resultDocument: null,
  lateCause: null,
  causeReview: 'none',
  obstructed: false,
  assignerId: null,
  leaderId: null,
}
const lead = { officerId: 1, role: 'lead' } as const
const coordinator = { officerId: 2, role: 'coordinator' } as const
const follower = { officerId: 3, role: 'follower' } as const
const paused: TaskEvent = { id: 5, kind: 'paused', before: task, task, by: 9 }

describe('who is told of an event', () => {
  it('are those who do the work, when it is stopped or let go on', () => {
    const told = (event: Partial<TaskEvent>) =>
      noticesOf({ ...paused, ...event }, [lead, coordinator, follower]).map(({ to, says }) => `${to} ${says}`)
    expect(told({})).toEqual(['1 paused', '2 paused'])
    expect(told({ kind: 'resumed' })).toEqual(['1 resumed', '2 resumed'])
    expect(told({ kind: 'undone', undone: 'paused' })).toEqual(['1 resumed', '2 resumed'])
    expect(told({ kind: 'undone', undone: 'resumed' })).toEqual(['1 paused', '2 paused'])
    expect(told({ kind: 'undone', undone: 'progressed' })).toEqual([])
    expect(told({ by: 1 })).toEqual(['2 paused'])
  })

  it.each<[string, Partial<TaskEvent>, string[]]>([
    ['a result that waits', { kind: 'submitted' }, ['7 to-decide review', '8 to-decide review', '3 reported report']],
    ['a result that needs no approval', { kind: 'completed' }, ['3 reported report']],
    ['an approval', { kind: 'approved', by: 7 }, ['1 approved decision', '8 decided-by-other review']],
    ['a return', { kind: 'returned', by: 8 }, ['1 returned decision', '7 decided-by-other review']],
    ['a withdrawal', { kind: 'withdrawn' }, ['1 withdrawn end', '2 withdrawn end']],
    [
      'a withdrawal while a result waits',
      { kind: 'withdrawn', before: { ...task, review: 'pending' }, by: 7 },
      ['1 withdrawn end', '2 withdrawn end', '8 withdrawn end'],
    ],
    ['a question of the lead', { kind: 'commented', by: 1 }, ['7 commented comment 5', '8 commented comment 5']],
    ['an answer to it', { kind: 'commented', by: 7 }, ['1 commented comment 5', '8 commented comment 5']],
    ['what is not theirs', { kind: 'disputed', by: 1 }, ['7 disputed lead', '8 disputed lead']],
    ['what stays theirs', { kind: 'lead_kept', by: 7 }, ['1 lead-kept lead']],
    ['a hand-over', { kind: 'handed_over', by: 7 }, ['1 handed-away lead']],
    ['a reopening', { kind: 'reopened', by: 7 }, ['1 reopened end', '2 reopened end']],
    [
      'a result that is taken back',
      { kind: 'undone', undone: 'submitted', by: 1 },
      ['7 result-taken-back review', '8 result-taken-back review', '3 result-taken-back report'],
    ],
    [
      'an approval that is taken back',
      { kind: 'undone', undone: 'approved', by: 7 },
      ['1 decision-undone decision', '8 to-decide review'],
    ],
    [
      'a request for another deadline',
      { kind: 'extension_asked', by: 1 },
      ['7 extension-to-decide extension', '8 extension-to-decide extension'],
    ],
    [
      'another deadline',
      { kind: 'extension_granted', before: { ...task, extension: 'pending' }, by: 7 },
      [
        '1 extension-granted deadline',
        '2 deadline-moved deadline',
        '8 request-decided-by-other extension',
        '3 deadline-moved deadline',
      ],
    ],
    [
      'a refused request',
      { kind: 'extension_refused', before: { ...task, extension: 'pending' }, by: 7 },
      ['1 extension-refused deadline', '8 request-decided-by-other extension'],
    ],
    [
      'a result that withdraws a request',
      { kind: 'completed', before: { ...task, extension: 'pending' }, by: 1 },
      ['7 request-taken-back extension', '8 request-taken-back extension', '3 reported report'],
    ],
    [
      'a request that is taken back',
      { kind: 'undone', undone: 'extension_asked', by: 1 },
      ['7 request-taken-back extension', '8 request-taken-back extension'],
    ],
    ['progress', { kind: 'progressed' }, []],
    ['an import', { kind: 'import_changed' }, []],
  ])('of %s', (_, event, expected) => {
    const told = noticesOf({ ...paused, ...event }, [lead, coordinator, follower], [7, 8])
    expect(told.map(({ to, says, topic }) => `${to} ${says} ${topic.replace('task 12 ', '')}`)).toEqual(expected)
  })

  it('is nobody of what they did themselves, nobody twice, and nobody who has nothing to do with it', () => {
    const parties = fc.array(
      fc.record<Concerned>({
        officerId: fc.integer({ min: 1, max: 5 }),
        role: fc.constantFrom('lead', 'coordinator', 'follower'),
      }),
    )
    const kinds = fc.constantFrom(...eventKinds)
    const deciders = fc.uniqueArray(fc.integer({ min: 4, max: 7 }))
    fc.assert(
      fc.property(
        parties,
        deciders,
        kinds,
        kinds,
        fc.integer({ min: 1, max: 7 }),
        (concerned, asked, kind, undone, by) => {
          const event = { ...paused, kind, undone: kind === 'undone' ? undone : undefined, by }
          const told = noticesOf(event, concerned, asked)
          const to = told.map(notice => notice.to)
          expect(new Set(to).size).toBe(to.length)
          expect(to).not.toContain(by)
          for (const { to, kind, says } of told) {
            expect(asked.includes(to) || concerned.some(({ officerId }) => officerId === to)).toBe(true)
            const decides = kind !== 'task' && kind !== 'urge'
            expect(decides).toBe(says.endsWith('to-decide'))
            if (decides) expect(asked).toContain(to)
            const onlyFollows = !asked.includes(to) && concerned.every(c => c.officerId !== to || c.role === 'follower')
            const ofFollower = ['reported', 'result-taken-back', 'assigned', 'deadline-moved', 'extension-undone']
            if (onlyFollows) expect(ofFollower).toContain(says)
          }
        },
      ),
    )
  })

  it('are told at any hour where the task is hỏa tốc, and of no other', () => {
    for (const urgency of urgencies)
      expect(noticesOf({ ...paused, task: { ...task, urgency } }, [lead])[0]?.urgent).toBe(urgency === 'express')
  })
})

describe('a kind of notice', () => {
  it('has its priority: what is urgent before news, news before digests', () => {
    expect(priorityOf({ kind: 'task', urgent: true })).toBe(priorities.urgent)
    expect(priorityOf({ kind: 'task' })).toBe(priorities.notice)
    expect(priorityOf({ kind: 'digest' })).toBe(priorities.digest)
  })

  it('can be switched off where it is the digest', () => {
    expect([true, false].map(wantsDigest => isWanted('digest', { wantsDigest }))).toEqual([true, false])
    expect(isWanted('task', { wantsDigest: false })).toBe(true)
  })

  it('is over with its task: news once it is closed, a digest also while there is nothing to do, a result once it is judged', () => {
    const state = (work: Task['work'], review: Task['review'] = 'none') => ({ ...task, work, review })
    const news = taskTopic(12, 'rest')
    const over = (topic: string) => [
      isOver(topic, state('in_progress')),
      isOver(topic, state('paused')),
      isOver(topic, state('in_progress', 'pending')),
      isOver(topic, state('done')),
      isOver(topic, state('withdrawn')),
    ]
    expect(over(news)).toEqual([false, false, false, true, true])
    expect(over(taskTopic(12, 'review'))).toEqual([true, true, false, true, true])
    expect(over(digestTopic)).toEqual([false, true, true, true, true])
  })

  it('turns moot by a change exactly where one of them was not over before and is now', () => {
    const states = fc.record({
      work: fc.constantFrom(...workStates),
      review: fc.constantFrom(...reviewStates),
      extension: fc.constantFrom(...extensionStates),
      causeReview: fc.constantFrom(...causeReviews),
    })
    fc.assert(
      fc.property(states, states, (before, now) => {
        const turned = [
          digestTopic,
          ...['rest', 'review', 'extension', 'cause'].map(matter => taskTopic(1, matter)),
        ].some(topic => !isOver(topic, before) && isOver(topic, now))
        expect(turnsMoot(before, now)).toBe(turned)
      }),
    )
  })
})
