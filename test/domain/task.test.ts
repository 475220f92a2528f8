import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acknowledge,
  barredStep,
  isOpen,
  pause,
  permitted,
  queuePlace,
  reportProgress,
  resume,
  reviewStates,
  submit,
  taskSteps,
  undoable,
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
  submittedOn: null,
  submittedAt: null,
  result: null,
  resultDocument: null,
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

test('nothing is done with a task that is over or whose result waits to be judged', () => {
  for (const step of taskSteps)
    for (const state of [{ work: 'done' as const }, { work: 'withdrawn' as const }, { review: 'pending' as const }])
      expect(barredStep(step, { ...task, ...state })).toBeDefined()
})

test('the place in the queue is the deadline, the end without one, and none once closed', () => {
  expect(queuePlace(task)).toBe('2026-11-30')
  expect(queuePlace({ ...task, due: null }) ?? '').toBe('9999-12-31')
  for (const work of workStates) expect(queuePlace({ work, due: null }) === null).toBe(!isOpen({ work }))
  expect(workStates.filter(work => !isOpen({ work }))).toEqual(['done', 'withdrawn'])
})

describe('any sequence of steps', () => {
  type Step = (task: Task, now: number) => TaskChange | StepRefusal
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.constant<Step>(acknowledge),
    fc.constant<Step>(pause),
    fc.constant<Step>(t => resume(t, 'in_progress')),
    fc
      .option(fc.integer({ min: -5, max: 105 }), { nil: undefined })
      .map(percent => (t: Task) => reportProgress(t, percent)),
    fc.string().map(result => (t: Task, now: number) => submit(t, { now, today: at.today }, result, undefined)),
  )
  const start = fc.record({
    work: fc.constantFrom(...workStates.filter(work => work !== 'done')),
    review: fc.constantFrom(...reviewStates.filter(review => review !== 'approved')),
    needsApproval: fc.boolean(),
    due: fc.constantFrom('2026-11-20', null),
  })

  test('keeps a task consistent, refuses what is closed, and can be taken back exactly', () => {
    fc.assert(
      fc.property(start, fc.array(step, { maxLength: 8 }), (state, steps) => {
        let current: Task = { ...task, ...state }
        const before: Task[] = []
        for (const [now, take] of steps.entries()) {
          const closed = !isOpen(current) || current.review === 'pending'
          const change = take(current, now)
          if ('refused' in change) {
            expect(change.task).toBe(current.id)
            continue
          }
          expect(closed).toBe(false)
          expect(undoable(change.kind)).toBe(true)
          expect(current.work === 'paused').toBe(change.kind === 'resumed')
          before.push(current)
          // What the history keeps: the fields set, as they were (db/tasks/events.ts).
          const changed = Object.keys(change.set)
          const kept = Object.fromEntries(Object.entries(current).filter(([key]) => changed.includes(key)))
          const next = after(current, change)
          expect({ ...next, ...kept }).toEqual(current)
          current = next

          expect(current.progress).toBeGreaterThanOrEqual(0)
          expect(current.progress).toBeLessThanOrEqual(100)
          expect(current.work === 'done' || current.review === 'pending').toBe(current.submittedOn !== null)
          expect(current.work === 'done' && current.needsApproval).toBe(false)
          expect(current.due).toBe(state.due)
        }
      }),
    )
  })
})
