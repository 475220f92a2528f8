import { openDatabase } from '../../db/open.ts'
import { restoreDatabase } from '../../db/restore.ts'
import { readConfig } from '../config.ts'
import { backupTo } from '../operations/backup.ts'
import { progressBar } from './progress-bar.ts'
import { withDatabase } from './surroundings.ts'

export function migrate(): Promise<void> {
  const { databaseFile } = readConfig()
  openDatabase(databaseFile).close()
  console.log(`Cơ sở dữ liệu ${databaseFile} đã ở phiên bản hiện tại.`)
  return Promise.resolve()
}

export const backup = (file: string): Promise<void> =>
  withDatabase(undefined, async ({ db }) => {
    const bar = progressBar('Sao lưu')
    await backupTo(db, file, share => bar.update(share)).finally(() => bar.stop())
    console.log(`Đã sao lưu vào ${file}.`)
  })

export async function restore(file: string): Promise<void> {
  const { databaseFile } = readConfig()
  const bar = progressBar('Khôi phục')
  await restoreDatabase(file, databaseFile, share => bar.update(share)).finally(() => bar.stop())
  openDatabase(databaseFile).close()
  console.log(`Đã khôi phục ${databaseFile} từ ${file}.`)
}
