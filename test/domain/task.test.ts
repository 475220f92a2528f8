import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acknowledge,
  approve,
  barredStep,
  comment,
  disputeLead,
  handOver,
  keepLead,
  isOpen,
  pause,
  permitted,
  queuePlace,
  reportProgress,
  reopen,
  resume,
  returnResult,
  submit,
  taskSteps,
  undoable,
  withdraw,
  workStates,
  type StepRefusal,
  type TaskStep,
  type Task,
  type TaskChange,
} from '../../src/domain/tasks/task.ts'

const task: Task = {
  id: 12,
  code: 'NV-12',
  title: 'Báo cáo tình hình',
  needsApproval: false,
  urgency: 'normal',
  work: 'not_acknowledged',
  review: 'none',
  extension: 'none',
  progress: 0,
  due: '2026-11-30',
  dueTime: null,
  submittedOn: null,
  submittedAt: null,
  result: null,
  resultDocument: null,
  assignerId: null,
  leaderId: null,
}
const at = { now: 1_000, today: '2026-11-23' }
const after = (before: Task, change: TaskChange): Task => ({ ...before, ...change.set })

describe('acknowledging', () => {
  test('starts the work, once', () => {
    const change = permitted(acknowledge(task))
    expect(change).toEqual({ kind: 'acknowledged', set: { work: 'in_progress' } })
    expect(acknowledge(after(task, change))).toEqual({ refused: 'acknowledged', task: 12, step: 'acknowledge' })
  })
})

describe('reporting progress', () => {
  test('acknowledges too, and keeps the percentage when none is given', () => {
    const half = after(task, permitted(reportProgress(task, 50)))
    expect(half).toMatchObject({ work: 'in_progress', progress: 50 })
    expect(permitted(reportProgress(half, undefined)).set).toEqual({ work: 'in_progress', progress: 50 })
  })

  test.each([100, 101, -1, NaN])('%d per cent is refused', percent => {
    expect(reportProgress(task, percent)).toEqual({ refused: 'share-out-of-range', task: 12, percent })
  })
})

describe('handing in the result', () => {
  test('completes the task at that moment', () => {
    expect(submit(task, at, 'Đã trình', '45/BC-UBND')).toEqual({
      kind: 'completed',
      set: {
        work: 'done',
        review: 'none',
        progress: 100,
        submittedOn: '2026-11-23',
        submittedAt: 1_000,
        result: 'Đã trình',
        resultDocument: '45/BC-UBND',
      },
    })
  })

  test('waits for approval where the task needs one', () => {
    const { kind, set } = permitted(submit({ ...task, needsApproval: true }, at, 'Đã trình', undefined))
    expect(kind).toBe('submitted')
    expect(set).toMatchObject({ work: 'in_progress', review: 'pending', submittedOn: at.today, resultDocument: null })
  })

  test('of a returned task leaves no trace of the return on it', () => {
    expect(permitted(submit({ ...task, review: 'returned' }, at, 'Đã sửa', undefined)).set).toMatchObject({
      review: 'none',
    })
  })
})

describe('a task on which nothing more can be reported', () => {
  const steps: Partial<Record<TaskStep, (t: Task) => TaskChange | StepRefusal>> = {
    acknowledge,
    'report-progress': t => reportProgress(t, 10),
    'submit-result': t => submit(t, at, 'Xong', undefined),
  }
  test.each([
    ['done', { work: 'done' as const }],
    ['withdrawn', { work: 'withdrawn' as const }],
    ['awaiting-approval', { work: 'in_progress' as const, review: 'pending' as const }],
    ['paused', { work: 'paused' as const }],
  ])('because it is %s refuses every step and says why', (refused, state) => {
    for (const [step, take] of Object.entries(steps))
      expect(take({ ...task, ...state })).toEqual({ refused, task: 12, step })
  })
})

