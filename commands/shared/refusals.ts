import { isRefused, type Outcome, type Refusal, type RefusalOf } from '../../src/actions/action.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import type { Choice } from '../../src/domain/chat/reply.ts'
import type { EventKind, TaskStep, Undecided } from '../../src/domain/tasks/task.ts'
import type { TaskAction } from '../../src/domain/people/access.ts'
import { channelWords } from '../../src/vietnamese/channel-words.ts'
import {
  fullDate,
  fullDeadline,
  joinList,
  moment,
  sentenceCase,
  shortDate,
  shorten,
} from '../../src/vietnamese/phrases.ts'
import { answerWords, eventWords } from '../../src/vietnamese/task-lines.ts'
import { causeDecisions, decisions, extensionDecisions, urgeAnswers } from '../../src/vietnamese/step-lines.ts'
import { leadName } from './lead-name.ts'

type Kind = Refusal['refused']
type Worded = [sentence: string, ...choices: Choice[]]

const view = (task: number): Choice => ({ label: `Xem #${task}`, send: `/viec ${task}` })
const list: Choice = { label: 'Nhiệm vụ', send: '/nhiemvu' }

/** Who may, where this person may not. */
const reserved: Record<
  Exclude<TaskAction, 'see'>,
  (task: number, lead: string, deciders: readonly string[]) => string
> = {
  acknowledge: onlyLead,
  'report-progress': onlyLead,
  'submit-result': onlyLead,
  undo: task => `Việc #${task} không còn thuộc phạm vi của đồng chí nên không hoàn tác được.`,
  pause: (task, lead) =>
    `Việc #${task} do ${lead} chủ trì; ${authorities} được tạm dừng, người chủ trì không tự tạm dừng việc của mình.`,
  resume: (task, lead) => `Việc #${task} do ${lead} chủ trì; ${authorities} được cho tiếp tục.`,
  approve: onlyDeciders,
  'return-result': onlyDeciders,
  'state-cause': onlyLead,
  'judge-cause': (task, _lead, deciders) =>
    deciders.length === 0
      ? `Việc #${task} không có ai xác nhận nguyên nhân.`
      : `Nguyên nhân việc #${task} quá hạn do đồng chí ${joinList(deciders)} xác nhận.`,
  'ask-extension': onlyLead,
  'grant-extension': onlyDecidersOfDeadline,
  'refuse-extension': onlyDecidersOfDeadline,
  'set-deadline': onlyDecidersOfDeadline,
  withdraw: (task, lead) =>
    `Việc #${task} do ${lead} chủ trì; ${authorities} được thu hồi, người chủ trì không tự thu hồi việc của mình.`,
  reopen: (task, lead) => `Việc #${task} do ${lead} chủ trì; ${authorities} được mở lại.`,
  comment: (task, lead) =>
    `Việc #${task} do ${lead} chủ trì; chỉ những người thực hiện, theo dõi và giao việc này được có ý kiến.`,
  'dispute-lead': (task, lead) =>
    `Việc #${task} do ${lead} chủ trì; chỉ cán bộ chủ trì báo việc không đúng người. Đồng chí trao đổi bằng /ykien ${task}.`,
  'keep-lead': (task, lead) => `Việc #${task} do ${lead} chủ trì; ${authorities} được quyết định người chủ trì.`,
  'hand-over': (task, lead) =>
    `Việc #${task} do ${lead} chủ trì; ${authorities} được giao người khác. Việc chưa đúng người thì cán bộ chủ trì gõ /nhamnguoi ${task} kèm lý do.`,
  urge: (task, lead) =>
    `Việc #${task} do ${lead} chủ trì; ${authorities.replace(' hoặc', ', người theo dõi hoặc')} được đôn đốc, người chủ trì không tự đôn đốc mình.`,
  'answer-urge': (task, lead) => `Việc #${task} do ${lead} chủ trì; chỉ người chủ trì trả lời đôn đốc.`,
}

const authorities = 'chỉ lãnh đạo cấp trên của người chủ trì, người giao, lãnh đạo phụ trách hoặc bộ phận tổng hợp'

function onlyDeciders(task: number, _lead: string, deciders: readonly string[]): string {
  return deciders.length === 0
    ? `Việc #${task} không có ai duyệt kết quả: người giao, lãnh đạo phụ trách và lãnh đạo các cấp đều không có hoặc chính là người thực hiện.`
    : `Kết quả việc #${task} do đồng chí ${joinList(deciders)} duyệt; không ai tự duyệt kết quả của mình hoặc duyệt thay khi chưa được ủy quyền.`
}

