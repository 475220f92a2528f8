import { say, type Choice, type Reply } from '../domain/chat/reply.ts'
import type { Manner } from '../vietnamese/manners.ts'
import { withContact } from '../vietnamese/phrases.ts'

const tasks: Choice = { label: 'Nhiệm vụ', send: '/nhiemvu' }
const todays: Choice = { label: 'Việc hôm nay', send: '/nhiemvu hôm nay' }
const help: Choice = { label: 'Trợ giúp', send: '/trogiup' }
const settings: Choice = { label: 'Cài đặt nhắc việc', send: '/caidat' }

interface Answer {
  /** a fitting word */
  words: string
  /** what to do next */
  next: string
  choices: Choice[]
}

/** What each is answered. */
const answers: Record<Manner, (name: string) => Answer> = {
  who: () => ({
    words: 'Đây là trợ lý Nhắc Việc của cơ quan, một chương trình trả lời tự động về nhiệm vụ được giao.',
    next: 'Đồng chí chọn xem việc hôm nay hoặc phần trợ giúp.',
    choices: [todays, tasks, help],
  }),
  greeting: name => ({
    words: `Chào đồng chí${name && ` ${name}`}.`,
    next: 'Đồng chí chọn xem việc hôm nay hoặc cả danh sách nhiệm vụ.',
    choices: [todays, tasks, help],
  }),
  thanks: () => ({
    words: 'Không có gì, rất vui được hỗ trợ đồng chí.',
    next: 'Khi cần xem việc, đồng chí gõ /nhiemvu.',
    choices: [tasks],
  }),
  praise: () => ({
    words: 'Cảm ơn đồng chí đã động viên.',
    next: 'Khi cần xem việc, đồng chí gõ /nhiemvu.',
    choices: [tasks],
  }),
  goodbye: () => ({
    words: 'Chào đồng chí, hẹn gặp lại.',
    next: 'Khi cần, đồng chí cứ nhắn vào đây.',
    choices: [tasks],
  }),
  lost: () => ({
    words: 'Đồng chí cứ nhắn như vẫn nói,',
    next: 'ví dụ: "tuần này tôi có việc gì", "việc 12 xong rồi", hoặc chọn một mục dưới đây.',
    choices: [todays, tasks, help],
  }),
  complaint: () => ({
    words: 'Xin lỗi đồng chí vì sự bất tiện.',
    next: 'Đồng chí thử lại bằng một mục dưới đây; tin nhắn này chưa làm thay đổi việc nào.',
    choices: [tasks, help],
  }),
  anger: () => ({
    words: 'Xin lỗi đồng chí vì đã gây phiền.',
    next: 'Đồng chí có thể tắt nhắc buổi sáng trong phần cài đặt, hoặc chọn mục cần xem dưới đây.',
    choices: [settings, tasks, help],
  }),
  insult: () => ({
    words: 'Xin lỗi vì đã làm đồng chí chưa hài lòng.',
    next: 'Đồng chí chọn điều đang cần dưới đây.',
    choices: [tasks, help],
  }),
  'small talk': () => ({
    words: 'Trợ lý chỉ hỗ trợ về nhiệm vụ được giao.',
    next: 'Đồng chí chọn xem việc hôm nay hoặc cả danh sách nhiệm vụ.',
    choices: [todays, tasks],
  }),
}

/** The word alone, while a question is open. */
export const comfort = (manner: Manner): string => answers[manner]('').words

/** The answer to a message that asks for nothing. `contact`: who helps people, where the office has said so. */
export function answerTo(manner: Manner, name: string, contact: string | undefined): Reply {
  const { words, next, choices } = answers[manner](name)
  return { ...say(withContact(`${words} ${next}`, contact)), choices }
}
