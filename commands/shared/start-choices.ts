import { isLeader, type Actor } from '../../src/domain/people/access.ts'
import type { Choice } from '../../src/domain/chat/reply.ts'

export const tasksChoice: Choice = { label: 'Nhiệm vụ', send: '/nhiemvu' }
export const helpChoice: Choice = { label: 'Trợ giúp', send: '/trogiup' }
export const progressChoice: Choice = { label: 'Tiến độ', send: '/tiendo' }
/** The overdue tasks of all that a leader follows. */
export const followedLate: Choice = { label: 'Việc quá hạn của các đơn vị', send: '/nhiemvu đơn vị quá hạn' }

/** What this person may begin with: a leader follows others, and may have no task of their own. */
export const startChoices = (actor: Actor | undefined): Choice[] =>
  actor && isLeader(actor) ? [progressChoice, tasksChoice, helpChoice] : [tasksChoice, helpChoice]
