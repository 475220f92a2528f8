import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/days/local-date.ts'
import {
  asSentence,
  dayName,
  fullDate,
  joinList,
  moment,
  sentenceCase,
  shortDate,
  shorten,
} from '../../src/vietnamese/phrases.ts'

describe('dates in sentences', () => {
  it('names the days of the week', () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map(days => dayName(addDays('2026-11-30', days)))
    expect(week).toEqual(['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'])
  })

  it('writes a day with and without its weekday, and with its hour', () => {
    expect(fullDate('2026-12-04')).toBe('thứ Sáu 04/12/2026')
    expect(shortDate('2026-12-04')).toBe('04/12/2026')
    expect(moment('2026-12-04', '08:05')).toBe('08:05 ngày 04/12/2026')
  })
})

describe('lists and sentences', () => {
  it('joins with commas and "và"', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinList)).toEqual(['', 'a', 'a và b', 'a, b và c'])
  })

  it('joins with semicolons where a name has a comma or an "và" of its own', () => {
    const urban = 'Phòng Kinh tế, Hạ tầng và Đô thị'
    expect(joinList([urban, 'Tổ Cây xanh'])).toBe(`${urban}; Tổ Cây xanh`)
    expect(joinList(['Văn phòng HĐND và UBND', 'Công an', 'Trạm Y tế'])).toBe(
      'Văn phòng HĐND và UBND; Công an; Trạm Y tế',
    )
    expect(joinList([urban])).toBe(urban)
    expect(joinList(['Sở Vàng bạc', 'Hội Tàu và', 'vàng'])).toBe('Sở Vàng bạc, Hội Tàu và và vàng')
  })

  it('raises the first letter only', () => {
    expect(sentenceCase('đồng chí Nguyễn An')).toBe('Đồng chí Nguyễn An')
    expect(sentenceCase('“ủy ban”')).toBe('“Ủy ban”')
    expect(sentenceCase('3 việc')).toBe('3 Việc')
    expect(sentenceCase('UBND quận')).toBe('UBND quận')
    expect(sentenceCase('')).toBe('')
  })
})

describe('asSentence', () => {
  it.each([
    ['Đã họp', 'Đã họp.'],
    ['Đã họp.', 'Đã họp.'],
    ['Đã họp chưa?', 'Đã họp chưa?'],
    ['Rà soát hồ…', 'Rà soát hồ…'],
  ])('ends %j once', (text, sentence) => expect(asSentence(text)).toBe(sentence))
})

describe('shorten', () => {
  it('cuts after a whole word', () => {
    expect(shorten('Rà soát hồ sơ tồn đọng', 12)).toBe('Rà soát hồ…')
    expect(shorten('Rà soát hồ sơ tồn đọng', 11)).toBe('Rà soát hồ…')
    expect(shorten('Rà soát, báo cáo', 9)).toBe('Rà soát…')
    expect(shorten('Rà soát', 7)).toBe('Rà soát')
  })

  it('cuts one long word where it must', () => {
    expect(shorten('https://example.vn/abc', 8)).toBe('https:/…')
    expect(shorten('😀😀😀', 2)).toBe('😀…')
  })

  it('never exceeds the limit and always begins as the text does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        const short = shorten(text, max)
        expect(Array.from(short).length).toBeLessThanOrEqual(max)
        expect(text.startsWith(short === text ? text : short.slice(0, -1))).toBe(true)
      }),
    )
  })
})
