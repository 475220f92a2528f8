import { describe, expect, it, test } from 'vitest'
import { beginsAnotherWord, understand } from '../../../src/vietnamese/intent.ts'
import { office } from './office.ts'

const read = (text: string) => understand(text, office)

describe('a report that may be a plan, a part or an order', () => {
  test.each([
    ['a day that has not passed', 'hôm nay em xong việc 12'],
    ['"mới" behind a day', 'cuoi thang em moi xong dc nv 17'],
    ['a part', 'viec 12 xong gan het roi'],
    ['an alternative', 'việc 70 hoàn thành đúng hạn hay quá hạn vậy'],
    ['what is to follow', 'làm xong việc 12 là em nghỉ phép'],
    ['an order to the one spoken to', 'chị làm xong việc 12 nhé'],
    ['an exception', 'viec 12 xong ma thieu chu ky'],
  ])('with %s is only looked at: %j', (_, text) =>
    expect(read(text)).toMatchObject({ line: null, alternatives: [`/viec ${/\d+/.exec(text)?.[0] ?? ''}`] }),
  )

  it('is taken at its word where the day has passed, or it is said to be done', () => {
    expect(read('hôm qua em làm xong việc 12').line).toBe('/xong 12')
    expect(read('hôm nay em xong việc 12 rồi').line).toBe('/xong 12')
  })
})

describe('a word beside the verb that nobody knows', () => {
  test.each([
    ['suýt nữa thì tổ công tác hoàn thành việc 12', ['/viec 12']],
    ['tổ công tác hoàn thành việc 12 rồi', ['/viec 12', '/xong 12']],
    ['việc 12 làm xong bước khảo sát rồi', ['/viec 12', '/xong 12 bước khảo sát rồi']],
  ])('leaves %j to the one who asks, the look first', (text, alternatives) =>
    expect(read(text)).toMatchObject({ line: null, changes: false, alternatives }),
  )

  it('matters not in another clause, nor in the words of the report', () => {
    expect(read('họp tổ công tác sáng qua, việc 12 đã xong').line).toBe('/xong 12')
    expect(read('việc 12 đã xong, tổ công tác ghi biên bản').line).toBe('/xong 12 tổ công tác ghi biên bản')
  })
})

describe('a request that is not made now, or not of the one who reads', () => {
  test.each([
    ...[
      'chieu anh xem roi duyet viec 30 sau',
      'viec 4 duyet roi',
      'hôm qua sếp nhắc việc 5',
      'mai em xin gia hạn việc 9',
    ],
    ...['nhờ chị duyệt giúp việc 6', 'viec 4 xin duyet gap', 'duyệt việc 6 giúp em anh ơi', 'giao việc cho phòng nào'],
    ...['trả lại việc 5 hay duyệt luôn', 'ủy quyền cho anh Hùng được không', 'em từ chối nhận việc 12'],
  ])('changes nothing: %j', text => expect(read(text).line).toBeNull())

  it('is made where it is plain', () => {
    expect(read('duyệt việc 5').line).toBe('/duyet 5')
    expect(read('nhắc đồng chí phụ trách việc 14 đẩy nhanh tiến độ').line).toBe('/nhac 14')
  })
})

describe('the name of a command at the beginning', () => {
  test.each([
    'thời tiết ngày mai thế nào',
    'thoi tiet',
    'Thời gian qua',
    'lịch sử việc 12',
    'tìm hiểu thêm',
    'xong xuôi',
  ])('is only half of a word in %j', text => expect(beginsAnotherWord(text)).toBe(true))
  test.each(['thôi', 'thôi nhé', 'lịch', 'tìm văn bản', 'nhận việc 12', 'xong 12'])('is one in %j', text =>
    expect(beginsAnotherWord(text)).toBe(false),
  )
})
