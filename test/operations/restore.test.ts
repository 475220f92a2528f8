import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { accountsOf, linkAccount } from '../../db/people/accounts.ts'
import { findInvite } from '../../db/people/invites.ts'
import { identifiedByPhone } from '../../db/people/phones.ts'
import { eraseAccount, eraseChatData } from '../../db/people/personal-data.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { backupTo } from '../../src/operations/backup.ts'
import { inviteOfficer } from '../../src/operations/invite.ts'
import { officerLeaves } from '../../src/operations/officer-leaves.ts'
import { restoreOffice } from '../../src/operations/restore.ts'
import { unlinkOfficer } from '../../src/operations/unlink.ts'
import { mondayMorning as now } from '../helpers/clock.ts'
import { testOffice, type OfficerCode, type TestOffice } from '../helpers/office.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const pushChannels = alwaysUp({ name: 'telegram' })
let file: string
let backup: string
let office: TestOffice
let code: string

const using = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
  const db = openDatabase(file)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
const link = (db: Db, code: OfficerCode, externalId: string = code) =>
  db.transact(tx =>
    linkAccount(tx, { channel: 'telegram', externalId, chat: externalId, officerId: office.officers[code] }, now),
  )
const accountsNow = () =>
  using(async db => {
    const found: string[] = []
    for (const id of Object.values(office.officers))
      found.push(...(await accountsOf(db.reads, id)).map(({ externalId }) => externalId))
    return found.toSorted()
  })
const restore = () => restoreOffice(backup, file, { now, pushChannels })
const codes = (rows: { code: string }[]) => rows.map(one => one.code)

beforeEach(async () => {
  file = await temporaryPath('office.db')
  backup = await temporaryPath('backup.db')
  await using(async db => {
    office = await testOffice(db)
    await link(db, 'hung')
    await link(db, 'khoa')
    code = (await inviteOfficer(db, 'lan', now)).code
    await backupTo(db, backup)
  })
})

describe('a backup brings back no access that was ended since', () => {
  it.each<[string, (db: Db) => Promise<unknown>]>([
    ['by leaving', db => officerLeaves(db, 'hung', { status: 'left', now })],
    ['by an operator', db => unlinkOfficer(db, 'hung', { now, pushChannels })],
    ['by /thoat', db => db.transact(tx => eraseAccount(tx, 'telegram', 'hung'))],
    ['by /xoadulieu', db => db.transact(tx => eraseChatData(tx, office.officers.hung))],
    ['as the account is somebody else’s', db => link(db, 'tam', 'hung')],
  ])('%s', async (_, end) => {
    await using(end)
    const restored = await restore()
    expect(restored).toMatchObject({ replaced: 'compared', unsure: [] })
    expect(codes(restored.ended)).toEqual(['hung'])
    expect(await accountsNow()).toEqual(['khoa'])
    expect(await using(db => identifiedByPhone(db.reads, '84901000005'))).toBeUndefined()
    expect(await using(db => identifiedByPhone(db.reads, '84901000004'))).toMatchObject({
      officerId: office.officers.khoa,
    })
    // and once more, from what was restored
    expect(codes((await restore()).ended)).toEqual(['hung'])
    expect(await accountsNow()).toEqual(['khoa'])
  })

  it('nor the number of who left without an account, who is named', async () => {
    await using(db => officerLeaves(db, 'ha', { status: 'left', now }))
    expect(await restore()).toMatchObject({ ended: [], left: [{ code: 'ha' }] })
    expect(await using(db => identifiedByPhone(db.reads, '84901000002'))).toBeUndefined()
  })

  it('nor a code that was voided', async () => {
    expect(await using(db => findInvite(db.reads, code, now))).toMatchObject({ state: 'good' })
    await using(db => inviteOfficer(db, 'lan', now))
    await restore()
    expect(await using(db => findInvite(db.reads, code, now))).toMatchObject({ state: 'void' })
  })

  it('but all others, after whatever else happened', async () => {
    await using(async db => {
      await link(db, 'lan')
      await link(db, 'hung', 'hung-2')
      await unlinkOfficer(db, 'lan', { now, pushChannels })
      await officerLeaves(db, 'mai', { status: 'left', now })
    })
    expect(await restore()).toMatchObject({ ended: [], unsure: [], left: [{ code: 'mai' }] })
    expect(await accountsNow()).toEqual(['hung', 'khoa'])
  })
})

describe('where the database that is replaced tells nothing', () => {
  it.each<[string, 'nothing' | 'unreadable', () => void]>([
    ['there is none', 'nothing', () => ['', '-wal', '-shm'].forEach(end => rmSync(`${file}${end}`, { force: true }))],
    ['it is damaged', 'unreadable', () => writeFileSync(file, 'x'.repeat(10_000))],
  ])('every account of the backup is named: %s', async (_, replaced, happened) => {
    happened()
    const restored = await restore()
    expect(restored).toMatchObject({ replaced, ended: [], left: [] })
    expect(codes(restored.unsure)).toEqual(['hung', 'khoa'])
    expect(await accountsNow()).toEqual(['hung', 'khoa'])
  })

  it('as it is older than the backup, or another, only what it does not know is named', async () => {
    const newer = await temporaryPath('newer.db')
    await using(async db => {
      await link(db, 'lan')
      await backupTo(db, newer)
    })
    copyFileSync(backup, file)
    backup = newer
    const restored = await restore()
    expect([codes(restored.ended), codes(restored.unsure)]).toEqual([[], ['lan']])
    expect(await accountsNow()).toEqual(['hung', 'khoa', 'lan'])
  })
})
