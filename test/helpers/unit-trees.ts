import fc from 'fast-check'
import type { Unit } from '../../src/domain/people/organisation.ts'

/** Units in a tree, or in several: each one's parent is one of those before it. */
export const unitTrees: fc.Arbitrary<Unit[]> = fc
  .array(fc.option(fc.nat(), { freq: 6 }), { minLength: 1, maxLength: 20 })
  .map(parents =>
    parents.map((parent, i) => ({
      id: i + 1,
      code: `U${i + 1}`,
      name: `Đơn vị ${i + 1}`,
      parentId: parent === null || i === 0 ? null : (parent % i) + 1,
    })),
  )

/** The unit and everything above it, by another way than the code under test. */
export function chainUp(units: readonly Unit[], id: number | null): number[] {
  const unit = units.find(candidate => candidate.id === id)
  return unit ? [unit.id, ...chainUp(units, unit.parentId)] : []
}
