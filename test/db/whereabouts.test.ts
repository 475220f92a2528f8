import { copyFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DatabaseGone, storeFailed } from '../../db/sqlite/errors.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { readSetting, writeSetting } from '../../db/office/settings.ts'
import { createMetrics } from '../../src/service/metrics.ts'
import { health } from '../../src/service/health.ts'
import { watchDatabase } from '../../src/operations/rescue.ts'
import { testEngine } from '../helpers/engine.ts'
import { testOffice } from '../helpers/office.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

async function opened() {
  const file = path.join(path.dirname(await temporaryPath('x')), 'data', 'office.db')
  const db = openDatabase(file)
  await db.transact(tx => writeSetting(tx, 'mark', 'before'))
  return { db, file }
}

const losses: [string, (file: string) => void][] = [
  ['is removed', file => rmSync(file)],
  ['is removed with its logs', file => ['', '-wal', '-shm'].forEach(end => rmSync(`${file}${end}`))],
  ['loses its log alone', file => rmSync(`${file}-wal`)],
  ['loses the index of its log', file => rmSync(`${file}-shm`)],
  ['is renamed', file => renameSync(file, `${file}.old`)],
  ['moves away with its folder', file => renameSync(path.dirname(file), `${path.dirname(file)}-old`)],
  [
    'is replaced by a copy of itself',
    file => {
      copyFileSync(file, `${file}.copy`)
      renameSync(`${file}.copy`, file)
    },
  ],
]

describe.each(losses)('a database that %s while it is open', (_, lose) => {
  it('takes nothing more, and says why', async () => {
    const { db, file } = await opened()
    expect(db.gone()).toBeUndefined()
    lose(file)
    const refused: unknown = await db.transact(tx => writeSetting(tx, 'mark', 'after')).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(DatabaseGone)
    expect(storeFailed(refused)).toBe(true)
    expect(await readSetting(db.reads, 'mark')).toBe('before')
    expect(String(refused)).toMatch(/đã bị xóa, đổi tên hoặc thay thế .* Hãy dừng dịch vụ/)
    const { ok, checks } = await health(db, [])
    expect([ok, checks[0]?.detail]).toEqual([false, db.gone()?.message])
    expect(await createMetrics(db, () => []).text()).toMatch(/^nhacviec_database_present 0$/m)
    db.close()
  })

  it('is copied whole beside its place', async () => {
    const { db, file } = await opened()
    lose(file)
    mkdirSync(path.dirname(file), { recursive: true })
    const told: string[] = []
    const rescued = new Promise<string>((resolve, reject) => {
      watchDatabase({
        db,
        onGone: why => void told.push(why),
        onRescued: (copy, error) =>
          error === undefined ? resolve(copy) : reject(new Error('not copied', { cause: error })),
      })
    })
    const copy = await rescued
    expect(told).toEqual([db.gone()?.message])
    expect([copy, statSync(copy).mode & 0o777]).toEqual([`${file}.rescued`, 0o600])
    const found = openDatabase(copy)
    expect(await readSetting(found.reads, 'mark')).toBe('before')
    found.close()
    db.close()
  })
})

it('a transaction under way when the database goes is not said to be kept', async () => {
  const { db, file } = await opened()
  const work = db.transact(async tx => {
    await writeSetting(tx, 'mark', 'after')
    rmSync(file)
  })
  await expect(work).rejects.toBeInstanceOf(DatabaseGone)
  db.close()
})

it('stays lost when the file comes back: the next start takes up what lies there', async () => {
  const { db, file } = await opened()
  renameSync(file, `${file}.old`)
  expect(db.gone()).toBeInstanceOf(DatabaseGone)
  renameSync(`${file}.old`, file)
  expect(db.gone()).toBeInstanceOf(DatabaseGone)
  db.close()
})

it('a message that comes afterwards is refused to its platform, which keeps it, and nobody is answered', async () => {
  const { db, file } = await opened()
  const { channel } = await testEngine(db, await testOffice(db))
  rmSync(file)
  const message = {
    externalId: 'm1',
    chat: 'hung',
    sender: 'hung',
    content: { kind: 'text', text: '/nhiemvu' },
  } as const
  await expect(channel.receive(message)).rejects.toBeInstanceOf(DatabaseGone)
  expect(channel.sent).toEqual([])
})
