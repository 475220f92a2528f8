import { officeCalendar } from '../db/office/calendar.ts'
import { countFound, searchTasks } from '../db/tasks/find.ts'
import { dueStatus, remaining } from '../src/domain/tasks/due.ts'
import { say, text, title } from '../src/domain/chat/reply.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { shortDate, shorten } from '../src/vietnamese/phrases.ts'
import { taskBlock } from '../src/vietnamese/task-lines.ts'
import type { Command } from './command.ts'
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
    if (total === 0)
      return say(`Không tìm thấy việc nào có "${shorten(words, 80)}" trong phạm vi của đồng chí. Thử từ khóa ngắn hơn.`)
    const calendar = await officeCalendar(context.tx)
    const page = onePage(total, shown, wanted)
    const listed = await searchTasks(context.tx, context.actor, fold(words), shown, page.offset)
    const items = listed.map(task => {
      const status = dueStatus(task, context.today, calendar)
      const facts = [task.lead, task.due && `hạn ${shortDate(task.due)}`, remaining(status)]
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
