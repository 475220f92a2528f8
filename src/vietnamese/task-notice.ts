import { fact } from '../domain/chat/apart.ts'
import { text, type Choice, type Reply } from '../domain/chat/reply.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import type { Told } from '../domain/tasks/notices.ts'
import type { EventKind, Task } from '../domain/tasks/task.ts'
import { asSentence, fullDeadline, sentenceCase, shorten } from './phrases.ts'
import { decisions, settlements } from './step-lines.ts'
import { eventWords } from './task-lines.ts'

export interface News {
  says: Told
  kind: EventKind
  /** what was taken back */
  undone: EventKind | undefined
  task: Pick<Task, 'id' | 'title' | 'due' | 'dueTime' | 'result' | 'work'>
  /** the name of whoever did it */
  by: string
  /** their words */
  note?: string | undefined
  /** of a result: whether it is on time, as it is said; empty where there is no deadline */
  punctual: string
  /** the number of the result that waits, and how many files came with it */
  result?: number | undefined
  files: number
  /** the line in the history */
  event: number
  /** who leads it from now on, where that is another one */
  newLead?: string | undefined
  /** where a deadline was moved, as it was before */
  dueBefore?: LocalDate | null
}

interface Words {
  /** what was done, and with which task */
  head: string
  /** in people's own words */
  quote?: readonly [name: string, words: string]
  next?: string
  choices?: Choice[]
  /** it is not theirs to see any more */
  unseen?: true
}

/** What an officer reads of what somebody else did with a task. */
export function taskNotice(news: News): Reply {
  const { head, quote, next, choices = [], unseen } = wordsOf(news)
  const { id } = news.task
  return {
    blocks: [
      text(
        asSentence(`Đồng chí ${news.by} ${head} việc #${id}: ${shorten(news.task.title, 160)}`),
        ...(quote ? fact(...quote) : []),
        ...(next ? [next] : []),
      ),
    ],
    choices: unseen ? choices : [...choices, { label: `Xem #${id}`, send: `/viec ${id}` }],
  }
}

function wordsOf({ says, kind, undone, task, note, punctual, result, files, dueBefore, event, newLead }: News): Words {
  const { id, due, dueTime } = task
  const deadline = due === null ? '' : ` Thời hạn: ${fullDeadline(due, dueTime)}.`
  const reason = note ? { quote: ['Lý do', note] as const } : {}
  const handedIn = task.result ? { quote: ['Kết quả', task.result] as const } : {}
  const proof = files > 0 ? ` Kèm ${files} tệp minh chứng.` : ''
  switch (says) {
    case 'paused':
      return {
        head: 'đã tạm dừng',
        ...reason,
        next: 'Thời hạn giữ nguyên; trợ lý không nhắc việc này cho đến khi được cho tiếp tục.',
      }
    case 'resumed':
      return { head: 'đã cho tiếp tục', ...reason, next: `Đồng chí báo cáo việc này như bình thường.${deadline}` }
    case 'to-decide': {
      const state = `${punctual ? `${sentenceCase(punctual)}.` : ''}${proof}`.trim()
      return {
        head: undone === undefined ? 'trình kết quả' : `đã hoàn tác ${eventWords[undone]}`,
        ...handedIn,
        next: undone === undefined ? state : `Kết quả lại chờ đồng chí duyệt. ${state}`.trim(),
        choices: decisions(id, result),
      }
    }
    case 'result-taken-back':
      return { head: 'đã rút lại kết quả', next: 'Đồng chí không cần xem kết quả đó nữa.' }
    case 'decided-by-other':
      return { head: `đã ${eventWords[kind]}`, ...reason, next: 'Đồng chí không cần quyết định nữa.' }
    case 'approved':
      return { head: 'đã duyệt kết quả', ...reason, next: 'Việc đã hoàn thành.' }
    case 'returned':
      return {
        head: 'trả lại kết quả',
        ...reason,
        next: `Đồng chí hoàn thiện rồi báo lại bằng /xong ${id}.${movedDeadline(task, dueBefore)}`,
        choices: [{ label: `Báo hoàn thành #${id}`, send: `/xong ${id}` }],
      }
    case 'decision-undone':
      return {
        head: `đã hoàn tác ${eventWords[undone ?? kind]}`,
        next: 'Kết quả của đồng chí tiếp tục chờ duyệt, đồng chí chưa cần làm gì thêm.',
      }
    case 'withdrawn':
      return { head: 'đã thu hồi', ...reason, next: 'Việc này không cần thực hiện nữa.' }
    case 'withdrawal-undone':
      return { head: 'đã hoàn tác thu hồi', next: `Việc tiếp tục như trước khi thu hồi.${deadline}` }
    case 'reopened':
      return { head: 'đã mở lại', ...reason, next: `Việc cần được thực hiện tiếp và báo kết quả lại.${deadline}` }
    case 'reopening-undone':
      return { head: 'đã hoàn tác mở lại', next: 'Việc đứng như trước khi mở lại.' }
    case 'commented':
      return {
        head: 'có ý kiến về',
        quote: ['Ý kiến', note ?? ''],
        choices: [{ label: `Trả lời #${id}`, send: `/ykien ${id}` }],
      }
    case 'disputed':
      return {
        head: 'báo không phải người thực hiện',
        quote: ['Lý do', note ?? ''],
        next: 'Đồng chí chọn giao người khác hoặc giữ nguyên; người báo được trả lời.',
        choices: [...settlements(id, event), { label: `Trả lời #${id}`, send: `/ykien ${id}` }],
      }
    case 'lead-kept':
      return {
        head: 'đề nghị đồng chí tiếp tục thực hiện',
        ...(note ? { quote: ['Ý kiến', note] as const } : {}),
        next: `Người chủ trì giữ nguyên.${deadline}`,
        choices: [
          ...(task.work === 'not_acknowledged' ? [{ label: `Tiếp nhận #${id}`, send: `/nhan ${id}` }] : []),
          { label: `Trả lời #${id}`, send: `/ykien ${id}` },
        ],
      }
    case 'handed-away':
      return {
        head: newLead === undefined ? 'đã giao người khác' : `đã giao ${newLead}`,
        next: 'Đồng chí không cần thực hiện việc này nữa.',
        unseen: true,
      }
    case 'assigned':
      return {
        head: 'giao',
        next: `${due === null ? 'Không thời hạn.' : deadline.trim()}${files > 0 ? ` Kèm ${files} tệp.` : ''}`,
      }
    case 'assigned-in-their-name':
      return {
        head: 'giao thay mặt đồng chí',
        next: `${deadline.trim()} Nếu chưa đúng, đồng chí gõ /thuhoi ${id} kèm lý do.`.trim(),
      }
    // Of these their own words tell (urge-notice.ts).
    case 'urged':
      return { head: 'đôn đốc' }
    case 'urge-answered':
      return { head: 'đã trả lời đôn đốc' }
    case 'reported':
      return {
        head: kind === 'completed' ? 'đã báo hoàn thành' : 'trình kết quả',
        ...handedIn,
        next: `${punctual ? `${sentenceCase(punctual)}.` : ''}${proof}`.trim(),
      }
  }
}

function movedDeadline({ due, dueTime }: News['task'], before: LocalDate | null | undefined): string {
  if (due === null) return ''
  return before === due || before === undefined
    ? ` Thời hạn: ${fullDeadline(due, dueTime)}.`
    : ` Thời gian chờ duyệt được cộng vào thời hạn: nay là ${fullDeadline(due, dueTime)}.`
}
