import { notTakenOn, stillNotTakenOn, unreached, type NotTakenOn } from '../../../db/tasks/not-taken-on.ts'
import { remindersBefore } from '../../../db/tasks/reminders.ts'
import { item } from '../../domain/chat/reply.ts'
import { awaitedBefore } from '../../domain/tasks/announcing.ts'
import type { Reminder } from '../../domain/tasks/reminders.ts'
import { withoutDeadline } from '../../domain/tasks/task.ts'
import { joinList, shortDate, shorten } from '../../vietnamese/phrases.ts'
import { localDate } from '../../domain/days/local-date.ts'
import type { InboxPart, Morning, Told } from '../part.ts'
import type { Section } from '../section.ts'

/** New tasks that nobody has taken on after a working day, for who assigned them; and those of which nobody could be told. */
export const notTakenOnYet: InboxPart = {
  async morning(reads, morning, pause) {
    const late = byOfficer(await notTakenOn(reads, awaitedBefore(morning), morning.now, pause))
    const lost = byOfficer(await unreached(reads, morning.now, pause))
    return async (tx, people) => {
      const ids = people.map(({ officerId }) => officerId)
      const tasks = ids.flatMap(id => [late, lost].flatMap(one => (one.get(id) ?? []).map(task => task.id)))
      const reminded = await remindersBefore(tx, ids, tasks, morning.today)
      const given = (officer: number, task: number) => reminded(officer, task, withoutDeadline)
      // Of what was never sent it is not told that nobody takes it on (jobs/daily-reminders.ts).
      const still = await stillNotTakenOn(tx, tasks)
      const fresh = (officer: number, those: ByOfficer, stage: (task: NotTakenOn) => string) =>
        (those.get(officer) ?? []).filter(task => still.has(task.id) && !given(officer, task.id).includes(stage(task)))
      return new Map(
        ids.map((officer): [number, Told[]] => {
          const [waiting, unknown] = [fresh(officer, late, chased), fresh(officer, lost, notLinked)]
          return [
            officer,
            [
              ...(waiting.length > 0
                ? [{ section: toChase(waiting, morning), reminders: waiting.map(remindedBy(chased)) }]
                : []),
              ...(unknown.length > 0
                ? [{ section: toLink(unknown), reminders: unknown.map(remindedBy(notLinked)) }]
                : []),
            ],
          ]
        }),
      )
    }
  },

  now: () => Promise.resolve([]),
}

type ByOfficer = ReadonlyMap<number, readonly NotTakenOn[]>

function byOfficer(all: readonly NotTakenOn[]): ByOfficer {
  const found = new Map<number, NotTakenOn[]>()
  for (const task of all)
    for (const officer of task.told) {
      const known = found.get(officer)
      if (known) known.push(task)
      else found.set(officer, [task])
    }
  return found
}

/** Once for each who leads it. */
const chased = ({ leadId }: NotTakenOn): string => `c${leadId ?? ''}`
const notLinked = ({ leadId }: NotTakenOn): string => `l${leadId ?? ''}`

const remindedBy =
  (stage: (task: NotTakenOn) => string) =>
  (task: NotTakenOn): Reminder => ({ taskId: task.id, due: withoutDeadline, stage: stage(task) })

const listed = 5

function toChase(tasks: readonly NotTakenOn[], { timeZone }: Morning): Section {
  return {
    place: 'others',
    heading: `${tasks.length} việc mới giao chưa được tiếp nhận sau một ngày làm việc.`,
    lines: tasks.map(({ id, title, lead, since }) =>
      item(
        [
          `#${id} ${shorten(title, 160)}`,
          since === null ? lead : `${lead} · đã báo ngày ${shortDate(localDate(since, timeZone))}`,
        ],
        { opens: `/viec ${id}` },
      ),
    ),
    shown: listed,
    more: left => `Và ${left} việc khác.`,
    opens: tasks.slice(0, 2).map(({ id }) => ({ label: `Việc #${id}`, send: `/viec ${id}` })),
  }
}

const named = 8

/** Whoever has linked nothing is told nothing; their leader can see to that. */
function toLink(tasks: readonly NotTakenOn[]): Section {
  const people = new Map<string, number>()
  for (const { lead, hasLeft } of tasks) {
    const name = hasLeft ? `${lead}, đã nghỉ hoặc chuyển` : lead
    people.set(name, (people.get(name) ?? 0) + 1)
  }
  const names = [...people].slice(0, named).map(([name, count]) => `${name} (${count} việc)`)
  const rest = people.size > named ? [`${people.size - named} người khác`] : []
  return {
    place: 'put-right',
    heading: `${tasks.length} việc mới giao chưa báo được vì người chủ trì chưa liên kết tài khoản: ${joinList([...names, ...rest])}. Đề nghị quản trị viên cấp mã liên kết, hoặc giao người khác bằng /chuyen.`,
    lines: [],
    opens: tasks.slice(0, 2).map(({ id }) => ({ label: `Việc #${id}`, send: `/viec ${id}` })),
  }
}
