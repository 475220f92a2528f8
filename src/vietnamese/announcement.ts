import { item, text, title, type Block, type Choice, type Reply } from '../domain/chat/reply.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import type { WorkingCalendar } from '../domain/days/working-calendar.ts'
import type { LeadNews, UntoldTask } from '../domain/tasks/announcing.ts'
import { dueStatus, remaining } from '../domain/tasks/due.ts'
import { fullDeadline, shorten } from './phrases.ts'
import { urgencyWords } from './task-lines.ts'

/** Tasks of which their lead is told, under one heading, the longest-known number first. */
export interface NewsSection {
  news: LeadNews
  heading: string
  lines: Block[]
  choices: Choice[]
}

/** So many are shown of each kind; the list has the others. */
export const shownNews = 5
/** What can be taken on at one go: more in one line no platform's button stands for. */
const mostTogether = 40

const headings: Record<LeadNews, (count: number) => string> = {
  assigned: count => `Đồng chí có ${count} việc mới giao.`,
  due: count => `${count} việc của đồng chí đổi thời hạn.`,
  earlier: count => `Đồng chí có ${count} việc giao trước đây chưa tiếp nhận.`,
}

export const leftOut = (left: number): string => `Và ${left} việc khác, chọn "Xem tất cả".`

/** What a person is told of the tasks they lead, each kind of news for itself. */
export function newsSections(tasks: readonly UntoldTask[], today: LocalDate, calendar: WorkingCalendar): NewsSection[] {
  return (['assigned', 'due', 'earlier'] as const).flatMap(news => {
    const told = tasks.filter(task => task.news === news)
    if (told.length === 0) return []
    return [
      {
        news,
        heading: headings[news](told.length),
        lines: told.map(task => item(taskLines(task, today, calendar), { opens: `/viec ${task.id}` })),
        choices: choicesFor(news, told),
      },
    ]
  })
}

function taskLines(task: UntoldTask, today: LocalDate, calendar: WorkingCalendar): string[] {
  const urgency = task.urgency === 'normal' ? '' : `[${urgencyWords[task.urgency].toUpperCase()}] `
  const status = dueStatus({ work: 'in_progress', due: task.due, submittedOn: null }, today, calendar)
  const facts = [
    task.due === null ? '' : `hạn ${fullDeadline(task.due, task.dueTime)}`,
    remaining(status),
    task.assigner === null ? '' : `người giao: ${shorten(task.assigner, 60)}`,
  ]
  return [`#${task.id} ${urgency}${shorten(task.title, 160)}`, facts.filter(Boolean).join(' · ')]
}

function choicesFor(news: LeadNews, told: readonly UntoldTask[]): Choice[] {
  const [task, another] = told
  if (task && !another) return stepsOf(task)
  if (news === 'due') return [{ label: 'Xem tất cả', send: '/nhiemvu' }]
  const open = told.filter(task => task.open).map(({ id }) => id)
  const all: Choice = { label: 'Xem tất cả', send: '/nhiemvu chưa tiếp nhận' }
  return open.length > 1 && open.length <= mostTogether ? [acknowledgeAll(open), all] : [all]
}

/** Each by its number, so that what comes meanwhile is not taken on with them. */
const acknowledgeAll = (ids: readonly number[]): Choice => ({
  label: `Tiếp nhận cả ${ids.length}`,
  send: `/nhan cả ${ids.join(' ')}`,
})

function stepsOf({ id, news, open }: UntoldTask): Choice[] {
  const view: Choice = { label: `Xem #${id}`, send: `/viec ${id}` }
  if (news === 'due') return [view]
  return [
    ...(open ? [{ label: `Tiếp nhận #${id}`, send: `/nhan ${id}` }] : []),
    { label: `Hỏi lại #${id}`, send: `/ykien ${id}` },
    { label: `Không đúng người #${id}`, send: `/nhamnguoi ${id}` },
    view,
  ]
}

/** What a person is told at once of the tasks they lead: one message, whatever came together. */
export function announcement(tasks: readonly UntoldTask[], today: LocalDate, calendar: WorkingCalendar): Reply {
  const sections = newsSections(tasks, today, calendar)
  const blocks = sections.flatMap(({ heading, lines }) => [
    title(heading),
    ...lines.slice(0, shownNews),
    ...(lines.length > shownNews ? [text(leftOut(lines.length - shownNews))] : []),
  ])
  const choices = sections.flatMap(section => section.choices)
  return { blocks, choices: choices.filter(({ send }, at) => choices.findIndex(other => other.send === send) === at) }
}

/** What whoever led tasks until a file named others is told. */
export function notTheirsAnyMore(tasks: readonly { id: number; title: string }[]): Reply {
  const [task, another] = tasks
  const heading =
    task && !another
      ? `Việc #${task.id} (${shorten(task.title, 160)}) nay do người khác chủ trì; đồng chí không cần thực hiện nữa.`
      : `${tasks.length} việc nay do người khác chủ trì; đồng chí không cần thực hiện nữa.`
  return {
    blocks: [
      text(heading),
      ...(another ? tasks.slice(0, shownNews).map(({ id, title }) => item(`#${id} ${shorten(title, 160)}`)) : []),
      ...(tasks.length > shownNews ? [text(`Và ${tasks.length - shownNews} việc khác.`)] : []),
    ],
    choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }],
  }
}
