/** officer: own tasks · leader: the unit and all below · general_affairs: everything · admin: manages, decides nothing */
export const roles = ['officer', 'leader', 'general_affairs', 'admin'] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  officer: 'cán bộ',
  leader: 'lãnh đạo',
  general_affairs: 'tổng hợp',
  admin: 'quản trị',
}

/** Who no longer serves may do nothing of the office, and is asked for nowhere but in the record of what was done. */
export const officerStatuses = ['serving', 'left', 'transferred'] as const
export type OfficerStatus = (typeof officerStatuses)[number]
export type Departure = Exclude<OfficerStatus, 'serving'>

/** The words of the column `Tình trạng`. */
export const officerStatusNames: Record<OfficerStatus, string> = {
  serving: 'đang làm',
  left: 'nghỉ',
  transferred: 'chuyển',
}

export interface Membership {
  unitId: number
  unitName: string
  role: Role
  position: string | null
}

/** The person a message comes from, with what their roles open to them. */
export interface Actor {
  officerId: number
  code: string
  name: string
  memberships: Membership[]
  /** The units they lead, and everything below those. */
  scope: ReadonlySet<number>
  /** The units they lead themselves: a task given to such a unit and to nobody in it is theirs. */
  ledUnits: readonly number[]
  seesAll: boolean
}

export type AssignmentRole = 'lead' | 'coordinator' | 'follower'

export interface Assignment {
  role: AssignmentRole
  unitId: number | null
  officerId: number | null
}

export const isLeader = (actor: Actor): boolean => actor.seesAll || actor.ledUnits.length > 0

/** Who may use a command; `leader` includes general affairs. Tasks are judged one by one below. */
export type Who = 'anyone' | 'officer' | 'leader'

export function mayUse(who: Who, actor: Actor | undefined): boolean {
  switch (who) {
    case 'anyone':
      return true
    case 'officer':
      return actor !== undefined
    case 'leader':
      return actor !== undefined && isLeader(actor)
  }
}

/** Is the assignment this person's to work on: by name, or as head of a unit that has named nobody? */
export const isMine = (actor: Actor, assignment: Assignment): boolean =>
  assignment.officerId === null
    ? assignment.unitId !== null && actor.ledUnits.includes(assignment.unitId)
    : assignment.officerId === actor.officerId

export const maySee = (actor: Actor, assignments: readonly Assignment[]): boolean =>
  actor.seesAll || assignments.some(a => isMine(actor, a) || (a.unitId !== null && actor.scope.has(a.unitId)))

/** Only the lead reports on a task; leaders and co-ordinators watch. */
export const mayReport = (actor: Actor, assignments: readonly Assignment[]): boolean =>
  assignments.some(a => a.role === 'lead' && isMine(actor, a))
