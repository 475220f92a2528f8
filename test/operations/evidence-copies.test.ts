import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { evidenceFiles, evidenceFolder } from '../../db/evidence-files.ts'
import { evidence } from '../../db/schema.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { addEvidence, evidenceToFetch, markFetched } from '../../db/tasks/evidence.ts'
import { acknowledge } from '../../src/domain/tasks/task.ts'
import { recordChange } from '../../db/tasks/events.ts'
import { findTask } from '../../db/tasks/find.ts'
import { permitted } from '../../src/domain/tasks/task.ts'
import { backupTo, backupWithRotation } from '../../src/operations/backup.ts'
import { checkEvidence } from '../../src/operations/doctor.ts'
import { restoreOffice } from '../../src/operations/restore.ts'
import { jobSurroundings } from '../../src/service/job-surroundings.ts'
import { parseConfig } from '../../src/config/config.ts'
import { testOffice } from '../helpers/office.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

/** An office with one task and these proofs, all kept. */
async function officeWith(...proofs: string[]): Promise<{ db: Db; hashes: string[] }> {
  const db = openDatabase(await temporaryPath('office.db'))
  const office = await testOffice(db)
  const taskId = await office.addTask({ lead: ['KT', 'hung'] })
  const files = evidenceFiles(db.file)
  const hashes: string[] = []
  for (const words of proofs) {
    const sha256 = await files.keep(Buffer.from(words))
    hashes.push(sha256)
    await db.transact(async tx => {
      const task = (await findTask(tx, taskId))!
      const officerId = office.officers.hung
      const change =
        task.work === 'not_acknowledged' ? permitted(acknowledge(task)) : { kind: 'progressed' as const, set: {} }
      const eventId = await recordChange(tx, task, change, { officerId, now: 1 })
      const file = { reference: `web:${words}`, name: 'tep.txt', mime: 'text/plain' }
      await addEvidence(tx, { taskId, eventId, officerId, at: 1, channel: 'web', file })
      const [waiting] = await evidenceToFetch(tx, ['web'], 1, 1)
      await markFetched(tx, waiting!, { state: 'kept', sha256, size: words.length, mime: 'text/plain' })
    })
  }
  return { db, hashes }
}

const standing = (file: string, hashes: string[]) => hashes.map(hash => evidenceFiles(file).has(hash))

it('a backup has the proofs of its rows beside it, and none that were taken out since the last one there', async () => {
  const { db, hashes } = await officeWith('một', 'hai')
  const copy = await temporaryPath('copy.db')
  await backupTo(db, copy)
  expect(standing(copy, hashes)).toEqual([true, true])
  await db.transact(async tx => {
    await tx.delete(evidence)
  })
  await backupTo(db, copy)
  expect(standing(copy, hashes)).toEqual([false, false])
  expect(standing(db.file, hashes)).toEqual([true, true])
  db.close()
})

it('costs no disk on the same one, and goes with the backup that is rotated out', async () => {
  const { db, hashes } = await officeWith('một')
  const folder = path.dirname(await temporaryPath('x'))
  const first = await backupWithRotation(db, folder, 1, Date.parse('2026-11-23T01:00:00Z'))
  const place = (file: string) => path.join(evidenceFolder(file), hashes[0]!.slice(0, 2), hashes[0]!)
  expect(statSync(place(first)).ino).toBe(statSync(place(db.file)).ino)
  const second = await backupWithRotation(db, folder, 1, Date.parse('2026-11-24T01:00:00Z'))
  expect([existsSync(evidenceFolder(first)), existsSync(place(second)), existsSync(place(db.file))]).toEqual([
    false,
    true,
    true,
  ])
  db.close()
})

it('a restore brings them back, leaves what was replaced whole, and asks again for what is missing', async () => {
  const { db, hashes } = await officeWith('một', 'hai')
  const copy = await temporaryPath('copy.db')
  await backupTo(db, copy)
  db.close()
  const other = await officeWith('ba')
  const { file } = other.db
  other.db.close()
  rmSync(path.join(evidenceFolder(copy), hashes[1]!.slice(0, 2), hashes[1]!))
  const { aside, missing } = await restoreOffice(copy, file, { now: 2, pushChannels: () => [] })
  expect(missing).toBe(1)
  expect(standing(file, hashes)).toEqual([true, false])
  expect(standing(aside!, other.hashes)).toEqual([true])
  const restored = openDatabase(file)
  expect(await restored.reads.select({ state: evidence.state, sha256: evidence.sha256 }).from(evidence)).toEqual([
    { state: 'kept', sha256: hashes[0] },
    { state: 'waiting', sha256: null },
  ])
  restored.close()
})

it('doctor names the proofs that are no longer there', async () => {
  const { db, hashes } = await officeWith('một', 'hai')
  expect(await checkEvidence(db)).toMatchObject({ ok: true, detail: expect.stringContaining('đã lưu 2') })
  rmSync(path.join(evidenceFolder(db.file), hashes[0]!.slice(0, 2), hashes[0]!))
  expect(await checkEvidence(db)).toMatchObject({ ok: false, detail: expect.stringContaining('thiếu 1 tệp') })
  db.close()
})

it('housekeeping removes what no task has, but not what was only just kept', async () => {
  const { db, hashes } = await officeWith('một')
  const files = evidenceFiles(db.file)
  const [young, old] = [await files.keep(Buffer.from('mới')), await files.keep(Buffer.from('cũ'))]
  const { utimesSync } = await import('node:fs')
  utimesSync(path.join(files.folder, old.slice(0, 2), old), 1, 1)
  writeFileSync(path.join(files.folder, old.slice(0, 2), `${old}.x.partial`), 'cut off')
  utimesSync(path.join(files.folder, old.slice(0, 2), `${old}.x.partial`), 1, 1)
  await jobSurroundings(db, parseConfig({}), () => []).clearEvidence()
  expect(standing(db.file, [hashes[0]!, young, old])).toEqual([true, true, false])
  expect(existsSync(path.join(files.folder, old.slice(0, 2), `${old}.x.partial`))).toBe(false)
  db.close()
})
