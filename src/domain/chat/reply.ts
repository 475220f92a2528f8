import type { LocalDate } from '../days/local-date.ts'
import type { ProgressCounts } from '../reports/progress.ts'
import type { SummaryFigures } from '../reports/summary-figures.ts'
import type { Holder, ListFilter, ListPart } from '../tasks/task-list.ts'
import { linesOf, type Line } from './apart.ts'

/** What a command answers: content only. Each channel renders it its own way; the delivery worker draws the attachment. */
export interface Reply {
  blocks: Block[]
  choices?: Choice[]
  attachment?: Attachment
  /** Where the office has a language model, the delivery worker may have it say this block in its own words. */
  wording?: { block: number; figures: SummaryFigures }
  /** A question is open from now on. */
  form?: OpenForm
  /** Files that came with the message wait for the choice made here. */
  keepsFiles?: true
  /** Nothing was found in the words: a language model may be asked before this is the answer. */
  unread?: true
  /** The person's rights changed: channels with a command menu show this one from now on. */
  menu?: MenuEntry[]
}

/** A block is never cut in two unless it alone exceeds a channel's limit. Only this file makes them. */
export type Block = { kind: 'title' | 'text'; text: Lines } | ({ kind: 'item'; text: Lines } & ItemMarks)

declare const apart: unique symbol
/** Each line is ours, or bears the mark of people's words (apart.ts). */
export type Lines = string & { readonly [apart]: true }

/** What a channel may show of an item besides its words. */
export interface ItemMarks {
  /** how pressing it is */
  tone?: 'late' | 'today'
  /** the line of text that tells more about it, for channels on which an item can be pressed */
  opens?: string
}

/** `send` is the line of text the person could have typed instead. */
export interface Choice {
  label: string
  send: string
  /** Share one's own phone number, where the platform can prove it; elsewhere the choice is left out. */
  contact?: true
}

/** A choice that a push brought, with the number it can be typed by. */
export interface PushedChoice extends Choice {
  number: number
  /** the message in the outbox */
  push: number
  /** ms */
  until: number
}

/** What was answered so far, by the names of the fields; and what was known before the first question ("task"). */
export type Answers = Readonly<Record<string, string>>

/** A form (form.ts) as it is kept in a conversation: `field` is asked now. */
export interface OpenForm {
  command: string
  field: string
  answers: Answers
}

export interface MenuEntry {
  name: string
  summary: string
}

/** A description, drawn outside transactions by the delivery worker. */
export type Attachment = ProgressChart | TaskWorkbook | EvidenceFile

export interface ProgressChart {
  kind: 'progress-chart'
  title: string
  subtitle: string
  rows: (ProgressCounts & { label: string })[]
}

/** Whose tasks and which, as a list of them would be; the days are those of the deadlines, whatever became of a task. */
export interface WorkbookList {
  people?: readonly Holder[]
  without?: readonly Holder[]
  /** left out: whatever state they are in */
  parts?: readonly ListPart[]
  filter: ListFilter
}

/** A workbook in the layout of `nhacviec export`. */
export interface TaskWorkbook {
  kind: 'task-workbook'
  /** of the file: `nhiem-vu-2026-11-23.xlsx` */
  name: string
  /** the lead units whose tasks are in it; of people's tasks, the units of which one has to be in it; left out: all */
  units?: number[]
  /** of the deadlines, both days included; left out: all, tasks without a deadline too */
  period?: { from: LocalDate; to: LocalDate }
  /** which of them, where a list was asked for */
  list?: WorkbookList
  /** the day at which the tasks are judged in time or late */
  today: LocalDate
}

/** A proof that is kept beside the database, under this hash. */
export interface EvidenceFile {
  kind: 'evidence-file'
  name: string
  mime: string
  /** bytes */
  size: number
  sha256: string
}

/** The one place where a line may begin: an argument is a line, and a new line inside it is somebody's words. */
const lines = (...of: readonly Line[]): Lines => of.flatMap(linesOf).join('\n') as Lines

export const title = (line: string): Block => ({ kind: 'title', text: lines(line) })
export const text = (...of: readonly Line[]): Block => ({ kind: 'text', text: lines(...of) })
export const item = (of: string | readonly Line[], marks: ItemMarks = {}): Block => ({
  kind: 'item',
  text: typeof of === 'string' ? lines(of) : lines(...of),
  ...marks,
})
/** Each line a block of its own. */
export const say = (...of: readonly Line[]): Reply => ({ blocks: of.map(line => text(line)) })

/** The block with other words, in one line. */
export const reworded = (block: Block, words: string): Block => ({ ...block, text: lines(words) })

/** A part of a block that is too long for one message (split.ts). */
export const pieceOf = (block: Block, piece: string): Block => ({ ...block, text: piece as Lines })

/** The reply as plain text: what the terminal prints and what text-only channels send. */
export const plainText = (reply: Pick<Reply, 'blocks'>): string => reply.blocks.map(b => b.text).join('\n\n')
