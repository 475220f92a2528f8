import { expect, test } from 'vitest'
import { worded } from '../../commands/shared/refusals.ts'
import type { Refusal, RefusalOf } from '../../src/actions/action.ts'

const parties = [{ role: 'lead' as const, unitId: 1, officerId: 2, unit: 'Phòng Kinh tế', officer: 'Phạm Văn Hùng' }]
/** One of each; the type asks for every kind. */
const refusals: { [Kind in Refusal['refused']]: RefusalOf<Kind> } = {
  done: { refused: 'done', task: 12 },
  withdrawn: { refused: 'withdrawn', task: 12 },
  'awaiting-approval': { refused: 'awaiting-approval', task: 12 },
  acknowledged: { refused: 'acknowledged', task: 12 },
  paused: { refused: 'paused', task: 12 },
  'already-paused': { refused: 'already-paused', task: 12 },
  'not-paused': { refused: 'not-paused', task: 12 },
  'not-submitted': { refused: 'not-submitted', task: 12 },
  'not-closed': { refused: 'not-closed', task: 12 },
  'no-deadline': { refused: 'no-deadline', task: 12 },
  'no-request': { refused: 'no-request', task: 12 },
  'deadline-not-later': { refused: 'deadline-not-later', task: 12, due: '2026-11-25', asked: '2026-11-24' },
  'deadline-gone': { refused: 'deadline-gone', task: 12, due: '2026-11-18', asked: '2026-11-20' },
  'nobody-decides': { refused: 'nobody-decides', task: 12 },
  'not-late': { refused: 'not-late', task: 12 },
  'no-cause': { refused: 'no-cause', task: 12 },
  'cause-decided': { refused: 'cause-decided', task: 12 },
  'never-approved': { refused: 'never-approved', task: 12 },
  'share-out-of-range': { refused: 'share-out-of-range', task: 12, percent: 120 },
  'program-file': { refused: 'program-file', task: 12, file: 'a.exe' },
  'file-too-large': { refused: 'file-too-large', task: 12, file: 'a.pdf' },
  'not-found': { refused: 'not-found', task: 12 },
  'not-allowed': { refused: 'not-allowed', task: 12, action: 'submit-result', parties },
  decided: {
    refused: 'decided',
    task: 12,
    matter: 'result',
    outcome: { kind: 'approved', by: 'Trần Quốc Bảo', own: false, day: '2026-11-23', time: '08:05' },
    waiting: undefined,
  },
  'lead-settled': { refused: 'lead-settled', task: 12, outcome: undefined },
  'leads-already': { refused: 'leads-already', task: 12, lead: 'Phạm Văn Hùng' },
  'urged-lately': {
    refused: 'urged-lately',
    task: 12,
    outcome: { kind: 'urged', by: 'Trần Quốc Bảo', own: false, day: '2026-11-23', time: '08:05' },
    again: { day: '2026-11-23', time: '12:05' },
  },
  'nobody-linked': { refused: 'nobody-linked', task: 12, names: ['Phạm Văn Hùng'] },
  'no-such-urge': { refused: 'no-such-urge', task: 12 },
  'urge-answered': {
    refused: 'urge-answered',
    task: 12,
    outcome: { kind: 'urge_answered', by: 'Phạm Văn Hùng', own: true, day: '2026-11-23', time: '08:05' },
    promisedOn: null,
    open: undefined,
  },
  'told-already': { refused: 'told-already', task: 12, kind: 'urged' },
  'not-undoable': { refused: 'not-undoable', task: 12, kind: 'assigned' },
  'nothing-to-undo': { refused: 'nothing-to-undo' },
  'invite-void': { refused: 'invite-void' },
  'invite-used': { refused: 'invite-used' },
  'phone-void': { refused: 'phone-void' },
  'no-such-account': { refused: 'no-such-account', account: 7 },
  'channel-not-in-use': { refused: 'channel-not-in-use', channels: ['telegram'], active: ['zalo-oa'] },
  'channel-blocked': { refused: 'channel-blocked', channels: ['zalo-oa', 'zalo-bot'], active: ['telegram'] },
  'channel-not-linked': { refused: 'channel-not-linked', channels: ['zalo-bot'], active: [] },
  'changed-since': { refused: 'changed-since', task: 12 },
  'already-assigned': { refused: 'already-assigned', task: 12, day: '2026-11-23', time: '08:05' },
  'may-not-assign': { refused: 'may-not-assign' },
  'outside-scope': { refused: 'outside-scope', leader: undefined, outside: ['Phòng Kinh tế'] },
  'no-leader-named': { refused: 'no-leader-named' },
  'receiver-gone': { refused: 'receiver-gone' },
  'deadline-past': { refused: 'deadline-past', due: '2026-11-20', dueTime: '15:00' },
  'unfit-attachment': { refused: 'unfit-attachment', why: 'program-file', file: 'a.exe' },
}

test('every refusal is a whole sentence that names its task, and offers only commands', () => {
  const said = Object.values(refusals).map(refusal => {
    const { message, choices } = worded(refusal)
    expect(message).toMatch(/^\p{Lu}.*\.$/u)
    expect(message).not.toMatch(/undefined|null/)
    if ('task' in refusal) expect(message).toContain('12')
    for (const { send } of choices)
      expect(send).toMatch(/^\/(viec 12|xong 12|giahan 12|nhiemvu|giao|dulieu|caidat kênh .+)$/)
    return message
  })
  expect(new Set(said).size).toBe(said.length)
})

test('whom a task is not for learns who leads it, but not of a task that they may not see', () => {
  expect(worded(refusals['not-allowed']).message).toContain('Phạm Văn Hùng (Phòng Kinh tế) chủ trì')
  const unseen = worded({ ...refusals['not-allowed'], action: 'see' })
  expect(unseen.message).toBe(worded(refusals['not-found']).message)
})

test.each([
  ['acknowledge', 'done', 'không cần tiếp nhận'],
  ['report-progress', 'done', 'không cần cập nhật tiến độ'],
  ['submit-result', 'done', 'không cần báo lại'],
  ['pause', 'done', 'nên không tạm dừng được'],
  ['resume', 'done', 'nên không có gì để cho tiếp tục'],
  ['pause', 'withdrawn', 'nên không tạm dừng được'],
  ['resume', 'withdrawn', 'nên không có gì để cho tiếp tục'],
  ['pause', 'awaiting-approval', 'nên không tạm dừng được'],
  ['resume', 'awaiting-approval', 'nên không có gì để cho tiếp tục'],
  ['submit-result', 'awaiting-approval', 'gõ /hoantac trong 10 phút'],
  ['report-progress', 'withdrawn', 'không cần thực hiện nữa'],
] as const)('a refusal names the step that was refused: %s of a task that is %s', (step, refused, words) => {
  const { message } = worded({ refused, task: 12, step })
  expect(message).toContain(words)
  if (step === 'pause' || step === 'resume') expect(message).not.toMatch(/báo lại|trình nhầm/)
})
