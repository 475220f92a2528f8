import type { Secret } from '../domain/chat/incoming.ts'
import { UserError } from '../domain/chat/errors.ts'
import type { CommandInfo } from '../../commands/command.ts'
import { startChoices } from '../../commands/shared/start-choices.ts'
import { confirmation } from '../vietnamese/confirmation.ts'
import { messagesAMinute } from '../domain/chat/pause.ts'
import type { Actor } from '../domain/people/access.ts'
import { say, type Choice, type Reply } from '../domain/chat/reply.ts'
import { hear } from '../vietnamese/heard.ts'
import { beginsWithCounted } from '../vietnamese/intent/counted.ts'
import { describeLine, labelLine } from '../vietnamese/intent/describe.ts'
import { shorten, withContact } from '../vietnamese/phrases.ts'

// Answers to what is no command, or none that this person may use.

export const howToLink: Reply = {
  ...say(
    'Đây là trợ lý Nhắc Việc của cơ quan. Tài khoản này chưa được liên kết với cán bộ nào.',
    'Để liên kết, đồng chí gửi mã liên kết (ví dụ ABCD-2345) do quản trị viên hoặc phòng Tổng hợp cấp.',
  ),
  choices: [{ label: 'Gửi số điện thoại của tôi', send: '/lienket', contact: true }],
}

type Who = Actor | undefined

/** How to begin: a leader's own list may be empty. */
const howToBegin = (actor: Who): string =>
  startChoices(actor)
    .slice(0, -1)
    .map(({ label, send }) => `${send} để xem ${label.toLowerCase()}`)
    .join(', ')

export const empty = (actor: Who): Reply => ({
  ...say(`Tin nhắn không có nội dung. Đồng chí gõ ${howToBegin(actor)}, hoặc /trogiup để xem hướng dẫn.`),
  choices: startChoices(actor),
})

/** `contact`: whom to turn to, where the office has said so. */
export const notUnderstood = (actor: Who, contact?: string): Reply => ({
  ...say(
    withContact(
      `Trợ lý chưa hiểu tin nhắn này. Đồng chí gõ ${howToBegin(actor)}, hoặc /trogiup để xem các lệnh.`,
      contact,
    ),
  ),
  choices: startChoices(actor),
})

export const unsupported = (actor: Who): Reply => ({
  ...say('Trợ lý chỉ đọc được chữ, ảnh và tệp. Đồng chí gõ /trogiup để xem các lệnh.'),
  choices: startChoices(actor),
})

export const fileWithoutWords: Reply = say(
  'Đã nhận tệp nhưng chưa biết tệp thuộc việc nào. Để nộp minh chứng, đồng chí gửi lại tệp kèm chú thích: /xong SỐ KẾT QUẢ, ví dụ: /xong 12 Đã trình báo cáo 45/BC-UBND.',
)

export const forwarded: Reply = say(
  'Tin chuyển tiếp không được tính là lựa chọn hay câu trả lời, chưa có gì thay đổi. Đồng chí tự gõ nội dung, hoặc gõ /trogiup để xem các lệnh.',
)

/** What came right behind a marking is refused too, once: whoever sent it by mistake is told what to do. */
export function refusedSecret({ behind, next }: Secret): Reply {
  const where = behind ? 'gửi ngay sau dấu chỉ độ mật' : 'có dấu chỉ độ mật'
  return say(
    `Tin nhắn ${where} nên không được tiếp nhận. Không gửi nội dung MẬT, TỐI MẬT, TUYỆT MẬT qua Nhắc Việc; đồng chí xử lý theo quy định về bảo vệ bí mật nhà nước.`,
    afterRefusal(behind, next),
  )
}

function afterRefusal(behind: Secret['behind'], next: Secret['next']): string {
  if (behind)
    return next === 'files'
      ? 'Nếu tệp không thuộc tài liệu mật, đồng chí gửi lại kèm chú thích.'
      : 'Nếu nội dung không thuộc tài liệu mật, đồng chí gửi lại tin này.'
  return next === 'message'
    ? 'Tin gửi ngay sau tin này trong 5 phút tới cũng không được tiếp nhận, trừ các lệnh.'
    : 'Nếu nội dung không mật, đồng chí viết lại cho rõ, đủ dấu rồi gửi lại.'
}

export const tooLong = (length: number, limit: number): Reply =>
  say(`Tin nhắn dài ${length} ký tự, vượt quá ${limit} ký tự. Đồng chí rút gọn rồi gửi lại.`)

export const noSuchChoice = (number: number, choices: readonly Choice[], actor: Who): Reply =>
  choices.length > 0
    ? {
        ...say(
          `Không có lựa chọn số ${number}, và trong phạm vi của đồng chí không có việc số ${number}. Đồng chí chọn lại:`,
        ),
        choices: choices.map(({ label, send, contact }) => ({ label, send, ...(contact && { contact }) })),
      }
    : {
        ...say(
          `Chưa có danh sách nào để chọn số ${number}, và trong phạm vi của đồng chí không có việc số ${number}. Đồng chí gõ /nhiemvu để xem nhiệm vụ.`,
        ),
        choices: startChoices(actor),
      }

