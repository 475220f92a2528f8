import type { Command } from '../../commands/command.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import type { Conversation } from '../../db/messages/conversations.ts'
import { isRefused } from '../actions/action.ts'
import { seeTask } from '../actions/task-step.ts'
import type { Reply } from '../domain/chat/reply.ts'
import { localTime } from '../domain/days/local-date.ts'
import { mayUse, type Actor } from '../domain/people/access.ts'
import type { UnderstandContext } from '../vietnamese/intent.ts'
import { noNames } from '../vietnamese/intent/names.ts'
import { correctionOf } from '../vietnamese/heard/corrections.ts'
import { asksForMore } from '../vietnamese/choices.ts'
import { isNod, mannerOf, type Manner } from '../vietnamese/manners.ts'
import { undoneIn, type Undone } from '../vietnamese/undone.ts'
import { afterUndone, askedHelp, searchedFor, taskNamed } from './asked-help.ts'
import { offerCorrection } from './corrections.ts'
import { interpret, type Meaning } from './interpret.ts'
import { answerTo, noted } from './manners.ts'
import { cannot, isNotDone } from './not-yet.ts'
import { isOfConfirmation, leaveOpen, tellUndone } from './open-confirmation.ts'
import { answerQuestion, aside, besideQuestion, closed, leave, tellClosed } from './open-question.ts'
import { followProposal, offer, requireOpen, withoutUnseen } from './proposals.ts'
import * as texts from './refusals.ts'
import { askForTask } from './unplaced.ts'
import { inForm, named, run, type Asked } from './run.ts'
import { keepWaiting, takesWaiting, withWaiting } from './waiting-files.ts'

/** Longer messages are refused: no task needs them, and no list could show them again. */
export const longestText = 4_000

export async function respondToText(
  text: string,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  if (context.actor && text.length > longestText) return aside(texts.tooLong(text.length, longestText), conversation)
  const reading = context.actor && !text.trimStart().startsWith('/') ? await readingOf(context) : undefined
  const state = { ...conversation, withFile: context.message.files.length > 0 }
  const meaning = interpret(text.slice(0, longestText), state, commands, reading)
  const reply = await replyTo(text, meaning, reading, conversation, context, commands)
  return context.actor ? tellUndone(reply, text, meaning, conversation) : reply
}

async function replyTo(
  text: string,
  meaning: Meaning,
  reading: UnderstandContext | undefined,
  conversation: Conversation,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  const help =
    context.actor && reading && !conversation.form
      ? await askedHelp(text, meaning, reading, context.actor, context, commands)
      : undefined
  if (help) return leaveOpen(help, text, conversation)
  const correction = conversation.form ? undefined : correctionOf(text)
  if (context.actor && correction && (isUnread(meaning) || isUndo(meaning)))
    return offerCorrection(correction, context.actor, context)
  if (context.actor && isUnread(meaning)) {
    const isList = conversation.choices.some(({ label }) => label.startsWith('#'))
    if (isList && asksForMore(text)) return texts.noFurtherPage(conversation.choices)
    // What asks for something to be done, or is said in anger, is no result.
    const reports =
      undoneIn(text, reading?.names) === undefined && !isOfConfirmation(text, conversation) && !saysNothingDone(text)
    const asked = reports ? await askForTask(text, conversation, context.actor, context) : undefined
    if (asked) return asked
    const besides = reading && interpret(afterCourtesy(text), { choices: [] }, commands, reading)
    if (besides?.kind === 'proposed') return meet(besides, conversation, context, commands)
    const found = reports ? await searchedFor(text, context.actor, context, commands) : undefined
    const answer = found ?? leaveList(await withoutRequest(text, context, context.actor, commands), conversation)
    return leaveOpen(answer, text, conversation)
  }
  if (context.actor && (await namesNoTask(meaning, context, context.actor))) {
    const asked = await askForTask(text, conversation, context.actor, context, true)
    if (asked) return asked
  }
  const several = context.actor && reading ? urgesSeveral(text, meaning, reading) : undefined
  if (several !== undefined) return run(named('nhac', commands), context, several)
  const reply = await meet(
    meaning,
    conversation,
    takesWaiting(meaning, conversation, commands) ? withWaiting(context, conversation) : context,
    commands,
  )
  return context.actor && reading ? afterUndone(reply, text, meaning, reading, context.actor, context) : reply
}

/** "nhắc các việc quá hạn của phòng Kinh tế": which of a list, and whose. It shows whom that would be, and asks. */
function urgesSeveral(text: string, meaning: Meaning, { names }: UnderstandContext): string | undefined {
  if (meaning.kind !== 'proposed' || undoneIn(text, names) !== 'urge') return undefined
  return /^\/nhiemvu (.*(?:quá hạn|chưa tiếp nhận).*)$/su.exec(meaning.line)?.[1]
}

/** "xong 31 bác": where free text was read as a report of a task, and there is none of that number for them. */
async function namesNoTask(meaning: Meaning, { tx }: Asked, actor: Actor): Promise<boolean> {
  if (meaning.kind !== 'proposed') return false
  const [, number] = /^\/(?:xong|capnhat|nhan) (\d{1,9})(?:\D|$)/.exec(meaning.line) ?? []
  return number !== undefined && isRefused(await seeTask(tx, actor, Number(number)))
}

