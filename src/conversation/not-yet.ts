import type { Choice, Reply } from '../domain/chat/reply.ts'
import { say } from '../domain/chat/reply.ts'
import {
  followedLate,
  helpChoice,
  progressChoice,
  startChoices,
  tasksChoice,
} from '../../commands/shared/start-choices.ts'
import { isLeader, type Actor } from '../domain/people/access.ts'
import { describeLine } from '../vietnamese/intent/describe.ts'
import { withContact } from '../vietnamese/phrases.ts'
import type { Undone as Asked } from '../vietnamese/undone.ts'

// What somebody asks for and nobody here does: it is said plainly, with the nearest thing that there is.

/** Results are judged, people urged and deadlines moved, only which one was not said (duyet.ts, nhac.ts, giahan.ts). */
export type Undone = Exclude<Asked, 'approve' | 'return' | 'urge' | 'extend'>
const asksWhich: ReadonlySet<Asked> = new Set(['approve', 'return', 'urge', 'extend'])
export const isNotDone = (asked: Asked | undefined): asked is Undone => asked !== undefined && !asksWhich.has(asked)

interface Answer {
  /** behind "Trợ lý chưa", where no line says it more closely */
  what: string
  next: string
  choices: Choice[]
}

const waiting = (leads: boolean): Choice =>
  leads
    ? { label: 'Việc chờ duyệt', send: '/nhiemvu đơn vị chờ duyệt' }
    : { label: 'Việc chờ duyệt', send: '/nhiemvu chờ duyệt' }
const followed = (leads: boolean): Choice[] => (leads ? [followedLate, progressChoice] : [tasksChoice])
const toColleague = 'Đồng chí trao đổi trực tiếp với người liên quan.'

/** `leads`: the one who asks follows others. */
const answers: Record<Undone, (leads: boolean) => Answer> = {
  sign: leads => ({
    what: 'ký hoặc trình ký văn bản được',
    next: 'Văn bản được ký trên hệ thống quản lý văn bản của cơ quan.',
    choices: [waiting(leads), helpChoice],
  }),
  assign: leads => ({
    what: leads ? 'đọc được trong câu này giao việc gì cho ai' : 'nhận giao việc mới từ đồng chí được',
    next: leads
      ? 'Đồng chí gõ /giao để được hỏi từng bước, hoặc viết như: giao Phòng Kinh tế lập danh sách hộ kinh doanh, hạn 22/12.'
      : 'Việc mới do lãnh đạo giao trong phạm vi phụ trách; đồng chí báo lãnh đạo đơn vị.',
    choices: [...(leads ? [{ label: 'Giao việc', send: '/giao' }] : []), ...followed(leads), helpChoice],
  }),
  'hand over': leads => ({
    what: 'chuyển việc được',
    next: 'Việc đổi người chủ trì được ghi vào bảng nhiệm vụ rồi nạp lại; đồng chí báo bộ phận Tổng hợp.',
    choices: [...followed(leads), helpChoice],
  }),
  remind: leads => ({
    what: 'hẹn giờ nhắc riêng được',
    next: leads
      ? 'Mỗi sáng ngày làm việc trợ lý tự nhắc cán bộ có việc sắp đến hạn hoặc quá hạn; muốn đôn đốc ngay, đồng chí gõ /nhac kèm số việc.'
      : 'Mỗi sáng ngày làm việc trợ lý tự nhắc các việc sắp đến hạn và quá hạn của đồng chí.',
    choices: leads ? followed(true) : [tasksChoice, { label: 'Cài đặt nhắc việc', send: '/caidat' }],
  }),
  print: leads => ({
    what: 'in hoặc chuyển sang Word, PDF, ảnh được',
    next: leads ? 'Đồng chí tải bảng Excel bằng /xuat rồi in từ máy.' : 'Đồng chí xem danh sách trong trò chuyện này.',
    choices: leads ? [{ label: 'Tải bảng Excel', send: '/xuat' }, tasksChoice] : [tasksChoice, helpChoice],
  }),
  send: leads => ({
    what: 'gửi cho người khác được',
    next: leads
      ? 'Đồng chí tải bảng Excel bằng /xuat rồi tự gửi.'
      : 'Đồng chí tự gửi; trợ lý chỉ trả lời trong trò chuyện này.',
    choices: leads ? [{ label: 'Tải bảng Excel', send: '/xuat' }, tasksChoice] : [tasksChoice, helpChoice],
  }),
  delete: leads => ({
    what: 'xóa được',
    next: leads
      ? 'Việc không cần làm nữa thì đồng chí gõ /thuhoi kèm số việc và lý do; thao tác vừa làm thì hoàn tác bằng /hoantac trong 10 phút.'
      : 'Việc do lãnh đạo thu hồi; thao tác vừa làm thì đồng chí hoàn tác bằng /hoantac trong 10 phút.',
    choices: [...followed(leads), helpChoice],
  }),
  edit: leads => ({
    what: 'sửa nội dung nhiệm vụ được',
    next: 'Tiến độ thì báo bằng /capnhat kèm số việc; nội dung, thời hạn được sửa trong bảng nhiệm vụ rồi nạp lại.',
    choices: [...followed(leads), helpChoice],
  }),
  write: leads => ({
    what: 'soạn văn bản được',
    next: leads
      ? 'Số liệu để đưa vào báo cáo, đồng chí lấy từ /tiendo hoặc /xuat.'
      : 'Số liệu để đưa vào báo cáo, đồng chí xem trong danh sách nhiệm vụ.',
    choices: leads ? [progressChoice, { label: 'Tải bảng Excel', send: '/xuat' }] : [tasksChoice, helpChoice],
  }),
  tell: leads => ({
    what: 'hỏi hoặc nhắn người khác thay đồng chí được',
    next: 'Đồng chí liên hệ trực tiếp.',
    choices: [...followed(leads), helpChoice],
  }),
  many: leads => ({
    what: 'làm một lúc với nhiều việc được',
    next: leads
      ? 'Đồng chí làm với từng việc, ví dụ gõ /tamdung kèm số việc và lý do.'
      : 'Đồng chí báo từng việc, ví dụ gõ /xong kèm số việc.',
    choices: [...followed(leads), helpChoice],
  }),
  meet: leads => ({
    what: 'xếp lịch, mời họp được',
    next: 'Trợ lý chỉ theo dõi nhiệm vụ được giao.',
    choices: [...followed(leads), helpChoice],
  }),
}

