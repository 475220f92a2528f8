import { countDone, countOpen, listTasks } from '../../db/tasks/lists.ts'
import type { ListCounts, ListedPart, ListPart, TaskList, Whose } from '../../src/domain/tasks/task-list.ts'
import type { OfficerContext } from '../command.ts'
import type { Day } from './asked-list.ts'
import type { Page } from './pages.ts'
import type { ListOwner } from './whose.ts'

export const pageSize = 8

export type Counts = ListCounts & { done: number }
export type Group = keyof Counts

/** In the order of the list: the most urgent first. `counted`: with a number before it. */
export const groups: Record<Group, { name: string; counted: string; part: ListPart }> = {
  overdue: { name: 'Quá hạn', counted: 'việc quá hạn', part: 'open' },
  today: { name: 'Hạn hôm nay', counted: 'việc đến hạn hôm nay', part: 'open' },
  soon: { name: 'Sắp đến hạn', counted: 'việc sắp đến hạn', part: 'open' },
  later: { name: 'Còn thời gian', counted: 'việc còn thời gian', part: 'open' },
  undated: { name: 'Không thời hạn', counted: 'việc không thời hạn', part: 'open' },
  waiting: { name: 'Chờ duyệt', counted: 'việc chờ duyệt', part: 'waiting' },
  done: { name: 'Đã xong', counted: 'việc đã xong', part: 'done' },
}
export const groupNames = Object.keys(groups) as Group[]

export async function countsOf(
  { tx }: OfficerContext,
  whose: Whose,
  { parts, filter }: TaskList,
  day: Day,
): Promise<Counts> {
  return {
    ...(await countOpen(tx, whose, filter, { today: day.today, soonUntil: day.soonUntil })),
    done: parts.includes('done') ? await countDone(tx, whose, filter) : 0,
  }
}

export const inPart = (counts: Counts, part: ListPart): number =>
  groupNames.reduce((sum, group) => sum + (groups[group].part === part ? counts[group] : 0), 0)

/** A stretch of a list that stands under a name of its own, a unit's; or all of it. */
export interface Stretch {
  name?: string
  whose: Whose
  counts: Counts
}

/** The list under each of the units that it is of, where these are several. */
export async function stretchesOf(
  context: OfficerContext,
  owner: ListOwner,
  list: TaskList,
  day: Day,
): Promise<Stretch[]> {
  const { whose, apart = [] } = owner
  const isApart = whose.kind === 'units' && apart.length > 1 && (list.filter.role ?? 'lead') === 'lead'
  const wanted = isApart ? apart.map(({ name, units }) => ({ name, whose: { ...whose, units } })) : [{ whose }]
  const stretches: Stretch[] = []
  for (const one of wanted) stretches.push({ ...one, counts: await countsOf(context, one.whose, list, day) })
  return stretches.filter(({ counts }, _, all) => all.length === 1 || inParts(counts, list) > 0)
}

export const inParts = (counts: Counts, { parts }: TaskList): number =>
  parts.reduce((sum, part) => sum + inPart(counts, part), 0)

export function totalCounts(stretches: readonly Stretch[]): Counts {
  const sum = (group: Group): number => stretches.reduce((all, { counts }) => all + counts[group], 0)
  return {
    overdue: sum('overdue'),
    today: sum('today'),
    soon: sum('soon'),
    later: sum('later'),
    undated: sum('undated'),
    waiting: sum('waiting'),
    done: sum('done'),
  }
}

/** The tasks of one page, which may begin in one stretch or part of the list and end in another. */
export async function tasksOn(
  { tx }: OfficerContext,
  stretches: readonly Stretch[],
  { parts, filter }: TaskList,
  page: Page,
): Promise<{ stretch: Stretch; tasks: ListedPart[] }[]> {
  let { offset } = page
  let room = pageSize
  const found: { stretch: Stretch; tasks: ListedPart[] }[] = []
  for (const stretch of stretches) {
    const tasks: ListedPart[] = []
    for (const part of parts) {
      const total = inPart(stretch.counts, part)
      if (room > 0 && offset < total)
        tasks.push(...(await listTasks(tx, stretch.whose, part, filter, { offset, limit: room, total })))
      room = Math.min(room, pageSize - found.reduce((sum, one) => sum + one.tasks.length, tasks.length))
      offset = Math.max(0, offset - total)
    }
    if (tasks.length > 0) found.push({ stretch, tasks })
  }
  return found
}

export function groupOf(task: ListedPart, { today, soonUntil }: Day): Group {
  if (task.work === 'done') return 'done'
  if (task.review === 'pending') return 'waiting'
  if (task.due === null) return 'undated'
  if (task.due > soonUntil) return 'later'
  if (task.due > today) return 'soon'
  return task.due === today ? 'today' : 'overdue'
}
