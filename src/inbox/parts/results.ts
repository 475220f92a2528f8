import type { Reads, Tx } from '../../../db/db.ts'
import { officersWithRole } from '../../../db/people/officers.ts'
import { remindersBefore } from '../../../db/tasks/reminders.ts'
import { allWaiting, stillWaiting, waitingFor } from '../../../db/tasks/waiting.ts'
import { item, type Block } from '../../domain/chat/reply.ts'
import { localDate } from '../../domain/days/local-date.ts'
import { workingDaysBetween } from '../../domain/days/working-calendar.ts'
import { waitingToTell, type WaitingResult } from '../../domain/tasks/reminders.ts'
import type { Undecided } from '../../domain/tasks/task.ts'
import { shortDate, shorten } from '../../vietnamese/phrases.ts'
import type { InboxDay, InboxPart, Morning, Told } from '../part.ts'
import type { Section } from '../section.ts'

type WaitingFor = Omit<WaitingResult, 'reminded'> & { undecided?: true }

/** What waits for this person's decision; and for those who can see to it, what waits for nobody's. */
const awaited = (matter: Undecided): InboxPart => ({
  async morning(reads, morning, pause) {
    const waiting = await waitingByOfficer(reads, matter, morning, pause)
    return async (tx, people) => {
      const ids = people.map(({ officerId }) => officerId)
      const told = await toTell(tx, ids, waiting, morning)
      return new Map(ids.map(id => [id, told(id)]))
    }
  },

  async now(tx, actor, day) {
    const waiting = await waitingFor(tx, actor, day.now, matter)
    const known = waiting.flatMap(({ id, title, submittedOn, submission }) => {
      const asked = submission && localDate(submission.at, day.timeZone)
      const since = matter === 'result' ? submittedOn : (asked ?? submittedOn)
      return since === null ? [] : [{ id, title, matter, since }]
    })
    return known.length > 0 ? [toDecide(known, day)] : []
  },
})

export const results = awaited('result')
export const extensions = awaited('extension')
export const causes = awaited('cause')

/** What nobody can decide on is told to general affairs, who keep the office's tables; without any to whoever handed it in. */
async function waitingByOfficer(
  reads: Reads,
  matter: Undecided,
  morning: Morning,
  pause: () => Promise<void>,
): Promise<Map<number, WaitingFor[]>> {
  const keepers = await officersWithRole(reads, 'general_affairs')
  const found = new Map<number, WaitingFor[]>()
  for (const { id, title, since, deciders, lead } of await allWaiting(reads, matter, morning, pause)) {
    const others = keepers.length > 0 ? keepers : lead === null ? [] : [lead]
    const told = deciders.length > 0 ? deciders : others
    const result: WaitingFor = { id, title, matter, since, ...(deciders.length === 0 && { undecided: true as const }) }
    for (const officer of told) found.set(officer, [...(found.get(officer) ?? []), result])
  }
  return found
}

/** Of these officers what still waits, and was not told them lately. */
async function toTell(
  tx: Tx,
  ids: number[],
  waiting: ReadonlyMap<number, readonly WaitingFor[]>,
  { today, calendar, ...morning }: Morning,
): Promise<(officer: number) => Told[]> {
  const tasks = ids.flatMap(id => (waiting.get(id) ?? []).map(result => result.id))
  const still = await stillWaiting(tx, tasks)
  const given = await remindersBefore(tx, ids, tasks, today)
  return officer => {
    const theirs = (waiting.get(officer) ?? [])
      .filter(({ id, matter }) => still(id, matter))
      .map(result => ({ ...result, reminded: given(officer, result.id, result.since) }))
    const { results, reminders } = waitingToTell(theirs, today, calendar)
    const day = { ...morning, today, calendar }
    const [decided, undecided] = [results.filter(one => !one.undecided), results.filter(one => one.undecided)]
    const remindersOf = (told: readonly WaitingFor[]) =>
      reminders.filter(({ taskId }) => told.some(({ id }) => id === taskId))
    // Somebody else's work stands still meanwhile: it cannot be switched off, as the request itself cannot.
    return [
      ...(decided.length > 0
        ? [{ section: toDecide(decided, day), reminders: remindersOf(decided), always: true as const }]
        : []),
      ...(undecided.length > 0 ? [{ section: toPutRight(undecided), reminders: remindersOf(undecided) }] : []),
    ]
  }
}

interface Words {
  /** "Cần đồng chí duyệt 3 kết quả" */
  decide: string
  what: string
  /** "trình ngày 23/11/2026" */
  asked: string
  list: string
}

const words: Record<Undecided, Words> = {
  result: { decide: 'duyệt', what: 'kết quả', asked: 'trình', list: 'Kết quả chờ duyệt' },
  extension: { decide: 'quyết định', what: 'đề nghị gia hạn', asked: 'gửi', list: 'Đề nghị gia hạn' },
  cause: { decide: 'xác nhận', what: 'nguyên nhân khách quan', asked: 'nêu', list: 'Nguyên nhân chờ xác nhận' },
}
const wordsOf = ([first]: readonly WaitingFor[]): Words => words[first?.matter ?? 'result']

const listed = 5

function toDecide(waiting: readonly WaitingFor[], day: InboxDay): Section {
  const { decide, what, list } = wordsOf(waiting)
  return {
    place: 'decide',
    heading: `Cần đồng chí ${decide} ${waiting.length} ${what}.`,
    lines: waiting.map(result => line(result, day)),
    shown: listed,
    more: left => `Và ${left} ${what} khác, chọn "${list}" để xem.`,
    choices: [{ label: list, send: '/duyet' }],
  }
}

function line({ id, title, matter, since }: WaitingFor, { today, calendar }: InboxDay): Block {
  const days = Math.max(0, workingDaysBetween(calendar, since, today))
  const waited = `${words[matter].asked} ngày ${shortDate(since)}${days === 0 ? '' : ` · đã chờ ${days} ngày làm việc`}`
  return item([`#${id} ${shorten(title, 160)}`, waited], { opens: `/viec ${id}` })
}

const named = 10

function toPutRight(waiting: readonly WaitingFor[]): Section {
  const { decide, what } = wordsOf(waiting)
  const numbers = waiting.slice(0, named).map(({ id }) => `#${id}`)
  const rest = waiting.length > named ? ` và ${waiting.length - named} việc khác` : ''
  return {
    place: 'put-right',
    heading: `${waiting.length} ${what} chờ ${decide} mà không có ai ${decide}: ${numbers.join(', ')}${rest}. Đề nghị ghi cột Lãnh đạo phụ trách trong bảng nhiệm vụ rồi nạp lại.`,
    lines: [],
  }
}
