import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addCounts,
  category,
  doneOf,
  noCounts,
  officialSentence,
  openOf,
  totalOf,
  type ProgressCounts,
} from '../../src/domain/reports/progress.ts'
import { workStates } from '../../src/domain/tasks/task.ts'

const today = '2026-11-23'
const n = fc.nat({ max: 100_000 })
const counts = fc.record<ProgressCounts>({ doneOnTime: n, doneLate: n, openOnTime: n, openLate: n, noDeadline: n })

describe('the official sentence', () => {
  test('is the one of quarter I/2023 of the city’s office', () => {
    expect(officialSentence({ doneOnTime: 30, doneLate: 9, openOnTime: 30, openLate: 12, noDeadline: 0 })).toBe(
      'Tổng số 81 nhiệm vụ: đã hoàn thành 39 (đúng hạn 30, quá hạn 9); chưa hoàn thành 42 (trong hạn 30, quá hạn 12).',
    )
  })

  test('names the tasks without a deadline after it, when there are any', () => {
    expect(officialSentence({ ...noCounts(), noDeadline: 3 })).toBe(
      'Tổng số 0 nhiệm vụ: đã hoàn thành 0 (đúng hạn 0, quá hạn 0); chưa hoàn thành 0 (trong hạn 0, quá hạn 0).' +
        ' Ngoài ra có 3 nhiệm vụ không thời hạn.',
    )
  })

  test('adds up as it stands', () => {
    fc.assert(
      fc.property(counts, given => {
        const numbers = officialSentence(given).match(/\d+/g)?.map(Number) ?? []
        const [total, done, doneOnTime, doneLate, open, openOnTime, openLate, apart] = numbers
        expect(total).toBe(done! + open!)
        expect(done).toBe(doneOnTime! + doneLate!)
        expect(open).toBe(openOnTime! + openLate!)
        expect(apart ?? 0).toBe(given.noDeadline)
        expect([total, done, open]).toEqual([totalOf(given), doneOf(given), openOf(given)])
      }),
    )
  })
})

describe('the count of a task', () => {
  test.each([
    ['done', '2026-11-20', '2026-11-20', 'doneOnTime'],
    ['done', '2026-11-20', '2026-11-21', 'doneLate'],
    ['in_progress', '2026-11-23', null, 'openOnTime'],
    ['paused', '2026-11-22', null, 'openLate'],
    // Handed in before its deadline: the leader's slowness is not the officer's.
    ['in_progress', '2026-11-20', '2026-11-19', 'openOnTime'],
    ['done', null, '2026-11-20', 'noDeadline'],
    ['withdrawn', '2026-11-20', null, undefined],
    ['withdrawn', null, null, undefined],
  ] as const)('%s, due %s, handed in %s: %s', (work, due, submittedOn, expected) => {
    expect(category({ work, due, submittedOn }, today)).toBe(expected)
  })

  test('is exactly one for every task that is not withdrawn, so that counts add up to the tasks', () => {
    const day = fc.option(fc.constantFrom('2026-11-01', '2026-11-22', '2026-11-23', '2026-11-24'))
    const task = fc.record({ work: fc.constantFrom(...workStates), due: day, submittedOn: day })
    fc.assert(
      fc.property(fc.array(task), tasks => {
        const kinds = tasks.flatMap(t => category(t, today) ?? [])
        const sum = kinds.reduce((total, kind) => addCounts(total, { ...noCounts(), [kind]: 1 }), noCounts())
        expect(totalOf(sum) + sum.noDeadline).toBe(tasks.filter(t => t.work !== 'withdrawn').length)
        expect(totalOf(sum)).toBe(tasks.filter(t => t.work !== 'withdrawn' && t.due !== null).length)
      }),
    )
  })
})

test('adding counts loses none and changes neither', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const sum = addCounts(Object.freeze(a), Object.freeze(b))
      expect(totalOf(sum)).toBe(totalOf(a) + totalOf(b))
      expect(sum.noDeadline).toBe(a.noDeadline + b.noDeadline)
      expect(addCounts(b, a)).toEqual(sum)
      expect(addCounts(a, noCounts())).toEqual(a)
    }),
  )
})
