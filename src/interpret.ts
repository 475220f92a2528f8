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

/** What a text means here and now. A pending question takes everything but a slash line, a choice and another command's bare name. */
export function interpret(raw: string, state: State, commands: readonly CommandInfo[]): Meaning {
  const text = nfc(raw)
  if (text === '') return { kind: 'empty' }
  if (text.startsWith('/')) return slashLine(text, commands)

  const question = state.expecting
  const number = choiceNumber(text)
  const choice = number === undefined ? choiceByLabel(state.choices, text) : state.choices[number - 1]
  if (choice) return followChoice(choice, question, commands)

  const bare = findCommand(text, commands)
  if (question) {
    const leaves = bare && bare.args === '' && bare.name !== question.command
    return leaves ? { kind: 'command', ...bare } : { kind: 'answer', question, text }
  }
  if (bare) return { kind: 'command', ...bare }
  if (looksLikeCode(text)) return { kind: 'command', name: 'lienket', args: text }
  if (number !== undefined) return { kind: 'no-such-choice', number }
  return { kind: 'not-understood' }
}

/** A choice is the line that could have been typed; one without a slash answers the question it stands under. */
function followChoice(choice: Choice, question: Expecting | undefined, commands: readonly CommandInfo[]): Meaning {
  if (!choice.send.startsWith('/') && question) return { kind: 'answer', question, text: choice.send }
  return slashLine(choice.send.startsWith('/') ? choice.send : `/${choice.send}`, commands)
}

function slashLine(text: string, commands: readonly CommandInfo[]): Meaning {
  // In groups Telegram adds the bot's name: /nhiemvu@ten_bot
  const line = text.slice(1).replace(/^([^\s@]+)@\S+/, '$1')
  const found = findCommand(line, commands)
  if (found) return { kind: 'command', ...found }
  const typed = line.split(/\s+/)[0] ?? ''
  const suggestion = nearest(typed, commands.flatMap(command => [command.name, ...command.aliases]))
  return { kind: 'unknown-command', typed, suggestion: suggestion && commandNamed(fold(suggestion), commands)?.name }
}

const commandNamed = (word: string, commands: readonly CommandInfo[]): CommandInfo | undefined =>
  commands.find(command => command.name === word || command.aliases.includes(word))

/** The command whose name the text begins with, written as one word or as several ("nhiệm vụ quá hạn"). */
function findCommand(text: string, commands: readonly CommandInfo[]): { name: string; args: string } | undefined {
  const words = text.split(/\s+/)
  for (let taken = Math.min(3, words.length); taken >= 1; taken--) {
    const command = commandNamed(fold(words.slice(0, taken).join('')), commands)
    if (!command) continue
    const args = text.replace(new RegExp(`^(?:\\S+\\s*){${taken}}`), '')
    return { name: command.name, args: args.trim() }
  }
  return undefined
}
