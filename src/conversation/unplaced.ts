import { refusalOf } from '../../commands/shared/steps.ts'
import type { Conversation } from '../../db/messages/conversations.ts'
import { findTask } from '../../db/tasks/find.ts'
import { listTasks } from '../../db/tasks/lists.ts'
import { say, type Choice, type Reply } from '../domain/chat/reply.ts'
import type { Actor } from '../domain/people/access.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { own } from '../domain/tasks/task-list.ts'
import { refuses } from '../vietnamese/confirmation.ts'
import { hear, type HeardKind } from '../vietnamese/heard.ts'
import { isWithLeaders } from '../vietnamese/heard/clause.ts'
import { countedReport } from '../vietnamese/intent/counted.ts'
import { shareIn } from '../vietnamese/intent/numbers.ts'
import { mannerOf, type Manner } from '../vietnamese/manners.ts'
import { fold } from '../vietnamese/normalise.ts'
import { shorten } from '../vietnamese/phrases.ts'
import { taskAtHand } from '../vietnamese/pointed.ts'
import { rankByTitle } from '../vietnamese/rank-titles.ts'
import type { Asked } from './run.ts'

// What was done is told without the task it belongs to: nothing is lost, the task is asked for.

const mostOffered = 6
/** "xong hết rồi", "báo xong": not even what was done is told. */
const onlyDone =
  /^(?:(?:da|em|toi|minh|bao|cac viec|moi viec|tat ca|cai|viec|nay|do|kia|lam|a|ok|vay la) )*(?:xong|hoan thanh|hoan tat)(?: (?:het|ca|roi|luon|viec|sach|xuoi|a|nhe|nha|sep|anh|chi|em|ca roi|cac viec|cai nay|viec nay))*[.! ]*$/
/** Behind a question that was left these are a late answer; of itself each may be anything. */
/** "xong 5h chiều nay": when it is, or was, and no more. */
const onlyWhen =
  /^(?:(?:da|em|e|toi|minh|lam|moi|vua) )*(?:xong|hoan thanh|hoan tat) (?:luc |hoi |vao )?\d{1,2} ?(?:h|g|gio)(?:\d{2})?(?: ?(?:\d{1,2}|kem \d+|ruoi|phut|sang|trua|chieu|toi|nay|qua|hom|roi|a|nha|nhe|sep|anh|chi|em))*[.! ]*$/
/** "cái vụ camera lắp xong rùi nghen" */
const finished = /(?:^| )(?:xong|hoan thanh|hoan tat)(?: |$)/
const maybeDone: ReadonlySet<HeardKind> = new Set(['unsure', 'under way', 'figure'])
const late: ReadonlySet<HeardKind> = new Set(['figure', 'negative', 'under way', 'by another'])

/** The question for the task, with the one whose question was left first; undefined where nothing like a report was said. */
export async function askForTask(
  words: string,
  { leftForm, choices = [] }: Pick<Conversation, 'leftForm'> & Partial<Pick<Conversation, 'choices'>>,
  actor: Actor,
  context: Asked,
  isUnseen = false,
): Promise<Reply | undefined> {
  const count = countedReport(words, !isUnseen)
  if ((isUnseen && !count) || complains(words) || refuses(words)) return undefined
  const { kind } = hear(words)
  const left = leftForm?.command === 'xong' ? Number(leftForm.answers['task']) : undefined
  const bare = onlyDone.test(fold(words)) || onlyWhen.test(fold(words))
  const part = shareIn(nfc(words)) !== undefined || count?.isPart === true
  const above = (kind === 'under way' || kind === 'unfinished') && isWithLeaders(fold(words))
  const tells =
    kind === 'answer' || above || (part && kind === 'unfinished') || (maybeDone.has(kind) && finished.test(fold(words)))
  if (!count && !bare && !tells && !(left !== undefined && late.has(kind))) return undefined
  const command = count?.command ?? (above || (part && kind === 'unfinished') ? 'capnhat' : 'xong')
  const tasks = await tasksFor(command, words, left ?? taskAtHand(choices), actor, context)
  if (tasks.length === 0) return undefined
  const text = command === 'nhan' || bare ? '' : `: ${words}`
  const asked = count
    ? `Trợ lý hiểu «${shorten(count.counted, 60)}» là số lượng, chưa rõ thuộc việc nào. ${count.isPart ? 'Đồng chí chọn việc cần ghi tiến độ.' : `Nếu ${count.number} là số việc, đồng chí gõ /${command} ${count.number}; nếu không, chọn việc dưới đây.`}`
    : bare
      ? 'Đồng chí báo hoàn thành việc nào? Chọn việc dưới đây hoặc gõ /xong kèm số việc.'
      : `«${shorten(words, 200)}» là ${command === 'xong' ? 'kết quả' : 'tiến độ'} của việc nào? Chưa có gì được ghi nhận; đồng chí chọn việc dưới đây hoặc gõ /${command} SỐ kèm ${command === 'xong' ? 'kết quả' : 'nội dung'}.`
  return {
    ...say(asked),
    choices: [
      ...tasks.map(({ id, title }): Choice => ({
        label: `#${id} ${shorten(title, 40)}`,
        send: `/${command} ${id}${text}`,
      })),
      { label: 'Không phải kết quả', send: '/huy' },
    ],
    keepsFiles: true,
  }
}

const upset: ReadonlySet<Manner> = new Set(['anger', 'insult'])
/** Longer words may tell of somebody's anger. */
const fewWords = 12

/** "báo cáo xong 2 lần rồi mà vẫn nhắc hoài" */
function complains(words: string): boolean {
  const manner = mannerOf(words)
  return manner !== undefined && upset.has(manner) && words.split(/\s+/).length <= fewWords
}

/** The open tasks that are looked through for the words of a report. */
const mostRanked = 200

/** Those that this person may report: the one whose question was left first, then by the words they share with the report, then the most urgent. */
async function tasksFor(command: string, words: string, left: number | undefined, actor: Actor, context: Asked) {
  const { tx } = context
  const first = left === undefined ? undefined : await findTask(tx, left)
  const filter =
    command === 'nhan' ? ({ role: 'lead', work: 'not_acknowledged' } as const) : ({ role: 'lead' } as const)
  const listed = await listTasks(tx, own(actor), 'open', filter, { offset: 0, limit: mostRanked })
  const ranked = rankByTitle(nfc(words), listed)
  const open: { id: number; title: string }[] = []
  for (const task of [...(first ? [first] : []), ...ranked.filter(({ id }) => id !== left)]) {
    if (open.length === mostOffered) break
    if (!(await refusalOf({ ...context, actor }, command, task.id))) open.push(task)
  }
  return open
}
