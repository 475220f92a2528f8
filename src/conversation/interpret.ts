import type { CommandInfo } from '../../commands/command.ts'
import { choiceByLabel, choiceNumber, turnedPage } from '../vietnamese/choices.ts'
import { agreedAndMore, confirmed, isConfirmation } from '../vietnamese/confirmation.ts'
import { looksLikeCode } from '../domain/people/link-code.ts'
import { readBack, type Said } from '../vietnamese/form.ts'
import { text as line, type Block, type Choice, type OpenForm, type PushedChoice } from '../domain/chat/reply.ts'
import {
  asksAboutTask,
  asksOfTask,
  asksToSee,
  isOnlyDate,
  beginsAnotherWord,
  isSetting,
  isTypedCommand,
  officeCommands,
  pointsAtTask,
  understand,
  type UnderstandContext,
  takesReason,
  type Understood,
} from '../vietnamese/intent.ts'
import { hear, type HeardKind } from '../vietnamese/heard.ts'
import { amended, correctedWords } from '../vietnamese/heard/corrections.ts'
import { nearest } from '../vietnamese/nearest.ts'
import { pointedAt, taskAtHand, withTaskPointedAt } from '../vietnamese/pointed.ts'
import { fold } from '../vietnamese/normalise.ts'
import { nfc } from '../domain/chat/tidy-text.ts'

export type Meaning =
  | { kind: 'command'; name: string; args: string }
  /** something said to the open question: its form knows whether it is an answer */
  | { kind: 'answer'; open: OpenForm; said: Said }
  /** yes to what was asked back, and then another task: "đúng, và việc 9 nữa" */
  | { kind: 'agreed-and-more'; agreed: Meaning; more: Meaning }
  /** something else than an answer, asked while the question is open: `line`, where it is known, says what */
  | { kind: 'beside-question'; open: OpenForm; said: Said; line: string | undefined }
  /** said to a question that has closed by itself */
  | { kind: 'closed-question'; open: OpenForm; said: Said }
  /**
   * a line read from free text: it runs at once when it only reads, and is confirmed when it would change anything;
   * `unused`: words of the text that it does not say, for the answer to name
   */
  | { kind: 'proposed'; line: string; by: 'rules' | 'model'; unused?: readonly string[] }
  | { kind: 'no-such-choice'; number: number }
  /** a number typed for a list that is too old */
  | { kind: 'expired-choice' }
  /** a command of the office that this version does not have */
  | { kind: 'unavailable'; name: string }
  | { kind: 'unknown-command'; typed: string; suggestion: string | undefined }
  | { kind: 'empty' }
  /** `alternatives`: the nearest lines, none of them sure enough */
  | { kind: 'not-understood'; alternatives: string[] }

/** What a text is read against; `withFile`: something came along with it. */
export interface State {
  form?: OpenForm
  expiredForm?: OpenForm
  choices: readonly Choice[]
  /** the last list, once it is too old to choose from */
  expiredChoices?: readonly Choice[]
  pushed?: readonly PushedChoice[]
  withFile?: boolean
}

/**
 * What a text means here and now: a slash line; a choice of the last list, by number, label or "đúng"; something said to
 * the open question; a command without its slash; a link code; and, where `reading` is given, free text by the rules of
 * intent.ts.
 */
export function interpret(
  raw: string,
  state: State,
  commands: readonly CommandInfo[],
  reading?: UnderstandContext,
): Meaning {
  const text = nfc(raw)
  if (text === '') return { kind: 'empty' }
  if (text.startsWith('/')) return slashLine(text, commands)

  const { form } = state
  const number = choiceNumber(text)
  const choice = chosen(text, number, state)
  if (choice) return followChoice(choice, state, commands)
  const more = agreedAndMore(text, state.choices)
  if (more) {
    const agreed = followChoice(more.agreed, state, commands)
    const { name } = agreed.kind === 'command' ? agreed : { name: 'viec' }
    return { kind: 'agreed-and-more', agreed, more: { kind: 'command', name, args: String(more.task) } }
  }
  const amendedLine = form ? undefined : withAmended(text, state.choices)
  if (amendedLine !== undefined) return { kind: 'proposed', line: amendedLine, by: 'rules' }
  const page = form ? undefined : turnedPage(state.choices, text)
  if (page !== undefined) return slashLine(page, commands)
  if (form) return saidToForm(raw, form, state, commands, reading)

  const meaning =
    pointedMeaning(text, state, commands) ??
    withoutForm(withTaskPointedAt(state.choices, raw) ?? raw, number, state, commands, reading)
  const { expiredForm } = state
  return expiredForm && closedBy.has(meaning.kind)
    ? { kind: 'closed-question', open: expiredForm, said: saidIn(text, expiredForm, state) }
    : meaning
}

