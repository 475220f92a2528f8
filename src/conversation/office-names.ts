import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Reads } from '../../db/db.ts'
import { rosterNames, rosterVersion } from '../../db/people/roster.ts'
import type { Content } from '../domain/chat/incoming.ts'
import { indexInSteps, type NamesIndex } from '../vietnamese/intent/names.ts'

const kept = new WeakMap<Reads, { version: string; index: Promise<NamesIndex> }>()

/**
 * The names of units and officers, indexed once for each change of the roster, in small steps between which everything else
 * has its turn. Never inside a transaction, which may not wait.
 */
export async function officeNames(reads: Reads): Promise<NamesIndex> {
  const version = await rosterVersion(reads)
  const known = kept.get(reads)
  if (known?.version === version) return known.index
  const index = build(reads)
  kept.set(reads, { version, index })
  index.catch(() => kept.delete(reads))
  return index
}

async function build(reads: Reads): Promise<NamesIndex> {
  const { units, officers } = await rosterNames(reads)
  const steps = indexInSteps(units, officers)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await nextTurn()
  }
}

/** Of the lines that are typed or chosen only those of lists, of figures and of new tasks name people and units; all free text may. */
const namesNobody =
  /^\s*\/(?!(?:nhiemvu|nv|xuat|tiendo|td|giao|giaoviec)(?:@\S+)?\s+[^\s@]|(?:nhac|dondoc)(?:@\S+)?\s+\p{L})/iu

export const namesFor = async (reads: Reads, content: Content): Promise<NamesIndex | undefined> =>
  (content.kind === 'text' && !namesNobody.test(content.text)) || content.kind === 'file'
    ? await officeNames(reads)
    : undefined
