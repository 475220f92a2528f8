import type { LocalDate } from '../../domain/days/local-date.ts'
import type { DateMention } from '../dates.ts'
import { figureWords } from '../figure-words.ts'
import { fold } from '../normalise.ts'
import { limitOf, type DayLimit } from '../day-limits.ts'
import { shortDate } from '../phrases.ts'
import type { Concept } from './lexicon.ts'
import type { Message } from './message.ts'
import { isLeftOut as isLeftOutOf } from './others.ts'
import { progressNote, result } from './report-text.ts'
import { asksHandedIn } from './handed-in.ts'
import { after, firstOf, lastOf, said } from './rest.ts'
import { sayPeriod } from './say-period.ts'
import { behindExcept } from './somebody.ts'
import { searchWords } from './search-words.ts'
import { topicOf } from './topic.ts'

/** The arguments of a command as the person could have typed them; `number` is that of the task meant. */
type Arguments = (message: Message, number: number, today: LocalDate) => (string | number | undefined)[]

const numberOnly: Arguments = (_, number) => [number]
const period: Arguments = (message, _, today) => [message.days[0] && sayPeriod(message.days[0], today)]
const nothing: Arguments = () => []

const argumentsOf: Record<string, Arguments> = {
  nhiemvu: (message, _, today) => [message.others?.line, conditions(message, today) || topic(message)],
  viec: numberOnly,
  tim: message => [topicOf(message) ?? searchWords(message)],
  nhan: numberOnly,
  capnhat: (message, number) => [
    number,
    message.share && `${message.share.about ?? ''}${message.share.percent}%`,
    progressNote(message),
  ],
  xong: (message, number) => [number, result(message)],
  giahan: (message, number, today) => [number, deadline(message, today), reason(message, lastDate(message))],
  chuyen: (message, number) => [number, receiver(message)],
  duyet: (message, number) => [message.tasks.length > 0 ? number : undefined],
  tralai: (message, number) => [
    number,
    reason(message, sentBackAt(message)).replace(/^(?:về|ve)(?![\p{L}])[\s,]*/u, ''),
  ],
  // What stands behind the colon is what the lead is to read.
  nhac: (message, number) => {
    const last = message.tasks.at(-1)?.last
    const words = last !== undefined && message.words[last + 1]?.text === ':' ? after(message, last + 1) : ''
    return words === '' ? [number] : [`${number}:`, words]
  },
  giao: message => [assignee(message)],
  tamdung: (message, number) => {
    if (message.tasks.length === 0) return []
    const why = reason(message, lastOf(message, 'pause')).replace(urging, '')
    // Word for word: a reason may speak of anything.
    return why === '' ? [number] : [`${number}:`, why]
  },
  tieptuc: numberOnly,
  hoantac: (message, number) => [message.tasks.length > 0 ? number : undefined],
  tiendo: (message, number, today) => [
    message.documents[0]?.number ?? unit(message),
    period(message, number, today)[0],
    has(message, 'summary') ? 'tóm tắt' : '',
  ],
  tondong: nothing,
  danhgia: period,
  xuat: (message, _, today) => [whoseWorkbook(message), conditions(message, today)],
  congvan: message => [unit(message)],
  lich: nothing,
  caidat: message => [setting(message)],
  uyquyen: message => [receiver(message), ...span(message)],
  dulieu: nothing,
  xoadulieu: nothing,
  trogiup: message => [has(message, 'everything') ? 'tất cả' : undefined],
  thoat: nothing,
  lienket: nothing,
}

/** "cho dừng việc 8 đi, chờ vốn" */
const urging = /^(?:(?:đi|di|lại|lai|luôn|luon|ngay|giúp|giup|giùm|nhé|nha)(?![\p{L}])\s*)+(?:[,.:;–-]\s*|$)/iu

/** The whole line for one task, or for none (0). */
export const lineOf = (command: string, message: Message, number: number, today: LocalDate): string =>
  [`/${command}`, ...(argumentsOf[command]?.(message, number, today) ?? [])]
    .filter(part => part !== undefined && part !== '')
    .join(' ')

const has = ({ phrases }: Message, concept: Concept): boolean => phrases.some(phrase => phrase.concept === concept)

/** "việc mới tháng này", "việc mới giao của phòng Kinh tế": of a stretch of time, or of others; alone it only greets the list. */
function asksForNew({ words, days, others }: Message): boolean {
  if (days.length === 0 && !others) return false
  return words.some(({ text, folded }, at) => {
    const [before, behind] = [words[at - 1]?.folded ?? '', words[at + 1]?.folded ?? '']
    if (folded !== 'moi' || !/^(?:mới|moi)$/iu.test(text.normalize('NFC'))) return false
    const ofTask = /^(?:viec|vu|nv)$/.test(before) && !notNew.test(behind)
    return (
      ofTask ||
      /^(?:giao|nhan)$/.test(behind) ||
      before === 'giao' ||
      (behind === 'duoc' && words[at + 2]?.folded === 'giao')
    )
  })
}

