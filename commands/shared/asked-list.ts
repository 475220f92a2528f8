import { officeCalendar } from '../../db/office/calendar.ts'
import type { WorkingCalendar } from '../../src/domain/days/working-calendar.ts'
import { soonUntil } from '../../src/domain/tasks/due.ts'
import { say, type Reply } from '../../src/domain/chat/reply.ts'
import type { ListPart } from '../../src/domain/tasks/task-list.ts'
import { joinList } from '../../src/vietnamese/phrases.ts'
import { readTaskList, type AskedList } from '../../src/vietnamese/task-filter.ts'
import type { OfficerContext } from '../command.ts'
import { askedWhose, ownerOf, whoseBehind, type ListOwner } from './whose.ts'

/** The calendar by which all of one answer is judged. */
export interface Day {
  /** ms */
  now: number
  today: string
  soonUntil: string
  calendar: WorkingCalendar
  timeZone: string
}

/** The day as words of a list are read and its tasks are judged. */
export async function listReading({ tx, now, today, office }: OfficerContext): Promise<Day> {
  const calendar = await officeCalendar(tx)
  return { now, today, soonUntil: soonUntil(today, calendar), calendar, timeZone: office.timeZone }
}

export interface ListRequest {
  /** undefined where nobody is named */
  owner: ListOwner | undefined
  list: AskedList
  /** as typed: which of the tasks */
  filterWords: string
  day: Day
}

/**
 * Which tasks the words of `command` ask for, and whose; or the answer in their place. `unsaid`: the parts of a list that
 * are meant where the words do not say.
 */
export async function readListRequest(
  context: OfficerContext,
  words: string,
  command: string,
  unsaid?: readonly ListPart[],
): Promise<{ request: ListRequest } | { answer: Reply }> {
  const day = await listReading(context)
  const reading = { ...day, ...(unsaid && { unsaid }) }
  const whole = readTaskList(words, reading)
  // Names are looked for only where the words are not all conditions of a list.
  const asked = isAllConditions(whole)
    ? undefined
    : (askedWhose(context, words) ??
      whoseBehind(context, words, before => isAllConditions(readTaskList(before, reading))))
  const list = asked ? readTaskList(asked.rest, reading) : whole
  if (!asked || (asked.doubtful && !isAllConditions(list))) return refused(whole) ?? asRequest(whole, words, day)
  const found = await ownerOf(context, asked, command)
  if ('answer' in found) return found
  return refused(list) ?? { request: { owner: found.owner, list, filterWords: asked.rest, day } }
}

const isAllConditions = ({ filter }: AskedList): boolean => filter.words === undefined

const asRequest = (list: AskedList, filterWords: string, day: Day) => ({
  request: { owner: undefined, list, filterWords, day },
})

/** A day that does not exist is said, and no list is made of the rest. */
function refused({ noSuchDays }: AskedList): { answer: Reply } | undefined {
  if (noSuchDays.length === 0) return undefined
  return {
    answer: {
      ...say(
        `Trong lịch không có ${joinList(noSuchDays.map(day => `"${day}"`))}. Đồng chí kiểm tra lại ngày, tháng rồi gửi lại.`,
      ),
      choices: [{ label: 'Nhiệm vụ của tôi', send: '/nhiemvu' }],
    },
  }
}
