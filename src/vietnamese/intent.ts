import type { LocalDate } from '../domain/days/local-date.ts'
import { assignmentIn } from './intent/assignment.ts'
import type { Concept } from './intent/lexicon.ts'
import { takeApart, type Message, type UnderstandContext } from './intent/message.ts'
import { doubtIn } from './intent/doubts.ts'
import { askedBesides } from './intent/follow-up.ts'
import { howToOf } from './intent/how-to.ts'
import { onlyTalksAbout } from './intent/mood.ts'
import { isOfOthers } from './intent/others.ts'
import { margin, rules, score, threshold, type Scored } from './intent/rules.ts'
import { isAdded, lineOf } from './intent/lines.ts'
import { talkLine } from './intent/talk.ts'
import { unusedIn } from './intent/unused.ts'
import { shortDate } from './phrases.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import type { DateMention } from './dates.ts'

export type { UnderstandContext } from './intent/message.ts'
export { matterAsked } from './intent/topic.ts'
export { beginsAnotherWord, isSetting, isTypedCommand, takesReason } from './intent/typed.ts'

export interface Understood {
  /** the command line the person could have typed, or null when nothing is sure enough */
  line: string | null
  /** its command, without the slash */
  command: string | null
  /** Does the line change anything? Then it must be confirmed. */
  changes: boolean
  /** the nearest lines, at most three, where none is sure enough; empty for chat */
  alternatives: string[]
  /** words of a request that the line does not say, and the answer must name */
  unused: string[]
  dates: DateMention[]
}

/** Every command a sentence may stand for, by its name; not all of them need exist yet. */
export const officeCommands: ReadonlySet<string> = new Set(rules.map(rule => rule.command))

/** Longer messages are reports or something pasted: nothing is read into them. */
const longest = 1_000
const shown = 3

