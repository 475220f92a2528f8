import type { Concept } from './lexicon.ts'
import { isSince } from './doubts.ts'
import { clauseOf, strayWords, type Message } from './message.ts'
import { countsDone, doneByOthers, ordersOther, tellsWhatFollows } from './speaker.ts'
import type { Rule } from './rules.ts'
import type { DateMention } from '../dates.ts'

// Negations, questions, plans, conditions and hearsay use the words of a change and change nothing.

const moods: readonly Concept[] = [
  ...([
    'negation',
    'never',
    'denial',
    'question',
    'future',
    'wish',
    'condition',
    'hearsay',
    'passive',
    'howTo',
    'who',
  ] as const),
  ...([
    'unfinished',
    'status',
    'howMuch',
    'percent',
    'what',
    'polite',
    'urging',
    'demand',
    'laterToday',
    'remindMe',
    'stopReminding',
  ] as const),
]

/** Commands that ask for something: a request may be urgent, and put as a question or a wish ("… được không ạ"). */
const requests = new Set(
  'giahan tamdung tieptuc chuyen duyet tralai nhac giao uyquyen hoantac caidat xoadulieu thoat'.split(' '),
)
/** Commands that report what has happened: what lies ahead has not. */
const reports = new Set(['xong', 'nhan'])
const actsOnDates = new Set(['giahan', 'uyquyen'])
const selves = new Set('em e toi minh chau con t to tui'.split(' '))
const more: Record<string, readonly Concept[]> = {
  giao: ['future', 'what'],
  nhac: ['future'],
  caidat: ['stopReminding', 'what'],
}

function allowedMoods(message: Message, { command }: Rule): readonly Concept[] {
  const { phrases, dates } = message
  const has = (...concepts: Concept[]) => phrases.some(phrase => concepts.includes(phrase.concept))
  if (!requests.has(command)) return has('mark') ? ['urging', 'demand'] : has('past') ? ['laterToday', 'demand'] : []
  const politely = command === 'giahan' ? dates.length > 0 : has('request', 'demand')
  return [
    'urging',
    'demand',
    'laterToday',
    ...(wishes(message) || (command === 'giao' && opensWithWish(message)) ? (['wish'] as const) : []),
    ...(more[command] ?? []),
    ...(politely ? (['polite', 'future'] as const) : []),
  ]
}

/** "em muốn hủy liên kết", not "sếp muốn nhắc việc 5". */
const wishes = ({ phrases, words }: Message): boolean =>
  phrases
    .filter(({ concept }) => concept === 'wish')
    .every(({ first }) => first === 0 || selves.has(words[first - 1]?.folded ?? ''))

/** "anh muốn giao việc …": a leader speaks so of himself. */
const opensWithWish = ({ words }: Message): boolean =>
  /^(?:anh|chị|chi|bác|bac)$/.test(words[0]?.usual ?? '') && /^(?:muốn|muon)$/.test(words[1]?.usual ?? '')