/** What of it a line stands for that no command here follows. */
const undoneBy: Readonly<Record<string, Undone>> = {
  uyquyen: 'hand over',
  congvan: 'write',
  lich: 'meet',
}

export interface Asking {
  actor: Actor | undefined
  /** who helps people, where the office has said so */
  contact: string | undefined
}

/** The answer to a request that is told by its verb; `task`: the one it names. */
export const cannot = (undone: Undone, asking: Asking, task?: number): Reply =>
  notYet(answers[undone](leads(asking)).what, undone, asking, task)

/** The same for a line that was read out of somebody's words; without one, what was asked for is not known. */
export function cannotFollow(line: string | undefined, asking: Asking): Reply {
  const [, command = '', number] = /^\/(\S+)(?:\s+(\d{1,9}))?/.exec(line ?? '') ?? []
  const asked = line === undefined ? 'giúp đồng chí được việc này' : `giúp đồng chí ${describeLine(line)} được`
  return notYet(asked, undoneBy[command], asking, number === undefined ? undefined : Number(number))
}

/** The same for a step that somebody asks how to take. */
export function cannotStep(command: string, asking: Asking): Reply {
  const undone = undoneBy[command]
  return undone === undefined ? cannotFollow(`/${command}`, asking) : cannot(undone, asking)
}

const leads = ({ actor }: Asking): boolean => actor !== undefined && isLeader(actor)

function notYet(what: string, undone: Undone | undefined, asking: Asking, task: number | undefined): Reply {
  const { next, choices } =
    undone === undefined ? { next: toColleague, choices: startChoices(asking.actor) } : answers[undone](leads(asking))
  return {
    ...say(withContact(`Trợ lý chưa ${what}; chưa có gì thay đổi. ${next}`, asking.contact)),
    choices: [...(task === undefined ? [] : [{ label: `Xem #${task}`, send: `/viec ${task}` }]), ...choices],
  }
}
