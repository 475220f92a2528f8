import type { Command } from '../../commands/command.ts'
import type { Conversation } from '../../db/messages/conversations.ts'
import type { Reply } from '../domain/chat/reply.ts'
import { isLeader } from '../domain/people/access.ts'
import { inLine } from '../vietnamese/assign-line.ts'
import { interpret } from './interpret.ts'
import { longestText, meet, readingOf, respondToText } from './meet.ts'
import { aside, askForwarded } from './open-question.ts'
import { followProposal } from './proposals.ts'
import * as texts from './refusals.ts'
import { askAgain, type Asked } from './run.ts'

/**
 * Somebody else's words, handed on: they choose nothing, answer nothing and change nothing unless that is confirmed. What
 * may be the answer to the open question is asked back.
 */
export async function respondToForwarded(
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
      return aside(asAssignment(text, context), conversation)
    case 'agreed-and-more':
    case 'answer':
    case 'beside-question':
    case 'closed-question':
    case 'expired-choice':
    case 'proposed':
    case 'unavailable':
    case 'unknown-command':
      return meet(meaning, conversation, context, commands)
  }
}

/** What was handed on may be what a leader gives somebody to do: the draft asks for the rest. */
function asAssignment(text: string, { actor }: Asked): Reply {
  const words = inLine(text)
  const may = actor !== undefined && isLeader(actor) && /\S \S/.test(words)
  return may
    ? { ...texts.forwarded, choices: [{ label: 'Giao việc theo tin này', send: `/giao | ${words}` }] }
    : texts.forwarded
}

/** A stranger's forwarded message is answered like any other, but consents to nothing. */
const respondToStranger = (text: string, conversation: Conversation, context: Asked, commands: readonly Command[]) =>
  conversation.form
    ? Promise.resolve(aside(texts.howToLink, conversation))
    : respondToText(text, conversation, context, commands)
