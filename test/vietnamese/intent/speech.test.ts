import { describe, expect, it, test } from 'vitest'
import { understand } from '../../../src/vietnamese/intent.ts'
import { takeApart } from '../../../src/vietnamese/intent/message.ts'
import { wordsOf } from '../../../src/vietnamese/intent/words.ts'
import { office } from './office.ts'

const lineOf = (text: string): string | null => understand(text, office).line
const changes = (text: string): boolean => understand(text, office).changes

describe('words of a region or a phone', () => {
  test.each([
    ['dzụ', 'việc'],
    ['hổng', 'không'],
    ['coi', 'xem'],
    ['vc', 'việc'],
    ['R', 'rồi'],
  ])('%j stands for %j', (typed, usual) => expect(wordsOf(typed)[0]).toMatchObject({ text: typed, usual }))

  it('keep what they are beside a number: a weight, a length, a thousand', () => {
    expect(wordsOf('5kg').at(-1)?.usual).toBe('kg')
    expect(wordsOf('5 kg').at(-1)?.usual).toBe('kg')
    expect(wordsOf('200m').at(-1)?.usual).toBe('m')
    expect(lineOf('việc 12 xong, đã phát 500 kg gạo')).toBe('/xong 12 đã phát 500 kg gạo')
  })

  it('stay as typed in what is reported', () =>
    expect(lineOf('việc 12 xong, bà con hổng còn ý kiến')).toBe('/xong 12 bà con hổng còn ý kiến'))
})

describe('numbers that are said', () => {
  test.each([
    ['việc số mười hai', 12],
    ['việc số hai mươi lăm', 25],
    ['viec hai muoi', 20],
    ['việc số năm', 5],
    ['việc số hai tư', 24],
  ])('%j name a task', (text, number) => expect(takeApart(text, office).tasks).toMatchObject([{ number }]))

  test.each(['việc năm nay', 'việc ba phòng cùng làm', 'công việc sau cùng', 'tám chuyện chút đi', '% % phần trăm'])(
    '%j name none',
    text => expect(takeApart(text, office).tasks).toEqual([]),
  )

  test.each([
    ['bảy mươi phần trăm', 70],
    ['sáu chục phần trăm', 60],
    ['được một nửa', 50],
    ['phân nửa', 50],
  ])('%j are a share', (text, percent) => expect(takeApart(text, office).share?.percent).toBe(percent))
})

describe('what somebody else does', () => {
  test.each([
    'Đồng chí Lan báo việc 15 đã xong',
    'anh Toản xong việc 15 rồi',
    'Phòng Tổng hợp đã xong việc 15',
    'sếp duyệt việc 30 giúp em với',
    'anh Hùng chuyển việc 12 cho em',
    'nghe đâu việc 17 xong rồi',
  ])('%j changes nothing', text => expect(changes(text)).toBe(false))

  it('is not meant by a greeting or by the one who gets it', () => {
    expect(lineOf('anh Hùng ơi việc 12 xong rồi')).toBe('/xong 12')
    expect(lineOf('em gửi anh Hùng việc 12 xong rồi')).toBe('/xong 12')
  })
})

describe('what is to follow or to come', () => {
  test.each([
    'việc 40 xong tui khao cả xóm',
    'tuần sau tôi mới giao việc cho phòng kinh tế',
    'mai duyệt việc 12',
    'đợi tôi xem đã rồi mới duyệt việc 31',
    'để em làm việc 6 xong rồi báo',
    'đừng tắt nhắc việc',
    'có được ủy quyền cho cấp dưới không',
  ])('%j changes nothing', text => expect(changes(text)).toBe(false))
})

describe('settings and summaries', () => {
  test.each([
    ['cai dat tat tro ly', '/caidat trợ lý tắt'],
    ['doi kenh nhan tin sang zalo', '/caidat kênh zalo'],
    ['tiến độ tóm tắt', '/tiendo tóm tắt'],
    ['tóm tắt tiến độ quý này', '/tiendo quý này tóm tắt'],
    ['xuat file excel quy nay', '/xuat quý này'],
  ])('%j is %j', (text, line) => expect(lineOf(text)).toBe(line))
})
