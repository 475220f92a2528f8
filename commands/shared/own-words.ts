import { say } from '../../src/domain/chat/reply.ts'
import type { Field, Form, Reading, Said } from '../../src/vietnamese/form.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { sentenceCase } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'

/** "thôi", "để sau", "không có gì": nothing is to be said after all. */
const calledOff =
  /^(?:(?:da|a|em|toi|thoi|khong|ko|k|chua) )*(?:thoi|huy|khong|ko|de sau|bo di|khong co gi|khong can|khong hoi nua|chua)(?: (?:a|nhe|nua|dau|em|anh|chi))*[.! ]*$/

/** Whatever somebody says is what they say, also what asks or refuses; but for what takes it back. */
export function readOwnWords({ text }: Pick<Said, 'text'>): Reading {
  if (!/\p{L}/u.test(text)) return { kind: 'none' }
  return calledOff.test(fold(text)) ? { kind: 'refused' } : { kind: 'value', value: text }
}

/** A question whose answer is written word for word and sent on. `question`: of the task, named with its title. */
export function ownWordsForm(
  command: string,
  verb: string,
  question: (task: string, title: string) => string,
  done: (context: OfficerContext, task: number, words: string) => ReturnType<Form<OfficerContext>['done']>,
): Form<OfficerContext> {
  const field: Field<OfficerContext> = {
    name: 'words',
    ask: ({ task = '', title = '' }) => say(`${question(task, title)} Gõ /huy để thôi.`),
    read: readOwnWords,
    line: (value, { task = '' }) => `/${command} ${task}: ${value}`,
  }
  return {
    fields: [field],
    about: ({ task = '' }) => `${verb} việc #${task}`,
    done: (context, { task, words = '' }) => done(context, Number(task), words),
    left: ({ task = '' }) => ({
      ...say('Đã dừng, không có gì thay đổi.'),
      choices: [{ label: `Xem #${task}`, send: `/viec ${task}` }],
    }),
    again: ({ task = '' }) => ({
      ...say(`Muốn ${verb}, đồng chí gõ lại /${command} ${task}.`),
      choices: [{ label: `${sentenceCase(verb)} #${task}`, send: `/${command} ${task}` }],
    }),
  }
}
