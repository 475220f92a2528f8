import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summarySentences } from '../../src/vietnamese/progress-summary.ts'
import { unitsBehind, type SummaryFigures } from '../../src/domain/reports/summary-figures.ts'
import { noCounts } from '../../src/domain/reports/progress.ts'
import { statesOnly } from '../../src/vietnamese/summary-check.ts'
import { ward } from '../helpers/summary-figures.ts'

const said = (change: Partial<SummaryFigures> = {}) => summarySentences({ ...ward, ...change })
const late = { ...ward.total, openLate: 0 }

describe('the summary from the figures alone', () => {
  it('says the results, who is behind and what comes next, in three sentences', () => {
    expect(said()).toEqual([
      'Tính đến ngày 23/11/2026, UBND phường Hòa Bình có 1.240 nhiệm vụ: đã hoàn thành 800 nhiệm vụ, đạt 64,5% ' +
        '(đúng hạn 750, quá hạn 50); còn 440 nhiệm vụ chưa hoàn thành (trong hạn 400, quá hạn 40); ' +
        'ngoài ra có 6 nhiệm vụ không thời hạn.',
      'Các đơn vị có nhiều nhiệm vụ quá hạn nhất là Phòng Kinh tế (21 nhiệm vụ); Phòng Văn hóa - Xã hội (12 nhiệm vụ); ' +
        'Văn phòng HĐND và UBND (4 nhiệm vụ); ngoài ra còn 2 đơn vị khác có nhiệm vụ quá hạn.',
      'Từ nay đến hết thứ Hai 30/11/2026 có 35 nhiệm vụ đến hạn; đề nghị xử lý dứt điểm các nhiệm vụ quá hạn và hoàn thành ' +
        'đúng hạn các nhiệm vụ này.',
    ])
  })

  it('names the document and the period it was asked about', () => {
    expect(said({ document: '05/KH-UBND', period: 'quý IV/2026' })[0]).toContain(
      'có 1.240 nhiệm vụ theo văn bản 05/KH-UBND có hạn trong kỳ quý IV/2026: đã hoàn thành',
    )
  })

  it('begins with a capital where it speaks of several units', () => {
    expect(said({ whose: 'các đơn vị đang theo dõi' })[0]).toMatch(
      /^Tính đến ngày 23\/11\/2026, các đơn vị đang theo dõi/,
    )
  })

  it.each<[string, Partial<SummaryFigures>, number, string]>([
    [
      'nobody is late',
      { total: late, behind: [], unitsBehind: 0 },
      1,
      'Hiện không có nhiệm vụ nào quá hạn chưa hoàn thành.',
    ],
    [
      'one unit has all of them',
      { behind: [{ name: 'Tổ Cây xanh', overdue: 40 }], unitsBehind: 1 },
      1,
      'Toàn bộ 40 nhiệm vụ quá hạn đều thuộc Tổ Cây xanh.',
    ],
    [
      'there is only one',
      { total: { ...late, openLate: 1 }, behind: [{ name: 'Tổ Cây xanh', overdue: 1 }], unitsBehind: 1 },
      1,
      'Nhiệm vụ quá hạn duy nhất thuộc Tổ Cây xanh.',
    ],
    [
      'the unit has none below it',
      { behind: [], unitsBehind: 1 },
      1,
      'Số nhiệm vụ quá hạn chiếm 9,1% tổng số nhiệm vụ chưa hoàn thành.',
    ],
    [
      'nothing is due soon',
      { soon: { count: 0, until: '2026-11-30' } },
      2,
      'Từ nay đến hết thứ Hai 30/11/2026 không có nhiệm vụ nào đến hạn; đề nghị tập trung xử lý dứt điểm các nhiệm vụ quá hạn.',
    ],
    ['the period is over', { soon: undefined }, 2, 'Đề nghị tập trung xử lý dứt điểm các nhiệm vụ quá hạn.'],
    [
      'the period is to come',
      { soon: undefined, total: late },
      2,
      'Đề nghị tiếp tục theo dõi, đôn đốc để các nhiệm vụ còn lại hoàn thành đúng hạn.',
    ],
    [
      'all is done',
      { soon: undefined, total: { ...noCounts(), doneOnTime: 3 } },
      2,
      'Hiện không có nội dung cần đôn đốc thêm.',
    ],
    [
      'much is due, nothing late',
      { total: late },
      2,
      'Từ nay đến hết thứ Hai 30/11/2026 có 35 nhiệm vụ đến hạn; đề nghị tập trung hoàn thành đúng hạn.',
    ],
    [
      'there is nothing',
      { total: noCounts(), soon: undefined },
      0,
      'Tính đến ngày 23/11/2026, UBND phường Hòa Bình không có nhiệm vụ nào có thời hạn.',
    ],
    [
      'nothing has a deadline',
      { total: { ...noCounts(), noDeadline: 2 } },
      0,
      'Tính đến ngày 23/11/2026, UBND phường Hòa Bình không có nhiệm vụ nào có thời hạn; ngoài ra có 2 nhiệm vụ không thời hạn.',
    ],
    [
      'the period is empty',
      { total: noCounts(), period: 'tháng 1/2020' },
      0,
      'Tính đến ngày 23/11/2026, UBND phường Hòa Bình không có nhiệm vụ nào có hạn trong kỳ tháng 1/2020.',
    ],
  ])('has its own words when %s', (_, change, which, sentence) => {
    expect(said(change)[which]).toBe(sentence)
  })

  it('says of nothing done and nothing open what it is', () => {
    expect(said({ total: { ...noCounts(), openOnTime: 2 } })[0]).toContain(
      ': chưa hoàn thành nhiệm vụ nào; còn 2 nhiệm vụ',
    )
    expect(said({ total: { ...noCounts(), doneLate: 2 } })[0]).toContain('; không còn nhiệm vụ nào chưa hoàn thành.')
  })

  it('is always three sentences that state nothing but their figures', () => {
    const count = fc.nat({ max: 99_999 })
    const total = fc.record({
      doneOnTime: count,
      doneLate: count,
      openOnTime: count,
      openLate: count,
      noDeadline: count,
    })
    const name = fc.constantFrom('Phòng Kinh tế', 'Văn phòng HĐND và UBND', 'Sở Y tế', 'Tổ 3')
    const unit = fc.record({ name, overdue: fc.integer({ min: 1, max: 99_999 }) })
    const figures = fc
      .record({
        whose: fc.constantFrom('UBND phường Hòa Bình', 'các đơn vị đang theo dõi'),
        asOf: fc.constant('2026-11-23'),
        total,
        behind: fc.uniqueArray(unit, { maxLength: 3, selector: ({ name }) => name }),
        others: fc.nat({ max: 50 }),
        soon: fc.option(fc.record({ count, until: fc.constant('2026-11-30') }), { nil: undefined }),
      })
      .map(({ others, ...rest }) => ({ ...rest, unitsBehind: rest.behind.length + others }))
    fc.assert(
      fc.property(figures, given => {
        const sentences = summarySentences(given)
        expect(sentences).toHaveLength(3)
        expect(sentences.every(sentence => /^[\p{Lu}].*\.$/u.test(sentence))).toBe(true)
        // One unit has all that is late: its count then is the total's, as the real figures have it.
        if (given.unitsBehind !== 1 || given.behind[0]?.overdue === given.total.openLate)
          expect([sentences.join(' '), statesOnly(sentences.join(' '), given)]).toEqual([sentences.join(' '), true])
      }),
    )
  })
})

describe('unitsBehind', () => {
  const row = (id: number, openLate: number) => ({
    id,
    code: `U${id}`,
    name: `Phòng ${id}`,
    counts: { ...noCounts(), openLate },
  })

  it('names the first three units that are late and counts them all', () => {
    expect(unitsBehind([row(1, 9), row(2, 7), row(3, 5), row(4, 1), row(5, 0)])).toEqual({
      behind: [
        { name: 'Phòng 1', overdue: 9 },
        { name: 'Phòng 2', overdue: 7 },
        { name: 'Phòng 3', overdue: 5 },
      ],
      unitsBehind: 4,
    })
  })

  it('names none where the only row is the unit spoken of', () => {
    expect(unitsBehind([row(1, 9)])).toEqual({ behind: [], unitsBehind: 1 })
  })
})
