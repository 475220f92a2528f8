import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type BlindEntry, blindVerdict, readBlindSet, understoodDays } from '../../../bench/blind-set.ts'

const fixture = (name: string) => path.join(import.meta.dirname, '../../fixtures', `blind-dates-${name}.json`)

/** Where docs/dates.md lays down another reading than the writer of a set, who had not seen it. */
const conventions = {
  'begins tomorrow, ends yesterday': [
    ...['10 ngay toi', '7 ngày vừa qua', '7 ngày qua', 'trong vong 5 ngay', '30 ngày gần đây'],
    ...['trong 3 ngày làm việc tới', '2 tuan toi phuong tap trung lam so hoa'],
    ...['trả lời đơn ông Bảy trong 5 ngày làm việc nha', 'trong vòng 3 ngày làm việc phải có văn bản trả lời'],
  ],
  'by the calendar where nothing else is said': [
    ...['4 tháng qua', '6 tháng tới', 'bốn năm tiếp theo', 'hai năm qua', '5 tháng tới', 'ba tháng qua', '3 tháng qua'],
  ],
  'two days, two months that touch are one span': [
    ...['thang 2 va thang 3 thu quy phong chong thien tai', 'tháng 10 và tháng 11 tổng rà soát hộ nghèo'],
    ...['hai ngày 8 và 9/12', 'hội làng ngày 12, 13 tháng giêng âm lịch, lên phương án trật tự'],
  ],
  'quarter I is the beginning of a year, IV its end': [
    ...['Đầu năm sau mới có kinh phí sửa nhà văn hoá nhé', 'Cuối năm nay bàn giao trụ sở công an phường mới'],
    ...['cuối năm nay xã phải về đích NTM nâng cao', 'Đầu năm nay lo cho xong thủ tục thanh lý xe'],
    ...['cuối năm ngoái còn nợ 3 chuyên đề chưa làm', 'dau nam sau trinh HDND chu truong dau tu'],
  ],
  'an hour that can be counted is given': ['30 phút nữa'],
  'đầu giờ names no hour': ['đầu giờ sáng mai nộp cho chị bản cứng nhé'],
  'said on a Sunday': [
    ...[
      'thứ 5 tuần sau nữa',
      'thứ tư tuần rồi bác Lộc xin lùi hạn tới đâu rồi',
      'thứ 2 này họp hay thôi, ghi lịch giúp anh',
    ],
    'việc tuần này xong hết chưa hay mới tính làm',
  ],
  'T3 is a weekday, "tháng 3" of the sun': [
    ...['T3 làm xong cái kế hoạch tuyên truyền nha', 'mùng 5 tháng 3 họp dân, nhớ nhắc anh'],
  ],
  'a day named again with its hour': ['hop t3 va t5 tuan nay, t3 luc 8h, t5 luc 14h'],
}

const verdictOf = (entry: BlindEntry) => blindVerdict(entry, understoodDays(entry))

describe.each(['a', 'b', 'c', 'd', 'e'])('what the writer of set %s reads', name => {
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