export const noFurtherPage = (choices: readonly Choice[]): Reply => ({
  ...say('Danh sách đã hết, không còn trang sau. Đồng chí chọn trong các mục đã hiện:'),
  choices: [...choices],
})

export const expiredList = (choices: readonly Choice[]): Reply => ({
  ...say('Danh sách này đã cũ nên chưa thực hiện lựa chọn nào. Đồng chí chọn lại:'),
  choices: [...choices],
})

/** Words that are not clearly a result are asked back once, not again behind the yes: they are written word for word. */
function asConfirmed(line: string): string {
  const [, step = '', task = '', words = ''] = /^(\/(?:xong|capnhat)) (\d{1,9}) ([^:].*)$/su.exec(line) ?? []
  const counts = words !== '' && beginsWithCounted(words)
  const unclear = step === '/xong' && words !== '' && hear(words, Number(task)).kind !== 'answer'
  return counts || unclear ? `${step} ${task}: ${words}` : line
}

/** Before anything is changed that was not typed as a command. `send`: the line that the yes stands for. */
export const confirm = (line: string, by: 'rules' | 'model', what = describeLine(line), send = line): Reply => ({
  ...say(
    `${by === 'model' ? 'Theo cách hiểu của trí tuệ nhân tạo (AI)' : 'Trợ lý hiểu là'} đồng chí muốn ${what}.`,
    `${line.startsWith('/tamdung ') ? 'Việc dừng cho đến khi có /tieptuc, chưa hẹn được ngày. ' : ''}Đúng như vậy không? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
  ),
  choices: confirmation(asConfirmed(send), labelLine(line)),
  keepsFiles: true,
})

export const didYouMean = (lines: readonly string[]): Reply => ({
  ...say(
    lines.every(line => /^\/viec \d+$/.test(line))
      ? 'Trợ lý mở từng việc một. Đồng chí chọn việc cần xem:'
      : 'Trợ lý chưa chắc đồng chí muốn gì. Có phải đồng chí muốn:',
  ),
  choices: [...lines.map(line => ({ label: capital(labelLine(line)), send: line })), { label: 'Không', send: '/huy' }],
})

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What of a request the answer has left out of account. */
export const leftOut = (words: readonly string[]): Reply =>
  say(`Câu trả lời chưa xét đến: ${words.map(part => `"${shorten(part, 60)}"`).join(', ')}.`)

/** What was to be done with a task that is only shown. */
export const notDone = (words: readonly string[]): Reply =>
  say(`Trợ lý chưa làm được phần ${words.map(part => `"${shorten(part, 60)}"`).join(', ')}; việc này giữ nguyên.`)

export const nothingChanged: Reply = say('Chưa ghi nhận thay đổi nào. Đây là việc đồng chí nhắc tới:')

export const unavailable = (name: string, actor: Who): Reply => ({
  ...say(`Chức năng /${name} chưa có trong phiên bản này. Đồng chí gõ /trogiup để xem các lệnh đang dùng được.`),
  choices: startChoices(actor),
})

export const unknownCommand = (typed: string, suggestion: string | undefined, actor: Who): Reply =>
  suggestion
    ? {
        ...say(`Không có lệnh /${shorten(typed, 32)}. Có phải đồng chí muốn gõ /${suggestion}?`),
        choices: [
          { label: `/${suggestion}`, send: `/${suggestion}` },
          { label: 'Trợ giúp', send: '/trogiup' },
        ],
      }
    : {
        ...say(`Không có lệnh /${shorten(typed, 32)}. Đồng chí gõ /trogiup để xem các lệnh.`),
        choices: startChoices(actor),
      }

export const notAllowed = (command: CommandInfo, actor: Who): Reply => ({
  ...say(`Lệnh /${command.name} dành cho lãnh đạo và bộ phận tổng hợp. Đồng chí gõ /trogiup để xem các lệnh của mình.`),
  choices: startChoices(actor),
})

export const askedToPause: Reply = say(
  `Đồng chí đã gửi hơn ${messagesAMinute} tin trong một phút. Các tin tiếp theo sẽ được trả lời lần lượt sau ít phút, đồng chí không cần gửi lại.`,
)

/** A refusal that offers nothing says at least how to begin; while a question is open, that is what comes next. */
export const withNextStep = (reply: Reply, actor: Who): Reply =>
  actor && !reply.form && !reply.choices?.length ? { ...reply, choices: startChoices(actor) } : reply

/** What a person is told of an error: its own words where it has some for them, else the code under which it was logged. */
export function explain(error: unknown, code: string | undefined): Reply {
  if (error instanceof UserError) return { ...say(error.message), choices: error.choices }
  return say(`Có lỗi, đã ghi nhận (mã ${code}). Đồng chí thử lại sau ít phút; nếu vẫn lỗi, báo quản trị viên mã này.`)
}
