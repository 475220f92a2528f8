import Database from 'better-sqlite3'
import { openDatabase } from '../db/sqlite/open.ts'

/** Monday; every run measures the same office on the same day. */
export const benchNow = Date.parse('2026-11-23T01:00:00Z')
export const benchDay = '2026-11-23'

export interface OfficeSize {
  officers: number
  tasks: number
  /** One task in so many is open; a number without a common factor with the officers', so that everybody has some. */
  openEvery?: number
  /** over which the closed ones lie */
  years?: number
}

/** Statements, not the product's own inserts: a million tasks in seconds. Officer 8 is of general affairs. */
export function seedOffice(file: string, { openEvery = 3, years = 1, ...size }: OfficeSize): void {
  openDatabase(file).close()
  const connection = new Database(file)
  connection.pragma('foreign_keys = on')
  const units = Math.max(2, Math.ceil(size.officers / 50))
  const open = `i % ${openEvery} = 0`
  const past = `date('${benchDay}', '-${365 * years} days', (i * 7919 % ${365 * years}) || ' days')`
  const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)'
  connection.transaction(() => {
    connection
      .prepare(
        `${numbers} insert into units(id, code, name, parent_id) select i, 'DV' || i, 'Đơn vị ' || i, case when i = 1 then null else 1 end from n`,
      )
      .run(units)
    connection
      .prepare(
        `${numbers} insert into officers(id, code, name, search) select i, 'CB' || i, 'Cán bộ số ' || i, 'can bo so ' || i from n`,
      )
      .run(size.officers)
    connection
      .prepare(
        `${numbers} insert into memberships(officer_id, unit_id, role) select i, 1 + i % ${units}, case when i = 8 then 'general_affairs' when i % 50 = 0 then 'leader' else 'officer' end from n`,
      )
      .run(size.officers)
    connection
      .prepare(
        `${numbers} insert into accounts(channel, external_id, chat, officer_id, status, linked_at, consent_at) select 'telegram', i, i, i, 'active', 0, 0 from n`,
      )
      .run(size.officers)
    // The deadlines of the open ones lie from a month back to a month ahead, so that everybody is due a digest.
    connection
      .prepare(
        `${numbers} insert into tasks(id, code, title, search, due, work, submitted_on, created_at)
         select i, 'NV' || i, 'Xây dựng báo cáo chuyên đề số ' || i, 'xay dung bao cao chuyen de so ' || i,
           case when ${open} then date('${benchDay}', '-30 days', (i * 7919 % 61) || ' days') else ${past} end,
           case when ${open} then 'in_progress' else 'done' end,
           case when ${open} then null else ${past} end, 0 from n`,
      )
      .run(size.tasks)
    connection
      .prepare(
        `insert into assignments(task_id, role, unit_id, officer_id, open_due)
         select id, 'lead', 1 + (1 + id % ${size.officers}) % ${units}, 1 + id % ${size.officers}, case when work = 'done' then null else due end from tasks`,
      )
      .run()
  })()
  connection.pragma('wal_checkpoint(truncate)')
  connection.close()
}
