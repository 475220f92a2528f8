import { DatabaseError } from '../../db/sqlite/errors.ts'
import { ConfigError } from '../config/config.ts'
import { UserError } from '../domain/chat/errors.ts'
import { WorkbookError } from '../files/workbook-error.ts'
import { failed, UsageError, usageError } from './exit.ts'
import { asTyped } from './say.ts'

const expected = [UserError, ConfigError, DatabaseError, WorkbookError, UsageError]

/** What the operator is told: a sentence for what they can put right, the whole error for what they cannot. */
export function report(error: unknown): void {
  process.exitCode = error instanceof UsageError ? usageError : failed
  if (error instanceof Error && expected.some(kind => error instanceof kind)) console.error(asTyped(error.message))
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    console.error(`Cổng đang được chương trình khác dùng (${error.message}). Hãy đổi PORT hoặc dừng chương trình kia.`)
  else if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    console.error(`Không tìm thấy tệp hoặc thư mục: ${error.message}`)
  else console.error('Lỗi ngoài dự kiến:', error)
}
