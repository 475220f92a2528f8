import type { Command, Context } from '../../commands/command.ts'
import { mayUse } from '../domain/people/access.ts'
import type { OpenForm, Reply } from '../domain/chat/reply.ts'
import { questionOf, type Form } from '../vietnamese/form.ts'
import * as texts from './refusals.ts'

/** `onCommand` is told which command runs, before it does, and whether it reads an answer to its question. */
export type Asked = Context & {
  onCommand?: (name: string, part: 'command' | 'answer') => void
}

export function named(name: string, commands: readonly Command[]): Command {
  const command = commands.find(candidate => candidate.name === name)
  if (!command) throw new Error(`no command ${name}`)
  return command
}

/** The permission check: here, on the command itself, so that no way to reach it goes around. */
export async function run(command: Command, context: Asked, args: string): Promise<Reply> {
  context.onCommand?.(command.name, 'command')
  if (command.who === 'anyone') return command.run(context, args)
  const { actor } = context
  if (!actor) return texts.howToLink
  return mayUse(command.who, actor) ? command.run({ ...context, actor }, args) : texts.notAllowed(command, actor)
}

/** What is done with a command's form, whatever that may know. */
export type FormStep = <C>(form: Form<C>, context: C) => Promise<Reply>

/** A form's step, after the same permission check as its command's. */
export async function inForm(command: Command, context: Asked, step: FormStep): Promise<Reply> {
  context.onCommand?.(command.name, 'answer')
  if (command.who === 'anyone') return command.form ? step(command.form, context) : texts.notUnderstood(context.actor)
  const { actor } = context
  if (!actor) return texts.howToLink
  if (!mayUse(command.who, actor)) return texts.notAllowed(command, actor)
  return command.form ? step(command.form, { ...context, actor }) : texts.notUnderstood(actor)
}

export const askAgain = (open: OpenForm, context: Asked, commands: readonly Command[]): Promise<Reply> =>
  inForm(named(open.command, commands), context, form =>
    Promise.resolve({ ...questionOf(form, open), keepsFiles: true }),
  )
