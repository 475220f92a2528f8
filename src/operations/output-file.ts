import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { freeName } from '../../db/sqlite/free-name.ts'
import { UserError } from '../domain/chat/errors.ts'

/** What is written is moved to its place when it is whole: a device would be gone then. @throws UserError */
export function requireFilePlace(file: string): void {
  if (existsSync(file) && !statSync(file).isFile())
    throw new UserError(
      `${file} không phải là tệp (thư mục hoặc thiết bị), không ghi vào đó được. Hãy ghi tên một tệp.`,
    )
}

/** How every .xlsx begins: it is a zip (PKWARE APPNOTE.TXT, 4.3.7). */
const zipSign = 'PK\x03\x04'

function isWorkbook(file: string): boolean {
  const descriptor = openSync(file, 'r')
  try {
    const head = Buffer.alloc(zipSign.length)
    return readSync(descriptor, head) === head.length && head.toString('latin1') === zipSign
  } finally {
    closeSync(descriptor)
  }
}

/**
 * A workbook may take the place of another one, and of nothing else: a wrong name must not cost a database or the settings.
 * @throws UserError
 */
export function requireWorkbookPlace(file: string): void {
  requireFilePlace(file)
  if (existsSync(file) && !isWorkbook(file))
    throw new UserError(`${file} là tệp khác, không phải bảng tính, nên không ghi đè lên đó. Hãy chọn tên tệp khác.`)
}

/**
 * For workbooks that people fill in: the one that is there keeps all that was filled in, under a name of its own, which is
 * told.
 */
export function keepFilledIn(file: string): void {
  requireWorkbookPlace(file)
  if (!existsSync(file) || !isWorkbook(file)) return
  const { dir, name, ext } = path.parse(file)
  const kept = freeName(n => path.join(dir, `${name}-truoc${n === 1 ? '' : `-${n}`}${ext}`))
  renameSync(file, kept)
  console.error(`Lưu ý: ${file} đã có từ trước; bản đó được giữ ở ${kept}.`)
}

/** For what is only ever written anew. @throws UserError */
export function requireNewFile(file: string): void {
  if (existsSync(file)) throw new UserError(`Đã có ${file}, không ghi đè lên đó. Hãy chọn tên tệp khác.`)
}