/** What is nothing else is an answer that came too late. */
const closedBy: ReadonlySet<Meaning['kind']> = new Set(['no-such-choice', 'not-understood'])

/** A choice of the last list by number, label or "đúng"; or, while no question may mean the number, one that a push brought. */
export function chosen(
  text: string,
  number: number | undefined,
  { form, choices, pushed = [] }: State,
): Choice | undefined {
  if (number === undefined)
    return choiceByLabel(choices, text) ?? confirmed(choices, text) ?? choiceByLabel(pushed, text)
  return choices[number - 1] ?? (form ? undefined : pushed.findLast(choice => choice.number === number))
}

/** "việc 99 chứ", "thêm ảnh nữa", "thêm 3 ngày" put no words right. */
const notAmending: ReadonlySet<HeardKind> = new Set(['other task', 'file', 'request'])

const saidIn = (text: string, open: OpenForm, { withFile = false }: State): Said => {
  const task = Number(open.answers['task'])
  const before = readBack(open)
  const number = Number.isInteger(task) ? task : undefined
  const amends = before !== undefined && !notAmending.has(hear(text, number).kind)
  const corrected = amends ? amended(before, text) : correctedWords(text)
  const meant = corrected ?? text
  const heard = hear(meant, number)
  return { text: meant, heard, withFile, ...(corrected !== undefined && { corrects: true }) }
}

/** The line that was asked back, with its words put right: "63 hộ chứ", "thêm chữ đã kiểm kê", "việc 6 cơ". */
function withAmended(text: string, choices: readonly Choice[]): string | undefined {
  if (!isConfirmation(choices)) return undefined
  const [, step, task, words = ''] =
    /^(\/(?:xong|capnhat|tamdung|nhan)) (\d{1,9})(?:$|:? (\S.*)$)/su.exec(choices[0]?.send ?? '') ?? []
  if (step === undefined) return undefined
  const heard = hear(text, Number(task))
  if (heard.kind === 'other task')
    return correctsNumber(text) ? `${step} ${heard.number}${words && `: ${words}`}` : undefined
  const right = words === '' || notAmending.has(heard.kind) ? undefined : amended(words, text)
  return right === undefined ? undefined : `${step} ${task}: ${right}`
}

/** A question never swallows what is plainly something else: another command, another task, a wish to see something. */
function saidToForm(
  raw: string,
  open: OpenForm,
  state: State,
  commands: readonly CommandInfo[],
  reading: UnderstandContext | undefined,
): Meaning {
  const text = nfc(raw)
  const said = saidIn(text, open, state)
  const answer: Meaning = { kind: 'answer', open, said }
  const { heard } = said
  const named = namedIn(text, commands)
  // "thoát" leaves the question; it is no wish to be unlinked.
  const leaves = heard.kind === 'refusal' && named?.name !== 'huy'
  // "Tạm dừng" may be what came of it; who may not do that is not refused it here.
  const leads =
    named && commands.some(({ name, who, changes }) => name === named.name && who === 'leader' && changes !== 'never')
  if (named && named.args === '' && named.name !== open.command && !leaves && !leads)
    return bareName(named.name, commands)
  if (!reading) return answer
  // What is read over before it is done, or written word for word, may sound like any request: "lập danh sách cán bộ".
  if (commands.some(({ name, asksBack, takesAnyWords }) => name === open.command && (asksBack || takesAnyWords)))
    return answer
  switch (heard.kind) {
    case 'other task': {
      if (addsTask.test(fold(text)))
        return { kind: 'answer', open, said: { ...said, aside: [oneByOne(open, heard.number)] } }
      const read = correctsNumber(text) ? undefined : understand(raw, reading)
      return read && (read.line !== null || read.alternatives.length > 0)
        ? meant(read)
        : { kind: 'command', name: open.command, args: String(heard.number) }
    }
    case 'unsure':
    case 'wait':
      // A reason may speak of anything: "trùng với nhiệm vụ khác", "có hướng dẫn mới của Bộ".
      if (open.field === 'reason' && !asksForList.test(fold(text))) return answer
      return asksElse(raw, answer, commands, reading) ?? answer
    case 'question':
    case 'request':
      return asksElse(raw, answer, commands, reading) ?? answer
    case 'answer':
    case 'by another':
    case 'under way':
    case 'unfinished':
    case 'file':
    case 'negative':
    case 'figure':
    case 'refusal':
    case 'chatter':
    case 'courtesy':
    case 'signs':
      return answer
  }
}

