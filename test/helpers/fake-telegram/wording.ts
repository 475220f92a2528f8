import type { Problem } from './check.ts'

/** What Telegram says, by rule and parameter (`*.` inside a parameter, a method where methods differ). */
const telegramSays = new Map([
  ['missing chat_id', 'chat_id is empty'],
  ['missing text', 'message text is empty'],
  ['short text', 'message text is empty'],
  ['long text', 'message is too long'],
  ['long answerCallbackQuery.text', 'MESSAGE_TOO_LONG'],
  ['long caption', 'message caption is too long'],
  ['missing photo', 'there is no photo in the request'],
  ['missing document', 'there is no document in the request'],
  ['short *.callback_data', 'BUTTON_DATA_INVALID'],
  ['long *.callback_data', 'BUTTON_DATA_INVALID'],
  ['short *.command', 'BOT_COMMAND_INVALID'],
  ['long *.command', 'BOT_COMMAND_INVALID'],
  ['short *.description', 'BOT_COMMAND_DESCRIPTION_INVALID'],
  ['long *.description', 'BOT_COMMAND_DESCRIPTION_INVALID'],
  ['long secret_token', 'secret token is too long'],
])

/** One problem in Telegram's words where they are known, else by its exact place. */
export function wordingOf(method: string, { rule, path, types }: Problem): string {
  const places = [`${method}.${path}`, path, path.replace(/^.*\./, '*.')]
  const said = places.map(place => telegramSays.get(`${rule} ${place}`))
  return said.find(words => words !== undefined) ?? inGeneral(rule, path, types)
}

function inGeneral(rule: Problem['rule'], path: string, types: string[] = []): string {
  switch (rule) {
    case 'unknown':
      return `unknown field "${path}"`
    case 'missing':
      return `field "${path}" is missing`
    case 'type':
      return `field "${path}" must be of type ${types.join(' or ')}`
    case 'short':
      return `field "${path}" is too short`
    case 'long':
      return `field "${path}" is too long`
  }
}
