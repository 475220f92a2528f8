import { officeCalendar } from '../../db/office/calendar.ts'
import { concernedBy, namesOf } from '../../db/people/officers.ts'
import { assignerFor } from '../../src/actions/assign.ts'
import { decidersOfNew } from '../../src/actions/deciders.ts'
import { fileName } from '../../src/actions/evidence.ts'
import { say, type Answers, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import { nfc } from '../../src/domain/chat/tidy-text.ts'
import { dueStatus, remaining } from '../../src/domain/tasks/due.ts'
import { dueOf } from '../../src/vietnamese/assign-deadline.ts'
import { inLine, markOf } from '../../src/vietnamese/assign-line.ts'
import { findDocumentNumber, parseDocumentNumber } from '../../src/vietnamese/document-number.ts'
import type { Field, Form, Said } from '../../src/vietnamese/form.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { fullDeadline, joinList, shorten } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'
import { again, asked, checkDeadline, checkLeader, checkWho, known, leaderChoices } from './assign-answers.ts'
import { draftReply } from './assign-draft.ts'
import { lineOfReceivers, marksIn } from './receivers.ts'
import { accepted } from './refusals.ts'

const longestWhat = 1_500
const longestProduct = 300

/** Orders may sound like anything; only what asks, or takes the whole back, is none. */
const readOrder = ({ text, heard, withFile }: Said) => {
  if (!/\p{L}|\d/u.test(text) || thanks.test(fold(text)) || /[?？]\s*$/.test(text)) return { kind: 'none' } as const
  if (withFile && heard.kind === 'file') return { kind: 'none' } as const
  const turnsAway = heard.kind === 'refusal' || heard.kind === 'wait'
  if (turnsAway && leaves.test(fold(text))) return { kind: 'refused' } as const
  return { kind: 'value', value: text } as const
}
const thanks = /^(?:(?:da|vang|ok|oke|cam on|thanks)(?: (?:em|anh|chi|a|nhe|ban|nhieu))*[ ,.!]*)+$/
const leaves =
  /^(?:thoi|khong|khoi|huy|dung|de sau|bo|khoan)(?: (?:thoi|khong|giao|nua|di|a|nhe|viec|lam|can|em|anh|chi))*[.! ]*$/
/** "không có" to what may stay empty */
const nothing = /^(?:khong|chua)(?: (?:co|can|neu|ro))*[.! ]*$/

const who: Field<OfficerContext> = {
  name: 'who',
  called: /^(?:nguoi(?! (?:giao|ky|duyet)(?: |$))|don vi|noi(?! dung(?: |$))|can bo|chu tri|phoi hop|theo doi)(?: |$)/,
  ask: () =>
    asked(
      say(
        'Giao việc cho đơn vị hoặc cán bộ nào? Đồng chí gõ tên hoặc mã; nhiều đơn vị thì đơn vị đầu chủ trì, các đơn vị sau phối hợp; thêm “theo dõi: họ tên” nếu có. Gõ /huy để thôi.',
      ),
    ),
  example: () => 'Ví dụ: Phòng Kinh tế, Phòng Văn hóa; theo dõi: Nguyễn Văn A.',
  // In front of the first question there is none.
  read: said => (/^(?:quay|tro|lui) lai/.test(fold(said.text)) ? { kind: 'none' } : readOrder(said)),
  check: checkWho,
}

const what: Field<OfficerContext> = {
  name: 'what',
  called: /^(?:noi dung|viec|nhiem vu|ten viec)$/,
  ask: ({ lead = '' }) =>
    asked(
      say(
        `${lead === '' ? '' : `Giao cho ${lead}. `}Nội dung việc là gì? Đồng chí gõ nội dung, chuyển tiếp tin hoặc gửi kèm tệp, ảnh văn bản giao.`,
      ),
    ),
  example: () => 'Ví dụ: Lập danh sách cán bộ, công chức dự tập huấn.',
  takesForwarded: true,
  read: said => (/\p{L}.*\p{L}/su.test(said.text) ? readOrder(said) : { kind: 'none' }),
  check: (_, value) =>
    Promise.resolve(
      value.length > longestWhat
        ? again(
            say(
              `Nội dung dài ${value.length} ký tự, quá ${longestWhat}. Đồng chí ghi gọn lại; phần chi tiết gửi kèm bằng tệp.`,
            ),
          )
        : known({ what: inLine(value) }),
    ),
}

const product: Field<OfficerContext> = {
  name: 'product',
  optional: true,
  called: /^(?:san pham|ket qua)$/,
  ask: () =>
    asked(say('Sản phẩm, kết quả phải có là gì? Ví dụ: báo cáo, danh sách, tờ trình. Gõ “bỏ qua” nếu không nêu.')),
  read: said => (nothing.test(fold(said.text)) ? { kind: 'value', value: '' } : readOrder(said)),
  check: (_, value) =>
    Promise.resolve(
      value.length > longestProduct
        ? again(say(`Sản phẩm ghi gọn trong ${longestProduct} ký tự; phần chi tiết đồng chí gửi kèm bằng tệp.`))
        : known({ product: inLine(value) }),
    ),
}

const deadline: Field<OfficerContext> = {
  name: 'deadline',
  optional: true,
  called: /^(?:thoi han|han|ngay|thoi gian|gio|deadline)$/,
  ask: () =>
    asked(
      say(
        'Thời hạn đến khi nào? Ví dụ: 22/12; trước 15h00 thứ Sáu; 5 ngày làm việc. Gõ “không thời hạn” nếu không có.',
      ),
    ),
  read: readOrder,
  check: checkDeadline,
}

const document: Field<OfficerContext> = {
  name: 'document',
  optional: true,
  called: /^(?:van ban|cong van|can cu|so van ban)(?: |$)/,
  ask: () =>
    asked(
      say(
        'Căn cứ văn bản nào? Gõ số, ký hiệu (ví dụ 123/UBND-VP), có thể gửi kèm ảnh hoặc tệp. Gõ “bỏ qua” nếu không có.',
      ),
    ),
  read: said => {
    if (said.withFile && (said.text === '' || said.heard.kind === 'file')) return { kind: 'value', value: '' }
    return nothing.test(fold(said.text)) ? { kind: 'value', value: '' } : readOrder(said)
  },
  check: (_, value) => {
    const number = value === '' ? '' : (parseDocumentNumber(value) ?? findDocumentNumber(value))
    return Promise.resolve(
      number === undefined
        ? again(
            say(
              `Chưa đọc được số, ký hiệu văn bản trong “${shorten(value, 60)}”. Ví dụ: 123/UBND-VP. Gõ “bỏ qua” nếu không có.`,
            ),
          )
        : known({ document: number }),
    )
  },
}

const approval: Field<OfficerContext> = {
  name: 'approval',
  called: /^(?:duyet|phe duyet|viec duyet|cach duyet)$/,
  ask: () =>
    asked({
      ...say('Kết quả có cần duyệt không?'),
      choices: [
        { label: 'Cần duyệt', send: 'cần duyệt' },
        { label: 'Không cần duyệt', send: 'không cần duyệt' },
      ],
    }),
  read: ({ text }) => {
    const said = fold(text)
    if (/^(?:khong|ko|k|khoi|mien)\b/.test(said)) return { kind: 'value', value: 'không' }
    return /^(?:(?:da|vang|u)[ ,]*)?(?:co|can|phai|duyet|dung|ok)\b/.test(said)
      ? { kind: 'value', value: 'có' }
      : { kind: 'none' }
  },
}

const leader: Field<OfficerContext> = {
  name: 'leader',
  called: /^(?:lanh dao|nguoi giao|thay mat|nguoi ky)(?: |$)/,
  when: ({ clerk = '' }) => clerk !== '',
  ask: answers =>
    asked({
      ...say('Giao thay mặt lãnh đạo nào? Đồng chí được ghi là người nhập.'),
      choices: leaderChoices(answers),
    }),
  read: readOrder,
  check: checkLeader,
}

/** In the order in which they are asked. */
export const assignFields = { who, what, product, deadline, document, approval, leader }
const fields = [who, what, product, deadline, document, approval, leader] as const

/** `done`: assigns it. */
export const assignForm = (done: Form<OfficerContext>['done']): Form<OfficerContext> => ({
  fields,
  about: () => 'việc định giao',
  summary: answers => summary(answers),
  before: draftFacts,
  done,
  ofFile: 'Đã nhận tệp; tệp sẽ được đính kèm khi giao việc.',
  left: () => ({ ...say('Đã dừng, chưa giao việc nào.'), choices: [{ label: 'Giao việc', send: '/giao' }] }),
  again: () => ({
    ...say('Muốn giao việc, đồng chí gõ lại /giao.'),
    choices: [{ label: 'Giao việc', send: '/giao' }],
  }),
})

/** All that the summary says besides the answers. @throws UserError where it may not be assigned so */
async function draftFacts(context: OfficerContext, answers: Answers): Promise<Answers> {
  const { tx, actor, today, now, message } = context
  const { workers, followers } = marksIn(answers['who'] ?? '')
  const parts = [...workers, ...followers]
  const { assigner } = accepted(await assignerFor(tx, actor, parts, inNameOf(answers)))
  const [lead] = workers
  const heads = lead ? await concernedBy(tx, [{ ...lead, role: 'lead' as const }]) : []
  const responsible = await namesOf(
    tx,
    heads.map(({ officerId }) => officerId),
  )
  const deciders =
    answers['approval'] === 'có' && lead
      ? await decidersOfNew(tx, { assignerId: assigner.officerId, lead, submittedBy: lead.officerId }, now)
      : []
  const due = dueOf(answers['deadline'] ?? '')
  const calendar = await officeCalendar(tx)
  const status = due && dueStatus({ work: 'in_progress', due: due.due, submittedOn: null }, today, calendar)
  const off = due && !calendar.isWorkingDay(due.due) ? '; là ngày nghỉ' : ''
  const names = [...new Set(message.files.map(fileName))]
  return {
    duty: responsible.length > 0 ? `đồng chí ${joinList(responsible)} báo cáo kết quả` : '',
    shownDeadline: due && status ? `${fullDeadline(due.due, due.dueTime)} (${remaining(status)}${off})` : '',
    assigner: assigner.name,
    deciders: deciders.length > 0 ? `đồng chí ${joinList(await namesOf(tx, deciders))}` : '',
    files: joinList(names),
  }
}

export const inNameOf = ({ leader: id = '' }: Answers): number | null => (id === '' ? null : Number(id))

function summary(answers: Answers): Reply {
  const said = (name: string): string => answers[name] ?? ''
  const facts = {
    ...{ lead: said('lead'), helpers: said('helpers'), followers: said('watchers'), duty: said('duty') },
    ...{
      deadline: said('shownDeadline'),
      assigner: said('assigner'),
      deciders: said('deciders'),
      files: said('files'),
    },
    clerk: said('clerk') !== '',
  }
  const choices: Choice[] = [
    { label: 'Đúng, giao việc này', send: lineOf(answers) },
    { label: 'Thôi', send: '/huy' },
  ]
  return asked(draftReply(answers, facts, choices))
}

/** The whole draft as a line, by which it can be assigned once, whatever the conversation has come to. */
function lineOf(answers: Answers): string {
  const said = (name: string): string => answers[name] ?? ''
  const leading =
    said('leader') === '' ? '' : `; thay mặt: ${markOf({ officerId: Number(said('leader')), unitId: null })}`
  const { workers, followers } = marksIn(said('who'))
  const receivers = lineOfReceivers({ workers, followers, leader: undefined })
  const how = [said('approval') === 'có' ? 'duyệt' : 'không duyệt', said('urgency')].filter(Boolean).join(', ')
  const parts = [`${receivers}${leading}`, said('what'), said('deadline'), said('product'), said('document'), how]
  // A line is what could have been typed: no blank is doubled.
  return nfc(`/giao @${said('key')} ${parts.join(' | ')}`)
}
