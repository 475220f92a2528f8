import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLoop, rollUp, withBelow, type Unit } from '../../src/domain/people/organisation.ts'
import { findUnit } from '../../src/vietnamese/find-unit.ts'
import { chainUp, unitTrees } from '../helpers/unit-trees.ts'

const unit = (id: number, code: string, name: string, parentId: number | null = null): Unit => ({
  id,
  code,
  name,
  parentId,
})

describe('withBelow', () => {
  test('takes a unit exactly if one of the roots is in the chain above it', () => {
    fc.assert(
      fc.property(unitTrees, fc.array(fc.integer({ min: 1, max: 20 })), (units, wanted) => {
        const roots = wanted.filter(id => id <= units.length)
        const expected = units
          .filter(({ id }) => chainUp(units, id).some(above => roots.includes(above)))
          .map(u => u.id)
        expect([...withBelow(units, roots)].sort((a, b) => a - b)).toEqual(expected)
      }),
    )
  })

  test('ends in a loop', () => {
    const loop = [unit(1, 'A', 'A', 2), unit(2, 'B', 'B', 1)]
    expect([...withBelow(loop, [1])].sort()).toEqual([1, 2])
    expect(rollUp(loop, new Map([[1, 5]])).get(2)).toEqual([{ id: 1, name: 'A', count: 5 }])
  })
})

describe('findLoop', () => {
  test('finds none in a tree, whatever its order', () => {
    fc.assert(
      fc.property(unitTrees, units => {
        const coded = units.map(u =>
          u.parentId === null ? { code: u.code } : { code: u.code, parent: `U${u.parentId}` },
        )
        expect(findLoop(coded)).toBeUndefined()
        expect(findLoop(coded.reverse())).toBeUndefined()
      }),
    )
  })

  test('names a unit of the loop, not one that only leads into it', () => {
    const links = [
      { code: 'OUT', parent: 'A' },
      { code: 'A', parent: 'B' },
      { code: 'B', parent: 'C' },
      { code: 'C', parent: 'A' },
    ]
    expect(['A', 'B', 'C']).toContain(findLoop(links))
    expect(findLoop([{ code: 'A', parent: 'A' }])).toBe('A')
    expect(findLoop([{ code: 'A', parent: 'elsewhere' }])).toBeUndefined()
  })
})

test('rolling up gives each unit the counts of itself and all below, each once', () => {
  fc.assert(
    fc.property(unitTrees, fc.array(fc.nat({ max: 50 }), { minLength: 20, maxLength: 20 }), (units, numbers) => {
      const counts = new Map(units.flatMap(({ id }) => (numbers[id] ? [[id, numbers[id]] as const] : [])))
      const rolled = rollUp(units, counts)
      for (const { id } of units) {
        const below = withBelow(units, [id])
        const expected = [...counts].filter(([other]) => below.has(other))
        expect(rolled.get(id)?.map(({ id, count }) => [id, count]) ?? []).toEqual(expected)
      }
    }),
  )
})

describe('findUnit', () => {
  const units = [
    unit(1, 'P01', 'UBND phường Bến Thành'),
    unit(2, 'P01-VP', 'Văn phòng', 1),
    unit(3, 'P02', 'UBND phường Sài Gòn'),
    unit(4, 'P02-VP', 'Văn phòng', 3),
    unit(5, 'STC', 'Sở Tài chính'),
    unit(6, 'STC-NS', 'Phòng Ngân sách Sở Tài chính', 5),
  ]
  const meant = (words: string) => {
    const { unit: found, suggestion } = findUnit(units, words)
    return found ? found.code : suggestion ? `${suggestion.code}?` : undefined
  }

  test.each([
    ['P02-VP', 'P02-VP'],
    ['p02-vp', 'P02-VP'],
    ['UBND phường Sài Gòn', 'P02'],
    ['ubnd phuong sai gon', 'P02'],
    ['bến thành', 'P01'],
    ['ngân sách', 'STC-NS'],
    ['Sở Tài chính', 'STC'],
    ['Văn phòng', 'P01-VP?'],
    ['phường', 'P01?'],
    ['Sở Tài chánh', 'STC?'],
    ['Sở Y tế Cần Thơ', undefined],
  ])('%j means %s', (words, code) => {
    expect(meant(words)).toBe(code)
    expect(meant(words.normalize('NFD'))).toBe(code)
  })
})
