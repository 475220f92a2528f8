import type { WorkingCalendar } from '../domain/days/working-calendar.ts'
import { soonUntil } from '../domain/tasks/due.ts'
import { addDays, instantOf, type LocalDate } from '../domain/days/local-date.ts'
import type { Figure } from '../domain/reports/progress.ts'
import type { Days, ListFilter, ListPart, TaskList } from '../domain/tasks/task-list.ts'
import { withoutDeadline } from '../domain/tasks/task.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { findDates, type DateMention } from './dates.ts'
import { limitOf } from './day-limits.ts'
import { parseDocumentNumber } from './document-number.ts'
import { figureWords } from './figure-words.ts'
import { fold } from './normalise.ts'
import { fullDate, shortDate } from './phrases.ts'

/** A list as it was asked for in words. */
export interface AskedList extends TaskList {
  /** whether the words say which part of the list is meant, or leave it to the command */
  saysParts: boolean
  /** dates in the words that do not exist: "tháng 13" */
  noSuchDays: readonly string[]
  /** dates that may be another day, with the days they were taken for */
  taken: readonly string[]
  /** lists that were asked for at once and are not one: "quá hạn và phối hợp" */
  apart: readonly string[]
}

export interface ListReading {
  today: LocalDate
  calendar: WorkingCalendar
  /** of the office, in which its days begin */
  timeZone: string
  /** what is meant where the words do not say: what is open, or everything for a workbook */
  unsaid?: readonly ListPart[]
}

/** One condition of a list. */
type Condition =
  | { parts: readonly ListPart[]; handedIn?: true; figure?: Figure }
  /** `period`: of days that the words name, `starts`: from one on; the others are of states that only open tasks are in */
  | { days: Days; period?: true; starts?: true }
  | { only: Pick<ListFilter, 'role' | 'urgent' | 'work' | 'document'> }
  /** assigned in the days named beside it */
  | { isNew: true }

type Token =
  | { kind: 'condition'; condition: Condition; said: string }
  | { kind: 'word'; text: string }
  /** between conditions: any of them, or those before without those behind */
  | { kind: 'or'; said: string }
  | { kind: 'without' }

const everyPart: readonly ListPart[] = ['open', 'waiting', 'done']
const longAgo = '0000-01-01'
/** The last day of a deadline that there is. */
const farAhead = '9999-12-30'

/** What "quá hạn tháng 12" leaves in November. */
const noDays: Days = { from: withoutDeadline, to: longAgo }

const named = new Map<string, (reading: ListReading) => Condition>()
const name = (words: string, condition: (reading: ListReading) => Condition): void => {
  for (const one of words.split(' | ')) named.set(one, condition)
}
name('qua han | tre han | tre | cham | cham han | cham tien do', ({ today }) => ({ days: overdueOn(today) }))
name(
  'chua qua han | khong qua han | chua tre han | khong tre han | trong han | con han | chua den han | chua toi han | khong tre | chua tre',
  ({ today }) => ({ days: { from: today, to: farAhead } }),
)
name(
  'sap den han | sap toi han | gan den han | sap het han | sap qua han | sap tre han | sap tre | sap cham',
  ({ today, calendar }) => ({
    days: { from: addDays(today, 1), to: soonUntil(today, calendar) },
  }),
)
name('khong thoi han | khong co thoi han | khong han | khong co han | chua co han | chua co thoi han', () => ({
  days: { from: withoutDeadline, to: withoutDeadline },
  period: true,
}))
name('cho duyet | cho phe duyet | dang cho duyet', () => ({ parts: ['waiting'] }))
name('da xong | da hoan thanh | hoan thanh', () => ({ parts: ['done'] }))
name('da nop | da trinh | da gui | da bao cao', () => ({ parts: ['waiting', 'done'], handedIn: true }))
name('chua xong | chua hoan thanh | chua lam | chua lam xong | chua nop | chua trinh | chua bao cao', () => ({
  parts: ['open'],
}))
const partsOfFigure: Record<Figure, readonly ListPart[]> = {
  openLate: ['open', 'waiting'],
  openOnTime: ['open', 'waiting'],
  doneOnTime: ['done'],
  doneLate: ['done'],
  noDeadline: everyPart,
}
const figureSaid: Record<Figure, string> = {
  ...figureWords,
  doneOnTime: `${figureWords.doneOnTime} | đã hoàn thành đúng hạn | hoàn thành trong hạn | xong đúng hạn | đã xong đúng hạn | xong trong hạn`,
  doneLate: `${figureWords.doneLate} | đã hoàn thành quá hạn | hoàn thành trễ hạn | đã hoàn thành trễ hạn | xong quá hạn | đã xong quá hạn | xong trễ hạn | đã xong trễ hạn`,
  noDeadline: `${figureWords.noDeadline} | không thời hạn tất cả`,
}
for (const [figure, said] of Object.entries(figureSaid) as [Figure, string][])
  name(fold(said), () => ({ parts: partsOfFigure[figure], figure }))
