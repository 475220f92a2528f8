import { recordChange } from '../db/task-events.ts'
import { say, type Expecting, type Reply } from '../src/domain/reply.ts'
import { reportProgress } from '../src/domain/task.ts'
import { asSentence, shorten } from '../src/domain/text/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { keepEvidence } from './shared/evidence.ts'
import { askWhich, ledTask, taskNumber } from './shared/task-argument.ts'

export const capnhat: Command = {
  name: 'capnhat',
  aliases: ['cn', 'tiendoviec'],
  summary: 'Cập nhật tiến độ một việc',
  usage: '/capnhat SỐ [%] NỘI DUNG',
  who: 'officer',
  changes: 'with-arguments',

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'capnhat', 'Đồng chí cập nhật việc nào?', { role: 'lead' })
    const task = await ledTask(context, number.id)
    if (number.rest !== '' || context.message.file) return update(context, number.id, number.rest)
    reportProgress(task, undefined)
    return {
      ...say(
        `Việc #${task.id} đã làm đến đâu? Đồng chí gửi nội dung, có thể kèm tỷ lệ, ví dụ: 60% đã lấy ý kiến các phòng. Gõ /huy để thôi.`,
      ),
      expecting: { command: 'capnhat', step: 'text', data: { task: String(task.id) } },
    }
  },

  answer: (context, text, question) => update(context, Number(question.data['task']), text, question),
}

/** `60% …`, `60 phần trăm …`, or a number alone: to the question how far the work has come it can be nothing else. */
const shareAtStart = /^([+-]?\d+(?:[.,]\d+)?)\s*(?:%|phần trăm|$)\s*[:,.–-]?\s*/iu

/** `question`: what to go on asking when the share cannot be right. */
async function update(context: OfficerContext, id: number, report: string, question?: Expecting): Promise<Reply> {
  const task = await ledTask(context, id)
  // Refuse a closed task first: whoever reports 100% on it must not be sent on to /xong.
  reportProgress(task, undefined)
  const share = shareAtStart.exec(report)
  const percent = share?.[1] === undefined ? undefined : Math.floor(Number(share[1].replace(',', '.')))
  if (percent !== undefined && (percent < 0 || percent >= 100))
    return { ...wrongShare(id, percent, share?.[1] ?? ''), ...(question && { expecting: question }) }
  const note = report.slice(share?.[0].length ?? 0)
  const change = reportProgress(task, percent)
  await recordChange(context.tx, task, change, {
    officerId: context.actor.officerId,
    now: context.now,
    note: words(percent, note),
  })
  const kept = await keepEvidence(context, id)
  return {
    ...say(
      asSentence([`Đã cập nhật việc #${id}`, words(percent, shorten(note, 200))].filter(Boolean).join(': ')) + kept,
    ),
    choices: [
      { label: `Xem #${id}`, send: `/viec ${id}` },
      { label: 'Hoàn tác', send: '/hoantac' },
    ],
  }
}

const words = (percent: number | undefined, note: string): string =>
  [percent === undefined ? '' : `${percent}%`, note].filter(Boolean).join(' – ')

const wrongShare = (id: number, percent: number, typed: string): Reply => ({
  ...say(
    percent === 100
      ? `Việc #${id} đã làm xong 100%? Đồng chí gõ /xong ${id} kèm kết quả để báo hoàn thành.`
      : `Tỷ lệ ${shorten(typed, 12)}% không hợp lệ. Đồng chí ghi từ 0% đến 99%, hoặc gõ /xong ${id} nếu đã hoàn thành.`,
  ),
  choices: [{ label: 'Báo hoàn thành', send: `/xong ${id}` }],
})
