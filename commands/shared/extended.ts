import { officeCalendar } from '../../db/office/calendar.ts'
import type { Taken } from '../../src/actions/task-step.ts'
import { say, type Reply } from '../../src/domain/chat/reply.ts'
import { fromTo } from '../../src/vietnamese/extension-lines.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { fullDate, shorten } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'

/** "khách quan: mưa lũ" */
export const saysObjective = (reason: string): boolean => /^(?:nguyen nhan |ly do )?khach quan\b/.test(fold(reason))

/** What is answered to whoever has moved a deadline. */
export async function extended({ tx }: OfficerContext, { before, task, mark }: Taken): Promise<Reply> {
  const moved = task.due === null ? '' : fromTo(before.due, task.due, await officeCalendar(tx))
  const other =
    before.askedDue !== null && before.askedDue !== task.due ? `, khác ngày xin (${fullDate(before.askedDue)})` : ''
  const counted =
    mark === 'late'
      ? ' Hạn cũ đã qua khi xin gia hạn nên tính một lần quá hạn.'
      : mark === 'objective'
        ? ' Nguyên nhân khách quan được xác nhận nên không tính quá hạn.'
        : ''
  return {
    ...say(
      `Đã gia hạn việc #${task.id} (${shorten(task.title, 120)}) ${moved}${other}.${counted} Cán bộ chủ trì được báo. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: `Xem #${task.id}`, send: `/viec ${task.id}` },
    ],
  }
}
