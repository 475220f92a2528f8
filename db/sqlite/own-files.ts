import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseError } from './errors.ts'

/** What belongs to an open database and its service: its logs, its lock, and what a start clears away. */
const ends = ['', '-wal', '-shm', '-journal', '.lock', '.partial', '.files']

/** Is the file the database itself, under whatever name, or one that belongs to it? */
export function isOwnFile(database: string, file: string): boolean {
  const target = placeOf(file)
  const found = statSync(file, { throwIfNoEntry: false, bigint: true })
  return ends.some(end => {
    const own = `${placeOf(database)}${end}`
    const there = statSync(own, { throwIfNoEntry: false, bigint: true })
    const isSame = found !== undefined && there?.dev === found.dev && there.ino === found.ino
    return isSame || own === target || path.resolve(`${database}${end}`) === path.resolve(file)
  })
}

/** Behind all links; of what is not there yet, in the folder behind all links. */
function placeOf(file: string): string {
  const whole = path.resolve(file)
  try {
    return realpathSync(whole)
  } catch {
    const above = path.dirname(whole)
    return above === whole ? whole : path.join(placeOf(above), path.basename(whole))
  }
}

/** A copy written there would end the database that is in use. @throws DatabaseError */
export function requireOtherFile(database: string, file: string): void {
  if (isOwnFile(database, file))
    throw new DatabaseError(
      `${file} là cơ sở dữ liệu đang dùng (${database}) hoặc tệp đi kèm của nó, không ghi bản sao lưu vào đó. Hãy chọn tên tệp khác.`,
    )
}
