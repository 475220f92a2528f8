import { afterAll, beforeAll, expect, it } from 'vitest'
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js'
import { morningOffice, writeOffice } from '../helpers/office-workbook.ts'
import { freePort, openWorkplace, type Workplace } from '../helpers/process.ts'

// A server that nobody here wrote. It lacks long polls, offsets, webhook secrets and menus, and answers those with a 500:
// a bot that only works with our own idea of Telegram would fail here.

const token = '424242:token-of-a-stranger'
let telegram: TelegramServer
let office: Workplace

beforeAll(async () => {
  telegram = new TelegramServer({ port: await freePort(), host: '127.0.0.1' })
  await telegram.start()
  const { zone, today } = morningOffice(Date.now())
  office = openWorkplace({
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: telegram.config.apiURL,
    TIMEZONE: zone,
    REMINDER_AT: '17:30',
  })
  await writeOffice(office.path('office.xlsx'), {
    people: [{ code: 'CB01', name: 'Nguyễn Văn An' }],
    tasks: [{ code: 'NV-1', title: 'Báo cáo tháng', leadOfficer: 'CB01', deadline: today }],
    workingDay: today,
  })
  await office.json(['import', 'office.xlsx'])
})

afterAll(async () => {
  await office.close()
  await telegram.stop()
})

it('works with a Telegram server made by others: start, link, list', { timeout: 40_000 }, async () => {
  const [invite] = await office.json<{ code: string }>(['invite', 'CB01'])
  const service = await office.start()
  const client = telegram.getClient(token, { userId: 77, chatId: 77, firstName: 'An', timeout: 20_000 })
  const answers: string[] = []
  async function answer(): Promise<string> {
    const { result } = await client.getUpdates()
    for (const update of result) answers.push(String(update.message.text))
    return answers.at(-1) ?? ''
  }
  await client.sendCommand(client.makeCommand('/start'))
  expect(await answer()).toContain('mã liên kết')
  await client.sendCommand(client.makeCommand(`/start ${invite?.code}`))
  expect(await answer()).toContain('Đồng chí có đồng ý không?')
  await client.sendCallback(client.makeCallbackQuery('đồng ý'))
  expect(await answer()).toContain('Xin chào đồng chí Nguyễn Văn An.')
  await client.sendMessage(client.makeMessage('nhiệm vụ'))
  expect(await answer()).toContain('#1 Báo cáo tháng')
  expect(answers).toHaveLength(4)

  service.signal('SIGTERM')
  expect(await service.ended).toEqual({ code: 0, signal: null })
  expect(service.output().stderr).not.toContain(token)
})