name('moi giao | moi duoc giao | giao moi | moi nhan', () => ({ isNew: true }))
name('tat ca', () => ({ parts: everyPart }))
name('phoi hop', () => ({ only: { role: 'coordinator' } }))
name('theo doi | dang theo doi', () => ({ only: { role: 'follower' } }))
name('chu tri', () => ({ only: { role: 'lead' } }))
name('khan | gap', () => ({ only: { urgent: true } }))
name('chua tiep nhan | chua nhan', () => ({ only: { work: 'not_acknowledged' } }))
name('dang lam | dang thuc hien | dang xu ly', () => ({ only: { work: 'in_progress' } }))
name('tam dung | dang tam dung | bi tam dung | da tam dung', () => ({ only: { work: 'paused' } }))
const longestName = 5

const overdueOn = (today: LocalDate): Days => ({ from: longAgo, to: addDays(today, -1) })

const or = /^(?:,|;|và|va|hoặc|hoac)$/iu
const without = /^(?:trừ|tru|ngoài|ngoai|không kể|khong ke|không tính|khong tinh)$/iu
/** Before a date and among conditions these say nothing more. */
const lead = /^(?:có |co )?(?:đến |den |tới |toi )?(?:hạn|han|thời hạn|thoi han)(?: vào| vao| trong| ngày| ngay)?$/iu
/** What a date's limit is said with: it belongs to the date (`bound`). */
const limits =
  /^(?:trước|truoc|đến|den|tới|toi|hết|het|chậm nhất|cham nhat|muộn nhất|muon nhat|không quá|khong qua|từ|tu|kể từ|ke tu|sau|trong|vào|vao|ngày|ngay|là|la)$/iu

/**
 * The list behind the words of `/nhiemvu`: named conditions and dates, all of which hold ("quá hạn phối hợp"), of days side
 * by side or joined with commas or "và" any ("hôm nay và ngày mai", "tuần này tuần sau"), and without those behind "trừ";
 * all other words are looked for in the tasks. A period with today in it is about what is to be done in it, so what is
 * overdue belongs to it.
 */
export function readTaskList(words: string, reading: ListReading): AskedList {
  const text = nfc(words)
  const mentions = findDates(text, reading).filter(({ kind, time }) => kind !== 'time' && time === undefined)
  const noSuchDays = mentions.filter(({ why }) => why === 'no-such-day').map(mention => mention.text)
  const tokens = tokensOf(text, mentions, reading)
  const wanted = tokens.flatMap(token => (token.kind === 'word' ? [fold(token.text)] : []))
  // Among words of a task a date that may be none is a word, too: "tuần 48", "5-7".
  const doubtful = mentions.filter(({ certain, why }) => !certain && why !== 'no-such-day' && !plain(why))
  if (wanted.length > 0 && doubtful.length > 0) {
    const sure = mentions.filter(mention => !doubtful.includes(mention))
    return { ...listOf(tokensOf(text, sure, reading), text, reading), noSuchDays }
  }
  const vague = mentions.filter(mention => !doubtful.includes(mention) && isVague(mention))
  const list = listOf(tokens, text, reading)
  return { ...list, noSuchDays, taken: [...list.taken, ...[...doubtful, ...vague].map(takenFor)] }
}

/** Doubts that a list need not ask about: the days are what the words say. */
const plain = (why: DateMention['why']): boolean => why === 'open' || why === 'before-period' || why === 'year'

/** "cuối tuần", "đầu tháng": which days these are, everybody thinks for himself. */
const isVague = ({ text, from, to }: DateMention): boolean =>
  from !== to && /^(?:dau|giua|cuoi) (?:tuan|thang|quy|nam)\b/.test(fold(text))