/** "việc mới làm được một nửa": only now. */
const notNew = /^(?:lam|xong|duoc|dc|dat|hoan|bat|co|chi|toi|den)$/

/** "việc hoàn thành quá hạn quý này": late is how it was done, and a count of a progress report. */
function doneFigure({ words }: Message): string | undefined {
  const said = words.map(({ folded }) => folded).join(' ')
  const [, not, how] = /(?:^| )(chua )?(?:da )?(?:hoan thanh|xong) (qua|tre|dung|trong) han(?= |$)/.exec(said) ?? []
  if (how === undefined || not !== undefined) return undefined
  return figureWords[how === 'qua' || how === 'tre' ? 'doneLate' : 'doneOnTime']
}

/** What a list is narrowed to, as `/nhiemvu` takes it: named conditions, then the days, joined where they are joined here. */
function conditions(message: Message, today: LocalDate): string {
  const { days } = message
  const figure = doneFigure(message)
  const late = !figure && (has(message, 'overdue') || (has(message, 'expiring') && days.length === 0))
  const alsoDone = has(message, 'everything') && message.words.some(({ folded }) => folded === 'ke' || folded === 'lan')
  const saysDone =
    has(message, 'done') &&
    (has(message, 'past') || countsWhatIsDone(message) || tellsWhatIsDone(message)) &&
    !has(message, 'remaining')
  const done = !figure && !alsoDone && (has(message, 'finished') || saysDone)
  // "quá hạn hôm nay" is what is overdue by now.
  const periods = late ? days.filter(day => day.from !== today || day.to !== today || joinedTo(message, day)) : days
  const left = periods.filter(day => isLeftOut(message, day))
  const named = [
    ...(asksForNew(message) ? ['mới giao'] : []),
    ...(figure ? [figure] : []),
    ...(late ? ['quá hạn'] : []),
    ...(!figure && has(message, 'ahead') ? ['chưa quá hạn'] : []),
    ...(has(message, 'undated') ? ['không thời hạn'] : []),
    ...(has(message, 'notTaken') ? ['chưa tiếp nhận'] : []),
    ...(has(message, 'notHandedIn') ? ['chưa nộp'] : []),
    ...(has(message, 'paused') || asksForPaused(message) ? ['tạm dừng'] : []),
    ...(isUrgent(message) ? ['khẩn'] : []),
    ...(has(message, 'dueSoon') ? ['sắp đến hạn'] : []),
    ...(has(message, 'waiting') ? ['chờ duyệt'] : []),
    ...(has(message, 'together') ? ['phối hợp'] : []),
    ...(done && !late ? ['đã xong'] : []),
    ...(!figure && !done && !late && (has(message, 'submitted') || handedInBy(message, today) || asksHandedIn(message))
      ? ['đã nộp']
      : []),
  ]
  const say = (those: readonly DateMention[]) =>
    enumerated([...new Set(those.map(day => limited(message, day, today)))])
  const said = [say(periods.filter(day => !left.includes(day))), ...(left.length > 0 ? [`trừ ${say(left)}`] : [])]
    .filter(Boolean)
    .join(' ')
  const joint = late && periods.some(day => joinedTo(message, day)) ? ' và ' : ' '
  const all = [named.join(areJoined(message) ? ' và ' : ' '), said].filter(Boolean).join(joint)
  if (all === '' && asksWhatPresses(message)) return 'quá hạn, hôm nay và sắp đến hạn'
  return all === '' && has(message, 'everything') ? 'tất cả' : all
}

/** "hôm nay, mai và mốt" */
const enumerated = (all: readonly string[]): string =>
  [all.slice(0, -1).join(', '), ...all.slice(-1)].filter(Boolean).join(' và ')

const narrowing: readonly Concept[] = [
  ...(['overdue', 'ahead', 'undated', 'notTaken', 'paused', 'pressing', 'urgency'] as const),
  ...(['dueSoon', 'waiting', 'together', 'finished', 'submitted'] as const),
]

/** "việc quá hạn và việc phối hợp": two lists, and not what is in both. */
function areJoined({ phrases, words }: Message): boolean {
  const said = phrases.filter(({ concept }) => narrowing.includes(concept))
  return said.some(({ first }, at) => {
    const before = said[at - 1]
    return (
      before !== undefined && words.slice(before.last + 1, first).some(({ folded }) => /^(?:va|hoac|voi)$/.test(folded))
    )
  })
}

