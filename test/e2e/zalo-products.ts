import { startFakeZaloBot } from '../helpers/fake-zalo-bot/index.ts'
import { startFakeZaloOa, type FakeZaloOa } from '../helpers/fake-zalo-oa/index.ts'

/** What a person sees; `choices` in the order of the numbers that can be typed for them. */
export interface Seen {
  text: string
  choices: string[]
  picture?: Uint8Array
}

export interface ZaloPerson {
  says(text: string): void
  /** Blocks the bot, or unfollows the account. */
  leaves(): void
  /** Takes that back; the bot hears of it by a message. */
  returns(): void
  messages(): Seen[]
  /** The next message not handed out yet. */
  next(): Promise<Seen>
  /** The first message of all with such a text. */
  waitFor(text: RegExp): Promise<Seen>
}

/** One of Zalo's two products, as strict as its documentation, and what a service needs to reach it. */
export interface Product {
  name: 'zalo-bot' | 'zalo-oa'
  env: Record<string, string>
  pictures: boolean
  person(number: number): ZaloPerson
  /** What was written last comes once more. */
  repeat(): void
  /** Until everything written was taken. */
  drained(): Promise<void>
  violations(): unknown[]
  /** What must stand in no log. */
  secrets(): string[]
  close(): Promise<void>
}

export const publicUrl = 'https://nhacviec.example.gov.vn'
/** What a person waits for at most, ms: many processes share the machine. */
export const patience = 20_000
/** A delivery is repeated for longer than a service takes to start. */
const retryMs = Array.from({ length: 100 }, () => 250)

export const webhookSecret = 'zalo-webhook-secret-0123456789'

/** `url`: where the service listens. */
export async function zaloBot(url: string, mode: 'polling' | 'webhook'): Promise<Product> {
  const route = (address: string) => address.replace(publicUrl, url)
  const fake = await startFakeZaloBot({ route, webhookRetryMs: retryMs })
  let latest = ''
  return {
    name: 'zalo-bot',
    env: {
      ZALO_BOT_TOKEN: fake.token,
      ZALO_BOT_API_ROOT: fake.url,
      ...(mode === 'webhook' && { PUBLIC_URL: publicUrl, ZALO_BOT_WEBHOOK_SECRET: webhookSecret }),
    },
    pictures: mode === 'webhook',
    person(number) {
      const person = fake.person({ id: `6ede9afa66b88fe6d${number}`, name: `Cán bộ ${number}` })
      const says = (text: string) => void (latest = person.says(text))
      const seen = ({ text, caption, photo }: (typeof person.messages)[number]): Seen => ({
        text: text || caption,
        choices: numberedLines(text || caption),
        ...(photo && { picture: photo.bytes }),
      })
      return {
        says,
        leaves: person.blocks,
        returns() {
          person.unblocks()
          says('/trogiup')
        },
        messages: () => person.messages.map(seen),
        next: async () => seen(await person.nextMessage(patience)),
        waitFor: async text => seen(await person.waitFor(message => text.test(message.text), patience)),
      }
    },
    repeat: () => fake.repeat(latest),
    drained: () => fake.drained(patience),
    violations: () => fake.violations,
    secrets: () => [fake.token, webhookSecret],
    close: fake.close,
  }
}

/** `url`: where the service listens. */
export async function zaloOa(url: string): Promise<Product & { fake: FakeZaloOa }> {
  const fake = await startFakeZaloOa({ retryMs, templates: { '7': ['noi_dung'] } })
  fake.setWebhook(`${url}/webhook/zalo-oa`)
  const { appId, appSecret, secretKey, apiRoot, oauthRoot } = fake.config
  return {
    fake,
    name: 'zalo-oa',
    env: {
      PUBLIC_URL: publicUrl,
      ZALO_OA_APP_ID: appId,
      ZALO_OA_APP_SECRET: appSecret,
      ZALO_OA_SECRET_KEY: secretKey,
      ZALO_OA_REFRESH_TOKEN: fake.refreshToken,
      ZALO_OA_API_ROOT: apiRoot,
      ZALO_OA_OAUTH_ROOT: oauthRoot,
    },
    pictures: true,
    person(number) {
      const person = fake.person(String(number))
      const seen = ({ text, buttons, picture }: (typeof person.messages)[number]): Seen => ({
        text,
        choices: [...buttons.map(button => button.title), ...numberedLines(text)],
        ...(picture && { picture }),
      })
      return {
        says: person.says,
        leaves: person.unfollows,
        returns: person.follows,
        messages: () => person.messages.map(seen),
        next: async () => seen(await person.nextMessage(patience)),
        waitFor: async text => seen(await person.waitFor(message => text.test(message.text), patience)),
      }
    },
    repeat: fake.repeatWebhook,
    drained: () => fake.drained(patience),
    violations: () => fake.violations,
    secrets: () => [
      appSecret,
      secretKey,
      ...new Set([fake.refreshToken, ...fake.calls.flatMap(call => [call.token ?? [], grantOf(call.body)].flat())]),
    ],
    close: fake.close,
  }
}

const numberedLines = (text: string): string[] => [...text.matchAll(/^\d{1,2}\. (.+)$/gm)].map(match => match[1] ?? '')

/** The refresh token that a call spent, if it was for one. */
const grantOf = (body: unknown): string[] => {
  const form = typeof body === 'object' && body !== null ? { ...body } : {}
  return 'refresh_token' in form && typeof form.refresh_token === 'string' ? [form.refresh_token] : []
}
