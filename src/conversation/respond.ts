import { mayUse, type Actor } from '../domain/people/access.ts'
import { isConfirmation } from '../vietnamese/confirmation.ts'
import { answerForm, askBackForwarded, closedForm, questionOf, type Form, type Said } from '../vietnamese/form.ts'
import type { Content } from '../domain/chat/incoming.ts'
import { localTime } from '../domain/days/local-date.ts'
import type { Choice, OpenForm, Reply } from '../domain/chat/reply.ts'
import type { UnderstandContext } from '../vietnamese/intent.ts'
import { noNames, type NamesIndex } from '../vietnamese/intent/names.ts'
import { hear } from '../vietnamese/heard.ts'
import { mannerOf } from '../vietnamese/manners.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import type { Command, Context } from '../../commands/command.ts'
import { keepWithAlbum } from '../actions/evidence.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { offeredSteps, refusalOf } from '../../commands/shared/steps.ts'
import { taskNumber } from '../../commands/shared/task-argument.ts'
import { isRefused } from '../actions/action.ts'
import { seeTask } from '../actions/task-step.ts'
import type { Conversation } from '../../db/messages/conversations.ts'
import { interpret, type Meaning } from './interpret.ts'
import { answerTo } from './manners.ts'
import * as texts from './refusals.ts'

/** `onCommand` is told the name of the command that runs, before it does; `names` of the office, for free text. */
type Asked = Context & { onCommand?: (name: string) => void; names?: NamesIndex | undefined }

type Readable = Exclude<Content, { kind: 'reachable' }>

/** Longer messages are refused: no task needs them, and no list could show them again. */
const longestText = 4_000

/**
 * From a message to its reply: what it means, who may do that, and the command that does it. Undefined where nothing needs
 * to be said: one more picture of an album.
 */
