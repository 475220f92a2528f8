import type { CommandInfo } from '../commands/command.ts'
import { choiceByLabel, choiceNumber } from './domain/choices.ts'
import { confirmed } from './domain/confirmation.ts'
import { looksLikeCode } from './domain/link-code.ts'
import type { Choice, Expecting } from './domain/reply.ts'
import {
  asksToSee,
  beginsAnotherWord,
  isTypedCommand,
  officeCommands,
  understand,
  type UnderstandContext,
  type Understood,
} from './domain/text/intent.ts'
import { nearest } from './domain/text/nearest.ts'
import { fold, nfc } from './domain/text/normalise.ts'

export type Meaning =
  | { kind: 'command'; name: string; args: string }
  | { kind: 'answer'; question: Expecting; text: string }
  /** a line read from free text: it runs at once when it only reads, and is confirmed when it would change anything */
  | { kind: 'proposed'; line: string; by: 'rules' | 'model' }
  | { kind: 'no-such-choice'; number: number }
  /** a number typed for a list that is too old */
  | { kind: 'expired-choice' }
  /** a command of the office that this version does not have */
  | { kind: 'unavailable'; name: string }
  | { kind: 'unknown-command'; typed: string; suggestion: string | undefined }
  | { kind: 'empty' }
  /** `alternatives`: the nearest lines, none of them sure enough */
  | { kind: 'not-understood'; alternatives: string[] }

interface State {
  expecting?: Expecting
  choices: readonly Choice[]
  /** the last list, once it is too old to choose from */
  expiredChoices?: readonly Choice[]
}

/**
 * What a text means here and now: a slash line; a choice of the last list, by number, label or "đúng"; the answer to a
 * pending question, unless it is the bare name of another command or a plain question of its own; a command without its
 * slash; a link code; and, where `reading` is given, free text by the rules of intent.ts.
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

  const question = state.expecting
  const number = choiceNumber(text)
  const choice =
    number === undefined
      ? (choiceByLabel(state.choices, text) ?? confirmed(state.choices, text))
      : state.choices[number - 1]
  if (choice) return followChoice(choice, question, commands)

  const named = beginsAnotherWord(text) ? undefined : findCommand(text, commands)
  if (question) {
    const leaves = named && named.args === '' && named.name !== question.command
    if (leaves) return { kind: 'command', ...named }
    const line = reading ? asksToSee(raw, reading) : null
    return line === null ? { kind: 'answer', question, text } : { kind: 'proposed', line, by: 'rules' }
  }
  if (named) return reading ? bareCommand(raw, named, commands, reading) : { kind: 'command', ...named }
  if (looksLikeCode(text)) return { kind: 'command', name: 'lienket', args: text }
  if (number !== undefined)
    return state.choices.length === 0 && state.expiredChoices?.[number - 1]
      ? { kind: 'expired-choice' }
      : { kind: 'no-such-choice', number }
  return reading ? meant(understand(raw, reading)) : { kind: 'not-understood', alternatives: [] }
}

/** A text without a slash that begins with a command's name: that command, or a sentence that says something else. */
function bareCommand(
  raw: string,
  named: NamedCommand,
  commands: readonly CommandInfo[],
  reading: UnderstandContext,
): Meaning {
  const typed: Meaning = { kind: 'command', ...named }
  if (named.args === '') return typed
  const changes = commands.find(({ name }) => name === named.name)?.changes !== 'never'
  const read = understand(raw, reading)
  // "tiến độ việc 12" asks; only with a share or words does it report.
  const onlyLooks = read.line !== null && !read.changes && read.command !== named.name && changes
  if (isTypedCommand(named.name, named.args, nfc(raw), reading)) return onlyLooks ? meant(read) : typed
  if (read.line !== null && read.command === named.name && !read.changes)
    return { ...typed, args: read.line.replace(/^\S+\s*/, '') }
  if (read.line !== null || read.alternatives.length > 0) return meant(read)
  return (changes || named.name === 'viec') && !guarded.has(named.name) ? meant(read) : typed
}

/** Linking must work whatever is said with it; the command itself sees whether that is a code. */
const guarded = new Set(['batdau', 'lienket'])

const meant = ({ line, alternatives }: Understood): Meaning =>
  line === null ? { kind: 'not-understood', alternatives } : { kind: 'proposed', line, by: 'rules' }

/** A choice is the line that could have been typed; one without a slash answers the question it stands under. */
function followChoice({ send }: Choice, question: Expecting | undefined, commands: readonly CommandInfo[]): Meaning {
  if (send.startsWith('/')) return slashLine(send, commands)
  return question ? { kind: 'answer', question, text: send } : slashLine(`/${send}`, commands)
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
