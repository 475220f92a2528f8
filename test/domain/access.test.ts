import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isLeader,
  isMine,
  may,
  mayUse,
  roles,
  type Actor,
  type Assignment,
  type AssignmentRole,
  type Role,
} from '../../src/domain/people/access.ts'
import { withBelow, type Unit } from '../../src/domain/people/organisation.ts'
import { chainUp, unitTrees } from '../helpers/unit-trees.ts'

const city: Unit[] = [
  { id: 1, code: 'TP', name: 'UBND thành phố', parentId: null },
  { id: 2, code: 'VP', name: 'Văn phòng', parentId: 1 },
  { id: 3, code: 'TH', name: 'Phòng Tổng hợp', parentId: 2 },
  { id: 4, code: 'STC', name: 'Sở Tài chính', parentId: 1 },
]

type Serving = readonly (readonly [unitId: number, role: Role])[]

/** As db/people/officers.ts makes it of an officer's memberships. */
function actor(officerId: number, serving: Serving, units = city): Actor {
  const ledUnits = serving.filter(([, role]) => role === 'leader').map(([unitId]) => unitId)
  return {
    officerId,
    code: `CB${officerId}`,
    name: `Cán bộ ${officerId}`,
    memberships: serving.map(([unitId, role]) => ({ unitId, unitName: '', role, position: null })),
    ledUnits,
    scope: ledUnits.length > 0 ? withBelow(units, ledUnits) : new Set(),
    seesAll: serving.some(([, role]) => role === 'general_affairs'),
  }
}
const to = (role: AssignmentRole, unitId: number | null, officerId: number | null = null): Assignment => ({
  role,
  unitId,
  officerId,
})

describe('an officer', () => {
  const officer = actor(7, [[2, 'officer']])

  test('sees and reports what is theirs by name', () => {
    expect(may('see', officer, [to('lead', 2, 7)])).toBe(true)
    expect(may('report-progress', officer, [to('lead', 2, 7)])).toBe(true)
  })

  test.each(['coordinator', 'follower'] as const)('as %s sees and does not report', role => {
    const parties = [to('lead', 4, 9), to(role, 2, 7)]
    expect(may('see', officer, parties)).toBe(true)
    expect(may('report-progress', officer, parties)).toBe(false)
  })

  test('sees neither a colleague’s task nor one of the whole unit', () => {
    expect(may('see', officer, [to('lead', 2, 8)])).toBe(false)
    expect(may('see', officer, [to('lead', 2)])).toBe(false)
    expect(may('see', officer, [])).toBe(false)
  })
})

describe('a leader', () => {
  const head = actor(5, [[2, 'leader']])

  test('reports for the unit as long as it has named nobody', () => {
    expect(may('report-progress', head, [to('lead', 2)])).toBe(true)
    expect(may('report-progress', head, [to('lead', 2, 7)])).toBe(false)
    expect(may('report-progress', head, [to('lead', 3)])).toBe(false)
  })

  test('sees the unit and all below, neither above nor beside', () => {
    expect([1, 2, 3, 4].map(unit => may('see', head, [to('lead', unit, 99)]))).toEqual([false, true, true, false])
    expect(may('see', head, [to('lead', 4, 9), to('coordinator', 3)])).toBe(true)
  })
})

test('general affairs sees everything and reports nothing that is not its own', () => {
  const tracker = actor(3, [[3, 'general_affairs']])
  expect(may('see', tracker, [to('lead', 4, 9)])).toBe(true)
  expect(may('see', tracker, [])).toBe(true)
  expect(may('report-progress', tracker, [to('lead', 4, 9)])).toBe(false)
  expect(may('report-progress', tracker, [to('lead', 3)])).toBe(false)
})

test('who may use which command', () => {
  const allowed = (who?: Actor) => (['anyone', 'officer', 'leader'] as const).filter(right => mayUse(right, who))
  expect(allowed()).toEqual(['anyone'])
  expect(allowed(actor(1, [[2, 'officer']]))).toEqual(['anyone', 'officer'])
  expect(allowed(actor(1, [[2, 'admin']]))).toEqual(['anyone', 'officer'])
  expect(allowed(actor(1, [[2, 'leader']]))).toEqual(['anyone', 'officer', 'leader'])
  expect(allowed(actor(1, [[2, 'general_affairs']]))).toEqual(['anyone', 'officer', 'leader'])
})

describe('in any organisation', () => {
  const people = fc.integer({ min: 1, max: 4 })
  const world = unitTrees.chain(units => {
    const unit = fc.constantFrom(...units.map(({ id }) => id))
    const assignment = fc.record<Assignment>({
      role: fc.constantFrom('lead', 'coordinator', 'follower'),
      unitId: fc.option(unit, { freq: 8 }),
      officerId: fc.option(people, { freq: 2 }),
    })
    return fc.record({
      units: fc.constant(units),
      who: people,
      serving: fc.array(fc.tuple(unit, fc.constantFrom(...roles)), { maxLength: 3 }),
      task: fc.array(assignment, { maxLength: 4 }),
    })
  })

  test('a task is seen by its own people, by the leaders above it and by general affairs, and by nobody else', () => {
    fc.assert(
      fc.property(world, ({ units, who, serving, task }) => {
        const led = serving.filter(([, role]) => role === 'leader').map(([unit]) => unit)
        const expected =
          serving.some(([, role]) => role === 'general_affairs') ||
          task.some(a => a.officerId === who) ||
          task.some(a => chainUp(units, a.unitId).some(above => led.includes(above)))
        expect(may('see', actor(who, serving, units), task)).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })

  test('who reports is the lead, and sees the task', () => {
    fc.assert(
      fc.property(world, ({ units, who, serving, task }) => {
        const person = actor(who, serving, units)
        const leads = task.filter(a => a.role === 'lead' && isMine(person, a))
        expect(may('report-progress', person, task)).toBe(leads.length > 0)
        expect(
          may(
            'report-progress',
            person,
            task.filter(a => a.role !== 'lead'),
          ),
        ).toBe(false)
        if (may('report-progress', person, task)) expect(may('see', person, task)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('an administrator gains nothing by it', () => {
    fc.assert(
      fc.property(world, ({ units, who, serving, task }) => {
        const without = serving.filter(([, role]) => role !== 'admin')
        const [person, plain] = [actor(who, serving, units), actor(who, without, units)]
        expect(may('see', person, task)).toBe(may('see', plain, task))
        expect(may('report-progress', person, task)).toBe(may('report-progress', plain, task))
        expect(isLeader(person)).toBe(isLeader(plain))
      }),
    )
  })
})
