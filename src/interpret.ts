import type { CommandInfo } from '../commands/command.ts'
import { choiceByLabel, choiceNumber } from './domain/choices.ts'
import { looksLikeCode } from './domain/link-code.ts'
import type { Choice, Expecting } from './domain/reply.ts'
import { nearest } from './domain/text/nearest.ts'
import { fold, nfc } from './domain/text/normalise.ts'

export type Meaning =
  | { kind: 'command'; name: string; args: string }
  | { kind: 'answer'; question: Expecting; text: string }
  | { kind: 'no-such-choice'; number: number }
  | { kind: 'unknown-command'; typed: string; suggestion: string | undefined }
  | { kind: 'empty' }
  | { kind: 'not-understood' }

interface State {
  expecting?: Expecting
  choices: readonly Choice[]
}

/**
 * What a text means here and now: a slash line; a choice of the last list, by number or label; the answer to a pending
 * question, unless it is the bare name of another command; a command without its slash; a link code.
 */
export function interpret(raw: string, state: State, commands: readonly CommandInfo[]): Meaning {
  const text = nfc(raw)
  if (text === '') return { kind: 'empty' }
  if (text.startsWith('/')) return slashLine(text, commands)

  const question = state.expecting
  const number = choiceNumber(text)
  const choice = number === undefined ? choiceByLabel(state.choices, text) : state.choices[number - 1]
  if (choice) return followChoice(choice, question, commands)

  const named = findCommand(text, commands)
  if (question) {
    const leaves = named && named.args === '' && named.name !== question.command
    return leaves ? { kind: 'command', ...named } : { kind: 'answer', question, text }
  }
  if (named) return { kind: 'command', ...named }
  if (looksLikeCode(text)) return { kind: 'command', name: 'lienket', args: text }
  if (number !== undefined) return { kind: 'no-such-choice', number }
  return { kind: 'not-understood' }
}

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
  const suggestion = nearest(typed, commands.flatMap(namesOf))
  return {
    kind: 'unknown-command',
    typed,
    suggestion: commands.find(command => suggestion !== undefined && namesOf(command).includes(suggestion))?.name,
  }
}

const namesOf = ({ name, aliases }: CommandInfo): string[] => [name, ...aliases]

/** The command whose name the text begins with, written as one word or as several ("nhiệm vụ quá hạn"). */
function findCommand(text: string, commands: readonly CommandInfo[]): { name: string; args: string } | undefined {
  const words = text.split(/\s+/)
  for (let taken = Math.min(longestName, words.length); taken >= 1; taken--) {
    const typed = fold(words.slice(0, taken).join('')).replace(/[.,:;!?]+$/, '')
    const command = commands.find(candidate => namesOf(candidate).includes(typed))
    if (!command) continue
    return { name: command.name, args: text.replace(new RegExp(`^(?:\\S+\\s*){${taken}}`), '') }
  }
  return undefined
}

/** in words: "tiến độ việc" */
const longestName = 3
