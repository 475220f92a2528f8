import { readdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readWorkbook } from '../../src/files/workbook.ts'
import { exportWorkbook } from '../../src/operations/export.ts'
import { seedDemo } from '../../src/operations/seed-demo.ts'
import { drawTaskWorkbook } from '../../src/operations/task-workbook.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { now, today } from '../helpers/offices.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const cellsOf = async (path: string) => {
  const [sheet] = await readWorkbook(path)
  return sheet?.rows.map(row => row.map(cell => cell.text))
}
test('the workbook of a reply is that of the export, and leaves nothing behind', async () => {
  const db = openTestDatabase()
  await seedDemo(db, today, now)
  const exported = await temporaryPath('export.xlsx')
  await exportWorkbook(db, exported, { now, today })
  const folder = dirname(exported)
  vi.stubEnv('TMPDIR', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
  const before = await readdir(folder)
  const { name, bytes } = await drawTaskWorkbook(db, { kind: 'task-workbook', name: 'nhiem-vu.xlsx', today })
  expect(await readdir(folder)).toEqual(before)
  const drawn = await temporaryPath('drawn.xlsx')
  await writeFile(drawn, bytes)
  expect(name).toBe('nhiem-vu.xlsx')
  expect(await cellsOf(drawn)).toEqual(await cellsOf(exported))
})
