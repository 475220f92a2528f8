import { afterAll, beforeAll, describe } from 'vitest'
import { messagesArrive } from './messages-arrive.ts'
import { officersTalk } from './officers-talk.ts'
import { openTelegramOffice, type TelegramOffice } from './telegram-office.ts'

describe('the service on Telegram, asking for updates', { timeout: 40_000 }, () => {
  let office: TelegramOffice
  beforeAll(async () => {
    office = await openTelegramOffice('polling')
  })
  afterAll(() => office.close())

  officersTalk(() => office)
  messagesArrive(() => office)
})
