import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type BlindEntry, blindVerdict, readBlindSet, understoodDays } from '../../../bench/blind-set.ts'

const fixture = (name: string) => path.join(import.meta.dirname, '../../fixtures', `blind-dates-${name}.json`)

/** Where docs/dates.md lays down another reading than the writer of a set, who had not seen it. */
const conventions = {
  'begins tomorrow, ends yesterday': [
    ...['10 ngay toi', '7 ngày vừa qua', '7 ngày qua', 'trong vong 5 ngay', '30 ngày gần đây'],
    ...['trong 3 ngày làm việc tới', '2 tuan toi phuong tap trung lam so hoa'],
  ],
  'by the calendar where nothing else is said': [
    ...['4 tháng qua', '6 tháng tới', 'bốn năm tiếp theo', 'hai năm qua', '5 tháng tới', 'ba tháng qua', '3 tháng qua'],
  ],
  'two days that touch are one span': ['hai ngày 8 và 9/12'],
  'an hour that can be counted is given': ['30 phút nữa'],
  'đầu giờ names no hour': ['đầu giờ sáng mai nộp cho chị bản cứng nhé'],
  'said on a Sunday': ['thứ 5 tuần sau nữa'],
}

const verdictOf = (entry: BlindEntry) => blindVerdict(entry, understoodDays(entry))

describe.each(['a', 'b', 'c'])('what the writer of set %s reads', name => {
  const set = readBlindSet(fixture(name))
  const silent = set.filter(entry => verdictOf(entry) === 'silently wrong').map(({ text }) => text)
  const laidDown = Object.values(conventions).flat()

  it('is never read otherwise without asking, but where our page lays down another reading', () => {
    expect(silent.filter(text => !laidDown.includes(text))).toEqual([])
  })

  it('is read right, nearly all', () => {
    expect(set.filter(entry => verdictOf(entry) === 'right').length / set.length).toBeGreaterThan(0.93)
  })
})
