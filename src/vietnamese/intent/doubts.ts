import type { Concept } from './lexicon.ts'
import { clauseOf, isStray, type Message } from './message.ts'
import { claiming, isAnothers, isPutOff, type Span } from './put-off.ts'
import type { Rule } from './rules.ts'
import type { DateMention } from '../dates.ts'

// What is not surely meant as a change: all that stands beside its verb must be understood, and must be said of a change.

/** What a report, and what a request is said with; anything else beside the verb may turn it into something else. */
const besideReport: readonly Concept[] = [
  ...(['task', 'past', 'filler', 'mark', 'submitted', 'request', 'result', 'done', 'finished', 'update'] as const),
  ...(['demand', 'reason', 'accept', 'wish', 'unfinished', 'reached'] as const),
]
const besideProgress: readonly Concept[] = [...besideReport, 'doing', 'obstacle', 'reached', 'progress', 'office']
const besideRequest: readonly Concept[] = [
  ...(['task', 'filler', 'request', 'demand', 'wish', 'reason', 'result', 'urging', 'polite', 'past'] as const),
  ...(['approve', 'due', 'cancel', 'mistake', 'undo', 'fresh'] as const),
]

const progress = 'capnhat'
const reports = new Set(['xong', 'nhan', progress])
/** Commands that end with the task: words behind it say when, whether or what else. */
const complete = new Set(['nhan', 'duyet'])
/** Behind a task that is said to be done these go on to what is to follow, or ask. */
const goesOn = new Set('là la thì thi mới moi để khi hay sau trước truoc cho'.split(' '))
const but = new Set('mà ma nhưng nhung nhg'.split(' '))

/**
 * Why the message may not make the change of `rule` now: `not now` where a day that has not passed, a part or what is to
 * follow is said; `unknown words` where one beside the verb is none that the lexicon knows or expects there.
 */
export function doubtIn(message: Message, rule: Rule, today: string): 'not now' | 'unknown words' | undefined {
  const core = coreOf(message, rule)
  const open = reports.has(rule.command)
    ? isPlanned(message, rule, core, today) || endsOpen(message, rule, core)
    : isPutOff(message, rule, core, today)
  if (open || isAnothers(message, rule, core)) return 'not now'
  return hasUnexpected(message, rule, core) ? 'unknown words' : undefined
}

/** The verb: phrases that speak for the command, the share that is reported. */
function coreOf({ phrases, share, tasks }: Message, { command, cues }: Rule): Span[] {
  const said = phrases.filter(({ concept }) => (cues[concept] ?? 0) > 1)
  if (command !== progress) return said.length === 0 && share ? [share] : said
  const task = tasks.at(-1)
  // Behind the task stands what is reported of it.
  const before = said.filter(({ first }) => first < (task?.first ?? 0))
  return share ? [...before, share] : before
}

/** A word between the beginning of the clause and the verb with its task that is unknown, or says something else. */
function hasUnexpected(message: Message, rule: Rule, core: readonly Span[]): boolean {
  const { words, phrases, tasks } = message
  const first = core[0]
  const spans = [...(first ? [first] : []), ...(isWhole(message, rule, first) ? tasks.slice(0, 1) : [])]
  const closed =
    complete.has(rule.command) || (rule.command === 'nhac' && (tasks[0]?.first ?? Infinity) < (first?.first ?? 0))
  const receiver = words.findIndex(({ folded }, at) => at > (first?.last ?? 0) && folded === 'cho')
  const until = closed
    ? words.length - 1
    : rule.command === 'giao'
      ? (receiver < 0 ? words.length : receiver) - 1
      : Math.max(-1, ...spans.map(({ last }) => last))
  const clauses = new Set(spans.map(span => clauseOf(message, span.first)))
  const reason = phrases.find(({ concept }) => concept === 'reason')?.first ?? Infinity
  // "việc 55 đã trình dự thảo, đạt 90%": what is reported may be anything.
  const told = tasks[0]?.last ?? 0
  const expected = rule.command === progress ? besideProgress : reports.has(rule.command) ? besideReport : besideRequest
  // "việc 7 xong bước khảo sát" may be a part of it.
  const object = first && rule.command === 'xong' && (tasks[0]?.first ?? Infinity) < first.first ? first.last + 1 : -1
  // "xong viec 7 roi tinh tiep" may tell what is to follow.
  const ends = Math.max(first?.last ?? 0, tasks[0]?.last ?? 0)
  if (
    rule.command === 'xong' &&
    /^(?:rồi|roi)$/.test(message.words[ends + 1]?.usual ?? '') &&
    isStray(message, ends + 2)
  )
    return true
  if (isStray(message, object) && clauses.has(clauseOf(message, object))) return true
  return words.some((_, at) => {
    if (at > until || at > reason || !clauses.has(clauseOf(message, at))) return false
    if (rule.command === progress && at > told && clauseOf(message, at) !== clauseOf(message, until)) return false
    const phrase = phrases.find(({ first, last }) => first <= at && at <= last)
    if (!phrase) return isStray(message, at)
    return !core.includes(phrase) && rule.cues[phrase.concept] === undefined && !expected.includes(phrase.concept)
  })
}

