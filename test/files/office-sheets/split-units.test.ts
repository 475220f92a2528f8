import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitUnits, unitMatcher } from '../../../src/files/office-sheets/split-units.ts'

const units = [
  { code: 'STC', name: 'Sở Tài chính', aliases: ['Tài chính'] },
  { code: 'SVHTT', name: 'Sở Văn hóa, Thể thao và Du lịch' },
  { code: 'SVH', name: 'Sở Văn hóa' },
  { code: 'SXD', name: 'Sở Xây dựng' },
  { code: 'VP', name: 'Văn phòng UBND thành phố' },
  { code: 'P01', name: 'UBND phường Bến Thành' },
  { code: 'P02', name: 'Ủy ban nhân dân xã Hòa Bình' },
  { code: 'SGDDT', name: 'Sở Giáo dục và Đào tạo' },
  { code: 'DPT', name: 'Đài Phát thanh - Truyền hình' },
]
const known = unitMatcher(units)
const codes = (text: string) => splitUnits(text, known).matched

describe('one unit', () => {
  test.each([
    ['Sở Tài chính', 'STC'],
    ['sở tài chính ', 'STC'],
    ['SO TAI CHINH', 'STC'],
    ['stc', 'STC'],
    ['Tài chính', 'STC'],
    ['Sở Tài chính (chủ trì)', 'STC'],
    ['Phường Bến Thành', 'P01'],
    ['Uỷ ban nhân dân phường Bến Thành', 'P01'],
    ['UBND xã Hòa Bình', 'P02'],
    ['Sở Văn hóa,\nThể thao và Du lịch', 'SVHTT'],
    ['Đài Phát thanh - Truyền hình', 'DPT'],
    ['- Sở Xây dựng', 'SXD'],
  ])('%j is %s', (text, code) => {
    expect(splitUnits(text, known)).toEqual({ matched: [code], short: [], unknown: [] })
  })
})

describe('several units', () => {
  test.each([
    ['Sở Tài chính\nSở Xây dựng', ['STC', 'SXD']],
    ['Sở Xây dựng; Sở Tài chính', ['SXD', 'STC']],
    ['Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch, Sở Xây dựng', ['STC', 'SVHTT', 'SXD']],
    ['Sở Giáo dục và Đào tạo và Sở Văn hóa', ['SGDDT', 'SVH']],
    ['- Sở Tài chính\n- Phường Bến Thành', ['STC', 'P01']],
    ['- Sở Tài chính - Sở Xây dựng', ['STC', 'SXD']],
    ['STC/SXD + VP', ['STC', 'SXD', 'VP']],
    ['Sở Tài chính, STC', ['STC']],
  ])('%j', (text, expected) => {
    expect(splitUnits(text, known)).toEqual({ matched: expected, short: [], unknown: [] })
  })

  test('any units, in any order and parted in any usual way, are found in their order', () => {
    const choice = fc.uniqueArray(fc.constantFrom(...units), { minLength: 1, maxLength: 5 })
    const separator = fc.constantFrom('\n', '; ', ', ', ' và ', ' + ', '/', '\n- ', ' ,')
    fc.assert(
      fc.property(choice, separator, fc.boolean(), (chosen, sign, upper) => {
        const text = chosen.map(unit => unit.name).join(sign)
        expect(codes(upper ? text.toUpperCase() : text)).toEqual(chosen.map(unit => unit.code))
      }),
    )
  })
})

describe('unknown units', () => {
  test('are named beside those that are known', () => {
    expect(splitUnits('Sở Tài chính, các sở ban ngành', known)).toEqual({
      matched: ['STC'],
      short: [],
      unknown: [{ text: 'các sở ban ngành' }],
    })
  })

  test('come with the nearest name', () => {
    expect(splitUnits('Sở Tài chánh; Sở Xây dựng', known)).toEqual({
      matched: ['SXD'],
      short: [],
      unknown: [{ text: 'Sở Tài chánh', suggestion: 'Sở Tài chính' }],
    })
  })

  test('are taken together when they are nearly one name', () => {
    expect(splitUnits('Sở Văn hóc, Thể thao, Du lịch', known)).toEqual({
      matched: [],
      short: [],
      unknown: [{ text: 'Sở Văn hóc, Thể thao, Du lịch', suggestion: 'Sở Văn hóa, Thể thao và Du lịch' }],
    })
  })

  test('a code inside a longer name is not that unit', () => {
    expect(codes('VP Đăng ký đất đai')).toEqual([])
  })

  test('any text gives an answer, and nothing of it from nowhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const unknown of splitUnits(text, known).unknown) expect(text).toContain(unknown.text)
      }),
    )
  })

  test('an empty cell names nobody', () => {
    expect(splitUnits('', known)).toEqual({ matched: [], short: [], unknown: [] })
    expect(splitUnits(' ; ', known)).toEqual({ matched: [], short: [], unknown: [] })
  })
})

test('two units that differ only in "UBND" are told apart, and not guessed without it', () => {
  const both = unitMatcher([
    { code: 'U', name: 'UBND xã An Phú' },
    { code: 'X', name: 'Xã An Phú' },
    { code: 'A', name: 'UBND xã Long' },
    { code: 'B', name: 'Ủy ban nhân dân xã Long' },
  ])
  expect(both.find('Xã An Phú')).toBe('X')
  expect(both.find('UBND xã An Phú')).toBe('U')
  expect(both.find('xã Long')).toBeUndefined()
})

test('10,000 cells against 1,000 units do not compare each with each', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({ code: `DV${i}`, name: `Ủy ban nhân dân phường số ${i}` }))
  const matcher = unitMatcher(many)
  const before = process.cpuUsage().user
  for (let i = 0; i < 10_000; i++) splitUnits(`Phường số ${i % 1000}; DV${(i * 7) % 1000}, Phường lạ`, matcher)
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(3000)
})
