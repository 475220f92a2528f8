import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidersOf, type DecidedTask, type DecidingOffice, type Delegation } from '../../src/domain/people/deciders.ts'
import { chainUp, unitTrees } from '../helpers/unit-trees.ts'

// 1 the city, 2 a department of it, 3 a section of the department
const chief = 10
const deputy = 11
const head = 20
const section = 30
const officer = 31
const clerk = 40
const office: DecidingOffice = {
  above: new Map([
    [1, null],
    [2, 1],
    [3, 2],
  ]),
  leaders: new Map([
    [1, [chief, deputy]],
    [2, [head]],
    [3, [section]],
  ]),
  mayDecide: new Set([chief, deputy, head, section, officer]),
}
const led = (unitId: number | null, officerId: number | null = null): DecidedTask => ({
  assignerId: null,
  leaderId: null,
  assignments: [{ role: 'lead', unitId, officerId }],
  submittedBy: officerId,
})
const ids = (task: DecidedTask, delegations: readonly Delegation[] = [], at = 0, around = office) =>
  decidersOf(task, around, delegations, at).map(({ officerId }) => officerId)

describe('who decides on a result', () => {
  test.each<[string, Partial<DecidedTask>, number[]]>([
    ['whoever assigned it', { assignerId: head, leaderId: deputy }, [head]],
    ['an assigner who is no leader', { ...led(3, 99), assignerId: officer }, [officer]],
    ['else the leader in charge', { leaderId: deputy }, [deputy]],
    ['else the head of the lead unit', {}, [section]],
    ['not a clerk in whose name nothing is decided', { assignerId: clerk, leaderId: deputy }, [deputy]],
    ['not an assigner who leads it themselves', { assignerId: officer }, [section]],
    ['not whoever handed it in', { assignerId: head, submittedBy: head }, [section]],
  ])('is %s', (_, fields, expected) => {
    expect(ids({ ...led(3, officer), ...fields })).toEqual(expected)
  })

  test('goes up where the head led it, and where a unit has no head', () => {
    expect(ids(led(3, section))).toEqual([head])
    expect(ids(led(2, head))).toEqual([chief, deputy])
    const headless = { ...office, leaders: new Map([[1, [chief, deputy]]]) }
    expect(ids(led(3, officer), [], 0, headless)).toEqual([chief, deputy])
  })

  test('is each of several leaders, but for the one who led', () => {
    expect(ids(led(1, officer))).toEqual([chief, deputy])
    expect(ids(led(1, chief))).toEqual([deputy])
    // The unit has named nobody: whoever handed it in has led it.
    expect(ids({ ...led(1), submittedBy: deputy })).toEqual([chief])
  })

  test('is nobody where a unit that has named nobody has not handed in anything, and nothing is above it', () => {
    expect(ids(led(1))).toEqual([])
    expect(ids(led(null, officer))).toEqual([])
  })

  test('is nobody for ever in a loop of units', () => {
    const loop = {
      ...office,
      above: new Map([
        [1, 2],
        [2, 1],
      ]),
      leaders: new Map<number, number[]>(),
    }
    expect(ids(led(1, officer), [], 0, loop)).toEqual([])
  })

  test('is also who acts for them, from the first moment to before the last', () => {
    const delegations = [{ from: section, to: clerk, since: 100, until: 200 }]
    expect([99, 100, 199, 200].map(at => ids(led(3, officer), delegations, at).length)).toEqual([1, 2, 2, 1])
    expect(decidersOf(led(3, officer), office, delegations, 100)).toEqual([
      { officerId: section },
      { officerId: clerk, onBehalfOf: section },
    ])
  })

  test('is never who acts for the one who led', () => {
    expect(ids(led(3, section), [{ from: section, to: head, since: 0, until: 9 }], 1)).toEqual([chief, deputy])
  })
})

test('on any office nobody decides on their own result, and the nearest above it who may', () => {
  const people = fc.integer({ min: 1, max: 6 })
  const world = unitTrees.chain(units => {
    const unit = fc.constantFrom(...units.map(({ id }) => id))
    return fc.record({
      units: fc.constant(units),
      leaders: fc.array(fc.tuple(unit, people), { maxLength: 8 }),
      lead: fc.record({ unitId: fc.option(unit, { freq: 8 }), officerId: fc.option(people) }),
      submittedBy: people,
      assignerId: fc.option(people),
      leaderId: fc.option(people),
      clerks: fc.uniqueArray(people),
    })
  })
  fc.assert(
    fc.property(world, ({ units, leaders, lead, submittedBy, assignerId, leaderId, clerks }) => {
      const around: DecidingOffice = {
        above: new Map(units.map(({ id, parentId }) => [id, parentId])),
        leaders: new Map(units.map(({ id }) => [id, leaders.filter(([unit]) => unit === id).map(([, who]) => who)])),
        mayDecide: new Set([1, 2, 3, 4, 5, 6].filter(id => !clerks.includes(id))),
      }
      const found = ids({ assignerId, leaderId, assignments: [{ role: 'lead', ...lead }], submittedBy }, [], 0, around)
      const fit = (id: number | null) =>
        id !== null && !clerks.includes(id) && id !== submittedBy && id !== lead.officerId
      const rows = chainUp(units, lead.unitId).map(unit => leaders.filter(([at]) => at === unit).map(([, who]) => who))
      const expected = [[assignerId], [leaderId], ...rows].map(row => row.filter(fit)).find(row => row.length > 0) ?? []
      expect(new Set(found)).toEqual(new Set(expected))
      expect(new Set(found).size).toBe(found.length)
    }),
    { numRuns: 500 },
  )
})