const takenFor = ({ text, from, to }: DateMention): string =>
  `"${text}" được hiểu là ${from === to ? fullDate(from) : `từ ${shortDate(from)} đến ${shortDate(to)}`}`

function tokensOf(text: string, mentions: readonly DateMention[], reading: ListReading): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const mention of mentions) {
    tokens.push(...plainTokens(text.slice(at, mention.start), reading, true))
    tokens.push({ kind: 'condition', condition: daysOf(text, mention), said: mention.text })
    at = mention.end
  }
  tokens.push(...plainTokens(text.slice(at), reading, false))
  return tokens
}

function daysOf(text: string, mention: DateMention): Condition {
  const { from, to } = mention
  switch (limitOf(text, mention)) {
    case 'by':
      return { days: { from: longAgo, to }, period: true }
    case 'from':
      return { days: { from, to: farAhead }, period: true, starts: true }
    case 'after':
      return { days: { from: addDays(to, 1), to: farAhead }, period: true }
    case undefined:
      return { days: { from, to }, period: true }
  }
}

/** The words between two dates; `beforeDate`: the last of them may only lead to the next one. */
function plainTokens(text: string, reading: ListReading, beforeDate: boolean): Token[] {
  const words = text.replace(/[,;]/g, ' $& ').split(/\s+/).filter(Boolean)
  if (beforeDate) dropLead(words)
  const tokens: Token[] = []
  for (let at = 0; at < words.length;) {
    const found = longestNamed(words, at, reading)
    if (found) tokens.push(found.token)
    else tokens.push({ kind: 'word', text: words[at] ?? '' })
    at += found?.taken ?? 1
  }
  return tokens
}

/** "trước ngày", "đến hạn", "hạn trong": what only leads to a date. The "hạn" of "quá hạn" does not. */
function dropLead(words: string[]): void {
  const last = (count: number) => words.slice(-count).join(' ')
  for (;;) {
    if ([1, 2, 3, 4].some(count => words.length >= count && named.has(fold(last(count))))) return
    const taken = [4, 3, 2, 1].find(
      count => words.length >= count && (lead.test(last(count)) || limits.test(last(count))),
    )
    if (taken === undefined) return
    words.splice(-taken)
  }
}

function longestNamed(words: readonly string[], at: number, reading: ListReading) {
  for (let taken = Math.min(longestName, words.length - at); taken > 0; taken--) {
    const said = words.slice(at, at + taken).join(' ')
    const document = documentIn(said)
    if (document !== undefined)
      return { token: { kind: 'condition', condition: { only: { document } }, said } as const, taken }
    const condition = isMisread(said) ? undefined : named.get(fold(said))
    if (condition) return { token: { kind: 'condition', condition: condition(reading), said } as const, taken }
    if (without.test(said)) return { token: { kind: 'without' } as const, taken }
    if (or.test(said)) return { token: { kind: 'or', said } as const, taken }
  }
  return undefined
}

/** "văn bản 05/QĐ-UBND": the tasks of that one, and not of one whose number ends alike. */
function documentIn(said: string): string | undefined {
  const [, number] = /^(?:theo )?(?:văn bản|van ban|vb)(?: số| so)? (\S+)$/iu.exec(said) ?? []
  return number === undefined ? undefined : parseDocumentNumber(number)
}

/** "mời giao ban", "mỗi nhận xét" are not "mới". */
const isMisread = (said: string): boolean =>
  / moi /.test(` ${fold(said)} `) && !/(?:^|\s)(?:mới|moi)(?=\s|$)/iu.test(said)

/** "việc mới tháng này", "mới tuần này": the word alone is a condition before days, and where nothing else is said. */
function withNew(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex(token => token.kind === 'word' && /^(?:mới|moi)$/iu.test(token.text))
  const before = tokens.slice(0, Math.max(at, 0))
  const next = tokens[at + 1]
  const opens = before.every(token => token.kind === 'word' && saysNothing.test(fold(token.text)))
  const narrows = next === undefined || (next.kind === 'condition' && 'days' in next.condition)
  if (at < 0 || !opens || !narrows) return [...tokens]
  return tokens.map((token, index) =>
    index === at && token.kind === 'word' ? { kind: 'condition', condition: { isNew: true }, said: token.text } : token,
  )
}

