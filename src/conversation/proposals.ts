import type { Command } from '../../commands/command.ts'
import { namingResult, offeredSteps, refusalOf } from '../../commands/shared/steps.ts'
import { taskNumber } from '../../commands/shared/task-argument.ts'
import { namesOf } from '../../db/people/officers.ts'
import { isRefused } from '../actions/action.ts'
import { stepToUndo } from '../actions/undo.ts'
import { openUrge } from '../actions/urge.ts'
import { text, type Block, type Choice, type Reply } from '../domain/chat/reply.ts'
import { isLeader, mayUse, type Actor } from '../domain/people/access.ts'
import { isConfirmation } from '../vietnamese/confirmation.ts'
import { joinList, shorten } from '../vietnamese/phrases.ts'
import { stepOf } from '../vietnamese/step-lines.ts'
import { eventWords } from '../vietnamese/task-lines.ts'
import { interpret } from './interpret.ts'
import { cannotFollow } from './not-yet.ts'
import * as texts from './refusals.ts'
import { named, run, type Asked } from './run.ts'

// Lines that were read out of somebody's words, and choices that a reply offers: followed as far as this person may go.

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
    const instead = insteadOf(line, context.actor)
    if (instead !== undefined) return followProposal(instead, by, context, commands, unused)
    const { humanContact } = await context.office.settings(context.tx)
    return withoutUnseen(cannotFollow(line, { actor: context.actor, contact: humanContact }), context, commands)
  }
  if (meaning.kind !== 'command') return texts.notUnderstood(context.actor)
  const command = named(meaning.name, commands)
  if (!mayUse(command.who, context.actor))
    return context.actor ? texts.notAllowed(command, context.actor) : texts.howToLink
  if (changes(command, meaning.args)) {
    const { actor } = context
    const send = actor ? await namingResult({ ...context, actor }, line) : line
    return texts.confirm(line, by, await inWords(command, meaning, context), send)
  }
  const reply = await run(command, context, meaning.args)
  if (unused.length === 0) return reply
  const left = command.name === 'viec' ? texts.notDone(unused) : texts.leftOut(unused)
  return { ...reply, blocks: [...reply.blocks, ...left.blocks] }
}

/** What "hoàn tác" would undo, or who would be urged: the person may take it for something else. */
async function inWords(
  { name }: Command,
  said: { args: string },
  { actor, ...context }: Asked,
): Promise<string | undefined> {
  const task = taskOf(said)
  if (name === 'nhac' && actor && task !== undefined) {
    const open = await openUrge(context.tx, actor, context, task)
    if (isRefused(open)) return undefined
    const names = joinList(await namesOf(context.tx, open.people))
    const words = taskNumber(said.args)?.rest
    const title = shorten(open.task.title, 120)
    return `đôn đốc đồng chí ${names} việc #${task} (${title})${words ? `, lời nhắn: ${shorten(words, 200)}` : ''}`
  }
  const last = name === 'hoantac' && actor ? await stepToUndo(context.tx, actor, context, taskOf(said)) : undefined
  return last && !isRefused(last) ? `hoàn tác thao tác ${eventWords[last.kind]} việc #${last.taskId}` : undefined
}

/** What tells the same, as far as it can be told yet, of what somebody asked for in their own words. */
function insteadOf(line: string, actor: Actor | undefined): string | undefined {
  const leads = actor !== undefined && isLeader(actor)
  return line === '/tondong' ? (leads ? '/tiendo' : '/nhiemvu đơn vị quá hạn') : undefined
}

/** The yes to a draft names that draft. */
const changes = (command: Command, args: string): boolean =>
  command.changes === 'always' ||
  (command.changes === 'with-arguments' && args !== '' && !(command.asksBack && !args.startsWith('@')))

