import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acknowledge,
  approve,
  askExtension,
  barredStep,
  comment,
  disputeLead,
  handOver,
  keepLead,
  grantExtension,
  isOpen,
  judgeCause,
  lateCauses,
  pause,
  permitted,
  queuePlace,
  reportProgress,
  refuseExtension,
  reopen,
  resume,
  returnResult,
  setDeadline,
  stateCause,
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
  askedDue: null,
  progress: 0,
  due: '2026-11-30',
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
  expect(openTo({ work: 'done', submittedOn: '2026-12-01' })).toEqual(['state-cause', 'reopen', 'comment'])
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

describe('a later deadline', () => {
  const asked = after(task, permitted(askExtension(task, '2026-12-04', at.today)))
  const given = (due: string, askedOn: string, objective = false) => ({ due, askedOn, today: '2026-12-02', objective })

  test('is asked for, and changes nothing until it is agreed to', () => {
    expect(asked).toEqual({ ...task, extension: 'pending', askedDue: '2026-12-04' })
    expect(askExtension(task, '2026-11-30', at.today)).toMatchObject({ refused: 'deadline-not-later' })
    expect(askExtension(task, '2026-12-04', '2026-12-05')).toMatchObject({ refused: 'deadline-gone' })
    expect(askExtension({ ...task, due: null }, '2026-12-04', at.today)).toMatchObject({ refused: 'no-deadline' })
  })

  test('asked for in time, however late it is agreed to, is no late time; asked for after the deadline it is one, unless objective', () => {
    const marks = ['2026-11-30', '2026-12-01'].map(on => permitted(grantExtension(asked, given('2026-12-04', on))).mark)
    expect(marks).toEqual([undefined, 'late'])
    expect(permitted(grantExtension(asked, given('2026-12-04', '2026-12-01', true))).mark).toBe('objective')
    expect(permitted(grantExtension(asked, given('2026-12-04', '2026-11-30', true)))).not.toHaveProperty('mark')
    expect(permitted(setDeadline(task, given('2026-12-03', '2026-12-02'))).mark).toBe('late')
  })

  test('may be another one than was asked for, but no day gone by', () => {
    const other = after(asked, permitted(grantExtension(asked, given('2026-12-03', '2026-11-30'))))
    expect(other).toEqual({ ...task, extension: 'granted', due: '2026-12-03' })
    expect(grantExtension(asked, given('2026-12-01', '2026-11-30'))).toMatchObject({ refused: 'deadline-gone' })
    expect(grantExtension(task, given('2026-12-03', '2026-11-30'))).toMatchObject({ refused: 'no-request' })
  })

  test('is asked for no more once the result is handed in or the task withdrawn', () => {
    for (const change of [submit(asked, at, 'Đã trình', undefined), withdraw(asked)])
      expect(after(asked, permitted(change))).toMatchObject({ extension: 'none', askedDue: null })
  })
})

