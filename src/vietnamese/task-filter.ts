import type { WorkingCalendar } from '../domain/days/working-calendar.ts'
import { soonUntil } from '../domain/tasks/due.ts'
import { addDays, type LocalDate } from '../domain/days/local-date.ts'
import type { Days, OwnFilter, OwnPart } from '../domain/tasks/own-tasks.ts'
import { withoutDeadline } from '../domain/tasks/task.ts'
import { parseDay, parsePeriod } from './dates.ts'
import { fold } from './normalise.ts'

/** Which of their tasks a person asks for. */
export interface TaskList {
  parts: readonly OwnPart[]
  filter: OwnFilter
}

interface Reading {
  today: LocalDate
  calendar: WorkingCalendar
}

/** One condition that has a name. */
type Condition =
  { parts: readonly OwnPart[] } | { days: Days; period?: true } | Pick<OwnFilter, 'role' | 'urgent' | 'notAcknowledged'>

const everyPart: readonly OwnPart[] = ['open', 'waiting', 'done']
const longAgo = '0000-01-01'

const named = new Map<string, (reading: Reading) => Condition>([
  ['qua han', ({ today }) => ({ days: overdueOn(today) })],
  ['tre han', ({ today }) => ({ days: overdueOn(today) })],
  ['sap den han', ({ today, calendar }) => ({ days: { from: addDays(today, 1), to: soonUntil(today, calendar) } })],
  ['khong thoi han', () => ({ days: { from: withoutDeadline, to: withoutDeadline } })],
  ['cho duyet', () => ({ parts: ['waiting'] })],
  ['da xong', () => ({ parts: ['done'] })],
  ['da hoan thanh', () => ({ parts: ['done'] })],
  ['hoan thanh', () => ({ parts: ['done'] })],
  ['tat ca', () => ({ parts: everyPart })],
  ['phoi hop', () => ({ role: 'coordinator' })],
  ['chu tri', () => ({ role: 'lead' })],
  ['khan', () => ({ urgent: true })],
  ['chua tiep nhan', () => ({ notAcknowledged: true })],
])

const overdueOn = (today: LocalDate): Days => ({ from: longAgo, to: addDays(today, -1) })

/**
 * The list behind the words of `/nhiemvu`: named conditions and periods, all of which hold ("quá hạn phối hợp"), with
 * commas or "và" between days any of them ("hôm nay và ngày mai"); or else words of the task. A period with today in it
 * is about what is to be done in it, so what is overdue belongs to it.
 */
export function readTaskList(words: string, reading: Reading): TaskList {
  const text = fold(words)
  if (text === '') return { parts: ['open'], filter: {} }
  const groups = groupsOf(words, reading)
  if (!groups) return { parts: ['open'], filter: { words: text } }
  const conditions = groups.flat()
  const parts = conditions.flatMap(condition => ('parts' in condition ? [condition.parts] : []))[0] ?? ['open']
  const days = groups.flatMap(group => daysOf(group, parts, reading.today))
  const dated = conditions.some(condition => 'days' in condition)
  const rest = conditions.flatMap(condition => ('parts' in condition || 'days' in condition ? [] : [condition]))
  const filter = rest.reduce<OwnFilter>((all, condition) => ({ ...all, ...condition }), {})
  return { parts, filter: { ...filter, ...(dated && { days }) } }
}

/** The days on which all of a group's periods agree, with what is overdue where today is one of them. */
function daysOf(group: readonly Condition[], parts: readonly OwnPart[], today: LocalDate): Days[] {
  const dated = group.flatMap(condition => ('days' in condition ? [condition] : []))
  const [first, ...others] = dated
  if (!first) return []
  const common = others.reduce(
    (all, { days }) => ({ from: later(all.from, days.from), to: earlier(all.to, days.to) }),
    first.days,
  )
  const toBeDone = others.length === 0 && first.period && parts.every(part => part === 'open')
  return toBeDone && common.from <= today && today <= common.to ? [{ from: longAgo, to: common.to }] : [common]
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

/** More words are no list of conditions. */
const longestList = 12

/** The conditions between commas or "và"; undefined where some word belongs to none. */
function groupsOf(words: string, reading: Reading): Condition[][] | undefined {
  const whole = conditionOf(words, reading)
  if (whole) return [[whole]]
  const tokens = words.replaceAll(',', ' , ').split(/\s+/).filter(Boolean)
  if (tokens.length > longestList) return undefined
  const groups: Condition[][] = [[]]
  for (let at = 0; at < tokens.length;) {
    if (/^(?:,|và|va)$/i.test(tokens[at] ?? '')) {
      groups.push([])
      at++
      continue
    }
    const found = longestCondition(tokens.slice(at), reading)
    if (!found) return undefined
    groups.at(-1)?.push(found.condition)
    at += found.taken
  }
  return groups
}

function longestCondition(tokens: readonly string[], reading: Reading) {
  for (let taken = tokens.length; taken > 0; taken--) {
    const condition = conditionOf(tokens.slice(0, taken).join(' '), reading)
    if (condition) return { condition, taken }
  }
  return undefined
}

function conditionOf(words: string, reading: Reading): Condition | undefined {
  const known = named.get(fold(words))
  if (known) return known(reading)
  const period = parsePeriod(words, reading.today)
  if (period) return { days: { from: period.from, to: period.to }, period: true }
  const day = parseDay(words, reading.today, reading.calendar)
  return day === undefined ? undefined : { days: { from: day, to: day }, period: true }
}
