import { chmodSync, rmSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { openFaultOffice, type FaultOffice } from './office.ts'
import { obeyingModes, startWith } from './start-with.ts'

let office: FaultOffice
afterEach(() => {
  chmodSync(office.workplace.folder, 0o755)
  return office.close()
})

it.each([
  ['the file', (file: string) => chmodSync(file, 0o444)],
  [
    'the folder',
    (_: string, folder: string) => {
      // As a restored copy would lie there: alone.
      for (const rest of ['-wal', '-shm', '.lock']) rmSync(`${folder}/office.db${rest}`, { force: true })
      chmodSync(folder, 0o555)
    },
  ],
])('a service that may not write %s says so in one clear sentence and ends', async (_, forbid) => {
  office = await openFaultOffice({ people: 1, direct: true })
  forbid(office.workplace.database, office.workplace.folder)
  const { code, stdout, stderr } = await startWith(obeyingModes, office.workplace)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^[^\n]*(chỉ cho đọc|quyền)[^\n]*\n$/)
})
