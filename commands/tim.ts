import { officeCalendar } from '../db/calendar.ts'
import { searchTasks } from '../db/tasks.ts'
import { dueStatus, remaining } from '../src/domain/due.ts'
import { say, text, title } from '../src/domain/reply.ts'
import { fold } from '../src/domain/text/normalise.ts'
import { shortDate, shorten } from '../src/domain/text/phrases.ts'
import { taskBlock } from '../src/domain/text/task-lines.ts'
import type { Command } from './command.ts'

const shown = 10

export const tim: Command = {
  name: 'tim',
  aliases: ['timkiem'],
  summary: 'Tìm việc theo từ khóa, số văn bản',
  usage: '/tim TỪ KHÓA',
  who: 'officer',
  changes: 'never',

  async run(context, args) {
    if (fold(args) === '') return say('Đồng chí muốn tìm gì? Gõ /tim kèm từ khóa, ví dụ: /tim cải cách hành chính')
    const found = await searchTasks(context.tx, context.actor, fold(args), shown + 1)
    if (found.length === 0)
      return say(`Không tìm thấy việc nào có "${shorten(args, 80)}" trong phạm vi của đồng chí. Thử từ khóa ngắn hơn.`)
    const calendar = await officeCalendar(context.tx)
    const listed = found.slice(0, shown)
    const items = listed.map(task => {
      const status = dueStatus(task, context.today, calendar)
      const facts = [task.lead, task.due && `hạn ${shortDate(task.due)}`, remaining(status)]
      const words = `#${task.id} ${shorten(task.title, 160)}\n${facts.filter(Boolean).join(' · ')}`
      return taskBlock(task.id, words, status)
    })
    const more = found.length > shown ? [text('Còn kết quả khác; đồng chí thêm từ khóa để thu hẹp.')] : []
    return {
      blocks: [title(`Kết quả tìm "${shorten(args, 80)}"`), ...items, ...more],
      choices: listed.map(task => ({ label: `#${task.id}`, send: `/viec ${task.id}` })),
    }
  },
}
