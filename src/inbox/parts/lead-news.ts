import { linkedAmong } from '../../../db/people/accounts.ts'
import { countAwaited, newsOfSeveralHeads, stillNews, untoldOf } from '../../../db/tasks/untold.ts'
import { reminderOfNews, type UntoldTask } from '../../domain/tasks/announcing.ts'
import { leftOut, newsSections, shownNews } from '../../vietnamese/announcement.ts'
import type { InboxPart, Told } from '../part.ts'

/** What whoever leads tasks was not told of them: new ones, and other deadlines. */
export const leadNews: InboxPart = {
  async morning(reads, { today, calendar }) {
    // Once the first of several heads of a unit is told, the tasks are no news any more in the store.
    const shared = await newsOfSeveralHeads(reads)
    return async (tx, people) => {
      const ids = people.map(({ officerId }) => officerId)
      const linked = await linkedAmong(tx, ids)
      const untold = await untoldOf(tx, ids)
      const still = await stillNews(
        tx,
        ids.flatMap(id => shared.get(id) ?? []).map(({ id }) => id),
      )
      const toldOf = (officer: number): Told[] => {
        // Whoever has linked no account is told when they do (commands/shared/linking.ts).
        if (!linked.has(officer)) return []
        const own = untold.get(officer) ?? []
        const others = (shared.get(officer) ?? []).filter(
          task => still.has(task.id) && !own.some(({ id }) => id === task.id),
        )
        const tasks = [...own, ...others].sort((a, b) => a.id - b.id)
        return newsSections(tasks, today, calendar).map(({ news, ...section }) => ({
          section: { place: 'acknowledge', ...section, shown: shownNews, more: leftOut },
          ...traces(tasks.filter(task => task.news === news)),
          // What was theirs before anybody was told goes with the message that they may have switched off.
          ...(news !== 'earlier' && { always: true }),
        }))
      }
      return new Map(ids.map(id => [id, toldOf(id)]))
    }
  },

  async now(tx, actor) {
    const count = await countAwaited(tx, actor)
    if (count === 0) return []
    return [
      {
        place: 'acknowledge',
        heading: `Cần đồng chí tiếp nhận ${count} việc mới giao.`,
        lines: [],
        choices: [{ label: 'Việc chưa tiếp nhận', send: '/nhiemvu chưa tiếp nhận' }],
      },
    ]
  },
}

const traces = (tasks: readonly UntoldTask[]): Pick<Told, 'reminders' | 'about'> => ({
  reminders: tasks.map(reminderOfNews),
  about: tasks.map(({ id }) => id),
})
