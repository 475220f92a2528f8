import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '../../db/db.ts'
import { readContents, type Contents } from '../../db/sqlite/contents.ts'
import { forgetDemo } from '../../db/office/demo.ts'
import { InUseError } from '../../db/sqlite/errors.ts'
import { lockInstance } from '../../db/sqlite/instance-lock.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import { UserError } from '../domain/chat/errors.ts'
import { demoOfficers } from './demo/people.ts'
import { demoUnits } from './demo/units.ts'

/**
 * `demo`: made by the demo, and nobody brought in anything of an office since. `mixed`: made by the demo, and an office
 * came in afterwards, which an earlier version let happen.
 */
export type Owner = { kind: 'nobody' | 'office' | 'mixed' } | { kind: 'demo'; seededOn: LocalDate }

/** Whose a database file is, told without changing it. Of a file that cannot be read an office is expected: never the demo. */
export function whoseDatabase(file: string): Owner {
  const contents = readContents(file)
  if (contents === 'nothing') return { kind: 'nobody' }
  if (contents === 'unreadable') return { kind: 'office' }
  const { seededOn, units, officers } = contents
  if (seededOn !== undefined) return isUntouched(contents) ? { kind: 'demo', seededOn } : { kind: 'mixed' }
  return { kind: units.length + officers.length > 0 ? 'office' : 'nobody' }
}

const listed = (list: readonly { code: string; name: string }[]) =>
  new Set(list.map(({ code, name }) => `${code} ${name}`))
const ours = listed([...demoUnits, ...demoOfficers])

/** Are all units and officers the demo's own, under their own names, and has nobody done what the demo never does? */
const isUntouched = ({ used, units, officers }: Contents): boolean =>
  !used && [...listed([...units, ...officers])].every(entry => ours.has(entry))

/** @throws UserError when the demo made the file: what an office does would be mixed with invented people and tasks */
export function refuseDemo(file: string): void {
  switch (whoseDatabase(file).kind) {
    case 'nobody':
    case 'office':
      return
    case 'demo':
      throw new UserError(
        `${file} là tệp của bản chạy thử (cơ quan mẫu), không dùng cho cơ quan. Hãy ${asideOrOther(file)}, rồi chạy lại.`,
      )
    case 'mixed':
      throw new UserError(
        `${file} do bản chạy thử tạo ra, sau đó có dữ liệu của cơ quan nhập vào, nên lẫn cả người và việc mẫu. Hãy ${asideOrOther(file)}, nhập lại bảng tính của cơ quan; hoặc giữ nguyên tệp này làm dữ liệu của cơ quan bằng: nhacviec adopt`,
      )
  }
}

const asideOrOther = (file: string): string => {
  const near = path.relative('', file)
  const name = near.startsWith('..') ? file : near
  return `đổi tên tệp (mv ${name} ${name}.chay-thu) hoặc đặt DATABASE_URL sang tệp khác`
}

/** An empty file made by a mere look would seem to be the office's. @throws UserError where there is none */
export function requireDatabase(file: string): void {
  if (!existsSync(file))
    throw new UserError(
      `Chưa có cơ sở dữ liệu ${file}. Hãy kiểm tra DATABASE_URL; nếu là máy mới, nhập bảng tính của cơ quan bằng: nhacviec import TỆP.xlsx; nếu tệp đã mất, dừng dịch vụ rồi khôi phục bằng: nhacviec restore TỆP`,
    )
  if (statSync(file).size === 0)
    throw new UserError(
      `Tệp ${file} trống, không có dữ liệu nào. Nếu cơ quan đã dùng tệp này, dừng dịch vụ rồi khôi phục bằng: nhacviec restore TỆP; nếu là máy mới, xóa tệp rồi nhập bảng tính bằng: nhacviec import TỆP.xlsx`,
    )
}

/** What stands beside a database only where one was in use. */
const traces = /(-wal|\.lock|\.rescued(-\d+)?|\.before-restore(-.*)?|\.files)$/
const nightly = /^nhacviec-\d{8}-\d{6}\.db$/

/**
 * Where the office's database is missing or empty, though it had one: a new, empty one would answer its people as strangers,
 * and take the place of what can be restored. `backupDir`: where its copies may be. @throws UserError
 */
export function requireNotLost(file: string, backupDir?: string): void {
  const isEmpty = existsSync(file)
  if (isEmpty && statSync(file).size > 0) return
  const [folder, name] = [path.dirname(path.resolve(file)), path.basename(file)]
  const beside = namesIn(folder).filter(other => other.startsWith(name) && traces.test(other.slice(name.length)))
  const standing = beside.filter(other => !other.endsWith('-wal') || statSync(path.join(folder, other)).size > 0)
  const copies =
    backupDir === undefined
      ? []
      : namesIn(backupDir)
          .filter(other => nightly.test(other))
          .sort()
  const found = [
    ...(isEmpty ? [name] : []),
    ...standing,
    ...copies.slice(-1).map(copy => path.join(backupDir ?? '', copy)),
  ]
  if (found.length === 0) return
  const rescued = standing
    .filter(other => /\.rescued/.test(other))
    .sort()
    .at(-1)
  const from =
    rescued === undefined
      ? copies.slice(-1).map(copy => path.join(backupDir ?? '', copy))[0]
      : path.join(folder, rescued)
  throw new UserError(
    `${isEmpty ? `Tệp ${file} trống` : `Không thấy ${file}`} nhưng cơ quan đã từng chạy ở đây (còn ${found.join(', ')}), nên không tạo dữ liệu mới. Hãy dừng mọi dịch vụ rồi khôi phục: nhacviec restore ${from ?? 'TỆP'}. Nếu đúng là cơ quan mới, chuyển các tệp đó đi nơi khác rồi chạy lại.`,
  )
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

/** A new file would take the place of what a service has lost and still has open. @throws UserError */
function requireNoService(file: string): void {
  if (!existsSync(`${file}.lock`)) return
  try {
    lockInstance(file)()
  } catch (error) {
    if (!(error instanceof InUseError)) throw error
    throw new UserError(
      `Dịch vụ đang chạy nhưng cơ sở dữ liệu ${file} không còn ở chỗ của nó. Hãy dừng dịch vụ, khôi phục bằng: nhacviec restore TỆP (tệp ${path.basename(file)}.rescued nếu có), rồi chạy lại.`,
    )
  }
}

/** Opens the office's own database, made when it is missing; a service (`marked`) has asked `requireNotLost` before its lock. @throws UserError on a file of the demo */
export function openOffice(file: string, options: Parameters<typeof openDatabase>[1] = {}): Db {
  if (!options.marked) {
    if (!existsSync(file)) requireNoService(file)
    requireNotLost(file)
  }
  refuseDemo(file)
  return openDatabase(file, options)
}

/**
 * Makes a mixed file the office's for good: it was in use as such. The invented people and tasks stay in it, as nothing
 * tells them for certain from those that were imported over them. @throws UserError where there is nothing to keep
 */
export async function adoptDatabase(file: string): Promise<'adopted' | 'office already'> {
  switch (whoseDatabase(file).kind) {
    case 'nobody':
    case 'office':
      return 'office already'
    case 'demo':
      throw new UserError(`${file} chỉ có cơ quan mẫu, không có gì của cơ quan để giữ.`)
    case 'mixed': {
      const db = openDatabase(file)
      try {
        await db.transact(tx => forgetDemo(tx))
      } finally {
        db.close()
      }
      return 'adopted'
    }
  }
}
