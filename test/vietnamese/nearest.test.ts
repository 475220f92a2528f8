import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/vietnamese/nearest.ts'

const commands = ['nhiemvu', 'viec', 'xong', 'tiendo', 'tondong', 'giahan']

describe('nearest', () => {
  it.each([
    ['xogn', 'xong'],
    ['tiendoo', 'tiendo'],
    ['tndong', 'tondong'],
    ['gaihan', 'giahan'],
    ['nhệm vụ', 'nhiemvu'],
  ])('reads %s as %s', (typed, meant) => {
    expect(nearest(typed, commands)).toBe(meant)
  })

  it('returns the candidate as it is written, found without diacritics', () => {
    expect(nearest('so noi vụ', ['Sở Nội vụ', 'Sở Tư pháp'])).toBe('Sở Nội vụ')
  })

  it('prefers the closer one, and of two equally close the first', () => {
    expect(nearest('tiendong', ['tondong', 'tiendo', 'tiendong'])).toBe('tiendong')
    expect(nearest('xang', ['xong', 'xing'])).toBe('xong')
  })

  it('suggests nothing when more than a third differs', () => {
    expect(nearest('abc', commands)).toBeUndefined()
    expect(nearest('nv', ['nb'])).toBeUndefined()
    expect(nearest('', commands)).toBeUndefined()
  })

  it('keeps to a given tolerance', () => {
    expect(nearest('gaihan', commands, 0)).toBeUndefined()
    expect(nearest('giahan', commands, 0)).toBe('giahan')
    expect(nearest('vệc làm', ['viec'], 5)).toBe('viec')
  })

  it('forgives one slip of any kind anywhere in a word of three letters or more', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), minLength: 3, maxLength: 20 })
    const slip = fc.constantFrom('drop', 'double', 'replace', 'swap')
    fc.assert(
      fc.property(word, slip, fc.nat(), (right, kind, seed) => {
        const at = seed % (right.length - 1)
        const [start, letter, next, end] = [right.slice(0, at), right[at], right[at + 1], right.slice(at + 2)]
        const wrong = { drop: '', double: `${letter}${letter}`, replace: 'z', swap: '' }[kind]
        const typed = kind === 'swap' ? `${start}${next}${letter}${end}` : `${start}${wrong}${next}${end}`
        expect(nearest(typed, [right], 1)).toBe(right)
      }),
    )
  })
})
