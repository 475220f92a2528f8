import { isRefused, type Refusal, type RefusalOf } from '../../src/actions/action.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import type { Choice } from '../../src/domain/chat/reply.ts'
import type { TaskAction } from '../../src/domain/people/access.ts'
import { leadName } from './lead-name.ts'

type Kind = Refusal['refused']
type Worded = [sentence: string, ...choices: Choice[]]

const view = (task: number): Choice => ({ label: `Xem #${task}`, send: `/viec ${task}` })
const list: Choice = { label: 'Nhiệm vụ', send: '/nhiemvu' }

/** Who may, where this person may not. */
const reserved: Record<Exclude<TaskAction, 'see'>, (task: number, lead: string) => string> = {
  acknowledge: onlyLead,
  'report-progress': onlyLead,
  'submit-result': onlyLead,
  undo: task => `Việc #${task} không còn thuộc phạm vi của đồng chí nên không hoàn tác được.`,
  pause: (task, lead) =>
    `Chỉ lãnh đạo phụ trách đơn vị chủ trì hoặc bộ phận tổng hợp được tạm dừng việc #${task} (chủ trì: ${lead}).`,
  resume: (task, lead) =>
    `Chỉ lãnh đạo phụ trách đơn vị chủ trì hoặc bộ phận tổng hợp được cho tiếp tục việc #${task} (chủ trì: ${lead}).`,
}

function onlyLead(task: number, lead: string): string {
  return `Việc #${task} do ${lead} chủ trì; chỉ cán bộ chủ trì được báo cáo việc này.`
}

const unfitFile = (why: string, task: number): Worded => [
  `${why} nên không được nhận làm minh chứng; việc #${task} chưa có gì thay đổi. Đồng chí gửi lại kèm ảnh hoặc tài liệu (PDF, Word, Excel) không quá 50 MB, chú thích có số việc.`,
  view(task),
]

/** The chat's words for every refusal there is. */
const words: { [K in Kind]: (refusal: RefusalOf<K>) => Worded } = {
  done: ({ task }) => [`Việc #${task} đã được báo hoàn thành trước đó, không cần báo lại.`, view(task)],
  withdrawn: ({ task }) => [`Việc #${task} đã được thu hồi, không cần thực hiện nữa.`, view(task)],
  'awaiting-approval': ({ task }) => [
    `Việc #${task} đã trình kết quả và đang chờ duyệt. Nếu trình nhầm, gõ /hoantac trong 10 phút.`,
    view(task),
  ],
  paused: ({ task }) => [
    `Việc #${task} đang tạm dừng. Khi lãnh đạo cho tiếp tục, đồng chí báo cáo như bình thường.`,
    view(task),
  ],
  'already-paused': ({ task }) => [`Việc #${task} đã được tạm dừng trước đó.`, view(task)],
  'not-paused': ({ task }) => [`Việc #${task} không ở trạng thái tạm dừng.`, view(task)],
  acknowledged: ({ task }) => [`Việc #${task} đã được tiếp nhận trước đó.`, view(task)],
  'share-out-of-range': ({ task }) => [
    `Tỷ lệ ghi từ 0% đến 99%. Nếu đã làm xong, đồng chí gõ /xong ${task} kèm kết quả.`,
    { label: 'Báo hoàn thành', send: `/xong ${task}` },
  ],
  'program-file': ({ task, file }) => unfitFile(`Tệp ${file} là tệp chương trình`, task),
  'file-too-large': ({ task, file }) => unfitFile(`Tệp ${file} lớn hơn 50 MB`, task),
  'not-found': ({ task }) => [
    `Không tìm thấy việc #${task} trong phạm vi của đồng chí. Gõ /nhiemvu để xem các việc của mình.`,
    list,
  ],
  'not-allowed': ({ task, action, parties }) =>
    action === 'see'
      ? words['not-found']({ refused: 'not-found', task })
      : [reserved[action](task, leadName(parties)), view(task)],
  'nothing-to-undo': () => [
    'Đồng chí không có thao tác nào trong 10 phút qua có thể hoàn tác ở đây. Việc đã tạm dừng thì lãnh đạo cho tiếp tục.',
    list,
  ],
  'changed-since': ({ task }) => [
    `Việc #${task} đã có thay đổi khác sau thao tác của đồng chí nên không hoàn tác được.`,
    view(task),
  ],
}

/** The refusal in words, with what can be done next. */
export function worded<K extends Kind>(refusal: RefusalOf<K>): UserError {
  // Of the union the compiler does not see that the word and its refusal belong together.
  const say = words[refusal.refused] as (refusal: RefusalOf<K>) => Worded
  const [sentence, ...choices] = say(refusal)
  return new UserError(sentence, choices)
}

/** What was done. @throws UserError with the refusal in words */
export function accepted<Done extends object>(outcome: Done | Refusal): Done {
  if (isRefused(outcome)) throw worded(outcome)
  return outcome
}
