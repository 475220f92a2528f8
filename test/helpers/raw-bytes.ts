import { existsSync, readFileSync } from 'node:fs'
import type { Db } from '../../db/db.ts'
import { backupTo } from '../../src/operations/backup.ts'
import { temporaryPath } from './temporary-path.ts'

const bytesIn = (file: string): string => (existsSync(file) ? readFileSync(file).toString('latin1') : '')

/** Which of these ASCII words can be read in the bytes of the database, its log, or a backup made now, and where. */
export async function readableIn(db: Db, words: readonly string[], others: string[] = []): Promise<string[]> {
  const backup = await temporaryPath('fresh.db')
  await backupTo(db, backup)
  return [db.file, `${db.file}-wal`, backup, ...others].flatMap(file => {
    const bytes = bytesIn(file)
    return words.filter(word => bytes.includes(word)).map(word => `${word} in ${file.replace(/.*[./-]/, '')}`)
  })
}
