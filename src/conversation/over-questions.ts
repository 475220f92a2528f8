import type { Conversation } from '../../db/messages/conversations.ts'
import { lookAgainAt, standing } from '../../db/messages/shown-buttons.ts'
import type { Tx } from '../../db/db.ts'
import type { Received } from '../../db/messages/inbox.ts'
import type { Choice, OpenForm } from '../domain/chat/reply.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { questionSubject } from '../vietnamese/button-subjects.ts'
import { buttonData, choiceNumber } from '../vietnamese/choices.ts'
import { declines } from '../vietnamese/confirmation.ts'
import { chosen } from './interpret.ts'

const sameForm = (one: OpenForm, other: OpenForm | undefined): boolean =>
  JSON.stringify([one.command, one.field, one.answers]) ===
  JSON.stringify(other && [other.command, other.field, other.answers])

/**
 * The questions that this message has closed, where they stand in the chat: a form's, once another is open or none; one that
 * is answered by a choice, once that was taken, pressed or in words. Until then it can be answered, whatever is said meanwhile.
 */
export async function closeQuestions(
  tx: Tx,
  { channel, chat, content }: Received,
  { before, after }: { before: Conversation; after: Pick<Conversation, 'form'> },
  now: number,
): Promise<void> {
  const open = before.form ?? before.expiredForm
  const formIsOver = open !== undefined && !sameForm(open, after.form)
  const text = content.kind === 'text' ? nfc(content.text) : ''
  const taken = (choices: readonly Choice[]): Choice | undefined =>
    choices.find(({ send }) => send === text || buttonData(send) === text)
  const line = text === '' ? undefined : (chosen(text, choiceNumber(text), before)?.send ?? text)
  if (!formIsOver && line === undefined) return
  const subject = questionSubject(channel, chat)
  const questions = await standing(tx, subject)
  const declined = questions.filter(({ reply }) => reply.choices?.some(declines)).at(-1)
  for (const question of questions) {
    const { choices = [], form } = question.reply
    const choice = taken(choices) ?? choices.find(({ send }) => send === line)
    // "Không" is the answer to the last one only.
    const answered = choice !== undefined && (!declines(choice) || question === declined)
    if (answered || (form !== undefined && formIsOver))
      await lookAgainAt(tx, { outboxId: question.outboxId, subject }, now, answered ? choice.label : undefined)
  }
}
