import type { Conversation } from '../../db/messages/conversations.ts'
import { text, type Choice, type Reply } from '../domain/chat/reply.ts'
import { agreedAndMore, isConfirmation } from '../vietnamese/confirmation.ts'
import { choiceNumber } from '../vietnamese/choices.ts'
import { hear, type HeardKind } from '../vietnamese/heard.ts'
import { shorten } from '../vietnamese/phrases.ts'
import { chosen, type Meaning } from './interpret.ts'

// What becomes of "did you mean this?" by what is neither yes nor no.

type Question = Pick<Conversation, 'choices' | 'form' | 'pushed'>

/** The two answers of the confirmation that is open, where one is. */
function answersOf({ choices, form }: Question): { yes: Choice; no: Choice } | undefined {
  const [yes, no] = choices
  return yes && no && !form && isConfirmation(choices) ? { yes, no } : undefined
}

const ofTheQuestion: ReadonlySet<HeardKind> = new Set(['wait', 'question', 'courtesy', 'signs', 'refusal'])
/** "đúng mà số 13" */
const beginsWithYes = /^(?:(?:dạ|da)[\s,]+)?(?:đúng|dung|ừ|ok|phải|phai|vâng|vang)(?=[\s,])/iu

/** Is it said of the confirmation that is open, and no report of its own? */
export const isOfConfirmation = (said: string, conversation: Question): boolean =>
  answersOf(conversation) !== undefined && (ofTheQuestion.has(hear(said).kind) || beginsWithYes.test(said))

/** What asks for nothing else leaves a confirmation open, with its two answers. */
export function leaveOpen(reply: Reply, said: string, conversation: Question): Reply {
  const answers = answersOf(conversation)
  if (!answers) return reply
  const { unread, blocks } = reply
  const unchanged = hear(said).kind === 'wait' ? 'Vâng, chưa có gì thay đổi.' : 'Chưa có gì thay đổi.'
  const { yes, no } = answers
  return {
    blocks: [
      ...(unread ? [text(unchanged)] : blocks),
      text(`Câu hỏi vừa rồi vẫn chờ đồng chí trả lời: «${shorten(yes.label, 200)}» hay «${no.label}»?`),
    ],
    choices: [...conversation.choices],
    keepsFiles: true,
    ...(unread && !isOfConfirmation(said, conversation) && { unread }),
  }
}

/** Where something else was asked for, the answer to that says what has not been done: a confirmation never closes unsaid. */
export function tellUndone(reply: Reply, said: string, meaning: Meaning, conversation: Question): Reply {
  const answers = answersOf(conversation)
  if (!answers || isAnswer(said, meaning, conversation)) return reply
  const closes = reply.form !== undefined || (reply.choices ?? []).length > 0
  if (!closes || reply.choices?.[0]?.send === answers.yes.send) return reply
  const asked = shorten(answers.yes.label.replace(/^Đúng, /, ''), 200).replace(/\.$/, '')
  return { ...reply, blocks: [...reply.blocks, text(`Điều vừa hỏi chưa được thực hiện: ${asked}.`)] }
}

/** One of its two answers, the same step typed as a command, or its words put right. */
function isAnswer(said: string, meaning: Meaning, conversation: Question): boolean {
  const { choices } = conversation
  if (chosen(said, choiceNumber(said), conversation) || agreedAndMore(said, choices)) return true
  const line =
    meaning.kind === 'command' ? `/${meaning.name} ${meaning.args}` : meaning.kind === 'proposed' ? meaning.line : ''
  const [step, now] = [stepIn(choices[0]?.send ?? ''), stepIn(line)]
  return now === '/huy' || (now !== '' && now === step)
}

/** "/xong 12": the step and its task. */
const stepIn = (line: string): string => /^\/\S+(?: #?\d+)?/.exec(line.trim())?.[0].replace('#', '') ?? ''