export async function respond(
  content: Readable,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply | undefined> {
  const reply = await replyTo(content, conversation, context, commands)
  return reply && withoutRefused(reply, context, commands)
}

async function replyTo(
  content: Readable,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply | undefined> {
  switch (content.kind) {
    case 'secret':
      return aside(context.actor ? texts.markedSecret : texts.howToLink, conversation)
    case 'unsupported':
      return aside(context.actor ? texts.unsupported : texts.howToLink, conversation)
    case 'contact': {
      const withContact = { ...context, message: { ...context.message, contact: content } }
      const reply = await run(named('lienket', commands), withContact, '')
      return reply.form ? reply : aside(reply, conversation)
    }
    case 'file':
      return respondToFile(content, conversation, context, commands)
    case 'text':
      return content.forwarded
        ? respondToForwarded(content.text, conversation, context, commands)
        : respondToText(content.text, conversation, context, commands)
  }
}

async function respondToFile(
  { caption, file, forwarded }: Extract<Content, { kind: 'file' }>,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply | undefined> {
  const { form, files } = conversation
  const inAlbum = file.album !== undefined && files.some(({ album }) => album === file.album)
  const waiting = form ? files : files.filter(({ album }) => album !== undefined && album === file.album)
  const withFiles = { ...context, message: { ...context.message, files: [...waiting, file] } }
  if (nfc(caption) !== '')
    return forwarded
      ? respondToForwarded(caption, conversation, withFiles, commands)
      : respondToText(caption, conversation, withFiles, commands)
  const { actor } = context
  if (actor && (await keepWithAlbum(context.tx, actor, { channel: context.message.channel, file }))) return undefined
  if (actor && inAlbum) return undefined
  if (form && !forwarded) {
    const heard = hear('')
    return meet(
      { kind: 'answer', open: form, said: { text: '', heard, withFile: true } },
      conversation,
      withFiles,
      commands,
    )
  }
  if (!actor) return texts.howToLink
  return form ? askAgain(form, withFiles, commands) : { ...texts.fileWithoutWords, keepsFiles: true }
}

async function respondToText(
  text: string,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  if (context.actor && text.length > longestText) return aside(texts.tooLong(text.length, longestText), conversation)
  const reading = context.actor && !text.trimStart().startsWith('/') ? await readingOf(context) : undefined
  const state = { ...conversation, withFile: context.message.files.length > 0 }
  const meaning = interpret(text.slice(0, longestText), state, commands, reading)
  if (context.actor && meaning.kind === 'not-understood' && meaning.alternatives.length === 0) {
    const besides = reading && interpret(afterCourtesy(text), { choices: [] }, commands, reading)
    if (besides?.kind === 'proposed') return meet(besides, conversation, context, commands)
    return withoutRequest(text, context, context.actor)
  }
  return meet(
    meaning,
    conversation,
    takesWaiting(meaning, conversation, commands) ? withWaiting(context, conversation) : context,
    commands,
  )
}

/** "cảm ơn, còn việc gì nữa không": the words behind the greeting. */
function afterCourtesy(text: string): string {
  const [, courtesy = '', rest = ''] = /^([^,.!;\n]{1,40})[,.!;\n]\s*(.+)$/su.exec(text) ?? []
  return mannerOf(courtesy) === undefined ? '' : rest
}

/** What asks for nothing that the rules know: a greeting, a complaint, or words that are not understood. */
async function withoutRequest(text: string, { tx, office }: Asked, actor: Actor): Promise<Reply> {
  const { humanContact } = await office.settings(tx)
  const manner = mannerOf(text)
  return manner === undefined ? texts.notUnderstoodBut(humanContact) : answerTo(manner, actor.name, humanContact)
}

/** Files that wait go with the answer they wait for: one to the open question, or a choice of what was asked back. */
function takesWaiting(meaning: Meaning, { choices }: Conversation, commands: readonly Command[]): boolean {
  if (meaning.kind === 'answer') return true
  if (meaning.kind !== 'command') return false
  return choices.some(({ send }) => {
    const line = interpret(send, { choices: [] }, commands)
    return line.kind === 'command' && line.name === meaning.name && line.args === meaning.args
  })
}

function withWaiting(context: Asked, { files }: Conversation): Asked {
  const { message } = context
  const known = new Set(message.files)
  return { ...context, message: { ...message, files: [...files.filter(file => !known.has(file)), ...message.files] } }
}

/**
 * Somebody else's words, handed on: they choose nothing, answer nothing and change nothing unless that is confirmed. What
 * may be the answer to the open question is asked back.
 */
async function respondToForwarded(
  text: string,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  const { form } = conversation
  if (!context.actor) return respondToStranger(text, conversation, context, commands)
  if (text.length > longestText) return aside(texts.tooLong(text.length, longestText), conversation)
  if (form) {
    const meaning = interpret(text, { choices: [], form, withFile: false }, commands)
    if (meaning.kind === 'answer') return askForwarded(meaning.open, meaning.said, context, commands)
    return askAgain(form, context, commands)
  }
  const reading = text.trimStart().startsWith('/') ? undefined : await readingOf(context)
  const meaning = interpret(text, { choices: [] }, commands, reading)
  switch (meaning.kind) {
    case 'command':
      return followProposal(`/${meaning.name} ${meaning.args}`.trimEnd(), 'rules', context, commands)
    case 'no-such-choice':
    case 'not-understood':
    case 'empty':
      return aside(texts.forwarded, conversation)
    case 'answer':
    case 'closed-question':
    case 'expired-choice':
    case 'proposed':
    case 'unavailable':
    case 'unknown-command':
      return meet(meaning, conversation, context, commands)
  }
}

/** A stranger's forwarded message is answered like any other, but consents to nothing. */
const respondToStranger = (text: string, conversation: Conversation, context: Asked, commands: readonly Command[]) =>
  conversation.form
    ? Promise.resolve(aside(texts.howToLink, conversation))
    : respondToText(text, conversation, context, commands)

const readingOf = async ({ tx, now, today, office, names = noNames }: Asked): Promise<UnderstandContext> => ({
  today,
  time: localTime(now, office.timeZone),
  calendar: await officeCalendar(tx),
  names,
})

/** What is no answer leaves a pending question as it was. */
const aside = (reply: Reply, { form, choices }: Conversation): Reply =>
  form ? { blocks: reply.blocks, choices, form, keepsFiles: true } : reply

/** A stranger may link an account; whatever else they write is answered with how to. */
const linking = new Set(['batdau', 'lienket'])

function commandOf(meaning: Meaning): string {
  if (meaning.kind === 'command') return meaning.name
  return meaning.kind === 'answer' || meaning.kind === 'closed-question' ? meaning.open.command : ''
}

async function meet(
  meaning: Meaning,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  if (!context.actor) {
    if (meaning.kind === 'empty') return aside(texts.howToLink, conversation)
    if (!linking.has(commandOf(meaning))) return texts.howToLink
  }
  switch (meaning.kind) {
    case 'command': {
      const { form } = conversation
      if (form && meaning.name === 'huy') return inForm(named(form.command, commands), context, leave(form))
      return run(named(meaning.name, commands), context, meaning.args)
    }
    case 'answer':
      return inForm(named(meaning.open.command, commands), context, answered(meaning.open, meaning.said))
    case 'closed-question': {
      const reply = await inForm(named(meaning.open.command, commands), context, closed(meaning.open, meaning.said))
      return context.actor ? reply : { ...texts.howToLink, blocks: [...reply.blocks, ...texts.howToLink.blocks] }
    }
    case 'proposed':
      // What would be refused is refused at once, and not asked back first.
      await requireOpen(meaning.line, context, commands)
      return followProposal(meaning.line, meaning.by, context, commands, meaning.unused)
    case 'unavailable':
      return texts.unavailable(meaning.name)
    case 'expired-choice':
      return texts.expiredList(conversation.expiredChoices ?? [])
    case 'no-such-choice':
      return taskOrNoChoice(meaning.number, conversation, context, commands)
    case 'unknown-command':
      return texts.unknownCommand(meaning.typed, usable(meaning.suggestion, context, commands))
    case 'empty':
      return aside(texts.empty, conversation)
    case 'not-understood':
      return offer(meaning.alternatives, context, commands)
  }
}

/** The name of a command, where this person may use it. */
const usable = (name: string | undefined, { actor }: Asked, commands: readonly Command[]): string | undefined =>
  name !== undefined && mayUse(named(name, commands).who, actor) ? name : undefined

/** A number that is no choice of the list is that of a task, where there is one that this person may see. */
async function taskOrNoChoice(
  number: number,
  { choices, pushed, expiredChoices = [] }: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  const { actor } = context
  const seen = actor && (await seeTask(context.tx, actor, number))
  if (seen && !isRefused(seen)) return run(named('viec', commands), context, String(number))
  if (choices.length === 0 && expiredChoices.length > 0) return texts.expiredList(expiredChoices)
  return texts.noSuchChoice(number, choices.length > 0 ? choices : pushed)
}

/**
 * A line that rules or the language model read out of somebody's words: what only reads runs at once, a change is asked
 * back first. Nothing that this person may not do, or that does not exist, comes further than a question.
 */
export async function followProposal(
  line: string,
  by: 'rules' | 'model',
  context: Asked,
  commands: readonly Command[],
  unused: readonly string[] = [],
): Promise<Reply> {
  const meaning = interpret(line, { choices: [] }, commands)
  if (meaning.kind === 'unavailable') {
    const instead = insteadOf.get(meaning.name)
    return instead === undefined
      ? texts.unavailable(meaning.name)
      : followProposal(instead, by, context, commands, unused)
  }
  if (meaning.kind !== 'command') return texts.notUnderstood
  const command = named(meaning.name, commands)
  if (!mayUse(command.who, context.actor)) return context.actor ? texts.notAllowed(command) : texts.howToLink
  if (changes(command, meaning.args)) return texts.confirm(line, by)
  const reply = await run(command, context, meaning.args)
  return unused.length > 0 ? { ...reply, blocks: [...reply.blocks, ...texts.leftOut(unused).blocks] } : reply
}

/** What tells the same, as far as it can be told yet, of what somebody asked for in their own words. */
const insteadOf = new Map([['tondong', '/nhiemvu đơn vị quá hạn']])

const changes = (command: Command, args: string): boolean =>
  command.changes === 'always' || (command.changes === 'with-arguments' && args !== '')

/** Does the line's command not exist, or would this person be refused it, as things stand? */
async function leadsToRefusal(line: string, context: Asked, commands: readonly Command[]): Promise<boolean> {
  const { actor } = context
  const meaning = interpret(line, { choices: [] }, commands)
  if (meaning.kind !== 'command' || !mayUse(named(meaning.name, commands).who, actor)) return true
  return actor !== undefined && (await refusalOf({ ...context, actor }, meaning.name, taskOf(meaning))) !== undefined
}

const taskOf = ({ args }: { args: string }): number | undefined => taskNumber(args)?.id

/** @throws UserError where the line would change something that this person would be refused */
async function requireOpen(line: string, context: Asked, commands: readonly Command[]): Promise<void> {
  const { actor } = context
  const meaning = interpret(line, { choices: [] }, commands)
  if (meaning.kind !== 'command' || !actor || !changes(named(meaning.name, commands), meaning.args)) return
  const refusal = await refusalOf({ ...context, actor }, meaning.name, taskOf(meaning))
  if (refusal) throw refusal
}

/** No choice leads to a refusal: those that would are left out, whichever command offers them. */
async function withoutRefused(reply: Reply, context: Asked, commands: readonly Command[]): Promise<Reply> {
  // What is asked back is another's words, or the model's: the refusal comes with the yes.
  if (!reply.choices || !context.actor || isConfirmation(reply.choices)) return reply
  const choices: Choice[] = []
  for (const choice of reply.choices)
    if (!changesTask.test(choice.send) || !(await leadsToRefusal(choice.send, context, commands))) choices.push(choice)
  return choices.length === reply.choices.length ? reply : { ...reply, choices }
}

/** The others are lists, or the task that the answer itself is about. */
const changesTask = new RegExp(`^/(?:${offeredSteps.join('|')})\\b`)

/** The nearest lines as choices; a single one that only reads is simply followed. */
async function offer(alternatives: readonly string[], context: Asked, commands: readonly Command[]): Promise<Reply> {
  const open: string[] = []
  for (const line of alternatives) if (!(await leadsToRefusal(line, context, commands))) open.push(line)
  const [only, another] = open
  if (only === undefined) {
    const [first] = alternatives
    if (first === undefined) return texts.notUnderstood
    await requireOpen(first, context, commands)
    return followProposal(first, 'rules', context, commands)
  }
  // Of several readings only one can be had.
  if (another === undefined && alternatives.length > 1) return followProposal(only, 'rules', context, commands)
  if (another !== undefined || !/^\/viec \d/.test(only)) return texts.didYouMean(open)
  const reply = await followProposal(only, 'rules', context, commands)
  return { ...reply, blocks: [...texts.nothingChanged.blocks, ...reply.blocks] }
}

function named(name: string, commands: readonly Command[]): Command {
  const command = commands.find(candidate => candidate.name === name)
  if (!command) throw new Error(`no command ${name}`)
  return command
}

/** The permission check: here, on the command itself, so that no way to reach it goes around. */
async function run(command: Command, context: Asked, args: string): Promise<Reply> {
  context.onCommand?.(command.name)
  if (command.who === 'anyone') return command.run(context, args)
  const { actor } = context
  if (!actor) return texts.howToLink
  return mayUse(command.who, actor) ? command.run({ ...context, actor }, args) : texts.notAllowed(command)
}

/** What is done with a command's form, whatever that may know. */
type FormStep = <C>(form: Form<C>, context: C) => Promise<Reply>

const answered =
  (open: OpenForm, said: Said): FormStep =>
  (form, context) =>
    answerForm(form, context, open, said)
const closed =
  (open: OpenForm, said: Said): FormStep =>
  form =>
    Promise.resolve(closedForm(form, open, said))
const leave =
  ({ answers }: OpenForm): FormStep =>
  form =>
    Promise.resolve(form.left(answers))

/** A form's step, after the same permission check as its command's. */
async function inForm(command: Command, context: Asked, step: FormStep): Promise<Reply> {
  context.onCommand?.(command.name)
  if (command.who === 'anyone') return command.form ? step(command.form, context) : texts.notUnderstood
  const { actor } = context
  if (!actor) return texts.howToLink
  if (!mayUse(command.who, actor)) return texts.notAllowed(command)
  return command.form ? step(command.form, { ...context, actor }) : texts.notUnderstood
}

const askAgain = (open: OpenForm, context: Asked, commands: readonly Command[]): Promise<Reply> =>
  inForm(named(open.command, commands), context, form =>
    Promise.resolve({ ...questionOf(form, open), keepsFiles: true }),
  )

/** A forwarded text may be what came out of the work; whether it is, the person says. */
const askForwarded = (open: OpenForm, said: Said, context: Asked, commands: readonly Command[]): Promise<Reply> =>
  inForm(named(open.command, commands), context, form => Promise.resolve(askBackForwarded(form, open, said)))
