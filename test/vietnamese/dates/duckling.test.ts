import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/vietnamese/dates.ts'

/**
 * The days and longer spans that the Vietnamese cases of Duckling (github.com/facebook/duckling, Time/VI) hold, said on
 * 2 February 2017: what each expression means, not how it is written there. Seasons we ask about.
 */
const said = '2017-02-02'
const cases: [span: string, texts: string][] = [
  ['2017-02-02', 'hôm nay|ngày hôm nay|bữa nay|thứ năm tuần này|thứ 5 của tuần này'],
  ['2017-02-01', 'hôm qua|ngày hôm qua'],
  ['2017-02-03', 'ngày mai|thứ sáu tới|thứ sáu tuần này|thứ 6 tuần này|thứ 6 của tuần này'],
  ['2017-01-31', 'hôm kia|ngày hôm kia|thứ ba vừa rồi'],
  [
    '2017-02-06',
    'thứ 2|thứ hai|thứ 2 ngày 6 tháng 2|thứ 2 mồng 6 tháng 2|thứ hai ngày 6 tháng 2|thứ 2 ngày mồng 6 tháng 2|thứ hai ngày mồng 6 tháng 2|thứ hai tới|thứ 2 tới',
  ],
  ['2017-02-07', 'thứ 3|thứ ba|thứ ba tới'],
  ['2017-02-05', 'chủ nhật|chúa nhật'],
  ['2017-06-01..2017-06-30', 'tháng 6|tháng sáu'],
  ['2017-03-01', 'ngày đầu tiên của tháng ba|ngày đầu tiên của tháng 3'],
  [
    '2017-03-03',
    'mồng 3 tháng ba|mồng 3 tháng 3|ngày mồng 3 tháng 3 năm 2017|ngày 3 tháng 3 năm 2017|3/3/2017|3/3/17|03/03/2017',
  ],
  ['2017-03-07', 'ngày mồng 7 tháng 3|ngày 7 tháng ba|7/3|07/03'],
  ['2017-10-01..2017-10-31', 'tháng 10 năm 2017|tháng mười năm 2017'],
  ['1991-09-03', '03/09/1991|3/9/91|3/9/1991'],
  ['2017-10-12', '12 tháng 10 năm 2017|ngày 12 tháng 10 năm 2017|ngày 12/10'],
  ['2017-02-09', 'thứ năm tuần tới|thứ 5 tuần sau'],
  ['2017-03-01..2017-03-31', 'tháng 3 tới|tháng sau'],
  ['2017-04-09', 'chủ nhật ngày mồng 9 tháng 4|chủ nhật ngày 9 tháng 4|chúa nhật ngày 9 tháng 4'],
  ['2018-04-03', 'thứ 3 ngày 3 tháng 4 năm 2018'],
  ['2017-01-30..2017-02-05', 'tuần này'],
  ['2017-01-23..2017-01-29', 'tuần trước'],
  ['2017-02-06..2017-02-12', 'tuần sau'],
  ['2017-01-01..2017-01-31', 'tháng trước'],
  ['2017-01-01..2017-03-31', 'quý này|quý nay|quý hiện tại'],
  ['2017-04-01..2017-06-30', 'quý sau|quý tới|quý tiếp'],
  ['2017-07-01..2017-09-30', 'quý 3|quý ba'],
  ['2018-10-01..2018-12-31', 'quý 4 năm 2018|quý 4 của năm 2018'],
  ['2016-01-01..2016-12-31', 'năm trước|năm ngoái'],
  ['2017-01-01..2017-12-31', 'năm nay'],
  ['2018-01-01..2018-12-31', 'năm sau|năm tiếp theo|năm kế tiếp|năm tới'],
  ['2017-02-08', 'thứ tư tuần tới|thứ tư của tuần tới'],
  ['2017-09-04..2017-09-10', 'tuần đầu tiên của tháng 9 năm 2017'],
  ['2017-06-21..2017-09-23', 'mùa hè này|mùa hè năm nay'],
  ['2016-12-21..2017-03-20', 'mùa đông này'],
  ['2017-01-31..2017-02-01', '2 ngày vừa rồi|2 ngày vừa qua'],
  ['2017-02-03..2017-02-05', '3 ngày tới|3 ngày tiếp theo'],
  ['2016-12-01..2017-01-31', '2 tháng vừa rồi|2 tháng qua'],
  ['2017-03-01..2017-05-31', '3 tháng tới|ba tháng tiếp theo'],
  ['2015-01-01..2016-12-31', '2 năm vừa rồi'],
  ['2018-01-01..2020-12-31', '3 năm tới|3 năm tiếp theo'],
  ['2017-04-01..2017-04-30', 'tháng 4|tháng tư'],
  ['2017-12-25', 'giáng sinh|ngày giáng sinh'],
]

describe('the expressions of another parser', () => {
  const read = cases.flatMap(([span, texts]) =>
    texts.split('|').map(text => {
      const [from, to = from] = span.split('..')
      const [found, another] = findDates(text, { today: said })
      const same = found !== undefined && another === undefined && found.from === from && found.to === to
      return { text, verdict: found?.certain ? (same ? 'right' : 'silently wrong') : 'asked' }
    }),
  )
  const of = (wanted: string) => read.filter(({ verdict }) => verdict === wanted).map(({ text }) => text)

  it('are read as they are meant', () => {
    expect(of('right').length).toBeGreaterThanOrEqual(97)
    expect(read.length).toBe(102)
  })

  it('are asked about where they are seasons, or a week that lies in two months', () => {
    expect(of('asked').sort()).toEqual(
      ['mùa hè năm nay', 'mùa hè này', 'mùa đông này', 'tuần đầu tiên của tháng 9 năm 2017'].sort(),
    )
  })

  it('are never silently wrong', () => {
    expect(of('silently wrong')).toEqual([])
  })
})
