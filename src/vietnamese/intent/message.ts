import { findDates, type DateContext, type DateMention } from '../dates.ts'
import { findPhrases, type Found } from './find-phrases.ts'
import type { Concept } from './lexicon.ts'
import { nameAt, type FoundName, type NamesIndex } from './names.ts'
import { findDocuments, findShare, type FoundDocument, type Share } from './numbers.ts'
import { findTasks, type TaskReference } from './task-numbers.ts'
import { withNumbers } from './spoken-numbers.ts'
import { isNameOfOthers, othersIn, type Others } from './others.ts'
import { wordsOf, type Word } from './words.ts'

export interface UnderstandContext extends DateContext {
  names: NamesIndex
}

/** A message taken apart: everything in it that has a meaning, and where. Places are counted in words. */
export interface Message {
  text: string
  words: Word[]
  phrases: Found[]
  tasks: TaskReference[]
  dates: DateMention[]
  /** those of the dates that are more than an hour of the day */
  days: DateMention[]
  documents: FoundDocument[]
  share: Share | undefined
  units: FoundName[]
  people: FoundName[]
  /** somebody else whose tasks are asked for */
  others: Others | undefined
  /** places of the words that nothing accounts for */
  strays: ReadonlySet<number>
  /** words such as "đề xuất": part of what the message is about, though one of their syllables names a command */
  otherWords: readonly Found[]
}

const titles = new Set(['anh', 'chi', 'd/c', 'ong', 'dong chi'])
/** Words that stand for a title or for something else: "có bao nhiêu" is not "cô Bảo". */
const weakTitles = new Set(['ba', 'co', 'chu', 'bac', 'a', 'c', 'cho', 'sang', 'em', 'chi'])
const bareNumberAfter: readonly Concept[] = [
  ...([
    'done',
    'accept',
    'approve',
    'sendBack',
    'urge',
    'extend',
    'handover',
    'update',
    'submitted',
    'pause',
    'resume',
    'obstacle',
  ] as const),
]
const countsNothing: readonly Concept[] = ['pause', 'resume']
const noSignAfter: readonly Concept[] = ['document', 'letter']

/** `text` is NFC and tidy (normalise.ts). */
export function takeApart(text: string, context: UnderstandContext): Message {
  const words = withNumbers(wordsOf(text))
  const taken = new Set<number>()
  const take = <T extends { first: number; last: number }>(spans: T[]): T[] => {
    for (const { first, last } of spans) for (let at = first; at <= last; at++) taken.add(at)
    return spans
  }
  const documents = take(findDocuments(text, words))
  const share = findShare(words, at => taken.has(at))
  if (share) take([share])
  const units = take(findNames(words, context.names, 'units', at => taken.has(at)))
  const people = take(findNames(words, context.names, 'officers', at => taken.has(at)))
  const known = findPhrases(words, at => !taken.has(at))
  const phrases = known.filter(({ concept }) => concept !== 'otherWord')
  const otherWords = known.filter(({ concept }) => concept === 'otherWord')
  const conceptAt = (at: number) => phrases.find(({ first, last }) => first <= at && at <= last)?.concept
  const tasks = findTasks(words, {
    taken: at => taken.has(at),
    takesNumber: at => includes(bareNumberAfter, conceptAt(at)),
    mayCount: at => includes(bareNumberAfter, conceptAt(at)) && !includes(countsNothing, conceptAt(at)),
    known: at => conceptAt(at) !== undefined,
    takesSign: at => conceptAt(at) !== undefined && !includes(noSignAfter, conceptAt(at)),
  })
  take(tasks)
  const allDates = findDates(blank(text, words, [...documents, ...tasks, ...(share ? [share] : [])]), context).map(
    mention => ({ ...mention, text: text.slice(mention.start, mention.end) }),
  )
  const resting = toRest(words, tasks)
  const open = [
    ...phrases.filter(({ first }) => !resting.some(rest => rest.first <= first && first <= rest.last)),
    ...resting,
  ]
    .map(youngOne(words))
    .map(notTaken(words, tasks.length))
    .filter(({ first, last }) => !tasks.some(t => t.first <= first && last <= t.last))
  const others = othersIn({ text, words, names: context.names, phrases: open, dates: allDates, units })
  // "việc của Mai" names nobody's tomorrow.
  const dates = allDates.filter(date => !words.some((word, at) => isOf(date, word) && isNameOfOthers(others, at)))
  const inDate = (at: number) => dates.some(date => isOf(date, words[at]))
  const parts: Parts = {
    others,
    text,
    words,
    tasks,
    dates,
    days: dates.filter(date => date.kind !== 'time'),
    documents,
    share,
    units,
    people,
    otherWords,
    // "chiều nay" is a date, and says besides that something is still to come.
    phrases: open
      .filter(({ concept, first, last }) => concept === 'laterToday' || !(inDate(first) && inDate(last)))
      .filter(({ first }) => !isNameOfOthers(others, first)),
  }
  return { ...parts, strays: straysOf(parts) }
}

/** "cho việc 15 nghỉ", "cho việc 15 tạm dừng lại" */
const toRest = (words: readonly Word[], tasks: readonly TaskReference[]): Found[] =>
  tasks.flatMap(({ first, last }) => {
    const at = words[last + 1]?.folded === 'tam' ? last + 2 : last + 1
    const rests =
      words[first - 1]?.folded === 'cho' && /^(?:nghỉ|nghi|dừng|ngưng|ngừng|ngung)$/.test(words[at]?.usual ?? '')
    return rests ? [{ concept: 'pause', first: last + 1, last: at } as const] : []
  })