/** "có việc nào tạm dừng không"; "tạm dừng hết việc của Lan" asks for no list. */
const asksForPaused = (message: Message): boolean =>
  has(message, 'pause') && (has(message, 'what') || has(message, 'question') || restsOfOthers(message))

/** "việc anh Hùng tạm dừng" */
const restsOfOthers = ({ phrases, others }: Message): boolean => {
  const end = Math.max(...(others?.spans ?? []).map(({ last }) => last))
  return phrases.some(({ concept, first }) => concept === 'pause' && first > end && Number.isFinite(end))
}

/** "tuần trước phòng nộp mấy việc": of days gone by it is told what was handed in, and not what was due. */
const handedInBy = (message: Message, today: LocalDate): boolean =>
  message.days.length > 0 &&
  message.days.every(({ to }) => to < today) &&
  !has(message, 'future') &&
  !message.words.some(({ folded }) => /^(?:phai|can)$/.test(folded)) &&
  !has(message, 'notHandedIn') &&
  message.words.some(({ usual }) => /^n[ộo]p$/.test(usual))

/** "tháng này bao nhiêu việc xong"; "phải hoàn thành mấy việc" is still to be done. */
const countsWhatIsDone = (message: Message): boolean =>
  !has(message, 'future') &&
  message.phrases.some(
    ({ concept, first, last }) =>
      concept === 'what' && message.words.slice(first, last + 1).some(({ folded }) => /^(?:bao|may|bn)$/.test(folded)),
  )

/** What says that something is still to be done, or asks whether it is. */
const notDone: readonly Concept[] = [
  ...(['future', 'negation', 'never', 'unfinished', 'condition', 'wish', 'demand', 'urging', 'polite', 'due'] as const),
]

/** "việc Lan làm xong tháng này": the words stand behind a task, or behind whose it is. */
const tellsWhatIsDone = ({ phrases, others }: Message): boolean =>
  !phrases.some(({ concept }) => notDone.includes(concept)) &&
  phrases.some(
    ({ concept, first }) =>
      concept === 'done' &&
      ((others?.names.length ?? 0) > 0 || phrases.some(({ concept, last }) => concept === 'task' && last < first)),
  )

const limitWords: Record<DayLimit, string> = { by: 'đến', from: 'từ', after: 'sau' }

/** "đến 30/11": with what limits it. */
function limited({ text }: Message, day: DateMention, today: LocalDate): string {
  const limit = limitOf(text, day)
  const period = sayPeriod(day, today)
  return limit === undefined ? period : `${limitWords[limit]} ${period.replace(/^(?:đến|từ|trước|sau) /u, '')}`
}

/** "trừ hôm nay", "không kể tuần sau" */
function isLeftOut({ words }: Message, { start }: DateMention): boolean {
  const at = words.findIndex(word => word.start >= start)
  return [1, 2].some(back => behindExcept(words, at - back) === at)
}

/** A workbook is of all that one follows, if nobody is named. */
const whoseWorkbook = (message: Message): string | undefined => {
  const { others } = message
  if (!others) return has(message, 'mine') ? 'tôi' : undefined
  return others.line === 'đơn vị' ? undefined : others.line.replace(/^đơn vị (?!trừ )/u, '')
}

/** "có việc gì gấp không": what presses by its deadline; "việc gấp nhất" is the list as it is, the most urgent first. */
const asksWhatPresses = (message: Message): boolean =>
  has(message, 'pressing') && !message.words.some(({ folded }) => folded === 'nhat')

/** "việc khẩn" has its mark in the plan. */
const isUrgent = ({ phrases, words }: Message): boolean =>
  phrases.some(
    ({ concept, first, last }) =>
      (concept === 'pressing' || concept === 'urgency') &&
      words.slice(first, last + 1).some(({ folded }) => /^(?:khan|hoa|thuong)$/.test(folded)),
  )

/** "quá hạn và hôm nay", "quá hạn và việc ngày mai" */
function joinedTo({ words, phrases }: Message, { start }: DateMention): boolean {
  const late = phrases.find(({ concept }) => concept === 'overdue' || concept === 'expiring')
  if (!late) return false
  const day = words.findIndex(word => word.start >= start)
  const [from, to] = day > late.last ? [late.last, day] : [day, late.first]
  return words.slice(from + 1, to).some(({ folded }) => /^(?:va|,|hoac|voi)$/.test(folded))
}

const unit = ({ units, others, words, text }: Message): string | undefined => {
  const found = units.find(({ first }) => !isLeftOutOf(others, first))
  if (!found) return undefined
  return found.unique ? found.name : text.slice(words[found.first]?.start, words[found.last]?.end)
}

