import type { Reads } from '../../db/db.ts'
import type { Actor } from '../domain/people/access.ts'
import type { InboxDay, InboxPart } from './part.ts'
import { followed } from './parts/followed.ts'
import { leadNews } from './parts/lead-news.ts'
import { notTakenOnYet } from './parts/not-taken-on.ts'
import { ownTasks } from './parts/own-tasks.ts'
import { causes, extensions, results } from './parts/results.ts'
import { unitsBehind } from './parts/units-behind.ts'
import { inOrder, type Section } from './section.ts'

/** What a person has to do and to know: the parts of the morning's message and of `/nhiemvu`, each a file of its own. */
export const inboxParts: readonly InboxPart[] = [
  results,
  extensions,
  causes,
  leadNews,
  ownTasks,
  unitsBehind,
  notTakenOnYet,
  followed,
]

/** How all of it stands for this person now, in its order. */
export async function inboxNow(tx: Reads, actor: Actor, day: InboxDay): Promise<Section[]> {
  const sections: Section[] = []
  for (const part of inboxParts) sections.push(...(await part.now(tx, actor, day)))
  return inOrder(sections)
}
