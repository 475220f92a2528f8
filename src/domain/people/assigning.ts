import type { Actor } from './access.ts'

/** Who gets a part in a new task: an officer, or a unit that will name somebody. */
export interface Receiver {
  unitId: number | null
  officerId: number | null
  /** where they belong: the unit itself, or the units that the officer serves in */
  unitIds: readonly number[]
}

/**
 * own: in their own name · for-leader: only in the name of a leader, whose scope then counts · no-authority: nobody is theirs to
 * give work to · outside: not all of these are
 */
export type Assigning = 'own' | 'for-leader' | 'no-authority' | 'outside'

type Assigner = Pick<Actor, 'scope' | 'ledUnits' | 'seesAll'>

/** Those of the receivers whom somebody may not give work to: they are outside the units led, and all below those. */
export const beyond = <R extends Pick<Receiver, 'unitIds'>>(
  { scope }: Pick<Assigner, 'scope'>,
  receivers: readonly R[],
): R[] => receivers.filter(({ unitIds }) => !unitIds.some(id => scope.has(id)))

/**
 * How this person may give these a new task. A leader: to the units and officers of their scope; general affairs everywhere, as
 * the clerk of a leader; an officer or an administrator to nobody.
 */
export function assigningTo(actor: Assigner, receivers: readonly Pick<Receiver, 'unitIds'>[]): Assigning {
  const leads = actor.ledUnits.length > 0
  if (leads && beyond(actor, receivers).length === 0) return 'own'
  if (actor.seesAll) return 'for-leader'
  return leads ? 'outside' : 'no-authority'
}
