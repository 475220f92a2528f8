import {
  followedLate,
  helpChoice as help,
  progressChoice,
  startChoices,
  tasksChoice as tasks,
} from '../../commands/shared/start-choices.ts'
import { say, type Choice, type Reply } from '../domain/chat/reply.ts'
import { isLeader, type Actor } from '../domain/people/access.ts'
import type { Manner } from '../vietnamese/manners.ts'
import { withContact } from '../vietnamese/phrases.ts'

const todays: Choice = { label: 'Việc hôm nay', send: '/nhiemvu hôm nay' }
const settings: Choice = { label: 'Cài đặt nhắc việc', send: '/caidat' }

interface Answer {
  /** a fitting word */
  words: string
  /** what to do next */
  next: string
  choices: Choice[]
}

/** To whom it is said: `leads`, whether they follow others, and may have no task of their own. */
interface To {
  name: string
  leads: boolean
  /** where to begin */
  start: Choice[]
}

/** The nearest thing to look at. */
const looks = ({ leads }: To): Pick<Answer, 'next' | 'choices'> =>
  leads
    ? {
        next: 'Đồng chí chọn xem tiến độ, việc quá hạn của các đơn vị đang theo dõi hoặc nhiệm vụ của riêng mình.',
        choices: [progressChoice, followedLate, tasks, help],
      }
    : { next: 'Đồng chí chọn xem việc hôm nay hoặc cả danh sách nhiệm vụ.', choices: [todays, tasks, help] }

const later = ({ leads, start }: To): Pick<Answer, 'next' | 'choices'> => ({
  next: leads ? 'Khi cần, đồng chí gõ /tiendo hoặc /nhiemvu.' : 'Khi cần xem việc, đồng chí gõ /nhiemvu.',
  choices: start.slice(0, -1),
})

/** What each is answered. */
const answers: Record<Manner, (to: To) => Answer> = {
  who: to => ({
    words: 'Đây là trợ lý Nhắc Việc của cơ quan, một chương trình trả lời tự động về nhiệm vụ được giao.',
    ...looks(to),
  }),
  greeting: to => ({ words: `Chào đồng chí${to.name && ` ${to.name}`}.`, ...looks(to) }),
  thanks: to => ({ words: 'Không có gì, rất vui được hỗ trợ đồng chí.', ...later(to) }),
  praise: to => ({ words: 'Cảm ơn đồng chí đã động viên.', ...later(to) }),
  goodbye: ({ start }) => ({
    words: 'Chào đồng chí, hẹn gặp lại.',
    next: 'Khi cần, đồng chí cứ nhắn vào đây.',
    choices: start.slice(0, -1),
  }),
  lost: to => ({
    words: 'Đồng chí cứ nhắn như vẫn nói,',
    next: to.leads
      ? 'ví dụ: "tuần này phòng nào chậm", "việc quá hạn của đồng chí Lan", hoặc chọn một mục dưới đây.'
      : 'ví dụ: "tuần này tôi có việc gì", "việc 12 xong rồi", hoặc chọn một mục dưới đây.',
    choices: looks(to).choices,
  }),
  complaint: ({ start }) => ({
    words: 'Xin lỗi đồng chí vì sự bất tiện.',
    next: 'Đồng chí thử lại bằng một mục dưới đây; tin nhắn này chưa làm thay đổi việc nào.',
    choices: start,
  }),
  anger: ({ start }) => ({
    words: 'Xin lỗi đồng chí vì đã gây phiền.',
    next: 'Đồng chí có thể tắt nhắc buổi sáng trong phần cài đặt, hoặc chọn mục cần xem dưới đây.',
    choices: [settings, ...start],
  }),
  insult: ({ start }) => ({
    words: 'Xin lỗi vì đã làm đồng chí chưa hài lòng.',
    next: 'Đồng chí chọn điều đang cần dưới đây.',
    choices: start,
  }),
  'small talk': to => ({
    words: 'Trợ lý chỉ hỗ trợ về nhiệm vụ được giao.',
    ...looks(to),
  }),
}

/** The word alone, while a question is open. */
export const comfort = (manner: Manner): string => answers[manner]({ name: '', leads: false, start: [] }).words

/** "ok", "vâng", said to nothing: heard, and nothing done. */
export const noted = (actor: Actor): Reply => ({
  ...say('Vâng. Chưa có gì thay đổi.'),
  choices: startChoices(actor).slice(0, -1),
})

/** The answer to a message that asks for nothing. `contact`: who helps people, where the office has said so. */
export function answerTo(manner: Manner, actor: Actor, contact: string | undefined): Reply {
  const to = { name: actor.name, leads: isLeader(actor), start: startChoices(actor) }
  const { words, next, choices } = answers[manner](to)
  return { ...say(withContact(`${words} ${next}`, contact)), choices }
}
