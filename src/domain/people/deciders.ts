import type { Assignment, Named } from './access.ts'

/** What is known of an office where it is asked who decides. */
export interface DecidingOffice {
  /** the unit above each unit; null at the top */
  above: ReadonlyMap<number, number | null>
  /** who leads each unit and serves */
  leaders: ReadonlyMap<number, readonly number[]>
  /** Who serves and does more than keep the office's records: general affairs and administrators decide nothing themselves. */
  mayDecide: ReadonlySet<number>
}

/** One officer acts for another from `since` until before `until` (ms). */
export interface Delegation {
  from: number
  to: number
  since: number
  until: number
}

export interface DecidedTask extends Pick<Named, 'assignerId' | 'leaderId'> {
  assignments: readonly Assignment[]
  /** who handed in the result that waits */
  submittedBy: number | null
}

export interface Decider {
  officerId: number
  /** whose authority it is, where it is not the officer's own */
  onBehalfOf?: number
}

/**
 * Who decides on the result of a task at `at` (ms); never stored, as people come and go. Who assigned it; else the leader in
 * charge; else the leaders of the lead unit, else of the unit above it, and so on. All of them are asked, and the first one
 * decides. Nobody decides on their own result, nor for whoever has handed it in: they are passed over. Empty: it needs no approval.
 */
export function decidersOf(
  { assignerId, leaderId, assignments, submittedBy }: DecidedTask,
  office: DecidingOffice,
  delegations: readonly Delegation[],
  at: number,
): Decider[] {
  const inForce = delegations.filter(({ since, until }) => since <= at && at < until)
  const lead = assignments.find(({ role }) => role === 'lead')
  const led = new Set([lead?.officerId, submittedBy].filter(id => typeof id === 'number'))
  // A unit that has named nobody and handed in nothing: any of its leaders may turn out to have led.
  if (led.size === 0 && typeof lead?.unitId === 'number')
    for (const leader of office.leaders.get(lead.unitId) ?? []) led.add(leader)
  const passedOver = new Set([...led, ...inForce.filter(({ from }) => led.has(from)).map(({ to }) => to)])

  const asked = (officers: readonly (number | null)[]): Decider[] => {
    const own = officers.flatMap(id => (id === null || led.has(id) ? [] : [id]))
    const found = new Map<number, Decider>()
    for (const id of own) if (office.mayDecide.has(id) && !passedOver.has(id)) found.set(id, { officerId: id })
    for (const { from, to } of inForce)
      if (own.includes(from) && !passedOver.has(to) && !found.has(to))
        found.set(to, { officerId: to, onBehalfOf: from })
    return [...found.values()]
  }

  for (const officers of [[assignerId], [leaderId], ...leadersUpwards(lead?.unitId ?? null, office)]) {
    const deciders = asked(officers)
    if (deciders.length > 0) return deciders
  }
  return []
}

/** The leaders of the unit, of the one above it and so on; a loop in bad data ends. */
function leadersUpwards(unitId: number | null, { above, leaders }: DecidingOffice): (readonly number[])[] {
  const passed = new Set<number>()
  const found: (readonly number[])[] = []
  for (let at = unitId; at !== null && !passed.has(at); at = above.get(at) ?? null) {
    passed.add(at)
    found.push(leaders.get(at) ?? [])
  }
  return found
}
