import { fact } from '../domain/chat/apart.ts'
import { text, type Choice, type Reply } from '../domain/chat/reply.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import type { Told } from '../domain/tasks/notices.ts'
import type { EventKind, Task } from '../domain/tasks/task.ts'
import { asSentence, fullDate, fullDeadline, sentenceCase, shorten } from './phrases.ts'
import { causeDecisions, decisions, extensionDecisions, resultWithCause, settlements } from './step-lines.ts'
import { causeReviewWords, eventWords } from './task-lines.ts'

export interface News {
  says: Told
  kind: EventKind
  /** what was taken back */
  undone: EventKind | undefined
  task: Pick<Task, 'id' | 'title' | 'due' | 'dueTime' | 'result' | 'work' | 'askedDue' | 'causeReview'>
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
  /** where a deadline was moved, as it was before; and the one that had been asked for */
  dueBefore?: LocalDate | null
  asked?: LocalDate | null
  /** the words of whoever asks for a decision */
  requested?: string | undefined
  /** the deadlines that it is about, from which to which, as they are said */
  moved?: string | undefined
  /** the result itself waits for a decision */
  awaitsResult?: boolean
  /** Another deadline was asked for when the first was over. */
  afterwards?: boolean
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

function wordsOf(news: News): Words {
  const { says, kind, undone, task, note, punctual, result, files, dueBefore, event, newLead } = news
  const { requested, moved, afterwards, asked, awaitsResult } = news
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
        choices: task.causeReview === 'pending' ? resultWithCause(id, result) : decisions(id, result),
      }
    }
    case 'result-taken-back':
      return { head: 'đã rút lại kết quả', next: 'Đồng chí không cần xem kết quả đó nữa.' }
    case 'decided-by-other':
      return { head: `đã ${eventWords[kind]}`, ...reason, next: 'Đồng chí không cần quyết định nữa.' }
    case 'approved':
      return { head: 'đã duyệt kết quả', ...reason, next: `Việc đã hoàn thành.${judgedCause(task)}` }
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
    case 'extension-to-decide': {
      const again = undone === undefined ? '' : 'Đề nghị gia hạn lại chờ đồng chí quyết định. '
      const late = afterwards
        ? ' Đề nghị gửi khi đã quá hạn: đồng ý thì vẫn tính một lần quá hạn, trừ nguyên nhân khách quan.'
        : ''
      return {
        head: undone === undefined ? 'xin gia hạn' : `đã hoàn tác ${eventWords[undone]}`,
        ...(requested && { quote: ['Lý do', requested] as const }),
        next: `${again}${moved ? `Xin lùi hạn ${moved}.` : ''}${late}`,
        choices: extensionDecisions(id, result, afterwards ?? false),
      }
    }
    case 'request-taken-back':
      return {
        head: kind === 'completed' ? 'đã báo hoàn thành' : 'đã rút đề nghị gia hạn',
        next: 'Đồng chí không cần quyết định về gia hạn nữa.',
      }
    case 'request-decided-by-other':
      return {
        head: `đã ${eventWords[kind]}`,
        ...reason,
        next: `${moved ? `Thời hạn ${kind === 'extension_refused' ? 'không lùi ' : ''}${moved}. ` : ''}Đồng chí không cần quyết định nữa.`,
      }
    case 'extension-granted':
    case 'deadline-moved':
      return {
        head: 'gia hạn',
        ...reason,
        next: `Thời hạn chuyển ${moved ?? ''}${asked && asked !== due ? `, khác ngày đã xin (${fullDate(asked)})` : ''}.`,
      }
    case 'extension-refused':
      return { head: 'không đồng ý gia hạn', ...reason, next: `Thời hạn giữ nguyên.${deadline}` }
    case 'extension-undone':
      return {
        head: `đã hoàn tác ${eventWords[undone ?? kind]}`,
        next: `${deadline.trim()}${task.askedDue === null ? '' : ' Đề nghị gia hạn tiếp tục chờ quyết định.'}`.trim(),
      }
    case 'cause-to-decide':
      return {
        head: undone === undefined ? 'báo nguyên nhân khách quan' : `đã hoàn tác ${eventWords[undone]}`,
        ...(requested && { quote: ['Nguyên nhân', requested] as const }),
        next: `${punctual ? `${sentenceCase(punctual)}. ` : ''}Đồng chí có xác nhận là nguyên nhân khách quan không?`,
        // Where the result waits too, both are decided on at once.
        choices: awaitsResult ? resultWithCause(id, result) : causeDecisions(id, result),
      }
    case 'obstructed':
      return {
        head: 'báo vướng mắc ở',
        ...(note && { quote: ['Nội dung', note] as const }),
        next: `${punctual ? `${sentenceCase(punctual)}.` : ''}${proof}`.trim(),
        choices: [
          { label: `Trả lời #${id}`, send: `/ykien ${id}` },
          { label: `Gia hạn #${id}`, send: `/giahan ${id}` },
        ],
      }
    case 'obstacle-taken-back':
      return { head: 'đã rút báo cáo vướng mắc ở', next: 'Đồng chí không cần xem báo cáo đó nữa.' }
    case 'cause-taken-back':
      return { head: 'đã đổi nguyên nhân quá hạn', next: 'Đồng chí không cần xác nhận nữa.' }
    case 'cause-decided-by-other':
      return { head: `đã ${eventWords[kind]}`, next: 'Đồng chí không cần quyết định nữa.' }
    case 'cause-confirmed':
    case 'cause-refused':
      return { head: eventWords[kind] }
    case 'cause-undone':
      return { head: `đã hoàn tác ${eventWords[undone ?? kind]}`, next: 'Nguyên nhân tiếp tục chờ xác nhận.' }
  }
}

/** Of a result that came late. */
const judgedCause = ({ causeReview }: Pick<Task, 'causeReview'>): string =>
  causeReview === 'confirmed' || causeReview === 'refused'
    ? ` Nguyên nhân khách quan ${causeReviewWords[causeReview]}.`
    : ''

function movedDeadline({ due, dueTime }: News['task'], before: LocalDate | null | undefined): string {
  if (due === null) return ''
  return before === due || before === undefined
    ? ` Thời hạn: ${fullDeadline(due, dueTime)}.`
    : ` Thời gian chờ duyệt được cộng vào thời hạn: nay là ${fullDeadline(due, dueTime)}.`
}
