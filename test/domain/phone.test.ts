import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalisePhone, platformPhone } from '../../src/domain/people/phone.ts'

const national = fc.oneof(fc.stringMatching(/^[35789]\d{8}$/), fc.stringMatching(/^2\d{9}$/))
/** Digits as people and platforms group them. */
const grouped = (digits: fc.Arbitrary<string>) =>
  fc
    .tuple(digits, fc.array(fc.constantFrom('', '', ' ', '.', '-', '\u00a0'), { minLength: 16, maxLength: 16 }))
    .map(([text, gaps]) => [...text].map((digit, i) => digit + (gaps[i] ?? '')).join(''))
/** All codes of countries but 84 (ITU-T E.164): none of them begins with 0, and none with 84 but Viet Nam's. */
const abroad = fc
  .integer({ min: 1, max: 999 })
  .map(String)
  .filter(code => !code.startsWith('84') && code !== '8')

describe('a number that the office has typed', () => {
  test.each([
    ['0912 345 678', '84912345678'],
    ['+84 912.345.678', '84912345678'],
    ['84912345678', '84912345678'],
    ['912345678', '84912345678'],
    ['0084912345678', '84912345678'],
    ['+84 (0) 912 345 678', '84912345678'],
    ['０９１２３４５６７８', '84912345678'],
    ['024.3825.7700', '842438257700'],
    ['(028) 3829 1234; 0912345678', '842838291234'],
    ['ĐT: 0912345678', '84912345678'],
    ['+376 345678 / 0912345678', '84912345678'],
    // a mobile number whose own digits begin with 84
    ['0842123456', '84842123456'],
  ])('%j is %s', (text, phone) => {
    expect(normalisePhone(text)).toBe(phone)
  })

  test.each(['', '113', '0112345678', '09123456789', 'không có', '+376 345678', '00376345678', '+1 901 000 0005'])(
    '%j is none',
    text => {
      expect(normalisePhone(text)).toBeUndefined()
    },
  )

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(0|84|\+84)?[235789]\d{8,9}$/), text => {
        const once = normalisePhone(text)
        if (once !== undefined) expect(normalisePhone(once)).toBe(once)
      }),
    )
  })
})

describe('a number that a platform vouches for', () => {
  test('of Viet Nam is found however its country code is written', () => {
    const written = fc.tuple(fc.constantFrom('+84', '84', '0084', '＋84', '(+84)', '+84 (0)'), national)
    fc.assert(
      fc.property(written, fc.constantFrom('', ' ', '.', '-'), ([code, number], gap) => {
        expect(platformPhone(`${code}${gap}${number}`)).toBe(`84${number}`)
      }),
    )
  })

  test.each([
    '+376 345678',
    '376345678',
    '00376345678',
    '0376345678',
    '+1 901 000 0005',
    '+60901000005',
    '+84',
    '',
    'xyz',
  ])('%j is no Vietnamese one', text => {
    expect(platformPhone(text)).toBeUndefined()
  })

  test('of any other country never becomes a Vietnamese one', () => {
    const number = fc.tuple(abroad, fc.stringMatching(/^\d{4,12}$/)).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.constantFrom('+', '00', ''), grouped(number), (sign, digits) => {
        expect(platformPhone(`${sign}${digits}`)).toBeUndefined()
      }),
      { numRuns: 2_000 },
    )
  })
})
