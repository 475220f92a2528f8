import {
  followedLate,
  helpChoice,
  progressChoice,
  startChoices,
  tasksChoice,
} from '../../commands/shared/start-choices.ts'
import { say, type Choice, type Reply } from '../domain/chat/reply.ts'
import { isLeader, type Actor } from '../domain/people/access.ts'
import type { Concern } from '../vietnamese/concerns.ts'
import { withContact } from '../vietnamese/phrases.ts'

const settings: Choice = { label: 'Cài đặt nhắc việc', send: '/caidat' }

interface Answer {
  words: string
  choices: readonly Choice[]
}

/** What each is told: where it is put right, and what there is to look at meanwhile. */
const answers: Record<Concern, (actor: Actor, task: number | undefined) => Answer> = {
  'not mine': (_, task) => ({
    words:
      'Việc giao chưa đúng người, đồng chí gõ /nhamnguoi kèm số việc và lý do; người giao chọn giao người khác hoặc giữ nguyên. Chưa có gì thay đổi.',
    choices: [
      { label: 'Báo không đúng người', send: task === undefined ? '/nhamnguoi' : `/nhamnguoi ${task}` },
      tasksChoice,
    ],
  }),
  absence: () => ({
    words:
      'Trợ lý chưa ghi lịch nghỉ và người làm thay; chưa có gì thay đổi. Đồng chí báo lãnh đạo phụ trách bố trí người làm thay, xem việc sắp đến hạn hoặc tắt nhắc buổi sáng dưới đây.',
    choices: [{ label: 'Việc sắp đến hạn', send: '/nhiemvu sắp đến hạn' }, settings],
  }),
  password: ({ name }) => ({
    words: `Nhắc Việc không dùng mật khẩu: tài khoản chat này đã liên kết với đồng chí ${name}. Khi đổi tài khoản chat, đồng chí xin quản trị viên mã liên kết mới rồi gửi mã vào đây.`,
    choices: [tasksChoice, helpChoice],
  }),
  phone: () => ({
    words:
      'Số điện thoại do quản trị viên sửa trong danh sách cán bộ, đồng chí báo số mới cho quản trị viên. Vẫn dùng tài khoản chat này thì không phải làm gì thêm; đổi tài khoản chat thì xin mã liên kết mới.',
    choices: [{ label: 'Dữ liệu của tôi', send: '/dulieu' }, helpChoice],
  }),
  person: actor => ({
    words:
      'Trợ lý là chương trình tự động, không nối máy và không chuyển lời được; đồng chí liên hệ trực tiếp người cần gặp.',
    choices: startChoices(actor),
  }),
  'missing task': () => ({
    words:
      'Danh sách gồm việc đồng chí chủ trì hoặc phối hợp trong bảng nhiệm vụ đã nạp. Thiếu việc nào, đồng chí báo bộ phận Tổng hợp bổ sung; dưới đây là tất cả, kể cả việc đã xong.',
    choices: [{ label: 'Tất cả việc của tôi', send: '/nhiemvu tất cả' }, tasksChoice],
  }),
  'no reminder': () => ({
    words:
      'Trợ lý nhắc vào buổi sáng ngày làm việc, khi có việc sắp đến hạn hoặc quá hạn cần nhắc. Đồng chí kiểm tra giờ nhắc và kênh nhận trong cài đặt.',
    choices: [settings, { label: 'Việc hôm nay', send: '/nhiemvu hôm nay' }],
  }),
  'compared people': actor => ({
    words: isLeader(actor)
      ? 'Trợ lý chưa so sánh, xếp hạng từng cán bộ, cũng chưa tính ai đang rảnh. Đồng chí xem tiến độ theo đơn vị, hoặc hỏi việc của từng người, ví dụ: việc của đồng chí (họ tên).'
      : 'Trợ lý không so sánh cán bộ với nhau; đồng chí xem được việc mình chủ trì hoặc phối hợp.',
    choices: isLeader(actor) ? [progressChoice, followedLate, helpChoice] : [tasksChoice, helpChoice],
  }),
  'sent message': () => ({
    words:
      'Trợ lý không xóa được tin nhắn đã gửi, đồng chí tự thu hồi trong ứng dụng chat. Thao tác vừa làm với việc thì gõ /hoantac trong 10 phút; dữ liệu chat lưu ở đây xem và xóa tại mục dưới.',
    choices: [{ label: 'Dữ liệu của tôi', send: '/dulieu' }, helpChoice],
  }),
}

/** `task`: the one that is named; `contact`: who helps people, where the office has said so. */
export function answerConcern(
  concern: Concern,
  actor: Actor,
  contact: string | undefined,
  task: number | undefined,
): Reply {
  const { words, choices } = answers[concern](actor, task)
  return {
    ...say(withContact(words, contact)),
    choices: [...(task === undefined ? [] : [{ label: `Xem #${task}`, send: `/viec ${task}` }]), ...choices],
  }
}
