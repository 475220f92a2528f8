import { fact } from '../domain/chat/apart.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import { item, text, type Choice, type Reply } from '../domain/chat/reply.ts'
import { remaining, type DueStatus } from '../domain/tasks/due.ts'
import type { Task } from '../domain/tasks/task.ts'
import { asSentence, fullDeadline, shorten } from './phrases.ts'
import { gotItAllLine, promiseLine, urgeAnswers } from './step-lines.ts'
import { answerWords } from './task-lines.ts'

/** One task about which somebody is urged. */
export interface UrgedTask {
  task: Pick<Task, 'id' | 'title' | 'due' | 'dueTime'>
  /** its line in the history: what is answered */
  event: number
  status: DueStatus
}

/** `Thời hạn: thứ Tư 25/11/2026 (quá hạn 3 ngày làm việc)` */
export const deadlineWords = ({ due, dueTime }: Pick<Task, 'due' | 'dueTime'>, status: DueStatus): string =>
  due === null ? 'Việc không có thời hạn' : `Thời hạn: ${fullDeadline(due, dueTime)} (${remaining(status)})`

/** What somebody reads who is urged by `by`. */
export function urgeNotice(by: string, words: string | undefined, urges: readonly UrgedTask[]): Reply {
  const said = words ? fact('Lời nhắn', words) : []
  const [only, another] = urges
  if (only && !another) {
    const { task, event, status } = only
    return {
      blocks: [
        text(
          asSentence(`Đồng chí ${by} đôn đốc việc #${task.id}: ${shorten(task.title, 160)}`),
          ...said,
          `${deadlineWords(task, status)}. Đồng chí trả lời bằng một lựa chọn dưới đây.`,
        ),
      ],
      choices: [...urgeAnswers(task.id, event), { label: `Xem #${task.id}`, send: `/viec ${task.id}` }],
    }
  }
  return {
    blocks: [
      text(`Đồng chí ${by} đôn đốc ${urges.length} việc của đồng chí:`, ...said),
      ...urges.map(({ task, status }) =>
        item([`#${task.id} ${shorten(task.title, 160)}`, deadlineWords(task, status)], { opens: `/viec ${task.id}` }),
      ),
      text('Đồng chí trả lời chung bằng "Đã nắm", hoặc cho biết ngày xong từng việc.'),
    ],
    choices: [
      { label: `Đã nắm cả ${urges.length} việc`, send: gotItAllLine(urges.map(({ task, event }) => [task.id, event])) },
      ...urges.slice(0, mostAnswered).map(({ task, event }) => promise(task.id, event)),
      { label: 'Nhiệm vụ', send: '/nhiemvu' },
    ],
  }
}

/** What whoever has urged reads of the answer. */
export function urgeAnswerNotice(
  by: string,
  promisedOn: LocalDate | null,
  tasks: readonly Pick<Task, 'id' | 'title' | 'due' | 'dueTime'>[],
): Reply {
  const answer = `Trả lời: ${answerWords(promisedOn)}.`
  const [only, another] = tasks
  if (only && !another) {
    const { id, title, due, dueTime } = only
    const deadline = promisedOn === null || due === null ? '' : ` Thời hạn không đổi: ${fullDeadline(due, dueTime)}.`
    return {
      blocks: [
        text(asSentence(`Đồng chí ${by} trả lời đôn đốc việc #${id}: ${shorten(title, 160)}`), `${answer}${deadline}`),
      ],
      choices: [{ label: `Xem #${id}`, send: `/viec ${id}` }],
    }
  }
  return {
    blocks: [
      text(`Đồng chí ${by} trả lời đôn đốc ${tasks.length} việc. ${answer}`),
      ...tasks.map(({ id, title }) => item([`#${id} ${shorten(title, 160)}`], { opens: `/viec ${id}` })),
    ],
    choices: tasks.slice(0, mostAnswered).map(({ id }) => ({ label: `Xem #${id}`, send: `/viec ${id}` })),
  }
}

/** More choices than that nobody looks through; each task has its own under /viec. */
const mostAnswered = 5

const promise = (task: number, event: number): Choice => ({
  label: `Sẽ xong #${task} ngày…`,
  send: promiseLine(task, event),
})