/** Does the task belong to what must be understood? "đã trình dự thảo việc 3" and "nhắc đơn vị xử lý việc 5" stay free. */
const isWhole = ({ phrases }: Message, { command }: Rule, core: Span | undefined): boolean =>
  reports.has(command)
    ? !phrases.some(phrase => phrase === core && phrase.concept === 'submitted')
    : complete.has(command)

/** A day that has not passed, and nothing that says it is done: "cuối tháng em mới xong", "hôm nay em làm xong". */
function isPlanned(message: Message, { command }: Rule, core: readonly Span[], today: string): boolean {
  const { dates, words } = message
  const ends = Math.max(-1, ...core.map(({ last }) => last), ...message.tasks.map(({ last }) => last))
  const clauses = new Set(core.map(({ first }) => clauseOf(message, first)))
  return dates.some(date => {
    const at = words.findIndex(word => word.start >= date.start)
    if (words.some(({ folded, end }) => folded === 'cn' && end === date.end)) return false
    if (isSince(words, at) && message.phrases.some(({ concept }) => concept === 'past')) return false
    if (at > ends && !clauses.has(clauseOf(message, at))) return false
    if (command === progress) return at < ends && date.from > today
    return date.from > today || (date.to >= today && !claims(message, date))
  })
}

/** "từ thứ 6", "hôm thứ 6": a day of the week so said, with "rồi", has passed. */
export const isSince = (words: Message['words'], at: number): boolean =>
  /^(?:từ|tu|hôm|hom|bữa|bua|hồi|hoi)$/.test(words[at - 1]?.usual ?? '') ||
  /^(?:từ|tu|hôm|hom|bữa|bua|hồi|hoi)$/.test(words[at]?.usual ?? '')

/** "đã", "rồi", "vừa"; "mới" behind a day says "not before". */
const claims = ({ phrases, words }: Message, date: DateMention): boolean =>
  phrases.some(
    ({ concept, first, last }) =>
      concept === 'submitted' ||
      (concept === 'past' &&
        (first < last || !/^m[ớo]i$/.test(words[first]?.usual ?? '') || (words[first]?.start ?? 0) < date.start)),
  )

/** What follows the task in the same clause asks, orders, or tells of a part. */
function endsOpen(message: Message, { command }: Rule, core: readonly Span[]): boolean {
  const { words, phrases, tasks, share } = message
  const ends = Math.max(-1, ...core.map(({ last }) => last), ...tasks.map(({ last }) => last))
  if (command === progress)
    return (
      (share !== undefined && /^(?:hay|là|la|thì|thi)$/.test(words[ends + 1]?.usual ?? '')) ||
      words.some(({ usual }, at) => at > (tasks[0]?.last ?? at) && at < ends && /^m[àa]$/.test(usual))
    )
  if (ends < 0) return false
  const inTail = (at: number) => at > ends && clauseOf(message, at) === clauseOf(message, ends)
  const said = (...concepts: Concept[]) => phrases.some(({ concept }) => concepts.includes(concept))
  if (phrases.some(({ concept, first }) => concept === 'partly' && inTail(first))) return true
  if (words.some(({ usual }, at) => inTail(at) && but.has(usual))) return true
  if (goesOn.has(words[ends + 1]?.usual ?? '') && !said(...claiming)) return true
  if (/^(?:là|la|thì|thi|hay)$/.test(words[ends + 1]?.usual ?? '')) return !said('mark')
  // "làm xong việc 12 giúp anh" is an order.
  const asked = phrases.some(({ concept, first }) => concept === 'request' && inTail(first))
  return asked && command === 'xong' && !said(...claiming)
}