function listOf(
  read: readonly Token[],
  text: string,
  { today, timeZone, unsaid = ['open'] }: ListReading,
): TaskList & Pick<AskedList, 'saysParts' | 'apart' | 'taken'> {
  const tokens = withNew(read)
  const groups = groupsOf(tokens)
  const conditions = groups.flatMap(({ conditions }) => conditions)
  const words = wordsIn(tokens)
  if (conditions.length === 0)
    return { parts: unsaid, saysParts: false, apart: [], taken: [], filter: text === '' ? {} : { words: [fold(text)] } }
  const stated = conditions.flatMap(one => ('parts' in one ? one.parts : []))
  const said = stated.length > 0 ? everyPart.filter(part => stated.includes(part)) : undefined
  const isNew = conditions.some(one => 'isNew' in one)
  const parts = said ?? (conditions.some(isOfOpen) ? ['open'] : isNew ? everyPart : unsaid)
  const filter = conditions.reduce<ListFilter>((all, one) => ('only' in one ? { ...all, ...one.only } : all), {})
  // Of what is new the days named are those on which it was assigned.
  const assigned = isNew ? daysOfNew(conditions, today) : undefined
  const days = daysWanted(isNew ? withoutPeriods(groups) : groups, parts, today)
  const figures = new Set(conditions.flatMap(one => ('parts' in one && one.figure ? [one.figure] : [])))
  const [figure] = figures.size === 1 ? figures : []
  return {
    parts,
    saysParts: said !== undefined || isNew || conditions.some(isOfOpen),
    apart: apartIn(groups),
    taken: assigned?.taken ?? [],
    filter: {
      ...filter,
      ...(figure && { figure: { kind: figure, today } }),
      ...(assigned && { created: stretchOf(assigned.days, timeZone) }),
      ...(conditions.some(one => 'parts' in one && one.handedIn) && { handedIn: true }),
      ...(days && { days }),
      // A title may have the words of a condition in it, too: "quy chế phối hợp", "kế hoạch tháng 12".
      ...(words.length > 0 && { words, asTyped: fold(text) }),
    },
  }
}

/** What counts as new where no days are said: that of a week. */
const newForDays = 7

function daysOfNew(conditions: readonly Condition[], today: LocalDate): { days: Days; taken: string[] } {
  const periods = conditions.flatMap(one => ('days' in one && one.period ? [one.days] : []))
  const [from] = periods.map(days => days.from).toSorted()
  const to = periods
    .map(days => days.to)
    .toSorted()
    .at(-1)
  if (from !== undefined && to !== undefined) return { days: { from, to }, taken: [] }
  const week = { from: addDays(today, 1 - newForDays), to: today }
  return { days: week, taken: [`Việc mới là việc được giao từ ngày ${shortDate(week.from)} đến nay`] }
}

const stretchOf = ({ from, to }: Days, timeZone: string): { from: number; before: number } => ({
  from: from === longAgo ? 0 : instantOf(from, '00:00', timeZone),
  before: instantOf(addDays(to, 1), '00:00', timeZone),
})

const withoutPeriods = (groups: readonly Group[]): Group[] =>
  groups.map(group => ({
    ...group,
    conditions: group.conditions.filter(one => !('days' in one && one.period)),
  }))

const saysNothing =
  /^(?:(?:viec|cong viec|nhiem vu|nv|cac|nhung|nao|gi|co|con|dang|cua (?:toi|em|minh)|xem|danh sach)(?: |$))*$/

/** "quá hạn", "đang làm": only an open task can be so. */
const isOfOpen = (one: Condition): boolean =>
  ('days' in one && !one.period) || ('only' in one && one.only.work !== undefined)

/** The words that are no condition, in runs as they stand together. */
function wordsIn(tokens: readonly Token[]): string[] {
  const runs: string[] = []
  let run: string[] = []
  for (const token of [...tokens, { kind: 'or', said: '' } as const]) {
    if (token.kind === 'word') run.push(token.text)
    else {
      const said = fold(run.join(' '))
      if (!saysNothing.test(said)) runs.push(said)
      run = []
    }
  }
  return runs
}