const isUnread = (meaning: Meaning): boolean => meaning.kind === 'not-understood' && meaning.alternatives.length === 0
const ofNoWork: ReadonlySet<Manner> = new Set(['who', 'insult', 'lost'])
/** "báo cáo xong 2 lần rồi mà vẫn nhắc hoài" */
const saysNothingDone = (text: string): boolean => {
  const manner = mannerOf(text)
  return manner !== undefined && (ofNoWork.has(manner) || (manner === 'anger' && /nh[ắa]c|nh[ắa]n/iu.test(text)))
}
/** "nhầm rồi, phải là 12/BC" */
const isUndo = (meaning: Meaning): boolean => meaning.kind === 'proposed' && meaning.line.startsWith('/hoantac')

/** Thanks, and what is not understood, ask for nothing: the numbers and pages of the list above stay its own. */
function leaveList(reply: Reply, { choices }: Conversation): Reply {
  const isList = choices.some(({ label, send }) => label.startsWith('#') && send.startsWith('/viec '))
  const startsOver = (reply.choices ?? []).every(({ send }) => beginnings.has(send))
  return isList && startsOver ? { ...reply, choices: [] } : reply
}
const beginnings: ReadonlySet<string> = new Set(['/nhiemvu', '/tiendo', '/trogiup'])

/** "cảm ơn, còn việc gì nữa không": the words behind the greeting. */
function afterCourtesy(text: string): string {
  const [, courtesy = '', rest = ''] = /^([^,.!;\n]{1,40})[,.!;\n]\s*(.+)$/su.exec(text) ?? []
  return mannerOf(courtesy) === undefined ? '' : rest
}

/** The command that asks which task is meant. */
const askedBy: Partial<Record<Undone, string>> = { urge: '/nhac', extend: '/giahan' }

/** What asks for nothing that the rules know: a greeting, a complaint, or words that are not understood. */
async function withoutRequest(
  text: string,
  context: Asked,
  actor: Actor,
  commands: readonly Command[],
): Promise<Reply> {
  const { tx, office } = context
  const { humanContact } = await office.settings(tx)
  const manner = mannerOf(text)
  const undone = undoneIn(text, context.names)
  const isRequest = undone !== undefined && (manner === undefined || manner === 'lost')
  if (isRequest && isNotDone(undone))
    return withoutUnseen(cannot(undone, { actor, contact: humanContact }, taskNamed(text)), context, commands)
  // Which result is meant, or which task, is not said: each is offered, or asked for.
  if (isRequest) return followProposal(askedBy[undone] ?? '/duyet', 'rules', context, commands)
  if (manner !== undefined) return answerTo(manner, actor, humanContact)
  return isNod(text) ? noted(actor) : { ...texts.notUnderstood(actor, humanContact), unread: true }
}

export const readingOf = async ({ tx, now, today, office, names = noNames }: Asked): Promise<UnderstandContext> => ({
  today,
  time: localTime(now, office.timeZone),
  calendar: await officeCalendar(tx),
  names,
})

/** A stranger may link an account; whatever else they write is answered with how to. */
const linking = new Set(['batdau', 'lienket'])

function commandOf(meaning: Meaning): string {
  if (meaning.kind === 'command') return meaning.name
  return meaning.kind === 'answer' || meaning.kind === 'closed-question' ? meaning.open.command : ''
}

export async function meet(
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
      const command = named(meaning.name, commands)
      const reply = keepWaiting(await run(command, context, meaning.args), command, conversation)
      return form && command.changes === 'never' && !reply.form ? tellClosed(reply, form, context, commands) : reply
    }
    case 'agreed-and-more': {
      const agreed = await meet(meaning.agreed, conversation, context, commands)
      const more = await meet(meaning.more, { choices: [], pushed: [], files: [] }, context, commands)
      return { ...more, blocks: [...agreed.blocks, ...more.blocks] }
    }
    case 'answer':
      return answerQuestion(meaning.open, meaning.said, context, commands)
    case 'beside-question':
      return besideQuestion(meaning, context, commands)
    case 'closed-question': {
      const reply = await inForm(named(meaning.open.command, commands), context, closed(meaning.open, meaning.said))
      return context.actor ? reply : { ...texts.howToLink, blocks: [...reply.blocks, ...texts.howToLink.blocks] }
    }
    case 'proposed':
      // What would be refused is refused at once, and not asked back first.
      await requireOpen(meaning.line, context, commands)
      return followProposal(meaning.line, meaning.by, context, commands, meaning.unused)
    case 'unavailable':
      return texts.unavailable(meaning.name, context.actor)
    case 'expired-choice':
      return texts.expiredList(conversation.expiredChoices ?? [])
    case 'no-such-choice':
      return taskOrNoChoice(meaning.number, conversation, context, commands)
    case 'unknown-command':
      return texts.unknownCommand(meaning.typed, usable(meaning.suggestion, context, commands), context.actor)
    case 'empty':
      return aside(texts.empty(context.actor), conversation)
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
  return texts.noSuchChoice(number, choices.length > 0 ? choices : pushed, actor)
}
