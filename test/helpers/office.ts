import type { Db } from '../../db/db.ts'
import { assignments, documents, memberships, officers, taskEvents, tasks, units } from '../../db/schema.ts'
import type { AssignmentRole, Role } from '../../src/domain/people/access.ts'
import { queuePlace } from '../../src/domain/tasks/task.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { mondayMorning } from './clock.ts'

/** The day of `mondayMorning` in the office. */
export const today = '2026-11-23'

const unitTree = {
  UBND: ['Ủy ban nhân dân phường Hòa Bình', null],
  VP: ['Văn phòng HĐND và UBND', 'UBND'],
  KT: ['Phòng Kinh tế, Hạ tầng và Đô thị', 'UBND'],
  VH: ['Phòng Văn hóa - Xã hội', 'UBND'],
  TO: ['Tổ Cây xanh', 'KT'],
} as const
export type UnitCode = keyof typeof unitTree

const people = {
  bao: ['Trần Quốc Bảo', [['UBND', 'leader']], '84901000001'],
  ha: ['Nguyễn Thị Thu Hà', [['VP', 'general_affairs']], '84901000002'],
  minh: ['Lê Minh', [['VP', 'admin']], '84901000003'],
  khoa: ['Đỗ Đăng Khoa', [['KT', 'leader']], '84901000004'],
  hung: ['Phạm Văn Hùng', [['KT', 'officer']], '84901000005'],
  lan: ['Võ Ngọc Lan', [['VH', 'officer']], '84900111222'],
  // the same desk telephone as Lan's
  mai: ['Bùi Tuyết Mai', [['VH', 'officer']], '84900111222'],
  // two units
  son: [
    'Cao Thái Sơn',
    [
      ['VH', 'leader'],
      ['TO', 'leader'],
    ],
    null,
  ],
  tam: [
    'Hồ Thanh Tâm',
    [
      ['KT', 'officer'],
      ['VH', 'officer'],
    ],
    null,
  ],
} as const satisfies Record<string, readonly [string, readonly (readonly [UnitCode, Role])[], string | null]>
export type OfficerCode = keyof typeof people
export const officerCodes = Object.keys(people).filter((code): code is OfficerCode => code in people)
export const nameOf = (officer: OfficerCode): string => people[officer][0]

export interface TaskOptions extends Partial<Omit<typeof tasks.$inferInsert, 'id' | 'code' | 'search'>> {
  lead: readonly [UnitCode, OfficerCode?]
  also?: readonly (readonly [AssignmentRole, UnitCode, OfficerCode?])[]
  document?: string
}

export interface TestOffice {
  units: Record<UnitCode, number>
  officers: Record<OfficerCode, number>
  /** The new task's number. */
  addTask(options: TaskOptions): Promise<number>
}

/** A small office: the tree of units and the people, and tasks as each test wants them. */
export async function testOffice(db: Db): Promise<TestOffice> {
  const unitIds = {} as Record<UnitCode, number>
  const officerIds = {} as Record<OfficerCode, number>
  await db.transact(async tx => {
    for (const code of ['UBND', 'VP', 'KT', 'VH', 'TO'] as const) {
      const [name, parent] = unitTree[code]
      const values = { code, name, parentId: parent && unitIds[parent] }
      unitIds[code] = (await tx.insert(units).values(values).returning({ id: units.id }))[0]!.id
    }
    for (const code of officerCodes) {
      const [name, serves, phone] = people[code]
      const [row] = await tx
        .insert(officers)
        .values({ code, name, phone, search: fold(name) })
        .returning({ id: officers.id })
      officerIds[code] = row!.id
      for (const [unit, role] of serves)
        await tx.insert(memberships).values({ officerId: row!.id, unitId: unitIds[unit], role })
    }
  })

  let made = 0
  const addTask = ({ lead, also = [], document, ...fields }: TaskOptions): Promise<number> =>
    db.transact(async tx => {
      const row = { title: `Nhiệm vụ số ${++made}`, createdAt: mondayMorning, work: 'in_progress' as const, ...fields }
      const documentId = document === undefined ? null : await documentFor(tx, document)
      const [task] = await tx
        .insert(tasks)
        .values({ ...row, code: `NV-${made}`, search: fold(`${row.title} ${document ?? ''}`), documentId })
        .returning()
      const openDue = queuePlace(task!)
      for (const [role, unit, officer] of [['lead', ...lead] as const, ...also])
        await tx.insert(assignments).values({
          taskId: task!.id,
          role,
          unitId: unitIds[unit],
          officerId: officer === undefined ? null : officerIds[officer],
          openDue,
        })
      await tx
        .insert(taskEvents)
        .values({ taskId: task!.id, at: mondayMorning - 86_400_000, kind: 'imported', before: {}, after: {} })
      return task!.id
    })
  return { units: unitIds, officers: officerIds, addTask }
}

async function documentFor(tx: Parameters<Parameters<Db['transact']>[0]>[0], number: string): Promise<number> {
  await tx
    .insert(documents)
    .values({ number, search: fold(number) })
    .onConflictDoNothing()
  const rows = await tx.select().from(documents)
  return rows.find(row => row.number === number)!.id
}
