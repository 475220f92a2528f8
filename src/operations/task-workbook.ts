import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Db } from '../../db/db.ts'
import type { TaskWorkbook } from '../domain/chat/reply.ts'
import { exportTasks } from './export.ts'

/**
 * Tasks written in one go at most. That holds up everybody: 1.8 s for 1,900 on a busy machine, against 0.3 s for any
 * number written page by page, which looks plainer.
 */
const atOnce = 500

/** The workbook that a reply describes, as `nhacviec export` writes it. Reads outside transactions. */
export async function drawTaskWorkbook(
  db: Db,
  { name, units, period, list, today }: TaskWorkbook,
): Promise<{ name: string; mime: string; bytes: Uint8Array }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nhacviec-xuat-'))
  try {
    const file = path.join(folder, 'tasks.xlsx')
    await exportTasks(db, file, { units: units && new Set(units), period, list }, { today, atOnce })
    const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return { name, mime, bytes: await readFile(file) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
