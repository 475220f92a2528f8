import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeAlphabet, codeLength, displayCode, looksLikeCode, readCode } from '../../src/domain/people/link-code.ts'

const code = fc
  .array(fc.constantFrom(...Array.from(codeAlphabet)), { minLength: codeLength, maxLength: codeLength })
  .map(c => c.join(''))

test('a code is read back however it is written', () => {
  fc.assert(
    fc.property(code, fc.constantFrom('', ' ', '-', '–', ' — ', '\n'), fc.boolean(), (drawn, between, small) => {
      const written = ` ${drawn.slice(0, 4)}${between}${drawn.slice(4)} `
      expect(readCode(small ? written.toLowerCase() : written)).toBe(drawn)
      expect(looksLikeCode(written)).toBe(/\d/.test(drawn) && /[A-Z]/.test(drawn))
      expect(readCode(displayCode(drawn))).toBe(drawn)
    }),
  )
})

test.each(['ABCD-234', 'ABCD-23456', 'ABCD-234O', 'ABCD-2341', 'ĐBCD-2345', 'ABCD_2345', ''])('%j is no code', text => {
  expect(readCode(text)).toBeUndefined()
  expect(looksLikeCode(text)).toBe(false)
})

describe('a bare message', () => {
  test.each(['THANKYOU', 'thank you', 'xem han 45', '23456789', '2345 6789', 'bc qu y 23'])('%j is no code', text => {
    expect(looksLikeCode(text)).toBe(false)
  })

  test('written in pairs is one only after /lienket', () => {
    expect(readCode('AB CD 23 45')).toBe('ABCD2345')
    expect(looksLikeCode('AB CD 23 45')).toBe(false)
  })
})

test('the alphabet has nothing that is mistaken for something else', () => {
  expect(codeAlphabet).not.toMatch(/[01OIL]/)
  expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length)
})
