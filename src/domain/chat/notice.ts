import { isOpen, type Task } from '../tasks/task.ts'
import { priorities, type Priority } from './outbox.ts'
import type { Reply } from './reply.ts'

/** What somebody is told who has not asked. */
export interface Notice {
  /** the officer */
  to: number
  kind: NoticeKind
  /** queued once under this key */
  key: string
  /** What it tells of: on the same topic only the newest is sent, where the person was not told yet. */
  topic: string
  reply: Reply
  /** ms; not sent at all after it */
  expiresAt: number
  /** it waits for no hour */
  urgent?: boolean
  /** the tasks that it tells of, and of nothing else: over with all of them, it is not sent */
  about?: readonly number[]
  /** It says the contrary of the last one on its topic: who was not told that one yet need not be told either. */
  cancels?: boolean
}

/**
 * digest: what is due this morning · task: somebody did something with a task · review, extension, cause: a result, another
 * deadline, an objective cause waits for a decision · urge: somebody is asked to get on with it
 */
export type NoticeKind = 'digest' | 'task' | 'review' | 'extension' | 'cause' | 'urge'

/** What people can switch off for themselves. */
export interface NoticePreferences {
  wantsDigest: boolean
}

interface NoticeRules {
  priority: Priority
  isWanted(preferences: NoticePreferences): boolean
  /** Has there nothing more to be said of a task that stands so? */
  isOver(task: Standing): boolean
}

/** How a task stands, as far as that says whether there is something to be told of it. */
export type Standing = Pick<Task, 'work' | 'review' | 'extension' | 'causeReview'>

/** What goes for each kind of notice, in one place. */
const rules: Record<NoticeKind, NoticeRules> = {
  digest: {
    priority: priorities.digest,
    isWanted: ({ wantsDigest }) => wantsDigest,
    isOver: task => !callsForWork(task),
  },
  task: {
    priority: priorities.notice,
    isWanted: () => true,
    isOver: task => !isOpen(task),
  },
  review: {
    priority: priorities.notice,
    isWanted: () => true,
    isOver: task => !isOpen(task) || task.review !== 'pending',
  },
  urge: {
    priority: priorities.notice,
    isWanted: () => true,
    isOver: task => !callsForWork(task),
  },
  extension: {
    priority: priorities.notice,
    isWanted: () => true,
    isOver: task => task.extension !== 'pending',
  },
  // It is decided on when the task is done, too.
  cause: {
    priority: priorities.notice,
    isWanted: () => true,
    isOver: task => task.causeReview !== 'pending',
  },
}

/** Is there something for its people to do? Not while it rests, nor while its result waits to be judged. */
const callsForWork = (task: Pick<Task, 'work' | 'review'>): boolean =>
  isOpen(task) && task.work !== 'paused' && task.review !== 'pending'

export const priorityOf = ({ kind, urgent }: Pick<Notice, 'kind' | 'urgent'>): Priority =>
  urgent ? priorities.urgent : rules[kind].priority

export const isWanted = (kind: NoticeKind, preferences: NoticePreferences): boolean => rules[kind].isWanted(preferences)

/** Are notices of any kind over with a task that stands so now, which were not while it stood as before? */
export const turnsMoot = (before: Standing, now: Standing): boolean =>
  Object.values(rules).some(rule => !rule.isOver(before) && rule.isOver(now))

export const digestTopic = 'digest'
/** What whoever leads tasks is told of them (src/domain/tasks/announcing.ts). */
export const leadNewsTopic = 'lead news'
/** That tasks are not theirs any more. */
export const formerLeadTopic = 'former lead'
/**
 * What a notice of a task tells of. `review`, `extension`, `cause`: whether something waits, and is asked to be decided on ·
 * `deadline`, `lateness`: what was decided on it
 */
export type Matter =
  | 'rest'
  | 'review'
  | 'decision'
  | 'end'
  | 'report'
  | 'assignment'
  | 'comment'
  | 'lead'
  | 'extension'
  | 'deadline'
  | 'cause'
  | 'lateness'
  | 'obstacle'
  | 'urge'
  | 'urge-answer'
export const taskTopic = (task: number, matter: string): string => `task ${task} ${matter}`
const decisionTopic = /^task \d+ (review|extension|cause)$/
/** Of one task, or of all about which one person was urged at one go. */
export const urgesTopic = (first: number): string => `urges ${first}`
export const urgeAnswersTopic = (first: number): string => `urge-answers ${first}`
const urgeTopic = /^(?:task \d+ urge|urges \d+)$/

/** Is a notice on this topic over with a task that stands so? */
export const isOver = (topic: string, task: Standing): boolean => rules[kindOf(topic)].isOver(task)

function kindOf(topic: string): NoticeKind {
  if (topic === digestTopic) return 'digest'
  const [, asked] = decisionTopic.exec(topic) ?? []
  if (asked === 'review' || asked === 'extension' || asked === 'cause') return asked
  return urgeTopic.test(topic) ? 'urge' : 'task'
}
