import { holidayColumns, officerColumns, plainTaskSheet, unitColumns, type TaskOut } from '../../src/files/layout.ts'
import { localDate } from '../../src/domain/days/local-date.ts'
import { writeWorkbook } from '../../src/files/workbook.ts'

export interface Colleague {
  code: string
  name: string
  role?: 'cán bộ' | 'lãnh đạo' | 'tổng hợp' | 'quản trị'
  phone?: string
}

type Work = Pick<TaskOut, 'code' | 'title'> & Partial<TaskOut>

/** An office of one unit whose calendar has `workingDay` as a day of work, whatever day of the week it is. */
export async function writeOffice(
  path: string,
  office: { people: readonly Colleague[]; tasks: readonly Work[]; workingDay: string },
): Promise<void> {
  await writeWorkbook(path, [
    {
      name: 'Đơn vị',
      columns: unitColumns,
      rows: [['VP', 'Văn phòng Ủy ban nhân dân phường Hòa Bình', undefined, undefined]],
    },
    {
      name: 'Cán bộ',
      columns: officerColumns,
      rows: office.people.map(({ code, name, role = 'cán bộ', phone }) => [
        code,
        name,
        'Chuyên viên',
        'VP',
        role,
        phone,
      ]),
    },
    plainTaskSheet(office.tasks.map(task => ({ leads: 'VP', urgency: 'normal', ...task }))),
    { name: 'Ngày nghỉ', columns: holidayColumns, rows: [[office.workingDay, 'làm bù', 'Ngày làm việc của bài thử']] },
  ])
}

/**
 * The real service has the real clock, and a digest is for the morning. So the office moves to the zone where it is between
 * nine and ten now; `Etc/GMT-7` is seven hours ahead of UTC, its signs are those of POSIX.
 */
export function morningOffice(now: number): { zone: string; today: string } {
  const ahead = 9 - new Date(now).getUTCHours()
  const offset = ahead < -12 ? ahead + 24 : ahead
  const zone = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
  return { zone, today: localDate(now, zone) }
}