function onlyDecidersOfDeadline(task: number, lead: string, deciders: readonly string[]): string {
  const who =
    deciders.length === 0 ? 'không có ai quyết định thời hạn' : `thời hạn do đồng chí ${joinList(deciders)} quyết định`
  return `Việc #${task} do ${lead} chủ trì, ${who}; chỉ người chủ trì xin gia hạn.`
}

function onlyLead(task: number, lead: string): string {
  return `Việc #${task} do ${lead} chủ trì; chỉ cán bộ chủ trì được báo cáo việc này.`
}

const unfitFile = (why: string, task: number): Worded => [
  `${why} nên không được nhận làm minh chứng; việc #${task} chưa có gì thay đổi. Đồng chí gửi lại kèm ảnh hoặc tài liệu (PDF, Word, Excel) không quá 20 MB, chú thích có số việc.`,
  view(task),
]

export const chooseChannel = (channel: ChannelName): Choice => ({
  label: `Nhận nhắc việc qua ${channelWords[channel]}`,
  send: `/caidat kênh ${channelWords[channel]}`,
})

/** The demo's page is no channel that anybody would choose. */
export const chooseChannels = (active: readonly ChannelName[]): Choice[] =>
  active.filter(channel => channel !== 'web').map(chooseChannel)

/** Who says only "Zalo" may mean either account. */
const named = (channels: readonly ChannelName[]): string => {
  const [only, another] = channels
  return only !== undefined && another === undefined ? channelWords[only] : 'Zalo'
}

/** What is told of the step that was asked for, behind how the task stands. */
const afterDone: Record<TaskStep, string> = {
  acknowledge: ', không cần tiếp nhận',
  'report-progress': ', không cần cập nhật tiến độ',
  'submit-result': ', không cần báo lại',
  approve: ', không cần duyệt nữa',
  'return-result': ' nên không trả lại được',
  'state-cause': '',
  'judge-cause': '',
  'ask-extension': ' nên không cần gia hạn',
  'grant-extension': ' nên không cần gia hạn',
  'refuse-extension': ' nên không cần gia hạn',
  'set-deadline': ' nên không cần gia hạn',
  pause: ' nên không tạm dừng được',
  resume: ' nên không có gì để cho tiếp tục',
  withdraw: ' nên không thu hồi được',
  reopen: ' nên không cần mở lại',
  comment: '',
  'dispute-lead': ' nên không đổi người chủ trì',
  'keep-lead': ' nên không cần quyết định người chủ trì',
  'hand-over': ' nên không giao người khác được',
  urge: ', không cần đôn đốc nữa',
  'answer-urge': ', không cần trả lời đôn đốc nữa',
}
/** The same behind a task that was withdrawn. */
const afterWithdrawn: Record<TaskStep, string> = { ...afterDone, withdraw: ' trước đó' }

/** Steps of whoever does the work, not of a leader. */
const ofLead: ReadonlySet<TaskStep> = new Set([
  'acknowledge',
  'report-progress',
  'submit-result',
  'answer-urge',
  'state-cause',
])

const nothingToUndo =
  'Đồng chí không có thao tác nào trong 10 phút qua có thể hoàn tác ở đây. Việc đã tạm dừng thì lãnh đạo cho tiếp tục.'

/** How else a step that cannot be taken back is put right. */
function insteadOfUndo(task: number, kind: EventKind): string {
  if (kind === 'assigned')
    return `Nếu giao nhầm, đồng chí gõ /thuhoi ${task} kèm lý do, hoặc /chuyen ${task} để giao người khác.`
  if (kind === 'handed_over' || kind === 'lead_kept') return `Muốn đổi người chủ trì, đồng chí gõ /chuyen ${task}.`
  return `Cần nói thêm, đồng chí gõ /ykien ${task}.`
}

const decidedBy = ({ own, by }: Outcome): string =>
  own ? 'Đồng chí đã' : by === null ? 'Quản trị đã' : `Đồng chí ${by} đã`

const decidedWords: Record<Undecided, { one: string; waits: string; newest: string }> = {
  result: { one: 'kết quả', waits: 'đang chờ duyệt', newest: 'Kết quả mới nhất đang chờ duyệt' },
  extension: { one: 'đề nghị gia hạn', waits: 'đang chờ quyết định', newest: 'Đề nghị mới nhất đang chờ quyết định' },
  cause: { one: 'nguyên nhân', waits: 'đang chờ xác nhận', newest: 'Nguyên nhân mới nhất đang chờ xác nhận' },
}

