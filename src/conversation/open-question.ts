import type { Command } from '../../commands/command.ts'
import { refusalOf } from '../../commands/shared/steps.ts'
import type { Conversation } from '../../db/messages/conversations.ts'
import { text, type Block, type OpenForm, type Reply } from '../domain/chat/reply.ts'
import { answerForm, answerForwarded, closedForm, stay, type Said } from '../vietnamese/form.ts'
import { mannerOf } from '../vietnamese/manners.ts'
import { withContact } from '../vietnamese/phrases.ts'
import { interpret, type Meaning } from './interpret.ts'
import { comfort } from './manners.ts'
import { cannotFollow } from './not-yet.ts'
import { askAgain, inForm, named, run, type Asked, type FormStep } from './run.ts'

// What becomes of an open question.

/** What is no answer leaves a pending question as it was. */
export const aside = (reply: Reply, { form, choices }: Conversation): Reply =>
  form ? { blocks: reply.blocks, choices, form, keepsFiles: true } : reply

/** What was said to the open question: its answer, or none. */
export async function answerQuestion(
  open: OpenForm,
  said: Said,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  const aside = await wordsBeside(said, context)
  return inForm(named(open.command, commands), context, answered(open, { ...said, ...(aside && { aside }) }))
}

/** What a word to how they feel, or whom to turn to, adds where it is no answer. */
async function wordsBeside({ heard, text: said }: Said, { tx, office }: Asked): Promise<Block[] | undefined> {
  const chatter = heard.kind === 'chatter'
  if (!chatter && !(heard.kind === 'question' && mannerOf(said) === 'lost')) return undefined
  const { humanContact } = await office.settings(tx)
  return [text(withContact(chatter ? comfort(heard.manner) : 'Chưa có gì thay đổi.', humanContact))]
}

/** Something else was asked for: what only shows is shown, of the rest it is said that it is not done here. The question stays. */
export async function besideQuestion(
  { open, said, line }: Extract<Meaning, { kind: 'beside-question' }>,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  const meaning = line === undefined ? undefined : interpret(line, { choices: [] }, commands)
  const shows = meaning?.kind === 'command' && named(meaning.name, commands).changes === 'never'
  const { humanContact } = await context.office.settings(context.tx)
  const reply = shows
    ? await run(named(meaning.name, commands), context, meaning.args)
    : cannotFollow(line, { actor: context.actor, contact: humanContact })
  return inForm(named(open.command, commands), context, form =>
    Promise.resolve(stay(form, open, { ...said, aside: reply.blocks })),
  )
}

/**
 * A refusal changes nothing, so a question that was open stays, and is said again behind it: what comes next answers that
 * one and no other. It closes where its own answer was refused for good.
 */
export async function stillAsked(
  refusal: Reply,
  { form }: Conversation,
  context: Asked,
  commands: readonly Command[],
  ofAnswer: boolean,
): Promise<Reply> {
  if (!form || !context.actor) return refusal
  const task = Number(form.answers['task'])
  const known = Number.isInteger(task)
  const closed = known && (await refusalOf({ ...context, actor: context.actor }, form.command, task)) !== undefined
  if (closed || (ofAnswer && !known)) return refusal
  const { blocks, form: open } = await askAgain(form, context, commands)
  return { ...refusal, blocks: [...refusal.blocks, ...blocks], ...(open && { form: open }) }
}

/** A look at something else ends the question: it is said, with how to ask it again, so that no answer is lost. */
export async function tellClosed(
  reply: Reply,
  open: OpenForm,
  { onCommand: _, ...context }: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  const { blocks } = await inForm(named(open.command, commands), context, form => {
    const again = form.again(open.answers)
    const closing = text(`Câu hỏi về ${form.about(open.answers)} đã đóng, chưa có gì được ghi nhận.`)
    return Promise.resolve({ ...again, blocks: [closing, ...again.blocks] })
  })
  return { ...reply, blocks: [...reply.blocks, ...blocks] }
}

const answered =
  (open: OpenForm, said: Said): FormStep =>
  (form, context) =>
    answerForm(form, context, open, said)
export const closed =
  (open: OpenForm, said: Said): FormStep =>
  form =>
    Promise.resolve(closedForm(form, open, said))
export const leave =
  ({ answers }: OpenForm): FormStep =>
  form =>
    Promise.resolve(form.left(answers))

/** A forwarded text may be what came out of the work; whether it is, the person says. */
export const askForwarded = (
  open: OpenForm,
  said: Said,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> =>
  inForm(named(open.command, commands), context, (form, known) => answerForwarded(form, known, open, said))