/** "việc 11 nữa" */
const addsTask =
  /^(?:(?:va|them|ca|con|roi) )*(?:viec|nhiem vu|nv|so|#) ?(?:so )?#?\d{1,9} (?:nua|luon)(?: (?:nhe|nha|a|em|anh|chi))*[.!]*$/

const oneByOne = ({ command, answers }: OpenForm, task: number): Block =>
  line(`Mỗi lần đồng chí báo một việc: trả lời việc #${answers['task'] ?? ''} trước, sau đó gõ /${command} ${task}.`)

/** What changes something by its name alone ("hoàn tác") is asked back beside a question: it may be meant of that. */
const bareName = (name: string, commands: readonly CommandInfo[]): Meaning =>
  commands.find(command => command.name === name)?.changes === 'always' && name !== 'huy'
    ? { kind: 'proposed', line: `/${name}`, by: 'rules' }
    : { kind: 'command', name, args: '' }

/** What is asked for instead of an answer: something to be seen, more about the task in question, or what nobody here does. */
function asksElse(
  raw: string,
  { open, said }: Extract<Meaning, { kind: 'answer' }>,
  commands: readonly CommandInfo[],
  reading: UnderstandContext,
): Meaning | undefined {
  const { kind } = said.heard
  const beside = (line: string | undefined): Meaning => ({ kind: 'beside-question', open, said, line })
  const number = Number(open.answers['task'])
  const task = Number.isInteger(number) ? number : undefined
  const aboutTask = task !== undefined && kind !== 'request' && asksAboutTask(raw, task, reading)
  if (asksForList.test(fold(raw))) {
    const { line: list } = understand(raw, reading)
    return { kind: 'proposed', line: list?.startsWith('/nhiemvu') ? list : '/nhiemvu', by: 'rules' }
  }
  if (aboutTask && pointsAtTask(raw)) return beside(`/viec ${task}`)
  // "hôm qua" may tell when it was done.
  if (kind === 'unsure' && isOnlyDate(raw, reading)) return undefined
  const line = kind === 'wait' ? null : kind === 'question' ? asksToSee(raw, reading) : understand(raw, reading).line
  if (line !== null && slashLine(line, commands).kind === 'command') return { kind: 'proposed', line, by: 'rules' }
  if (aboutTask) return beside(`/viec ${task}`)
  return kind === 'request'
    ? beside(line ?? (task === undefined ? undefined : asksOfTask(raw, task, reading)))
    : undefined
}

/** "danh sách", "việc của tôi tuần này" */
const asksForList =
  /^(?:(?:cho|xem|em|toi|minh|mo|hien|a) )*(?:(?:danh sach|ds|list)(?: (?:viec|nhiem vu))?|(?:viec|nhiem vu) cua (?:toi|em|minh|tui))(?: (?:hom nay|ngay mai|tuan nay|tuan sau|thang nay|qua han|di|nhe|a|dau))*[.!?]*$/

/** "việc 99 chứ", "ý tôi là việc 5", "#7": nothing but which task was meant. */
const correctsNumber = (text: string): boolean =>
  /^(?:(?:y|da|a|khong|phai|nham|em|toi|anh|chi|minh|la|roi|thi|va|viec|nhiem|vu|nv|task|so|chu|co|moi|dung|sep|nhe|nha|ma|noi|dinh|muon|bao|oi|[#\d,.!:;]+)(?:[\s,.!;:]+|$|(?=\d)))+$/.test(
    fold(text),
  )

function withoutForm(
  raw: string,
  number: number | undefined,
  state: State,
  commands: readonly CommandInfo[],
  reading: UnderstandContext | undefined,
): Meaning {
  const text = nfc(raw)
  const named = namedIn(text, commands)
  const atHand = taskAtHand(state.choices)
  // "xong" below a task: what is offered there.
  const offered = named?.args === '' && state.choices.find(({ send }) => send === `/${named.name} ${atHand}`)
  if (offered) return { kind: 'proposed', line: offered.send, by: 'rules' }
  if (named) return reading ? bareCommand(raw, named, commands, reading) : { kind: 'command', ...named }
  if (looksLikeCode(text)) return { kind: 'command', name: 'lienket', args: text }
  if (number !== undefined)
    return state.choices.length === 0 && state.expiredChoices?.[number - 1]
      ? { kind: 'expired-choice' }
      : { kind: 'no-such-choice', number }
  if (!reading) return { kind: 'not-understood', alternatives: [] }
  const read = understand(raw, reading)
  const isUnread = read.line === null && read.alternatives.length === 0
  if (isUnread && atHand !== undefined && asksAboutTask(raw, atHand, reading))
    return { kind: 'proposed', line: `/viec ${atHand}`, by: 'rules' }
  return reportIn(raw, read) ?? meant(read)
}

/** "việc 14 đã gom xong": what tells surely of work that is done, though the rules know its verb not, reports it. */
function reportIn(raw: string, { line, alternatives, unused }: Understood): Meaning | undefined {
  const [, task = '', words = ''] = reportOfTask.exec(nfc(raw)) ?? []
  const lines = line === null ? alternatives : [line]
  const onlyShows = lines.includes(`/viec ${task}`) && lines.every(one => ofTask.test(one)) && unused.length === 0
  return onlyShows && hear(words, Number(task)).kind === 'answer'
    ? { kind: 'proposed', line: `/xong ${task}: ${words}`, by: 'rules' }
    : undefined
}

/** "việc 14 …", "nv số 14: …" */
const reportOfTask = /^(?:việc|viec|nhiệm vụ|nhiem vu|nv|#)\s*(?:số |so )?#?(\d{1,9})[\s,:]+(\S.*)$/isu
const ofTask = /^\/(?:viec|xong) /

/** What points at the list: what only looks is followed, anything else is offered. */
function pointedMeaning(text: string, { choices }: State, commands: readonly CommandInfo[]): Meaning | undefined {
  const pointed = pointedAt(choices, text)
  switch (pointed?.kind) {
    case undefined:
      return undefined
    case 'number': {
      const choice = choices[pointed.number - 1]
      if (!choice) return { kind: 'no-such-choice', number: pointed.number }
      return choice.send.startsWith('/') ? { kind: 'proposed', line: choice.send, by: 'rules' } : undefined
    }
    case 'day or item':
      return { kind: 'not-understood', alternatives: [pointed.choice.send, pointed.line] }
    case 'items': {
      const lines = pointed.choices.map(({ send }) => send)
      const [only, another] = lines
      if (only === undefined || lines.some(line => slashLine(line, commands).kind !== 'command')) return undefined
      return another === undefined
        ? { kind: 'proposed', line: only, by: 'rules' }
        : { kind: 'not-understood', alternatives: lines }
    }
  }
}

/** A text without a slash that begins with a command's name: that command, or a sentence that says something else. */
function bareCommand(
  raw: string,
  named: NamedCommand,
  commands: readonly CommandInfo[],
  reading: UnderstandContext,
): Meaning {
  const typed: Meaning = { kind: 'command', ...named }
  // One word may be said for many reasons, and to be unlinked is not taken back.
  if (named.name === 'thoat' && named.args === '') return { kind: 'proposed', line: '/thoat', by: 'rules' }
  if (named.args === '' || isSetting(named.name, named.args)) return typed
  const changes = commands.find(({ name }) => name === named.name)?.changes !== 'never'
  const read = understand(raw, reading)
  // "tiến độ việc 12" asks; only with a share or words does it report.
  const onlyLooks =
    !takesReason.has(named.name) && read.line !== null && !read.changes && read.command !== named.name && changes
  if (isTypedCommand(named.name, named.args, nfc(raw), reading)) return onlyLooks ? meant(read) : typed
  const report = reportIn(raw, read)
  if (report) return report
  if (read.line !== null && read.command === named.name && !read.changes && read.unused.length === 0)
    return { ...typed, args: read.line.replace(/^\S+\s*/, '') }
  if (read.line !== null || read.alternatives.length > 0) return meant(read)
  // "hướng dẫn người dân xong rồi" tells what was done.
  const reports = hear(nfc(raw)).kind === 'answer'
  return (changes || alone.has(named.name) || reports) && !isGuarded(named) ? meant(read) : typed
}

/** Commands that take a number or nothing: what stands behind their name makes another sentence of it ("dữ liệu dân cư"). */
const alone = new Set(['viec', 'dulieu'])

/** Linking must work whatever is said with a code; "liên kết vùng" is another matter. */
const isGuarded = ({ name, args }: NamedCommand): boolean =>
  name === 'batdau' || (name === 'lienket' && !/^\p{L}+(?:\s+\p{L}+)+/u.test(args))

const meant = ({ line, alternatives, unused }: Understood): Meaning =>
  line === null
    ? { kind: 'not-understood', alternatives }
    : { kind: 'proposed', line, by: 'rules', ...(unused.length > 0 && { unused }) }

/** A choice is the line that could have been typed; one without a slash answers the question it stands under. */
function followChoice({ send }: Choice, state: State, commands: readonly CommandInfo[]): Meaning {
  if (send.startsWith('/')) return slashLine(send, commands)
  const { form } = state
  return form ? { kind: 'answer', open: form, said: saidIn(send, form, state) } : slashLine(`/${send}`, commands)
}

function slashLine(text: string, commands: readonly CommandInfo[]): Meaning {
  // In groups Telegram adds the bot's name: /nhiemvu@ten_bot
  const line = text
    .slice(1)
    .trim()
    .replace(/^([^\s@]+)@\S+/, '$1')
  const found = findCommand(line, commands)
  if (found) return { kind: 'command', ...found }
  const typed = line.split(/\s/)[0] ?? ''
  if (officeCommands.has(fold(typed))) return { kind: 'unavailable', name: fold(typed) }
  const suggestion = nearest(typed, commands.flatMap(namesOf))
  return {
    kind: 'unknown-command',
    typed,
    suggestion: commands.find(command => suggestion !== undefined && namesOf(command).includes(suggestion))?.name,
  }
}

interface NamedCommand {
  name: string
  args: string
}

const namesOf = ({ name, aliases }: CommandInfo): string[] => [name, ...aliases]

const indexes = new WeakMap<readonly CommandInfo[], Map<string, CommandInfo>>()
/** The commands by each of their names; where two have the same, the first. */
function byName(commands: readonly CommandInfo[]): Map<string, CommandInfo> {
  const known = indexes.get(commands)
  if (known) return known
  const names = commands.flatMap(command => namesOf(command).map(name => [name, command] as const))
  const index = new Map(names.reverse())
  indexes.set(commands, index)
  return index
}

const namedIn = (text: string, commands: readonly CommandInfo[]): NamedCommand | undefined =>
  beginsAnotherWord(text) ? undefined : findCommand(text, commands)

/** The command whose name the text begins with, written as one word or as several ("nhiệm vụ quá hạn"). */
function findCommand(text: string, commands: readonly CommandInfo[]): NamedCommand | undefined {
  const words = text.split(/\s+/, firstWords.length)
  for (let taken = words.length; taken >= 1; taken--) {
    const typed = fold(words.slice(0, taken).join('')).replace(/[.,:;!?]+$/, '')
    const command = byName(commands).get(typed)
    if (command) return { name: command.name, args: text.replace(firstWords[taken - 1] ?? '', '') }
  }
  return undefined
}

/** The first word, the first two, … up to as many as a name has: "tiến độ việc". */
const firstWords = [/^\S+\s*/, /^(?:\S+\s*){2}/, /^(?:\S+\s*){3}/]
