import { fact } from '../domain/chat/apart.ts'
import { text, type Reply } from '../domain/chat/reply.ts'
import type { TaskNotice } from '../domain/tasks/notices.ts'
import type { Task } from '../domain/tasks/task.ts'
import { asSentence, fullDate, shorten } from './phrases.ts'

/** `by`: the name of whoever did it; `note`: their words */
interface Told extends Pick<TaskNotice, 'says'> {
  task: Pick<Task, 'id' | 'title' | 'due'>
  by: string
  note?: string | undefined
}

/** What an officer reads of what somebody else did with a task. */
export function taskNotice({ says, task, by, note }: Told): Reply {
  const what = says === 'paused' ? 'tạm dừng' : 'cho tiếp tục'
  const deadline = task.due === null ? '' : ` Thời hạn: ${fullDate(task.due)}.`
  const next =
    says === 'paused'
      ? 'Thời hạn giữ nguyên; trợ lý không nhắc việc này cho đến khi được cho tiếp tục.'
      : `Đồng chí báo cáo việc này như bình thường.${deadline}`
  return {
    blocks: [
      text(
        asSentence(`Đồng chí ${by} đã ${what} việc #${task.id}: ${shorten(task.title, 160)}`),
        ...(note ? fact('Lý do', note) : []),
        next,
      ),
    ],
    choices: [{ label: `Xem #${task.id}`, send: `/viec ${task.id}` }],
  }
}
