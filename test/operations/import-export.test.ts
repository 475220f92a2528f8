import { expect, test } from 'vitest'
import { exportWorkbook } from '../../src/operations/export.ts'
import { importWorkbook } from '../../src/operations/import.ts'
import { exampleOffice } from '../../src/files/example-office.ts'
import { readOffice } from '../../src/files/office-sheets/read-office.ts'
import { readWorkbook, writeWorkbook } from '../../src/files/workbook.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const today = '2026-11-23'
const now = Date.parse('2026-11-23T02:00:00Z')
test('smoke', async () => {
  const db = openTestDatabase()
  const path = await temporaryPath('a.xlsx')
  await writeWorkbook(path, exampleOffice())
  const file = readOffice(await readWorkbook(path), { today })
  const options = { dryRun: false, now, today, approvalByDefault: false }
  const r = await importWorkbook(db, file, { ...options, dryRun: true })
  console.log(r)
  expect(await importWorkbook(db, file, options)).toEqual(r)
  console.log({ ...(await importWorkbook(db, file, options)), rows: 0 })
  const out = await temporaryPath('b.xlsx')
  await exportWorkbook(db, out, { now, today })
  const back = readOffice(await readWorkbook(out), { today })
  console.log(back.tasks)
  console.log(await importWorkbook(db, back, options))
})
