import { restoreDatabase } from '../../db/sqlite/restore.ts'
import { readConfig } from '../config/config.ts'
import { UserError } from '../domain/chat/errors.ts'
import { backupTo, requireBackupPlace } from '../operations/backup.ts'
import { adoptDatabase, openOffice, refuseDemo, whoseDatabase } from '../operations/whose-database.ts'
import { progressBar } from './progress-bar.ts'
import { withDatabase } from './surroundings.ts'

export function migrate(): Promise<void> {
  const { databaseFile } = readConfig()
  openOffice(databaseFile).close()
  console.log(`Cơ sở dữ liệu ${databaseFile} đã ở phiên bản hiện tại.`)
  return Promise.resolve()
}

export const backup = (file: string): Promise<void> =>
  withDatabase(undefined, async ({ db }) => {
    requireBackupPlace(file)
    const bar = progressBar('Sao lưu')
    await backupTo(db, file, share => bar.update(share)).finally(() => bar.stop())
    console.log(`Đã sao lưu vào ${file}.`)
  })

export async function restore(file: string): Promise<void> {
  const { databaseFile } = readConfig()
  refuseDemo(databaseFile)
  if (whoseDatabase(file).kind === 'demo')
    throw new UserError(`${file} là bản sao của bản chạy thử (cơ quan mẫu), không khôi phục làm dữ liệu của cơ quan.`)
  const bar = progressBar('Khôi phục')
  const aside = await restoreDatabase(file, databaseFile, share => bar.update(share)).finally(() => bar.stop())
  console.log(`Đã khôi phục ${databaseFile} từ ${file}.`)
  if (aside !== undefined) console.log(`Dữ liệu trước khi khôi phục còn ở ${aside}.`)
  openOffice(databaseFile).close()
}

export async function adopt(): Promise<void> {
  const { databaseFile } = readConfig()
  const outcome = await adoptDatabase(databaseFile)
  console.log(
    outcome === 'adopted'
      ? `Từ nay ${databaseFile} là dữ liệu của cơ quan, kể cả người và việc mẫu còn trong đó.`
      : `${databaseFile} không phải tệp của bản chạy thử, không cần làm gì.`,
  )
}
