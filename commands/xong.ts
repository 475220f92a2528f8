import { officeCalendar } from '../db/calendar.ts'
import { recordChange } from '../db/task-events.ts'
import { dueStatus, remaining } from '../src/domain/due.ts'
import { UserError } from '../src/domain/errors.ts'
import { localTime } from '../src/domain/local-date.ts'
import { say, type Reply } from '../src/domain/reply.ts'
import { submit } from '../src/domain/task.ts'
import { findDocumentNumber } from '../src/domain/text/document-number.ts'
import { moment, sentenceCase, shorten } from '../src/domain/text/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { fileName, keepEvidence } from './shared/evidence.ts'
import { askWhich, ledTask, taskNumber } from './shared/task-argument.ts'

export const xong: Command = {
  name: 'xong',
  aliases: ['hoanthanh', 'trinh'],
  summary: 'Báo hoàn thành (hoặc trình kết quả)',
  usage: '/xong SỐ [KẾT QUẢ]',
  who: 'officer',
  changes: 'with-arguments',

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'xong', 'Đồng chí báo hoàn thành việc nào?', { role: 'lead' })
    if (onlyNumbers.test(number.rest)) throw oneAtATime([number.id, ...(number.rest.match(/\d+/g) ?? []).map(Number)])
    const task = await ledTask(context, number.id)
    if (number.rest !== '' || context.message.file) return complete(context, number.id, number.rest)
    // Refuse before asking: nobody should write a report on a task that is closed.
    submit(task, context, '', undefined)
    return {
      ...say(
        `Kết quả việc #${task.id} (${shorten(task.title, 120)}) là gì? Đồng chí gửi nội dung hoặc số văn bản, có thể kèm ảnh, tệp minh chứng. Gõ /huy để thôi.`,
      ),
      expecting: { command: 'xong', step: 'result', data: { task: String(task.id) } },
    }
  },

  answer: (context, text, question) => complete(context, Number(question.data['task']), text),
}

/** "/xong 12, 13" means two tasks, not a result called "13". */
const onlyNumbers = /^(?:(?:và|va|với|voi|[,;+&])?\s*(?:việc|viec)?\s*#?\d{1,9}[\s,;.]*)+$/iu

const oneAtATime = (ids: readonly number[]): UserError =>
  new UserError(
    'Mỗi lần đồng chí báo hoàn thành một việc, kèm kết quả của việc đó. Chọn việc báo trước:',
    ids.slice(0, 8).map(id => ({ label: `Báo xong #${id}`, send: `/xong ${id}` })),
  )

/** `words` may only be empty where a file came with the message. */
async function complete(context: OfficerContext, id: number, words: string): Promise<Reply> {
  const { actor, now, today, office } = context
  const task = await ledTask(context, id)
  const { file } = context.message
  const result = words === '' && file ? `Tệp ${fileName(file)}` : words
  const change = submit(task, context, result, findDocumentNumber(result))
  await recordChange(context.tx, task, change, { officerId: actor.officerId, now, note: result })
  const kept = await keepEvidence(context, id)
  const after = { ...task, ...change.set }
  const when = moment(today, localTime(now, office.timeZone))
  const judged = dueStatus(after, today, await officeCalendar(context.tx))
  const punctual = judged.kind === 'no_deadline' ? '' : ` ${sentenceCase(remaining(judged))}.`
  const document = after.resultDocument === null ? '' : ` Văn bản kết quả: ${after.resultDocument}.`
  const done =
    change.kind === 'submitted'
      ? `Đã trình kết quả việc #${id} lúc ${when}, chờ lãnh đạo duyệt.`
      : `Đã ghi nhận hoàn thành việc #${id} lúc ${when}.`
  return {
    ...say(`${done}${punctual}${document}${kept} Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: 'Nhiệm vụ còn lại', send: '/nhiemvu' },
    ],
  }
}
