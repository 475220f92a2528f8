import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { requireBackupPlace } from '../../src/operations/backup.ts'
import { keepFilledIn, requireNewFile, requireWorkbookPlace } from '../../src/operations/output-file.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

it.each([
  ['a workbook', requireWorkbookPlace],
  ['a template', keepFilledIn],
  ['a backup', requireBackupPlace],
] as const)('%s is written into no folder and no device', async (_, require) => {
  const folder = path.join(path.dirname(await temporaryPath('x')), 'o.xlsx')
  mkdirSync(folder)
  for (const place of [folder, '.', '..', ...(process.platform === 'win32' ? [] : ['/dev/null', '/dev/zero'])])
    expect(() => require(place), place).toThrow(/không phải là tệp/)
  expect(statSync(folder).isDirectory()).toBe(true)
})

it('a transcript takes nothing’s place', async () => {
  const file = await temporaryPath('.env')
  expect(() => requireNewFile(file)).not.toThrow()
  writeFileSync(file, 'TELEGRAM_BOT_TOKEN=1:a')
  expect(() => requireNewFile(file)).toThrow(/không ghi đè/)
  expect(readFileSync(file, 'utf8')).toBe('TELEGRAM_BOT_TOKEN=1:a')
})
