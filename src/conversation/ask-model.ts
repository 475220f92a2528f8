import type { Command, Office, OfficerContext } from '../../commands/command.ts'
import { assistantWanted } from '../../db/office/assistant.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { findConversation } from '../../db/messages/conversations.ts'
import type { Db } from '../../db/db.ts'
import type { Received } from '../../db/messages/inbox.ts'
import { findSender } from '../../db/people/accounts.ts'
import { rosterNames } from '../../db/people/roster.ts'
import { mostUrgent } from '../../db/tasks/lists.ts'
import { mayUse } from '../domain/people/access.ts'
import { confirmed } from '../vietnamese/confirmation.ts'
import { UserError } from '../domain/chat/errors.ts'
import { localDate } from '../domain/days/local-date.ts'
import { mannerOf } from '../vietnamese/manners.ts'
import { say, text, type Reply } from '../domain/chat/reply.ts'
import { fact } from '../domain/chat/apart.ts'
import { interpret } from './interpret.ts'
import { officeNames } from './office-names.ts'
import { followProposal } from './proposals.ts'
import type { Assistant } from '../assistant/index.ts'
import type { Proposal } from '../assistant/understand.ts'

export interface FreeTextParts {
  db: Db
  office: Office
  commands: readonly Command[]
  assistant?: Assistant | undefined
}

/** The rules read nothing longer either; what is this long is no request. */
const longestAsked = 4_000

/** So many of the person's tasks are fetched; of these the model is told fewer. */
export const tasksRead = 40

/** To link an account and to leave a question nobody needs a model, and a code is not for one to type. */
export const notForModels = new Set(['batdau', 'lienket', 'huy'])

/**
 * Asks the model about a message that the rules find nothing in: free text of a linked officer who wants that, with no
 * question open. Runs before the message's transaction and outside of any, as it may take 20 s. `now` in ms.
 */
export async function askAbout(
  { db, office, commands, assistant }: FreeTextParts,
  { channel, chat, sender, content }: Received,
  now: number,
  signal: AbortSignal,
): Promise<Proposal | undefined> {
  if (!assistant || content.kind !== 'text' || content.forwarded || /^\s*[/~]/.test(content.text)) return undefined
  if (content.text.length > longestAsked) return undefined
  const tx = db.reads
  const actor = (await findSender(tx, channel, sender))?.actor
  if (!actor || !(await assistantWanted(tx, actor.officerId))) return undefined
  const conversation = await findConversation(tx, { channel, chat, sender }, now)
  const today = localDate(now, office.timeZone)
  const reading = { today, calendar: await officeCalendar(tx), names: await officeNames(tx) }
  const meaning = interpret(content.text, conversation, commands, reading)
  if (meaning.kind !== 'not-understood' || meaning.alternatives.length > 0) return undefined
  // Thanks and complaints need no model.
  if (mannerOf(content.text) !== undefined) return undefined
  const { officers } = await rosterNames(tx)
  const question = {
    text: content.text,
    today,
    commands: commands.filter(({ name, who }) => mayUse(who, actor) && !notForModels.has(name)),
    tasks: await mostUrgent(tx, actor, tasksRead),
    names: officers.map(({ name }) => name),
  }
  return assistant.understand(question, signal)
}

/** The law asks that people know when a machine answers them (Luật 134/2025/QH15). */
export async function replyToProposal(
  proposal: Proposal,
  context: OfficerContext,
  commands: readonly Command[],
): Promise<Reply> {
  switch (proposal.kind) {
    case 'words':
      return {
        ...say(...fact('Trả lời của AI (có thể sai)', proposal.text)),
        choices: [
          ...proposal.tasks.slice(0, 4).map(id => ({ label: `Xem #${id}`, send: `/viec ${id}` })),
          { label: 'Trợ giúp', send: '/trogiup' },
        ],
      }
    case 'line':
      return labelled(proposal.line, () => followProposal(proposal.line, 'model', context, commands))
  }
}

/** @throws UserError with the same label */
async function labelled(line: string, follow: () => Promise<Reply>): Promise<Reply> {
  const label = `AI hiểu tin nhắn này là: ${line} (có thể sai).`
  try {
    const reply = await follow()
    // A question back says itself who understood it so.
    if (confirmed(reply.choices ?? [], 'đúng')?.send === line) return reply
    return { ...moved(reply), blocks: [text(label), ...reply.blocks] }
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${label} ${error.message}`, error.choices) : error
  }
}

/** The block that may be put in other words is one further down now. */
const moved = (reply: Reply): Reply =>
  reply.wording ? { ...reply, wording: { ...reply.wording, block: reply.wording.block + 1 } } : reply
