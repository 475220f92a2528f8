import type { Command, OfficerContext } from '../../commands/command.ts'
import { assistantWanted } from '../../db/office/assistant.ts'
import type { Reads } from '../../db/db.ts'
import { rosterNames } from '../../db/people/roster.ts'
import { mostUrgent } from '../../db/tasks/lists.ts'
import { mayUse, type Actor } from '../domain/people/access.ts'
import { confirmed } from '../vietnamese/confirmation.ts'
import { UserError } from '../domain/chat/errors.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import { say, text, type Reply } from '../domain/chat/reply.ts'
import { fact } from '../domain/chat/apart.ts'
import { followProposal } from './proposals.ts'
import type { Proposal, Question } from '../assistant/understand.ts'

/** So many of the person's tasks are fetched; of these the model is told fewer. */
const tasksRead = 40

/** To link an account and to leave a question nobody needs a model, and a code is not for one to type. */
const notForModels = new Set(['batdau', 'lienket', 'huy'])

/** What a model is asked about words in which the rules found nothing; undefined where the person wants no model. */
export async function questionFor(
  tx: Reads,
  { actor, today, text }: { actor: Actor; today: LocalDate; text: string },
  commands: readonly Command[],
): Promise<Question | undefined> {
  if (!(await assistantWanted(tx, actor.officerId))) return undefined
  const { officers } = await rosterNames(tx)
  return {
    text,
    today,
    commands: commands.filter(({ name, who }) => mayUse(who, actor) && !notForModels.has(name)),
    tasks: await mostUrgent(tx, actor, tasksRead),
    names: officers.map(({ name }) => name),
  }
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
