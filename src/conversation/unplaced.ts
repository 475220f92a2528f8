import { refusalOf } from '../../commands/shared/steps.ts'
import type { Conversation } from '../../db/messages/conversations.ts'
import { findTask } from '../../db/tasks/find.ts'
import { listTasks } from '../../db/tasks/lists.ts'
import { say, type Choice, type Reply } from '../domain/chat/reply.ts'
import type { Actor } from '../domain/people/access.ts'
import { own } from '../domain/tasks/task-list.ts'
import { hear, type HeardKind } from '../vietnamese/heard.ts'
import { countedReport } from '../vietnamese/intent/counted.ts'
import { fold } from '../vietnamese/normalise.ts'
import { shorten } from '../vietnamese/phrases.ts'
import type { Asked } from './run.ts'

// What was done is told without the task it belongs to: nothing is lost, the task is asked for.

const mostOffered = 6
/** "xong hết rồi", "báo xong": not even what was done is told. */
const onlyDone =
  /^(?:(?:da|em|toi|minh|bao|cac viec|moi viec|tat ca|cai|viec|nay|do|kia|lam|a|ok|vay la) )*(?:xong|hoan thanh|hoan tat)(?: (?:het|ca|roi|luon|viec|sach|xuoi|a|nhe|nha|sep|anh|chi|em|ca roi|cac viec|cai nay|viec nay))*[.! ]*$/
/** Behind a question that was left these are a late answer; of itself each may be anything. */
const late: ReadonlySet<HeardKind> = new Set(['figure', 'negative', 'under way', 'by another'])

/** The question for the task, with the one whose question was left first; undefined where nothing like a report was said. */
export async function askForTask(
  words: string,
  { leftForm }: Pick<Conversation, 'leftForm'>,
  actor: Actor,
  context: Asked,
): Promise<Reply | undefined> {
  const count = countedReport(words)
  const { kind } = hear(words)
  const left = leftForm?.command === 'xong' ? Number(leftForm.answers['task']) : undefined
  const bare = onlyDone.test(fold(words))
  if (!count && !bare && kind !== 'answer' && !(left !== undefined && late.has(kind))) return undefined
  const command = count?.command ?? 'xong'
  const tasks = await tasksFor(command, left, actor, context)
  if (tasks.length === 0) return undefined
  const text = command === 'nhan' || bare ? '' : `: ${words}`
  const asked = count
    ? `Trợ lý hiểu «${shorten(count.counted, 60)}» là số lượng, chưa rõ thuộc việc nào. Nếu ${count.number} là số việc, đồng chí gõ /${command} ${count.number}; nếu không, chọn việc dưới đây.`
    : bare
      ? 'Đồng chí báo hoàn thành việc nào? Chọn việc dưới đây hoặc gõ /xong kèm số việc.'
      : `«${shorten(words, 200)}» là kết quả của việc nào? Chưa có gì được ghi nhận; đồng chí chọn việc dưới đây hoặc gõ /xong SỐ kèm kết quả.`
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

/** The most urgent that this person may report, behind the one whose question was left. */
async function tasksFor(command: string, left: number | undefined, actor: Actor, context: Asked) {
  const { tx } = context
  const first = left === undefined ? undefined : await findTask(tx, left)
  const filter =
    command === 'nhan' ? ({ role: 'lead', work: 'not_acknowledged' } as const) : ({ role: 'lead' } as const)
  const listed = await listTasks(tx, own(actor), 'open', filter, { offset: 0, limit: mostOffered })
  const open: { id: number; title: string }[] = []
  for (const task of [...(first ? [first] : []), ...listed.filter(({ id }) => id !== left)])
    if (!(await refusalOf({ ...context, actor }, command, task.id))) open.push(task)
  return open.slice(0, mostOffered)
}
