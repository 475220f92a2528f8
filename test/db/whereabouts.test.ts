import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseGone, storeFailed } from '../../db/sqlite/errors.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { readSetting, writeSetting } from '../../db/office/settings.ts'
import { createMetrics } from '../../src/service/metrics.ts'
import { health } from '../../src/service/health.ts'
import type { Db } from '../../db/db.ts'
import { verifyDatabase } from '../../db/sqlite/restore.ts'
import { backupTo } from '../../src/operations/backup.ts'
import { watchDatabase } from '../../src/operations/rescue.ts'
import { testEngine } from '../helpers/engine.ts'
import { testOffice } from '../helpers/office.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

async function opened() {
  const file = path.join(path.dirname(await temporaryPath('x')), 'data', 'office.db')
  const db = openDatabase(file, { marked: true })
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

/** Another file of the office: a copy that `backup` made before. */
const copyMadeBefore = async (db: Db, file: string): Promise<string> => {
  await backupTo(db, `${file}.earlier`)
  await db.transact(tx => writeSetting(tx, 'mark', 'since'))
  return `${file}.earlier`
}
const overwritings: [string, (db: Db, file: string) => Promise<void> | void][] = [
  ['is emptied', (_, file) => truncateSync(file)],
  ['is cut short', (_, file) => truncateSync(file, 8192)],
  ['is written over by something else', (_, file) => writeFileSync(file, Buffer.alloc(statSync(file).size, 7))],
  ['has a backup copied into it', async (db, file) => copyFileSync(await copyMadeBefore(db, file), file)],
  [
    'has the office of another copied into it',
    (_, file) => {
      const other = openDatabase(`${file}.other`)
      other.close()
      writeFileSync(file, Buffer.concat([readFileSync(`${file}.other`), Buffer.alloc(1 << 20)]))
    },
  ],
]

describe.each(overwritings)('a database that %s while it is open', (_, overwrite) => {
  it('takes nothing more, says why, and leaves no copy that is not whole', async () => {
    const { db, file } = await opened()
    expect(db.gone()).toBeUndefined()
    await overwrite(db, file)
    const outcome = await new Promise<string>(resolve => {
      watchDatabase({
        db,
        onGone: () => undefined,
        onRescued: (_copy, error) => resolve(error === undefined ? 'copied' : 'not copied'),
      })
    })
    await expect(db.transact(tx => writeSetting(tx, 'mark', 'after'))).rejects.toBeInstanceOf(DatabaseGone)
    if (outcome === 'copied') await verifyDatabase(`${file}.rescued`)
    else expect(existsSync(`${file}.rescued`)).toBe(false)
    db.close()
  })
})

it('checkpoints, its own and those of another program, and a backup are no overwriting', async () => {
  const { db, file } = await opened()
  const other = openDatabase(file)
  for (const round of ['1', '2', '3']) {
    await db.transact(tx => writeSetting(tx, 'mark', round.repeat(50_000)))
    db.checkpoint()
    expect(db.gone()).toBeUndefined()
    await other.transact(tx => writeSetting(tx, 'other', round.repeat(50_000)))
    other.checkpoint()
    expect(db.gone()).toBeUndefined()
    await backupTo(db, `${file}.copy`)
    expect(db.gone()).toBeUndefined()
  }
  other.close()
  expect(db.gone()).toBeUndefined()
  db.close()
})

it('an empty file beside a log that is not is left as it is', async () => {
  const { db, file } = await opened()
  db.close()
  truncateSync(file)
  writeFileSync(`${file}-wal`, 'what was not yet in the file')
  expect(() => openDatabase(file)).toThrow(/trống nhưng nhật ký .* còn dữ liệu/)
  expect(readFileSync(`${file}-wal`, 'utf8')).toBe('what was not yet in the file')
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

/**
 * The locks of this process on the file. Programs with an SQLite before 3.51 take the log for nobody's where there are none
 * (sqlite3 FILE 'select 1' of Debian 12, Python 3.12); ours is newer, so it cannot play them.
 */
const locksOn = (file: string): string[] =>
  (existsSync('/proc/locks') ? readFileSync('/proc/locks', 'utf8') : '')
    .split('\n')
    .filter(line => line.includes(` ${process.pid} `) && line.includes(`:${statSync(file).ino} `))

it.runIf(process.platform === 'linux')('keeps its lock on the file while it looks at it', async ({ skip }) => {
  const file = await temporaryPath('office.db')
  const db = openDatabase(file, { marked: true })
  onTestFinished(() => db.close())
  // Some containers show no locks at all.
  if (locksOn(file).length === 0) skip()
  // A checkpoint writes into the file, so its mark is looked at again.
  for (let turn = 0; turn < 3; turn++) {
    await db.transact(tx => writeSetting(tx, 'mark', `turn ${turn}`))
    db.checkpoint()
    expect(db.gone()).toBeUndefined()
    expect(locksOn(file)).toHaveLength(1)
  }
})
