import type { Party } from '../../db/tasks/find.ts'
import type { Tx } from '../../db/db.ts'
import type { ReadSettings } from '../../db/office/settings.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { Actor, TaskAction } from '../domain/people/access.ts'
import type { FileRefusal } from '../domain/tasks/evidence.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import type { EventKind, Moment, StepRefusal, Undecided } from '../domain/tasks/task.ts'

/**
 * What can be done to a task or an office, whichever door asks for it: chat, site and interface only word the outcome. `Done`
 * says what was done. Everything is written in the caller's transaction, which may run twice: nothing outside is changed.
 */
export type Action<Input, Done> = (tx: Tx, actor: Actor, at: Occasion, input: Input) => Promise<Done | Refusal>

/** When something is done, and in which office. */
export interface Occasion extends Moment {
  office: {
    timeZone: string
    /** where its people are told */
    pushChannels: PushChannels
    settings: ReadSettings
  }
}

/** What became of a result that somebody meant to decide on. */
export interface Outcome {
  kind: EventKind
  /** null: nobody of the office, but an import */
  by: string | null
  /** it was this person */
  own: boolean
  day: LocalDate
  time: string
}

/** Why an action was not carried out; nothing has changed. Data only: each door has its own words for it. */
export type Refusal =
  | StepRefusal
  | FileRefusal
  /** there is none, or it is not for this person to know */
  | { refused: 'not-found'; task: number }
  /** `deciders`: the names of those who decide on its result, where that is what was asked for */
  | {
      refused: 'not-allowed'
      task: number
      action: TaskAction
      parties: readonly Party[]
      deciders?: readonly string[]
    }
  /** What was meant waits no longer, and how that came, if it is known; `waiting`: another one that does. */
  | {
      refused: 'decided'
      task: number
      matter: Undecided
      outcome: Outcome | undefined
      waiting: { result: number | undefined; words: string | null; askedDue: LocalDate | null } | undefined
    }
  /** What its lead said of the task, that it is not theirs, is settled, and how; undefined: nobody said so. */
  | { refused: 'lead-settled'; task: number; outcome: Outcome | undefined }
  /** that one leads it already */
  | { refused: 'leads-already'; task: number; lead: string }
  /** whom somebody may not give the task to */
  /** Whoever leads it was urged less than four hours ago: when and by whom, and when they may be again. */
  | { refused: 'urged-lately'; task: number; outcome: Outcome; again: { day: LocalDate; time: string } }
  /** Whoever would be urged cannot be told: they have no account, or there is nobody. */
  | { refused: 'nobody-linked'; task: number; names: readonly string[] }
  /** there is no urging of this number */
  | { refused: 'no-such-urge'; task: number }
  /** It was answered, or what stands later was; `open`: a later one that waits for an answer. */
  | { refused: 'urge-answered'; task: number; outcome: Outcome; promisedOn: LocalDate | null; open: number | undefined }
  /** what was said to somebody cannot be unsaid */
  | { refused: 'told-already'; task: number; kind: EventKind }
  /** there is nobody who could decide on another deadline */
  | { refused: 'nobody-decides'; task: number }
  /** what this person did last is no step that is taken back this way */
  | { refused: 'not-undoable'; task: number; kind: EventKind }
  /** on this task, if one was named */
  | { refused: 'nothing-to-undo'; task?: number }
  /** replaced by a newer code, or its officer has left */
  | { refused: 'invite-void' }
  | { refused: 'invite-used' }
  /** the number is nobody's any more, or somebody else's, or links nobody */
  | { refused: 'phone-void' }
  /** it is not theirs, whether it is somebody's or nobody's */
  | { refused: 'no-such-account'; account: number | undefined }
  /** reminders cannot go there; `active`: where they can */
  | {
      refused: 'channel-not-in-use' | 'channel-blocked' | 'channel-not-linked'
      channels: readonly ChannelName[]
      active: readonly ChannelName[]
    }
  /** The draft was assigned before, as this task. */
  | { refused: 'already-assigned'; task: number; day: LocalDate; time: string }
  /** nobody is theirs to give work to */
  | { refused: 'may-not-assign' }
  /** `leader`: in whose name it was to be assigned, where that is somebody else */
  | { refused: 'outside-scope'; leader: string | undefined; outside: readonly string[] }
  /** general affairs assign in the name of a leader only */
  | { refused: 'no-leader-named' }
  /** a unit or an officer that the draft names is not there any more */
  | { refused: 'receiver-gone' }
  | { refused: 'deadline-past'; due: LocalDate; dueTime: string | null }
  | { refused: 'unfit-attachment'; why: FileRefusal['refused']; file: string }
  /** somebody has done something with the task since */
  | { refused: 'changed-since'; task: number }

/** Refusals of this kind. */
export type RefusalOf<Kind extends Refusal['refused']> = Refusal & { refused: Kind }

export const isRefused = (outcome: object): outcome is Refusal => 'refused' in outcome