describe('pausing', () => {
  const paused = after(task, permitted(pause(task)))

  test('lets nobody report until it is resumed, as it stood before', () => {
    expect(paused.work).toBe('paused')
    expect(pause(paused)).toEqual({ refused: 'already-paused', task: 12, step: 'pause' })
    expect(after(paused, permitted(resume(paused, 'not_acknowledged')))).toEqual(task)
    expect(resume(task, 'in_progress')).toEqual({ refused: 'not-paused', task: 12, step: 'resume' })
  })

  test('changes nothing of deadline, progress or review', () => {
    expect({ ...paused, work: task.work }).toEqual(task)
  })
})

test('nothing is done with a task that is over but to reopen it, nor by its people while its result waits', () => {
  const openTo = (state: Partial<Task>) => taskSteps.filter(step => !barredStep(step, { ...task, ...state }))
  for (const work of ['done', 'withdrawn'] as const) expect(openTo({ work })).toEqual(['reopen', 'comment'])
  expect(openTo({ review: 'pending' })).toEqual(['approve', 'return-result', 'withdraw', 'comment', 'keep-lead'])
})

test('the place in the queue is the deadline, the end without one, and none once closed', () => {
  expect(queuePlace(task)).toBe('2026-11-30')
  expect(queuePlace({ ...task, due: null }) ?? '').toBe('9999-12-31')
  for (const work of workStates) expect(queuePlace({ work, due: null }) === null).toBe(!isOpen({ work }))
  expect(workStates.filter(work => !isOpen({ work }))).toEqual(['done', 'withdrawn'])
})

describe('judging a result', () => {
  const waiting = after(
    { ...task, needsApproval: true, work: 'in_progress', progress: 60 },
    permitted(submit({ ...task, needsApproval: true, work: 'in_progress' }, at, 'Đã trình', undefined)),
  )

  test('approved, it stands as it was handed in', () => {
    expect(after(waiting, permitted(approve(waiting)))).toEqual({ ...waiting, work: 'done', review: 'approved' })
  })

  test('returned, it is to be gone on with as far as it was, and can still be read', () => {
    const returned = after(waiting, permitted(returnResult(waiting, { progress: 60, due: '2026-12-03' }, false)))
    expect(returned).toMatchObject({ work: 'in_progress', review: 'returned', progress: 60, due: '2026-12-03' })
    expect(returned).toMatchObject({ submittedOn: null, submittedAt: null, result: 'Đã trình' })
  })

  test('only a fault of substance is marked', () => {
    const onwards = { progress: 60, due: null }
    expect(permitted(returnResult(waiting, onwards, true)).mark).toBe('substance')
    expect(permitted(returnResult(waiting, onwards, false))).not.toHaveProperty('mark')
  })

  test('nothing that was not handed in is judged', () => {
    expect(approve(task)).toEqual({ refused: 'not-submitted', task: 12, step: 'approve' })
    expect(returnResult(task, { progress: 0, due: null }, false)).toMatchObject({ refused: 'not-submitted' })
  })

  test('where there is nobody to judge it, it is done at once', () => {
    const alone = permitted(submit({ ...task, needsApproval: true }, at, 'Đã trình', undefined, false))
    expect(alone).toMatchObject({ kind: 'completed', set: { work: 'done', review: 'none' } })
  })
})

describe('reopening', () => {
  const approved: Task = {
    ...task,
    work: 'done',
    review: 'approved',
    progress: 100,
    submittedOn: '2026-11-20',
    submittedAt: 1,
  }

  test('an inspection reopens only what was approved', () => {
    expect(permitted(reopen(approved, 80, true))).toMatchObject({ kind: 'reopened', mark: 'inspection' })
    expect(permitted(reopen(approved, 80, false))).not.toHaveProperty('mark')
    expect(reopen({ ...approved, review: 'none' }, 80, true)).toEqual({ refused: 'never-approved', task: 12 })
    expect(reopen({ ...approved, work: 'withdrawn', review: 'none' }, 0, true)).toMatchObject({
      refused: 'never-approved',
    })
  })

  test('what is under way is not', () => {
    expect(reopen(task, 0, false)).toEqual({ refused: 'not-closed', task: 12, step: 'reopen' })
  })
})

