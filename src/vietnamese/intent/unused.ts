import type { Concept } from './lexicon.ts'
import type { Message } from './message.ts'
import { isLeftOut, isOfOthers } from './others.ts'

/** Steps with a task: by which of them it is waiting, or was taken, no list is narrowed. */
const steps: readonly Concept[] = [
  ...(['accept', 'update', 'extend', 'handover', 'resume', 'approve', 'sendBack', 'undo', 'wipe'] as const),
]

/** What a command cannot narrow its answer by, though it may be asked with it. */
const beyond: Record<string, readonly Concept[]> = {
  nhiemvu: [
    'many',
    'ranked',
    'messenger',
    'sheet',
    'export',
    'form',
    'order',
    'progress',
    'figures',
    'summary',
    'evaluate',
    'letter',
    ...steps,
  ],
  // A task is shown though more was asked for than to see it.
  viec: ['remindMe', 'wipe', 'off', 'cancel', 'undo', 'export', 'form', 'messenger'],
  tiendo: [
    'update',
    'dueSoon',
    'ahead',
    'undated',
    'notTaken',
    'waiting',
    'together',
    'messenger',
    'sheet',
    'form',
    'order',
  ],
  tondong: ['dueSoon', 'ahead', 'undated', 'notTaken', 'waiting', 'together', 'messenger', 'sheet', 'form', 'order'],
  xuat: ['messenger', 'form', 'order', ...steps],
}
/** Commands that take whose tasks are meant. */
const takesOthers = new Set(['nhiemvu', 'xuat'])
/** Commands that take one unit, one document and one stretch of days, the first of each. */
const takesFirst = new Set(['tiendo'])
/** What people say besides, and what only orders or counts. */
const meaningless =
  /^(?:\p{L}|oi|roi|nua|xin|voi|luon|cai|dum|thoi|hen|nhen|ha|he|vay|di|do|kia|tham|gia|xem|dua|doc|noi|liet|ke|kinh|hoi|biet|giai|quyet|nam|sanh|giao|alo|ta|gui|tong|hop|the|nop|nghi|het|phong|ca|con|thu|cung|tat|kem|theo|lam|hoac|ngay)$/u

const asksWhen = ({ concept }: { concept: Concept }): boolean =>
  concept === 'due' || concept === 'question' || concept === 'status'

interface Span {
  first: number
  last: number
}

const narrowing: readonly Concept[] = [
  ...(['overdue', 'ahead', 'undated', 'notTaken', 'notHandedIn', 'paused', 'dueSoon'] as const),
  ...(['waiting', 'together', 'finished', 'submitted'] as const),
]

/** "gấp" is no mark of the plan, as "khẩn" is: among other conditions a list is not narrowed by it. */
const pressing = ({ phrases, days, words }: Message): Span[] =>
  phrases
    .filter(
      ({ concept }) =>
        (concept === 'pressing' && (days.length > 0 || phrases.some(phrase => narrowing.includes(phrase.concept)))) ||
        concept === 'urging',
    )
    .flatMap(({ first, last }) =>
      words.flatMap(({ folded }, at) =>
        first <= at && at <= last && folded === 'gap' ? [{ first: at, last: at }] : [],
      ),
    )

/** "phòng nào chưa cập nhật tiến độ": of a step that is not taken. */
function withNegation({ phrases }: Message, span: Span): Span {
  const step = phrases.find(({ first, concept }) => first === span.first && steps.includes(concept))
  const negation = step && phrases.find(({ concept, last }) => concept === 'negation' && last === step.first - 1)
  return negation ? { ...span, first: negation.first } : span
}

/** "việc nào không có ai làm": every task has somebody, so no list is narrowed by it. "chưa ai nhận" narrows one. */
const ofNobody = ({ phrases, words }: Message): Span[] =>
  phrases
    .filter(({ concept }) => concept === 'negation')
    .flatMap(({ first, last }) => {
      const who = phrases.find(({ concept, first }) => concept === 'who' && first > last && first <= last + 2)
      return who && (who.first === last + 1 || words[last + 1]?.folded === 'co') ? [{ first, last: who.last }] : []
    })

/** "trừ phòng kinh tế": those who are left out, with the word that says so. */
const leftOut = ({ others }: Message): Span[] =>
  (others?.without ?? []).map(({ first, last }) => ({ first: first - 1, last }))

/** "nhắc tôi việc 5 lúc 3h chiều": when. */
const whenReminded = ({ phrases, dates, words }: Message): Span[] =>
  phrases.some(({ concept }) => concept === 'remindMe')
    ? dates
        .flatMap(date => [date, ...(date.hour ? [date.hour] : [])])
        .map(({ start, end }) => ({
          first: words.findIndex(word => word.end > start),
          last: words.findLastIndex(word => word.start < end),
        }))
    : []

/**
 * The words of a request for a list or for figures that the line does not say: a person, a second unit, a form, anything
 * that the lexicon does not know. The answer names them, so that nobody takes it for more than it is.
 */
export function unusedIn(message: Message, command: string): string[] {
  const narrows = beyond[command]
  if (!narrows) return []
  const { text, words, phrases, people, units, documents, days, others, strays, otherWords } = message
  const first = takesFirst.has(command) ? 1 : 0
  const topic = phrases.find(({ concept }) => concept === 'about')?.last ?? Infinity
  const spans: Span[] = [
    ...phrases.filter(
      // "việc 9 dừng đến bao giờ" asks.
      ({ concept }) => narrows.includes(concept) && !(concept === 'off' && phrases.some(asksWhen)),
    ),
    ...(command === 'viec'
      ? []
      : [
          ...people,
          ...units.filter(({ first }) => !isLeftOut(others, first)).slice(first),
          ...documents.slice(first),
          ...otherWords,
        ]),
    ...(first ? (others?.names ?? []) : []),
    ...(command === 'viec' ? whenReminded(message) : []),
    ...(command === 'nhiemvu' ? [...pressing(message), ...ofNobody(message)] : []),
    ...(takesOthers.has(command) ? [] : leftOut(message)),
    ...[...(command === 'viec' ? [] : strays)]
      .filter(at => !meaningless.test(words[at]?.folded ?? '') && at < topic)
      .map(at => ({ first: at, last: at })),
    ...(first ? days.slice(1) : []).map(({ start, end }) => ({
      first: words.findIndex(word => word.start >= start),
      last: words.findLastIndex(word => word.end <= end),
    })),
  ]
  const told = spans
    .map(span => withNegation(message, span))
    .filter(({ first }) => !(takesOthers.has(command) && isOfOthers(others, first)))
    .toSorted((a, b) => a.first - b.first)
  const runs: Span[] = []
  for (const span of told) {
    const before = runs.at(-1)
    if (before && span.first <= before.last + 1) before.last = Math.max(before.last, span.last)
    else runs.push({ ...span })
  }
  return runs.map(({ first, last }) => text.slice(words[first]?.start, words[last]?.end))
}