/** The words as they stand in a heading: "hôm nay và mai và mốt" is "hôm nay, ngày mai và ngày kia". */
export function listHeading(words: string): string {
  const parts = words
    .split(/,\s*|\s+(?:và|va)\s+/iu)
    .map(part => part.trim().replace(/^(?:mai|mốt|mot|kia)$/iu, day => (/^mai$/iu.test(day) ? 'ngày mai' : 'ngày kia')))
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' và ')
}

interface Group {
  conditions: Condition[]
  /** as they were said */
  said: string[]
  /** behind "và", "hoặc", and not only a comma */
  joined: boolean
  without: boolean
}

/** What is joined with "và" are two lists, where they are not days, or states, of one. */
function apartIn(groups: readonly Group[]): string[] {
  const wanted = groups.filter(({ conditions, without }) => !without && conditions.length > 0)
  const isOne =
    wanted.every(({ conditions }) => conditions.some(one => 'days' in one)) ||
    wanted.every(({ conditions }) => conditions.every(one => 'parts' in one && !one.handedIn && !one.figure))
  return wanted.length > 1 && !isOne && wanted.some(({ joined }, at) => joined && at > 0)
    ? wanted.map(({ said }) => said.join(' '))
    : []
}

function groupsOf(tokens: readonly Token[]): Group[] {
  const group = (of: Pick<Group, 'joined' | 'without'>): Group => ({ conditions: [], said: [], ...of })
  const groups: Group[] = [group({ joined: false, without: false })]
  for (const token of tokens) {
    const last = groups.at(-1)
    if (token.kind === 'condition') {
      last?.conditions.push(token.condition)
      last?.said.push(token.said)
    }
    if (token.kind === 'or') groups.push(group({ joined: !/^[,;]$/.test(token.said), without: last?.without === true }))
    if (token.kind === 'without') groups.push(group({ joined: false, without: true }))
  }
  return groups
}

const isDated = (condition: Condition): condition is Extract<Condition, { days: Days }> => 'days' in condition

/** Undefined where no days are asked for. */
function daysWanted(groups: readonly Group[], parts: readonly ListPart[], today: LocalDate): Days[] | undefined {
  const dated = groups.filter(({ conditions }) => conditions.some(isDated))
  if (dated.length === 0) return undefined
  const all = (those: readonly Group[]) => those.flatMap(group => daysOfGroup(group, parts, today))
  const wanted = all(dated.filter(group => !group.without))
  const unwanted = dated.filter(group => group.without).flatMap(({ conditions }) => conditions.filter(isDated))
  const from = wanted.length > 0 || unwanted.length === 0 ? wanted : [{ from: longAgo, to: withoutDeadline }]
  const left = unwanted.reduce((spans, { days }) => spans.flatMap(span => minus(span, days)), from)
  return left.length > 0 ? left : [noDays]
}

/** The days that all of a group's conditions leave, with what is overdue where today is one of them. */
function daysOfGroup({ conditions }: Group, parts: readonly ListPart[], today: LocalDate): Days[] {
  const dated = conditions.filter(isDated)
  const periods = dated.filter(({ period }) => period)
  const states = dated.filter(({ period }) => !period)
  const named = sideBySide(periods.map(({ days }) => days))
  const isToDo = states.length === 0 && parts.every(part => part === 'open') && !periods.some(({ starts }) => starts)
  const spans = named.map(({ from, to }) =>
    isToDo && from <= today && today <= to ? { from: longAgo, to } : { from, to },
  )
  return states.reduce<Days[]>(
    (left, { days }) => left.flatMap(span => overlap(span, days)),
    spans.length > 0 ? spans : [{ from: longAgo, to: withoutDeadline }],
  )
}

/** "tháng 11 tuần này" are the days of both; "tuần này tuần sau", which have none in common, those of either. */
function sideBySide(periods: readonly Days[]): Days[] {
  return periods.reduce<Days[]>((all, days) => {
    const common = all.flatMap(span => overlap(span, days))
    return common.length > 0 ? common : [...all, days]
  }, [])
}

function overlap(a: Days, b: Days): Days[] {
  const both = { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to }
  return both.from <= both.to ? [both] : []
}

const minus = (span: Days, gap: Days): Days[] =>
  overlap(span, gap).length === 0
    ? [span]
    : [
        ...(span.from < gap.from ? [{ from: span.from, to: addDays(gap.from, -1) }] : []),
        ...(gap.to < span.to ? [{ from: addDays(gap.to, 1), to: span.to }] : []),
      ]
