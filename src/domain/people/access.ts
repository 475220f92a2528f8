import { taskSteps } from '../tasks/task.ts'

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

/** What a person is to a task: a party of it, above its lead or another party, named by it, or the office's general affairs. */
const relations = [
  'lead',
  'coordinator',
  'follower',
  'above-lead',
  'above',
  'assigner',
  'in-charge',
  'decider',
  'general-affairs',
] as const
type Relation = (typeof relations)[number]

/** Whom a task names besides its parties. */
export interface Named {
  assignerId: number | null
  leaderId: number | null
  /** who decides on its result (deciders.ts); left out where that is not asked */
  deciders?: readonly number[]
}

const nobody: Named = { assignerId: null, leaderId: null }

function relationsTo(actor: Actor, assignments: readonly Assignment[], named: Named): ReadonlySet<Relation> {
  const found = new Set<Relation>(actor.seesAll ? ['general-affairs'] : [])
  for (const assignment of assignments)
    if (isMine(actor, assignment)) found.add(assignment.role)
    else if (assignment.unitId !== null && actor.scope.has(assignment.unitId))
      found.add(assignment.role === 'lead' ? 'above-lead' : 'above')
  if (named.assignerId === actor.officerId) found.add('assigner')
  if (named.leaderId === actor.officerId) found.add('in-charge')
  if (named.deciders?.includes(actor.officerId)) found.add('decider')
  return found
}

/** All that is done with a task. */
export const taskActions = ['see', 'undo', ...taskSteps] as const
export type TaskAction = (typeof taskActions)[number]

/** Those who have a say in whether and when a task is done, and do not do it themselves. */
const inAuthority = ['above-lead', 'assigner', 'in-charge', 'general-affairs'] as const satisfies readonly Relation[]

/**
 * Only the lead reports on a task; leaders and co-ordinators watch. Whether work may stop is decided by those above the lead,
 * by who assigned it or is in charge of it, never by whoever has to do it, and by general affairs, who follow every task for
 * the leaders (docs/security.md). A result, its deadline and why it came late are judged by its deciders alone. Whoever follows
 * a task may urge, and decides nothing.
 */
const allowed: Record<TaskAction, readonly Relation[]> = {
  see: relations,
  acknowledge: ['lead'],
  'report-progress': ['lead'],
  'submit-result': ['lead'],
  // One's own step, which one was allowed to take.
  undo: ['lead', 'decider', 'follower', ...inAuthority],
  approve: ['decider'],
  'return-result': ['decider'],
  'state-cause': ['lead'],
  'judge-cause': ['decider'],
  'ask-extension': ['lead'],
  'grant-extension': ['decider'],
  'refuse-extension': ['decider'],
  'set-deadline': ['decider'],
  pause: inAuthority,
  resume: inAuthority,
  withdraw: inAuthority,
  reopen: inAuthority,
  comment: ['lead', 'coordinator', 'follower', 'decider', ...inAuthority],
  'dispute-lead': ['lead'],
  'keep-lead': inAuthority,
  'hand-over': inAuthority,
  urge: ['follower', ...inAuthority],
  'answer-urge': ['lead'],
}

/** Nobody has authority over what they have to do themselves, whatever else they are to it. */
const byAuthority: ReadonlySet<TaskAction> = new Set([
  'pause',
  'resume',
  'withdraw',
  'reopen',
  'keep-lead',
  'hand-over',
  'urge',
])

/** The one rule of who may do what with a task; what SQL returns is held against it by a test (db/tasks/visibility.ts). */
export function may(
  action: TaskAction,
  actor: Actor,
  assignments: readonly Assignment[],
  named: Named = nobody,
): boolean {
  const held = relationsTo(actor, assignments, named)
  const counted = byAuthority.has(action) && held.has('lead') ? [] : allowed[action]
  return counted.some(relation => held.has(relation))
}
