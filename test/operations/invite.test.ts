import { expect, test } from 'vitest'
import { findInvite } from '../../db/people/invites.ts'
import { officerByCode } from '../../db/people/officers.ts'
import { looksLikeCode } from '../../src/domain/people/link-code.ts'
import { inviteOfficer } from '../../src/operations/invite.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { importSheets, now, smallOffice } from '../helpers/offices.ts'

const day = 86_400_000
async function office() {
  const db = openTestDatabase()
  await importSheets(db, smallOffice)
  return db
}

test('an officer gets a code that works for seven days', async () => {
  const db = await office()
  const invite = await inviteOfficer(db, 'cb1', now)
  expect(invite).toMatchObject({ officer: 'CB1', name: 'Lê Thị Cúc', expires: now + 7 * day })
  expect(looksLikeCode(invite.code)).toBe(true)
  const officer = await officerByCode(db.reads, 'CB1')
  expect(await findInvite(db.reads, invite.code, now + 7 * day - 1)).toMatchObject({
    officerId: officer?.id,
    state: 'good',
  })
  expect(await findInvite(db.reads, invite.code, now + 7 * day)).toMatchObject({ state: 'expired' })
})

test('each invitation is a code of its own', async () => {
  const db = await office()
  const codes = await Promise.all([1, 2, 3].map(async () => (await inviteOfficer(db, 'CB1', now)).code))
  expect(new Set(codes).size).toBe(3)
})

test.each([
  ['CB1O', /có mã hoặc họ tên “CB1O”.* Gần giống nhất là CB1, đồng chí Lê Thị Cúc\./],
  ['Lê Thị Cút', /Gần giống nhất là CB1, đồng chí Lê Thị Cúc\./],
  ['Phạm Văn Hùng', /Có 2 cán bộ tên “Phạm Văn Hùng”: CB2, CB3/],
])('%s is refused', async (said, message) => {
  await expect(inviteOfficer(await office(), said, now)).rejects.toThrow(message)
})