const givenTo = new Set(['giúp', 'giup', 'ho', 'hộ', 'cho', 'voi', 'với', 'cua', 'của', 'nho', 'nhờ'])
const saysOfSelf = new Set('xin muon kinh gui cam chao thua da voi'.split(' '))

/**
 * Bare "chau" may be a "chưa" with a slip: it is "cháu" where the task is said to be done behind it ("chau xong roi"),
 * where something is asked for it ("dum chau", "chau xin nhan").
 */
function youngOne(words: readonly Word[]): (phrase: Found, at: number, all: readonly Found[]) => Found {
  return (phrase, _, all) => {
    if (words[phrase.first]?.usual !== 'chau' || phrase.first < phrase.last) return phrase
    // "giao việc cho Le Minh Chau"
    if (phrase.first > 0 && /^\p{Lu}\p{Ll}/u.test(words[phrase.first]?.text ?? ''))
      return { ...phrase, concept: 'filler' }
    const isDone = all.some(({ concept, first }) => concept === 'past' && first > phrase.last)
    const asks =
      givenTo.has(words[phrase.first - 1]?.usual ?? '') || saysOfSelf.has(words[phrase.last + 1]?.folded ?? '')
    return isDone || asks ? { ...phrase, concept: 'filler' } : phrase
  }
}

/**
 * "việc chị Lan chưa nhận", "cán bộ nào chưa tiếp nhận việc": where a task is spoken of and none is named by its number, it
 * tells which ones are meant.
 */
function notTaken(
  words: readonly Word[],
  numbered: number,
): (phrase: Found, at: number, all: readonly Found[]) => Found {
  return (phrase, at, all) => {
    const before = all[at - 1]
    const isOfTasks = numbered === 0 && all.some(({ concept }) => concept === 'task')
    return isOfTasks &&
      phrase.concept === 'accept' &&
      before?.concept === 'negation' &&
      before.last === phrase.first - 1 &&
      /^(?:tiep )?nhan$/.test(foldedOf(words, phrase))
      ? { ...phrase, concept: 'notTaken' }
      : phrase
  }
}

const foldedOf = (words: readonly Word[], { first, last }: Found): string =>
  words
    .slice(first, last + 1)
    .map(({ folded }) => folded)
    .join(' ')

const includes = (all: readonly Concept[], one: Concept | undefined): boolean => one !== undefined && all.includes(one)

/** A date's words, and those of an hour that stands apart from it. */
const isOf = (date: DateMention, word: Word | undefined): boolean =>
  overlaps(word, date) || (date.hour !== undefined && overlaps(word, date.hour))

const overlaps = (word: Word | undefined, { start, end }: { start: number; end: number }): boolean =>
  word !== undefined && word.start < end && start < word.end

/** Numbers that are none of a date must not look like one; every letter keeps its place. */
function blank(text: string, words: readonly Word[], spans: readonly { first: number; last: number }[]): string {
  let blanked = text
  for (const { first, last } of spans) {
    const [start, end] = [words[first]?.start ?? 0, words[last]?.end ?? 0]
    blanked = blanked.slice(0, start) + '§'.repeat(end - start) + blanked.slice(end)
  }
  return blanked
}

function findNames(
  words: readonly Word[],
  names: NamesIndex,
  kind: 'units' | 'officers',
  taken: (at: number) => boolean,
): FoundName[] {
  const found: FoundName[] = []
  for (let first = 0; first < words.length; first++) {
    const name = taken(first) ? undefined : nameAt(names, kind, words, first)
    if (!name || (kind === 'officers' && !meansPerson(words, name))) continue
    found.push(name)
    first = name.last
  }
  return found
}

/** "an", "mai" and "văn hùng" are words too: a name follows a title, or is written with capitals and more than one word. */
function meansPerson(words: readonly Word[], { first, last }: FoundName): boolean {
  const before = words[first - 1]?.folded ?? ''
  // In a text all in capitals they say nothing.
  const shouted = words.every(word => word.text === word.text.toUpperCase())
  const capital = !shouted && startsBig(words[first]) && startsBig(words[last])
  return titles.has(before) || (weakTitles.has(before) && (capital || last > first)) || (capital && last > first)
}

const startsBig = (word: Word | undefined): boolean => /^\p{Lu}/u.test(word?.text ?? '')

type Parts = Omit<Message, 'strays'>

/** Places of the words that nothing in the message accounts for. */
function straysOf({ words, phrases, tasks, dates, documents, share, units, people }: Parts): Set<number> {
  const spans = [...phrases, ...tasks, ...documents, ...(share ? [share] : []), ...units, ...people]
  const strays = new Set<number>()
  for (const [at, word] of words.entries())
    if (
      word.kind !== 'mark' &&
      !spans.some(({ first, last }) => first <= at && at <= last) &&
      !dates.some(date => isOf(date, word))
    )
      strays.add(at)
  return strays
}

export const isStray = ({ strays }: Message, at: number): boolean => strays.has(at)

/** Words, up to the one at `until`, that nothing in the message accounts for. */
export const strayWords = ({ strays }: Message, until = Infinity): number =>
  until === Infinity ? strays.size : [...strays].filter(at => at <= until).length

/** Which clause the word stands in; commas, stops and colons part them. */
export const clauseOf = ({ words }: Message, at: number): number =>
  words.slice(0, at).filter(word => /^[,.;:!?]$/.test(word.text)).length
