import { expect, it, onTestFinished } from 'vitest'
import { FileError } from '../../src/channels/channel.ts'
import { telegramChannel } from '../../src/channels/telegram/index.ts'
import { fileReference } from '../../src/channels/telegram/parse.ts'
import { startFakeTelegram } from '../helpers/fake-telegram/index.ts'
import { scriptedServer } from '../helpers/telegram-bench.ts'

const log = { info: () => {}, warn: () => {}, error: () => {} }
const life = new AbortController().signal

async function platform() {
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.close())
  const channel = telegramChannel({ token: fake.token, apiRoot: fake.url, strangerMenu: [], log })
  const download = (reference: string, most = 1_000) => channel.download!(reference, most, life)
  return { fake, download }
}

const failing = (asked: Promise<unknown>) =>
  asked.then(
    () => 'came',
    (error: unknown) => {
      expect(error).toBeInstanceOf(FileError)
      return error as FileError
    },
  )

it('hands over the bytes of what somebody sent', async () => {
  const { fake, download } = await platform()
  const hung = fake.person({ id: 5, first_name: 'Hùng' })
  hung.sendsDocument('bao-cao.pdf', '', Buffer.from('%PDF báo cáo'))
  expect(Buffer.from(await download(`${fileReference}file-1`)).toString()).toBe('%PDF báo cáo')
  expect(fake.violations).toEqual([])
})

it('takes no more than it may', async () => {
  const { fake, download } = await platform()
  fake.person({ id: 5, first_name: 'Hùng' }).sendsDocument('bao-cao.pdf', '', Buffer.from('x'.repeat(1_001)))
  expect(await failing(download(`${fileReference}file-1`))).toMatchObject({ when: 'never' })
})

it('tells what may come again from what does not, and never the token', async () => {
  const { fake, download } = await platform()
  fake.person({ id: 5, first_name: 'Hùng' }).sendsDocument('bao-cao.pdf')
  fake.failNext({ method: 'getFile', status: 502, body: 'html' })
  const passing = await failing(download(`${fileReference}file-1`))
  fake.failNext({ method: 'getFile', status: 400, description: 'Bad Request: file is too big' })
  const large = await failing(download(`${fileReference}file-1`))
  const unknown = await failing(download(`${fileReference}nothing`))
  const foreign = await failing(download('https://photo.zdn.vn/a.jpg'))
  expect([passing, large, unknown, foreign].map(error => typeof error === 'object' && error.when)).toEqual([
    'later',
    'never',
    'never',
    'never',
  ])
  for (const error of [passing, large, unknown])
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(fake.token)
})

it.each(['/var/lib/telegram-bot-api/x.pdf', '../../etc/passwd'])('asks for no place like %s', async place => {
  const server = await scriptedServer(() => ({ file_id: 'f', file_unique_id: 'u', file_path: place }))
  onTestFinished(() => server.close())
  const channel = telegramChannel({ token: '1:a', apiRoot: server.url, strangerMenu: [], log })
  expect(await failing(channel.download!(`${fileReference}f`, 10, life))).toMatchObject({ when: 'never' })
  expect(server.requests).toHaveLength(1)
})
