import type { Recorded } from '../../../src/channels/web/history.ts'
import { webChannel } from '../../../src/channels/web/index.ts'
import { telegramChannel } from '../../../src/channels/telegram/index.ts'
import { terminalChannel } from '../../../src/channels/terminal/index.ts'
import { zaloBotChannel } from '../../../src/channels/zalo-bot/index.ts'
import { zaloOaChannel } from '../../../src/channels/zalo-oa/index.ts'
import { plainText } from '../../../src/domain/chat/reply.ts'
import { createServer } from '../../../src/http/server.ts'
import { startFakeTelegram } from '../../helpers/fake-telegram/index.ts'
import { startFakeZaloBot } from '../../helpers/fake-zalo-bot/index.ts'
import { startFakeZaloOa } from '../../helpers/fake-zalo-oa/index.ts'
import { temporaryPath } from '../../helpers/temporary-path.ts'
import type { OpenPlatform, Shown } from './platform.ts'

const telegram: OpenPlatform = async ({ log }) => {
  const fake = await startFakeTelegram()
  const person = fake.person({ id: 501, first_name: 'Hùng' })
  return {
    channel: telegramChannel({ token: fake.token, apiRoot: fake.url, strangerMenu: [], log }),
    person: String(person.id),
    shown: () =>
      person.messages.map(({ text, caption, keyboard, replyKeyboard = [], photo, document }) => ({
        text: text || caption,
        labels: [...keyboard, ...replyKeyboard].flat().map(button => button.text),
        ...(photo && { picture: photo.bytes }),
        ...(document && { file: document.name }),
      })),
    says: person.says,
    presses(place) {
      const on = person.messages.findLast(message => message.keyboard.length > 0)
      person.taps(on?.keyboard.flat()[place]?.callback_data ?? `button ${place}`, on)
    },
    violations: () => fake.violations,
    close: fake.close,
  }
}

const zaloBot: OpenPlatform = async ({ log, publish, route }) => {
  const fake = await startFakeZaloBot({ route })
  const person = fake.person({ id: '6ede9afa66b88fe6d6a9', name: 'Hùng' })
  return {
    channel: zaloBotChannel({ token: fake.token, apiRoot: fake.url, publish, log }),
    person: person.id,
    shown: () =>
      person.messages.map(({ text, caption, photo }) => ({
        text: text || caption,
        labels: [],
        ...(photo && { picture: photo.bytes }),
      })),
    says: person.says,
    violations: () => fake.violations,
    close: fake.close,
  }
}

/** Its messages come by webhook alone. */
const zaloOa: OpenPlatform = async ({ log }) => {
  const fake = await startFakeZaloOa()
  const person = fake.person('1001')
  const { refreshToken, config } = fake
  const tokenFile = await temporaryPath('zalo-oa-token.json')
  const channel = zaloOaChannel({ ...config, refreshToken, tokenFile, log, now: Date.now })
  const server = createServer({
    logger: false,
    webhooks: [{ path: '/webhook/zalo-oa', signed: channel.signed, receive: channel.receive }],
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
  })
  fake.setWebhook(`${await server.listen({ host: '127.0.0.1', port: 0 })}/webhook/zalo-oa`)
  return {
    channel,
    person: person.id,
    shown: () =>
      person.messages.map(({ text, buttons, picture }) => ({
        text,
        labels: buttons.map(button => button.title),
        ...(picture && { picture }),
      })),
    says: person.says,
    presses: place => {
      const on = person.messages.findLast(message => message.buttons.length > 0)
      person.clicks(on?.buttons[place]?.title ?? `button ${place}`)
    },
    violations: () => fake.violations,
    async close() {
      await server.close()
      await fake.close()
    },
  }
}

const web: OpenPlatform = async () => {
  const channel = webChannel()
  const person = 'KT01'
  const answers = () => {
    const entries: Recorded[] = []
    channel.follow(person, undefined, entry => entries.push(entry))()
    return entries.flatMap(entry => (entry.from === 'bot' ? [entry] : []))
  }
  const says = (text: string, label?: string) => channel.receive({ id: crypto.randomUUID(), person, text, label })
  return {
    channel,
    person,
    shown: () =>
      answers().map(({ blocks, choices, picture, file }) => {
        const bytes = picture && channel.media(picture.id)?.bytes
        const labels = choices.map(choice => choice.label)
        const enclosed = { ...(bytes && { picture: bytes }), ...(file && { file: file.name }) }
        return { text: plainText({ blocks }), labels, ...enclosed }
      }),
    says: text => says(text),
    presses(place) {
      const choice = answers().findLast(entry => entry.choices.length > 0)?.choices[place]
      return says(choice?.send ?? `button ${place}`, choice?.label)
    },
    violations: () => [],
    close: async () => {},
  }
}

/** Choices are printed as numbered lines (src/cli/chat.ts), or as data for scripts. */
const terminal: OpenPlatform = async () => {
  const printed: Shown[] = []
  const channel = terminalChannel('KT01', message => {
    const { choices, picture, file } = message
    const labels = choices.flatMap(choice => (choice.contact ? [] : [choice.label]))
    const enclosed = { ...(picture && { picture: picture.bytes }), ...(file && { file: file.name }) }
    printed.push({ text: plainText(message), labels, ...enclosed })
  })
  return {
    channel,
    person: 'KT01',
    shown: () => printed,
    says: channel.type,
    violations: () => [],
    close: async () => {},
  }
}

export const platforms = { telegram, 'zalo-bot': zaloBot, 'zalo-oa': zaloOa, web, terminal } as const
export type PlatformName = keyof typeof platforms
export const platformNames = Object.keys(platforms).filter((name): name is PlatformName => name in platforms)