describe('any sequence of steps', () => {
  type Step = { name: TaskStep; take: (task: Task, now: number) => TaskChange | StepRefusal }
  const plain = (name: TaskStep, take: Step['take']): fc.Arbitrary<Step> => fc.constant({ name, take })
  const step: fc.Arbitrary<Step> = fc.oneof(
    plain('acknowledge', acknowledge),
    plain('pause', pause),
    plain('resume', t => resume(t, 'in_progress')),
    plain('approve', approve),
    plain('withdraw', withdraw),
    plain('comment', comment),
    plain('dispute-lead', disputeLead),
    plain('keep-lead', keepLead),
    plain('hand-over', handOver),
    fc.boolean().map(substance => ({
      name: 'return-result' as const,
      take: (t: Task) => returnResult(t, { progress: 70, due: t.due === null ? null : '2026-12-01' }, substance),
    })),
    fc.boolean().map(inspection => ({ name: 'reopen' as const, take: (t: Task) => reopen(t, 50, inspection) })),
    fc.option(fc.integer({ min: -5, max: 105 }), { nil: undefined }).map(percent => ({
      name: 'report-progress' as const,
      take: (t: Task) => reportProgress(t, percent),
    })),
    fc.tuple(fc.string(), fc.boolean()).map(([result, somebodyDecides]) => ({
      name: 'submit-result' as const,
      take: (t: Task, now: number) =>
        submit(t, { now, today: at.today }, result, undefined, t.needsApproval && somebodyDecides),
    })),
  )
  const start = fc.record({
    work: fc.constantFrom('not_acknowledged' as const, 'in_progress' as const),
    needsApproval: fc.boolean(),
    due: fc.constantFrom('2026-11-20', null),
  })

  /** Where each step is open, said another way than the table says it. */
  const open = ({ work, review }: Task): TaskStep[] => {
    if (work === 'done' || work === 'withdrawn') return ['reopen', 'comment']
    if (review === 'pending') return ['approve', 'return-result', 'withdraw', 'comment', 'keep-lead']
    const ofLead = ['withdraw', 'comment', 'keep-lead', 'dispute-lead', 'hand-over'] as const
    if (work === 'paused') return ['resume', ...ofLead]
    const report = ['report-progress', 'submit-result', 'pause', ...ofLead] as const
    return work === 'not_acknowledged' ? ['acknowledge', ...report] : [...report]
  }
  /** What is said beside the state, and may be refused for its own sake. */
  const unfit = new Set(['share-out-of-range', 'never-approved'])

  test('reaches no forbidden state, refuses what is closed, is replayed by its events and taken back exactly', () => {
    fc.assert(
      fc.property(start, fc.array(step, { maxLength: 14 }), (state, steps) => {
        let current: Task = { ...task, ...state }
        const first = current
        const events: TaskChange[] = []
        for (const [now, { name, take }] of steps.entries()) {
          const change = take(current, now)
          if ('refused' in change) {
            expect(change.task).toBe(current.id)
            expect(open(current).includes(name) && !unfit.has(change.refused)).toBe(false)
            continue
          }
          expect(open(current)).toContain(name)
          expect(undoable(change.kind)).toBe(
            !['commented', 'disputed', 'lead_kept', 'handed_over'].includes(change.kind),
          )
          // What the history keeps: the fields set, as they were (db/tasks/events.ts).
          const changed = Object.keys(change.set)
          const kept = Object.fromEntries(Object.entries(current).filter(([key]) => changed.includes(key)))
          const next = after(current, change)
          expect({ ...next, ...kept }).toEqual(current)
          current = next
          events.push(change)

          const { work, review, progress, submittedOn, submittedAt } = current
          expect(progress >= 0 && progress <= 100).toBe(true)
          expect(work === 'done' || review === 'pending').toBe(submittedOn !== null)
          expect(submittedAt !== null).toBe(submittedOn !== null)
          if (review === 'pending') expect(work).toBe('in_progress')
          if (review === 'approved') expect(work).toBe('done')
          if (review === 'pending' || review === 'approved') expect(current.needsApproval).toBe(true)
        }
        expect(events.reduce(after, first)).toEqual(current)
      }),
      { numRuns: 1_000 },
    )
  })
})
