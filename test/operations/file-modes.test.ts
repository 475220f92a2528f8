import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { checkFileModes, restrictDatabase } from '../../src/operations/file-modes.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

async function office() {
  const databaseFile = await temporaryPath('office.db')
  const folder = path.dirname(databaseFile)
  const backupDir = path.join(folder, 'bản sao')
  mkdirSync(backupDir, { mode: 0o700 })
  const secrets = path.join(folder, 'secrets')
  mkdirSync(secrets, { mode: 0o700 })
  const own = {
    databaseFile,
    backupDir,
    tokenFile: path.join(folder, 'zalo-oa-token.json'),
    environmentFile: path.join(folder, '.env'),
    secretFiles: [path.join(secrets, 'token'), '/run/secrets/token'],
  }
  const files = [
    ...['', '-wal', '-shm', '.lock', '.before-restore', '.partial'].map(end => `${databaseFile}${end}`),
    own.tokenFile,
    own.environmentFile,
    path.join(secrets, 'token'),
    path.join(backupDir, 'nhacviec-20261120-180000.db'),
    path.join(backupDir, "của Hùng's.db"),
  ]
  for (const file of files) writeFileSync(file, '', { mode: 0o600 })
  for (const file of files) chmodSync(file, 0o600)
  chmodSync(folder, 0o755)
  return { own, files, folder }
}

it('files that only their account reads are fine', async () => {
  const { own } = await office()
  expect(checkFileModes(own)).toEqual({ name: 'files', ok: true, detail: 'chỉ tài khoản chạy dịch vụ đọc được' })
})

it('each file that others may read is named, with the command that mends all', async () => {
  const { own, files } = await office()
  for (const file of files) {
    for (const mode of [0o640, 0o604, 0o644, 0o666]) {
      chmodSync(file, mode)
      expect(checkFileModes(own)).toMatchObject({
        ok: false,
        detail: expect.stringContaining(path.basename(file).slice(0, 5)),
      })
    }
  }
  chmodSync(own.backupDir, 0o777)
  chmodSync(path.join(path.dirname(own.databaseFile), 'secrets'), 0o777)
  const [, commands = ''] = checkFileModes(own).detail.split('hãy chạy: ')
  expect(spawnSync('sh', ['-c', commands]).status).toBe(0)
  expect(checkFileModes(own).ok).toBe(true)
})

it('what is not there, and what others own beside it, is no fault', async () => {
  const { own, folder } = await office()
  writeFileSync(path.join(folder, 'bai-viet.txt'), '', { mode: 0o644 })
  expect(checkFileModes({ ...own, backupDir: path.join(folder, 'none'), tokenFile: path.join(folder, 'x') }).ok).toBe(
    true,
  )
})

it('of the database alone it is told which files others may read, for the moment when people’s data come into it', async () => {
  const { own, files } = await office()
  expect(restrictDatabase(own.databaseFile)).toBeUndefined()
  for (const file of files) chmodSync(file, 0o644)
  const command = restrictDatabase(own.databaseFile) ?? ''
  expect(spawnSync('sh', ['-c', command]).status).toBe(0)
  expect(restrictDatabase(own.databaseFile)).toBeUndefined()
  expect(command).not.toMatch(/token|env|nhacviec-2026/)
})