/** Code, markup and text whose letters run the other way than they are read: never somebody asking for a task. */
const noSpeech =
  /[<>{}\\`$^]|--|\b(?:drop|alter) table\b|\bselect\b.*\bfrom\b|\bunion select\b|[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/iu

/**
 * Free text as a command line, by the words of the lexicon. Negations, questions and plans never yield a line that
 * changes anything; what is ambiguous yields alternatives. Knows nothing of tasks or of what the person may do.
 */
export function understand(raw: string, context: UnderstandContext): Understood {
  const text = nfc(raw)
  if (text === '' || text.length > longest) return nothing([])
  const message = takeApart(text, context)
  if (noSpeech.test(raw)) return nothing(message.dates)
  const talk = talkLine(text)
  if (talk !== undefined)
    return {
      line: talk,
      command: talk.slice(1).split(' ')[0] ?? null,
      changes: true,
      alternatives: [],
      unused: [],
      dates: message.dates,
    }
  const assigned = assignmentIn(text, context)
  if (assigned !== undefined)
    return { line: assigned, command: 'giao', changes: true, alternatives: [], unused: [], dates: message.dates }
  const [best, next] = score(message)
  if (!best || best.points < threshold) return besides(text, context) ?? nothing(message.dates)
  if (best.rule.changes && onlyTalksAbout(message, best.rule, context.today)) return looks(message)
  const doubt = best.rule.changes ? doubtIn(message, best.rule, context.today) : undefined
  if (doubt === 'not now') return looks(message)
  const rivals = next && best.points - next.points < margin ? sameReading(message, best, context.today) : []
  if (rivals.length > 1)
    return unsure(message, [...new Set([...(best.rule.changes ? lookedAt(message) : []), ...rivals])])
  // "giao việc này cho Lan" is no new task.
  if (best.rule.command === 'giao' && pointsAtTask(raw)) return nothing(message.dates)
  const read = decide(message, best, context.today)
  return doubt && read.line !== null ? unsure(message, [...lookedAt(message), read.line]) : read
}

/** Of a day, of somebody or of one task alone: what there is of it. */
function besides(text: string, context: UnderstandContext): Understood | undefined {
  const about = askedBesides(text)
  if (about === undefined) return undefined
  const alone = takeApart(about, context)
  // "còn mai" is tomorrow, whoever is called so.
  const message = alone.days.length > 0 ? alone : takeApart(`việc của ${about}`, context)
  const { phrases, tasks, days, others, strays } = message
  const known = (at: number) => isOfOthers(others, at)
  const isAlone =
    [...strays].every(known) &&
    phrases.every(({ concept, first }) => concept === 'filler' || concept === 'task' || known(first))
  const [task, another] = tasks
  const line =
    !isAlone || another !== undefined
      ? undefined
      : task
        ? days.length + (others?.spans.length ?? 0) === 0 && `/viec ${task.number}`
        : (others !== undefined || days.length > 0) && lineOf('nhiemvu', message, 0, context.today)
  if (!line) return undefined
  return {
    line,
    command: task ? 'viec' : 'nhiemvu',
    changes: false,
    alternatives: [],
    unused: [],
    dates: message.dates,
  }
}

const questionWords =
  /(?:^|\s)(?:ai (?:đang|dang|chưa|chua|trễ|tre|chậm|cham|còn|con|bị|bi)|gì|gi|j|nào|nao|bao nhiêu|bao nhieu|mấy việc)(?=[\s?.!]|$)/iu

/** The line of a plain question that only looks, or null: what somebody may ask while another answer is awaited of them. */
export function asksToSee(raw: string, context: UnderstandContext): string | null {
  if (!questionWords.test(nfc(raw))) return null
  const { line, changes } = understand(raw, context)
  return changes ? null : line
}

/** The command of the step that somebody asks how to take. */
export const asksHowTo = (raw: string, context: UnderstandContext): string | undefined =>
  howToOf(takeApart(nfc(raw), context))

const aboutTask: readonly Concept[] = ['status', 'detail', 'who', 'howMuch', 'due', 'expiring', 'percent']

const thisTask = /(?:việc|viec|nhiệm vụ|nhiem vu)\s+(?:này|nay|đó|do|ấy|ay|kia)(?![\p{L}\d])/iu
const seesAgain = /(?:xem|mở|coi|mo) (?:lại|lai) (?:việc|viec|nội dung|noi dung|chi tiết|chi tiet)(?![\p{L}\d])/iu

/** Do the words point at the task that is spoken of, and at no list: "việc này", "xem lại việc"? */
export const pointsAtTask = (raw: string): boolean => thisTask.test(nfc(raw)) || seesAgain.test(nfc(raw))

/** The words as they are said of the task `number`: "hạn việc này bao giờ" is "việc 12 hạn bao giờ". */
const ofTask = (raw: string, number: number): string => `việc ${number} ${nfc(raw).replace(thisTask, ' ')}`

/** Is a day all that is said? */
export function isOnlyDate(raw: string, context: UnderstandContext): boolean {
  const { days, phrases, strays, tasks } = takeApart(nfc(raw), context)
  return days.length > 0 && phrases.length + strays.size + tasks.length === 0
}

/** Do the words ask for what is known of the task that is spoken of: "hạn đến bao giờ", "cho xem lại nội dung"? */
export function asksAboutTask(raw: string, number: number, context: UnderstandContext): boolean {
  const { phrases, strays, tasks, others } = takeApart(ofTask(raw, number), context)
  if (tasks.length > 1 || others) return false
  const said = (of: readonly Concept[]) => phrases.some(({ concept }) => of.includes(concept))
  return said(aboutTask) || (said(['list']) && strays.size === 0)
}

/** The line that the words would be, were they said of the task: "xin gia hạn đến thứ 6" is `/giahan 12 27/11/2026`. */
export function asksOfTask(raw: string, number: number, context: UnderstandContext): string | undefined {
  const message = takeApart(ofTask(raw, number), context)
  const best = score(message).find(({ rule }) => rule.command !== 'viec')
  return best && lineOf(best.rule.command, message, number, context.today)
}

/** All rules within the margin of the best, that stand for different lines. */
const sameReading = (message: Message, best: Scored, today: LocalDate): string[] => [
  ...new Set(
    score(message)
      .filter(({ points }) => best.points - points < margin)
      .filter(({ rule }) => !rule.changes || !(onlyTalksAbout(message, rule, today) || doubtIn(message, rule, today)))
      .map(({ rule }) => lineOf(rule.command, message, message.tasks[0]?.number ?? 0, today)),
  ),
]

function decide(message: Message, { rule }: Scored, today: LocalDate): Understood {
  const { command, changes } = rule
  const numbers = [...new Set(message.tasks.map(task => task.number))]
  const line = lineOf(command, message, numbers[0] ?? 0, today)
  if (numbers.length > 1 && rule.task === 'needed')
    return unsure(
      message,
      numbers.map(number => lineOf(command, message, number, today)),
    )
  if (command === 'tim' && line === '/tim') return nothing(message.dates)
  const doubtful = actsOnDates.has(command) ? message.days.find(date => !date.certain && !isAdded(date)) : undefined
  if (doubtful) return unsure(message, otherDays(line, doubtful))
  return { line, command, changes, alternatives: [], unused: unusedIn(message, command), dates: message.dates }
}

const actsOnDates = new Set(['giahan', 'uyquyen'])

/** One line for each day that the doubtful date may be. */
const otherDays = (line: string, { to, alternatives = [] }: DateMention): string[] => [
  ...new Set([to, ...alternatives.map(other => other.to)].map(day => line.replace(shortDate(to), shortDate(day)))),
]

const nothing = (dates: DateMention[]): Understood => ({
  line: null,
  command: null,
  changes: false,
  alternatives: [],
  unused: [],
  dates,
})

const unsure = (message: Message, alternatives: string[]): Understood => ({
  ...nothing(message.dates),
  alternatives: alternatives.slice(0, shown),
})

/** Somebody speaks of a task without asking for a change: at most it is looked at. */
const looks = (message: Message): Understood => unsure(message, lookedAt(message))

const lookedAt = ({ tasks }: Message): string[] => [...new Set(tasks.map(task => `/viec ${task.number}`))]
