import { statfsSync } from 'node:fs'
import path from 'node:path'
import { officeCalendar } from '../../db/office/calendar.ts'
import { evidenceFiles } from '../../db/evidence-files.ts'
import { evidenceCounts, keptHashes } from '../../db/tasks/evidence.ts'
import type { Db } from '../../db/db.ts'
import { latestRun } from '../../db/office/job-runs.ts'
import { departedWithOpen } from '../../db/tasks/open-assignments.ts'
import { oldestWaiting, outboxCounts } from '../../db/messages/outbox-admin.ts'
import { usualSettings, type FixedSettings, type SettingKey } from '../domain/people/office-settings.ts'
import { settingKeys, settingsOf, shownForm, typedForm } from '../vietnamese/setting-words.ts'
import type { OutboxState } from '../domain/chat/outbox.ts'
import { lastDueSlot, onceWithin, slotName, type Schedule } from '../domain/days/schedule.ts'
import { leaveCommand } from './officer-leaves.ts'

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

/** Somebody who asks expects an answer in seconds. */
const answerWaitsMs = 5 * 60_000

/** `now` in ms. A push may wait for as long as its channel is down; an answer may not. */
export async function checkOutbox(db: Db, now: number): Promise<Check> {
  const counts = await outboxCounts(db.reads)
  const of = (status: OutboxState) => counts.find(row => row.status === status)?.count ?? 0
  const dead = of('dead')
  const waiting = await oldestWaiting(db.reads, now)
  const late = now - (waiting.get('answer') ?? now) > answerWaitsMs
  const oldest = (['answer', 'push'] as const).flatMap(kind => {
    const since = waiting.get(kind)
    return since === undefined ? [] : [`, ${kindNames[kind]} chờ lâu nhất ${Math.round((now - since) / 60_000)} phút`]
  })
  const remedy = dead > 0 ? ' (xem: nhacviec outbox list --status dead)' : ''
  return {
    name: 'outbox',
    ok: dead === 0 && !late,
    detail: `chờ gửi ${of('queued')}${oldest.join('')}, giữ lại ${of('held')}, không rõ đã đến ${of('ambiguous')}, không gửi được ${dead}${remedy}`,
  }
}

const kindNames = { answer: 'câu trả lời', push: 'tin nhắc' } as const

/** Proofs that the record speaks of and that are not on the disk can be had again only while the platform has them. */
export async function checkEvidence(db: Db): Promise<Check> {
  const { waiting, kept, lost } = await evidenceCounts(db.reads)
  const { has, folder } = evidenceFiles(db.file)
  const missing = [...(await keptHashes(db.reads))].filter(hash => !has(hash)).length
  const amiss = missing > 0 ? `, thiếu ${missing} tệp trên đĩa (chép lại thư mục ${folder} từ bản sao lưu)` : ''
  return {
    name: 'evidence',
    ok: missing === 0,
    detail: `minh chứng đã lưu ${kept}, chờ tải về ${waiting}, không tải được ${lost}${amiss}`,
  }
}

const departedNamed = 10

/** Tasks in the name of somebody who has left are nobody's: no digest names them. */
export async function checkHandOver(db: Db): Promise<Check> {
  const departed = await departedWithOpen(db.reads)
  if (departed.length === 0)
    return { name: 'handover', ok: true, detail: 'không có việc đang mở của người đã thôi công tác' }
  const shown = departed
    .slice(0, departedNamed)
    .map(officer => `${officer.name} (${officer.code}) ${officer.count} việc: ${leaveCommand(officer, 'MÃ')}`)
  const more = departed.length > shown.length ? [`và ${departed.length - shown.length} người khác`] : []
  return {
    name: 'handover',
    ok: false,
    detail: `việc đang mở của người đã thôi công tác, không ai được nhắc; hãy bàn giao. ${[...shown, ...more].join('; ')}`,
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
    const missed = last !== undefined && due !== undefined && last.slot < onceWithin(schedule, due, timeZone).from
    const state =
      last === undefined
        ? 'chưa chạy lần nào'
        : `kỳ gần nhất ${slotName(schedule, last.slot, timeZone)}${last.error === null ? '' : `, lỗi: ${last.error}`}`
    checks.push({
      name: `job ${name}`,
      ok: !missed && !last?.error,
      detail: missed ? `${state}; kỳ ${slotName(schedule, due, timeZone)} chưa chạy` : state,
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

/** Which settings of the workbook an environment variable overrules, and which are stored but can no longer be read. */
export function checkSettings(stored: ReadonlyMap<SettingKey, string>, fixed: FixedSettings): Check {
  const unreadable = [...stored].filter(([key, text]) => typedForm(key, text) === undefined)
  if (unreadable.length > 0) {
    const names = unreadable.map(([key]) => `“${settingsOf[key].name}”`).join(', ')
    return { name: 'settings', ok: false, detail: `không đọc được ${names}; hãy nhập lại trang “Thiết lập”` }
  }
  const locked = settingKeys.flatMap(key => {
    const { name, variable } = settingsOf[key]
    return key in fixed && variable !== undefined
      ? [`${name} = ${shownForm(key, { ...usualSettings, ...fixed })} (${variable})`]
      : []
  })
  const detail =
    locked.length > 0
      ? `khóa bởi biến môi trường: ${locked.join(', ')}`
      : 'không có thiết lập nào bị khóa bởi biến môi trường'
  return { name: 'settings', ok: true, detail }
}