/** Does the line's command not exist, or would this person be refused it, as things stand? */
async function leadsToRefusal(line: string, context: Asked, commands: readonly Command[]): Promise<boolean> {
  const { actor } = context
  const meaning = interpret(line, { choices: [] }, commands)
  if (meaning.kind !== 'command' || !mayUse(named(meaning.name, commands).who, actor)) return true
  if (actor === undefined) return false
  const { command: step = meaning.name, result } = stepOf({ send: line }) ?? {}
  return (await refusalOf({ ...context, actor }, step, taskOf(meaning), result)) !== undefined
}

const taskOf = ({ args }: { args: string }): number | undefined => taskNumber(args)?.id

/** @throws UserError where the line would change something that this person would be refused */
export async function requireOpen(line: string, context: Asked, commands: readonly Command[]): Promise<void> {
  const { actor } = context
  const meaning = interpret(line, { choices: [] }, commands)
  if (meaning.kind !== 'command' || !actor || !changes(named(meaning.name, commands), meaning.args)) return
  const step = stepOf({ send: line })?.command ?? meaning.name
  const refusal = await refusalOf({ ...context, actor }, step, taskOf(meaning))
  if (refusal) throw refusal
}

/** No choice leads to a refusal: those that would are left out, whichever command offers them. */
export async function withoutRefused(reply: Reply, context: Asked, commands: readonly Command[]): Promise<Reply> {
  // What is asked back is another's words, or the model's: the refusal comes with the yes.
  if (!reply.choices || !context.actor || isConfirmation(reply.choices)) return reply
  const choices: Choice[] = []
  for (const choice of reply.choices)
    if (!changesTask.test(choice.send) || !(await leadsToRefusal(choice.send, context, commands))) choices.push(choice)
  return choices.length === reply.choices.length ? reply : { ...reply, choices }
}

/** A task that somebody has named may be none of theirs: it is not offered then. */
export async function withoutUnseen(reply: Reply, context: Asked, commands: readonly Command[]): Promise<Reply> {
  const choices: Choice[] = []
  for (const choice of reply.choices ?? [])
    if (!/^\/viec /.test(choice.send) || !(await leadsToRefusal(choice.send, context, commands))) choices.push(choice)
  return { ...reply, choices }
}

/** The others are lists, or the task that the answer itself is about. */
const changesTask = new RegExp(`^/(?:${offeredSteps.join('|')})\\b`)

/** "nhận việc 3, 4 và 6": why the last is not offered beside the others. */
async function whyNot(refused: readonly string[], open: readonly string[], context: Asked): Promise<Block[]> {
  const { actor } = context
  if (!actor) return []
  const said: Block[] = []
  for (const line of refused) {
    const [, step = '', number] = /^\/(\S+) (\d{1,9})(?!\d)/.exec(line) ?? []
    if (number === undefined || !open.some(one => one.startsWith(`/${step} `))) continue
    const refusal = await refusalOf({ ...context, actor }, step, Number(number))
    if (refusal) said.push(text(refusal.message))
  }
  return said
}

/** The nearest lines as choices; a single one that only reads is simply followed. */
export async function offer(
  alternatives: readonly string[],
  context: Asked,
  commands: readonly Command[],
): Promise<Reply> {
  const open: string[] = []
  const refused: string[] = []
  for (const line of alternatives)
    if (await leadsToRefusal(line, context, commands)) refused.push(line)
    else open.push(line)
  const [only, another] = open
  if (only === undefined) {
    const [first] = alternatives
    if (first === undefined) return texts.notUnderstood(context.actor)
    await requireOpen(first, context, commands)
    return followProposal(first, 'rules', context, commands)
  }
  // Of several readings only one can be had.
  if (another === undefined && alternatives.length > 1) return followProposal(only, 'rules', context, commands)
  if (another !== undefined || !/^\/viec \d/.test(only)) {
    const reply = texts.didYouMean(open)
    return { ...reply, blocks: [...(await whyNot(refused, open, context)), ...reply.blocks] }
  }
  const reply = await followProposal(only, 'rules', context, commands)
  return { ...reply, blocks: [...texts.nothingChanged.blocks, ...reply.blocks] }
}
