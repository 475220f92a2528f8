import { allCommands } from '../../commands/index.ts'
import { assistantWanted } from '../../db/office/assistant.ts'
import type { Db } from '../../db/db.ts'
import { findActor } from '../../db/people/officers.ts'
import { isMarkedSecret } from '../vietnamese/secrecy.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import { questionFor } from '../conversation/ask-model.ts'
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
  return async text => {
    const question = isMarkedSecret(text) ? undefined : await questionFor(db.reads, { actor, today, text }, allCommands)
    if (!question) return undefined
    const proposal = await assistant.understand(question, new AbortController().signal)
    return proposal && (proposal.kind === 'line' ? proposal.line : null)
  }
}