function decisionsOn(matter: Undecided, task: number, number: number | undefined): Choice[] {
  switch (matter) {
    case 'result':
      return decisions(task, number)
    case 'extension':
      return extensionDecisions(task, number, false)
    case 'cause':
      return causeDecisions(task, number)
  }
}

/** The chat's words for every refusal there is. */
const words: { [K in Kind]: (refusal: RefusalOf<K>) => Worded } = {
  done: ({ task, step = 'submit-result' }) => [
    `Việc #${task} đã được báo hoàn thành trước đó${afterDone[step]}.`,
    view(task),
  ],
  withdrawn: ({ task, step }) => [
    `Việc #${task} đã được thu hồi${step && !ofLead.has(step) ? afterWithdrawn[step] : ', không cần thực hiện nữa'}.`,
    view(task),
  ],
  'awaiting-approval': ({ task, step }) => [
    `Việc #${task} đã trình kết quả và đang chờ duyệt${step && !ofLead.has(step) ? `${afterDone[step]}.` : '. Nếu trình nhầm, gõ /hoantac trong 10 phút.'}`,
    view(task),
  ],
  paused: ({ task, step }) =>
    step === 'urge'
      ? [
          `Việc #${task} đang tạm dừng nên không đôn đốc. Cần làm tiếp, đồng chí gõ /tieptuc ${task}.`,
          { label: `Cho tiếp tục #${task}`, send: `/tieptuc ${task}` },
          view(task),
        ]
      : [`Việc #${task} đang tạm dừng. Khi lãnh đạo cho tiếp tục, đồng chí báo cáo như bình thường.`, view(task)],
  'already-paused': ({ task }) => [`Việc #${task} đã được tạm dừng trước đó.`, view(task)],
  'not-paused': ({ task }) => [`Việc #${task} không ở trạng thái tạm dừng.`, view(task)],
  'not-submitted': ({ task, step }) => [
    `Việc #${task} chưa có kết quả nào chờ duyệt nên ${step === 'return-result' ? 'không có gì để trả lại' : 'chưa duyệt được'}.`,
    view(task),
  ],
  'not-closed': ({ task }) => [`Việc #${task} chưa hoàn thành và chưa thu hồi nên không cần mở lại.`, view(task)],
  'no-deadline': ({ task }) => [`Việc #${task} không có thời hạn nên không cần gia hạn.`, view(task)],
  'no-request': ({ task }) => [`Việc #${task} không có đề nghị gia hạn nào đang chờ quyết định.`, view(task)],
  'deadline-not-later': ({ task, due, asked }) => [
    `Thời hạn mới phải sau thời hạn hiện nay của việc #${task} (${fullDate(due)}); ${shortDate(asked)} không phải là ngày sau đó. Chưa có gì thay đổi.`,
    view(task),
  ],
  'deadline-gone': ({ task, asked }) => [
    `Ngày ${shortDate(asked)} đã qua nên không làm thời hạn mới của việc #${task} được. Đồng chí chọn ngày khác; chưa có gì thay đổi.`,
    { label: 'Ngày khác', send: `/giahan ${task}` },
    view(task),
  ],
  'nobody-decides': ({ task }) => [
    `Việc #${task} không có ai quyết định gia hạn: người giao, lãnh đạo phụ trách và lãnh đạo các cấp đều không có hoặc chính là người thực hiện. Đồng chí đề nghị bộ phận Tổng hợp ghi cột Lãnh đạo phụ trách trong bảng nhiệm vụ rồi nạp lại.`,
    view(task),
  ],
  'not-late': ({ task }) => [`Việc #${task} không báo kết quả quá hạn nên không cần nêu nguyên nhân.`, view(task)],
  'no-cause': ({ task }) => [`Việc #${task} không có nguyên nhân khách quan nào đang chờ xác nhận.`, view(task)],
  'cause-decided': ({ task }) => [
    `Nguyên nhân việc #${task} quá hạn đã được lãnh đạo quyết định nên không đổi được nữa.`,
    view(task),
  ],
  'never-approved': ({ task }) => [
    `Việc #${task} chưa từng được duyệt nên không mở lại theo diện hậu kiểm. Đồng chí gõ /molai ${task} kèm lý do.`,
    view(task),
  ],
  acknowledged: ({ task }) => [`Việc #${task} đã được tiếp nhận trước đó.`, view(task)],
  'share-out-of-range': ({ task }) => [
    `Tỷ lệ ghi từ 0% đến 99%. Nếu đã làm xong, đồng chí gõ /xong ${task} kèm kết quả.`,
    { label: 'Báo hoàn thành', send: `/xong ${task}` },
  ],
  'program-file': ({ task, file }) => unfitFile(`Tệp ${file} là tệp chương trình`, task),
  'file-too-large': ({ task, file }) => unfitFile(`Tệp ${file} lớn hơn 20 MB`, task),
  'not-found': ({ task }) => [
    `Không tìm thấy việc #${task} trong phạm vi của đồng chí. Gõ /nhiemvu để xem các việc của mình.`,
    list,
  ],
  'not-allowed': ({ task, action, parties, deciders = [] }) =>
    action === 'see'
      ? words['not-found']({ refused: 'not-found', task })
      : [reserved[action](task, leadName(parties), deciders), view(task)],
  decided: ({ task, matter, outcome, waiting }) => {
    const what = decidedWords[matter]
    const end =
      outcome === undefined
        ? `${sentenceCase(what.one)} đồng chí chọn không phải là ${what.one} ${what.waits} của việc #${task}.`
        : `${decidedBy(outcome)} ${outcome.kind === 'undone' ? `rút lại ${what.one} này của` : eventWords[outcome.kind]} việc #${task} lúc ${moment(outcome.day, outcome.time)}.`
    if (!waiting) return [`${end} Không có gì thay đổi thêm.`, view(task)]
    const { askedDue, result } = waiting
    const words = waiting.words ? `: «${shorten(waiting.words, 200)}»` : ''
    const until = matter === 'extension' && askedDue !== null ? ` (đến ${fullDate(askedDue)})` : ''
    return [`${end} ${what.newest}${until}${words}.`, ...decisionsOn(matter, task, result), view(task)]
  },
  'lead-settled': ({ task, outcome }) => [
    outcome === undefined
      ? `Hiện không có ai báo việc #${task} không đúng người nên không có gì để quyết định.`
      : `${decidedBy(outcome)} ${eventWords[outcome.kind]} việc #${task} lúc ${moment(outcome.day, outcome.time)}. Không có gì thay đổi thêm.`,
    view(task),
  ],
  'leads-already': ({ task, lead }) => [
    `Đồng chí ${lead} đang chủ trì việc #${task}; chưa có gì thay đổi.`,
    view(task),
  ],
  'urged-lately': ({ task, outcome, again }) => [
    `${decidedBy(outcome)} đôn đốc việc #${task} lúc ${moment(outcome.day, outcome.time)}. Mỗi việc đôn đốc một người cách nhau ít nhất 4 giờ; có thể đôn đốc lại từ ${moment(again.day, again.time)}.`,
    view(task),
  ],
  'nobody-linked': ({ task, names }) => [
    names.length === 0
      ? `Việc #${task} chưa có cán bộ chủ trì và đơn vị chủ trì chưa có lãnh đạo nên không có ai để đôn đốc; lần này không được tính.`
      : `Đồng chí ${joinList(names)} chưa liên kết tài khoản chat (hoặc đang chặn trợ lý) nên không nhận được đôn đốc việc #${task}; lần này không được tính. Đồng chí liên hệ trực tiếp.`,
    view(task),
  ],
  'no-such-urge': ({ task }) => [
    `Lần đôn đốc đồng chí chọn không còn chờ trả lời của đồng chí với việc #${task}.`,
    view(task),
  ],
  'urge-answered': ({ task, outcome, promisedOn, open }) => [
    `${decidedBy(outcome)} trả lời đôn đốc việc #${task} lúc ${moment(outcome.day, outcome.time)}: ${answerWords(promisedOn)}. Không có gì thay đổi thêm.${open === undefined ? '' : ' Sau đó việc này được đôn đốc lần nữa, còn chờ trả lời:'}`,
    ...(open === undefined ? [] : urgeAnswers(task, open)),
    view(task),
  ],
  'told-already': ({ task, kind }) => [
    `Tin ${eventWords[kind]} việc #${task} đã được gửi đi nên không hoàn tác được. Cần nói thêm, đồng chí liên hệ trực tiếp.`,
    view(task),
  ],
  'not-undoable': ({ task, kind }) => [
    `Thao tác gần nhất của đồng chí là ${eventWords[kind]} (việc #${task}), không hoàn tác bằng /hoantac được. ${insteadOfUndo(task, kind)} Muốn hoàn tác thao tác trước đó, đồng chí gõ /hoantac kèm số việc.`,
    view(task),
  ],
  'nothing-to-undo': ({ task }) => [
    task === undefined
      ? nothingToUndo
      : `Trong 10 phút qua đồng chí không có thao tác nào với việc #${task} để hoàn tác.`,
    ...(task === undefined ? [] : [view(task)]),
    list,
  ],
  // A stranger need not know which of the two.
  'invite-void': () => ['Mã liên kết này không còn hiệu lực. Đồng chí đề nghị quản trị viên cấp mã mới.'],
  'invite-used': () => [
    'Mã liên kết này đã được dùng hoặc không còn hiệu lực. Đồng chí đề nghị quản trị viên cấp mã mới.',
  ],
  'phone-void': () => [
    'Số điện thoại này không còn hiệu lực để liên kết. Đồng chí đề nghị quản trị viên cấp mã liên kết rồi gửi mã vào đây.',
  ],
  'no-such-account': ({ account }) => [
    account === undefined
      ? 'Tài khoản này không còn được liên kết với đồng chí. Gõ /dulieu để xem các tài khoản của mình.'
      : `Đồng chí không có tài khoản nào mang số ${account}. Gõ /dulieu để xem các tài khoản của mình.`,
    { label: 'Tài khoản của tôi', send: '/dulieu' },
  ],
  'channel-not-in-use': ({ channels, active }) => [
    `Cơ quan chưa dùng trợ lý trên ${named(channels)}.`,
    ...chooseChannels(active),
  ],
  'channel-blocked': ({ channels, active }) => [
    `Đồng chí đang chặn trợ lý trên ${named(channels)}. Đồng chí bỏ chặn, nhắn một tin cho trợ lý ở đó rồi chọn lại kênh.`,
    ...chooseChannels(active),
  ],
  'channel-not-linked': ({ channels, active }) => [
    `Đồng chí chưa liên kết tài khoản ${named(channels)}. Đồng chí đề nghị quản trị viên hoặc phòng Tổng hợp cấp mã liên kết, mở trò chuyện với trợ lý của cơ quan trên ${named(channels)}, gửi mã vào đó rồi chọn lại kênh.`,
    ...chooseChannels(active),
  ],
  'already-assigned': ({ task, day, time }) => [
    `Đồng chí đã giao việc này lúc ${moment(day, time)}: việc #${task}. Không có gì thay đổi thêm.`,
    view(task),
  ],
  'may-not-assign': () => [
    'Việc mới do lãnh đạo đơn vị giao trong phạm vi phụ trách, hoặc bộ phận tổng hợp giao thay mặt lãnh đạo; chưa có gì được giao.',
    list,
  ],
  'outside-scope': ({ leader, outside }) => [
    `${joinList(outside)} không thuộc phạm vi phụ trách của ${leader === undefined ? 'đồng chí' : `đồng chí ${leader}`} nên chưa giao được; chưa có gì được lưu.`,
  ],
  'no-leader-named': () => [
    'Bộ phận tổng hợp giao việc thay mặt một lãnh đạo; đồng chí cho biết thay mặt ai, ví dụ: /giao Phòng Kinh tế, thay mặt: họ tên lãnh đạo | nội dung | thời hạn. Chưa có gì được giao.',
  ],
  'receiver-gone': () => [
    'Có đơn vị hoặc cán bộ nhận việc không còn trong danh sách của cơ quan; chưa có gì được giao. Đồng chí gõ /giao để giao lại.',
    { label: 'Giao việc', send: '/giao' },
  ],
  'deadline-past': ({ due, dueTime }) => [
    `Thời hạn ${fullDeadline(due, dueTime)} đã qua; chưa có gì được giao. Đồng chí gõ /giao để giao lại với thời hạn khác.`,
    { label: 'Giao việc', send: '/giao' },
  ],
  'unfit-attachment': ({ why, file }) => [
    `Tệp ${file} ${why === 'program-file' ? 'là tệp chương trình' : 'lớn hơn 20 MB'} nên không đính kèm được; chưa có gì được giao. Đồng chí gửi ảnh hoặc tài liệu (PDF, Word, Excel) không quá 20 MB.`,
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
