import type { Claimed } from '../../db/messages/outbox-queue.ts'

/** An answer that comes later than this a second time only puzzles: the person has gone on, or asked again. */
const freshMs = 60_000

type Doubted = Pick<Claimed, 'kind' | 'doubts' | 'createdAt'>

/** May it leave, now (ms) that its turn has come? An answer of which it is unknown whether it arrived, only while fresh. */
export const mayLeave = ({ kind, doubts, createdAt }: Doubted, now: number): boolean =>
  kind !== 'answer' || doubts === 0 || now - createdAt <= freshMs

/**
 * What becomes of a message whose request was written and never answered (`doubts`: how often before this time). A push is
 * repeated once, and once more only by another channel when this one is down; a fresh answer once (ADR 0002, 0005).
 */
export function afterDoubt(row: Doubted, now: number): 'again' | 'elsewhere' | 'over' {
  if (row.doubts === 0) return mayLeave({ ...row, doubts: 1 }, now) ? 'again' : 'over'
  return row.kind === 'push' && row.doubts === 1 ? 'elsewhere' : 'over'
}
