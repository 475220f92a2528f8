import { expect } from 'vitest'
import type { Capabilities, Message } from '../../src/channels/channel.ts'
import { telegramChannel } from '../../src/channels/telegram/index.ts'
import { render as renderTelegram } from '../../src/channels/telegram/render.ts'
import { zaloBotChannel } from '../../src/channels/zalo-bot/index.ts'
import { render as renderZaloBot } from '../../src/channels/zalo-bot/render.ts'
import { zaloOaChannel } from '../../src/channels/zalo-oa/index.ts'
import { limits, render as renderZaloOa } from '../../src/channels/zalo-oa/render.ts'

export const platformNames = ['telegram', 'zalo-bot', 'zalo-oa'] as const
export type PlatformName = (typeof platformNames)[number]

const log = { info: () => {}, warn: () => {}, error: () => {} }
const oa = {
  appId: '1',
  appSecret: 'a',
  secretKey: 'b',
  refreshToken: 'c',
  tokenFile: '',
  apiRoot: '',
  oauthRoot: '',
  now: () => 0,
}

/** The real ones, but that nothing is drawn: pictures have tests of their own and take most of a second. */
export const capabilitiesOf: Record<PlatformName, Capabilities> = {
  telegram: { ...telegramChannel({ token: '1:a', strangerMenu: [], log }).capabilities, images: false, files: false },
  'zalo-bot': zaloBotChannel({ token: 'a', apiRoot: '', log }).capabilities,
  'zalo-oa': { ...zaloOaChannel({ ...oa, log }).capabilities, images: false },
}

function body(platform: PlatformName, message: Message): unknown {
  switch (platform) {
    case 'telegram':
      return renderTelegram('7', message)
    case 'zalo-bot':
      return renderZaloBot('7', message, undefined)
    case 'zalo-oa':
      return renderZaloOa('7', message)
  }
}

/** The longest that a field may be, by its name; the others have the length of a message. */
const longest: Record<string, number> = { title: limits.title, payload: limits.payload }

/** All that a platform is told to show, each with the name of its field. @throws where it would refuse the message */
export function shownOn(platform: PlatformName, message: Message): string[] {
  const texts: string[] = []
  JSON.stringify(body(platform, message), (field, value: unknown) => {
    if (typeof value !== 'string') return value
    expect(value.trim(), `an empty ${field}`).not.toBe('')
    expect(value, `half a character in ${field}`).not.toMatch(/\p{Surrogate}/u)
    expect(value.normalize('NFC').length, `length of ${field}`).toBeLessThanOrEqual(
      longest[field] ?? capabilitiesOf[platform].textLimit,
    )
    if (field === 'callback_data') expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64)
    texts.push(value)
    return value
  })
  return texts
}
