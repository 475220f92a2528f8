import { officeCalendar } from '../db/office/calendar.ts'
import { countFound, searchTasks } from '../db/tasks/find.ts'
import { dueStatus, remaining } from '../src/domain/tasks/due.ts'
import { say, text, title } from '../src/domain/chat/reply.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { shortDate, shorten } from '../src/vietnamese/phrases.ts'
import { taskBlock } from '../src/vietnamese/task-lines.ts'
import { wallClock, type Command, type OfficerContext } from './command.ts'
import { onePage, pageTurns, readPage } from './shared/pages.ts'

const shown = 10

export const tim: Command = {
  name: 'tim',
  aliases: ['timkiem'],
  summary: 'Tìm việc theo từ khóa, số văn bản',
  usage: '/tim TỪ KHÓA',
  who: 'officer',
  changes: 'never',

  async run(context, args) {
    const { words, page: wanted } = readPage(args)
    if (fold(words) === '') return say('Đồng chí muốn tìm gì? Gõ /tim kèm từ khóa, ví dụ: /tim cải cách hành chính')
    const total = await countFound(context.tx, context.actor, fold(words))
    if (total === 0) {
      const nearer = await shorterThatIsFound(context, words)
      return {
        ...say(
          `Không tìm thấy việc nào có "${shorten(words, 80)}" trong phạm vi của đồng chí. Thử từ khóa ngắn hơn${nearer === undefined ? '' : ' dưới đây'}.`,
        ),
        ...(nearer !== undefined && { choices: [{ label: `Tìm "${shorten(nearer, 40)}"`, send: `/tim ${nearer}` }] }),
      }
    }
    const calendar = await officeCalendar(context.tx)
    const page = onePage(total, shown, wanted)
    const listed = await searchTasks(context.tx, context.actor, fold(words), shown, page.offset)
    const items = listed.map(task => {
      const status = dueStatus(task, context.today, calendar, wallClock(context))
      const facts = [
        task.officer,
        task.lead,
        task.due && `hạn ${task.dueTime ? `${task.dueTime} ` : ''}${shortDate(task.due)}`,
        remaining(status),
      ]
      const lines = [`#${task.id} ${shorten(task.title, 160)}`, facts.filter(Boolean).join(' · ')]
      return taskBlock(task.id, lines, status)
    })
    const { numbers, turns } = pageTurns(page, n => `/tim ${words} trang ${n}`)
    const more =
      page.pages > 1 ? [text(`${numbers} Còn kết quả khác; đồng chí sang trang hoặc thêm từ khóa để thu hẹp.`)] : []
    return {
      blocks: [
        title(`Kết quả tìm "${shorten(words, 80)}"${page.pages > 1 ? `: ${total} việc` : ''}`),
        ...items,
        ...more,
      ],
      choices: [...listed.map(task => ({ label: `#${task.id}`, send: `/viec ${task.id}` })), ...turns],
    }
  },
}

/** The longest end of the words, then beginning, of two words at least, that some task has: "hẻm 47". */
async function shorterThatIsFound({ tx, actor }: OfficerContext, words: string): Promise<string | undefined> {
  const all = words.split(/\s+/)
  if (all.length > mostShortened) return undefined
  for (let left = 1; left <= all.length - 2; left++)
    for (const part of [all.slice(left), all.slice(0, -left)].map(some => some.join(' ')))
      if ((await countFound(tx, actor, fold(part))) > 0) return part
  return undefined
}
const mostShortened = 6
