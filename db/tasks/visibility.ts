import { eq, inArray, isNull, or, and, type SQL } from 'drizzle-orm'
import type { Actor } from '../../src/domain/people/access.ts'
import type { Reads } from '../db.ts'
import { assignments, tasks } from '../schema.ts'

// What SQL may return to a person. The rule itself is `may('see', …)` of src/domain/people/access.ts: test/db/visibility.test.ts
// holds both together on random offices.

/** Assignments that are this person's own: by name, or as head of a unit that has named nobody (`isMine`). */
function ownAssignment(actor: Actor): SQL | undefined {
  const byName = eq(assignments.officerId, actor.officerId)
  if (actor.ledUnits.length === 0) return byName
  return or(byName, and(isNull(assignments.officerId), inArray(assignments.unitId, [...actor.ledUnits])))
}

/** Tasks that this person may see; undefined: all of them. */
export function visibleTo(tx: Reads, actor: Actor): SQL | undefined {
  if (actor.seesAll) return undefined
  const inScope = actor.scope.size > 0 ? inArray(assignments.unitId, [...actor.scope]) : undefined
  return or(
    inArray(
      tasks.id,
      tx
        .select({ id: assignments.taskId })
        .from(assignments)
        .where(or(ownAssignment(actor), inScope)),
    ),
    eq(tasks.assignerId, actor.officerId),
    eq(tasks.leaderId, actor.officerId),
  )
}
