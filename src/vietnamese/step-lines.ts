import type { Choice } from '../domain/chat/reply.ts'
import type { TaskStep } from '../domain/tasks/task.ts'

/** The commands by which somebody does something with a task, in the order in which they are offered. */
export const stepCommands = {
  nhan: 'acknowledge',
  capnhat: 'report-progress',
  xong: 'submit-result',
  duyet: 'approve',
  tralai: 'return-result',
  giahan: 'ask-extension',
  tamdung: 'pause',
  tieptuc: 'resume',
  thuhoi: 'withdraw',
  molai: 'reopen',
  ykien: 'comment',
  nhamnguoi: 'dispute-lead',
  giunguyen: 'keep-lead',
  chuyen: 'hand-over',
  nhac: 'urge',
} as const satisfies Record<string, TaskStep>

const names = Object.keys(stepCommands)
const line = new RegExp(`^/(${names.join('|')}) (\\d{1,9})\\b(?: @(\\d{1,15})\\b)?`)

export const isUndo = ({ send }: Pick<Choice, 'send'>): boolean => send === '/hoantac'

/** Behind the number in `/xong 12 nguyên nhân: …`: the line that tells why a result came late. */
export const causeStep = 'nguyên nhân'
export const causeLine = (task: number, cause = ''): string => `/xong ${task} ${causeStep}${cause && `: ${cause}`}`
const tellsCause = new RegExp(`^/xong \\d{1,9} ${causeStep}\\b`, 'u')

/** A step on a task as a line of text names it; `result`: the number of the result that it decides on. */
export interface LineOfStep {
  command: string
  task?: number
  result?: number
}

/** The command of a choice that takes a step, or takes one back, and its task: it may be refused as things stand. */
export function stepOf(choice: Pick<Choice, 'send'>): LineOfStep | undefined {
  if (isUndo(choice)) return { command: 'hoantac' }
  const [, named, task, result] = line.exec(choice.send) ?? []
  if (named === undefined) return undefined
  const command = tellsCause.test(choice.send) ? causeStep : named
  return { command, task: Number(task), ...(result !== undefined && { result: Number(result) }) }
}

/** The line that decides on a result, which is named by its number. */
export const decisionLine = (command: 'duyet' | 'tralai', task: number, result: number | undefined): string =>
  result === undefined ? `/${command} ${task}` : `/${command} ${task} @${result}`

/** The line of a step that settles what its lead says: that it is not theirs to do. Named by that event. */
const settling = (command: 'chuyen' | 'giunguyen', task: number, dispute: number): string =>
  `/${command} ${task} @${dispute}`

/** What can be done about a task whose lead says that it is not theirs. */
export const settlements = (task: number, dispute: number): Choice[] => [
  { label: `Giao người khác #${task}`, send: settling('chuyen', task, dispute) },
  { label: `Giữ nguyên #${task}`, send: settling('giunguyen', task, dispute) },
]

/** Answers to whoever has urged name the urging: `/nhac 12 @345 đã nắm`. */
const gotItLine = (task: number, urge: number): string => `/nhac ${task} @${urge} đã nắm`
export const gotItAllLine = (urges: readonly (readonly [task: number, urge: number])[]): string =>
  `/nhac đã nắm ${urges.map(([task, urge]) => `${task}@${urge}`).join(' ')}`
/** `on`: 04/12/2026; left out: it is asked for */
export const promiseLine = (task: number, urge: number, on = ''): string =>
  `/nhac ${task} @${urge} sẽ xong ${on}`.trim()

/** What can be answered to whoever has urged. */
export const urgeAnswers = (task: number, urge: number): Choice[] => [
  { label: `Đã nắm #${task}`, send: gotItLine(task, urge) },
  { label: `Sẽ xong #${task} ngày…`, send: promiseLine(task, urge) },
]

/** The two decisions on a result. */
export const decisions = (task: number, result: number | undefined): Choice[] => [
  { label: `Duyệt #${task}`, send: decisionLine('duyet', task, result) },
  { label: `Trả lại #${task}`, send: decisionLine('tralai', task, result) },
]

/** The decisions on a request for another deadline; `afterwards`: it came when the deadline was over. */
export const extensionDecisions = (task: number, request: number | undefined, afterwards: boolean): Choice[] => {
  const agrees = decisionLine('duyet', task, request)
  return [
    { label: `Đồng ý gia hạn #${task}`, send: agrees },
    ...(afterwards ? [{ label: `Đồng ý, khách quan #${task}`, send: `${agrees} khách quan` }] : []),
    { label: `Ngày khác #${task}`, send: `${agrees} ngày khác` },
    { label: `Không đồng ý #${task}`, send: decisionLine('tralai', task, request) },
  ]
}

/** The two decisions on a cause that is said to be objective. */
export const causeDecisions = (task: number, cause: number | undefined): Choice[] => [
  { label: `Xác nhận khách quan #${task}`, send: `${decisionLine('duyet', task, cause)} khách quan` },
  { label: `Không xác nhận #${task}`, send: `${decisionLine('duyet', task, cause)} không khách quan` },
]

/** The decisions on a result that came late for a cause which is said to be objective: on both at once. */
export const resultWithCause = (task: number, result: number | undefined): Choice[] => [
  { label: `Duyệt, xác nhận khách quan #${task}`, send: `${decisionLine('duyet', task, result)} khách quan` },
  { label: `Duyệt, không xác nhận #${task}`, send: `${decisionLine('duyet', task, result)} không khách quan` },
  { label: `Trả lại #${task}`, send: decisionLine('tralai', task, result) },
]
