import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spokenToDigits } from '../../src/vietnamese/spoken-number.ts'

const units = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** A number as it is read aloud in school, by another way than the code under test. */
function spoken(number: number): string {
  if (number >= 1_000) {
    const rest = number % 1_000
    const thousands = `${spoken(Math.floor(number / 1_000))} nghìn`
    if (rest === 0) return thousands
    return `${thousands} ${rest < 100 ? `không trăm ${rest < 10 ? 'linh ' : ''}` : ''}${spoken(rest)}`
  }
  if (number >= 100) {
    const rest = number % 100
    const hundreds = `${units[Math.floor(number / 100)]!} trăm`
    return rest === 0 ? hundreds : `${hundreds} ${rest < 10 ? 'linh ' : ''}${spoken(rest)}`
  }
  if (number >= 20) {
    const last = ['', 'mốt', 'hai', 'ba', 'tư', 'lăm', 'sáu', 'bảy', 'tám', 'chín'][number % 10]!
    return `${units[Math.floor(number / 10)]!} mươi ${last}`.trim()
  }
  if (number >= 10) return `mười ${number === 15 ? 'lăm' : units[number % 10]!}`.trim()
  return units[number]!
}

describe('spokenToDigits', () => {
  it('reads every number up to a million as it is read aloud, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), number => {
        expect(spokenToDigits(`Đã làm ${spoken(number)} nhiệm vụ`)).toBe(`Đã làm ${number} nhiệm vụ`)
        expect(spokenToDigits(`${spoken(number).toUpperCase()}, hết.`)).toBe(`${number}, hết.`)
      }),
    )
  })

  it.each([
    ['hai lăm đơn vị', '25 đơn vị'],
    ['ba mốt nhiệm vụ', '31 nhiệm vụ'],
    ['một trăm lẻ năm', '105'],
    ['hai triệu', '2000000'],
    ['năm mươi phần trăm', '50 %'],
    ['không nhiệm vụ nào', '0 nhiệm vụ nào'],
    ['năm nhiệm vụ', '5 nhiệm vụ'],
    ['trăm việc', '100 việc'],
    ['hai rưỡi', 'NaN'],
    ['ba; bốn', '3; 4'],
  ])('reads %s as %s', (text, digits) => {
    expect(spokenToDigits(text)).toBe(digits)
  })

  it.each([
    'Một số đơn vị còn chậm',
    'một phần do vướng mắc',
    'trong năm 2026 và năm nay',
    'cuối năm, cả năm',
    'không có nhiệm vụ quá hạn',
    'đầu tư công, tư pháp',
    'nhiệm vụ lẻ',
    '',
  ])('leaves %j as it is', text => {
    expect(spokenToDigits(text)).toBe(text)
  })

  it('keeps every other character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'Đ', ' ', '.', ',', '7', '\n', 'ế') }), text => {
        expect(spokenToDigits(text)).toBe(text)
      }),
    )
  })
})
