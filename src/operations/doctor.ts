import { statfsSync } from 'node:fs'
import path from 'node:path'
import { officeCalendar } from '../../db/calendar.ts'
import type { Db } from '../../db/db.ts'
import { latestRun } from '../../db/job-runs.ts'
import { outboxCounts } from '../../db/outbox-admin.ts'
import type { Schedule } from '../domain/schedule.ts'
import { lastDueSlot } from '../domain/schedule.ts'

export interface Check {
  name: string
  ok: boolean
  detail: string
}

/** Reads the whole file: minutes on a very large one, and the service goes on meanwhile. */
export function checkDatabase(db: Db, file: string): Check {
  const problems = db.integrity()
  const free = statfsSync(path.dirname(file))
  const freeMb = Math.floor((free.bavail * free.bsize) / 1024 / 1024)
  if (problems.length > 0) return { name: 'database', ok: false, detail: problems.join('; ') }
  return { name: 'database', ok: freeMb > 100, detail: `nguyên vẹn, ổ đĩa còn ${freeMb} MB` }
}

export async function checkOutbox(db: Db): Promise<Check> {
  const counts = await outboxCounts(db.reads)
  const of = (status: string) => counts.find(row => row.status === status)?.count ?? 0
  const dead = of('dead')
  return {
    name: 'outbox',
    ok: dead === 0,
    detail: `chờ gửi ${of('queued')}, giữ lại ${of('held')}, không gửi được ${dead}${dead > 0 ? ' (xem: nhacviec outbox list --status dead)' : ''}`,
  }
}

/** Did each job run when it last should have? A fresh installation has run none yet: that is fine. */
export async function checkJobs(
  db: Db,
  jobs: readonly { name: string; schedule: Schedule }[],
  now: number,
  timeZone: string,
): Promise<Check[]> {
  const calendar = await officeCalendar(db.reads)
  const checks: Check[] = []
  for (const { name, schedule } of jobs) {
    const due = lastDueSlot(schedule, now, timeZone, calendar)
    const last = await latestRun(db.reads, name)
    const missed = last !== undefined && due !== undefined && last.slot < due
    const state =
      last === undefined
        ? 'chưa chạy lần nào'
        : `kỳ gần nhất ${last.slot}${last.error === null ? '' : `, lỗi: ${last.error}`}`
    checks.push({
      name: `job ${name}`,
      ok: !missed && !last?.error,
      detail: missed ? `${state}; kỳ ${due} chưa chạy` : state,
    })
  }
  return checks
}

/** Reminders are only as right as the clock: a database from the future means that one of the two is wrong. */
export async function checkClock(db: Db, now: number, timeZone: string): Promise<Check> {
  const last = await latestRun(db.reads, 'housekeeping')
  const ahead = last !== undefined && last.startedAt > now + 3_600_000
  const shown = new Intl.DateTimeFormat('vi-VN', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now)
  return { name: 'clock', ok: !ahead, detail: ahead ? `${shown}, chậm hơn lần chạy trước` : `${shown} (${timeZone})` }
}