describe('why a result came late', () => {
  const late: Task = { ...task, work: 'done', submittedOn: '2026-12-02', submittedAt: 5 }

  test('is told of what is late alone; an objective cause waits to be confirmed where somebody can do that', () => {
    expect(stateCause({ ...late, submittedOn: '2026-11-30' }, 'overload', true)).toMatchObject({ refused: 'not-late' })
    expect(permitted(stateCause(late, 'overload', true)).set).toEqual({ lateCause: 'overload', causeReview: 'none' })
    expect(permitted(stateCause(late, 'objective', false)).set).toMatchObject({ causeReview: 'none' })
    const told = after(late, permitted(stateCause(late, 'objective', true)))
    expect(told.causeReview).toBe('pending')
    const judged = after(told, permitted(judgeCause(told, true)))
    expect(judged).toEqual({ ...told, causeReview: 'confirmed' })
    expect(stateCause(judged, 'overload', true)).toMatchObject({ refused: 'cause-decided' })
    expect(judgeCause(judged, false)).toMatchObject({ refused: 'no-cause' })
  })

  test('goes with the result that does not stand', () => {
    const told: Task = { ...late, lateCause: 'objective', causeReview: 'pending' }
    expect(after(told, permitted(reopen(told, 0, false)))).toMatchObject({ lateCause: null, causeReview: 'none' })
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
    fc.option(fc.boolean(), { nil: undefined }).map(objective => ({
      name: 'approve' as const,
      take: (t: Task) => approve(t, objective),
    })),
    plain('withdraw', withdraw),
    plain('comment', comment),
    plain('dispute-lead', disputeLead),
    plain('keep-lead', keepLead),
    plain('hand-over', handOver),
    fc.boolean().map(substance => ({
      name: 'return-result' as const,
      take: (t: Task) => returnResult(t, { progress: 70, due: t.due === null ? null : '2026-12-01' }, substance),
    })),
    fc.constantFrom('2026-11-20', '2026-12-01', '2026-12-10').map(due => ({
      name: 'ask-extension' as const,
      take: (t: Task) => askExtension(t, due, at.today),
    })),
    fc
      .tuple(fc.constantFrom('grant-extension' as const, 'set-deadline' as const), fc.boolean(), fc.boolean())
      .map(([name, afterwards, objective]) => ({
        name,
        take: (t: Task) => {
          const askedOn = afterwards ? '2026-12-30' : at.today
          const due = t.askedDue ?? '2026-12-05'
          return (name === 'set-deadline' ? setDeadline : grantExtension)(t, {
            due,
            askedOn,
            today: at.today,
            objective,
          })
        },
      })),
    plain('refuse-extension', refuseExtension),
    fc.tuple(fc.constantFrom(...lateCauses), fc.boolean()).map(([cause, judged]) => ({
      name: 'state-cause' as const,
      take: (t: Task) => stateCause(t, cause, judged),
    })),
    fc.boolean().map(confirmed => ({ name: 'judge-cause' as const, take: (t: Task) => judgeCause(t, confirmed) })),
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
  const open = ({ work, review, due, extension, submittedOn, causeReview }: Task): TaskStep[] => {
    const late = submittedOn !== null && due !== null && submittedOn > due && work !== 'withdrawn'
    const cause: TaskStep[] = [
      ...(late && !['confirmed', 'refused'].includes(causeReview) ? (['state-cause'] as const) : []),
      ...(causeReview === 'pending' ? (['judge-cause'] as const) : []),
    ]
    if (work === 'done' || work === 'withdrawn') return ['reopen', 'comment', ...cause]
    if (review === 'pending') return ['approve', 'return-result', 'withdraw', 'comment', 'keep-lead', ...cause]
    const deadline: TaskStep[] = due === null ? [] : ['ask-extension', 'set-deadline']
    if (extension === 'pending') deadline.push('grant-extension', 'refuse-extension')
    const ofLead: TaskStep[] = ['withdraw', 'comment', 'keep-lead', 'dispute-lead', 'hand-over', ...deadline]
    if (work === 'paused') return ['resume', ...ofLead]
    const report: TaskStep[] = ['report-progress', 'submit-result', 'pause', ...ofLead]
    return work === 'not_acknowledged' ? ['acknowledge', ...report] : report
  }
  /** What is said beside the state, and may be refused for its own sake. */
  const unfit = new Set(['share-out-of-range', 'never-approved', 'deadline-not-later', 'deadline-gone'])

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
          const { extension, askedDue, due, lateCause, causeReview } = current
          expect(askedDue !== null).toBe(extension === 'pending')
          if (askedDue !== null) {
            expect(isOpen(current) && review !== 'pending').toBe(true)
            expect(due !== null && askedDue > due).toBe(true)
          }
          if (lateCause !== null) expect(submittedOn! > due!).toBe(true)
          if (causeReview !== 'none') expect(lateCause).toBe('objective')
          if (change.mark === 'late') expect(change.kind).toBe('extension_granted')
        }
        expect(events.reduce(after, first)).toEqual(current)
      }),
      { numRuns: 1_000 },
    )
  })
})
