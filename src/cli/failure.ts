import { DatabaseError } from '../../db/sqlite/errors.ts'
import { ConfigError } from '../config/config.ts'
import { UserError } from '../domain/chat/errors.ts'
import { WorkbookError } from '../files/workbook-error.ts'
import { failed, UsageError, usageError } from './exit.ts'
import { asTyped } from './say.ts'

const expected = [UserError, ConfigError, DatabaseError, WorkbookError, UsageError]

/** What the operating system refuses, by its code (errno(3)). */
const refusals = new Map([
  ['ENOENT', 'Không tìm thấy'],
  ['EACCES', 'Không có quyền đọc, ghi'],
  ['EPERM', 'Không có quyền đọc, ghi'],
  ['EROFS', 'Ổ đĩa chỉ cho đọc, không ghi được'],
  ['EISDIR', 'Cần một tệp, không phải thư mục'],
  ['ENOTDIR', 'Cần một thư mục, không phải tệp'],
  ['ENOTEMPTY', 'Cần một tệp, không phải thư mục'],
  ['EEXIST', 'Đã có tệp khác ở'],
  ['ENOSPC', 'Ổ đĩa đã đầy, không ghi được'],
  ['EDQUOT', 'Hết hạn mức đĩa, không ghi được'],
  ['ENAMETOOLONG', 'Tên quá dài'],
  ['EMFILE', 'Đang mở quá nhiều tệp, không mở được'],
  ['ELOOP', 'Liên kết vòng, không mở được'],
  ['EXDEV', 'Hai nơi không cùng ổ đĩa, không chuyển được'],
])

/** Of a file or folder, in words; undefined: of something else. */
function fileRefusal(error: Error): string | undefined {
  const said = 'code' in error ? refusals.get(String(error.code)) : undefined
  // A read that began says no more where; a port or an address that is refused has none.
  if (said === undefined || !('path' in error || ('syscall' in error && error.syscall === 'read'))) return undefined
  const where = 'dest' in error ? ` ${String(error.dest)}` : 'path' in error ? ` ${String(error.path)}` : ''
  return `${said}${where}. Hãy kiểm tra đường dẫn, quyền và dung lượng đĩa rồi chạy lại.`
}

/** What the operator is told: a sentence for what they can put right, the whole error for what they cannot. */
export function report(error: unknown): void {
  const refusal = error instanceof Error ? fileRefusal(error) : undefined
  process.exitCode = error instanceof UsageError ? usageError : failed
  if (error instanceof Error && expected.some(kind => error instanceof kind)) console.error(asTyped(error.message))
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    console.error(`Cổng đang được chương trình khác dùng (${error.message}). Hãy đổi PORT hoặc dừng chương trình kia.`)
  else if (refusal !== undefined) console.error(asTyped(refusal))
  else console.error('Lỗi ngoài dự kiến:', error)
}
