import { allCommands } from '../commands/index.ts'
import { addDefaultHolidays } from '../db/office/calendar.ts'
import { openDatabase } from '../db/sqlite/open.ts'
import { officeSettings } from '../db/office/settings.ts'
import { createApp } from '../src/conversation/answering.ts'
import { telegramChannel } from '../src/channels/telegram/index.ts'
import { systemClock as clock } from '../src/clock.ts'
import { createCircuit } from '../src/delivery/circuit.ts'
import { createPacer } from '../src/delivery/pacing.ts'
import { rates } from '../src/delivery/rates.ts'
import { createWorker } from '../src/delivery/worker.ts'
import { alwaysUp } from '../src/domain/chat/push-channel.ts'
import { createLog } from '../src/log.ts'
import { cpuMs, serve } from './part.ts'
import { countSent } from './sent.ts'

// The service as engine.ts composes it, but for the pace: Telegram's limit is what would be measured otherwise.
const [, , apiRoot = '', file = ''] = process.argv
const db = openDatabase(file)
const log = createLog('info')
const channel = telegramChannel({ token: '1:bench', apiRoot, strangerMenu: [], log })
const pushChannels = alwaysUp({ name: 'telegram' })
const worker = createWorker({
  db,
  channel,
  pushChannels,
  circuit: createCircuit(clock),
  pacer: createPacer(clock, rates.web),
  draw: () => Promise.reject(new Error('nothing here is drawn')),
  describe: () => '',
  clock,
  log,
  random: Math.random,
  leavesAt: now => Promise.resolve(now),
})
const app = createApp({
  db,
  clock,
  log,
  commands: allCommands,
  office: { timeZone: 'Asia/Ho_Chi_Minh', settings: tx => officeSettings(tx, {}), pushChannels },
  onQueued: worker.wake,
})
const year = new Date(clock.now()).getUTCFullYear()
await db.transact(tx => addDefaultHolidays(tx, [year - 1, year, year + 1]))
await worker.start()
await channel.start(app.accept)

serve('', {
  /** Once everything is answered, sent and marked as sent. */
  async cpu() {
    await app.idle()
    await worker.idle()
    return cpuMs()
  },
  marked: () => countSent(db),
})