/** "các việc của em về tiêm chủng" */
const topic = (message: Message): string | undefined =>
  has(message, 'about') && has(message, 'task') ? searchWords(message) : undefined

/** Whom a new task is for, where it is said and looks like a name: "giao việc mới cho Sở Tài chính". */
function assignee(message: Message): string | undefined {
  const { people, units, words } = message
  if (people.length + units.length > 0) return receiver(message)
  const to = words.findLastIndex(word => word.folded === 'cho')
  const named = words.slice(to + 1).some(word => /^\p{Lu}/u.test(word.text))
  return to >= 0 && named ? receiver(message) : undefined
}

const title = /^(?:(?:đồng chí|dong chi|đ\/c|d\/c|anh|chị|chi|ông|bà|cô|chú|bác|a|c) )+/iu

/** Whom something is handed to: known by name, or the words behind "cho". */
function receiver(message: Message): string | undefined {
  const { people, words, days, units } = message
  const known = people.at(-1)
  if (known?.unique) return known.name
  if (known) return said(message, known.first, known.last)
  if (units.length > 0) return unit(message)
  const to = words.findLastIndex(word => word.folded === 'cho' || word.folded === 'sang')
  if (to < 0) return undefined
  const ends = (at: number) => words[at]?.folded === 'tu' || (words[at]?.start ?? 0) >= (days[0]?.start ?? Infinity)
  const end = words.findIndex((_, at) => at > to && (ends(at) || at === firstOf(message, 'reason')))
  return said(message, to + 1, (end < 0 ? words.length : end) - 1).replace(title, '')
}

/** Of several dates the one behind "đến" counts, which is the last; "thêm 5 ngày" stays, as it counts from the old deadline. */
const deadline = ({ days }: Message, today: LocalDate): string | undefined => {
  const last = days.at(-1)
  return last && (isAdded(last) ? `thêm ${sayPeriod(last, today)}` : shortDate(last.to))
}

/** "5 ngày" of "xin thêm 5 ngày": no day of the calendar. */
export const isAdded = ({ why, text }: DateMention): boolean =>
  why === 'anchor' && /^\S+ (?:ngay|hom|bua|tuan|thang)(?: lam viec)?$/.test(fold(text))

const lastDate = ({ days, words }: Message): number | undefined => {
  const last = days.at(-1)
  return last && words.findLastIndex(word => word.start < last.end)
}

/** The words behind "vì", "do", "lý do"; without these, what follows the rest of the line. */
function reason(message: Message, core: number | undefined): string {
  const { phrases, words } = message
  const stated = phrases.findLast(({ concept }) => concept === 'reason')
  const task = message.tasks.at(-1)?.last
  if (!stated) return after(message, core, task, lastOf(message, 'extend', 'sendBack', 'pause')) || before(message)
  const request = firstOf(message, 'extend', 'sendBack', 'pause') ?? -1
  if (stated.last > request) return after(message, stated.last)
  // "Do chờ thẩm định, xin gia hạn …" gives the reason first.
  const ends = (at: number) => /^(,|nen|xin|de nghi)$/.test(words[at]?.folded ?? '') || at === request
  return said(message, stated.last + 1, words.findIndex((_, at) => at > stated.last && ends(at)) - 1)
}

/** In "trả lại việc 5, làm lại số liệu" the second is what is to be done. */
function sentBackAt({ phrases, words }: Message): number | undefined {
  const asked = phrases.filter(({ concept }) => concept === 'sendBack')
  const sent = asked.filter(({ first }) => words[first]?.folded !== 'lam')
  return (sent.length > 0 ? sent : asked).at(-1)?.last
}

/** "chưa đạt, trả lại việc 5" */
function before(message: Message): string {
  const request = firstOf(message, 'sendBack') ?? 0
  return message.words[request - 1]?.text === ',' ? said(message, 0, request - 1) : ''
}

function setting(message: Message): string | undefined {
  const { phrases, words } = message
  const has = (...concepts: Concept[]) => phrases.some(phrase => concepts.includes(phrase.concept))
  const messenger = phrases.find(({ concept }) => concept === 'messenger')
  if (messenger) return `kênh ${words[messenger.first]?.folded === 'zalo' ? 'zalo' : 'telegram'}`
  const what = has('assistant') ? 'trợ lý' : 'nhắc'
  if (has('off', 'stopReminding')) return `${what} tắt`
  return has('on', 'startReminding') ? `${what} bật` : undefined
}

const span = ({ days }: Message): string[] => {
  const [first, last] = [days[0], days.at(-1)]
  return first && last ? [shortDate(first.from), shortDate(last.to)] : []
}
