import { afterAll, beforeAll, describe } from 'vitest'
import { openZaloOffice, type ZaloOffice } from './zalo-office.ts'
import { zaloPath } from './zalo-path.ts'
import { zaloBot } from './zalo-products.ts'

describe('the service on the Zalo Bot Platform, asking for messages', { timeout: 60_000 }, () => {
  let office: ZaloOffice
  beforeAll(async () => {
    office = await openZaloOffice(url => zaloBot(url, 'polling'))
    await office.start()
  })
  afterAll(() => office.close())

  zaloPath(() => office)
})
