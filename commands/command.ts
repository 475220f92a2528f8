import type { Tx } from '../db/db.ts'
import type { ReadSettings } from '../db/office/settings.ts'
import type { Actor } from '../src/domain/people/access.ts'
import type { ChannelName, FileReference } from '../src/domain/chat/incoming.ts'
import type { PushChannels } from '../src/domain/chat/push-channel.ts'
import type { WallClock } from '../src/domain/tasks/due.ts'
import type { Form } from '../src/vietnamese/form.ts'
import type { NamesIndex } from '../src/vietnamese/intent/names.ts'
import type { Reply } from '../src/domain/chat/reply.ts'

/** The office's own choices. */
export interface Office {
  timeZone: string
  /** what it has set for itself, and whom to ask for help */
  settings: ReadSettings
  /** the channels on which a push may go out */
  pushChannels: PushChannels
  /** it has switched on a language model */
  languageModel?: boolean
}

/** All that a command may know. Time is an argument; nothing is sent from here. */
export interface Context {
  tx: Tx
  /** ms */
  now: number
  /** the office's calendar day at `now` */
  today: string
  office: Office
  message: MessageFacts
  actor: Actor | undefined
  commands: readonly CommandInfo[]
  /** the names of the office's units and people, where words may name some */
  names?: NamesIndex | undefined
}

export interface MessageFacts {
  channel: ChannelName
  chat: string
  sender: string
  /** sent along, or waiting for this answer */
  files: readonly FileReference[]
  /** a phone number the person shared; `own`: vouched for by the platform */
  contact?: { phone: string; own: boolean }
}

/** By which deadlines with an hour are judged. */
export const wallClock = ({ now, office }: Pick<Context, 'now' | 'office'>): WallClock => ({
  now,
  timeZone: office.timeZone,
})

export type OfficerContext = Context & { actor: Actor }

/** Feeds /trogiup, Telegram's command menu, the nearest-command suggestion and the permission check. */
export interface CommandInfo {
  /** also the slash name: letters a–z only */
  name: string
  aliases: readonly string[]
  /** one line, for the help and the menu */
  summary: string
  /** what is typed, for the help */
  usage: string
  who: 'anyone' | 'officer' | 'leader'
  /** Whom the help and the menu show it to, where it is of use to few of those who may: whoever assigned a task may be no leader. */
  helpFor?: 'leader'
  /** A change is confirmed first when free text was read as this command; `with-arguments`: bare, it only shows or asks. */
  changes: 'never' | 'with-arguments' | 'always'
  /** What is typed is only a draft, which it asks back itself before anything is changed. */
  asksBack?: true
  /** What is said to its question is its answer, whatever it sounds like: it is written word for word, or names somebody. */
  takesAnyWords?: true
  /** a report: files sent with it, or just before it, are its evidence */
  takesFiles?: true
}

interface OpenCommand extends CommandInfo {
  who: 'anyone'
  run(context: Context, args: string): Promise<Reply>
  /** what it asks */
  form?: Form<Context>
}

interface OfficerCommand extends CommandInfo {
  who: 'officer' | 'leader'
  run(context: OfficerContext, args: string): Promise<Reply>
  form?: Form<OfficerContext>
}

/** @throws UserError from `run` and its form for whatever the person can put right */
export type Command = OpenCommand | OfficerCommand