/** Does the message, by its mood, only talk about the change that `rule` would make? `today` as YYYY-MM-DD. */
export function onlyTalksAbout(message: Message, rule: Rule, today: string): boolean {
  const { phrases, words, tasks, dates } = message
  const allowed = allowedMoods(message, rule)
  if (words.some(word => word.text === '?') && !allowed.includes('polite')) return true
  const end = headEnd(message, rule)
  const core = phrases.filter(({ concept, first }) => first < end && (rule.cues[concept] ?? 0) > 1)
  const named = requests.has(rule.command) && core.length > 0 ? [] : tasks.filter(({ first }) => first < end)
  const clauses = new Set([...core, ...named].map(({ first }) => clauseOf(message, first)))
  const heard = phrases.filter(
    ({ concept, first }) =>
      moods.includes(concept) && !allowed.includes(concept) && clauses.has(clauseOf(message, first)),
  )
  // Behind the number of a task that is to rest stands why, whatever mood that has.
  const reasoned = rule.command === 'tamdung' || phrases.some(phrase => phrase.concept === 'reason' && phrase.first > 0)
  if (heard.some(({ first }) => first < end || (!reasoned && isLast(message, first)))) return true
  if (rule.command === 'tamdung' && asksOnly(message, end)) return true
  if (core.some(({ first }) => doneByOthers(message, first) || ordersOther(message, first))) return true
  if (plansAhead(message, rule, core, today)) return true
  // "việc 12 đã duyệt" tells what somebody did.
  if (requests.has(rule.command)) return core.some(({ first }) => /^(đã|da)$/.test(words[first - 1]?.usual ?? ''))
  if (!reports.has(rule.command)) return false
  if (phrases.some(({ concept, first }) => (concept === 'due' || concept === 'expiring') && first < end)) return true
  if (
    core.some(
      ({ concept, last }) => tellsWhatFollows(message, last) || (concept === 'done' && countsDone(message, last)),
    )
  )
    return true
  const past = phrases.some(({ concept }) => concept === 'past')
  const ahead = (date: DateMention) => date.from > today || (date.to > today && !past)
  return (
    dates.some(
      date =>
        ahead(date) &&
        !(past && isSince(words, wordAt(message, date.start))) &&
        clauses.has(clauseAt(message, date.start)),
    ) || isVague(message, [...core, ...tasks])
  )
}

/** "việc 12 tạm dừng chưa": behind the task stands no reason, but what asks. */
function asksOnly({ phrases, words }: Message, end: number): boolean {
  const said = (at: number) => phrases.find(({ first, last }) => first <= at && at <= last)?.concept
  const behind = words.flatMap(({ kind }, at) => (at >= end && kind !== 'mark' ? [said(at)] : []))
  const asks = behind.some(concept => concept === 'negation' || concept === 'question' || concept === 'polite')
  return asks && behind.every(concept => concept !== undefined && asking.includes(concept))
}
const asking: readonly Concept[] = ['negation', 'question', 'polite', 'filler', 'past', 'denial']

/** "tuần sau tôi mới giao việc": a day to come before what is asked says when it will be, and not now. */
const plansAhead = ({ dates, words }: Message, { command }: Rule, core: readonly { first: number }[], today: string) =>
  requests.has(command) &&
  !actsOnDates.has(command) &&
  dates.some(date => date.from > today && core.some(({ first }) => date.end <= (words[first]?.start ?? 0)))

/** A report says so ("đã", "rồi", "báo …"), or says nothing else: with unknown words before its core it may mean anything. */
function isVague(message: Message, core: readonly { last: number }[]): boolean {
  const claims: readonly Concept[] = ['past', 'mark', 'submitted']
  if (message.phrases.some(({ concept }) => claims.includes(concept))) return false
  return strayWords(message, Math.max(...core.map(({ last }) => last))) > 0
}

/** Where the reason or the words of a report begin: behind it a "chưa" belongs to them. */
function headEnd({ phrases, words, tasks, share }: Message, rule: Rule): number {
  const reason = phrases.find(phrase => phrase.concept === 'reason' && phrase.first > 0)
  if (rule.command === 'capnhat') {
    const update = phrases.filter(({ concept }) => concept === 'update' || concept === 'doing').map(({ last }) => last)
    return Math.max(...tasks.map(({ last }) => last), share?.last ?? 0, ...update) + 1
  }
  if (rule.command === 'tralai' || rule.command === 'tamdung') {
    const core = [...phrases.filter(({ concept }) => concept === 'sendBack' || concept === 'pause'), ...tasks]
    return Math.max(...core.map(({ last }) => last)) + 1
  }
  return rule.command === 'xong' || !reason ? words.length : reason.first
}

const wordAt = ({ words }: Message, start: number): number => words.findIndex(word => word.start >= start)

const clauseAt = (message: Message, start: number): number => clauseOf(message, wordAt(message, start))

/** Is nothing but courtesy behind it? "… xong chưa anh ạ" */
const isLast = ({ phrases, words }: Message, at: number): boolean =>
  words.every(
    (word, index) =>
      index <= at ||
      word.kind === 'mark' ||
      phrases.some(
        ({ concept, first, last }) => first <= index && index <= last && (concept === 'filler' || first <= at),
      ),
  )
