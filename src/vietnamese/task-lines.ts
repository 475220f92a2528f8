import type { ListedTask } from '../domain/tasks/listed-task.ts'
import { remaining, type DueStatus } from '../domain/tasks/due.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import type { AssignmentRole } from '../domain/people/access.ts'
import { item, type Block, type ItemMarks } from '../domain/chat/reply.ts'
import type {
  CauseReview,
  EventKind,
  EventMark,
  LateCause,
  ReviewState,
  Urgency,
  WorkState,
} from '../domain/tasks/task.ts'
import { fullDate, fullDeadline, shorten } from './phrases.ts'

export const roleWords: Record<AssignmentRole, string> = {
  lead: 'chủ trì',
  coordinator: 'phối hợp',
  follower: 'theo dõi',
}

export const workWords: Record<WorkState, string> = {
  not_acknowledged: 'chưa tiếp nhận',
  in_progress: 'đang thực hiện',
  paused: 'tạm dừng',
  done: 'hoàn thành',
  withdrawn: 'thu hồi',
}

export const reviewWords: Record<ReviewState, string> = {
  none: 'chưa trình',
  pending: 'chờ duyệt',
  approved: 'đã duyệt',
  returned: 'trả lại',
}

export const urgencyWords: Record<Urgency, string> = {
  normal: 'thường',
  urgent: 'khẩn',
  very_urgent: 'thượng khẩn',
  express: 'hỏa tốc',
}

/** What somebody did with a task. */
export const eventWords: Record<EventKind, string> = {
  imported: 'nhập từ bảng tính',
  import_changed: 'cập nhật từ bảng tính',
  acknowledged: 'tiếp nhận',
  progressed: 'cập nhật tiến độ',
  submitted: 'trình kết quả',
  completed: 'báo hoàn thành',
  undone: 'hoàn tác',
  approved: 'duyệt kết quả',
  returned: 'trả lại kết quả',
  paused: 'tạm dừng',
  resumed: 'cho tiếp tục',
  withdrawn: 'thu hồi',
  handed_over: 'bàn giao',
  reopened: 'mở lại',
  assigned: 'giao việc',
  commented: 'có ý kiến',
  disputed: 'báo không đúng người',
  lead_kept: 'giữ nguyên người chủ trì',
  urged: 'đôn đốc',
  urge_answered: 'trả lời đôn đốc',
  extension_asked: 'xin gia hạn',
  extension_granted: 'gia hạn',
  extension_refused: 'không đồng ý gia hạn',
  cause_stated: 'nêu nguyên nhân quá hạn',
  cause_confirmed: 'xác nhận nguyên nhân khách quan',
  cause_refused: 'không xác nhận nguyên nhân khách quan',
}

/** How whoever urged was answered. */
export const answerWords = (promisedOn: LocalDate | null): string =>
  promisedOn === null ? 'đã nắm' : `sẽ xong ${fullDate(promisedOn)}`

/** Under a task, and in lists. */
export const urgedWords = (count: number): string => `đã đôn đốc ${count} lần`

export const markWords: Record<EventMark, string> = {
  substance: 'lỗi nội dung',
  inspection: 'hậu kiểm',
  late: 'tính một lần quá hạn',
  objective: 'xác nhận nguyên nhân khách quan',
  not_objective: 'không xác nhận nguyên nhân khách quan',
  obstacle: 'đang vướng',
}

export const causeReviewWords: Record<CauseReview, string> = {
  none: '',
  pending: 'chờ xác nhận',
  confirmed: 'được xác nhận',
  refused: 'không được xác nhận',
}

export const causeWords: Record<LateCause, string> = {
  overload: 'quá tải',
  information: 'thiếu thông tin',
  other_unit: 'chờ đơn vị khác',
  objective: 'khách quan',
  other: 'nguyên nhân khác',
}

/** One task in a list, in two lines: number and title, then role (and whose it is), deadline, how long is left and how often its lead was urged. */
export function taskItem(task: ListedTask, status: DueStatus, whose?: string, urged = 0): string[] {
  const urgency = task.urgency === 'normal' ? '' : `[${urgencyWords[task.urgency].toUpperCase()}] `
  const role = [whose, roleWords[task.role]].filter(Boolean).join(' ')
  const facts = [
    role,
    task.due === null ? '' : `hạn ${fullDeadline(task.due, task.dueTime ?? null)}`,
    remaining(status),
    urged > 0 ? urgedWords(urged) : '',
    task.extension === 'pending' ? 'đang xin gia hạn' : '',
    task.obstructed ? 'đang vướng' : '',
  ]
  return [`#${task.id} ${urgency}${shorten(task.title, 160)}`, facts.filter(Boolean).join(' · ')]
}

/** What a list says of a task, with what opens the task and how pressing it is. */
export const taskBlock = (id: number, lines: readonly string[], status: DueStatus): Block =>
  item(lines, { opens: `/viec ${id}`, ...toneOf(status) })

function toneOf({ kind }: DueStatus): Pick<ItemMarks, 'tone'> {
  if (kind === 'overdue') return { tone: 'late' }
  return kind === 'today' ? { tone: 'today' } : {}
}
