import type { ChatCompletionFunctionTool } from 'openai/resources/chat/completions'
import type { CommandInfo } from '../../commands/command.ts'
import { nfc } from '../domain/chat/tidy-text.ts'

const longestArguments = 500

/** Each command is a tool with one string, what would be typed after its name: so it can do no more than the person could. */
export const toolsFor = (commands: readonly CommandInfo[]): ChatCompletionFunctionTool[] =>
  commands.map(({ name, summary, usage }) => ({
    type: 'function',
    function: {
      name,
      description: `${summary}. Cú pháp: ${usage}`,
      parameters: {
        type: 'object',
        properties: { args: { type: 'string', description: 'Phần gõ sau tên lệnh, có thể để trống' } },
      },
    },
  }))

/**
 * The line that a tool call stands for; undefined for an unknown tool and for arguments that nobody would type. `reveal`
 * puts the names back, undefined where it cannot.
 */
export function lineOf(
  call: { name: string; args: unknown },
  commands: readonly CommandInfo[],
  reveal: (text: string) => string | undefined,
): string | undefined {
  const command = commands.find(({ name }) => name === call.name)
  const written = argumentsOf(call.args)
  if (!command || written === undefined || written.length > longestArguments) return undefined
  const args = reveal(nfc(written))
  if (args === undefined || args.length > longestArguments || /^[/~]|\n/.test(args)) return undefined
  return `/${command.name} ${args}`.trimEnd()
}

/** JSON as the interface has it, an object as some servers give it, or the bare arguments. */
function argumentsOf(given: unknown): string | undefined {
  if (given === undefined || given === null) return ''
  if (typeof given === 'number') return String(given)
  if (typeof given === 'object') return 'args' in given ? argumentsOf(given.args) : emptyOnly(given)
  if (typeof given !== 'string') return undefined
  const text = given.trim()
  if (!/^[[{"]/.test(text)) return given
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'string' ? parsed : argumentsOf(parsed)
  } catch {
    return undefined
  }
}

const emptyOnly = (given: object): string | undefined => (Object.keys(given).length === 0 ? '' : undefined)
