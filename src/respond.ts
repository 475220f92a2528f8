import { mayUse } from './domain/access.ts'
import type { Content } from './domain/incoming.ts'
import type { Expecting, Reply } from './domain/reply.ts'
import { isMarkedSecret } from './domain/secrecy.ts'
import type { UnderstandContext } from './domain/text/intent.ts'
import { noNames, type NamesIndex } from './domain/text/intent/names.ts'
import { nfc } from './domain/text/normalise.ts'
import type { Command, Context } from '../commands/command.ts'
import { officeCalendar } from '../db/calendar.ts'
import { seenTask } from '../commands/shared/task-argument.ts'
import type { Conversation } from '../db/conversations.ts'
import { interpret, type Meaning } from './interpret.ts'
import * as texts from './respond-texts.ts'

/** `onCommand` is told the name of the command that runs, before it does; `names` of the office, for free text. */
type Asked = Context & { onCommand?: (name: string) => void; names?: NamesIndex | undefined }

type Readable = Exclude<Content, { kind: 'reachable' }>

/** Longer messages are refused: no task needs them, and no list could show them again. */
const longestText = 4_000

/** Nothing under a secrecy marking may enter, whoever sends it: it is not even kept as a message. */
export function isSecret(content: Readable): boolean {
  if (content.kind === 'text') return isMarkedSecret(content.text)
  return content.kind === 'file' && (isMarkedSecret(content.caption) || isMarkedSecret(content.file.name))
}

/** From a message to its reply: what it means, who may do that, and the command that does it. */
export async function respond(
  content: Readable,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  if (isSecret(content)) return aside(context.actor ? texts.markedSecret : texts.howToLink, conversation)
  switch (content.kind) {
    case 'unsupported':
      return aside(context.actor ? texts.unsupported : texts.howToLink, conversation)
    case 'contact':
      return run(named('lienket', commands), { ...context, message: { ...context.message, contact: content } }, '')
    case 'file': {
      const withFile = { ...context, message: { ...context.message, file: content.file } }
      if (nfc(content.caption) !== '') return respondToText(content.caption, conversation, withFile, commands)
      if (conversation.expecting)
        return meet({ kind: 'answer', question: conversation.expecting, text: '' }, conversation, withFile, commands)
      return context.actor ? texts.fileWithoutWords : texts.howToLink
    }
    case 'text':
      return respondToText(content.text, conversation, context, commands)
  }
}

async function respondToText(
  text: string,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  if (context.actor && text.length > longestText) return aside(texts.tooLong(text.length, longestText), conversation)
  const reading = context.actor && !text.trimStart().startsWith('/') ? await readingOf(context) : undefined
  const meaning = interpret(text.slice(0, longestText), conversation, commands, reading)
  return meet(meaning, conversation, context, commands)
}

const readingOf = async ({ tx, today, names = noNames }: Asked): Promise<UnderstandContext> => ({
  today,
  calendar: await officeCalendar(tx),
  names,
})

/** What is no answer leaves a pending question as it was. */
const aside = (reply: Reply, { expecting, choices }: Conversation): Reply =>
  expecting ? { blocks: reply.blocks, choices, expecting } : reply

/** A stranger may link an account; whatever else they write is answered with how to. */
const linking = new Set(['batdau', 'lienket'])

async function meet(
  meaning: Meaning,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  if (!context.actor) {
    if (meaning.kind === 'empty') return aside(texts.howToLink, conversation)
    const name = meaning.kind === 'command' ? meaning.name : meaning.kind === 'answer' ? meaning.question.command : ''
    if (!linking.has(name)) return texts.howToLink
  }
  switch (meaning.kind) {
    case 'command':
      return run(named(meaning.name, commands), context, meaning.args)
    case 'answer':
      return answer(named(meaning.question.command, commands), context, meaning.text, meaning.question)
    case 'proposed':
      return followProposal(meaning.line, meaning.by, context, commands)
    case 'unavailable':
      return texts.unavailable(meaning.name)
    case 'expired-choice':
      return texts.expiredList(conversation.expiredChoices ?? [])
    case 'no-such-choice':
      return taskOrNoChoice(meaning.number, conversation, context, commands)
    case 'unknown-command':
      return texts.unknownCommand(meaning.typed, meaning.suggestion)
    case 'empty':
      return aside(texts.empty, conversation)
    case 'not-understood':
      return offer(meaning.alternatives, context, commands)
  }
}

/** A number that is no choice of the list is that of a task, where there is one that this person may see. */
async function taskOrNoChoice(
  number: number,
  { choices }: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  const { actor } = context
  const seen = actor && (await seenTask({ ...context, actor }, number))
  return seen ? run(named('viec', commands), context, String(number)) : texts.noSuchChoice(number, choices)
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
): Promise<Reply> {
  const meaning = interpret(line, { choices: [] }, commands)
  if (meaning.kind === 'unavailable') return texts.unavailable(meaning.name)
  if (meaning.kind !== 'command') return texts.notUnderstood
  const command = named(meaning.name, commands)
  if (!mayUse(command.who, context.actor)) return context.actor ? texts.notAllowed(command) : texts.howToLink
  return changes(command, meaning.args) ? texts.confirm(line, by) : run(command, context, meaning.args)
}

const changes = (command: Command, args: string): boolean =>
  command.changes === 'always' || (command.changes === 'with-arguments' && args !== '')

/** The nearest lines as choices; a single one that only reads is simply followed. */
async function offer(alternatives: readonly string[], context: Asked, commands: readonly Command[]): Promise<Reply> {
  const [only, another] = alternatives
  if (only === undefined) return texts.notUnderstood
  if (another !== undefined || !/^\/viec \d/.test(only)) return texts.didYouMean(alternatives)
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

async function answer(command: Command, context: Asked, text: string, question: Expecting): Promise<Reply> {
  context.onCommand?.(command.name)
  if (command.who === 'anyone') return command.answer ? command.answer(context, text, question) : texts.notUnderstood
  const { actor } = context
  if (!actor) return texts.howToLink
  if (!mayUse(command.who, actor)) return texts.notAllowed(command)
  return command.answer ? command.answer({ ...context, actor }, text, question) : texts.notUnderstood
}
