import { allCommands } from '../../commands/index.ts'
import { assistantWanted } from '../../db/office/assistant.ts'
import type { Db } from '../../db/db.ts'
import { findActor } from '../../db/people/officers.ts'
import { rosterNames } from '../../db/people/roster.ts'
import { mostUrgent } from '../../db/tasks/lists.ts'
import { isMarkedSecret } from '../vietnamese/secrecy.ts'
import { mayUse } from '../domain/people/access.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import { notForModels, tasksRead } from '../conversation/ask-model.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config/config.ts'
import { createLog } from '../log.ts'
import { officeAssistant } from '../service/assistant.ts'

/** The line that the model proposes for a text, null where it answers in words; undefined: no answer of use. */
export type AskModel = (text: string) => Promise<string | null | undefined>

/**
 * Asks the office's language model as the service does, on behalf of an officer, and of nobody else: without one there
 * is no one whose rights and tasks the question could carry. Of the data only the count of tokens changes.
 */
export async function modelFor(
  config: Config,
  db: Db,
  { officerId, today, clock }: { officerId: number; today: LocalDate; clock: Clock },
): Promise<AskModel | undefined> {
  const log = createLog(config.logLevel)
  const assistant = await officeAssistant(config, { db, clock, log })
  const actor = await findActor(db.reads, officerId)
  if (!assistant || !actor || !(await assistantWanted(db.reads, officerId))) return undefined
  const { officers } = await rosterNames(db.reads)
  const commands = allCommands.filter(({ name, who }) => mayUse(who, actor) && !notForModels.has(name))
  const names = officers.map(({ name }) => name)
  return async text => {
    if (isMarkedSecret(text)) return undefined
    const tasks = await mostUrgent(db.reads, actor, tasksRead)
    const proposal = await assistant.understand({ text, today, commands, tasks, names }, new AbortController().signal)
    return proposal && (proposal.kind === 'line' ? proposal.line : null)
  }
}
