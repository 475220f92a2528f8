import { officeCalendar } from '../db/calendar.ts'
import { evidenceOf, historyOf } from '../db/task-events.ts'
import { taskDetails, type Party } from '../db/tasks.ts'
import { mayReport } from '../src/domain/access.ts'
import { dueStatus, remaining } from '../src/domain/due.ts'
import { localDate, localTime } from '../src/domain/local-date.ts'
import { item, text, title, type Choice } from '../src/domain/reply.ts'
import type { EventKind, Task } from '../src/domain/task.ts'
import { fullDate, joinList, moment, shortDate, shorten } from '../src/domain/text/phrases.ts'
import { reviewWords, urgencyWords, workWords } from '../src/domain/text/task-lines.ts'
import type { Command } from './command.ts'
import { askWhich, leadName, taskNumber, visibleTask } from './shared/task-argument.ts'

const historyShown = 8

const eventWords: Record<EventKind, string> = {
  imported: 'nhập từ bảng tính',
  import_changed: 'cập nhật từ bảng tính',
  acknowledged: 'tiếp nhận',
  progressed: 'cập nhật tiến độ',
  submitted: 'trình kết quả',
  completed: 'báo hoàn thành',
  undone: 'hoàn tác',
  approved: 'duyệt kết quả',
  returned: 'trả lại',
  paused: 'tạm dừng',
  withdrawn: 'thu hồi',
}

export const viec: Command = {
  name: 'viec',
  aliases: ['v'],
  summary: 'Xem một việc và quá trình xử lý',
  usage: '/viec SỐ',
  who: 'officer',
  changes: 'never',

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'viec', 'Đồng chí muốn xem việc nào?', () => true)
    const { task, parties } = await visibleTask(context, number.id)
    const details = await taskDetails(context.tx, task.id)
    const status = dueStatus(task, context.today, await officeCalendar(context.tx))
    const day = (ms: number) => moment(localDate(ms, context.office.timeZone), localTime(ms, context.office.timeZone))

    const deadline =
      task.due === null ? (details?.dueText ?? 'không thời hạn') : `${fullDate(task.due)} (${remaining(status)})`
    const others = [
      ...named(parties, 'coordinator'),
      ...(details?.otherCoordinators ? [details.otherCoordinators] : []),
    ]
    const documentDate = details?.documentDate ? ` ngày ${shortDate(details.documentDate)}` : ''
    const facts: [string, string | null | undefined][] = [
      ['Chủ trì', leadName(parties)],
      ['Phối hợp', joinList(others)],
      ['Thời hạn', deadline],
      ['Tình trạng', state(task)],
      ['Độ khẩn', task.urgency === 'normal' ? null : urgencyWords[task.urgency]],
      ['Văn bản giao', details?.document && `${details.document}${documentDate}`],
      ['Nguồn giao', details?.source],
      ['Người giao', details?.assigner],
      ['Sản phẩm', details?.product],
      ['Kết quả', task.result],
      ['Văn bản kết quả', task.resultDocument],
      ['Minh chứng', joinList((await evidenceOf(context.tx, task.id)).map(proof => proof.name))],
      ['Ghi chú', details?.note],
    ]
    const history = await historyOf(context.tx, task.id, historyShown + 1)
    const longer = history.length > historyShown
    return {
      blocks: [
        title(`#${task.id} ${task.title}`),
        text(facts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join('\n')),
        title(`Quá trình xử lý${longer ? ` (${historyShown} lần gần nhất)` : ''}`),
        ...history
          .slice(0, historyShown)
          .map(event =>
            item(
              `${day(event.at)}: ${event.by ?? 'Quản trị'} ${eventWords[event.kind]}${event.note ? `\n${shorten(event.note, 300)}` : ''}`,
            ),
          ),
      ],
      choices: mayReport(context.actor, parties) ? reportChoices(task) : [],
    }
  },
}

const named = (parties: readonly Party[], role: Party['role']): string[] =>
  parties.filter(party => party.role === role).flatMap(party => party.officer ?? party.unit ?? [])

function state(task: Task): string {
  const review = task.review === 'none' ? '' : `, ${reviewWords[task.review]}`
  const progress = task.work === 'in_progress' && task.progress > 0 ? ` ${task.progress}%` : ''
  return `${workWords[task.work]}${progress}${review}`
}

function reportChoices(task: Task): Choice[] {
  if (task.work === 'done' || task.work === 'withdrawn' || task.review === 'pending') return []
  const { id } = task
  return [
    ...(task.work === 'not_acknowledged' ? [{ label: 'Tiếp nhận', send: `/nhan ${id}` }] : []),
    { label: 'Cập nhật', send: `/capnhat ${id}` },
    { label: 'Báo hoàn thành', send: `/xong ${id}` },
  ]
}
