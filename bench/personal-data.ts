import path from 'node:path'
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { allCommands } from '../commands/index.ts'
import { officeSettings } from '../db/office/settings.ts'
import { openDatabase } from '../db/sqlite/open.ts'
import { stoppedClock } from '../src/clock.ts'
import { createApp } from '../src/conversation/answering.ts'
import { alwaysUp } from '../src/domain/chat/push-channel.ts'
import { createLog } from '../src/log.ts'
import type { Figure } from './figure.ts'
import { cpuMs } from './part.ts'
import { percentile } from './percentile.ts'
import { benchNow, seedOffice } from './seed.ts'

const officers = 600
const rows = 350_000
const asked = 40

/** What a person may ask about their data, message to stored answer, beside everybody's messages of a month. */
export async function measurePersonalData(folder: string): Promise<Figure[]> {
  const file = path.join(folder, 'personal-data.db')
  seedOffice(file, { officers, tasks: 1_000 })
  addMessages(file)
  const db = openDatabase(file)
  const office = {
    timeZone: 'Asia/Ho_Chi_Minh',
    settings: (tx: Parameters<typeof officeSettings>[0]) => officeSettings(tx, {}),
    pushChannels: alwaysUp({ name: 'telegram' as const }),
  }
  const [clock, log] = [stoppedClock(benchNow), createLog('silent')]
  const app = createApp({ db, clock, log, commands: allCommands, office, onQueued: () => undefined })
  let sent = 0
  const ask = async (officer: number, text: string): Promise<{ wall: number; cpu: number }> => {
    const [began, used] = [performance.now(), cpuMs()]
    const person = { externalId: `bench-${++sent}`, chat: String(officer), sender: String(officer) }
    await app.accept({ channel: 'telegram', ...person, content: { kind: 'text', text } })
    await app.idle()
    return { wall: performance.now() - began, cpu: cpuMs() - used }
  }
  const figures: Figure[] = []
  for (let officer = 1; officer <= 10; officer++) await ask(officer, '/dulieu')
  for (const line of ['/dulieu', '/xoadulieu đồng ý']) {
    const taken: { wall: number; cpu: number }[] = []
    for (let officer = 20; officer < 20 + asked; officer++) taken.push(await ask(officer, line))
    const name = `${line} beside ${rows.toLocaleString('en')} messages`
    const wall = percentile(
      taken.map(each => each.wall),
      0.95,
    )
    const cpu = percentile(
      taken.map(each => each.cpu),
      0.95,
    )
    figures.push({ name: `${name}, p95`, value: wall, unit: 'ms', aim: '≤50', met: wall <= 50 })
    figures.push({ name: `${name}, processor time, p95`, value: cpu, unit: 'ms', aim: '≤50', met: cpu <= 50 })
  }
  await app.stop()
  db.close()
  return figures
}

/** Half written, half received, as many of each officer. */
function addMessages(file: string): void {
  const connection = new Database(file)
  const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)'
  connection.transaction(() => {
    connection
      .prepare(
        `${numbers} insert into inbox(channel, external_id, chat, sender, content, received_at, done_at)
         select 'telegram', 'old-' || i, 1 + i % ${officers}, 1 + i % ${officers},
           json_object('kind', 'text', 'text', 'Đã họp với các phòng, đang hoàn thiện dự thảo lần ' || i), ${benchNow} - i, ${benchNow} from n`,
      )
      .run(rows / 2)
    connection
      .prepare(
        `${numbers} insert into outbox(kind, priority, key, officer_id, channel, chat, reply, status, next_at, created_at, sent_at)
         select 'answer', 0, 'old-' || i, 1 + i % ${officers}, 'telegram', 1 + i % ${officers},
           json_object('blocks', json_array(json_object('kind', 'text', 'text', 'Đã ghi nhận tiến độ của việc số ' || i))), 'sent', 0, ${benchNow} - i, ${benchNow} from n`,
      )
      .run(rows / 2)
  })()
  connection.close()
}
